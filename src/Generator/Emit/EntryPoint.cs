using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit;

/// <summary>A compiled method to be written.</summary>
/// <param name="MethodName">A C# identifier that nothing else in the assembly has.</param>
/// <param name="DisplayName">The user's name for it, for messages.</param>
/// <param name="Program">What it computes.</param>
/// <param name="Parameters">One for each parameter of the program.</param>
/// <param name="IsFlattened">Whether arrays of any rank come in as [s], all of one shape.</param>
/// <param name="Options">How it is written.</param>
public sealed record EntryPoint(
    string MethodName, string DisplayName, Jaxpr Program, EquatableArray<EntryParameter> Parameters, bool IsFlattened, EmitOptions Options)
{
    /// <summary>The frontend's program for the header comment, where <see cref="Program"/> is an optimised one.</summary>
    public Jaxpr? Source { get; init; }

    /// <summary>What is checked of sizes beside the types of the parameters.</summary>
    public EquatableArray<SizeCondition> Conditions { get; init; } = [];

    /// <summary>Where its methods stand in the user's files, when each result of an operation is checked for NaN and infinities.</summary>
    public SourceMap? NanChecks { get; init; }

    /// <summary>The method that computes the same on a device, where there is one.</summary>
    public string? DeviceMethod { get; init; }

    /// <summary>Whether an array of the program stands for one of any rank.</summary>
    public bool IsFlat(ArrayType type) => type.Rank == 1 && (this.IsFlattened || FlatShape.Is(type));
}

/// <summary>A leaf of the user's parameters.</summary>
/// <param name="Path">How the user would write it: <c>p.W1</c>, <c>x</c>.</param>
/// <param name="Annotation">The text of its <c>[Shape]</c>, if it has one.</param>
/// <param name="IsScalar">Whether it is a C# number.</param>
/// <param name="IsGuess">Whether its rank is that of a function on numbers under Vmap, which nobody stated.</param>
public sealed record EntryParameter(string Path, string? Annotation = null, bool IsScalar = false, bool IsGuess = false);

/// <summary>Choices of the user that change generated code.</summary>
/// <param name="FastMath">Products and sums of the user may be contracted.</param>
public sealed record EmitOptions(bool FastMath = false)
{
    public static readonly EmitOptions Default = new();
}
