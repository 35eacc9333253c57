using Pure.Jit;
using static Pure.Jit.Nd;
using static Pure.Jit.Nn;
using static Pure.Jit.Transforms;

namespace Digits;

/// <summary>The parameters of a network with two hidden layers.</summary>
public record Mlp(
    [property: Shape("64 hidden1")] NDArray<float> W1,
    [property: Shape("hidden1")] NDArray<float> B1,
    [property: Shape("hidden1 hidden2")] NDArray<float> W2,
    [property: Shape("hidden2")] NDArray<float> B2,
    [property: Shape("hidden2 10")] NDArray<float> W3,
    [property: Shape("10")] NDArray<float> B3);

/// <summary>A classifier of 8×8 pictures of digits, and how it learns.</summary>
public static class Model
{
    /// <summary>Normal weights with variance 2 / inputs, which keeps the scale through relu layers; zero biases.</summary>
    public static Mlp Init(PrngKey key, int hidden = 128)
    {
        PrngKey[] keys = Rand.Split(key, 3);
        return new Mlp(
            Weights(keys[0], 64, hidden), Zeros<float>([hidden]),
            Weights(keys[1], hidden, hidden), Zeros<float>([hidden]),
            Weights(keys[2], hidden, 10), Zeros<float>([10]));
    }

    /// <summary>The log-probability of each of the ten digits for each picture.</summary>
    [Jit]
    public static NDArray<float> Predict(Mlp p, [Shape("batch 64")] NDArray<float> x)
    {
        var h1 = Relu(Matmul(x, p.W1) + p.B1);
        var h2 = Relu(Matmul(h1, p.W2) + p.B2);
        return LogSoftmax(Matmul(h2, p.W3) + p.B3);
    }

    /// <summary>The most probable digit for each picture.</summary>
    [Jit]
    public static NDArray<int> Classify(Mlp p, [Shape("batch 64")] NDArray<float> x) => Argmax(Predict(p, x), axis: 1);

    /// <summary>The mean of the negative log-probabilities of the right answers.</summary>
    [Jit]
    public static NDArray<float> Loss(Mlp p, [Shape("batch 64")] NDArray<float> x, [Shape("batch")] NDArray<int> y)
        => -Mean(TakeAlongAxis(Predict(p, x), y[.., NewAxis], axis: 1));

    /// <summary>One step of gradient descent on the pictures named by <paramref name="rows"/>.</summary>
    [Jit]
    public static (Mlp, NDArray<float>) Step(
        Mlp p, [Shape("n 64")] NDArray<float> x, [Shape("n")] NDArray<int> y, [Shape("batch")] NDArray<int> rows, float rate)
    {
        var (loss, gradient) = ValueAndGrad(Loss, p, Take(x, rows, axis: 0), Take(y, rows, axis: 0));
        return (Tree.Map((w, d) => w - rate * d, p, gradient), loss);
    }

    private static NDArray<float> Weights(PrngKey key, int inputs, int outputs)
        => Rand.Normal(key, [inputs, outputs]) * MathF.Sqrt(2f / inputs);
}
