using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>A leaf of a root's parameters.</summary>
/// <param name="Path">Where it is in C#.</param>
/// <param name="Annotation">Its [Shape].</param>
/// <param name="IsScalar">Whether it is a C# number.</param>
/// <param name="IsGuess">Whether its rank is the batch axis of a Vmap and nothing more, since nobody stated it.</param>
public sealed record RootLeaf(string Path, string? Annotation, bool IsScalar, bool IsGuess = false);

/// <summary>A root's program and how its leaves stand in the C# types of parameters and result.</summary>
/// <param name="Program">The traced program; its parameters are the leaves in order.</param>
/// <param name="Leaves">One for each parameter of the program.</param>
/// <param name="ParameterTypes">The closed C# types of the parameters.</param>
/// <param name="ResultType">The closed C# type of the result.</param>
/// <param name="ResultLists">The lengths of the fixed arrays in the result, in order of occurrence.</param>
/// <param name="Conditions">What sizes must fulfil and could not be proved; checked on entry.</param>
public sealed record RootTrace(
    Jaxpr Program,
    EquatableArray<RootLeaf> Leaves,
    EquatableArray<TypeRef> ParameterTypes,
    TypeRef ResultType,
    EquatableArray<int> ResultLists,
    EquatableArray<SizeCondition> Conditions)
{
    /// <summary>The result, where it is a text that is known now.</summary>
    public string? Text { get; init; }

    /// <summary>What is worth saying of a program that nothing stops.</summary>
    public EquatableArray<TraceNotice> Notices { get; init; } = [];
}
