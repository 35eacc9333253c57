using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>A call that is redirected to compiled code.</summary>
/// <param name="Attribute">The text of its [InterceptsLocation].</param>
/// <param name="Place">Where it is, for the comment.</param>
/// <param name="MethodName">The called method's name.</param>
/// <param name="Signature">The interceptor's result type and parameters as C#.</param>
/// <param name="Result">The interceptor's result type as C#.</param>
/// <param name="Arguments">What is handed to the entry; null where the entry itself is the result, as a delegate.</param>
/// <param name="Target">The entry: the name of one of this assembly's, or the full name of a library's.</param>
/// <param name="IsInEveryMode">Redirected in Eager mode too: transformations, and methods of libraries whose own body cannot run.</param>
/// <param name="Root">What must be compiled for it; null when the entry exists anyway.</param>
public sealed record CallSite(
    string Attribute, string Place, string MethodName, string Signature, string Result, string? Arguments, string Target, bool IsInEveryMode, SiteRoot? Root)
{
    /// <summary>The call is in a traced body: that body, where it runs as it is, needs it only of methods whose own body cannot run.</summary>
    public bool IsInBody { get; init; }

    /// <summary>The full name of a method that gets what the entry gives, and may throw; null where the entry's result is what the call gives.</summary>
    public string? Judge { get; init; }
}

/// <summary>A root that only a call site asks for: closed types, constant statics, or a transformation.</summary>
/// <param name="IsInBody">The call is in a traced body: it runs only where that body runs as it is, so it is not worth compiling.</param>
public sealed record SiteRoot(
    string Name, string DisplayName, CoreMethod Entry, EquatableArray<RecordType> Records, bool FastMath, bool IsInBody);
