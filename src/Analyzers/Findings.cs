using System.Globalization;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers;

/// <summary>What lowering and tracing found, as diagnostics: every kind of problem has its rule.</summary>
public static class Findings
{
    private const string KnownFunction = "its function must be a method or a lambda that is known when the project is built";

    /// <summary>True for files of our generator, which are right or not compiled at all. Those of other generators are looked at like the user's.</summary>
    public static bool IsWrittenByUs(SyntaxTree tree) => tree.FilePath.Contains("Pure.Jit.Generator.JitGenerator");

    // The compiler knows whether these switches name every member; only values that no member has are left out.
#pragma warning disable CS8524

    public static DiagnosticDescriptor Rule(ProblemKind kind) => kind switch
    {
        ProblemKind.ImpureAssignment => Rules.ImpureAssignment,
        ProblemKind.MutableState => Rules.MutableState,
        ProblemKind.UnmarkedCall => Rules.UnmarkedCall,
        ProblemKind.ImpureCall => Rules.ImpureCall,
        ProblemKind.UnsupportedConstruct => Rules.UnsupportedConstruct,
        ProblemKind.UnsupportedType => Rules.UnsupportedType,
        ProblemKind.InaccessibleType => Rules.InaccessibleType,
        ProblemKind.Recursion => Rules.Recursion,
        ProblemKind.ShapeMismatch => Rules.ShapeMismatch,
        ProblemKind.RankNeeded => Rules.RankNeeded,
        ProblemKind.ShapeSyntax => Rules.ShapeSyntax,
        ProblemKind.StaticNeeded => Rules.StaticNeeded,
        ProblemKind.TracedCondition => Rules.TracedCondition,
        ProblemKind.UnknownFunction => Rules.UnknownFunction,
        ProblemKind.NotDifferentiable => Rules.NotDifferentiable,
        ProblemKind.Thrown => Rules.RefusedArgument,
        ProblemKind.CoreVersion => Rules.CoreVersion,
    };

    public static DiagnosticDescriptor Rule(TraceFault fault) => fault switch
    {
        TraceFault.ShapeMismatch => Rules.ShapeMismatch,
        TraceFault.RankNeeded => Rules.RankNeeded,
        TraceFault.ShapeSyntax => Rules.ShapeSyntax,
        TraceFault.UnknownSize => Rules.ShapeSyntax,
        TraceFault.StaticNeeded => Rules.StaticNeeded,
        TraceFault.TracedCondition => Rules.TracedCondition,
        TraceFault.BranchMismatch => Rules.BranchMismatch,
        TraceFault.CarryMismatch => Rules.CarryMismatch,
        TraceFault.UnmarkedCall => Rules.UnmarkedCall,
        TraceFault.Recursion => Rules.Recursion,
        TraceFault.UnknownFunction => Rules.UnknownFunction,
        TraceFault.NotDifferentiable => Rules.NotDifferentiable,
        TraceFault.Unsupported => Rules.UnsupportedValue,
        TraceFault.Thrown => Rules.RefusedArgument,
        TraceFault.CoreVersion => Rules.CoreVersion,
        TraceFault.ZeroGradient => Rules.ZeroGradient,
        TraceFault.EndlessLoop => Rules.EndlessLoop,
    };

#pragma warning restore CS8524

    /// <summary>The problems of one lowered method, without those that only follow from another.</summary>
    public static IEnumerable<Diagnostic> Of(LoweredMethod lowered, SyntaxTree tree) => lowered.Problems
        .GroupBy(p => p.Span.Start)

        // In 'Random.Shared.NextDouble()' the first refusal makes the others: what starts at one place is one chain.
        .Select(chain => chain.OrderBy(p => p.Span.Length).First())
        .Select(p => Of(p.Problem, Location.Create(tree, p.Span)));

    private const string Unmarked = "it is not marked [Pure] or [Jit]";

    public static Diagnostic Of(Problem problem, Location location) => Create(
        Rule(problem.Kind),
        location,
        problem.Kind switch
        {
            ProblemKind.UnmarkedCall when problem.Arguments.Count == 1 => [problem.Arguments[0], Unmarked],
            ProblemKind.UnknownFunction when problem.Arguments.Count == 1 => [problem.Arguments[0], KnownFunction],
            _ => problem.Arguments,
        });

    /// <summary>A fault of a trace.</summary>
    /// <param name="problem">The fault.</param>
    /// <param name="location">Where it is told.</param>
    /// <param name="callee">The method of a library in which it is, which cannot be pointed at; null where it is at the location itself.</param>
    /// <param name="shapePlace">Where a missing [Shape] belongs, if that is not plain.</param>
    /// <param name="isOwn">Whether a method that is missing is this project's.</param>
    public static Diagnostic Of(TraceProblem problem, Location location, string? callee = null, string shapePlace = "", bool isOwn = false)
    {
        DiagnosticDescriptor rule = Rule(problem.Fault);
        string[] arguments = problem.Fault switch
        {
            TraceFault.UnmarkedCall => [problem.Arguments[0], isOwn ? Unmarked : "its assembly does not carry its source for the compiler"],
            TraceFault.UnknownFunction => [problem.Arguments[0], KnownFunction],
            TraceFault.RankNeeded => [.. problem.Arguments, IsMember(problem.Arguments[0]) ? " on the member of the record: [property: Shape(\"…\")]"
                : IsItem(problem.Arguments[0]) && shapePlace.Length == 0 ? " on the tuple, '|' between its items: [Shape(\"… | …\")]" : shapePlace],
            _ => [.. problem.Arguments.Select(FreshSize.Readable)],
        };
        if (callee is not null)
        {
            int first = FirstPlace(rule);
            arguments[first] = $"in {callee}: {arguments[first]}";
        }

        return Create(rule, location, new EquatableArray<string>(arguments));
    }

    // 'p.Weights', but no item of a tuple.
    private static bool IsMember(string path) => path.IndexOf('.') >= 0 && !IsItem(path);

    private static bool IsItem(string path) => System.Text.RegularExpressions.Regex.IsMatch(path, "\\.Item[0-9]+$");

    public static Diagnostic Of(CoreVersionException version, Location location) =>
        Create(Rules.CoreVersion, location, [version.Id, version.Version.ToString(CultureInfo.InvariantCulture)]);

    public static Diagnostic Create(DiagnosticDescriptor rule, Location location, EquatableArray<string> arguments)
    {
        // Facts come in the middle of a sentence or at its start; a message starts like one.
        int first = Format(rule)[0] == '{' ? FirstPlace(rule) : -1;
        object[] texts = arguments.Select((text, i) => (object)(i == first ? Capitalised(text) : text)).ToArray();
        return Diagnostic.Create(rule, location, texts);
    }

    // Words of a sentence only: 'Model.Half', 'n2' and 'int[,]' stay as the user wrote them.
    private static string Capitalised(string text) =>
        text.TakeWhile(c => c != ' ').All(c => c is >= 'a' and <= 'z') && text.Contains(" ") ? char.ToUpperInvariant(text[0]) + text.Substring(1) : text;

    // The first fact that a message shows.
    private static int FirstPlace(DiagnosticDescriptor rule) => Format(rule)[Format(rule).IndexOf('{') + 1] - '0';

    private static string Format(DiagnosticDescriptor rule) => rule.MessageFormat.ToString(CultureInfo.InvariantCulture);
}
