namespace Pure.Jit.EndToEnd.Tests;

public record Mlp(
    [property: Shape("8 hidden")] NDArray<float> W1,
    [property: Shape("hidden")] NDArray<float> B1,
    [property: Shape("hidden 3")] NDArray<float> W2,
    [property: Shape("3")] NDArray<float> B2);

/// <summary>A small classifier, for every batch size.</summary>
public static class Network
{
    public static Mlp Init(int hidden) => new(
        0.3f * Data.Normal(1, (8, hidden)), Zeros(hidden), 0.3f * Data.Normal(2, (hidden, 3)), Zeros(3));

    [Jit]
    public static NDArray<float> Predict(Mlp p, [Shape("batch 8")] NDArray<float> x)
        => LogSoftmax(Matmul(Relu(Matmul(x, p.W1) + p.B1), p.W2) + p.B2);

    [Jit]
    public static NDArray<float> Loss(Mlp p, [Shape("batch 8")] NDArray<float> x, [Shape("batch")] NDArray<int> y)
        => -Mean(TakeAlongAxis(Predict(p, x), y[.., NewAxis], axis: 1));

    [Jit]
    public static (Mlp Next, NDArray<float> Loss) Step(Mlp p, [Shape("batch 8")] NDArray<float> x, [Shape("batch")] NDArray<int> y, float rate)
    {
        var (loss, slopes) = ValueAndGrad(Loss, p, x, y);
        return (Tree.Map((w, d) => w - (rate * d), p, slopes), loss);
    }

    [Jit]
    public static NDArray<float> LossOfTargets(Mlp p, [Shape("batch 8")] NDArray<float> x, [Shape("batch 3")] NDArray<float> targets)
        => -Mean(Sum(targets * Predict(p, x), axis: 1));

    [Jit]
    public static (Mlp Next, NDArray<float> Loss) StepToTargets(
        Mlp p, [Shape("batch 8")] NDArray<float> x, [Shape("batch 3")] NDArray<float> targets, float rate)
    {
        var (loss, slopes) = ValueAndGrad(LossOfTargets, p, x, targets);
        return (Tree.Map((w, d) => w - (rate * d), p, slopes), loss);
    }

    /// <summary>The same step by hand, one operation after the other.</summary>
    public static (Mlp Next, NDArray<float> Loss) StepByHand(Mlp p, NDArray<float> x, NDArray<int> y, float rate)
    {
        NDArray<float> before = Matmul(x, p.W1) + p.B1;
        NDArray<float> hidden = Maximum(before, ZerosLike(before));
        NDArray<float> logits = Matmul(hidden, p.W2) + p.B2;
        NDArray<float> logs = LogSoftmax(logits);
        NDArray<float> wanted = OneHot(y, 3);
        NDArray<float> dLogits = (Exp(logs) - wanted) / x.Shape[0];
        NDArray<float> dHidden = Where(before > 0, Matmul(dLogits, Transpose(p.W2)), ZerosLike(before));
        Mlp slopes = new(Matmul(Transpose(x), dHidden), Sum(dHidden, axis: 0), Matmul(Transpose(hidden), dLogits), Sum(dLogits, axis: 0));
        return (
            new Mlp(p.W1 - (rate * slopes.W1), p.B1 - (rate * slopes.B1), p.W2 - (rate * slopes.W2), p.B2 - (rate * slopes.B2)),
            -Mean(Sum(logs * wanted, axis: 1)));
    }

    /// <summary>Rows of numbers, each of the class of its largest among the first three.</summary>
    public static (NDArray<float> X, NDArray<int> Y) Examples(int batch)
    {
        NDArray<float> x = Data.Normal(batch, (batch, 8));
        return (x, Argmax(x[.., ..3], axis: 1));
    }
}
