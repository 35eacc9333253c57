using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>One operand of a matrix product in memory: where batch b, row or column r and product k lie.</summary>
internal sealed record DotOperand(Value Array, Dim Offset, EquatableArray<Dim> BatchStrides, Dim FreeStride, Dim ContractStride);

/// <summary>A contraction as products of matrices: batches of [m, k] times [k, n].</summary>
internal sealed record DotShape(
    EquatableArray<Dim> Batch, Dim M, Dim N, Dim K, DotOperand Left, DotOperand Right)
{
    /// <summary>Whether an operand can be read where it lies, whatever view it is.</summary>
    public static bool IsDirect(Graph graph, Equation equation, Value operand)
    {
        graph.Realise(graph.Base(operand));
        return equation.Inputs.Select((input, side) => (input, side))
            .Where(i => i.input.Equals(operand))
            .All(i => OperandOf(graph, equation, i.side) is not null);
    }

    public static DotShape Of(Graph graph, Equation equation)
    {
        DotOperand left = OperandOf(graph, equation, 0) ?? throw new InvalidOperationException("fuse: dot operand is not in memory");
        DotOperand right = OperandOf(graph, equation, 1) ?? throw new InvalidOperationException("fuse: dot operand is not in memory");
        ArrayType lhs = equation.Inputs[0].Type;
        EquatableArray<int> batch = equation.Attributes.Axes("lhsBatch");
        EquatableArray<int> contracting = equation.Attributes.Axes("lhsContracting");
        Dim m = Dim.Product(Free(equation, 0).Select(a => lhs.Shape[a]));
        Dim n = Dim.Product(Free(equation, 1).Select(a => equation.Inputs[1].Type.Shape[a]));
        Dim k = Dim.Product(contracting.Select(a => lhs.Shape[a]));
        EquatableArray<Dim> batches = batch.Select(a => lhs.Shape[a]).ToEquatableArray();
        return IsTurned(equation) ? new DotShape(batches, n, m, k, right, left) : new DotShape(batches, m, n, k, left, right);
    }

    /// <summary>
    /// Whether a matrix times a vector is taken as the vector times the transposed matrix: the same products in the same order, and
    /// what follows runs along the result.
    /// </summary>
    public static bool IsTurned(Equation equation) => Free(equation, 0).Any() && !Free(equation, 1).Any();

    /// <summary>The axes of an operand that are neither batch nor contracted, in order.</summary>
    public static IEnumerable<int> Free(Equation equation, int side)
    {
        string name = side == 0 ? "lhs" : "rhs";
        EquatableArray<int> batch = equation.Attributes.Axes(name + "Batch");
        EquatableArray<int> contracting = equation.Attributes.Axes(name + "Contracting");
        return Enumerable.Range(0, equation.Inputs[side].Type.Rank).Where(a => !batch.Contains(a) && !contracting.Contains(a));
    }

    private static DotOperand? OperandOf(Graph graph, Equation equation, int side)
    {
        Value operand = equation.Inputs[side];
        EquatableArray<Dim> shape = operand.Type.Shape;
        Expander expander = new(graph, shape.Count, _ => false);
        if (expander.Expand(operand, Affine.Identity(shape)) is not LoadNode load)
        {
            return null;
        }

        string name = side == 0 ? "lhs" : "rhs";
        EquatableArray<Dim> strides = load.Address.Coefficients;
        Dim? free = Collapse(shape, strides, Free(equation, side));
        Dim? contract = Collapse(shape, strides, equation.Attributes.Axes(name + "Contracting"));
        return free is null || contract is null
            ? null
            : new DotOperand(
                load.Array,
                load.Address.Offset,
                equation.Attributes.Axes(name + "Batch").Select(a => strides[a]).ToEquatableArray(),
                free,
                contract);
    }

    // Several axes as one: each must step over exactly what the next one covers.
    private static Dim? Collapse(EquatableArray<Dim> shape, EquatableArray<Dim> strides, IEnumerable<int> axes)
    {
        int[] kept = axes.Where(a => !shape[a].IsOne()).ToArray();
        for (int i = 0; i + 1 < kept.Length; i++)
        {
            if (!strides[kept[i]].Equals(strides[kept[i + 1]] * shape[kept[i + 1]]))
            {
                return null;
            }
        }

        return kept.Length == 0 ? Dim.One : strides[kept[kept.Length - 1]];
    }
}
