using System.Numerics;
using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.Serve;

/// <summary>The workloads by the yardstick's names, in the form with destinations or the allocating one.</summary>
/// <param name="allocating">New arrays in each call.</param>
/// <param name="drawn">Random numbers as <see cref="Rand"/> draws them, one block each, in place of two from a block.</param>
internal sealed partial class Cases(bool allocating, bool drawn = false)
{
    /// <summary>Null where the workload is not offered.</summary>
    public Case? Make(string workload, string size) => workload switch
    {
        "axpy3" => this.Axpy3(size),
        "selu" => this.Selu(size),
        "gelu" => this.Gelu(size),
        "blackscholes" => size.EndsWith("_f64", StringComparison.Ordinal) ? this.BlackScholes64(size) : this.BlackScholes(size),
        "softmax" => this.Softmax(size),
        "layernorm" => this.LayerNorm(size),
        "logsumexp" => this.LogSumExp(size),
        "meanvar" => this.MeanVar(size),
        "cumsum" => this.Cumsum(size),
        "pairdist" => this.Distances(size),
        "kde" => this.Density(size),
        "matmul" => size.EndsWith("_f64", StringComparison.Ordinal) ? this.Matmul64(size) : this.Matmul(size),
        "mm_bias_gelu" => this.BiasGelu(size),
        "logreg" => this.LogisticGradient(size),
        "mlp_fwd" => this.Predict(size),
        "mlp_train" => size.EndsWith("_adam", StringComparison.Ordinal) ? null : this.Train(size),
        "mc_pi" => drawn ? this.UniformPi(size) : this.Pi(size),
        "normal" => this.Normal(),
        "mc_option" => drawn ? this.NormalOption(size) : this.Option(size),
        "nbody" => this.Bodies(size),
        "jacobi2d" => this.Jacobi(size),
        "mandelbrot" => this.Mandelbrot(size),
        "lstm" => this.Lstm(size),
        _ => null,
    };

    private Case Axpy3(string size)
    {
        int n = Inputs.Count(size);
        NDArray<float> x = Inputs.Array(1, n, -1, 1);
        NDArray<float> y = Inputs.Array(2, n, -1, 1);
        NDArray<float> z = Inputs.Array(3, n, -1, 1);
        return this.One<float>(n, () => Elementwise.Axpy3(x, y, z), o => Elementwise.Axpy3(x, y, z, into: o));
    }

    private Case Selu(string size)
    {
        NDArray<float> x = Inputs.Array(1, Inputs.Count(size), -3, 3);
        return this.One<float>(x.Shape, () => Elementwise.Selu(x), o => Elementwise.Selu(x, into: o));
    }

    private Case Gelu(string size)
    {
        NDArray<float> x = Inputs.Array(1, Inputs.Count(size), -3, 3);
        return this.One<float>(x.Shape, () => Elementwise.Gelu(x), o => Elementwise.Gelu(x, into: o));
    }

    private Case BlackScholes(string size)
    {
        int n = Inputs.Count(size);
        NDArray<float> s = Inputs.Array(1, n, 80, 120);
        NDArray<float> k = Inputs.Array(2, n, 80, 120);
        NDArray<float> t = Inputs.Array(3, n, 0.1, 2);
        return this.Two<float>(n, () => Elementwise.BlackScholes(s, k, t), o => Elementwise.BlackScholes(s, k, t, into: o));
    }

    private Case BlackScholes64(string size)
    {
        int n = Inputs.Count(size);
        NDArray<double> s = Inputs.Array64(1, n, 80, 120);
        NDArray<double> k = Inputs.Array64(2, n, 80, 120);
        NDArray<double> t = Inputs.Array64(3, n, 0.1, 2);
        return this.Two<double>(n, () => Elementwise.BlackScholes64(s, k, t), o => Elementwise.BlackScholes64(s, k, t, into: o));
    }

    private Case Softmax(string size)
    {
        NDArray<float> x = Inputs.Array(1, Inputs.Grid(size), -4, 4);
        return this.One<float>(x.Shape, () => Rows.Softmax(x), o => Rows.Softmax(x, into: o));
    }

    private Case LayerNorm(string size)
    {
        (int rows, int columns) = Inputs.Grid(size);
        NDArray<float> x = Inputs.Array(1, (rows, columns), -4, 4);
        NDArray<float> scale = Inputs.Array(2, columns, 0.5, 1.5);
        NDArray<float> shift = Inputs.Array(3, columns, -1, 1);
        return this.One<float>(x.Shape, () => Rows.LayerNorm(x, scale, shift), o => Rows.LayerNorm(x, scale, shift, into: o));
    }

    private Case LogSumExp(string size)
    {
        NDArray<float> x = Inputs.Array(1, Inputs.Count(size), -4, 4);
        return this.One<float>(default, () => Rows.LogSumExp(x), o => Rows.LogSumExp(x, into: o));
    }

