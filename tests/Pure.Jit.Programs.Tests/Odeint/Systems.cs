using static Pure.Jit.Nd;
using static Pure.Jit.Programs.Tests.Odeint.Integrator;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.Odeint;

/// <summary>The systems, and what is computed of each.</summary>
public static class Systems
{
    [Pure]
    public static NDArray<double> Pendulum(NDArray<double> y, NDArray<double> t, NDArray<double> p) => Stack([y[1], (-p[0] * y[1]) - (p[1] * Sin(y[0]))]);

    [Pure]
    public static NDArray<double> LotkaVolterra(NDArray<double> y, NDArray<double> t, NDArray<double> p)
        => Stack([(p[0] * y[0]) - (p[1] * y[0] * y[1]), (-p[2] * y[1]) + (p[3] * y[0] * y[1])]);

    [Pure]
    public static NDArray<double> Network(NDArray<double> y, NDArray<double> t, NDArray<double> p)
    {
        NDArray<double> hidden = Tanh(Matmul(Reshape(p[20..100], [16, 5]), Concatenate([y, Reshape(t, [1])])) + p[..16]);
        return Matmul(Reshape(p[100..164], [4, 16]), hidden) + p[16..20];
    }

    [Pure]
    private static (NDArray<double> Ys, NDArray<int> Counts, NDArray<double> Loss, NDArray<int> Swept, (NDArray<double>, NDArray<double>, NDArray<double>) Adjoint) Basics(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f, NDArray<double> y0, NDArray<double> ts, NDArray<double> theta, NDArray<double> weights)
    {
        var (ys, counts) = Solve(f, y0, ts, theta);
        var adjoint = Grad(x => Sum(weights * SolveAdjoint(f, x.Item1, x.Item2, x.Item3).Ys), (y0, ts, theta));
        return (ys, counts, Sum(weights * ys), Sweep(f, ys, ts, theta, weights).Counts, adjoint);
    }

    [Pure]
    private static (NDArray<double>, NDArray<double>, NDArray<double>) Forward(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f,
        NDArray<double> y0,
        NDArray<double> ts,
        NDArray<double> theta,
        NDArray<double> weights,
        bool freezeSteps)
        => JacFwd(x => Sum(weights * Solve(f, x.Item1, x.Item2, x.Item3, freezeSteps).Ys), (y0, ts, theta));

    [Pure]
    private static (NDArray<double>, NDArray<double>, NDArray<double>) Reverse(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f, NDArray<double> y0, NDArray<double> ts, NDArray<double> theta, NDArray<double> weights)
        => Grad(x => Sum(weights * Solve(f, x.Item1, x.Item2, x.Item3).Ys), (y0, ts, theta));

    [Jit]
    public static (NDArray<double> Ys, NDArray<int> Counts, NDArray<double> Loss, NDArray<int> Swept, (NDArray<double>, NDArray<double>, NDArray<double>) Adjoint) PendulumBasics(
        [Shape("2")] NDArray<double> y0, [Shape("21")] NDArray<double> ts, [Shape("2")] NDArray<double> theta, [Shape("21 2")] NDArray<double> weights)
        => Basics(Pendulum, y0, ts, theta, weights);

    [Jit]
    public static (NDArray<double>, NDArray<double>, NDArray<double>) PendulumForward(
        [Static] bool freezeSteps, [Shape("2")] NDArray<double> y0, [Shape("21")] NDArray<double> ts, [Shape("2")] NDArray<double> theta, [Shape("21 2")] NDArray<double> weights)
        => Forward(Pendulum, y0, ts, theta, weights, freezeSteps);

    [Jit]
    public static (NDArray<double>, NDArray<double>, NDArray<double>) PendulumReverse(
        [Shape("2")] NDArray<double> y0, [Shape("21")] NDArray<double> ts, [Shape("2")] NDArray<double> theta, [Shape("21 2")] NDArray<double> weights)
        => Reverse(Pendulum, y0, ts, theta, weights);

    [Jit]
    public static (NDArray<double> Ys, NDArray<int> Counts, NDArray<double> Loss, NDArray<int> Swept, (NDArray<double>, NDArray<double>, NDArray<double>) Adjoint) LotkaBasics(
        [Shape("2")] NDArray<double> y0, [Shape("21")] NDArray<double> ts, [Shape("4")] NDArray<double> theta, [Shape("21 2")] NDArray<double> weights)
        => Basics(LotkaVolterra, y0, ts, theta, weights);

    [Jit]
    public static (NDArray<double>, NDArray<double>, NDArray<double>) LotkaForward(
        [Static] bool freezeSteps, [Shape("2")] NDArray<double> y0, [Shape("21")] NDArray<double> ts, [Shape("4")] NDArray<double> theta, [Shape("21 2")] NDArray<double> weights)
        => Forward(LotkaVolterra, y0, ts, theta, weights, freezeSteps);

    [Jit]
    public static (NDArray<double> Ys, NDArray<int> Counts, NDArray<double> Loss, NDArray<int> Swept, (NDArray<double>, NDArray<double>, NDArray<double>) Adjoint) NetworkBasics(
        [Shape("4")] NDArray<double> y0, [Shape("11")] NDArray<double> ts, [Shape("164")] NDArray<double> theta, [Shape("11 4")] NDArray<double> weights)
        => Basics(Network, y0, ts, theta, weights);

    [Jit]
    public static (NDArray<double>, NDArray<double>, NDArray<double>) NetworkForward(
        [Static] bool freezeSteps, [Shape("4")] NDArray<double> y0, [Shape("11")] NDArray<double> ts, [Shape("164")] NDArray<double> theta, [Shape("11 4")] NDArray<double> weights)
        => Forward(Network, y0, ts, theta, weights, freezeSteps);

    /// <summary>Several pendulums at once: every lane takes its own steps.</summary>
    [Jit]
    public static (NDArray<double> Last, NDArray<int> Counts, NDArray<double> Slope) Pendulums(
        [Shape("b 2")] NDArray<double> y0s, [Shape("21")] NDArray<double> ts, [Shape("2")] NDArray<double> theta)
    {
        var (ys, counts) = Vmap(y0 => SolveAdjoint(Pendulum, y0, ts, theta), y0s);
        return (ys[.., ^1], counts, Grad(z => Sum(Square(Vmap(y0 => SolveAdjoint(Pendulum, y0, ts, theta), z).Ys[.., ^1])), y0s));
    }

    [Jit]
    public static (NDArray<double> Theta, NDArray<double> Loss) Step(
        [Shape("164")] NDArray<double> theta, [Shape("4")] NDArray<double> y0, [Shape("11")] NDArray<double> ts, [Shape("11 4")] NDArray<double> target)
    {
        var (loss, slope) = ValueAndGrad(p => Mean(Square(SolveAdjoint(Network, y0, ts, p).Ys - target)), theta);
        return (theta - (0.1 * slope), loss);
    }
}
