using Pure.Jit.Benchmarks.Workloads;

namespace Pure.Jit.Benchmarks.Serve;

/// <summary>The yardstick's loops.</summary>
internal sealed partial class Cases
{
    private Case Bodies(string size)
    {
        (int n, int steps) = Inputs.Grid(size);
        NDArray<float> p = Inputs.Array(1, (n, 3), -1, 1);
        NDArray<float> v = Inputs.Array(2, (n, 3), -0.1, 0.1);
        NDArray<float> m = Inputs.Array(3, n, 0.5 / n, 1.5 / n);
        return this.One<float>((n, 3), () => Loops.Bodies(p, v, m, steps), o => Loops.Bodies(p, v, m, steps, into: o));
    }

    private Case Jacobi(string size)
    {
        (int n, int steps) = Inputs.Grid(size);
        NDArray<float> a = Inputs.Array(1, (n, n), 0, 1);
        return this.One<float>((n, n), () => Loops.Jacobi(a, steps), o => Loops.Jacobi(a, steps, into: o));
    }

    private Case Mandelbrot(string size)
    {
        (int n, int turns) = Inputs.Grid(size);
        NDArray<float> places = (2.5f / n) * Nd.Arange(n).As<float>();
        (NDArray<float> re, NDArray<float> im) = (places - 2f, places - 1.25f);
        return this.One<float>((n, n), () => Loops.Mandelbrot(re, im, turns), o => Loops.Mandelbrot(re, im, turns, into: o));
    }

    private Case Lstm(string size)
    {
        string[] parts = size[1..].Split('B');
        (int hidden, int batch) = (int.Parse(parts[0]), int.Parse(parts[1]));
        float scale = 1 / MathF.Sqrt(hidden);
        NDArray<float> xs = Inputs.Array(1, (100, batch, hidden), -1, 1);
        LstmWeights p = new(
            Inputs.Array(2, (hidden, 4 * hidden), -scale, scale), Inputs.Array(3, (hidden, 4 * hidden), -scale, scale), Inputs.Array(4, 4 * hidden, -scale, scale));
        NDArray<float> start = Inputs.Zeros<float>((batch, hidden));
        return this.One<float>((batch, hidden), () => Loops.Lstm(p, xs, start), o => Loops.Lstm(p, xs, start, into: o));
    }
}
