using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.Vae;

/// <summary>Encoder 64-64-(8 means, 8 spreads), decoder 8-64-64.</summary>
public record Coder(
    [property: Shape("64 64")] NDArray<float> HiddenW,
    [property: Shape("64")] NDArray<float> HiddenB,
    [property: Shape("64 8")] NDArray<float> MeanW,
    [property: Shape("8")] NDArray<float> MeanB,
    [property: Shape("64 8")] NDArray<float> SpreadW,
    [property: Shape("8")] NDArray<float> SpreadB,
    [property: Shape("8 64")] NDArray<float> DecoderW,
    [property: Shape("64")] NDArray<float> DecoderB,
    [property: Shape("64 64")] NDArray<float> LogitsW,
    [property: Shape("64")] NDArray<float> LogitsB);

/// <summary>Parameters with the moments and the time of Adam.</summary>
public record Training(Coder Parameters, Coder First, Coder Second, [property: Shape("")] NDArray<float> Time);

/// <summary>A variational autoencoder on binarised digits.</summary>
public static class Vae
{
    private const int Batch = 48;
    private const int Batches = 20;
    private const float Beta1 = 0.875f;
    private const float Beta2 = 0.984375f;

    public static Coder Init(PrngKey key)
    {
        PrngKey[] keys = Rand.Split(key, 5);
        var (hiddenW, hiddenB) = InitLayer(keys[0], 64, 64);
        var (meanW, meanB) = InitLayer(keys[1], 64, 8);
        var (spreadW, spreadB) = InitLayer(keys[2], 64, 8);
        var (decoderW, decoderB) = InitLayer(keys[3], 8, 64);
        var (logitsW, logitsB) = InitLayer(keys[4], 64, 64);
        return new Coder(hiddenW, hiddenB, meanW, meanB, spreadW, spreadB, decoderW, decoderB, logitsW, logitsB);
    }

    [Jit]
    public static NDArray<bool> Binarise(PrngKey key, [Shape("n 64")] NDArray<byte> pixels) => Rand.Bernoulli(key, pixels.As<float>() / 16f);

    [Jit]
    public static (Training, NDArray<float> Elbo) Epoch(PrngKey key, Training start, [Shape("960 64")] NDArray<byte> pixels)
        => Lax.ForiLoop(
            0,
            Batches,
            (i, state) =>
            {
                NDArray<int> batch = i;
                var (binariseKey, noiseKey) = Rand.Split(Rand.FoldIn(key, i));
                NDArray<bool> x = Binarise(binariseKey, Lax.DynamicSlice(pixels, [batch * Batch, 0], [Batch, 64]));
                var (loss, gradient) = ValueAndGrad(p => -Elbo(noiseKey, p, x), state.Item1.Parameters);
                return (Adam(state.Item1, gradient), state.Item2.At(batch).Set(-loss));
            },
            (start, Zeros<float>(Batches)));

    [Jit]
    public static NDArray<float> ImportanceBound(PrngKey key, Coder p, [Shape("n 64")] NDArray<bool> x)
    {
        var (mean, std) = Encode(p, x.As<float>());
        NDArray<float> weights = Vmap(k => LogWeight(k, p, mean, std, x), Rand.Split(key, [8]));
        return Mean(Nn.Logsumexp(weights, 0) - MathF.Log(8));
    }

    [Jit]
    public static NDArray<float> Probabilities(Coder p, [Shape("n 8")] NDArray<float> z) => Nn.Sigmoid(Decode(p, z));

    [Pure]
    private static NDArray<float> LogWeight(PrngKey key, Coder p, NDArray<float> mean, NDArray<float> std, NDArray<bool> x)
    {
        NDArray<float> noise = Rand.Normal(key, mean.Shape);
        NDArray<float> z = mean + (std * noise);
        return LogLikelihood(p, z, x) + Sum((0.5f * ((noise * noise) - (z * z))) + Log(std), 1);
    }

    [Pure]
    private static NDArray<float> Elbo(PrngKey key, Coder p, NDArray<bool> x)
    {
        var (mean, std) = Encode(p, x.As<float>());
        NDArray<float> z = mean + (std * Rand.Normal(key, mean.Shape));
        NDArray<float> divergence = 0.5f * Sum((mean * mean) + (std * std) - 1f - (2f * Log(std)), 1);
        return Mean(LogLikelihood(p, z, x) - divergence);
    }

    [Pure]
    private static (NDArray<float> Mean, NDArray<float> Std) Encode(Coder p, NDArray<float> x)
    {
        NDArray<float> hidden = Tanh(Matmul(x, p.HiddenW) + p.HiddenB);
        return (Matmul(hidden, p.MeanW) + p.MeanB, Nn.Softplus(Matmul(hidden, p.SpreadW) + p.SpreadB));
    }

    [Pure]
    private static NDArray<float> Decode(Coder p, NDArray<float> z) => Matmul(Tanh(Matmul(z, p.DecoderW) + p.DecoderB), p.LogitsW) + p.LogitsB;

    [Pure]
    private static NDArray<float> LogLikelihood(Coder p, NDArray<float> z, NDArray<bool> x)
    {
        NDArray<float> logits = Decode(p, z);
        return -Sum(Nn.Softplus(Where(x, -logits, logits)), 1);
    }

    [Pure]
    private static Training Adam(Training state, Coder gradient)
    {
        NDArray<float> time = state.Time + 1f;
        Coder first = Tree.Map((m, g) => (Beta1 * m) + ((1 - Beta1) * g), state.First, gradient);
        Coder second = Tree.Map((v, g) => (Beta2 * v) + ((1 - Beta2) * g * g), state.Second, gradient);
        NDArray<float> unbias1 = 1f - Power(Beta1, time);
        NDArray<float> unbias2 = 1f - Power(Beta2, time);
        Coder next = Tree.Map((p, m, v) => p - (0.015625f * (m / unbias1) / (Sqrt(v / unbias2) + 1e-4f)), state.Parameters, first, second);
        return new Training(next, first, second, time);
    }

    private static (NDArray<float> W, NDArray<float> B) InitLayer(PrngKey key, int inputs, int outputs)
    {
        var (weights, biases) = Rand.Split(key);
        return (Rand.Normal(weights, [inputs, outputs]) / MathF.Sqrt(inputs), 0.01f * Rand.Normal(biases, [outputs]));
    }
}
