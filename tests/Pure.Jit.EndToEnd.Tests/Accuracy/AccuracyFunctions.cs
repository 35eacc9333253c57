namespace Pure.Jit.EndToEnd.Tests.Accuracy;

/// <summary>The functions of the accuracy table, each compiled for both precisions.</summary>
internal static class AccuracyFunctions
{
    [Jit]
    public static NDArray<float> Exp32(NDArray<float> x) => Nd.Exp(x);

    [Jit]
    public static NDArray<double> Exp64(NDArray<double> x) => Nd.Exp(x);

    [Jit]
    public static NDArray<float> Exp232(NDArray<float> x) => Nd.Exp2(x);

    [Jit]
    public static NDArray<double> Exp264(NDArray<double> x) => Nd.Exp2(x);

    [Jit]
    public static NDArray<float> Expm132(NDArray<float> x) => Nd.Expm1(x);

    [Jit]
    public static NDArray<double> Expm164(NDArray<double> x) => Nd.Expm1(x);

    [Jit]
    public static NDArray<float> Log32(NDArray<float> x) => Nd.Log(x);

    [Jit]
    public static NDArray<double> Log64(NDArray<double> x) => Nd.Log(x);

    [Jit]
    public static NDArray<float> Log232(NDArray<float> x) => Nd.Log2(x);

    [Jit]
    public static NDArray<double> Log264(NDArray<double> x) => Nd.Log2(x);

    [Jit]
    public static NDArray<float> Log1032(NDArray<float> x) => Nd.Log10(x);

    [Jit]
    public static NDArray<double> Log1064(NDArray<double> x) => Nd.Log10(x);

    [Jit]
    public static NDArray<float> Log1p32(NDArray<float> x) => Nd.Log1p(x);

    [Jit]
    public static NDArray<double> Log1p64(NDArray<double> x) => Nd.Log1p(x);

    [Jit]
    public static NDArray<float> Sqrt32(NDArray<float> x) => Nd.Sqrt(x);

    [Jit]
    public static NDArray<double> Sqrt64(NDArray<double> x) => Nd.Sqrt(x);

    [Jit]
    public static NDArray<float> Rsqrt32(NDArray<float> x) => Lax.Rsqrt(x);

    [Jit]
    public static NDArray<double> Rsqrt64(NDArray<double> x) => Lax.Rsqrt(x);

    [Jit]
    public static NDArray<float> Cbrt32(NDArray<float> x) => Nd.Cbrt(x);

    [Jit]
    public static NDArray<double> Cbrt64(NDArray<double> x) => Nd.Cbrt(x);

    [Jit]
    public static NDArray<float> Sin32(NDArray<float> x) => Nd.Sin(x);

    [Jit]
    public static NDArray<double> Sin64(NDArray<double> x) => Nd.Sin(x);

    [Jit]
    public static NDArray<float> Cos32(NDArray<float> x) => Nd.Cos(x);

    [Jit]
    public static NDArray<double> Cos64(NDArray<double> x) => Nd.Cos(x);

    [Jit]
    public static NDArray<float> Tan32(NDArray<float> x) => Nd.Tan(x);

    [Jit]
    public static NDArray<double> Tan64(NDArray<double> x) => Nd.Tan(x);

    [Jit]
    public static NDArray<float> Asin32(NDArray<float> x) => Nd.Arcsin(x);

    [Jit]
    public static NDArray<double> Asin64(NDArray<double> x) => Nd.Arcsin(x);

    [Jit]
    public static NDArray<float> Acos32(NDArray<float> x) => Nd.Arccos(x);

    [Jit]
    public static NDArray<double> Acos64(NDArray<double> x) => Nd.Arccos(x);

    [Jit]
    public static NDArray<float> Atan32(NDArray<float> x) => Nd.Arctan(x);

    [Jit]
    public static NDArray<double> Atan64(NDArray<double> x) => Nd.Arctan(x);

