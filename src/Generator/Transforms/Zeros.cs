using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Transforms;

/// <summary>Structural zeros: a null tangent or cotangent stands for zeros until somebody must see it.</summary>
internal static class Zeros
{
    /// <summary>The tangent itself, or zeros of the primal's type.</summary>
    public static Value Materialise(this JaxprBuilder build, Value? tangent, ArrayType type) => tangent ?? build.Full(type, 0);

    /// <summary>The sum of two tangents of one type.</summary>
    public static Value? AddTangents(this JaxprBuilder build, Value? left, Value? right) =>
        left is null ? right : right is null ? left : build.Add(left, right);
}
