using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// The beta function.
public static partial class Lax
{
    /// <summary>ln B(a, b) for positive a and b: ∞ where one is 0, NaN where one is negative.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("betaln")]
    public static NDArray<T> Betaln<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => SpecialLoops.Binary<T, BetalnOp>(a, b);

    /// <summary>The regularised incomplete beta function I_x(a, b); NaN outside a, b &gt; 0 and 0 ≤ x ≤ 1. Differentiable in x.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("betainc")]
    public static NDArray<T> Betainc<T>(NDArray<T> a, NDArray<T> b, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Ternary<T, BetaincOp>(a, b, x);

    private readonly struct BetalnOp : ISpecialBinary
    {
        public static string Name => "betaln";

        public static float Apply(float x, float y) => Scalars.Betaln(x, y);

        public static double Apply(double x, double y) => Scalars.Betaln(x, y);
    }

    private readonly struct BetaincOp : ISpecialTernary
    {
        public static string Name => "betainc";

        public static float Apply(float x, float y, float z) => Scalars.Betainc(x, y, z);

        public static double Apply(double x, double y, double z) => Scalars.Betainc(x, y, z);
    }
}
