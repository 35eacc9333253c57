using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class Cumlogsumexp() : CumulativeOp("cumlogsumexp")
{
    public override string Summary =>
        "The logarithm of the sum of the exponentials of all elements up to and with each, along an axis; from the other end with reverse.";

    public override double Identity => double.NegativeInfinity;

    public override bool Accepts(DType dtype) => dtype.IsFloating();

    // log(eᵃ + eᵇ) = a + log(1 + e^(b - a)) for a ≥ b; of two equal infinities it is that infinity.
    public override double Combine(double before, double x)
    {
        double high = Math.Max(before, x), low = Math.Min(before, x);
        return double.IsInfinity(high) ? high : high + Elementary.Log1p(Math.Exp(low - high));
    }

    public override long Combine(long before, long x, DType dtype) =>
        throw new InvalidOperationException($"'{this.Name}' has no meaning for {dtype.Name()}.");

    // As of log(eᵃ + eᵇ): the share of each in the sum; ∞ counts as 0 in the exponent, so that ∞ - ∞ gives a finite share.
    public override (Value ByBefore, Value ByElement) Partials(JaxprBuilder build, Value before, Value x, Value y)
    {
        Value infinity = build.FullLike(y, double.PositiveInfinity), zero = build.Zeros(y.Type);
        Value Finite(Value v) => build.Select(build.Eq(v, infinity), zero, v);
        Value Share(Value part) => build.Exp(build.Sub(Finite(part), Finite(y)));
        return (Share(before), Share(x));
    }
}
