using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>What a user reads when shapes or types do not fit.</summary>
public sealed class ShapeErrorTests
{
    private static readonly Dim N = Dim.Name("n");

    [Fact]
    public void Contracted_sizes() => AssertMessage(
        "'dot_general' needs equal contracted sizes: lhs is f32[n,784], axis 1 is 784; rhs is f32[10,784], axis 0 is 10",
        build => build.DotGeneral(F32(build, N, 784), F32(build, 10, 784), [1], [0], [], []));

    [Fact]
    public void Equal_shapes() => AssertMessage(
        "'add' needs equal shapes: x is f32[n], y is f32[3]", build => build.Add(F32(build, N), F32(build, 3)));

    [Fact]
    public void Equal_types() => AssertMessage(
        "'mul' needs equal element types: x is f32[3], y is i32[3]", build => build.Mul(F32(build, 3), Of(build, DType.I32, 3)));

    [Fact]
    public void Accepted_types() => AssertMessage(
        "'exp' does not take i32: x is i32[3]; it takes f16, bf16, f32, f64", build => build.Exp(Of(build, DType.I32, 3)));

    [Fact]
    public void Number_of_elements() => AssertMessage(
        "'reshape' keeps the number of elements: x is f32[n,3], which has 3*n, and the result is f32[n], which has n",
        build => build.Reshape(F32(build, N, 3), [N]));

    [Fact]
    public void Stretched_axes() => AssertMessage(
        "'broadcast_in_dim' stretches only axes of size 1: axis 0 of x, which is f32[2], is 2, and axis 1 of the result, which is f32[4,3], is 3",
        build => build.BroadcastInDim(F32(build, 2), [4, 3], [1]));

    [Fact]
    public void Square_matrices() => AssertMessage(
        "'cholesky' needs square matrices: x is f32[3,4], of 3 rows and 4 columns", build => build.Bind(Primitives.Cholesky, [F32(build, 3, 4)]));

    [Fact]
    public void Square_matrices_of_named_sizes() => AssertMessage(
        "'eigvalsh' needs square matrices: x is f32[n,4], of n rows and 4 columns; if these sizes are always equal, write 4 in place of n in [Shape]",
        build => build.Bind(Primitives.Eigvalsh, [F32(build, N, 4)]));

    [Fact]
    public void Matrices() => AssertMessage(
        "'svdvals' needs matrices, arrays of at least two axes: x is f32[3]", build => build.Bind(Primitives.Svdvals, [F32(build, 3)]));

    [Fact]
    public void Rows_of_a_system() => AssertMessage(
        "'triangular_solve' needs as many rows of b as of a: a is f32[3,3], b is f32[4,2], which have 4 and 3",
        build => build.Bind(Primitives.TriangularSolve, [F32(build, 3, 3), F32(build, 4, 2)], Attributes.Of(
            ("leftSide", true), ("lower", true), ("transposeA", false), ("unitDiagonal", false))));

    [Fact]
    public void Parts_of_complex_arrays() => AssertMessage(
        "'fft' needs real and imaginary parts of one type and shape: re is f32[3], im is f32[4]",
        build => build.Bind(Primitives.Fft, [F32(build, 3), F32(build, 4)], Attributes.Of(("axis", 0L), ("inverse", false))));

    [Fact]
    public void Frequencies_of_a_length() => AssertMessage(
        "'irfft' of length 6 needs 4 frequencies along axis 0: re is f32[3]",
        build => build.Bind(Primitives.Irfft, [F32(build, 3), F32(build, 3)], Attributes.Of(
            ("axis", 0L), ("length", new EquatableArray<Dim>([(Dim)6])))));

    [Fact]
    public void Axes() => AssertMessage(
        "'reduce_sum' was given axis 2, but x is f32[n,3]", build => build.ReduceSum(F32(build, N, 3), [2]));

