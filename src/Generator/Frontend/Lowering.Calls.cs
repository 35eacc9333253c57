using Microsoft.CodeAnalysis;
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
                TermKind.Apply, invocation, "", [], [this.Expression(invocation.Instance!), .. invocation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value))]);
        }

        if (target.MethodKind == MethodKind.LocalFunction)
        {
            return this.RefuseLocal(invocation, target);
        }

        List<Term> arguments = [];
        if (invocation.Instance is { } instance)
        {
            arguments.Add(this.Expression(instance));
        }

        arguments.AddRange(invocation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value)));
        return this.CallMethod(invocation, target, arguments);
    }

    /// <summary>A call of a resolved method: primitive, core, known scalar function, or a problem.</summary>
    private Term CallMethod(IOperation at, IMethodSymbol target, List<Term> arguments)
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

        if (Symbols.HasCore(target) && (target.IsVirtual || target.IsAbstract || (target.IsOverride && !target.IsSealed)) && !target.ContainingType.IsSealed)
        {
            (string kind, string instead) = target.IsStatic
                ? ("static abstract", "which type's runs depends on a type argument; take the function as a Func<…> parameter")
                : ("virtual", "make its type sealed: which override runs must be known when the project is built");
            return this.Refuse(at, ProblemKind.UnsupportedConstruct, $"the {kind} '{target.ContainingType.Name}.{target.AssociatedSymbol?.Name ?? target.Name}'", instead);
        }

        if (Symbols.HasCore(target))
        {
            return this.Node(TermKind.Call, at, Symbols.Id(target), types, [.. arguments]);
        }

        if (ScalarFunctions.Primitive(target) is { } scalar)
        {
            return this.Node(TermKind.Operator, at, scalar, [this.Type(target.ReturnType, at.Syntax.Span)], [.. arguments]);
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
        string name = member.ContainingType.Name + "." + member.Name;
        if (Symbols.IsRuntime(member.ContainingType) && member.Name is "ToArray" or "AsSpan")
        {
            return this.Refuse(at, ProblemKind.UnmarkedCall, name, $"there are no elements before the call has run; work on the whole array, return it, and write {member.Name}() outside");
        }

        return FrameworkTypes.Advice(member.ContainingType) is { } advice
            ? this.Refuse(at, ProblemKind.UnmarkedCall, name, "the framework's members cannot be compiled; " + advice)
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
            return this.CallMethod(creation, constructor, creation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value)).ToList());
        }

        if (creation.Type is not INamedTypeSymbol type || constructor is null || !RecordTypes.IsTransparent(constructor))
        {
            return ImpureMembers.Advice(creation.Type) is { } advice
                ? this.Refuse(creation, ProblemKind.ImpureCall, "new " + creation.Type?.Name, advice)
                : this.Refuse(creation, ProblemKind.UnsupportedType, creation.Type?.ToDisplayString() ?? "?", FrameworkTypes.Advice(creation.Type) ?? "only records with a primary constructor or 'init' properties can be made here");
        }

        if (type.IsTupleType)
        {
            return this.Node(TermKind.Tuple, creation, "", [], creation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value)).ToArray());
        }

        List<Term> fields = creation.Arguments.OrderBy(a => a.Parameter!.Ordinal)
            .Select(a => this.Node(TermKind.Field, a, a.Parameter!.Name, [], this.Expression(a.Value))).ToList();
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
                ? this.Node(TermKind.Field, operation, member.Member.Name, [], this.Expression(assignment.Value))
                : this.Refuse(operation, ProblemKind.UnsupportedConstruct, Describe(operation), "set properties one by one");
        }
    }

    private Term Lambda(IAnonymousFunctionOperation function)
    {
        string names = string.Join(" ", function.Symbol.Parameters.Select(p => p.Name));
        EquatableArray<TypeRef> types = function.Symbol.Parameters.Select(p => this.Type(p.Type, function.Syntax.Span)).ToEquatableArray();
        return this.Node(TermKind.Lambda, function, names, types, this.Statement(function.Body));
    }

    private Term MethodGroup(IMethodReferenceOperation reference)
    {
        if (Symbols.PrimitiveName(reference.Method) is not null && reference.Method.IsStatic)
        {
            return this.LambdaOf(reference);
        }

        if (reference.Method.MethodKind == MethodKind.LocalFunction)
        {
            return this.RefuseLocal(reference, reference.Method);
        }

        if (!Symbols.HasCore(reference.Method))
        {
            return this.Unmarked(reference, reference.Method);
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
