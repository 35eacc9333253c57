using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>Shape arithmetic and the checks that several type rules share.</summary>
internal static class Shapes
{
    public static EquatableArray<T> Insert<T>(EquatableArray<T> items, int position, T item)
    {
        List<T> list = items.ToList();
        list.Insert(position, item);
        return list.ToEquatableArray();
    }

    public static EquatableArray<T> Remove<T>(EquatableArray<T> items, IEnumerable<int> positions)
    {
        HashSet<int> removed = [.. positions];
        return items.Where((_, i) => !removed.Contains(i)).ToEquatableArray();
    }

    /// <summary>A copy in which one item differs.</summary>
    public static EquatableArray<T> Replace<T>(EquatableArray<T> items, int position, T item) =>
        items.Select((old, i) => i == position ? item : old).ToEquatableArray();

    /// <summary>result[i] = items[permutation[i]].</summary>
    public static EquatableArray<T> Permute<T>(EquatableArray<T> items, IReadOnlyList<int> permutation) =>
        permutation.Select(p => items[p]).ToEquatableArray();

    /// <summary>The permutation that undoes another.</summary>
    public static EquatableArray<int> Inverse(IReadOnlyList<int> permutation)
    {
        int[] inverse = new int[permutation.Count];
        for (int i = 0; i < inverse.Length; i++)
        {
            inverse[permutation[i]] = i;
        }

        return new(inverse);
    }

    public static bool IsIdentity(IReadOnlyList<int> permutation) => permutation.Select((p, i) => p == i).All(b => b);

    /// <summary>The permutation that brings axis <paramref name="from"/> to place <paramref name="to"/> and keeps the others' order.</summary>
    public static EquatableArray<int> MoveAxis(int rank, int from, int to)
    {
        List<int> order = Enumerable.Range(0, rank).Where(a => a != from).ToList();
        order.Insert(to, from);
        return order.ToEquatableArray();
    }

    public static EquatableArray<int> Range(int start, int count) => Enumerable.Range(start, count).ToEquatableArray();

    /// <summary>The sizes of a shape whose dimensions are all constants.</summary>
    public static EquatableArray<int> Concrete(EquatableArray<Dim> shape) =>
        shape.Select(d => checked((int)d.Value)).ToEquatableArray();

    public static EquatableArray<Dim> Symbolic(EquatableArray<int> shape) =>
        shape.Select(n => Dim.Constant(n)).ToEquatableArray();

    /// <summary>The axes that are not among <paramref name="axes"/>, ascending.</summary>
    public static List<int> Others(int rank, params IEnumerable<int>[] axes) =>
        Enumerable.Range(0, rank).Where(a => !axes.Any(list => list.Contains(a))).ToList();

    /// <summary>True when the dimension is negative for every assignment of the names.</summary>
    public static bool IsProvablyNegative(Dim dim) => (dim * -1).IsAtLeast(Dim.One);

    /// <summary>What to write when two sizes are not provably equal; nothing where they are numbers.</summary>
    public static string IfAlwaysEqual(Dim left, Dim right)
    {
        if (left.IsConstant && right.IsConstant)
        {
            return "";
        }

        if (left.Names().Concat(right.Names()).Any(FreshSize.Is))
        {
            return "; what is computed twice may be two sizes: compute it once, and use that for both";
        }

        (Dim plain, Dim other) = left.IsName || left.IsConstant ? (left, right) : (right, left);
        bool isPlain = (plain.IsName || plain.IsConstant) && !other.IsName && !other.Names().Intersect(plain.Names()).Any();
        return isPlain ? $"; if these sizes are always equal, write {other} in place of {plain} in [Shape]" : "; if these sizes are always equal, give them one name in [Shape]";
    }

    /// <summary>"x is f32[3], y is f32[4]".</summary>
    public static string Describe(Op op, IReadOnlyList<ArrayType> inputs) =>
        string.Join(", ", inputs.Select((t, i) => $"{OperandName(op, i)} is {t}"));

    public static string OperandName(Op op, int index)
    {
        int last = op.Operands.Count - 1;
        return index < last || !op.Operands[last].EndsWith("...", StringComparison.Ordinal)
            ? op.Operands[index]
            : $"{op.Operands[last].TrimEnd('.')}[{index - last}]";
    }

    public static void CheckCount(Op op, IReadOnlyList<ArrayType> inputs)
    {
        bool isVariadic = op.Operands.Count > 0 && op.Operands[op.Operands.Count - 1].EndsWith("...", StringComparison.Ordinal);
        if (isVariadic ? inputs.Count < op.Operands.Count - 1 : inputs.Count != op.Operands.Count)
        {
            throw new ShapeException($"'{op.Signature}' was given {inputs.Count} operands");
        }
    }

    public static void CheckDType(Op op, IReadOnlyList<ArrayType> inputs, int operand, Func<DType, bool> accepts)
    {
        if (!accepts(inputs[operand].DType))
        {
            string accepted = string.Join(", ", Enum.GetValues(typeof(DType)).Cast<DType>().Where(accepts).Select(d => d.Name()));
            throw new ShapeException(
                $"'{op.Name}' does not take {inputs[operand].DType.Name()}: {OperandName(op, operand)} is {inputs[operand]}; it takes {accepted}");
        }
    }

    public static void CheckAxis(Op op, IReadOnlyList<ArrayType> inputs, int operand, long axis)
    {
        if (axis < 0 || axis >= inputs[operand].Rank)
        {
            throw new ShapeException($"'{op.Name}' was given axis {axis}, but {OperandName(op, operand)} is {inputs[operand]}");
        }
    }

    public static void CheckAxes(Op op, IReadOnlyList<ArrayType> inputs, int operand, EquatableArray<int> axes)
    {
        foreach (int axis in axes)
        {
            CheckAxis(op, inputs, operand, axis);
        }

        if (axes.Distinct().Count() != axes.Count)
        {
            throw new ShapeException($"'{op.Name}' was given an axis twice: {string.Join(", ", axes)}");
        }
    }

    /// <summary>An attribute must have one entry for each axis.</summary>
    public static void CheckLength(Op op, IReadOnlyList<ArrayType> inputs, string attribute, int count)
    {
        if (count != inputs[0].Rank)
        {
            throw new ShapeException(
                $"'{op.Name}' needs one entry of {attribute} for each axis: there are {count}, and {OperandName(op, 0)} is {inputs[0]}");
        }
    }
}
