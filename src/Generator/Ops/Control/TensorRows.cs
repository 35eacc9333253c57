using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>Rows of the interpreter's arrays.</summary>
internal static class TensorRows
{
    public static Tensor Row(Tensor x, int row)
    {
        EquatableArray<int> shape = x.Shape.Skip(1).ToEquatableArray();
        int size = shape.Aggregate(1, (a, b) => a * b);
        return x.Numbers is { } numbers
            ? Tensor.Of(x.DType, shape, numbers.Skip(row * size).Take(size).ToArray())
            : Tensor.Of(x.DType, shape, x.Integers!.Skip(row * size).Take(size).ToArray());
    }

    /// <summary>Rows as one array; <paramref name="type"/> says what they would be where there are none.</summary>
    public static Tensor Stack(IReadOnlyList<Tensor> rows, ArrayType type)
    {
        EquatableArray<int> shape = [rows.Count, .. rows.Count > 0 ? rows[0].Shape : type.Shape.Select(d => (int)d.Value)];
        return type.DType.IsFloating()
            ? Tensor.Of(type.DType, shape, rows.SelectMany(r => r.Numbers!).ToArray())
            : Tensor.Of(type.DType, shape, rows.SelectMany(r => r.Integers!).ToArray());
    }
}
