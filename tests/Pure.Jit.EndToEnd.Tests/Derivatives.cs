namespace Pure.Jit.EndToEnd.Tests;

public record ScaledRow([property: Shape("n")] NDArray<double> Values, [property: Shape("")] NDArray<double> Factor);

/// <summary>Jacobians, second derivatives, linear parts as functions, axes of Vmap that differ, and what lanes tell one another.</summary>
public static class Derivatives
{
    [Jit]
    public static NDArray<double> SinesTimesSum([Shape("n")] NDArray<double> x) => Sin(x) * Sum(x);

    [Jit]
    public static NDArray<double> Cubic([Shape("n")] NDArray<double> x) => Sum(x * x * x) * x[0];

    [Jit]
    public static NDArray<double> Layer([Shape("n m")] NDArray<double> w, [Shape("m")] NDArray<double> x) => Tanh(Matmul(w, x));

    [Jit]
    public static NDArray<double> Product(ScaledRow s) => s.Values * s.Factor;

    [Jit]
    public static (NDArray<double> Squares, NDArray<double> Sum) Both([Shape("n")] NDArray<double> x) => (x * x, Sum(x));

    [Pure]
    public static NDArray<double> Thrice([Shape("n")] NDArray<double> x) => x * 3;

    [Jit]
    public static (NDArray<double>, NDArray<double>) Jacobians([Shape("n")] NDArray<double> x) => (JacFwd(SinesTimesSum, x), JacRev(SinesTimesSum, x));

    [Jit]
    public static NDArray<double> SecondDerivatives([Shape("n")] NDArray<double> x) => Hessian(Cubic, x);

    [Jit]
    public static NDArray<double> SecondAlong([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> v) => Hvp(Cubic, x, v);

    [Jit]
    public static (NDArray<double>, NDArray<double>) OfBothForward([Shape("n m")] NDArray<double> w, [Shape("m")] NDArray<double> x) => JacFwd(Layer, Arg.Both, w, x);

    [Jit]
    public static (NDArray<double>, NDArray<double>) OfBothReverse([Shape("n m")] NDArray<double> w, [Shape("m")] NDArray<double> x) => JacRev(Layer, Arg.Both, w, x);

    [Jit]
    public static NDArray<double> OfSecond([Shape("n m")] NDArray<double> w, [Shape("m")] NDArray<double> x) => JacRev(Layer, Arg.Second, w, x);

    [Jit]
    public static ScaledRow OfRecord(ScaledRow s) => JacRev(Product, s);

    [Jit]
    public static (NDArray<double> Squares, NDArray<double> Sum) OfTuple([Shape("n")] NDArray<double> x) => JacFwd(Both, x);

    [Jit]
    public static ((NDArray<double>, NDArray<double>), (NDArray<double>, NDArray<double>)) Blocks([Shape("n")] NDArray<double> a, [Shape("n")] NDArray<double> b)
        => Hessian(([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> y) => Sum(x * x * y), Arg.Both, a, b);

    [Jit]
    public static NDArray<double> HessiansOfRows([Shape("r n")] NDArray<double> xs) => Vmap(x => Hessian(Cubic, x), xs);

    [Jit]
    public static (NDArray<double>, NDArray<double>, NDArray<double>) PushedTwice([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> v)
    {
        var (y, push) = Linearize(SinesTimesSum, x);
        return (y, push(v), Vmap(u => push(u), Eye<double>(x.Shape[0])));
    }

    [Jit]
    public static (NDArray<double>, NDArray<double>) PulledTwice([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> v)
    {
        var (y, pull) = Vjp(SinesTimesSum, x);
        return (y, pull(v) + pull(2 * v));
    }

    // The linear part is differentiated itself.
    [Jit]
    public static NDArray<double> SlopeOfPushed([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> v)
        => Grad(([Shape("n")] NDArray<double> z, [Shape("n")] NDArray<double> u) =>
        {
            var (_, push) = Linearize(Cubic, z);
            return push(u);
        }, x, v);

    [Jit]
    public static (NDArray<double>, NDArray<double>) PullOfLoop([Shape("")] NDArray<double> x)
    {
        var (y, pull) = Vjp(([Shape("")] NDArray<double> a) => Lax.WhileLoop(c => c < 10.0, c => c * c, a), x);
        return (y, pull((NDArray<double>)1.0) + pull((NDArray<double>)2.0));
    }

    [Jit]
    public static NDArray<double> TransposedSums([Shape("n")] NDArray<double> x) => LinearTranspose(v => Cumsum(v) * 2, x, x);

    [Jit]
    public static NDArray<double> LikeResult([Shape("n")] NDArray<double> x)
    {
        Shape shape = EvalShape(a => Concatenate([a, a]), x);
        return Zeros<double>(shape) + 1;
    }

    [Jit]
    public static NDArray<double> Centered([Shape("n k")] NDArray<double> xs)
        => Vmap(row => row - Lax.PMean(row, "rows") + (Lax.AxisIndex("rows").As<double>() * 100), xs, axisName: "rows");

    [Jit]
    public static NDArray<double> SlopeOfSums([Shape("n k")] NDArray<double> xs) => Grad(z => Sum(Vmap(r => r * Lax.PSum(r * r, "i"), z, axisName: "i")), xs);

    [Jit]
    public static NDArray<double> Extremes([Shape("n k")] NDArray<double> xs)
        => Vmap(r => Vmap(x => (Lax.PMax(x, "in") - Lax.PMin(x, "in")) + Lax.PSum(x, "out"), r, axisName: "in"), xs, axisName: "out");

    // Each turn of a loop hears of the others.
    [Jit]
    public static NDArray<double> Consensus([Shape("n")] NDArray<double> xs)
        => Vmap(x => Lax.ForiLoop(0, 3, (i, c) => (0.5 * c) + (0.5 * Lax.PMean(c, "i")), x), xs, axisName: "i");

    [Jit]
    public static (NDArray<double>, NDArray<double>) AxesOfTrees([Shape("n k")] NDArray<double> x, [Shape("k")] NDArray<double> b)
        => Vmap(
            ((NDArray<double> A, NDArray<double> B) t, NDArray<double> c) => ((t.A * t.B) + c, Sum(t.B)),
            (x, b), x, inAxes: (Axis.Tree(0, None), 0), outAxes: Axis.Tree(1, None));

    [Jit]
    public static NDArray<double> Lanes([Shape("k")] NDArray<double> b)
        => Vmap(c => (c * 2) + Lax.AxisIndex("lanes").As<double>() + Lax.AxisSize("lanes"), b, inAxes: None, axisSize: 3, axisName: "lanes");
}
