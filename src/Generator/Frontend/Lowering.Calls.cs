using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;
using TypeKind = Pure.Jit.Generator.Core.TypeKind;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Calls, constructions and functions as values.</summary>
public sealed partial class Lowering
{
    private Term Invocation(IInvocationOperation invocation)
    {
        IMethodSymbol target = invocation.TargetMethod;
        if (target.MethodKind == MethodKind.DelegateInvoke)
        {
            return this.Node(
                TermKind.Apply, invocation, "", [], [this.Expression(invocation.Instance!), .. this.Arguments(invocation.Arguments)]);
        }

        if (target.MethodKind == MethodKind.LocalFunction)
        {
            return this.IsOutside(target)
                ? this.RefuseLocal(invocation, target, "")
                : this.Node(
                    TermKind.Apply, invocation, "", [], [this.Node(TermKind.Local, invocation, target.Name, []), .. invocation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value))]);
        }

        if (this.HasFlag(invocation) is { } hasFlag)
        {
            return hasFlag;
        }

        List<Term> arguments = [];
        if (invocation.Instance is { } instance)
        {
            arguments.Add(this.Expression(instance));
        }

        arguments.AddRange(this.Arguments(invocation.Arguments));
        return this.CallMethod(invocation, target, arguments, invocation.Instance);
    }

    // In the order of the parameters; C# computes them in the order in which they are written.
    private List<Term> Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        for (int i = 1; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter!.Ordinal < arguments[i - 1].Parameter!.Ordinal
                && arguments.SelectMany(a => a.Descendants()).FirstOrDefault(o => o is IIncrementOrDecrementOperation || (o is IAssignmentOperation && o.Parent is not IObjectOrCollectionInitializerOperation)) is { } assignment)
            {
                this.Refuse(assignment, ProblemKind.UnsupportedConstruct, "an assignment among arguments in another order than the parameters'", "make it a statement of its own before this one");
                break;
            }
        }

        return arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value)).ToList();
    }

    // Of base, and of a type that nothing derives from, only this one runs.
    private static bool IsChosenByType(IMethodSymbol target, IOperation? receiver) =>
        (target.IsVirtual || target.IsAbstract || (target.IsOverride && !target.IsSealed)) && !target.ContainingType.IsSealed
        && receiver is not ({ Syntax: BaseExpressionSyntax } or { Type.IsSealed: true });

    private Term Dispatch(IOperation at, IMethodSymbol target, List<Term> arguments) =>
        this.Node(TermKind.Dispatch, at, Symbols.Id(target), this.TypeArguments(target, at.Syntax.Span), [.. arguments]);

    private Term StaticDispatch(IOperation at, IMethodSymbol target, List<Term> arguments) => this.Node(
        TermKind.StaticDispatch, at, Symbols.Id(target), [this.Type(Constrained(at)!, at.Syntax.Span), .. this.TypeArguments(target, at.Syntax.Span)], [.. arguments]);

    private static ITypeSymbol? Constrained(IOperation at) => at switch
    {
        IInvocationOperation call => call.ConstrainedToType,
        IMemberReferenceOperation member => member.ConstrainedToType,
        IBinaryOperation binary => binary.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        IConversionOperation conversion => conversion.ConstrainedToType,
        ICompoundAssignmentOperation compound => compound.ConstrainedToType,
        IIncrementOrDecrementOperation step => step.ConstrainedToType,
        _ => null,
    };

    /// <summary>A call of a resolved method: primitive, core, known scalar function, or a problem.</summary>
    private Term CallMethod(IOperation at, IMethodSymbol target, List<Term> arguments, IOperation? receiver = null)
    {
        EquatableArray<TypeRef> types = this.TypeArguments(target, at.Syntax.Span);
        if (Symbols.PrimitiveName(target) is { } primitive)
        {
            List<Term> named = [];
            int offset = arguments.Count - target.Parameters.Length;
            for (int i = 0; i < arguments.Count; i++)
            {
                (string name, ITypeSymbol type) = i < offset
                    ? ("this", (ITypeSymbol)target.ContainingType)
                    : (target.Parameters[i - offset].Name, target.Parameters[i - offset].Type);
                named.Add(this.Argument(at, name, this.ParameterType(type), arguments[i]));
            }

            return this.Node(TermKind.Primitive, at, primitive, types, [.. named]);
        }

        if (Symbols.HasCore(target) && IsChosenByType(target, receiver))
        {
            return target.IsStatic ? this.StaticDispatch(at, target, arguments) : this.Dispatch(at, target, arguments);
        }

        if (Symbols.HasCore(target))
        {
            return this.Node(TermKind.Call, at, Symbols.Id(target), types, [.. arguments]);
        }

        if (ScalarFunctions.Primitive(target) is { } scalar)
        {
            return this.Node(TermKind.Operator, at, scalar, [this.Type(target.ReturnType, at.Syntax.Span)], [.. arguments]);
        }

        if (ScalarFunctions.Written(target, at.SemanticModel!.Compilation) is { } written)
        {
            return this.Node(TermKind.Call, at, Symbols.Id(written), types, [.. arguments]);
        }

        if (ImpureMembers.Advice(target) is { } advice)
        {
            return this.Refuse(at, ProblemKind.ImpureCall, target.ContainingType.Name + "." + target.Name, advice);
        }

        return this.Unmarked(at, target);
    }

    // Members of the framework cannot be marked, so there is something else to say.
    private Term Unmarked(IOperation at, ISymbol member)
    {
        if (Symbols.IsExtensionBlock(member.ContainingType))
        {
            return this.Refuse(at, ProblemKind.UnsupportedConstruct, $"'{member.Name}'", JitEntry.InExtensionBlock);
        }

        string name = member.ContainingType.Name + "." + member.Name;
        if (Symbols.IsRuntime(member.ContainingType) && member.Name is "ToArray" or "AsSpan")
        {
            return this.Refuse(at, ProblemKind.UnmarkedCall, name, $"there are no elements before the call has run; work on the whole array, return it, and write {member.Name}() outside");
        }

        if (Symbols.IsRuntime(member.ContainingType) && member is { ContainingType.Name: "PrngKey", Name: "op_Equality" or "op_Inequality" or "Equals" })
        {
            return this.Refuse(at, ProblemKind.UnmarkedCall, name, "a key is data there, and its two words are compared as such; write ArrayEqual(Rand.KeyData(a), Rand.KeyData(b))");
        }

        return FrameworkTypes.Advice(member.ContainingType) is { } advice
            ? this.Refuse(at, ProblemKind.UnmarkedCall, name, "the framework's members cannot be compiled; " + advice)
            : member is IMethodSymbol { IsImplicitlyDeclared: true }
            ? this.Refuse(at, ProblemKind.UnmarkedCall, name, "it is written by the C# compiler; compare the parts one by one")
            : this.Refuse(at, ProblemKind.UnmarkedCall, name);
    }

    private Term Argument(IOperation at, string name, TypeRef type, Term value) => this.Node(TermKind.Argument, at, name, [type], value);

    // The type of a runtime method's own parameter: only its kind matters, so spans and the like need no place of their own.
    private TypeRef ParameterType(ITypeSymbol type) => Symbols.Type(type) ?? new TypeRef(TypeKind.Text, "", []);

    private Term Creation(IObjectCreationOperation creation)
    {
        IMethodSymbol? constructor = creation.Constructor;
        if (constructor is not null && Symbols.PrimitiveName(constructor) is not null)
        {
            return this.CallMethod(creation, constructor, this.Arguments(creation.Arguments));
        }

        if (ImpureMembers.Advice(creation.Type) is { } advice)
        {
            return this.Refuse(creation, ProblemKind.ImpureCall, "new " + creation.Type?.Name, advice);
        }

        if (creation.Type is not INamedTypeSymbol type || constructor is null || !RecordTypes.IsTransparent(constructor))
        {
            return this.Refuse(
                creation, ProblemKind.UnsupportedType, creation.Type?.ToDisplayString() ?? "?", FrameworkTypes.Advice(creation.Type)
                    ?? "only records whose constructor just stores its parameters, and those with 'init' properties, can be made here; compute the values where the record is made");
        }

        if (type.IsTupleType)
        {
            return this.Node(TermKind.Tuple, creation, "", [], [.. this.Arguments(creation.Arguments)]);
        }

        List<Term> fields = this.Arguments(creation.Arguments)
            .Select((a, i) => this.Node(TermKind.Field, creation, constructor.Parameters[i].Name, [], a)).ToList();
        if (creation.Initializer is { } initializer)
        {
            fields.AddRange(this.Initializers(initializer));
        }

        HashSet<string> given = [.. fields.Select(f => f.Name)];
        foreach (RecordField field in RecordTypes.Fields(type))
        {
            if (!given.Contains(field.Name) && field.HasInitializer)
            {
                return this.Refuse(creation, ProblemKind.UnsupportedConstruct, $"leaving '{field.Name}' to its initializer", $"set '{field.Name}' here");
            }
        }

        return this.Node(TermKind.Construct, creation, "", [this.Type(creation)], [.. fields]);
    }

    private IEnumerable<Term> Initializers(IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (IOperation operation in initializer.Initializers)
        {
            yield return operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment
                ? this.Node(TermKind.Field, operation, (member as IFieldReferenceOperation)?.Field.CorrespondingTupleField?.Name ?? member.Member.Name, [], this.Expression(assignment.Value))
                : this.Refuse(operation, ProblemKind.UnsupportedConstruct, Describe(operation), "set properties one by one");
        }
    }

    private Term Lambda(IAnonymousFunctionOperation function)
    {
        Term lambda = this.Function(function, function.Symbol, function.Body);
        foreach (IInvocationOperation call in function.Body.Descendants().OfType<IInvocationOperation>())
        {
            if (call.TargetMethod.MethodKind == MethodKind.LocalFunction && IsKept(function) && this.FreshCapture(function, call.TargetMethod) is { } local)
            {
                return this.RefuseKept(call, call.TargetMethod, local);
            }
        }

        List<ILocalSymbol> fresh = this.FreshCaptures(function, function.Body);
        if (fresh.Count == 0)
        {
            return lambda;
        }

        // A function of what it captures, applied at once: it keeps the values of now.
        Term body = this.Node(TermKind.Block, function, "", [], this.Node(TermKind.Return, function, "", [], lambda));
        Term keeping = this.Node(TermKind.Lambda, function, string.Join(" ", fresh.Select(l => l.Name)), fresh.Select(l => this.Type(l.Type, function.Syntax.Span)).ToEquatableArray(), body);
        return this.Node(TermKind.Apply, function, "", [], [keeping, .. fresh.Select(l => this.Node(TermKind.Local, function, l.Name, []))]);
    }

    // Captured locals that C# makes anew in each turn of a loop, or that share their name with one of another block, while core has one local of a name.
    private List<ILocalSymbol> FreshCaptures(IOperation function, IBlockOperation body)
    {
        List<ILocalSymbol> fresh = [];
        IOperation? root = null;
        foreach (ILocalReferenceOperation reference in body.Descendants().OfType<ILocalReferenceOperation>())
        {
            ILocalSymbol local = reference.Local;
            if (local.IsConst || fresh.Contains(local, SymbolEqualityComparer.Default) || local.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared
                || declared.SyntaxTree != function.Syntax.SyntaxTree || function.Syntax.Span.Contains(declared.Span))
            {
                continue;
            }

            root ??= Root(function);
            List<IOperation> all = [.. root.Descendants()];
            bool isShared = all.Any(o => o is ILocalReferenceOperation { Local: var other } && other.Name == local.Name && !SymbolEqualityComparer.Default.Equals(other, local) && !function.Syntax.Span.Contains(o.Syntax.Span));
            if (!isShared && !IsInTurn(declared.GetSyntax(this.cancellation)))
            {
                continue;
            }

            if (all.Any(o => IsAssigned(o, local)))
            {
                this.Refuse(
                    reference, ProblemKind.UnsupportedConstruct, $"'{local.Name}', a local of a block that is assigned again and captured by a function,", "copy it to a local of its own before the function");
                return [];
            }

            fresh.Add(local);
        }

        return fresh;
    }

    // Such a local of a local function's, which stands in core by its name: whoever keeps the function would read what that holds later.
    private ILocalSymbol? FreshCapture(IOperation at, IMethodSymbol function) =>
        Root(at).Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, function)) is { Body: { } body } declared
            ? this.FreshCaptures(declared, body).FirstOrDefault()
            : null;

    // All but arguments, which are applied where they stand.
    private static bool IsKept(IOperation function)
    {
        IOperation? parent = function.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent is not (null or IArgumentOperation);
    }

    private Term RefuseKept(IOperation at, IMethodSymbol function, ILocalSymbol local) => this.Refuse(
        at, ProblemKind.UnsupportedConstruct, $"keeping the local function '{function.Name}', which captures '{local.Name}' of a block,", "write a lambda there, or give the local a name that no other block has, outside of loops");

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsInTurn(SyntaxNode declaration)
    {
        for (SyntaxNode node = declaration; node.Parent is { } parent && parent is not (AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax); node = parent)
        {
            if (node is CommonForEachStatementSyntax || (parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && node is StatementSyntax))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAssigned(IOperation operation, ILocalSymbol local) => operation switch
    {
        IAssignmentOperation { Target: var target } => target.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation { IsDeclaration: false } l && SymbolEqualityComparer.Default.Equals(l.Local, local)),
        IIncrementOrDecrementOperation { Target: ILocalReferenceOperation l } => SymbolEqualityComparer.Default.Equals(l.Local, local),
        _ => false,
    };

    private Term Function(IOperation at, IMethodSymbol function, IBlockOperation body)
    {
        string names = string.Join(" ", function.Parameters.Select(p => p.Name));
        EquatableArray<TypeRef> types = function.Parameters.Select(p => this.Type(p.Type, at.Syntax.Span)).ToEquatableArray();
        return this.Node(TermKind.Lambda, at, names, types, this.Statement(body));
    }

    // A function of the surroundings, which a call outside of compiled methods names.
    private bool IsOutside(IMethodSymbol local) => this.outside is not null
        && local.DeclaringSyntaxReferences.FirstOrDefault() is var declared
        && (declared is null || !this.sites.Any(s => s.SyntaxTree == declared.SyntaxTree && s.Span.Contains(declared.Span)));

    private Term MethodGroup(IMethodReferenceOperation reference)
    {
        if (Symbols.PrimitiveName(reference.Method) is not null && reference.Method.IsStatic)
        {
            return this.LambdaOf(reference);
        }

        if (reference.Method.MethodKind == MethodKind.LocalFunction)
        {
            return this.IsOutside(reference.Method) ? this.RefuseLocal(reference, reference.Method, "")
                : IsKept(reference) && this.FreshCapture(reference, reference.Method) is { } local ? this.RefuseKept(reference, reference.Method, local)
                : this.Node(TermKind.Local, reference, reference.Method.Name, []);
        }

        if (!Symbols.HasCore(reference.Method))
        {
            return ImpureMembers.Advice(reference.Method) is { } advice
                ? this.Refuse(reference, ProblemKind.ImpureCall, reference.Method.ContainingType.Name + "." + reference.Method.Name, advice)
                : this.Unmarked(reference, reference.Method);
        }

        if (IsChosenByType(reference.Method, reference.Instance))
        {
            return this.Node(
                TermKind.MethodGroup,
                reference,
                "",
                [],
                reference.Method.IsStatic ? this.StaticDispatch(reference, reference.Method, []) : this.Dispatch(reference, reference.Method, [this.Expression(reference.Instance!)]));
        }

        EquatableArray<TypeRef> types = this.TypeArguments(reference.Method, reference.Syntax.Span);
        return reference.Instance is { } instance
            ? this.Node(TermKind.MethodGroup, reference, Symbols.Id(reference.Method), types, this.Expression(instance))
            : this.Node(TermKind.MethodGroup, reference, Symbols.Id(reference.Method), types);
    }

    // What a local of plain C#, or a static field, holds stands here instead of its name.
    private Term HeldFunction(IOperation reference, ISymbol holder)
    {
        if (KnownFunctions.Initializer(reference, this.cancellation, out string why) is not { } function)
        {
            return this.Refuse(reference, ProblemKind.UnknownFunction, $"'{holder.Name}'", why);
        }

        if (!this.held.Add(holder))
        {
            return this.Refuse(reference, ProblemKind.Recursion, $"{holder.Name} → {holder.Name}");
        }

        TextSpan? before = this.reader;
        this.reader ??= function.Syntax.SyntaxTree == reference.Syntax.SyntaxTree ? null : reference.Syntax.Span;
        this.sites.Add(function.Syntax);
        Term lowered = this.Expression(function);
        this.reader = before;
        this.held.Remove(holder);
        return lowered;
    }

    // A primitive has no core to refer to: Lax.Add is (x, y) => Lax.Add(x, y).
    private Term LambdaOf(IMethodReferenceOperation primitive)
    {
        IMethodSymbol method = primitive.Method;
        List<Term> arguments = method.Parameters.Select(p => this.Node(TermKind.Local, primitive, p.Name, [])).ToList();
        Term body = this.Node(TermKind.Return, primitive, "", [], this.CallMethod(primitive, method, arguments));
        EquatableArray<TypeRef> types = method.Parameters.Select(p => this.Type(p.Type, primitive.Syntax.Span)).ToEquatableArray();
        return this.Node(TermKind.Lambda, primitive, string.Join(" ", method.Parameters.Select(p => p.Name)), types, this.Node(TermKind.Block, primitive, "", [], body));
    }
}
