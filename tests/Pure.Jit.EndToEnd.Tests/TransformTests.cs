namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Transformations at call sites and inside methods, nested, against closed forms.</summary>
public class TransformTests
{
    private static readonly NDArray<float> X = Data.Row(0.5f, -1, 2);
    private static readonly NDArray<float> Y = Data.Row(3, 4, 5);

    [Fact]
    public void GradientsAtCallSites()
    {
        Arrays.AllClose(Grad(Transformed.Cubes, X), 3 * X * X);
        Arrays.AllClose(Grad(x => Sum(x * x), X), 2 * X);
        Arrays.AllClose(Grad(Transformed.Weighted, X, Y), 2 * X * Y);
        Arrays.AllClose(Grad(Transformed.Weighted, Arg.Second, X, Y), X * X);
        var (first, second) = Grad(Transformed.Weighted, Arg.Both, X, Y);
        Arrays.AllClose(first, 2 * X * Y);
        Arrays.AllClose(second, X * X);
        var (value, gradient) = ValueAndGrad(Transformed.Cubes, X);
        Arrays.AllClose(value, Sum(X * X * X));
        Arrays.AllClose(gradient, 3 * X * X);
        var ((loss, aux), slope) = ValueAndGradWithAux(Transformed.WithAux, X);
        Arrays.AllClose(loss, Sum(X * X));
        Arrays.AllClose(aux, 3 * X);
        Arrays.AllClose(slope, 2 * X);
    }

    [Fact]
    public void FunctionsInLocalsAndFields()
    {
        Func<NDArray<float>, NDArray<float>> squares = x => Sum(x * x);
        var cubes = Transformed.Cubes;
        Arrays.AllClose(Grad(squares, X), 2 * X);
        Arrays.AllClose(Grad(cubes, X), 3 * X * X);
        Arrays.AllClose(Grad(x => squares(x) + cubes(x), X), (2 * X) + (3 * X * X));
        Arrays.AllClose(Grad(Transformed.Fourths, X), 4 * X * X * X, 1e-6);
        Arrays.AllClose(Compile(Transformed.Fourths)(X), Sum(X * X * X * X));
        Arrays.AllClose(Transformed.SlopeOfFourths(X, Y), (4 * X * X * X) + Y, 1e-6);
    }

    [Fact]
    public void GradientsOfTreesAndTuples()
    {
        Coefficients c = new(2f, 1f);
        Coefficients slopes = Grad(Transformed.Polynomial, c, X);
        NDArray<float> inner = (2 * X) + 1;
        Arrays.AllClose(slopes.A, Mean(2 * inner * X));
        Arrays.AllClose(slopes.B, Mean(2 * inner));
        var (a, b) = Grad(t => Sum(t.Item1 * t.Item2), (X, Y));
        Arrays.AllClose(a, Y);
        Arrays.AllClose(b, X);
    }

    [Fact]
    public void ProductsAtCallSites()
    {
        var (value, tangent) = Jvp(Transformed.Sines, X, Y);
        Arrays.AllClose(value, Sin(X), 1e-6);
        Arrays.AllClose(tangent, Cos(X) * Y, 1e-6);
        var (again, cotangent) = Vjp(Transformed.Sines, X, Y);
        Arrays.AllClose(again, Sin(X), 1e-6);
        Arrays.AllClose(cotangent, Cos(X) * Y, 1e-6);
        var (_, both) = Jvp(Transformed.Weighted, (X, Y), (Y, X));
        Arrays.AllClose(both, Sum((2 * X * Y * Y) + (X * X * X)));
    }

    [Fact]
    public void VmapAtCallSites()
    {
        NDArray<float> rows = Stack([X, Y, X + Y]);
        Arrays.AllClose(Vmap(Transformed.RowCubes, rows), Sum(rows * rows * rows, axis: 1), 1e-6);
        Arrays.AllClose(Vmap(Transformed.Weighted, rows, Y, inAxes: (0, None)), Sum(rows * rows * Y, axis: 1), 1e-6);
        Arrays.AllClose(Vmap(Transformed.Weighted, Transpose(rows), rows, inAxes: (1, 0)), Sum(rows * rows * rows, axis: 1), 1e-6);
        Arrays.AllClose(Vmap(([Shape("k")] NDArray<float> x) => x * 2, rows, outAxes: 1), Transpose(rows) * 2);
        Arrays.AllClose(Vmap(([Shape("k")] NDArray<float> x, [Shape("k")] NDArray<float> y) => Grad(Transformed.Weighted, x, y), rows, rows), 2 * rows * rows, 1e-6);
    }

