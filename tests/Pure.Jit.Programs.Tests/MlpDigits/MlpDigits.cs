using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.MlpDigits;

/// <summary>Three layers, 64-128-128-10.</summary>
public record Network(
    [property: Shape("64 128")] NDArray<float> W0,
    [property: Shape("128")] NDArray<float> B0,
    [property: Shape("128 128")] NDArray<float> W1,
    [property: Shape("128")] NDArray<float> B1,
    [property: Shape("128 10")] NDArray<float> W2,
    [property: Shape("10")] NDArray<float> B2);

/// <summary>A multi-layer perceptron on digits, trained by plain stochastic gradient descent.</summary>
public static class Mlp
{
    private const float StepSize = 0.25f;
    private const float InitScale = 0.125f;

    public static Network Init(PrngKey key)
    {
        PrngKey[] keys = Rand.Split(key, 3);
        var (w0, b0) = InitLayer(keys[0], 64, 128);
        var (w1, b1) = InitLayer(keys[1], 128, 128);
        var (w2, b2) = InitLayer(keys[2], 128, 10);
        return new Network(w0, b0, w1, b1, w2, b2);
    }

    [Jit]
    public static NDArray<float> LogProbabilities(Network p, [Shape("batch 64")] NDArray<float> x)
    {
        var h1 = Tanh(Matmul(x, p.W0) + p.B0);
        var h2 = Tanh(Matmul(h1, p.W1) + p.B1);
        var logits = Matmul(h2, p.W2) + p.B2;
        return logits - Special.Logsumexp(logits, axis: 1, keepdims: true);
    }

    [Jit]
    public static NDArray<float> Loss(Network p, [Shape("batch 64")] NDArray<float> x, [Shape("batch 10")] NDArray<float> targets)
        => -Mean(Sum(targets * LogProbabilities(p, x), axis: 1));

    [Jit]
    public static Network Gradient(Network p, [Shape("batch 64")] NDArray<float> x, [Shape("batch 10")] NDArray<float> targets)
        => Grad(Loss, p, x, targets);

    [Jit]
    public static (Network, NDArray<float>) Step(Network p, [Shape("batch 64")] NDArray<float> x, [Shape("batch 10")] NDArray<float> targets)
    {
        var (loss, gradient) = ValueAndGrad(Loss, p, x, targets);
        return (Tree.Map((w, d) => w - StepSize * d, p, gradient), loss);
    }

    [Jit]
    public static NDArray<int> Correct(Network p, [Shape("batch 64")] NDArray<float> x, [Shape("batch")] NDArray<int> labels)
        => Sum(Equal(Argmax(LogProbabilities(p, x), axis: 1), labels).As<int>());

    private static (NDArray<float> W, NDArray<float> B) InitLayer(PrngKey key, int inputs, int outputs)
    {
        (PrngKey weights, PrngKey biases) = Rand.Split(key);
        return (InitScale * Rand.Normal(weights, [inputs, outputs]), InitScale * Rand.Normal(biases, [outputs]));
    }
}