    private Case MeanVar(string size)
    {
        NDArray<float> x = Inputs.Array(1, Inputs.Count(size), -1, 3);
        return this.Two<float>(default, () => Rows.MeanVar(x), o => Rows.MeanVar(x, into: o));
    }

    private Case Cumsum(string size)
    {
        NDArray<float> x = Inputs.Array(1, Inputs.Count(size), -1, 1);
        return this.One<float>(x.Shape, () => Rows.CumulativeSum(x), o => Rows.CumulativeSum(x, into: o));
    }

    private Case Distances(string size)
    {
        int n = Inputs.Count(size);
        NDArray<float> x = Inputs.Array(1, (n, 3), -1, 1);
        return this.One<float>((n, n), () => Pairs.Distances(x), o => Pairs.Distances(x, into: o));
    }

    private Case Density(string size)
    {
        int n = Inputs.Count(size);
        NDArray<float> x = Inputs.Array(1, (n, 3), -1, 1);
        return this.One<float>(n, () => Pairs.Density(x), o => Pairs.Density(x, into: o));
    }

    private Case Matmul(string size)
    {
        int n = Inputs.Count(size);
        NDArray<float> a = Inputs.Array(1, (n, n), -1, 1);
        NDArray<float> b = Inputs.Array(2, (n, n), -1, 1);
        return this.One<float>((n, n), () => Products.Multiply(a, b), o => Products.Multiply(a, b, into: o));
    }

    private Case Matmul64(string size)
    {
        int n = Inputs.Count(size);
        NDArray<double> a = Inputs.Array64(1, (n, n), -1, 1);
        NDArray<double> b = Inputs.Array64(2, (n, n), -1, 1);
        return this.One<double>((n, n), () => Products.Multiply64(a, b), o => Products.Multiply64(a, b, into: o));
    }

    private Case BiasGelu(string size)
    {
        int n = Inputs.Count(size);
        float scale = 1 / MathF.Sqrt(n);
        NDArray<float> a = Inputs.Array(1, (n, n), -1, 1);
        NDArray<float> b = Inputs.Array(2, (n, n), -scale, scale);
        NDArray<float> bias = Inputs.Array(3, n, -1, 1);
        return this.One<float>((n, n), () => Products.BiasGelu(a, b, bias), o => Products.BiasGelu(a, b, bias, into: o));
    }

    private Case LogisticGradient(string size)
    {
        (int n, int features) = Inputs.Grid(size);
        NDArray<float> x = Inputs.Array(1, (n, features), -1, 1);
        NDArray<float> w = Inputs.Array(2, features, -0.2, 0.2);
        NDArray<float> y = (Inputs.Array(3, n, 0, 1) > 0.5f).As<float>();
        return this.One<float>(features, () => Products.LogisticGradient(x, w, y), o => Products.LogisticGradient(x, w, y, into: o));
    }

    private Case Predict(string size)
    {
        MlpInputs inputs = MlpInputs.Of(size);
        (Mlp p, NDArray<float> x) = (inputs.Parameters(), inputs.X);
        return this.One<float>((x.Shape[0], inputs.Classes), () => Network.Predict(p, x), o => Network.Predict(p, x, into: o));
    }

    private Case Train(string size)
    {
        MlpInputs inputs = MlpInputs.Of(size);
        (NDArray<float> x, NDArray<int> y) = (inputs.X, inputs.Y);
        NDArray<float> loss = Inputs.Zeros<float>(default);
        Mlp p = inputs.Parameters();
        Mlp spare = inputs.Parameters();
        void Step()
        {
            if (allocating)
            {
                (p, loss) = Network.Step(p, x, y, 0.1f);
            }
            else
            {
                // The parameters before the last step are not needed any more.
                (Mlp next, loss) = Network.Step(p, x, y, 0.1f, into: (spare, loss));
                (p, spare) = (next, p);
            }
        }

        return new Case(Step, () =>
        {
            (p, spare) = (inputs.Parameters(), inputs.Parameters());
            for (int i = 0; i < 3; i++)
            {
                Step();
            }

            return new Checksum().Add(p.W1).Add(p.B1).Add(p.W2).Add(p.B2).Add(p.W3).Add(p.B3).Add(loss);
        });
    }

    private Case One<T>(Shape shape, Func<NDArray<T>> fresh, Func<NDArray<T>, NDArray<T>> into)
        where T : unmanaged, INumber<T>
    {
        NDArray<T> result = Inputs.Zeros<T>(shape);
        return new Case(
            allocating ? () => result = fresh() : () => result = into(result),
            () => new Checksum().Add(result));
    }

    private Case Two<T>(
        Shape shape, Func<(NDArray<T>, NDArray<T>)> fresh, Func<(NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>)> into)
        where T : unmanaged, INumber<T>
    {
        (NDArray<T> First, NDArray<T> Second) result = (Inputs.Zeros<T>(shape), Inputs.Zeros<T>(shape));
        return new Case(
            allocating ? () => result = fresh() : () => result = into(result),
            () => new Checksum().Add(result.First).Add(result.Second));
    }
}
