using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Tracing;

/// <summary>An argument of a runtime primitive: the parameter's name, its closed C# type, and what was given.</summary>
internal sealed record PrimitiveArgument(string Name, TypeRef Type, AbstractValue Value)
{
    /// <summary>True for parameters that are arrays, or fixed arrays of arrays.</summary>
    public bool IsArray => this.Type.Kind == TypeKind.NDArray || (this.Type.Kind == TypeKind.Array && this.Type.Arguments[0].Kind == TypeKind.NDArray);
}

/// <summary>A call of a runtime primitive with everything closed.</summary>
internal sealed record PrimitiveCall(string Name, IReadOnlyList<TypeRef> Types, IReadOnlyList<PrimitiveArgument> Arguments)
{
    public AbstractValue this[int index] => this.Arguments[index].Value;
}
