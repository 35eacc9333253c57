using static Pure.Jit.Nd;
using static Pure.Jit.Nn;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>The parameters of a network with two hidden layers.</summary>
public record Mlp(
    [property: Shape("inputs hidden1")] NDArray<float> W1,
    [property: Shape("hidden1")] NDArray<float> B1,
    [property: Shape("hidden1 hidden2")] NDArray<float> W2,
    [property: Shape("hidden2")] NDArray<float> B2,
    [property: Shape("hidden2 classes")] NDArray<float> W3,
    [property: Shape("classes")] NDArray<float> B3);

/// <summary>A classifier, and a step of gradient descent.</summary>
public static class Network
{
    [Jit(FastMath = true)]
    public static NDArray<float> Predict(Mlp p, [Shape("batch inputs")] NDArray<float> x)
    {
        var h1 = Relu(Matmul(x, p.W1) + p.B1);
        var h2 = Relu(Matmul(h1, p.W2) + p.B2);
        return LogSoftmax(Matmul(h2, p.W3) + p.B3);
    }

    [Jit(FastMath = true)]
    public static NDArray<float> Loss(Mlp p, [Shape("batch inputs")] NDArray<float> x, [Shape("batch")] NDArray<int> y)
        => -Mean(TakeAlongAxis(Predict(p, x), y[.., NewAxis], axis: 1));

    [Jit(FastMath = true)]
    public static (Mlp Parameters, NDArray<float> Loss) Step(
        Mlp p, [Shape("batch inputs")] NDArray<float> x, [Shape("batch")] NDArray<int> y, float rate)
    {
        var (loss, gradient) = ValueAndGrad(Loss, p, x, y);
        return (Tree.Map((w, d) => w - rate * d, p, gradient), loss);
    }
}
