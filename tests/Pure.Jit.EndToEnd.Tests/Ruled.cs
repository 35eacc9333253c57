namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Functions with rules of their own, some of them wrong on purpose, so that it shows which one was used.</summary>
public static class Ruled
{
    [Pure, CustomVjp(nameof(ClippedForward), nameof(ClippedBackward), NonDiff = ["lo", "hi"])]
    public static NDArray<double> Clipped([Shape("...")] NDArray<double> x, double lo, double hi) => x;

    [Pure]
    public static (NDArray<double>, (double, double)) ClippedForward(NDArray<double> x, double lo, double hi) => (x, (lo, hi));

    [Pure]
    public static NDArray<double> ClippedBackward(double lo, double hi, (double, double) kept, NDArray<double> g) => Clip(g, lo, hi);

    [Pure, CustomVjp(nameof(SquareForward), nameof(SquareBackward)), CustomJvp(nameof(SquareRule))]
    public static NDArray<double> Squared(NDArray<double> x) => x * x;

    [Pure]
    public static (NDArray<double>, NDArray<double>) SquareForward(NDArray<double> x) => (Squared(x), x);

    [Pure]
    public static NDArray<double> SquareBackward(NDArray<double> x, NDArray<double> g) => g * x * 2;

    [Pure]
    public static (NDArray<double>, NDArray<double>) SquareRule(NDArray<double> x, NDArray<double> dx) => (Squared(x), dx * x * 2);

    [Pure, CustomVjp(nameof(TimesForward), nameof(TimesBackward))]
    public static NDArray<double> Times(NDArray<double> x, NDArray<double> y) => x * y;

    [Pure]
    public static (NDArray<double>, (NDArray<double>, NDArray<double>)) TimesForward(NDArray<double> x, NDArray<double> y) => (Times(x, y), (x, y));

    [Pure]
    public static (NDArray<double>, NDArray<double>) TimesBackward((NDArray<double> X, NDArray<double> Y) r, NDArray<double> g) => (g * r.Y * 3, g * r.X * 5);

    [Pure, CustomVmap(nameof(MappedRule))]
    public static NDArray<double> Mapped(NDArray<double> x, NDArray<double> y) => x * y;

    [Pure]
    public static NDArray<double> MappedRule(NDArray<double> x, NDArray<double> y) => x * y + 100;

    [Jit]
    public static NDArray<double> ClippedSlope([Shape("n")] NDArray<double> x) => Grad(z => Sum(Clipped(z * z * 5, -1, 1) * z), x);

    [Jit]
    public static NDArray<double> SlopeOfSquares([Shape("n")] NDArray<double> x) => Grad(z => Sum(Squared(z)), x);

    [Jit]
    public static NDArray<double> SecondOfCubes([Shape("n")] NDArray<double> x) => Hessian(z => Sum(Squared(z) * z), x);

    [Jit]
    public static (NDArray<double>, NDArray<double>) BothSlopes([Shape("n")] NDArray<double> x) => Grad((a, b) => Sum(Times(a, b)), Arg.Both, x, x + 1);

    [Jit]
    public static NDArray<double> ForwardOfReverseRule([Shape("n")] NDArray<double> x) => JacFwd(a => Times(a, a), x);

    [Jit]
    public static NDArray<double> SharedByLanes([Shape("n k")] NDArray<double> x, [Shape("k")] NDArray<double> w) => Grad((u, q) => Sum(Vmap((a, b) => Times(a, b), q, u, inAxes: (0, None))), w, x);

    [Jit]
    public static NDArray<double> Lanes([Shape("n k")] NDArray<double> x, [Shape("k")] NDArray<double> w) => Vmap((a, b) => Mapped(a, b), x, w, inAxes: (0, None));

    [Jit]
    public static NDArray<double> TangentsOfLanes([Shape("n k")] NDArray<double> x, [Shape("k")] NDArray<double> w) => Vmap((a, b) => Jvp(c => Mapped(c, b), a, a).Tangent, x, w, inAxes: (0, None));

    [Jit]
    public static NDArray<double> RootOf(NDArray<double> a) => Root(a);

    [Pure]
    public static NDArray<double> Root(NDArray<double> a) => Lax.CustomRoot(y => y * y * y - a, a, (f, g) => Lax.ForiLoop(0, 60, (i, y) => y - f(y) / (3 * y * y), g), (g, y) => y / g(Ones<double>([])));

    [Jit]
    public static NDArray<double> SlopeOfRoot([Shape("")] NDArray<double> a) => Grad(Root, a);

    [Jit]
    public static NDArray<double> SecondOfRoot([Shape("")] NDArray<double> a) => Grad(z => Grad(Root, z), a);

    [Jit]
    public static NDArray<double> SlopesOfRoots([Shape("n")] NDArray<double> a) => Vmap(z => Grad(Root, z), a);

    [Pure]
    public static NDArray<double> Solution(NDArray<double> m, NDArray<double> b) => Lax.CustomLinearSolve(v => Matmul(m, v), b, (f, r) => Linalg.Solve(m, r), (f, r) => Linalg.Solve(Transpose(m), r));

    [Jit]
    public static (NDArray<double>, NDArray<double>) SlopesOfSolution([Shape("n n")] NDArray<double> m, [Shape("n")] NDArray<double> b) => Grad((q, r) => Sum(Solution(q, r) * Solution(q, r)), Arg.Both, m, b);

    [Jit]
    public static (NDArray<double>, NDArray<double>) SlopesOfSolve([Shape("n n")] NDArray<double> m, [Shape("n")] NDArray<double> b) => Grad((q, r) => Sum(Square(Linalg.Solve(q, r))), Arg.Both, m, b);

    [Jit]
    public static NDArray<double> SecondOfSolution([Shape("n n")] NDArray<double> m, [Shape("n")] NDArray<double> b) => Hessian((r, q) => Sum(Solution(q, r) * Solution(q, r)), b, m);

    [Jit]
    public static NDArray<double> OwnTangent([Shape("n")] NDArray<double> x) => Grad(z => Sum(CustomJvp(a => Sin(a), (a, da) => (Sin(a), 7 * da), z)), x);

    [Jit]
    public static NDArray<double> OwnCotangent([Shape("n")] NDArray<double> x, [Shape("n")] NDArray<double> w) => Grad(z => Sum(CustomVjp(a => a * w, a => (a * w, Cos(a)), (k, g) => k * g * w, z)), x);

    [Jit]
    public static NDArray<double> OwnLanes([Shape("n")] NDArray<double> x) => Vmap(z => CustomVmap(a => a * 2, a => a * 3, z), x);

    [Jit]
    public static NDArray<double> RuleInScan([Shape("n")] NDArray<double> x) => Grad(z => Sum(Lax.Scan((c, r) => (Times(c, r), c), Ones<double>([]), z).Item2), x);
}
