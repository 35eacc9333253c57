using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Values, and derivatives in every way; of the first example where there is no further axis.</summary>
public sealed record All(NDArray<double> Values, NDArray<double> Slope, NDArray<double> Along, NDArray<double> Slopes, NDArray<double> SlopesOfSum, NDArray<double> Curvature);

/// <summary>Functions of C#'s branches and loops, and derivatives of them in every way.</summary>
public static class Slopes
{
    [Pure]
    public static NDArray<double> Left([Shape("n")] NDArray<double> x)
    {
        NDArray<double> y = x;
        int k = 0;
        while (Sum(y * y) > 0.5)
        {
            y = y * 0.8;
            k++;
            if (k > 12)
            {
                return Sum(y) * 2.0;
            }
        }

        return Sum(y * x);
    }

    [Pure]
    public static NDArray<double> Switched([Shape("n")] NDArray<double> x)
    {
        NDArray<double> s = 0.0;
        foreach (NDArray<double> r in x)
        {
            switch ((double)r)
            {
                case < 0:
                    s += r * r;
                    break;
                case >= 0 and < 0.5:
                    s -= r;
                    break;
                case > 10:
                    return s;
                default:
                    s *= r;
                    break;
            }
        }

        return s;
    }

    [Pure]
    public static NDArray<double> TreeScan([Shape("n")] NDArray<double> x)
    {
        var (c, ys) = Lax.Scan(
            ((NDArray<double> P, NDArray<double> Q, int K) s, (NDArray<double> X, NDArray<double> Y) r) => ((s.Q + r.X, s.P * r.Y, s.K + 1), (s.P * s.K, s.Q)),
            ((NDArray<double>)0.1, (NDArray<double>)0.2, 0),
            (x, Cos(x)),
            reverse: true);
        return c.Item1 + (c.Item2 * Sum(ys.Item1 * ys.Item2));
    }

    [Pure]
    public static NDArray<double> Nested([Shape("n")] NDArray<double> x)
    {
        NDArray<double> s = 0.0;
        foreach (NDArray<double> r in x)
        {
            NDArray<double> t = r;
            while (t * t > 0.1)
            {
                t = t * 0.6;
                s += t * r;
            }
        }

        return s;
    }

    [Pure]
    public static NDArray<double> LogSumExp([Shape("n")] NDArray<double> x)
    {
        double most = -100, sum = 0;
        foreach (NDArray<double> r in x)
        {
            double v = (double)r;
            if (v > most)
            {
                sum = (sum * Math.Exp(most - v)) + 1;
                most = v;
            }
            else
            {
                sum += Math.Exp(v - most);
            }
        }

        return most + Math.Log(sum);
    }

    [Pure]
    public static NDArray<double> Alternating([Shape("n")] NDArray<double> x)
    {
        (NDArray<double> P, (NDArray<double> Q, bool B) In) s = (x, (x * 2.0, true));
        for (int i = 0; i < 4; i++)
        {
            if (s.In.B)
            {
                s.P = s.P + (s.In.Q * 0.1);
            }
            else
            {
                s.In.Q = s.In.Q * s.P;
            }

            s.In.B = !s.In.B || i > 2;
        }

        return Sum(s.P * s.In.Q);
    }

    [Pure]
    public static NDArray<double> Remade([Shape("n")] NDArray<double> x) => Lax.Scan(
        (NDArray<double> c, NDArray<double> r) => Lax.Checkpoint(v => Lax.WhileLoop(w => w > 1.0, w => w * 0.7, v) + r, (c * 2.0) + r, policy: CheckpointPolicies.DotsSaveable),
        (NDArray<double>)1.5,
        x);

    [Pure]
    public static NDArray<double> Early([Shape("n")] NDArray<double> x)
    {
        NDArray<double> s = 0.0;
        foreach (NDArray<double> r in x)
        {
            if ((double)r < -2)
            {
                continue;
            }

            NDArray<double> t = r;
            for (int i = 0; ; i++)
            {
                if (i > 3 || (bool)(t > 2.0))
                {
                    break;
                }

                t = t + (t * t * 0.3);
            }

            s += t;
        }

        return s;
    }