    [Fact]
    public void NestedInEveryOrder()
    {
        NDArray<float> rows = Stack([X, Y]);
        Arrays.AllClose(Transformed.HessianProduct(X, Y), 6 * X * Y, 1e-6);
        Arrays.AllClose(Transformed.Hessian(X), Eye(3) * (6 * X), 1e-6, 1e-6);
        Arrays.AllClose(Transformed.PerExample(rows, Y), 2 * rows * Y, 1e-6);
        Arrays.AllClose(Transformed.GradOfVmap(rows, Y), Sum(rows * rows, axis: 0), 1e-6);
        Arrays.AllClose(Transformed.ThirdDerivative(X), 24 * X, 1e-6);
        Arrays.AllClose(Transformed.VjpOfJvp(X, Y), Y * (Cos(X) - (X * Sin(X))), 1e-5, 1e-6);
        NDArray<float> points = Data.Normal(5, (4, 3));
        NDArray<float> differences = ExpandDims(points, 1) - ExpandDims(points, 0);
        Arrays.AllClose(Transformed.Pairwise(points), Sum(differences * differences, axis: 2), 1e-5, 1e-6);
        Arrays.AllClose(Grad(x => Sum(Transformed.HessianProduct(x, x)), X), 12 * X, 1e-5);
        Arrays.AllClose(Vmap(([Shape("k")] NDArray<float> x) => Transformed.Hessian(x), rows)[1], Eye(3) * (6 * Y), 1e-6, 1e-6);
    }

    [Fact]
    public void CompileGivesADelegate()
    {
        Func<NDArray<float>, NDArray<float>> slope = Compile((NDArray<float> x) => Grad(Transformed.Cubes, x));
        Arrays.AllClose(slope(X), 3 * X * X);
    }

    [Fact]
    public void TreeMapOutsideTraces()
    {
        Outer halves = Tree.Map(w => w / 2, new Outer(new Inner(X, 3), (Y, X)) { Bias = Y });
        Arrays.ArrayEqual(halves.Pair.Left, Y / 2);
        Arrays.ArrayEqual(halves.Bias, Y / 2);
        Assert.Equal(3, halves.First.Scale);
        Assert.Equal(4, Tree.Leaves(halves).Length);
    }

    [Fact]
    public void RanksUnderVmapComeFromWhatIsMapped()
    {
        NDArray<float> m = Reshape(Arange(6f), (2, 3)), cubes = Reshape(Arange(8f), (2, 2, 2));
        Arrays.ArrayEqual(Vmap(x => Transformed.RowCubes(x), m), Vmap(Transformed.RowCubes, m));
        Arrays.ArrayEqual(Vmap(([Shape("k")] NDArray<float> x) => Sum(x, axis: 0), m, inAxes: -1), Sum(m, axis: 0));
        Arrays.ArrayEqual(Vmap(([Shape("k")] NDArray<float> x) => Sum(x, axis: 0), m, inAxes: 1), Sum(m, axis: 0));
        Arrays.ArrayEqual(Vmap((a, b) => Transformed.Product(a, b), cubes, cubes), Matmul(cubes, cubes));
        Arrays.ArrayEqual(Vmap(row => Vmap(x => x * 2, row), m), m * 2);
        Arrays.ArrayEqual(Vmap((a, b) => Transformed.RowCubes(a) + Transformed.RowCubes(b), m, m), 2 * Vmap(Transformed.RowCubes, m));
        Arrays.ArrayEqual(Vmap((Vectors v) => Sum(v.A * v.B), new Vectors(m, m)), Sum(m * m, axis: 1));
        Arrays.ArrayEqual(Vmap((Vectors v, Vectors w) => Sum(v.A * w.B), new Vectors(m, m), new Vectors(m, m), inAxes: (1, -1)), Sum(m * m, axis: 0));
        Arrays.ArrayEqual(Jvp(x => x * x, cubes, cubes).Tangent, 2 * cubes * cubes);
        Arrays.ArrayEqual(Jvp(x => Transformed.RowCubes(x), m[1], m[1]).Tangent, 3 * Sum(m[1] * m[1] * m[1]));
        Arrays.ArrayEqual(Grad(x => Transformed.RowCubes(x), m[1]), 3 * m[1] * m[1]);
        Assert.Equal(
            "Vmap: 'x' has 2 axes, but 1 is needed (without [Shape] on its parameter, the mapped function takes numbers)",
            Assert.Throws<ArgumentException>(() => Vmap(x => x * 2, m[..])).Message);
        Arrays.ArrayEqual(Vmap(x => Sum(x), m), Sum(m, axis: 1));
        Arrays.ArrayEqual(Vmap(x => Flip(x, 0), m, inAxes: -1), Transpose(Flip(m, 0)));
        Arrays.ArrayEqual(Vmap((a, b) => Sum(a * b), m, Arange(3f), inAxes: (0, None)), Sum(m * Arange(3f), axis: 1));
        Arrays.AllClose(Vmap(Linalg.Inv, BroadcastTo(Eye(2), (3, 2, 2)) * 2), BroadcastTo(Eye(2), (3, 2, 2)) / 2);
    }

