using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Which problems of a body only follow from another: a list that cannot be made cannot be added to either. The first place is told, and what is
/// done there with the value that is refused is not; what would be refused of any value stays.
/// </summary>
internal sealed class Consequences
{
    private readonly IReadOnlyList<LocatedProblem> problems;
    private readonly List<(ISymbol Local, IOperation Source)> flows = [];
    private readonly Dictionary<TextSpan, List<IOperation>> places = [];

    // What has been gone through: spans, locals that hold what comes from there, members, methods and the types of values.
    private readonly HashSet<TextSpan> met = [];
    private readonly HashSet<ISymbol> poisoned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> members = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> types = new(SymbolEqualityComparer.Default);

    private Consequences(IReadOnlyList<LocatedProblem> problems, IOperation body)
    {
        this.problems = problems;
        foreach (LocatedProblem problem in problems)
        {
            this.places[problem.Span] = [];
        }

        foreach (IOperation operation in body.Descendants())
        {
            this.flows.AddRange(Flows(operation));
            if (!operation.IsImplicit && this.places.TryGetValue(operation.Syntax.Span, out List<IOperation>? same))
            {
                same.Add(operation);
            }
        }
    }

    /// <summary>The problems that stand for themselves, in the order in which they were met.</summary>
    public static List<LocatedProblem> Without(IReadOnlyList<LocatedProblem> problems, IOperation body)
    {
        Consequences where = new(problems, body);
        List<LocatedProblem> roots = [.. problems.Select(where.AtCreation).Distinct()];
        HashSet<LocatedProblem> told = new Consequences(roots, body).Told();
        return [.. roots.Where(told.Contains)];
    }

