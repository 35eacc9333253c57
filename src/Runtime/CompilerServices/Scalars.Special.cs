using System.Numerics;
using System.Runtime.CompilerServices;
using Pure.Jit.Numerics;

namespace Pure.Jit.CompilerServices;

// Special functions and bits. Of f32 they are computed in double precision and rounded once.
public static partial class Scalars
{
    /// <summary>log |Γ(x)|.</summary>
    public static float Lgamma(float x) => Gamma.Log(x);

    /// <summary>log |Γ(x)|.</summary>
    public static double Lgamma(double x) => Gamma.Log(x);

    /// <summary>The derivative of log Γ.</summary>
    public static float Digamma(float x) => Gamma.Digamma(x);

    /// <summary>The derivative of log Γ.</summary>
    public static double Digamma(double x) => Gamma.Digamma(x);

    /// <summary>exp(x²) erfc(x).</summary>
    public static float Erfcx(float x) => (float)ErrorFunction.Erfcx(x);

    /// <summary>exp(x²) erfc(x).</summary>
    public static double Erfcx(double x) => ErrorFunction.Erfcx(x);

    /// <summary>The standard normal distribution function.</summary>
    public static float Ndtr(float x) => (float)ErrorFunction.Ndtr(x);

    /// <summary>The standard normal distribution function.</summary>
    public static double Ndtr(double x) => ErrorFunction.Ndtr(x);

    /// <summary>Its logarithm.</summary>
    public static float LogNdtr(float x) => (float)ErrorFunction.LogNdtr(x);

    /// <summary>Its logarithm.</summary>
    public static double LogNdtr(double x) => ErrorFunction.LogNdtr(x);

    /// <summary>Its inverse.</summary>
    public static float Ndtri(float x) => (float)ErrorFunction.Ndtri(x);

    /// <summary>Its inverse.</summary>
    public static double Ndtri(double x) => ErrorFunction.Ndtri(x);

    /// <summary>e⁻|x| I₀(x).</summary>
    public static float BesselI0e(float x) => (float)Bessel.I0e(x);

    /// <summary>e⁻|x| I₀(x).</summary>
    public static double BesselI0e(double x) => Bessel.I0e(x);

    /// <summary>e⁻|x| I₁(x).</summary>
    public static float BesselI1e(float x) => (float)Bessel.I1e(x);

    /// <summary>e⁻|x| I₁(x).</summary>
    public static double BesselI1e(double x) => Bessel.I1e(x);

    /// <summary>The exponential integral Ei.</summary>
    public static float Expi(float x) => (float)ExponentialIntegral.Ei(x);

    /// <summary>The exponential integral Ei.</summary>
    public static double Expi(double x) => ExponentialIntegral.Ei(x);

    /// <summary>The exponential integral Eₙ.</summary>
    public static float Expn(float n, float x) => (float)ExponentialIntegral.En(n, x);

    /// <summary>The exponential integral Eₙ.</summary>
    public static double Expn(double n, double x) => ExponentialIntegral.En(n, x);

    /// <summary>The sine integral.</summary>
    public static float SineIntegral(float x) => (float)TrigonometricIntegral.Si(x);

    /// <summary>The sine integral.</summary>
    public static double SineIntegral(double x) => TrigonometricIntegral.Si(x);

    /// <summary>The cosine integral.</summary>
    public static float CosineIntegral(float x) => (float)TrigonometricIntegral.Ci(x);

    /// <summary>The cosine integral.</summary>
    public static double CosineIntegral(double x) => TrigonometricIntegral.Ci(x);

    /// <summary>Hurwitz' zeta function.</summary>
    public static float Zeta(float a, float x) => (float)Gamma.Zeta(a, x);

    /// <summary>Hurwitz' zeta function.</summary>
    public static double Zeta(double a, double x) => Gamma.Zeta(a, x);

    /// <summary>The m-th derivative of ψ.</summary>
    public static float Polygamma(float a, float x) => (float)Gamma.Polygamma(a, x);

    /// <summary>The m-th derivative of ψ.</summary>
    public static double Polygamma(double a, double x) => Gamma.Polygamma(a, x);

    /// <summary>P(a, x).</summary>
    public static float Igamma(float a, float x) => IncompleteGamma.Lower(a, x);

    /// <summary>P(a, x).</summary>
    public static double Igamma(double a, double x) => IncompleteGamma.Lower(a, x);

    /// <summary>Q(a, x).</summary>
    public static float Igammac(float a, float x) => IncompleteGamma.Upper(a, x);

    /// <summary>Q(a, x).</summary>
    public static double Igammac(double a, double x) => IncompleteGamma.Upper(a, x);

    /// <summary>The derivative of P(a, x) in a.</summary>
    public static float IgammaGradA(float a, float x) => (float)IncompleteGamma.SlopeInA(a, x);

    /// <summary>The derivative of P(a, x) in a.</summary>
    public static double IgammaGradA(double a, double x) => IncompleteGamma.SlopeInA(a, x);

    /// <summary>The derivative in a of a gamma sample.</summary>
    public static float RandomGammaGrad(float a, float x) => (float)IncompleteGamma.SampleSlope(a, x);

    /// <summary>The derivative in a of a gamma sample.</summary>
    public static double RandomGammaGrad(double a, double x) => IncompleteGamma.SampleSlope(a, x);

    /// <summary>log B(a, b).</summary>
    public static float Betaln(float a, float x) => (float)Gamma.LogBeta(a, x);

    /// <summary>log B(a, b).</summary>
    public static double Betaln(double a, double x) => Gamma.LogBeta(a, x);

    /// <summary>The regularised incomplete beta function.</summary>
    public static float Betainc(float a, float b, float x) => IncompleteBeta.Regularized(a, b, x);

    /// <summary>The regularised incomplete beta function.</summary>
    public static double Betainc(double a, double b, double x) => IncompleteBeta.Regularized(a, b, x);

    /// <summary>Rounded to fewer bits of exponent and mantissa.</summary>
    public static float ReducePrecision(float x, int exponentBits, int mantissaBits) =>
        (float)Precision.Reduce(x, exponentBits, mantissaBits, 8);

    /// <summary>Rounded to fewer bits of exponent and mantissa.</summary>
    public static double ReducePrecision(double x, int exponentBits, int mantissaBits) =>
        Precision.Reduce(x, exponentBits, mantissaBits, 11);

    /// <summary>The upper half of the product of twice the width.</summary>
    [MethodImpl(Inline)]
    public static T Mulhi<T>(T x, T y)
        where T : unmanaged, IBinaryInteger<T>
    {
        int bits = 8 * Unsafe.SizeOf<T>();
        return T.IsNegative(T.AllBitsSet)
            ? T.CreateTruncating((Int128.CreateTruncating(x) * Int128.CreateTruncating(y)) >> bits)
            : T.CreateTruncating((UInt128.CreateTruncating(x) * UInt128.CreateTruncating(y)) >> bits);
    }
}
