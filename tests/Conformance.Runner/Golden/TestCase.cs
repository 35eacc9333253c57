using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Golden;

/// <summary>A line of a golden file.</summary>
public abstract record TestCase(string Id, string Family)
{
    /// <summary>The case as C#. Throws <see cref="NotServedException"/> where the library or the translation has no word for it.</summary>
    /// <param name="className">The class to write.</param>
    /// <param name="sizes">Which sizes get names.</param>
    /// <param name="resultShapes">The function's result shapes in terms of those names; null to write the function alone.</param>
    public abstract CaseProgram Write(string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes);
}

/// <summary>A line that is no case of a kind known here.</summary>
/// <param name="Id">The line's name or place.</param>
/// <param name="Family">The file.</param>
/// <param name="Reason">What it is.</param>
/// <param name="IsFault">Whether the line is broken rather than of another kind.</param>
public sealed record UnreadCase(string Id, string Family, string Reason, bool IsFault) : TestCase(Id, Family)
{
    public override CaseProgram Write(string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes) =>
        throw (this.IsFault ? new InvalidDataException(this.Reason) : new NotServedException(this.Reason));
}
