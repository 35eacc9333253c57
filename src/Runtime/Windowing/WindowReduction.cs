using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;
using Pure.Jit.Simd;

namespace Pure.Jit.Windowing;

/// <summary>
/// A reduction over the places of a window, one axis after the other, each from left to right: the first axis first. The order
/// depends on sizes alone.
/// </summary>
internal unsafe struct WindowReduction<T, TOp> : IRangeBody
    where T : unmanaged
    where TOp : IWindowOp<T>
{
    private WindowPlan plan;
    private T* operand;
    private T* result;

    public static void Run(in WindowPlan plan, T* operand, T* result)
    {
        WindowReduction<T, TOp> body = new() { plan = plan, operand = operand, result = result };
        Workers.For(plan.Outer, 1 + (65_536 / nint.Max(plan.LengthOfBlock + plan.ResultsOfBlock, 1)), ref body);
    }

    public readonly void Run(nint lo, nint hi)
    {
        WindowPlan p = this.plan;
        using ArenaScope arena = Arena.Enter();
        nint largest = 0;
        int passes = 0;
        for (int axis = 0; axis < p.Rank; axis++)
        {
            largest = nint.Max(largest, Size(p, axis + 1));
            passes += IsPlain(p, axis) ? 0 : 1;
        }

        T* first = passes > 1 ? arena.Allocate<T>(largest) : null;
        T* second = passes > 2 ? arena.Allocate<T>(largest) : null;
        nint length = p.LengthOfBlock, results = p.ResultsOfBlock;
        for (nint block = lo; block < hi; block++)
        {
            T* from = this.operand + (block * length);
            T* end = this.result + (block * results);
            if (passes == 0)
            {
                Buffer.MemoryCopy(from, end, results * sizeof(T), results * sizeof(T));
            }

            for (int axis = 0, pass = 0; axis < p.Rank; axis++)
            {
                if (!IsPlain(p, axis))
                {
                    T* to = ++pass == passes ? end : pass % 2 == 1 ? first : second;
                    Along(p, axis, from, to);
                    from = to;
                }
            }
        }
    }

    // The size after the axes before one are done.
    private static nint Size(in WindowPlan p, int done)
    {
        nint size = p.Inner;
        for (int i = 0; i < p.Rank; i++)
        {
            size *= i < done ? p.Places[i] : p.Lengths[i];
        }

        return size;
    }

    private static bool IsPlain(in WindowPlan p, int axis) =>
        p.Window[axis] == 1 && p.Strides[axis] == 1 && p.Low[axis] == 0 && p.BaseDilation[axis] == 1 && p.Lengths[axis] == p.Places[axis];

    private static void Along(in WindowPlan p, int axis, T* from, T* to)
    {
        nint before = 1, after = p.Inner;
        for (int i = 0; i < axis; i++)
        {
            before *= p.Places[i];
        }

        for (int i = axis + 1; i < p.Rank; i++)
        {
            after *= p.Lengths[i];
        }

        int length = p.Lengths[axis], places = p.Places[axis], window = p.Window[axis], stride = p.Strides[axis], low = p.Low[axis], dilation = p.WindowDilation[axis];
        int lo = 0, hi = 0;
        if (p.BaseDilation[axis] == 1)
        {
            // The places whose window is all inside.
            lo = int.Min(low <= 0 ? 0 : ((low - 1) / stride) + 1, places);
            long room = (long)length + low - ((window - 1) * (long)dilation) - 1;
            hi = (int)long.Clamp(room < 0 ? 0 : (room / stride) + 1, lo, places);
        }

        for (nint i = 0; i < before; i++, from += length * after, to += places * after)
        {
            Edge(p, axis, from, to, after, 0, lo);
            if (after == 1)
            {
                Line(from + (((nint)lo * stride) - low), to + lo, hi - lo, window, stride, dilation);
            }
            else
            {
                for (int place = lo; place < hi; place++)
                {
                    Row(from + ((((nint)place * stride) - low) * after), to + (place * after), after, window, dilation * after);
                }
            }

            Edge(p, axis, from, to, after, hi, places);
        }
    }

    // Places whose window is partly outside: without base dilation, what is inside is a run of it.
    private static void Edge(in WindowPlan p, int axis, T* from, T* to, nint after, int lo, int hi)
    {
        int window = p.Window[axis];
        for (int place = lo; place < hi; place++)
        {
            T* sums = to + (place * after);
            int first = 0, end = window;
            while (first < end && p.Element(axis, place, first) < 0)
            {
                first++;
            }

            while (end > first && p.Element(axis, place, end - 1) < 0)
            {
                end--;
            }

            if (p.BaseDilation[axis] == 1 && first < end)
            {
                Row(from + (p.Element(axis, place, first) * after), sums, after, end - first, p.WindowDilation[axis] * after);
                continue;
            }

            new Span<T>(sums, (int)after).Fill(TOp.Identity);
            for (int tap = first; tap < end; tap++)
            {
                int at = p.Element(axis, place, tap);
                T* x = from + (at * after);
                for (nint i = 0; at >= 0 && i < after; i++)
                {
                    sums[i] = TOp.Combine(sums[i], x[i]);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Row(T* from, T* to, nint count, int window, nint step)
    {
        nint i = 0;
        if (Vector256<T>.IsSupported)
        {
            nint lanes = Vector256<T>.Count;
            for (; i + (2 * lanes) <= count; i += 2 * lanes)
            {
                T* x = from + i;
                Vector256<T> a = Vector256.Create(TOp.Identity), b = a;
                for (int tap = 0; tap < window; tap++, x += step)
                {
                    a = TOp.Combine(a, Vector256.Load(x));
                    b = TOp.Combine(b, Vector256.Load(x + lanes));
                }

                a.Store(to + i);
                b.Store(to + i + lanes);
            }
        }

        for (; i < count; i++)
        {
            T* x = from + i;
            T sum = TOp.Identity;
            for (int tap = 0; tap < window; tap++, x += step)
            {
                sum = TOp.Combine(sum, *x);
            }

            to[i] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Line(T* from, T* to, int count, int window, int stride, int dilation)
    {
        int i = 0;
        if (stride == 1 && Vector256<T>.IsSupported)
        {
            int lanes = Vector256<T>.Count;
            for (; i + (2 * lanes) <= count; i += 2 * lanes)
            {
                T* x = from + i;
                Vector256<T> a = Vector256.Create(TOp.Identity), b = a;
                for (int tap = 0; tap < window; tap++, x += dilation)
                {
                    a = TOp.Combine(a, Vector256.Load(x));
                    b = TOp.Combine(b, Vector256.Load(x + lanes));
                }

                a.Store(to + i);
                b.Store(to + i + lanes);
            }
        }

        for (; i < count; i++)
        {
            T* x = from + ((nint)i * stride);
            T sum = TOp.Identity;
            for (int tap = 0; tap < window; tap++, x += dilation)
            {
                sum = TOp.Combine(sum, *x);
            }

            to[i] = sum;
        }
    }
}
