namespace Pure.Jit.EndToEnd.Tests;

public record Coefficients([property: Shape("")] NDArray<float> A, [property: Shape("")] NDArray<float> B);

public record Affine([property: Shape("in out")] NDArray<float> W, [property: Shape("out")] NDArray<float> B);

public record Chained(Affine First, (Affine Left, Affine Right) Others);

/// <summary>Functions to transform, and methods with transformations inside, nested.</summary>
public static class Transformed
{
    public static readonly Func<NDArray<float>, NDArray<float>> Fourths = x => Sum(x * x * x * x);

    [Jit]
    public static NDArray<float> SlopeOfFourths([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y)
    {
        Func<NDArray<float>, NDArray<float>> tilted = a => Fourths(a) + Sum(a * y);
        return Grad(tilted, x);
    }

    [Jit]
    public static NDArray<float> Cubes(NDArray<float> x) => Sum(x * x * x);

    [Jit]
    public static NDArray<float> RowCubes([Shape("k")] NDArray<float> x) => Sum(x * x * x);

    [Pure]
    public static NDArray<float> Product([Shape("n k")] NDArray<float> a, [Shape("k m")] NDArray<float> b) => Matmul(a, b);

    [Pure]
    [CustomJvp(nameof(DoublingRule))]
    public static NDArray<float> Doubling(NDArray<float> x) => Exp(x);

    [Pure]
    public static (NDArray<float>, NDArray<float>) DoublingRule(NDArray<float> x, NDArray<float> dx)
    {
        NDArray<float> y = Doubling(x);
        return (y, dx * y * 2);
    }

    [Jit]
    public static NDArray<float> Fourth([Shape("n")] NDArray<float> x)
        => Grad(a => Sum(Grad(b => Sum(Grad(c => Sum(Grad(d => Sum(Doubling(d)), c)), b)), a)), x);

    [Jit]
    public static NDArray<float> Weighted([Shape("k")] NDArray<float> x, [Shape("k")] NDArray<float> y) => Sum(x * x * y);

    [Jit]
    public static NDArray<float> Sines(NDArray<float> x) => Sin(x);

    [Jit]
    public static (NDArray<float>, NDArray<float>) WithAux(NDArray<float> x) => (Sum(x * x), x * 3);

    [Jit]
    public static NDArray<float> Polynomial(Coefficients c, [Shape("n")] NDArray<float> x) => Mean(Square((c.A * x) + c.B));

    [Jit]
    public static NDArray<float> HessianProduct(NDArray<float> x, NDArray<float> v) => Grad((y, w) => Sum(Grad(Cubes, y) * w), x, v);

    [Jit]
    public static NDArray<float> Hessian([Shape("n")] NDArray<float> x)
        => Vmap((v, y) => Jvp(z => Grad(Cubes, z), y, v).Tangent, Eye(x.Shape[0]), x, inAxes: (0, None));

    [Jit]
    public static NDArray<float> PerExample([Shape("n k")] NDArray<float> xs, [Shape("k")] NDArray<float> y)
        => Vmap((x, z) => Grad(Weighted, x, z), xs, y, inAxes: (0, None));

    [Jit]
    public static NDArray<float> GradOfVmap([Shape("n k")] NDArray<float> xs, [Shape("k")] NDArray<float> y)
        => Grad((a, b) => Sum(Vmap(Weighted, a, b, inAxes: (0, None))), Arg.Second, xs, y);

    [Jit]
    public static NDArray<float> ThirdDerivative(NDArray<float> x)
        => Grad(a => Sum(Grad(b => Sum(Grad(c => Sum(c * c * c * c), b)), a)), x);

    [Jit]
    public static NDArray<float> VjpOfJvp(NDArray<float> x, NDArray<float> v)
        => Vjp(y => Jvp(Sines, y, y).Tangent, x, v).Cotangents;

    [Jit]
    public static NDArray<float> Pairwise([Shape("n d")] NDArray<float> x)
        => Vmap((a, all) => Vmap((b, c) => Sum(Square(b - c)), all, a, inAxes: (0, None)), x, x, inAxes: (0, None));

    [Pure]
    public static NDArray<float> Apply(Affine p, [Shape("n in")] NDArray<float> x) => Matmul(x, p.W) + p.B;

    [Pure]
    public static NDArray<float> SquaredError(Affine p, [Shape("n in")] NDArray<float> x) => Mean(Square(Apply(p, x)));

    [Jit]
    public static NDArray<float> ApplyEach(Affine several, [Shape("n in")] NDArray<float> x) => Vmap(Apply, several, x, inAxes: (0, None));

    [Jit]
    public static Affine GradientOfEach(Affine several, [Shape("n in")] NDArray<float> x)
        => Vmap((p, z) => Grad(SquaredError, p, z), several, x, inAxes: (0, None));

    [Jit]
    public static Affine StepOfEach(Affine several, Affine slopes, [Shape("count")] NDArray<float> rates)
        => Vmap((p, g, rate) => Tree.Map((w, d) => w - rate * d, p, g), several, slopes, rates);

    [Jit]
    public static Chained Reversed(Chained several)
        => Vmap((Chained c) => new Chained(c.Others.Right, (c.First with { B = c.First.B + Sum(c.First.W, axis: 0) }, c.Others.Left)), several);

    [Jit]
    public static Affine Outer([Shape("n k")] NDArray<float> rows) => Vmap(row => new Affine(row[.., NewAxis] * row, row * 2), rows);

    // Its ranks are known only where it is called.
    [Pure]
    public static NDArray<float> Energy((NDArray<float> W, NDArray<float> B) p, NDArray<float> x) => Sum(Square(Matmul(x, p.W) + p.B));

    [Jit]
    public static (NDArray<float>, NDArray<float>) EnergySlope([Shape("k m | m")] (NDArray<float> W, NDArray<float> B) p, [Shape("n k")] NDArray<float> x)
        => Grad(Energy, p, x);
}
