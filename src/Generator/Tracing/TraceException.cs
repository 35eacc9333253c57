using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Where a trace stood: a method and the node it was at.</summary>
public sealed record TraceFrame(string MethodId, int At);

/// <summary>Tracing ended in a problem of the user's program; the frames go from the root inwards.</summary>
public sealed class TraceException(TraceProblem problem, EquatableArray<TraceFrame> frames) : Exception(problem.ToString())
{
    public TraceProblem Problem { get; } = problem;

    public EquatableArray<TraceFrame> Frames { get; } = frames;

    /// <summary>The parameter of the root whose type or [Shape] is the problem; null for one in the body.</summary>
    public string? Parameter { get; init; }
}

/// <summary>What a trace met that does not stop it.</summary>
public sealed record TraceNotice(TraceProblem Problem, EquatableArray<TraceFrame> Frames);

/// <summary>The kinds of fault that only show when core is interpreted.</summary>
public enum TraceFault
{
    /// <summary>Shapes or dtypes do not fit.</summary>
    ShapeMismatch,

    /// <summary>The rank or a size of an unannotated parameter is needed. Arguments: the parameter, what needs it.</summary>
    RankNeeded,

    /// <summary>A [Shape] text that cannot be read.</summary>
    ShapeSyntax,

    /// <summary>A [Shape] with a size that follows from no argument. Arguments: the text, why and what to write instead.</summary>
    UnknownSize,

    /// <summary>A traced value where a constant is needed.</summary>
    StaticNeeded,

    /// <summary>What only a condition that is known now may decide. Arguments: the statement, why and what to write instead.</summary>
    TracedCondition,

    /// <summary>The ways of a branch leave different shapes, types or structures.</summary>
    BranchMismatch,

    /// <summary>What a loop carries changes its shape, type or structure.</summary>
    CarryMismatch,

    /// <summary>A method without core.</summary>
    UnmarkedCall,

    /// <summary>A method that calls itself.</summary>
    Recursion,

    /// <summary>A transformation of a function that is not known.</summary>
    UnknownFunction,

    /// <summary>A derivative that does not exist.</summary>
    NotDifferentiable,

    /// <summary>A value that core can hold but the operation cannot use.</summary>
    Unsupported,

    /// <summary>The library's own argument check threw.</summary>
    Thrown,

    /// <summary>A core text that this version cannot read.</summary>
    CoreVersion,

    /// <summary>A gradient that is zero whatever the numbers are: not a fault, but hardly what is meant.</summary>
    ZeroGradient,

    /// <summary>A loop that ends at once or never: not a fault, but hardly what is meant. Arguments: why.</summary>
    EndlessLoop,
}

/// <summary>A fault with the facts for its message.</summary>
public sealed record TraceProblem(TraceFault Fault, EquatableArray<string> Arguments)
{
    public override string ToString() => $"{this.Fault}: {string.Join("; ", this.Arguments)}";
}

/// <summary>A size turned out to be another one; tracing starts again with that knowledge.</summary>
internal sealed class UnifyException(string name, Dim with) : Exception
{
    public string Name { get; } = name;

    public Dim With { get; } = with;
}
