using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.Odeint;

/// <summary>Adaptive Dormand-Prince 5(4), and its adjoint.</summary>
public static class Integrator
{
    private const double RTol = 1e-8;
    private const double ATol = 1e-10;
    private const double FirstStep = 0.05;

    /// <summary>States at increasing times, and the numbers of accepted and rejected steps.</summary>
    [Pure]
    public static (NDArray<double> Ys, NDArray<int> Counts) Solve(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f,
        NDArray<double> y0,
        NDArray<double> ts,
        NDArray<double> theta,
        bool freezeSteps = false)
    {
        var (last, ys) = Lax.Scan(
            (carry, target) =>
            {
                var reached = Lax.WhileLoop(c => c.Item3 < target, c => Attempt(f, c, target, theta, freezeSteps), carry);
                return (reached, reached.Item1);
            },
            (y0, f(y0, ts[0], theta), ts[0], (NDArray<double>)FirstStep, (NDArray<int>)0, (NDArray<int>)0),
            ts[1..]);
        return (Concatenate([Reshape(y0, [1, y0.Shape[0]]), ys]), Stack([last.Item5, last.Item6]));
    }

    // One step, taken back where its error is too large.
    [Pure]
    private static (NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>, NDArray<int>, NDArray<int>) Attempt(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f,
        (NDArray<double> Y, NDArray<double> Slope, NDArray<double> T, NDArray<double> Dt, NDArray<int> Accepted, NDArray<int> Rejected) c,
        NDArray<double> target,
        NDArray<double> theta,
        bool freezeSteps)
    {
        NDArray<double> y = c.Y, t = c.T, k1 = c.Slope;
        NDArray<bool> clipped = t + c.Dt >= target;
        NDArray<double> h = Where(clipped, target - t, c.Dt);
        NDArray<double> k2 = f(y + (h * (1.0 / 5 * k1)), t + (1.0 / 5 * h), theta);
        NDArray<double> k3 = f(y + (h * ((3.0 / 40 * k1) + (9.0 / 40 * k2))), t + (3.0 / 10 * h), theta);
        NDArray<double> k4 = f(y + (h * ((44.0 / 45 * k1) + (-56.0 / 15 * k2) + (32.0 / 9 * k3))), t + (4.0 / 5 * h), theta);
        NDArray<double> k5 = f(y + (h * ((19372.0 / 6561 * k1) + (-25360.0 / 2187 * k2) + (64448.0 / 6561 * k3) + (-212.0 / 729 * k4))), t + (8.0 / 9 * h), theta);
        NDArray<double> k6 = f(y + (h * ((9017.0 / 3168 * k1) + (-355.0 / 33 * k2) + (46732.0 / 5247 * k3) + (49.0 / 176 * k4) + (-5103.0 / 18656 * k5))), t + h, theta);
        NDArray<double> next = y + (h * ((35.0 / 384 * k1) + (500.0 / 1113 * k3) + (125.0 / 192 * k4) + (-2187.0 / 6784 * k5) + (11.0 / 84 * k6)));
        NDArray<double> k7 = f(next, t + h, theta);
        NDArray<double> error = h * ((71.0 / 57600 * k1) + (-71.0 / 16695 * k3) + (71.0 / 1920 * k4) + (-17253.0 / 339200 * k5) + (22.0 / 525 * k6) + (-1.0 / 40 * k7));
        NDArray<double> ratio = Sqrt(Mean(Square(error / (ATol + (RTol * Maximum(Abs(y), Abs(next)))))));
        NDArray<double> proposal = h * Clip(0.9 * Power(ratio, -0.2), 0.2, 10.0);
        NDArray<bool> good = ratio <= 1.0;
        NDArray<double> nextDt = Where(LogicalAnd(good, clipped), Maximum(c.Dt, proposal), proposal);
        return (
            Where(good, next, y),
            Where(good, k7, k1),
            Where(good, Where(clipped, target, t + h), t),
            freezeSteps ? Lax.StopGradient(nextDt) : nextDt,
            c.Accepted + good.As<int>(),
            c.Rejected + LogicalNot(good).As<int>());
    }

    /// <summary>The same, whose derivative is another integration, backwards.</summary>
    [Pure, CustomVjp(nameof(AdjointForward), nameof(AdjointBackward))]
    public static (NDArray<double> Ys, NDArray<int> Counts) SolveAdjoint(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f, NDArray<double> y0, NDArray<double> ts, NDArray<double> theta)
        => Solve(f, y0, ts, theta);

    [Pure]
    public static ((NDArray<double> Ys, NDArray<int> Counts), (NDArray<double>, NDArray<double>, NDArray<double>)) AdjointForward(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f, NDArray<double> y0, NDArray<double> ts, NDArray<double> theta)
    {
        var solution = Solve(f, y0, ts, theta);
        return (solution, (solution.Ys, ts, theta));
    }

    [Pure]
    public static (NDArray<double>, NDArray<double>, NDArray<double>) AdjointBackward(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f,
        (NDArray<double> Ys, NDArray<double> Ts, NDArray<double> Theta) kept,
        (NDArray<double> Ys, NDArray<int> Counts) bars)
    {
        var (y0, ts, theta, _) = Sweep(f, kept.Ys, kept.Ts, kept.Theta, bars.Ys);
        return (y0, ts, theta);
    }

    /// <summary>Integrates the state, its adjoint and the gradient of the parameters backwards, one interval after the other.</summary>
    [Pure]
    public static (NDArray<double> Y0, NDArray<double> Ts, NDArray<double> Theta, NDArray<int> Counts) Sweep(
        Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f, NDArray<double> ys, NDArray<double> ts, NDArray<double> theta, NDArray<double> ysBar)
    {
        int n = ys.Shape[1];
        var (last, tsBar) = Lax.Scan(
            (carry, row) =>
            {
                NDArray<double> adjoint = carry.Item1 + row.Item4;
                var (zs, more) = Solve(
                    (z, s, flat) =>
                    {
                        var (slope, bars) = Vjp((y, q) => f(y, -s, q), (z[..n], flat), z[n..(2 * n)]);
                        return Concatenate([-slope, bars.Item1, bars.Item2]);
                    },
                    Concatenate([row.Item1, adjoint, carry.Item2]),
                    -Stack([row.Item2, row.Item3]),
                    theta);
                return ((zs[1][n..(2 * n)], zs[1][(2 * n)..], carry.Item3 + more), Sum(row.Item4 * f(row.Item1, row.Item2, theta)));
            },
            (ZerosLike(ys[0]), ZerosLike(theta), Zeros<int>(2)),
            (ys[1..], ts[1..], ts[..^1], ysBar[1..]),
            reverse: true);
        NDArray<double> first = -Sum(last.Item1 * f(ys[0], ts[0], theta));
        return (last.Item1 + ysBar[0], Concatenate([Reshape(first, [1]), tsBar]), last.Item2, last.Item3);
    }
}
