using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops.Grid;

/// <summary>
/// One application of each op for each element type it accepts and each rank from 0 to 6, with a last axis of length n: the same
/// program serves every length. What a row says is which operands and attributes go with a type and a rank, nothing more.
/// </summary>
internal static partial class OpGrid
{
    public const int MaxRank = 6;

    /// <summary>Around the widths of vectors of every element type, with the empty array.</summary>
    public static readonly int[] Lengths = [0, 1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 65];

    private const string HoldsProgram = "holds a program; what it does is what the ops of that program do";

    private const string NamesAxis = "is along the axis of a vmap, which replaces it";

    /// <summary>Ops without a row, with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Without = new Dictionary<string, string>
    {
        ["all_gather"] = NamesAxis,
        ["axis_index"] = NamesAxis,
        ["checkpoint"] = HoldsProgram,
        ["cond"] = HoldsProgram,
        ["custom_jvp_call"] = HoldsProgram,
        ["custom_linear_solve"] = HoldsProgram,
        ["custom_root"] = HoldsProgram,
        ["custom_vjp_call"] = HoldsProgram,
        ["custom_vjp_tangent"] = HoldsProgram,
        ["custom_vmap_call"] = HoldsProgram,
        ["reduce_scatter"] = NamesAxis,
        ["scan"] = HoldsProgram,
        ["while"] = HoldsProgram,
        ["while_each"] = HoldsProgram,
    };

    private static readonly Dim N = Dim.Name("n");

    /// <summary>What comes before the last axis.</summary>
    private static readonly int[] Leading = [2, 1, 3, 1, 2];

    public static IEnumerable<GridProgram> Programs(Op op)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            for (int rank = 0; rank <= MaxRank; rank++)
            {
                int variant = 0;
                foreach (GridRow row in Rows(op, dtype, rank))
                {
                    if (Bind(op, row) is { } program)
                    {
                        yield return new GridProgram($"{op.Name}, {dtype.Name()}, rank {rank}, variant {variant++}", op, program, row);
                    }
                }
            }
        }
    }

    private static Jaxpr? Bind(Op op, GridRow row)
    {
        try
        {
            JaxprBuilder build = new();
            List<Value> parameters = row.Operands.Select((o, i) => build.Parameter(o.Type, "x" + i)).ToList();
            return Verifier.Verify(build.Build(build.BindAll(op, parameters.Take(parameters.Count - row.Unused).ToList(), row.Attributes)), "bind");
        }
        catch (ShapeException)
        {
            return null; // an element type or a rank that the op does not take
        }
    }

    private static IEnumerable<GridRow> Rows(Op op, DType dtype, int rank) => op switch
    {
        ElementwiseOp elementwise => Elementwise(elementwise, dtype, rank),
        _ => Whole(op, dtype, rank).Concat(Contracting(op, dtype, rank)).Concat(Placing(op, dtype, rank)).Concat(OfMatrices(op, dtype, rank)),
    };

    private static EquatableArray<Dim> Shape(int rank) =>
        rank == 0 ? [] : [.. Leading.Take(rank - 1).Select(d => Dim.Constant(d)), N];

    private static GridRow Row(Attributes attributes, params GridOperand[] operands) => new(operands, attributes);

    private static GridOperand Of(DType dtype, EquatableArray<Dim> shape, Fill fill = Fill.Any) => new(new ArrayType(dtype, shape), fill);

    private static Attributes Attrs(params (string Name, object Value)[] items) =>
        Attributes.Of([.. items.Select(i => (i.Name, i.Value is int number ? (long)number : i.Value))]);

    private static EquatableArray<int> Axes(IEnumerable<int> axes) => axes.ToEquatableArray();

    private static EquatableArray<int> Each(int rank, int value) => Enumerable.Repeat(value, rank).ToEquatableArray();

    private static EquatableArray<int> AtLast(int rank, int value, int elsewhere) =>
        Enumerable.Range(0, rank).Select(a => a == rank - 1 ? value : elsewhere).ToEquatableArray();

    private static IEnumerable<GridRow> Elementwise(ElementwiseOp op, DType dtype, int rank)
    {
        GridOperand[] operands = [.. op.Operands.Select((_, i) => Of(op.Name == "select_n" && i == 0 ? DType.Bool : dtype, Shape(rank)))];
        Attributes[] choices = op.Name switch
        {
            "integer_pow" => [Attrs(("y", 3)), Attrs(("y", -2))],
            "convert_element_type" => [.. Enum.GetValues<DType>().Select(t => Attrs(("dtype", t)))],
            "bitcast" => [.. Enum.GetValues<DType>().Where(t => t != DType.Bool && t.ByteCount() == dtype.ByteCount()).Select(t => Attrs(("dtype", t)))],
            "reduce_precision" => [Attrs(("exponentBits", 5), ("mantissaBits", 7))],
            _ => [Attributes.None],
        };
        return op.Name switch
        {
            "integer_pow" when !dtype.IsFloating() => [new(operands, choices[0])],
            "bitcast" when dtype == DType.Bool => [],
            _ => choices.Select(a => new GridRow(operands, a)),
        };
    }
}

/// <summary>How an operand is filled.</summary>
internal enum Fill
{
    /// <summary>Numbers in [-2, 2], integers from -3 (or 0) to 3, bools.</summary>
    Any,

    /// <summary>Numbers in [0.8, 1.2], so that products stay in range.</summary>
    NearOne,

    /// <summary>Ascending along the last axis.</summary>
    Ascending,

    /// <summary>Positions from -1 to n, so that both ends are left.</summary>
    Position,

    /// <summary>Positions in the last axis, counted from either end.</summary>
    Inside,

    /// <summary>Positions in the last axis.</summary>
    Within,

    /// <summary>Symmetric positive definite matrices with distinct eigenvalues.</summary>
    Definite,

    /// <summary>At place i a row from i to n - 1, as a partial pivoting leaves them.</summary>
    Pivots,
}

/// <param name="Type">The operand's type, in n.</param>
/// <param name="Fill">Its values.</param>
internal sealed record GridOperand(ArrayType Type, Fill Fill);

/// <param name="Operands">The parameters of the program.</param>
/// <param name="Attributes">The op's.</param>
/// <param name="MinLength">The first length for which the op has a meaning.</param>
/// <param name="Unused">How many of the last operands only give n a value.</param>
internal sealed record GridRow(GridOperand[] Operands, Attributes Attributes, int MinLength = 0, int Unused = 0);

/// <summary>A program of one equation for every length.</summary>
internal sealed record GridProgram(string Name, Op Op, Jaxpr Program, GridRow Row)
{
    public IEnumerable<int> Lengths => OpGrid.Lengths.Where(n => n >= this.Row.MinLength);

    /// <summary>The program for one length alone.</summary>
    public Jaxpr At(int length) => this.Program.Substitute(_ => Dim.Constant(length));

    public Tensor[] Arguments(int length)
    {
        Random random = new(length + this.Name.Length);
        return [.. this.Row.Operands.Select(o => GridValues.Of(o, length, random))];
    }
}
