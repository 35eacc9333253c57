using System.Globalization;

namespace Pure.Jit.Ilgpu.Smoke;

/// <summary>A call with its arguments on the host, or on a device.</summary>
internal sealed record Case(string Name, Func<Device?, IEnumerable<double>> Run, double Tolerance, bool NeedsDouble = false)
{
    private static readonly int[] Lengths = [0, 1, 37, 20_000];

    public static IEnumerable<Case> All => Lengths.SelectMany(OfLength).Concat(Matrices()).Concat(Loops()).Concat(Windows()).Concat(Networks());

    /// <summary>Runs it on the device alone.</summary>
    public string Start(Device device)
    {
        _ = this.Run(device).Count();
        return "compiled";
    }

    /// <summary>Runs it on both and tells how far apart the results are.</summary>
    public string Compare(Device device)
    {
        double[] expected = [.. this.Run(null)], actual = [.. this.Run(device)];
        if (expected.Length != actual.Length)
        {
            return $"FAILED: {actual.Length} numbers instead of {expected.Length}";
        }

        double worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double distance = expected[i].Equals(actual[i]) ? 0 : Math.Abs(expected[i] - actual[i]) / Math.Max(Math.Abs(expected[i]), 1);
            worst = distance <= worst ? worst : distance;
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"{expected.Length} numbers, {worst:0.0e+0} apart");
        return worst <= this.Tolerance ? text : $"FAILED: {text}";
    }

    private static IEnumerable<Case> OfLength(int n)
    {
        yield return new($"chain of f32, {n}", d => Numbers(Methods.Chain(At(Floats(n), d), At(Floats(n, 1), d))), 1e-5);
        yield return new($"chain of f64, {n}", d => Numbers(Methods.ChainOfDoubles(At(Doubles(n), d), At(Doubles(n, 1), d))), 1e-12, NeedsDouble: true);
        yield return new($"integers, {n}", d => Numbers(Methods.Integers(At(Ints(n, 1 << 20), d), At(Ints(n, 999), d))), 0);
        yield return new($"sum of squares, {n}", d => Numbers(Methods.Total(At(Floats(n), d))), 1e-4);
        yield return new($"gradient of f32, {n}", d => Numbers(Methods.Slope(At(Floats(n), d))), 1e-5);
        yield return new($"gradient of f64, {n}", d => Numbers(Methods.SlopeOfDoubles(At(Doubles(n), d))), 1e-12, NeedsDouble: true);
        yield return new($"random normal, {n}", d => Numbers(Methods.Noise(At(Floats(n), d), new PrngKey(1, 2))), 1e-5);
    }

    private static IEnumerable<Case> Matrices()
    {
        foreach ((int m, int n) in ((int, int)[])[(1, 1), (5, 37), (64, 100)])
        {
            NDArray<float> x = Reshape(Floats(m * n), (m, n));
            yield return new($"broadcast, {m}x{n}", d => Numbers(Methods.Broadcast(At(x, d), At(Floats(n), d))), 1e-6);
            yield return new($"columns, {m}x{n}", d => Numbers(Methods.Columns(At(x, d))), 1e-5);
            yield return new($"rows, {m}x{n}", d => Numbers(Methods.Rows(At(x, d))), 1e-5);
            yield return new($"softmax, {m}x{n}", d => Numbers(Methods.Probabilities(At(x, d))), 1e-5);
            yield return new($"layer norm, {m}x{n}", d => Numbers(Methods.Normalised(At(x, d))), 1e-4);
            yield return new($"product, {m}x{n}", d => Numbers(Methods.Product(At(x, d), At(Transpose(x), d))), 1e-4);
            yield return new($"transpose, {m}x{n}", d => Numbers(Methods.Turned(At(x, d))), 0);
            yield return new($"running sums, {m}x{n}", d => Numbers(Methods.Running(At(x, d))), 1e-4);
            yield return new($"sort, {m}x{n}", d => Numbers(Methods.Sorted(At(x, d))), 0);
            yield return new($"places of the largest, {m}x{n}", d => Numbers(Methods.Places(At(x, d))), 0);
            yield return new($"each row, {m}x{n}", d => Numbers(Methods.EachRow(At(x, d))), 1e-4);
            yield return new($"rows taken, {m}x{n}", d => Numbers(Methods.Taken(At(x, d), At(Ints(9, m), d))), 0);
            yield return new($"added at places, {m}x{n}", d => Numbers(Methods.Added(At(Floats(m * n), d), At(Ints(50, m * n), d), At(Floats(50), d))), 1e-5);
        }
    }

    private static IEnumerable<Case> Loops()
    {
        foreach ((int m, int n) in ((int, int)[])[(1, 1), (5, 37)])
        {
            NDArray<float> x = Reshape(Floats(m * n), (m, n)), w = Reshape(Floats(n * n), (n, n)) * 0.05f, rows = Reshape(Floats(4 * m * n, 2), (4, m, n));
            yield return new($"loops of elements, {m}x{n}", d => Numbers(Methods.Escapes(At(Floats(m), d), At(Floats(n, 1), d))), 0);
            yield return new($"scan, {m}x{n}", d => Numbers(Methods.Recurrent(At(w, d), At(x, d), At(rows, d)).All), 1e-4);
            yield return new($"gradient of a scan, {m}x{n}", d => Numbers(Methods.SlopeOfRecurrent(At(w, d), At(x, d), At(rows, d))), 1e-3);
            yield return new($"while, {m}x{n}", d => Numbers(Methods.Halved(At(x, d))), 0);
            yield return new($"branch, {m}x{n}", d => Numbers(Methods.Branched(At(x, d))), 1e-5);
            yield return new($"loop of a lane, {m}x{n}", d => Numbers(Methods.Springs(At(x, d), 30)), 1e-4);
            yield return new($"scan of a lane, {m}x{n}", d => Numbers(Methods.Averaged(At(Floats(n), d), At(x, d))), 1e-5);
            yield return new($"branch of a lane, {m}x{n}", d => Numbers(Methods.Either(At(x, d))), 1e-5);
            yield return new($"gradient of a while, {m}x{n}", d => Numbers(Methods.SlopeOfSettled(At(w, d), At(Floats(n), d))), 1e-4);
            yield return new($"rows in place, {m}x{n}", d => Numbers(Methods.Table(At(x, d))), 1e-5);
            yield return new($"row replaced, {m}x{n}", d => Numbers(Methods.Replaced(At(x, d), At(Ints(m, m)[0], d))), 0);
        }
    }

    private static IEnumerable<Case> Windows()
    {
        foreach ((int b, int n) in ((int, int)[])[(1, 4), (3, 9)])
        {
            NDArray<float> x = Reshape(Floats(b * 3 * n * n), (b, 3, n, n)), kernel = Reshape(Floats(4 * 3 * 9, 1), (4, 3, 3, 3));
            yield return new($"convolution, {b}x{n}", d => Numbers(Methods.Convolved(At(x, d), At(kernel, d))), 1e-4);
            yield return new($"gradient of a pool, {b}x{n}", d => Numbers(Methods.SlopeOfPool(At(Reshape(x, (b, n, n, 3)), d))), 1e-5);
        }
    }

    private static IEnumerable<Case> Networks()
    {
        Mlp p = new(Reshape(Floats(784 * 16), (784, 16)) * 0.02f, Floats(16), Reshape(Floats(160), (16, 10)) * 0.3f, Floats(10));
        NDArray<float> x = Reshape(Floats(33 * 784, 5), (33, 784));
        NDArray<int> y = Ints(33, 10);
        yield return new("perceptron", d => Numbers(Methods.Predict(At(p, d), At(x, d))), 1e-4);
        yield return new("loss", d => Numbers(Methods.Loss(At(p, d), At(x, d), At(y, d))), 1e-4);
        yield return new("training, 3 steps", d => Train(At(p, d), At(x, d), At(y, d)), 1e-4);
    }

    private static IEnumerable<double> Train(Mlp p, NDArray<float> x, NDArray<int> y)
    {
        List<double> losses = [];
        for (int i = 0; i < 3; i++)
        {
            (p, NDArray<float> loss) = Methods.Step(p, x, y, 0.1f);
            losses.Add(loss.Item());
        }

        return losses.Concat(Numbers(p.W1)).Concat(Numbers(p.B2));
    }

    private static NDArray<T> At<T>(NDArray<T> x, Device? device)
        where T : unmanaged => device is null ? x : x.To(device);

    private static Mlp At(Mlp p, Device? device) => device is null ? p : p.To(device);

    private static IEnumerable<double> Numbers<T>(NDArray<T> x)
        where T : unmanaged => x.ToArray().Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture));

    private static NDArray<float> Floats(int n, int seed = 0)
    {
        Random random = new(seed);
        return Enumerable.Range(0, n).Select(_ => (float)((random.NextDouble() * 6) - 3)).ToArray();
    }

    private static NDArray<double> Doubles(int n, int seed = 0) => Floats(n, seed).As<double>();

    private static NDArray<int> Ints(int n, int below)
    {
        Random random = new(below);
        return Enumerable.Range(0, n).Select(_ => random.Next(below)).ToArray();
    }
}
