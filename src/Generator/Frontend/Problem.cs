using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Why a method cannot be compiled; the analyzers map each kind to its rule.</summary>
public enum ProblemKind
{
    /// <summary>Something that is not a local is assigned. Arguments: what.</summary>
    ImpureAssignment,

    /// <summary>Mutable state is read. Arguments: what, what to do instead.</summary>
    MutableState,

    /// <summary>A method without [Pure], [Jit] or [Primitive] is called. Arguments: the method and, for members that cannot be marked, why not.</summary>
    UnmarkedCall,

    /// <summary>A method known to be impure is called. Arguments: the method, what to use instead.</summary>
    ImpureCall,

    /// <summary>C# that the compiler does not trace. Arguments: what, what to write instead.</summary>
    UnsupportedConstruct,

    /// <summary>A type that cannot stand in a traced method. Arguments: the type, why.</summary>
    UnsupportedType,

    /// <summary>A private or file-local type in the signature. Arguments: the type.</summary>
    InaccessibleType,

    /// <summary>The method calls itself. Arguments: the cycle.</summary>
    Recursion,

    /// <summary>Shapes or dtypes do not fit. Arguments: the message.</summary>
    ShapeMismatch,

    /// <summary>The rank or a size of a parameter is needed. Arguments: the parameter, what needs it.</summary>
    RankNeeded,

    /// <summary>A [Shape] text that cannot be read. Arguments: the text, why.</summary>
    ShapeSyntax,

    /// <summary>A traced value where a constant is needed. Arguments: what, where.</summary>
    StaticNeeded,

    /// <summary>A branch or loop on a traced value. Arguments: the statement, why and what to write instead.</summary>
    TracedCondition,

    /// <summary>A transformation whose function is not known. Arguments: the transformation; or the variable and the advice.</summary>
    UnknownFunction,

    /// <summary>A derivative that does not exist. Arguments: the message.</summary>
    NotDifferentiable,

    /// <summary>A message thrown by the library's own argument checks. Arguments: the message.</summary>
    Thrown,

    /// <summary>A core text of another version. Arguments: the method, the library, the version.</summary>
    CoreVersion,
}

/// <summary>One reason why a method cannot be compiled.</summary>
public sealed record Problem(ProblemKind Kind, EquatableArray<string> Arguments);

/// <summary>A problem and where it is in the source of the method it was found in.</summary>
public sealed record LocatedProblem(Problem Problem, TextSpan Span);
