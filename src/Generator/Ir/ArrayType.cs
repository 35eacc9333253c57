using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>Element type and shape, written <c>f32[3,n]</c>; a scalar has rank 0.</summary>
public sealed record ArrayType(DType DType, EquatableArray<Dim> Shape)
{
    public int Rank => this.Shape.Count;

    /// <summary>The number of elements.</summary>
    public Dim Size => Dim.Product(this.Shape);

    public static ArrayType Scalar(DType dtype) => new(dtype, []);

    public override string ToString() => $"{this.DType.Name()}[{string.Join(",", this.Shape)}]";
}