    [Fact]
    public void Concatenated_sizes() => AssertMessage(
        "'concatenate' needs equal element types, and equal sizes except along axis 0: xs[0] is f32[2,3], xs[1] is f32[2,4]",
        build => build.Concatenate([F32(build, 2, 3), F32(build, 2, 4)], 0));

    [Fact]
    public void Slices() => AssertMessage(
        "'slice' cannot take 0 to n+1 by 1 of axis 0: x is f32[n]", build => build.Slice(F32(build, N), [0], [N + 1], [1]));

    [Fact]
    public void Updates() => AssertMessage(
        "'scatter_add' needs updates of type f32[3]: operand is f32[n], indices is i32[3], updates is f32[4]",
        build => build.ScatterAdd(F32(build, N), Of(build, DType.I32, 3), F32(build, 4), 0, 0, "drop"));

    [Fact]
    public void Modes() => AssertMessage(
        "'gather' has no mode \"wrap\"; it has \"clip\", \"fill\", \"zero\", \"promise\"",
        build => build.Gather(F32(build, N), Of(build, DType.I32, 3), 0, 0, "wrap"));

    [Fact]
    public void Empty_extremes() => AssertMessage(
        "'argmax' over nothing has no answer: axis 0 of x, which is f32[0], is 0",
        build => build.Bind(Primitives.Argmax, [F32(build, 0)], Attributes.Of(("axis", 0L))));

    [Fact]
    public void Features_of_convolutions() => AssertMessage(
        "'conv_general_dilated' needs as many features in lhs as rhs takes: lhs is f32[n,3,8], axis 1 is 3; rhs is f32[4,2,3], axis 1 is 2",
        build => Conv(build, F32(build, N, 3, 8), F32(build, 4, 2, 3), [1, 1]));

    [Fact]
    public void Groups_of_convolutions() => AssertMessage(
        "'conv_general_dilated' needs featureGroupCount to divide axis 0 of rhs: it is 2, and rhs is f32[3,2,3], axis 0 is 3",
        build => Conv(build, F32(build, N, 4, 8), F32(build, 3, 2, 3), [2, 1]));

    [Fact]
    public void Ranks_of_convolutions() => AssertMessage(
        "'conv_general_dilated' needs equal element types and equal ranks of at least 2: lhs is f32[n,4,8], rhs is f32[3,2]",
        build => Conv(build, F32(build, N, 4, 8), F32(build, 3, 2), [1, 1]));

    [Fact]
    public void Windows() => AssertMessage(
        "'reduce_window_sum' needs one entry of windowDimensions for each axis: there are 1, and x is f32[n,4]",
        build => build.Bind(Primitives.ReduceWindowSum, [F32(build, N, 4)], Attributes.Of(
            ("windowDimensions", Ints(2)), ("windowStrides", Ints(1, 1)), ("low", Ints(0, 0)), ("high", Ints(0, 0)), ("baseDilation", Ints(1, 1)),
            ("windowDilation", Ints(1, 1)))));

    private static Value Conv(JaxprBuilder build, Value lhs, Value rhs, int[] groups) => build.Bind(Primitives.ConvGeneralDilated, [lhs, rhs], Attributes.Of(
        ("windowStrides", Ints(1)), ("low", Ints(0)), ("high", Ints(0)), ("lhsDilation", Ints(1)), ("rhsDilation", Ints(1)), ("lhsSpec", Ints(0, 1, 2)),
        ("rhsSpec", Ints(0, 1, 2)), ("outSpec", Ints(0, 1, 2)), ("groupCounts", Ints(groups))));

    private static EquatableArray<int> Ints(params int[] items) => new(items);

    private static void AssertMessage(string message, Func<JaxprBuilder, Value> bind) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => bind(new JaxprBuilder())).Message);

    private static Value F32(JaxprBuilder build, params Dim[] shape) => Of(build, DType.F32, shape);

    private static Value Of(JaxprBuilder build, DType dtype, params Dim[] shape) =>
        build.Parameter(new ArrayType(dtype, new EquatableArray<Dim>(shape)));
}
