using System.Numerics;

namespace Pure.Jit;

// Along one axis: each element combined with all before it.
public static partial class Lax
{
    /// <summary>Running sums along an axis, each including its own element; integers wrap. Linear.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="reverse">Whether to sum from the end.</param>
    [Primitive("cumsum")]
    public static NDArray<T> Cumsum<T>(NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged
        => Cumulative.Run<T, CumsumStep>(x, axis, reverse);

    /// <summary>Running products along an axis, each including its own element; integers wrap. The derivative is right also where elements are 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="reverse">Whether to multiply from the end.</param>
    [Primitive("cumprod")]
    public static NDArray<T> Cumprod<T>(NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged
        => Cumulative.Run<T, CumprodStep>(x, axis, reverse);

    /// <summary>The largest so far along an axis, each element included; NaN from the first NaN on. An element equal to the largest before it shares the derivative.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="reverse">Whether to start from the end.</param>
    [Primitive("cummax")]
    public static NDArray<T> Cummax<T>(NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged
        => Cumulative.Run<T, CummaxStep>(x, axis, reverse);

    /// <summary>The smallest so far along an axis, each element included; NaN from the first NaN on. An element equal to the smallest before it shares the derivative.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="reverse">Whether to start from the end.</param>
    [Primitive("cummin")]
    public static NDArray<T> Cummin<T>(NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged
        => Cumulative.Run<T, CumminStep>(x, axis, reverse);

    /// <summary>The logarithm of the running sum of exponentials along an axis, without overflow. For floating-point types.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="reverse">Whether to start from the end.</param>
    [Primitive("cumlogsumexp")]
    public static NDArray<T> Cumlogsumexp<T>(NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank, nameof(axis));
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        LogSumExpLoop<T> loop = new(x, result, along, reverse);
        Dispatch.Float<T, LogSumExpLoop<T>>(ref loop, "cumlogsumexp");
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>
    /// yᵢ = aᵢ·yᵢ₋₁ + bᵢ along an axis, with 0 before the first element: an exponential moving average, a discounted return, the
    /// derivative of the cumulative functions. Differentiable in both.
    /// </summary>
    /// <param name="a">The factors.</param>
    /// <param name="b">The summands, of the same shape.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="reverse">Whether to start from the end.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [Primitive("linear_recurrence")]
    public static NDArray<T> LinearRecurrence<T>(NDArray<T> a, NDArray<T> b, int axis, bool reverse = false)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, a.Rank, nameof(axis));
        if (a.Shape != b.Shape)
        {
            throw new ArgumentException($"Factors of shape {a.Shape} and summands of shape {b.Shape} differ", nameof(b));
        }

        NDArray<T> result = NDArray<T>.Allocate(a.Shape);
        RecurrenceLoop<T> loop = new(a, b, result, along, reverse);
        Dispatch.Number<T, RecurrenceLoop<T>>(ref loop, "linear_recurrence");
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return result;
    }

    internal readonly struct CumsumStep : ICumulativeStep
    {
        public static string Name => "cumsum";

        public static bool IsSum => true;

        public static TSeen Combine<TSeen>(TSeen before, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>
            => unchecked(before + x);
    }

    internal readonly struct CumprodStep : ICumulativeStep
    {
        public static string Name => "cumprod";

        public static TSeen Combine<TSeen>(TSeen before, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>
            => unchecked(before * x);
    }

    internal readonly struct CummaxStep : ICumulativeStep
    {
        public static string Name => "cummax";

        public static TSeen Combine<TSeen>(TSeen before, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>
            => TSeen.Max(before, x);
    }

    internal readonly struct CumminStep : ICumulativeStep
    {
        public static string Name => "cummin";

        public static TSeen Combine<TSeen>(TSeen before, TSeen x)
            where TSeen : unmanaged, INumber<TSeen>
            => TSeen.Min(before, x);
    }

    private readonly struct LogSumExpLoop<T>(NDArray<T> x, NDArray<T> result, int axis, bool reverse) : IFloatVisitor
        where T : unmanaged
    {
        // The largest so far and the sum of e to the distance from it.
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            foreach ((int start, int step, int length) in new AxisRuns(x.Shape, axis, reverse))
            {
                double largest = double.NegativeInfinity;
                double sum = 0;
                for (int i = 0; i < length; i++)
                {
                    double next = double.CreateTruncating(source[start + (i * step)]);
                    if (double.IsNaN(next) || (next > largest && double.IsInfinity(next)))
                    {
                        (largest, sum) = (double.IsNaN(largest) ? largest : next, 1);
                    }
                    else if (next > largest)
                    {
                        (largest, sum) = (next, (sum * Math.Exp(largest - next)) + 1);
                    }
                    else if (!double.IsInfinity(next) && !double.IsInfinity(largest))
                    {
                        sum += Math.Exp(next - largest);
                    }

                    target[start + (i * step)] = TSeen.CreateTruncating(double.IsInfinity(largest) ? largest : largest + Math.Log(sum));
                }
            }
        }
    }

    private readonly struct RecurrenceLoop<T>(NDArray<T> a, NDArray<T> b, NDArray<T> result, int axis, bool reverse) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> factors = a.Elements<TSeen>();
            ReadOnlySpan<TSeen> summands = b.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            foreach ((int start, int step, int length) in new AxisRuns(a.Shape, axis, reverse))
            {
                TSeen y = TSeen.Zero;
                for (int i = 0; i < length; i++)
                {
                    int at = start + (i * step);
                    y = i == 0 ? summands[at] : unchecked((factors[at] * y) + summands[at]);
                    target[at] = y;
                }
            }
        }
    }
}