    [Jit]
    public static NDArray<float> Sinh32(NDArray<float> x) => Nd.Sinh(x);

    [Jit]
    public static NDArray<double> Sinh64(NDArray<double> x) => Nd.Sinh(x);

    [Jit]
    public static NDArray<float> Cosh32(NDArray<float> x) => Nd.Cosh(x);

    [Jit]
    public static NDArray<double> Cosh64(NDArray<double> x) => Nd.Cosh(x);

    [Jit]
    public static NDArray<float> Tanh32(NDArray<float> x) => Nd.Tanh(x);

    [Jit]
    public static NDArray<double> Tanh64(NDArray<double> x) => Nd.Tanh(x);

    [Jit]
    public static NDArray<float> Asinh32(NDArray<float> x) => Nd.Arcsinh(x);

    [Jit]
    public static NDArray<double> Asinh64(NDArray<double> x) => Nd.Arcsinh(x);

    [Jit]
    public static NDArray<float> Acosh32(NDArray<float> x) => Nd.Arccosh(x);

    [Jit]
    public static NDArray<double> Acosh64(NDArray<double> x) => Nd.Arccosh(x);

    [Jit]
    public static NDArray<float> Atanh32(NDArray<float> x) => Nd.Arctanh(x);

    [Jit]
    public static NDArray<double> Atanh64(NDArray<double> x) => Nd.Arctanh(x);

    [Jit]
    public static NDArray<float> Erf32(NDArray<float> x) => Special.Erf(x);

    [Jit]
    public static NDArray<double> Erf64(NDArray<double> x) => Special.Erf(x);

    [Jit]
    public static NDArray<float> Erfc32(NDArray<float> x) => Special.Erfc(x);

    [Jit]
    public static NDArray<double> Erfc64(NDArray<double> x) => Special.Erfc(x);

    [Jit]
    public static NDArray<float> Erfcx32(NDArray<float> x) => Special.Erfcx(x);

    [Jit]
    public static NDArray<double> Erfcx64(NDArray<double> x) => Special.Erfcx(x);

    [Jit]
    public static NDArray<float> Erfinv32(NDArray<float> x) => Special.Erfinv(x);

    [Jit]
    public static NDArray<double> Erfinv64(NDArray<double> x) => Special.Erfinv(x);

    [Jit]
    public static NDArray<float> Lgamma32(NDArray<float> x) => Special.Gammaln(x);

    [Jit]
    public static NDArray<double> Lgamma64(NDArray<double> x) => Special.Gammaln(x);

    [Jit]
    public static NDArray<float> Digamma32(NDArray<float> x) => Special.Digamma(x);

    [Jit]
    public static NDArray<double> Digamma64(NDArray<double> x) => Special.Digamma(x);

    [Jit]
    public static NDArray<float> Sigmoid32(NDArray<float> x) => Nn.Sigmoid(x);

    [Jit]
    public static NDArray<double> Sigmoid64(NDArray<double> x) => Nn.Sigmoid(x);

    [Jit]
    public static NDArray<float> LogSigmoid32(NDArray<float> x) => Nn.LogSigmoid(x);

    [Jit]
    public static NDArray<double> LogSigmoid64(NDArray<double> x) => Nn.LogSigmoid(x);

    [Jit]
    public static NDArray<float> Softplus32(NDArray<float> x) => Nn.Softplus(x);

    [Jit]
    public static NDArray<double> Softplus64(NDArray<double> x) => Nn.Softplus(x);

    [Jit]
    public static NDArray<float> GeluTanh32(NDArray<float> x) => Nn.Gelu(x);

    [Jit]
    public static NDArray<double> GeluTanh64(NDArray<double> x) => Nn.Gelu(x);

    [Jit]
    public static NDArray<float> Ndtr32(NDArray<float> x) => Special.Ndtr(x);

