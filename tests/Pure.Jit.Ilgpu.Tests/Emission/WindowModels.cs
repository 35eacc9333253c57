using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Convolutions, windows, slices at places that are data, and products that are not of f32 or f64.</summary>
public static class WindowModels
{
    [Jit]
    public static NDArray<float> Convolved([Shape("b 3 h w")] NDArray<float> x, [Shape("4 3 3 2")] NDArray<float> kernel) =>
        Nn.Relu(Lax.ConvGeneralDilated(x, kernel, [2, 1], [(1, 1), (0, 1)], lhsDilation: [1, 2], rhsDilation: [1, 2]));

    [Jit]
    public static NDArray<float> Grouped([Shape("b 4 n")] NDArray<float> x, [Shape("6 2 3")] NDArray<float> kernel) =>
        Lax.ConvGeneralDilated(x, kernel, [1], "SAME", featureGroupCount: 2);

    [Jit]
    public static (NDArray<float> X, NDArray<float> Kernel) ConvolutionSlopes([Shape("b 3 h w")] NDArray<float> x, [Shape("4 3 3 2")] NDArray<float> kernel) =>
        Grad(p => Sum(Square(Lax.ConvGeneralDilated(p.Item1, p.Item2, [2, 1], "SAME"))), (x, kernel));

    [Jit]
    public static NDArray<int> ConvolvedIntegers([Shape("b 1 n")] NDArray<int> x, [Shape("2 1 3")] NDArray<int> kernel) =>
        Lax.ConvGeneralDilated(x, kernel, [1], "VALID");

    [Jit]
    public static (NDArray<float> Largest, NDArray<float> Smallest, NDArray<float> Mean) Pooled([Shape("b h w c")] NDArray<float> x) =>
        (Nn.MaxPool(x, [2, 3], strides: [2, 1], padding: "SAME"), Nn.MinPool(x, [2, 2]), Nn.AvgPool(x, [3, 3], strides: [2, 2], padding: "SAME"));

    [Jit]
    public static NDArray<float> SlopeOfPools([Shape("b h w c")] NDArray<float> x) =>
        Grad(v => Sum(Square(Nn.MaxPool(v, [2, 3], strides: [1, 1])) * 0.5f) + Sum(Nn.AvgPool(v, [2, 2]) * Nn.MinPool(v, [2, 2])), x);

    [Jit]
    public static NDArray<float> TangentOfPools([Shape("b h w c")] NDArray<float> x, [Shape("b h w c")] NDArray<float> t) =>
        Jvp(v => Nn.MaxPool(v, [2, 3]), x, t).Tangent;

    [Jit]
    public static NDArray<float> Window([Shape("n m")] NDArray<float> x, [Shape("")] NDArray<int> row, int column) =>
        Lax.DynamicSlice(x, [row, column], (2, 3)) * 2f;

    [Jit]
    public static NDArray<float> Replaced([Shape("n m")] NDArray<float> x, [Shape("2 3")] NDArray<float> update, [Shape("")] NDArray<int> row, int column) =>
        Lax.DynamicUpdateSlice(x, update * 2f, [row, column]);

    [Jit]
    public static NDArray<float> Spread([Shape("n m")] NDArray<float> x) => Lax.Pad(x, 0.5f, [-1, 1], [2, -1], [1, 2]);

    [Jit]
    public static NDArray<int> ProductOfIntegers([Shape("b n k")] NDArray<int> x, [Shape("b k m")] NDArray<int> y) => Matmul(x, y) + 1;

    [Jit]
    public static NDArray<Half> ProductOfHalves([Shape("n k")] NDArray<Half> x, [Shape("k m")] NDArray<Half> y) => Matmul(x, y);
}
