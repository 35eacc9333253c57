using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Structure;

namespace Pure.Jit.Generator.Loops;

/// <summary>How an equation becomes loops.</summary>
internal enum Lowering
{
    /// <summary>Computed element by element where it is used.</summary>
    Element,

    /// <summary>Only another way to find elements.</summary>
    View,

    Reduce,
    Dot,

    /// <summary>Pieces written into a new array.</summary>
    Copy,

    /// <summary>A call of the runtime on whole arrays.</summary>
    Library,
}

/// <summary>What the loops know of each primitive: how it is lowered and what an element costs, in simple operations.</summary>
internal static class OpFacts
{
    // Nobody knows how often it turns.
    private const int LoopCost = 500;

    /// <summary>Reductions over a last axis of at most this many elements are written out in a row.</summary>
    public const int UnrolledLength = 8;

    public static Lowering Lower(Equation equation)
    {
        if (equation.Op is ElementwiseOp)
        {
            return Lowering.Element;
        }

        return equation.Op.Name switch
        {
            "full" or "iota" or "dim_as_value" or "random_bits" or "random_words" or "threefry2x32" or "while_each" => Lowering.Element,
            "broadcast_in_dim" or "transpose" or "slice" or "rev" or "reshape" => Lowering.View,
            "reduce_sum" or "reduce_max" or "reduce_min" or "reduce_prod" or "reduce_and" or "reduce_or" =>
                IsUnrolled(equation) ? Lowering.Element : Lowering.Reduce,
            "dot_general" => equation.Output.Type.DType is DType.F32 or DType.F64 ? Lowering.Dot : Lowering.Library,
            "concatenate" => Lowering.Copy,
            "dynamic_update_slice" when equation.Attributes.Has(ConstantWindows.Place) => Lowering.Copy,
            "pad" => IsPlainPad(equation) ? Lowering.Copy : Lowering.Library,
            _ => Lowering.Library,
        };
    }

    /// <summary>Whether the runtime computes an equation into memory that the plan gives it.</summary>
    public static bool IsCall(Equation equation) => equation.Op.Name is
        "conv_general_dilated" or "reduce_window_sum" or "reduce_window_max" or "reduce_window_min" or "select_and_gather_add" or "select_and_scatter_add"
        or "cumsum" or "cumprod" or "cummax" or "cummin" || IsAlongLast(equation);

    // Orders run by run; along another axis the runs are brought together first.
    private static bool IsAlongLast(Equation equation) => equation.Op.Name switch
    {
        "sort" => equation.Attributes.Int("dimension") == equation.Inputs[0].Type.Rank - 1,
        "argmax" or "argmin" => equation.Attributes.Int("axis") == equation.Inputs[0].Type.Rank - 1,
        _ => false,
    };

    /// <summary>What this equation adds to the cost of an element, in additions.</summary>
    public static int Cost(Equation equation) =>
        IsUnrolled(equation) ? UnrolledLength : Cost(equation.Op.Name, equation.Attributes, equation.Inputs.Select(i => i.Type.DType).ToList());

    public static int Cost(OpNode node) => Cost(node.Op, node.Attributes, node.Inputs.Select(i => i.DType).ToList());

    /// <summary>The C# of an elementwise primitive over operands of these types.</summary>
    public static Spelling Spell(string op, Attributes attributes, IReadOnlyList<DType> inputs) =>
        OpTable.TryGet(op, out Op? found) && found is ElementwiseOp element
            ? element.Cpu(SpelledType(op, inputs), attributes)
            : throw new InvalidOperationException($"emit: '{op}' is not elementwise");

    /// <summary>The operand type that a spelling is asked for: that of the cases, where the first operand chooses.</summary>
    public static DType SpelledType(string op, IReadOnlyList<DType> inputs) => op == "select_n" ? inputs[1] : inputs[0];

    private static int Cost(string op, Attributes attributes, IReadOnlyList<DType> inputs) => op switch
    {
        "random_bits" or "random_words" or "threefry2x32" => 70,
        "while_each" => LoopCost,
        _ when OpTable.TryGet(op, out Op? found) && found is ElementwiseOp => Spell(op, attributes, inputs).Cost,
        _ => 0,
    };

    public static bool IsUnrolled(Equation equation)
    {
        if (equation.Op is not ReduceOp || !equation.Op.Name.StartsWith("reduce_", StringComparison.Ordinal))
        {
            return false;
        }

        ArrayType operand = equation.Inputs[0].Type;
        Support.EquatableArray<int> axes = equation.Attributes.Axes("axes");
        return axes.Count == 0
            || (axes.Count == 1 && operand.Rank > 1 && axes[0] == operand.Rank - 1
                && operand.Shape[axes[0]].IsConstant && operand.Shape[axes[0]].Value is > 0 and <= UnrolledLength);
    }

    // Negative padding cuts elements off; it is rare and left to the runtime.
    private static bool IsPlainPad(Equation equation) =>
        Pad.Amounts(equation.Attributes, "low").Concat(Pad.Amounts(equation.Attributes, "high")).All(a => a.IsAtLeast(Dim.Zero))
        && equation.Attributes.Axes("interior").All(i => i == 0);

    /// <summary>A reshape that only adds or removes axes of one element.</summary>
    public static bool IsSqueeze(Equation reshape)
    {
        Dim[] from = reshape.Inputs[0].Type.Shape.Where(d => !d.IsOne()).ToArray();
        Dim[] to = reshape.Output.Type.Shape.Where(d => !d.IsOne()).ToArray();
        return from.SequenceEqual(to);
    }
}
