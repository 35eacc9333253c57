using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>What a C# type is to the tracer.</summary>
public enum TypeKind
{
    /// <summary>A C# scalar; <see cref="TypeRef.Name"/> is the dtype's name.</summary>
    Scalar,

    /// <summary><c>NDArray&lt;T&gt;</c> of the one argument.</summary>
    NDArray,

    /// <summary>A type parameter of the method or of its type.</summary>
    Parameter,

    /// <summary>A tuple of the arguments.</summary>
    Tuple,

    /// <summary>A C# array of the one argument.</summary>
    Array,

    /// <summary>A record, struct, class or enum, by its <see cref="Identity"/>, with its type arguments.</summary>
    Named,

    /// <summary>A delegate: the parameters' types, then the result's.</summary>
    Function,

    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>T?</c> of the one argument, a value type.</summary>
    Nullable,
}

/// <summary>A C# type without Roslyn: content-equal, printable, and the same in every compilation.</summary>
public sealed record TypeRef(TypeKind Kind, string Name, EquatableArray<TypeRef> Arguments)
{
    public static TypeRef Of(DType dtype) => new(TypeKind.Scalar, dtype.Name(), []);

    /// <summary>The dtype of a scalar, or null.</summary>
    public DType? ScalarType => this.Kind == TypeKind.Scalar && DTypes.TryParse(this.Name, out DType dtype) ? dtype : null;

    /// <summary>The dtype of an array's elements or of a scalar, or null.</summary>
    public DType? ElementType => this.Kind == TypeKind.NDArray ? this.Arguments[0].ScalarType : this.ScalarType;

    /// <summary>Replaces type parameters.</summary>
    public TypeRef Close(IReadOnlyDictionary<string, TypeRef> arguments) => this.Kind switch
    {
        TypeKind.Parameter => arguments.TryGetValue(this.Name, out TypeRef? closed) ? closed : this,
        _ when this.Arguments.Count == 0 => this,
        _ => this with { Arguments = this.Arguments.Select(a => a.Close(arguments)).ToEquatableArray() },
    };

    public bool IsOpen => this.Kind == TypeKind.Parameter || this.Arguments.Any(a => a.IsOpen);

    public override string ToString() => this.Kind switch
    {
        TypeKind.NDArray => $"NDArray<{this.Arguments[0]}>",
        TypeKind.Tuple => $"({string.Join(", ", this.Arguments)})",
        TypeKind.Array => $"{this.Arguments[0]}[]",
        TypeKind.Nullable => $"{this.Arguments[0]}?",
        TypeKind.Function => $"Func<{string.Join(", ", this.Arguments)}>",
        TypeKind.Text => "string",
        TypeKind.Scalar => this.ScalarType!.Value.CSharp(),
        _ when this.Arguments.Count > 0 => $"{Identity.Name(this.Name).Split('`')[0]}<{string.Join(", ", this.Arguments)}>",
        _ => Identity.Name(this.Name),
    };
}
