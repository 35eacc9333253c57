using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Simd;

namespace Pure.Jit.Convolution;

/// <summary>
/// A convolution of few filters whose last spatial axis has its results side by side (one-dimensional filters; depthwise,
/// features first): lanes are places in a row. Each result is accumulated by fused multiply-add, over the features and then the
/// kernel's places.
/// </summary>
internal unsafe struct ConvRows<T> : IRangeBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Results that stay in the nearest cache while all places of the kernel are added.
    private const int RowLength = 1024;

    private ConvPlan<T> plan;
    private int rowsOfPlane;
    private int cutsOfRow;

    public static bool Fits(in ConvPlan<T> plan) =>
        plan.Filters <= 3 && plan.ResultSteps[plan.Last] == 1 && plan.Places[plan.Last] >= 8 && plan.LhsDilation[plan.Last] == 1;

    public static void Run(in ConvPlan<T> plan)
    {
        int length = plan.Places[plan.Last];
        ConvRows<T> body = new() { plan = plan, rowsOfPlane = plan.PlaceCount / length, cutsOfRow = ((length - 1) / RowLength) + 1 };
        nint units = (nint)plan.Groups * plan.Examples * plan.Filters * body.rowsOfPlane * body.cutsOfRow;
        Workers.For(units, 1 + (65_536 * units / (nint)long.Max(plan.Products, 1)), ref body);
    }

    public readonly void Run(nint lo, nint hi)
    {
        ConvPlan<T> p = this.plan;
        for (nint unit = lo; unit < hi; unit++)
        {
            (nint rest, nint cut) = Math.DivRem(unit, (nint)this.cutsOfRow);
            (rest, nint row) = Math.DivRem(rest, (nint)this.rowsOfPlane);
            (rest, nint o) = Math.DivRem(rest, (nint)p.Filters);
            (nint g, nint n) = Math.DivRem(rest, (nint)p.Examples);
            Row(
                p, p.Lhs + (g * p.LhsGroup) + (n * p.LhsExample), p.Rhs + (g * p.RhsGroup) + (o * p.RhsFilter),
                p.Result + (g * p.ResultGroup) + (n * p.ResultExample) + (o * p.ResultFilter), (int)row, (int)cut * RowLength);
        }
    }

    private static void Row(in ConvPlan<T> p, T* lhs, T* rhs, T* result, int row, int from)
    {
        int last = p.Last, length = p.Places[last], taps = p.Kernel[last], lines = p.TapCount / int.Max(taps, 1);
        int count = int.Min(RowLength, length - from);
        int* start = stackalloc int[p.Spatial];
        int* tap = stackalloc int[p.Spatial];
        p.PlaceAt(row * length, start);
        T* sums = result + p.ResultOffset(row * length) + from;
        new Span<T>(sums, count).Clear();
        start[last] += from * p.Strides[last];
        for (int c = 0; c < p.Features; c++)
        {
            for (int line = 0; line < lines; line++)
            {
                p.TapAt(line * taps, tap);
                nint offset = c * p.LhsFeature;
                bool isInside = true;
                for (int i = 0; i < last && isInside; i++)
                {
                    int at = start[i] + tap[i];
                    isInside = p.Element(i, ref at);
                    offset += at * p.LhsSteps[i];
                }

                if (isInside)
                {
                    Line(p, lhs + offset, rhs + (c * p.RhsFeature) + p.RhsOffset(line * taps), sums, start[last], count);
                }
            }
        }
    }

    // All places of the kernel in one line of it, four at once where none is outside.
    private static void Line(in ConvPlan<T> p, T* line, T* weights, T* sums, int start, int count)
    {
        int last = p.Last, length = p.Lengths[last], stride = p.Strides[last], dilation = p.RhsDilation[last], taps = p.Kernel[last];
        nint step = p.LhsSteps[last], weightStep = p.RhsSteps[last];
        for (int t = 0; t < taps;)
        {
            int first = start + (t * dilation), fourth = first + (3 * dilation);
            int lo = Bound(0, first, stride, count), hi = Bound(length, first, stride, count);
            T* x = line + (first * step);
            T* w = weights + (t * weightStep);
            if (t + 4 <= taps && step == 1 && stride == 1 && lo == 0 && Bound(length, fourth, 1, count) == count)
            {
                Add(x, x + dilation, x + (2 * dilation), x + (3 * dilation), *w, w[weightStep], w[2 * weightStep], w[3 * weightStep], sums, count);
                t += 4;
            }
            else
            {
                Add(x + (lo * stride * step), stride * step, *w, sums + lo, hi - lo);
                t++;
            }
        }
    }

    // The first of the places 0..count whose element, start + stride·place, is at least a bound.
    private static int Bound(int bound, int start, int stride, int count) =>
        start >= bound ? 0 : int.Min(((bound - start - 1) / stride) + 1, count);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add(T* x0, T* x1, T* x2, T* x3, T w0, T w1, T w2, T w3, T* sums, int count)
    {
        int lanes = Vector256<T>.Count, i = 0;
        Vector256<T> v0 = Vector256.Create(w0), v1 = Vector256.Create(w1), v2 = Vector256.Create(w2), v3 = Vector256.Create(w3);
        for (; i + (2 * lanes) <= count; i += 2 * lanes)
        {
            Vector256<T> a = Vector256.Load(sums + i), b = Vector256.Load(sums + i + lanes);
            a = Fused.Add(Vector256.Load(x0 + i), v0, a);
            b = Fused.Add(Vector256.Load(x0 + i + lanes), v0, b);
            a = Fused.Add(Vector256.Load(x1 + i), v1, a);
            b = Fused.Add(Vector256.Load(x1 + i + lanes), v1, b);
            a = Fused.Add(Vector256.Load(x2 + i), v2, a);
            b = Fused.Add(Vector256.Load(x2 + i + lanes), v2, b);
            a = Fused.Add(Vector256.Load(x3 + i), v3, a);
            b = Fused.Add(Vector256.Load(x3 + i + lanes), v3, b);
            a.Store(sums + i);
            b.Store(sums + i + lanes);
        }

        for (; i < count; i++)
        {
            T sum = T.FusedMultiplyAdd(x0[i], w0, sums[i]);
            sum = T.FusedMultiplyAdd(x1[i], w1, sum);
            sum = T.FusedMultiplyAdd(x2[i], w2, sum);
            sums[i] = T.FusedMultiplyAdd(x3[i], w3, sum);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add(T* x, nint step, T weight, T* sums, int count)
    {
        int lanes = Vector256<T>.Count, i = 0;
        if (step == 1)
        {
            Vector256<T> w = Vector256.Create(weight);
            for (; i + lanes <= count; i += lanes)
            {
                Fused.Add(Vector256.Load(x + i), w, Vector256.Load(sums + i)).Store(sums + i);
            }
        }

        for (; i < count; i++)
        {
            sums[i] = T.FusedMultiplyAdd(x[i * step], weight, sums[i]);
        }
    }
}
