using System.Runtime.Intrinsics;
using Pure.Jit.Numerics;

namespace Pure.Jit.Simd;

/// <summary>
/// The functions of the vector classes for one number, for the ends of arrays. f32 runs the 128-bit text, so its bits are those
/// of every lane; so do most of f64. The other f64 functions are what the vectors apply lane by lane.
/// </summary>
public static class VectorMathScalar
{
    /// <summary>eˣ; see <see cref="VectorMath128.Exp(Vector128{float})"/>.</summary>
    public static float Exp(float x) => VectorMath128.Exp(Vector128.Create(x)).ToScalar();

    /// <summary>2ˣ; see <see cref="VectorMath128.Exp2(Vector128{float})"/>.</summary>
    public static float Exp2(float x) => VectorMath128.Exp2(Vector128.Create(x)).ToScalar();

    /// <summary>eˣ - 1; see <see cref="VectorMath128.Expm1(Vector128{float})"/>.</summary>
    public static float Expm1(float x) => VectorMath128.Expm1(Vector128.Create(x)).ToScalar();

    /// <summary>The natural logarithm; see <see cref="VectorMath128.Log(Vector128{float})"/>.</summary>
    public static float Log(float x) => VectorMath128.Log(Vector128.Create(x)).ToScalar();

    /// <summary>The base-2 logarithm; see <see cref="VectorMath128.Log2(Vector128{float})"/>.</summary>
    public static float Log2(float x) => VectorMath128.Log2(Vector128.Create(x)).ToScalar();

    /// <summary>ln(1 + x); see <see cref="VectorMath128.Log1p(Vector128{float})"/>.</summary>
    public static float Log1p(float x) => VectorMath128.Log1p(Vector128.Create(x)).ToScalar();

    /// <summary>The hyperbolic tangent; see <see cref="VectorMath128.Tanh(Vector128{float})"/>.</summary>
    public static float Tanh(float x) => VectorMath128.Tanh(Vector128.Create(x)).ToScalar();

    /// <summary>1 / (1 + e⁻ˣ); see <see cref="VectorMath128.Logistic(Vector128{float})"/>.</summary>
    public static float Logistic(float x) => VectorMath128.Logistic(Vector128.Create(x)).ToScalar();

    /// <summary>The tanh form of gelu; see <see cref="VectorMath128.GeluTanh(Vector128{float})"/>.</summary>
    public static float GeluTanh(float x) => VectorMath128.GeluTanh(Vector128.Create(x)).ToScalar();

    /// <summary>The error function; see <see cref="VectorMath128.Erf(Vector128{float})"/>.</summary>
    public static float Erf(float x) => VectorMath128.Erf(Vector128.Create(x)).ToScalar();

    /// <summary>1 - erf(x); see <see cref="VectorMath128.Erfc(Vector128{float})"/>.</summary>
    public static float Erfc(float x) => VectorMath128.Erfc(Vector128.Create(x)).ToScalar();

    /// <summary>The base-10 logarithm; see <see cref="VectorMath128.Log10(Vector128{float})"/>.</summary>
    public static float Log10(float x) => VectorMath128.Log10(Vector128.Create(x)).ToScalar();

    /// <summary>The inverse of erf by Giles' polynomials; see <see cref="VectorMath128.ErfInvGiles(Vector128{float})"/>.</summary>
    public static float ErfInvGiles(float x) => VectorMath128.ErfInvGiles(Vector128.Create(x)).ToScalar();

    /// <summary>The inverse of erf; see <see cref="VectorMath128.ErfInv(Vector128{float})"/>.</summary>
    public static float ErfInv(float x) => VectorMath128.ErfInv(Vector128.Create(x)).ToScalar();

    /// <summary>The sine; see <see cref="VectorMath128.Sin(Vector128{float})"/>.</summary>
    public static float Sin(float x) => VectorMath128.Sin(Vector128.Create(x)).ToScalar();

    /// <summary>The cosine; see <see cref="VectorMath128.Cos(Vector128{float})"/>.</summary>
    public static float Cos(float x) => VectorMath128.Cos(Vector128.Create(x)).ToScalar();

    /// <summary>The tangent; see <see cref="VectorMath128.Tan(Vector128{float})"/>.</summary>
    public static float Tan(float x) => VectorMath128.Tan(Vector128.Create(x)).ToScalar();

