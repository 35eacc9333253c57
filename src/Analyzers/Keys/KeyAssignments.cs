using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Which variables of a body are given values, and where.</summary>
internal static class KeyAssignments
{
    /// <summary>Variables that are assigned after their declaration: conditions on them hold for one turn only.</summary>
    public static HashSet<string> Repeated(ControlFlowGraph graph) => new(
        graph.OriginalOperation.Descendants().SelectMany(o => o is IForEachLoopOperation loop ? loop.Locals.Select(l => l.Name) : Targets(o).Select(t => t.Name)), StringComparer.Ordinal);

    /// <summary>Variables that functions within the body assign, at times of their own.</summary>
    public static HashSet<string> Elsewhere(ControlFlowGraph graph) => new(
        graph.OriginalOperation.Descendants().Where(o => o is IAnonymousFunctionOperation or ILocalFunctionOperation).SelectMany(f => f.Descendants()).SelectMany(Targets).Select(t => t.Name),
        StringComparer.Ordinal);

    /// <summary>Whether an operation, or one within it, sets a variable.</summary>
    public static bool Sets(IOperation operation, ISymbol variable) => operation.DescendantsAndSelf().SelectMany(Targets).Contains(variable, SymbolEqualityComparer.Default);

    /// <summary>The lists of which an operation sets elements by what varies.</summary>
    public static IEnumerable<IOperation> Lists(IOperation operation) => operation is IAssignmentOperation assignment ? Written(assignment.Target) : [];

    private static IEnumerable<IOperation> Written(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.SelectMany(Written),
        IArrayElementReferenceOperation { ArrayReference: var list, Indices: var indices } when IsPlace(list) && indices.Any(static i => !i.ConstantValue.HasValue) => [list],
        IPropertyReferenceOperation { Instance: { } list, Arguments: [var index, ..] } when IsPlace(list) && !index.Value.ConstantValue.HasValue => [list],
        _ => [],
    };

    private static bool IsPlace(IOperation list) => list is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation };

    private static IEnumerable<ISymbol> Targets(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation increment => Variables(increment.Target),
        IAssignmentOperation assignment => Variables(assignment.Target),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Variables(argument.Value),
        _ => [],
    };

    private static IEnumerable<ISymbol> Variables(IOperation target) => target switch
    {
        ILocalReferenceOperation local => [local.Local],
        IParameterReferenceOperation parameter => [parameter.Parameter],
        IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } => [((IMemberReferenceOperation)target).Member],
        ITupleOperation tuple => tuple.Elements.SelectMany(Variables),
        _ => [],
    };
}
