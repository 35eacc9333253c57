using static Pure.Jit.Nd;

namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>Matrix products, alone and with what follows them.</summary>
public static class Products
{
    [Jit]
    public static NDArray<float> Multiply([Shape("m k")] NDArray<float> a, [Shape("k n")] NDArray<float> b) => Matmul(a, b);

    [Jit]
    public static NDArray<double> Multiply64([Shape("m k")] NDArray<double> a, [Shape("k n")] NDArray<double> b) => Matmul(a, b);

    [Jit(FastMath = true)]
    public static NDArray<float> BiasGelu([Shape("m k")] NDArray<float> a, [Shape("k n")] NDArray<float> b, [Shape("n")] NDArray<float> bias)
        => Nn.Gelu(Matmul(a, b) + bias);

    /// <summary>The gradient of logistic regression.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> LogisticGradient(
        [Shape("n features")] NDArray<float> x, [Shape("features")] NDArray<float> w, [Shape("n")] NDArray<float> y)
        => Matmul(Transpose(x), Nn.Sigmoid(Matmul(x, w)) - y) / x.Shape[0];
}
