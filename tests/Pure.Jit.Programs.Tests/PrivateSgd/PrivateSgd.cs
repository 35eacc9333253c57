using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.PrivateSgd;

/// <summary>Two convolutions and a matrix.</summary>
public record ConvNet(
    [property: Shape("5 5 1 8")] NDArray<float> Conv1W,
    [property: Shape("8")] NDArray<float> Conv1B,
    [property: Shape("3 3 8 16")] NDArray<float> Conv2W,
    [property: Shape("16")] NDArray<float> Conv2B,
    [property: Shape("256 10")] NDArray<float> DenseW,
    [property: Shape("10")] NDArray<float> DenseB);

/// <summary>Differentially private gradient descent.</summary>
public static class PrivateSgd
{
    public static ConvNet Init(PrngKey key)
    {
        PrngKey[] keys = Rand.Split(key, 3);
        return new ConvNet(
            Rand.Normal(keys[0], [5, 5, 1, 8]) * MathF.Sqrt(2f / 25),
            Zeros<float>(8),
            Rand.Normal(keys[1], [3, 3, 8, 16]) * MathF.Sqrt(2f / 72),
            Zeros<float>(16),
            Rand.Normal(keys[2], [256, 10]) * MathF.Sqrt(2f / 256),
            Zeros<float>(10));
    }

    [Jit]
    public static NDArray<float> Logits(ConvNet p, [Shape("n 8 8 1")] NDArray<float> images)
    {
        NDArray<float> pooled = Nn.MaxPool(Nn.Relu(Conv(images, p.Conv1W, p.Conv1B)), (2, 2), (2, 2));
        NDArray<float> hidden = Nn.Relu(Conv(pooled, p.Conv2W, p.Conv2B));
        return Matmul(Reshape(hidden, [images.Shape[0], 256]), p.DenseW) + p.DenseB;
    }

    [Jit]
    public static (ConvNet Next, ConvNet Sums, NDArray<float> Norms, NDArray<float> Losses) Step(
        PrngKey key, ConvNet p, [Shape("32 8 8 1")] NDArray<float> images, [Shape("32")] NDArray<int> labels)
    {
        var (clipped, norms, losses) = Vmap((x, y) => Clipped(p, x, y), images, labels);
        ConvNet sums = Tree.Map(g => Sum(g, 0), clipped);
        PrngKey[] keys = Rand.Split(key, 6);
        ConvNet noise = new(
            Rand.Normal(keys[0], [5, 5, 1, 8]), Rand.Normal(keys[1], [8]), Rand.Normal(keys[2], [3, 3, 8, 16]),
            Rand.Normal(keys[3], [16]), Rand.Normal(keys[4], [256, 10]), Rand.Normal(keys[5], [10]));
        ConvNet next = Tree.Map((w, s, n) => w - (0.125f * ((s + (10f * 0.125f * n)) / 32f)), p, sums, noise);
        return (next, sums, norms, losses);
    }

    [Pure]
    private static (ConvNet Gradient, NDArray<float> Norm, NDArray<float> Loss) Clipped(ConvNet p, [Shape("8 8 1")] NDArray<float> image, [Shape("")] NDArray<int> label)
    {
        var (loss, gradient) = ValueAndGrad(p => Loss(p, image, label), p);
        NDArray<float> squares = Tree.Reduce((total, g) => total + Sum(g * g), gradient, (NDArray<float>)0f);
        NDArray<float> norm = Sqrt(squares);
        NDArray<float> divisor = Maximum(norm / 10f, 1f);
        return (Tree.Map(g => g / divisor, gradient), norm, loss);
    }

    [Pure]
    private static NDArray<float> Loss(ConvNet p, NDArray<float> image, NDArray<int> label)
    {
        NDArray<float> row = Logits(p, ExpandDims(image, 0))[0];
        return Nn.Logsumexp(row) - row[label];
    }

    [Pure]
    private static NDArray<float> Conv(NDArray<float> x, NDArray<float> w, NDArray<float> b)
        => Lax.ConvGeneralDilated(x, w, (1, 1), "SAME", dimensionNumbers: ("NHWC", "HWIO", "NHWC")) + b;
}