    // A class that holds what changes, and a collection of the framework's, is told where it is made, if that is in this body.
    private LocatedProblem AtCreation(LocatedProblem problem)
    {
        IOperation? at = this.places[problem.Span].FirstOrDefault(o => o is IMemberReferenceOperation or IInvocationOperation);
        ISymbol? local = at?.ChildOperations.FirstOrDefault() is ILocalReferenceOperation receiver ? receiver.Local : null;
        return local is not null && this.flows.FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Local, local)).Source is IVariableDeclaratorOperation declarator
            && declarator.GetVariableInitializer() is { } initializer && Plain(initializer.Value) is { Type: { } type } made && Fault(made, type, problem.Problem.Kind) is { } why
            ? new LocatedProblem(new Problem(ProblemKind.UnsupportedType, [type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), why]), made.Syntax.Span)
            : problem;
    }

    private static string? Fault(IOperation made, ITypeSymbol type, ProblemKind kind) => (made, kind) switch
    {
        (IObjectCreationOperation, ProblemKind.MutableState or ProblemKind.ImpureAssignment) => TreeTypes.Fault(type) is { } fault && SymbolEqualityComparer.Default.Equals(fault.Type, type) ? fault.Why : null,
        (ICollectionExpressionOperation, ProblemKind.UnmarkedCall or ProblemKind.ImpureAssignment) => FrameworkTypes.IsCollection(type) ? FrameworkTypes.Advice(type) : null,
        _ => null,
    };

    // Operands come before what is done with them.
    private HashSet<LocatedProblem> Told()
    {
        HashSet<LocatedProblem> told = [];
        foreach (LocatedProblem problem in this.problems.OrderBy(p => p.Span.End).ThenBy(p => p.Span.Length))
        {
            List<IOperation> at = this.places[problem.Span];
            if (at.Any(o => this.IsOfRefusedCall(o, problem.Problem.Kind)))
            {
                // The call is told, and it is there that what it changes starts to be unknown.
                continue;
            }

            if (!at.Any(o => this.Follows(o, problem.Problem.Kind)))
            {
                told.Add(problem);
            }

            this.met.Add(problem.Span);
            foreach (IOperation operation in at)
            {
                this.Meet(operation, problem.Problem.Kind);
            }

            this.Spread();
        }

        return told;
    }

    private void Meet(IOperation operation, ProblemKind kind)
    {
        if (Member(operation, kind) is { } member)
        {
            this.members.Add(member);
        }

        if (operation.Type is { } type)
        {
            this.types.Add(type);
        }

        // An element or a member that is not assigned leaves the whole unknown.
        bool isAssigned = (operation.Parent is IAssignmentOperation { Target: var target } && target == operation) || operation.Parent is IIncrementOrDecrementOperation;
        if (isAssigned && Local(Whole(operation)) is { } whole)
        {
            this.poisoned.Add(whole);
        }

        // What a statement declares that is not compiled.
        this.poisoned.UnionWith(operation.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>().Select(d => d.Symbol));
    }

    private void Spread()
    {
        int before;
        do
        {
            before = this.poisoned.Count;
            foreach ((ISymbol local, IOperation source) in this.flows)
            {
                if (!this.poisoned.Contains(local) && this.IsTainted(source))
                {
                    this.poisoned.Add(local);
                }
            }
        }
        while (this.poisoned.Count > before);
    }

    private bool IsTainted(IOperation value) => value.DescendantsAndSelf().Any(o => (this.met.Contains(o.Syntax.Span) && !o.IsImplicit) || (Local(o) is { } local && this.poisoned.Contains(local)));

    private bool Follows(IOperation operation, ProblemKind kind)
    {
        if (Member(operation, kind) is { } member && this.members.Contains(member))
        {
            return true;
        }

        IOperation whole = Whole(operation);
        return !(kind == ProblemKind.ImpureAssignment && whole == operation)
            && ((Local(whole) is { } local && this.poisoned.Contains(local) && this.IsForeign(whole)) || Operands(operation, kind).Any(o => this.IsForeign(o) && this.IsTainted(o)));
    }

    // What a call that is refused is to change or would give, and what its function changes, which will be something else, such as the body of a loop.
    private bool IsOfRefusedCall(IOperation operation, ProblemKind kind)
    {
        if (Argument(operation) is { Parameter.RefKind: RefKind.Ref or RefKind.Out, Parent: { } changing } && this.places.ContainsKey(changing.Syntax.Span))
        {
            return true;
        }

        if (kind != ProblemKind.ImpureAssignment || Local(operation) is null)
        {
            return false;
        }

        for (IOperation? o = operation; o is not null; o = o.Parent)
        {
            if (o is IAnonymousFunctionOperation && Argument(o) is { Parent: IInvocationOperation call } && this.places.ContainsKey(call.Syntax.Span))
            {
                return true;
            }
        }

        return false;
    }

    // Arrays, numbers and the user's own types have members that are compiled, whatever one of their values comes from.
    private bool IsForeign(IOperation operation) => Plain(operation).Type switch
    {
        INamedTypeSymbol { IsAnonymousType: true } => true,
        INamedTypeSymbol named when Symbols.IsRuntime(named) || named.IsTupleType || Symbols.Type(named)?.ScalarType is not null => false,
        INamedTypeSymbol named => FrameworkTypes.IsFramework(named) || this.types.Contains(named),
        ITypeParameterSymbol => false,
        _ => true,
    };

    // What is at fault, should it be refused itself.
    private static IEnumerable<IOperation> Operands(IOperation operation, ProblemKind kind) => operation switch
    {
        IInvocationOperation call when kind == ProblemKind.UnsupportedType => call.ChildOperations,
        IInvocationOperation { Instance: { } instance } => [instance],
        IInvocationOperation { TargetMethod: { IsExtensionMethod: true }, Arguments: [var first, ..] } => [first],
        IInvocationOperation call when kind == ProblemKind.UnmarkedCall && FrameworkTypes.IsFramework(call.TargetMethod.ContainingType) => call.Arguments.Where(a => !a.Descendants().Any(o => o is IAnonymousFunctionOperation)),
        IInvocationOperation => [],
        IMemberReferenceOperation member => member.Instance is { } instance ? [instance] : [],
        IArrayElementReferenceOperation element => [element.ArrayReference],
        IImplicitIndexerReferenceOperation indexer => [indexer.Instance],
        IObjectCreationOperation creation => creation.Type is INamedTypeSymbol type && FrameworkTypes.IsFramework(type) ? creation.Arguments : [],
        IPatternOperation or IPropertySubpatternOperation => [Matched(operation)],
        IUsingOperation usage => [usage.Resources],
        ITupleOperation tuple when LoopOf(tuple) is { } loop => [loop.Collection],
        ITryOperation or ILockOperation or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or IBlockOperation or IConditionalOperation or ISwitchOperation or IVariableDeclaratorOperation or IReturnOperation => [],
        _ => operation.ChildOperations,
    };

    // Where a local gets what it holds.
    private static IEnumerable<(ISymbol Local, IOperation Source)> Flows(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                return [(declarator.Symbol, declarator)];
            case IAssignmentOperation { Target: var target, Value: var value }:
                return target.DescendantsAndSelf().Select(Local).OfType<ISymbol>().Where(l => target is ITupleOperation or IDeclarationExpressionOperation || Local(target) is not null).Select(l => (l, value));
            case IForEachLoopOperation loop:
                return loop.Locals.Select(l => ((ISymbol)l, loop.Collection));
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var given, Parent: { } call }:
                return given.DescendantsAndSelf().Select(Local).OfType<ISymbol>().Select(l => (l, call));
            case IAnonymousFunctionOperation function when Argument(function) is { Parent: IInvocationOperation call } own && (call.Instance ?? call.Arguments[0]) is var receiver && receiver != own:
                return function.Symbol.Parameters.Select(p => ((ISymbol)p, receiver));
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                return [(declared, Matched(operation))];
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                return [(declared, Matched(operation))];
            default:
                return [];
        }
    }

    private static IOperation Matched(IOperation pattern)
    {
        IOperation? around = pattern;
        while (around is IPatternOperation or IPropertySubpatternOperation or ISwitchExpressionArmOperation or ICaseClauseOperation or ISwitchCaseOperation)
        {
            around = around.Parent;
        }

        return around switch
        {
            IIsPatternOperation test => test.Value,
            ISwitchExpressionOperation choice => choice.Value,
            ISwitchOperation choice => choice.Value,
            _ => pattern,
        };
    }

    // The 'foreach' that takes its elements apart so.
    private static IForEachLoopOperation? LoopOf(IOperation target) => target.Parent switch
    {
        IDeclarationExpressionOperation or ITupleOperation => LoopOf(target.Parent),
        IForEachLoopOperation loop => loop,
        _ => null,
    };

    private static ISymbol? Local(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    // What is static or the receiver's own, and a method that lacks its mark, is one mistake wherever it stands.
    private static ISymbol? Member(IOperation operation, ProblemKind kind) => kind switch
    {
        ProblemKind.UnmarkedCall => operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } ? method : null,
        ProblemKind.ImpureAssignment => Stored(Whole(operation)),
        _ => Stored(operation),
    };

    private static ISymbol? Stored(IOperation operation) =>
        operation is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member ? member.Member : null;

    // The outermost of 'a' in 'a[0].Length'; what is called is another value.
    private static IOperation Whole(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation } => Whole(instance),
        IArrayElementReferenceOperation element => Whole(element.ArrayReference),
        IImplicitIndexerReferenceOperation indexer => Whole(indexer.Instance),
        _ => operation,
    };

    private static IOperation Plain(IOperation operation) => operation switch
    {
        IConversionOperation { IsImplicit: true } conversion => Plain(conversion.Operand),
        IArgumentOperation argument => Plain(argument.Value),
        _ => operation,
    };

    private static IArgumentOperation? Argument(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IDeclarationExpressionOperation or IArrayInitializerOperation or IArrayCreationOperation { IsImplicit: true })
        {
            parent = parent.Parent;
        }

        return parent as IArgumentOperation;
    }
}
