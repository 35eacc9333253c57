using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>A record (class or struct) whose members are trees: what is needed to take values of it apart and build them.</summary>
/// <param name="Name">The full name that <see cref="TypeRef.Name"/> uses.</param>
/// <param name="CSharp">The fully qualified C# name without type arguments.</param>
/// <param name="TypeParameters">Of the containing types, then its own.</param>
/// <param name="Members">In leaf order.</param>
/// <param name="IsValueType">A struct needs no null check.</param>
/// <param name="IsTransparent">
/// Building it from its members gives it back: not for abstract records, nor where a property has an initializer of its own.
/// </param>
/// <param name="IsSealed">No value can be of a derived type, with more members than are known here.</param>
public sealed record RecordType(
    string Name, string CSharp, EquatableArray<string> TypeParameters, EquatableArray<RecordMember> Members, bool IsValueType, bool IsTransparent = true, bool IsSealed = true)
{
    /// <summary>What runs where a member of an interface or base is called on a value of this type.</summary>
    public EquatableArray<Implementation> Implementations { get; init; } = [];
}

/// <summary>A component; positional ones are set by the constructor, the others by an initializer.</summary>
public sealed record RecordMember(string Name, TypeRef Type, string? Annotation, bool IsPositional);

/// <summary>The method of a type that stands for a member of its interfaces and bases.</summary>
/// <param name="Member">The id of the member where it is declared.</param>
/// <param name="Around">The type arguments of the interface or base that declares it, in terms of the record's type parameters.</param>
/// <param name="Method">The id of the method.</param>
/// <param name="Types">The type arguments of the method's containing types, in terms of the record's type parameters.</param>
public sealed record Implementation(string Member, EquatableArray<TypeRef> Around, string Method, EquatableArray<TypeRef> Types);
