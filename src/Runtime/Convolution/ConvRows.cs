using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;
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

    // So many places of the kernel are added to a result while it stays in a register.
    private const int MaxTaps = 256;

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
        using ArenaScope arena = Arena.Enter();
        ConvTap<T>* taps = arena.Allocate<ConvTap<T>>(MaxTaps);
        for (nint unit = lo; unit < hi; unit++)
        {
            (nint rest, nint cut) = Math.DivRem(unit, (nint)this.cutsOfRow);
            (rest, nint row) = Math.DivRem(rest, (nint)this.rowsOfPlane);
            (rest, nint o) = Math.DivRem(rest, (nint)p.Filters);
            (nint g, nint n) = Math.DivRem(rest, (nint)p.Examples);
            Row(
                p, p.Lhs + (g * p.LhsGroup) + (n * p.LhsExample), p.Rhs + (g * p.RhsGroup) + (o * p.RhsFilter),
                p.Result + (g * p.ResultGroup) + (n * p.ResultExample) + (o * p.ResultFilter), (int)row, (int)cut * RowLength, taps);
        }
    }

    private static void Row(in ConvPlan<T> p, T* lhs, T* rhs, T* result, int row, int from, ConvTap<T>* taps)
    {
        int last = p.Last, length = p.Places[last], tapsOfLine = p.Kernel[last], lines = p.TapCount / int.Max(tapsOfLine, 1);
        int count = int.Min(RowLength, length - from), stride = p.Strides[last];
        nint step = p.LhsSteps[last];
        int* start = stackalloc int[p.Spatial];
        int* tap = stackalloc int[p.Spatial];
        p.PlaceAt(row * length, start);
        T* sums = result + p.ResultOffset(row * length) + from;
        new Span<T>(sums, count).Clear();
        int origin = start[last] + (from * stride), found = 0;
        for (int c = 0; c < p.Features; c++)
        {
            for (int line = 0; line < lines; line++)
            {
                p.TapAt(line * tapsOfLine, tap);
                nint offset = c * p.LhsFeature;
                bool isInside = true;
                for (int i = 0; i < last && isInside; i++)
                {
                    int at = start[i] + tap[i];
                    isInside = p.Element(i, ref at);
                    offset += at * p.LhsSteps[i];
                }

                T* weights = rhs + (c * p.RhsFeature) + p.RhsOffset(line * tapsOfLine);
                for (int t = 0; isInside && t < tapsOfLine; t++)
                {
                    int first = origin + (t * p.RhsDilation[last]);
                    taps[found++] = new ConvTap<T>(
                        lhs + offset + (first * step), weights[t * p.RhsSteps[last]], Bound(0, first, stride, count), Bound(p.Lengths[last], first, stride, count));
                    if (found == MaxTaps)
                    {
                        Add(taps, found, stride * step, sums, count);
                        found = 0;
                    }
                }
            }
        }

        Add(taps, found, stride * step, sums, count);
    }

    // The first of the places 0..count whose element, start + stride·place, is at least a bound.
    private static int Bound(int bound, int start, int stride, int count) =>
        start >= bound ? 0 : int.Min(((bound - start - 1) / stride) + 1, count);

    // Where every tap has an element, several places at once; towards the ends, one by one.
    private static void Add(ConvTap<T>* taps, int found, nint step, T* sums, int count)
    {
        int lo = 0, hi = count;
        for (int t = 0; t < found; t++)
        {
            lo = int.Max(lo, taps[t].First);
            hi = int.Min(hi, taps[t].End);
        }

        hi = int.Max(lo, hi);
        Edge(taps, found, step, sums, 0, lo);
        Middle(taps, found, step, sums, lo, hi);
        Edge(taps, found, step, sums, hi, count);
    }

    private static void Edge(ConvTap<T>* taps, int found, nint step, T* sums, int lo, int hi)
    {
        for (int i = lo; i < hi; i++)
        {
            T sum = sums[i];
            for (int t = 0; t < found; t++)
            {
                sum = i >= taps[t].First && i < taps[t].End ? T.FusedMultiplyAdd(taps[t].Origin[i * step], taps[t].Weight, sum) : sum;
            }

            sums[i] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Middle(ConvTap<T>* taps, int found, nint step, T* sums, int lo, int hi)
    {
        int lanes = Vector256<T>.Count, i = lo;
        for (; step == 1 && i + (4 * lanes) <= hi; i += 4 * lanes)
        {
            T* to = sums + i;
            Vector256<T> a = Vector256.Load(to), b = Vector256.Load(to + lanes), c = Vector256.Load(to + (2 * lanes)), d = Vector256.Load(to + (3 * lanes));
            for (int t = 0; t < found; t++)
            {
                T* x = taps[t].Origin + i;
                Vector256<T> w = Vector256.Create(taps[t].Weight);
                a = Fused.Add(Vector256.Load(x), w, a);
                b = Fused.Add(Vector256.Load(x + lanes), w, b);
                c = Fused.Add(Vector256.Load(x + (2 * lanes)), w, c);
                d = Fused.Add(Vector256.Load(x + (3 * lanes)), w, d);
            }

            a.Store(to);
            b.Store(to + lanes);
            c.Store(to + (2 * lanes));
            d.Store(to + (3 * lanes));
        }

        for (; step == 1 && i + lanes <= hi; i += lanes)
        {
            Vector256<T> sum = Vector256.Load(sums + i);
            for (int t = 0; t < found; t++)
            {
                sum = Fused.Add(Vector256.Load(taps[t].Origin + i), Vector256.Create(taps[t].Weight), sum);
            }

            sum.Store(sums + i);
        }

        for (; i < hi; i++)
        {
            T sum = sums[i];
            for (int t = 0; t < found; t++)
            {
                sum = T.FusedMultiplyAdd(taps[t].Origin[i * step], taps[t].Weight, sum);
            }

            sums[i] = sum;
        }
    }
}

/// <summary>One place of the kernel over a row of results: where its elements begin, and which results have one.</summary>
internal readonly unsafe struct ConvTap<T>(T* origin, T weight, int first, int end)
    where T : unmanaged
{
    public T* Origin { get; } = origin;

    public T Weight { get; } = weight;

    public int First { get; } = first;

    public int End { get; } = end;
}