    [Jit]
    public static NDArray<double> Ndtr64(NDArray<double> x) => Special.Ndtr(x);

    [Jit]
    public static NDArray<float> LogNdtr32(NDArray<float> x) => Special.LogNdtr(x);

    [Jit]
    public static NDArray<double> LogNdtr64(NDArray<double> x) => Special.LogNdtr(x);

    [Jit]
    public static NDArray<float> Ndtri32(NDArray<float> x) => Special.Ndtri(x);

    [Jit]
    public static NDArray<double> Ndtri64(NDArray<double> x) => Special.Ndtri(x);

    [Jit]
    public static NDArray<float> I0e32(NDArray<float> x) => Special.I0e(x);

    [Jit]
    public static NDArray<double> I0e64(NDArray<double> x) => Special.I0e(x);

    [Jit]
    public static NDArray<float> I1e32(NDArray<float> x) => Special.I1e(x);

    [Jit]
    public static NDArray<double> I1e64(NDArray<double> x) => Special.I1e(x);

    [Jit]
    public static NDArray<float> Pow32(NDArray<float> x, NDArray<float> y) => Nd.Power(x, y);

    [Jit]
    public static NDArray<double> Pow64(NDArray<double> x, NDArray<double> y) => Nd.Power(x, y);

    [Jit]
    public static NDArray<float> Atan232(NDArray<float> x, NDArray<float> y) => Nd.Arctan2(x, y);

    [Jit]
    public static NDArray<double> Atan264(NDArray<double> x, NDArray<double> y) => Nd.Arctan2(x, y);

    [Jit]
    public static NDArray<float> Hypot32(NDArray<float> x, NDArray<float> y) => Nd.Hypot(x, y);

    [Jit]
    public static NDArray<double> Hypot64(NDArray<double> x, NDArray<double> y) => Nd.Hypot(x, y);

    [Jit]
    public static NDArray<float> Logaddexp32(NDArray<float> x, NDArray<float> y) => Nd.Logaddexp(x, y);

    [Jit]
    public static NDArray<double> Logaddexp64(NDArray<double> x, NDArray<double> y) => Nd.Logaddexp(x, y);

    [Jit]
    public static NDArray<float> Gammainc32(NDArray<float> x, NDArray<float> y) => Special.Gammainc(x, y);

    [Jit]
    public static NDArray<double> Gammainc64(NDArray<double> x, NDArray<double> y) => Special.Gammainc(x, y);

    [Jit]
    public static NDArray<float> Gammaincc32(NDArray<float> x, NDArray<float> y) => Special.Gammaincc(x, y);

    [Jit]
    public static NDArray<double> Gammaincc64(NDArray<double> x, NDArray<double> y) => Special.Gammaincc(x, y);

    [Jit]
    public static NDArray<float> Betainc32(NDArray<float> x, NDArray<float> y, NDArray<float> z) => Special.Betainc(x, y, z);

    [Jit]
    public static NDArray<double> Betainc64(NDArray<double> x, NDArray<double> y, NDArray<double> z) => Special.Betainc(x, y, z);

    [Jit]
    public static NDArray<float> Betaln32(NDArray<float> x, NDArray<float> y) => Special.Betaln(x, y);

    [Jit]
    public static NDArray<double> Betaln64(NDArray<double> x, NDArray<double> y) => Special.Betaln(x, y);

    [Jit]
    public static NDArray<float> Xlogy32(NDArray<float> x, NDArray<float> y) => Special.Xlogy(x, y);

    [Jit]
    public static NDArray<double> Xlogy64(NDArray<double> x, NDArray<double> y) => Special.Xlogy(x, y);

    [Jit]
    public static NDArray<float> Remainder32(NDArray<float> x, NDArray<float> y) => Nd.Remainder(x, y);

    [Jit]
    public static NDArray<double> Remainder64(NDArray<double> x, NDArray<double> y) => Nd.Remainder(x, y);
}
