using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>
/// A concrete array of the interpreter. Floating values are kept in <see cref="Numbers"/> as double (rounded to nothing:
/// the interpreter is the high-precision meaning); integers and bools in <see cref="Integers"/>, wrapped to their dtype.
/// Exactly one of the two is set.
/// </summary>
public sealed record Tensor(DType DType, EquatableArray<int> Shape, double[]? Numbers, long[]? Integers)
{
    public int Size => this.Numbers?.Length ?? this.Integers!.Length;

    public int Rank => this.Shape.Count;

    public static Tensor Of(DType dtype, EquatableArray<int> shape, double[] numbers) => new(dtype, shape, numbers, null);

    public static Tensor Of(DType dtype, EquatableArray<int> shape, long[] integers) => new(dtype, shape, null, integers);
}
