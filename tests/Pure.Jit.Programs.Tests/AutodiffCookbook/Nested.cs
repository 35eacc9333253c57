using static Pure.Jit.Nd;
using static Pure.Jit.Programs.Tests.AutodiffCookbook.Slopes;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.AutodiffCookbook;

/// <summary>Per-example and nested derivatives; linearisation, transposition, recomputation.</summary>
public static class Nested
{
    [Jit]
    public static (NDArray<float>, NDArray<float>) PerExample([Shape("k")] NDArray<float> w, [Shape("")] NDArray<float> b, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<bool> y)
        => Vmap((u, c, row, label) => Grad(One, Arg.Both, u, c, row, label), w, b, x, y, inAxes: (None, None, 0, 0));

    [Pure]
    public static NDArray<float> One([Shape("k")] NDArray<float> w, [Shape("")] NDArray<float> b, [Shape("k")] NDArray<float> x, [Shape("")] NDArray<bool> y)
    {
        NDArray<float> p = Nn.Sigmoid(Matmul(x, w) + b);
        return -Sum(Log(Where(y, p, 1 - p)));
    }

    [Pure]
    public static NDArray<float> OfColumns([Shape("k")] NDArray<float> w, [Shape("k n")] NDArray<float> x) => Sum(Square(Vmap(c => Tanh(Dot(w, c)), x, inAxes: 1)));

    [Jit]
    public static (NDArray<float>, NDArray<float>) GradOfVmap([Shape("k")] NDArray<float> w, [Shape("k n")] NDArray<float> x) => (OfColumns(w, x), Grad(OfColumns, w, x));

    [Jit]
    public static (NDArray<float> Value, NDArray<float> Tangent) JvpOfPulls([Shape("n 3")] NDArray<float> x, [Shape("n 2")] NDArray<float> cotangent, [Shape("n 3")] NDArray<float> t)
        => Jvp(z => Vmap((row, c) => Vjp(r => Stack([Prod(r), Sum(Sin(r))]), row, c).Cotangents, z, cotangent), x, t);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) DerivativesOfTanh([Shape("n")] NDArray<float> x)
        => (Vmap(z => Tanh(z), x), Vmap(z => Grad(a => Tanh(a), z), x), Vmap(z => Grad(a => Grad(b => Tanh(b), a), z), x),
            Vmap(z => Grad(a => Grad(b => Grad(c => Tanh(c), b), a), z), x), Vmap(z => Grad(a => Grad(b => Grad(c => Grad(d => Tanh(d), c), b), a), z), x));

    [Pure]
    public static NDArray<float> Wave([Shape("n")] NDArray<float> x) => Exp(Sum(Sin(x)) / 2);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) Directional([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> v)
        => (Jvp(Wave, x, v).Tangent, Jvp(y => Jvp(Wave, y, v).Tangent, x, v).Tangent, Jvp(z => Jvp(y => Jvp(Wave, y, v).Tangent, z, v).Tangent, x, v).Tangent);

    [Pure]
    public static NDArray<float> Surface([Shape("")] NDArray<float> x, [Shape("")] NDArray<float> y) => (x * x * y) + (Exp(x * y) * Sin(x));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Partials([Shape("")] NDArray<float> x, [Shape("")] NDArray<float> y)
        => (Grad((a, b) => Grad(Surface, a, b), x, y), Grad((a, b) => Grad(Surface, a, b), Arg.Second, x, y), Grad((a, b) => Grad(Surface, Arg.Second, a, b), x, y),
            Grad((a, b) => Grad(Surface, Arg.Second, a, b), Arg.Second, x, y), Grad((c, d) => Grad((a, b) => Grad(Surface, a, b), c, d), Arg.Second, x, y),
            Grad((c, d) => Grad((a, b) => Grad(Surface, a, b), Arg.Second, c, d), Arg.Second, x, y));

    [Jit]
    public static (NDArray<float>, NDArray<float>) Unmixed([Shape("")] NDArray<float> x)
        => (Grad(a => a * Grad(b => a * b, (NDArray<float>)2f), x), Grad(a => a * Grad(b => a + b, (NDArray<float>)1f), x));

    [Jit]
    public static (NDArray<float>, NDArray<float>) ThroughStep(
        [Shape("k")] NDArray<float> w, [Shape("")] NDArray<float> b, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<bool> y, [Shape("n k")] NDArray<float> x2, [Shape("n")] NDArray<bool> y2)
        => ValueAndGrad(u => Logistic(u - (0.1f * Grad(Logistic, u, b, x, y)), b, x2, y2), w);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Linearized([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> v1, [Shape("n")] NDArray<float> v2)
    {
        var (y, push) = Linearize(z => Cumsum(Sin(z) * z[0]), x);
        return (y, push(v1), push(v2), push(v1 + (2f * v2)));
    }

    [Jit]
    public static NDArray<float> Transposed([Shape("m 3")] NDArray<float> a, [Shape("3")] NDArray<float> x, [Shape("m")] NDArray<float> u, [Shape("2")] NDArray<float> w)
        => LinearTranspose(z => (Matmul(a, z), (2f * Flip(z)[..2]) - Sum(z)), x, (u, w));

    [Pure]
    public static NDArray<float> Thrice([Shape("n n")] NDArray<float> w, [Shape("n")] NDArray<float> x)
    {
        for (int i = 0; i < 3; i++)
        {
            x = Sin(Matmul(w, x));
        }

        return Sum(x);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) Checkpointed([Shape("n n")] NDArray<float> w, [Shape("n")] NDArray<float> x)
        => (Grad(Thrice, w, x), Grad((u, z) => Lax.Checkpoint(Thrice, u, z), w, x), Jvp((u, z) => Grad((a, b) => Lax.Checkpoint(Thrice, a, b), u, z), (w, x), (OnesLike(w), x)).Tangent);
}
