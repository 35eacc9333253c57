using static Pure.Jit.Nd;

namespace Pure.Jit.Benchmarks.Workloads;

/// <summary>Weights of an LSTM's cell: gates side by side, in the order input, forget, cell, output.</summary>
public sealed record LstmWeights(
    [property: Shape("h 4*h")] NDArray<float> W, [property: Shape("h 4*h")] NDArray<float> U, [property: Shape("4*h")] NDArray<float> Bias);

/// <summary>Loops over time steps, and a loop for each element.</summary>
public static class Loops
{
    /// <summary>Positions of bodies that attract each other, after some steps.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Bodies([Shape("n 3")] NDArray<float> p, [Shape("n 3")] NDArray<float> v, [Shape("n")] NDArray<float> m, int steps)
        => Lax.ForiLoop(0, steps, (_, s) => Moved(s.Item1, s.Item2, m), (p, v)).Item1;

    /// <summary>Each inner point replaced by the mean of itself and its neighbours, some times.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Jacobi([Shape("n n")] NDArray<float> a, int steps)
        => Lax.ForiLoop(0, steps, (_, x) => x.At(1..^1, 1..^1).Set(
            0.2f * (x[1..^1, 1..^1] + x[1..^1, ..^2] + x[1..^1, 2..] + x[..^2, 1..^1] + x[2.., 1..^1])), a);

    /// <summary>How many turns each point of a grid takes to escape, at most so many.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Mandelbrot([Shape("w")] NDArray<float> re, [Shape("h")] NDArray<float> im, int turns)
        => Transforms.Vmap(ci => Transforms.Vmap(cr => Escape(cr, ci, turns), re), im);

    /// <summary>The last state of an LSTM that reads rows.</summary>
    [Jit(FastMath = true)]
    public static NDArray<float> Lstm(LstmWeights p, [Shape("t b h")] NDArray<float> xs, [Shape("b h")] NDArray<float> start)
        => Lax.Scan((s, x) => Cell(p, s.Item1, s.Item2, x), (start, start), xs).Item1;

    [Pure]
    private static (NDArray<float>, NDArray<float>) Moved(NDArray<float> p, NDArray<float> v, NDArray<float> m)
    {
        NDArray<float> d = p[NewAxis, .., ..] - p[.., NewAxis, ..];
        NDArray<float> r = Sum(d * d, axis: 2) + 0.01f;
        NDArray<float> w = m / (r * Sqrt(r));
        NDArray<float> next = v + (0.01f * Sum(d * w[.., .., NewAxis], axis: 1));
        return (p + (0.01f * next), next);
    }

    [Pure]
    private static NDArray<float> Escape(NDArray<float> cr, NDArray<float> ci, int turns) => Lax.WhileLoop(
        s => s.K < turns & (s.Re * s.Re) + (s.Im * s.Im) < 4f,
        s => new Orbit((s.Re * s.Re) - (s.Im * s.Im) + cr, (2f * s.Re * s.Im) + ci, s.K + 1f),
        new Orbit(Zeros<float>([]), Zeros<float>([]), Zeros<float>([]))).K;

    [Pure]
    private static (NDArray<float>, NDArray<float>) Cell(LstmWeights p, NDArray<float> h, NDArray<float> c, NDArray<float> x)
    {
        NDArray<float> gates = Matmul(x, p.W) + Matmul(h, p.U) + p.Bias;
        int k = h.Shape[1];
        NDArray<float> next = (Nn.Sigmoid(gates[.., k..(2 * k)]) * c) + (Nn.Sigmoid(gates[.., ..k]) * Tanh(gates[.., (2 * k)..(3 * k)]));
        return (Nn.Sigmoid(gates[.., (3 * k)..]) * Tanh(next), next);
    }
}

/// <summary>Where an orbit is, and how many turns it took to get there.</summary>
public sealed record Orbit(NDArray<float> Re, NDArray<float> Im, NDArray<float> K);