    [Fact]
    public void RecordsThatHoldSeveralAreMapped()
    {
        NDArray<float> x = Reshape(Arange(12f), (4, 3)), w = Reshape(Arange(30f), (5, 3, 2)) / 30, b = Reshape(Arange(10f), (5, 2));
        Affine several = new(w, b);
        Affine One(int i) => new(w[i], b[i]);
        NDArray<float> applied = Transformed.ApplyEach(several, x);
        Affine slopes = Transformed.GradientOfEach(several, x);
        Affine stepped = Transformed.StepOfEach(several, slopes, Arange(5f));
        for (int i = 0; i < 5; i++)
        {
            Arrays.AllClose(applied[i], Matmul(x, w[i]) + b[i], 1e-6);
            Affine slope = Grad(Transformed.SquaredError, One(i), x);
            Arrays.AllClose(slopes.W[i], slope.W, 1e-6);
            Arrays.AllClose(slopes.B[i], slope.B, 1e-6);
            Arrays.AllClose(stepped.W[i], w[i] - ((float)i * slope.W), 1e-5, 1e-5);
        }

        Chained reversed = Transformed.Reversed(new Chained(several, (slopes, stepped)));
        Arrays.ArrayEqual(reversed.First.W, stepped.W);
        Arrays.AllClose(reversed.Others.Left.B, b + Sum(w, axis: 1), 1e-6);
        Arrays.ArrayEqual(reversed.Others.Right.B, slopes.B);
        Arrays.ArrayEqual(Transformed.Outer(x).W, x[.., .., NewAxis] * x[.., NewAxis, ..]);
        Arrays.ArrayEqual(Transformed.Outer(x).B, x * 2);
#if !EAGER
        Assert.Equal(
            "ApplyEach: 'several.W' has 2 axes, but 3 are needed (from [Shape(\"count in out\")])",
            Assert.Throws<ArgumentException>(() => Transformed.ApplyEach(One(0), x)).Message);
#endif
    }

    [Fact]
    public void RanksOfAMethodByNameComeFromWhatItIsGiven()
    {
        NDArray<float> x = Reshape(Arange(6f), (2, 3)), w = Ones((3, 2));
        var (slope, offset) = Transformed.EnergySlope((w, Ones(2)), x);
        Arrays.AllClose(slope, 2 * Matmul(Transpose(x), Matmul(x, w) + 1), 1e-6);
        Arrays.AllClose(offset, Sum(2 * (Matmul(x, w) + 1), axis: 0), 1e-6);
    }

    [Fact]
    public void ALambdaAroundAMethodHasItsSizes()
    {
        Assert.Equal(
            "Grad: axis 0 of 'v' is 2, but 'k' is 3 (from axis 0 of 'u')",
            Assert.Throws<ArgumentException>(() => Grad((u, v) => Transformed.Weighted(u, v), X, X[..2])).Message);
        Assert.Equal(
            "Vmap: axis 1 of 'v' is 2, but 'k' is 3 (from axis 1 of 'u')",
            Assert.Throws<ArgumentException>(() => Vmap((u, v) => Grad(Transformed.Weighted, u, v) + Transformed.Weighted(u, v), Ones((2, 3))[..], Ones((2, 2))[..])).Message);
    }

    [Fact]
    public void ARuleThatCallsItsMethodHoldsForEveryOrder()
    {
        // Each derivative doubles: the rule says so, and the calls in it have the rule too.
        NDArray<float> x = Data.Row(0, 1);
        Arrays.AllClose(Transformed.Fourth(x), 16 * Exp(x), 1e-5, 1e-6);
    }
}

public record Vectors([property: Shape("k")] NDArray<float> A, [property: Shape("k")] NDArray<float> B);