    /// <summary>The hyperbolic sine; see <see cref="VectorMath128.Sinh(Vector128{float})"/>.</summary>
    public static float Sinh(float x) => VectorMath128.Sinh(Vector128.Create(x)).ToScalar();

    /// <summary>The hyperbolic cosine; see <see cref="VectorMath128.Cosh(Vector128{float})"/>.</summary>
    public static float Cosh(float x) => VectorMath128.Cosh(Vector128.Create(x)).ToScalar();

    /// <summary>The arc tangent; see <see cref="VectorMath128.Atan(Vector128{float})"/>.</summary>
    public static float Atan(float x) => VectorMath128.Atan(Vector128.Create(x)).ToScalar();

    /// <summary>1/√x; see <see cref="VectorMath128.Rsqrt(Vector128{float})"/>.</summary>
    public static float Rsqrt(float x) => VectorMath128.Rsqrt(Vector128.Create(x)).ToScalar();

    /// <summary>xʸ; see <see cref="VectorMath128.Pow(Vector128{float}, Vector128{float})"/>.</summary>
    public static float Pow(float x, float y) => VectorMath128.Pow(Vector128.Create(x), Vector128.Create(y)).ToScalar();

    /// <summary>eˣ, as the f64 vectors compute it.</summary>
    public static double Exp(double x) => VectorMath128.Exp(Vector128.Create(x)).ToScalar();

    /// <summary>The natural logarithm, as the f64 vectors compute it.</summary>
    public static double Log(double x) => VectorMath128.Log(Vector128.Create(x)).ToScalar();

    /// <summary>The base-2 logarithm, as the f64 vectors compute it.</summary>
    public static double Log2(double x) => VectorMath128.Log2(Vector128.Create(x)).ToScalar();

    /// <summary>The sine, as the f64 vectors compute it.</summary>
    public static double Sin(double x) => VectorMath128.Sin(Vector128.Create(x)).ToScalar();

    /// <summary>The cosine, as the f64 vectors compute it.</summary>
    public static double Cos(double x) => VectorMath128.Cos(Vector128.Create(x)).ToScalar();

    /// <summary>1/√x, as the f64 vectors compute it.</summary>
    public static double Rsqrt(double x) => VectorMath128.Rsqrt(Vector128.Create(x)).ToScalar();

    /// <summary>2ˣ; the framework's accuracy.</summary>
    public static double Exp2(double x) => Math.Pow(2.0, x);

    /// <summary>eˣ - 1; at most 1 ulp, also near zero; keeps -0.</summary>
    public static double Expm1(double x) => Elementary.Expm1(x);

    /// <summary>ln(1 + x), as the f64 vectors compute it.</summary>
    public static double Log1p(double x) => VectorMath128.Log1p(Vector128.Create(x)).ToScalar();

    /// <summary>The error function, as the f64 vectors compute it.</summary>
    public static double Erf(double x) => VectorMath128.Erf(Vector128.Create(x)).ToScalar();

    /// <summary>The inverse of erf by Giles' polynomials, as the f64 vectors compute it.</summary>
    public static double ErfInvGiles(double x) => VectorMath128.ErfInvGiles(Vector128.Create(x)).ToScalar();

    /// <summary>The tangent, as the f64 vectors compute it.</summary>
    public static double Tan(double x) => VectorMath128.Tan(Vector128.Create(x)).ToScalar();

    /// <summary>The hyperbolic tangent; the framework's accuracy.</summary>
    public static double Tanh(double x) => Math.Tanh(x);

    /// <summary>The hyperbolic sine; the framework's accuracy.</summary>
    public static double Sinh(double x) => Math.Sinh(x);

    /// <summary>The hyperbolic cosine; the framework's accuracy.</summary>
    public static double Cosh(double x) => Math.Cosh(x);

    /// <summary>The arc tangent; the framework's accuracy.</summary>
    public static double Atan(double x) => Math.Atan(x);

    /// <summary>1 / (1 + e⁻ˣ), as the f64 vectors compute it.</summary>
    public static double Logistic(double x) => VectorMath128.Logistic(Vector128.Create(x)).ToScalar();

    /// <summary>The tanh form of gelu, as the f64 vectors compute it.</summary>
    public static double GeluTanh(double x) => VectorMath128.GeluTanh(Vector128.Create(x)).ToScalar();

    /// <summary>xʸ, as the f64 vectors compute it.</summary>
    public static double Pow(double x, double y) => VectorMath128.Pow(Vector128.Create(x), Vector128.Create(y)).ToScalar();
}