    /// <summary>A loop in a loop that keeps room for eight turns; it is cut off there.</summary>
    [Pure]
    public static NDArray<double> Bounded([Shape("n")] NDArray<double> x) => Lax.Scan(
        (NDArray<double> c, NDArray<double> r) => (Lax.WhileLoop(t => t * t > 0.1, t => (t * 0.6) + (Sin(t) * 0.1), c + r, maxTrip: 8) * 0.5) + (r * c), (NDArray<double>)0.4, x);

    /// <summary>The same without a bound.</summary>
    [Pure]
    public static NDArray<double> Unbounded([Shape("n")] NDArray<double> x) => Lax.Scan(
        (NDArray<double> c, NDArray<double> r) => (Lax.WhileLoop(t => t * t > 0.1, t => (t * 0.6) + (Sin(t) * 0.1), c + r) * 0.5) + (r * c), (NDArray<double>)0.4, x);

    [Jit]
    public static (NDArray<double> Bounded, NDArray<double> Unbounded) BothBounds([Shape("n")] NDArray<double> x) => (Grad(Bounded, x), Grad(Unbounded, x));

    [Jit]
    public static NDArray<double> Doubled([Shape("n")] NDArray<double> x, [Static] int most) => Lax.WhileLoop(t => Sum(t) < 100.0, t => t * 2.0, x, most);

    [Jit]
    public static NDArray<double> DoubledForEach([Shape("n")] NDArray<double> x) => Lax.WhileLoop(t => Sum(t) < 100.0, t => t * 2.0, x, maxTrip: x.Shape[0]);

    [Jit]
    public static All OfLeft([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Left, xs), Grad(Left, xs[0]), Jvp(Left, xs[0], d).Item2, Vmap(x => Grad(Left, x), xs), Grad(w => Sum(Vmap(Left, w)), xs), Hessian(Left, xs[0]));

    [Jit]
    public static All OfSwitched([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Switched, xs), Grad(Switched, xs[0]), Jvp(Switched, xs[0], d).Item2, Vmap(x => Grad(Switched, x), xs), Grad(w => Sum(Vmap(Switched, w)), xs), Hessian(Switched, xs[0]));

    [Jit]
    public static All OfTreeScan([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(TreeScan, xs), Grad(TreeScan, xs[0]), Jvp(TreeScan, xs[0], d).Item2, Vmap(x => Grad(TreeScan, x), xs), Grad(w => Sum(Vmap(TreeScan, w)), xs), Hessian(TreeScan, xs[0]));

    [Jit]
    public static All OfNested([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Nested, xs), Grad(Nested, xs[0]), Jvp(Nested, xs[0], d).Item2, Vmap(x => Grad(Nested, x), xs), Grad(w => Sum(Vmap(Nested, w)), xs), Hessian(Nested, xs[0]));

    [Jit]
    public static All OfLogSumExp([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(LogSumExp, xs), Grad(LogSumExp, xs[0]), Jvp(LogSumExp, xs[0], d).Item2, Vmap(x => Grad(LogSumExp, x), xs), Grad(w => Sum(Vmap(LogSumExp, w)), xs), Hessian(LogSumExp, xs[0]));

    [Jit]
    public static All OfAlternating([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Alternating, xs), Grad(Alternating, xs[0]), Jvp(Alternating, xs[0], d).Item2, Vmap(x => Grad(Alternating, x), xs), Grad(w => Sum(Vmap(Alternating, w)), xs), Hessian(Alternating, xs[0]));

    [Jit]
    public static All OfRemade([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Remade, xs), Grad(Remade, xs[0]), Jvp(Remade, xs[0], d).Item2, Vmap(x => Grad(Remade, x), xs), Grad(w => Sum(Vmap(Remade, w)), xs), Hessian(Remade, xs[0]));

    [Jit]
    public static All OfEarly([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Early, xs), Grad(Early, xs[0]), Jvp(Early, xs[0], d).Item2, Vmap(x => Grad(Early, x), xs), Grad(w => Sum(Vmap(Early, w)), xs), Hessian(Early, xs[0]));

    [Jit]
    public static All OfBounded([Shape("b n")] NDArray<double> xs, [Shape("n")] NDArray<double> d)
        => new(Vmap(Bounded, xs), Grad(Bounded, xs[0]), Jvp(Bounded, xs[0], d).Item2, Vmap(x => Grad(Bounded, x), xs), Grad(w => Sum(Vmap(Bounded, w)), xs), Hessian(Bounded, xs[0]));
}
