using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Finds the calls to redirect among those that have the right name.</summary>
public static partial class CallSites
{
    /// <summary>Names of transformations; <c>Nd</c> and the prelude are never redirected.</summary>
    public static readonly HashSet<string> TransformNames =
        new(["Grad", "ValueAndGrad", "ValueAndGradWithAux", "Jvp", "Vjp", "Vmap", "Compile", "JacFwd", "JacRev", "Hessian", "Hvp", "Linearize", "LinearTranspose", "EvalShape", "MakeJaxpr", "CheckGrads"], StringComparer.Ordinal);

    /// <summary>True for the types whose methods are transformations.</summary>
    public static bool IsTransforms(ITypeSymbol type) => Symbols.IsRuntimeType(type, "Transforms") || Symbols.IsTestingType(type, "Derivatives");

    /// <summary>The simple name that a call is written with, or null.</summary>
    public static string? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        GenericNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Binds one call; null when it is not to be redirected.</summary>
    public static CallSite? Bind(InvocationExpressionSyntax call, Compilation compilation, CancellationToken cancellation) =>
        Bind(call, compilation.GetSemanticModel(call.SyntaxTree), cancellation);

    /// <summary>Binds one call with the model of its file; null when it is not to be redirected.</summary>
    public static CallSite? Bind(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        SymbolInfo info = model.GetSymbolInfo(call, cancellation);
        if (info.Symbol is not IMethodSymbol method)
        {
            return null;
        }

        IMethodSymbol target = method.ReducedFrom is null ? method : method.GetConstructedReducedFrom() ?? method;
        bool isInBody = !TransformNames.Contains(method.Name) && IsInTracedBody(call, model, cancellation);
        if (isInBody && !MayBeTracedOnly(target, model.Compilation, cancellation))
        {
            return null;
        }

        bool isJit = Symbols.Has(target, "JitAttribute");
        bool isTransform = !isJit && TransformNames.Contains(target.Name) && CallSites.IsTransforms(target.ContainingType);
        if (isTransform && IsWithinTransformed(call, model, cancellation))
        {
            return null;
        }

        bool isPure = !isJit && !isTransform && JitEntry.MayBeTracedOnly(target.OriginalDefinition);
        if ((!isJit && !isTransform && !isPure)
            || (!isTransform && JitEntry.Obstacle(target.OriginalDefinition) is not null)
            || target.TypeArguments.Any(IsOpen)
            || (target.ContainingType.IsGenericType && target.ContainingType.TypeArguments.Any(IsOpen))
            || model.GetInterceptableLocation(call, cancellation) is not { } location
            || model.GetOperation(call, cancellation) is not IInvocationOperation operation)
        {
            return null;
        }

        (string Target, string? Arguments, SiteRoot? Root)? entry = isTransform
            ? Transform(operation, model, call, cancellation)
            : Direct(operation, target, model.Compilation);
        if (entry is not { } found)
        {
            return null;
        }

        return new CallSite(
            location.GetInterceptsLocationAttributeSyntax(),
            Place(call, cancellation),
            target.Name,
            Signature(method, target),
            CSharpType(target.ReturnType),
            found.Arguments,
            found.Target,
            isTransform || IsTracedOnly(target, model.Compilation),
            isInBody && found.Root is { } root ? root with { IsInBody = true } : found.Root)
        {
            IsInBody = isInBody,
            Judge = isTransform && target.Name == "CheckGrads" && !IsInTracedBody(call, model, cancellation) ? "global::Pure.Jit.CompilerServices.GradientJudge.Require" : null,
        };
    }

    // The file's name without its folder: generated text does not depend on where the project lies.
    private static string Place(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        int line = call.SyntaxTree.GetLineSpan(call.Span, cancellation).StartLinePosition.Line + 1;
        string path = call.SyntaxTree.FilePath.Replace('\\', '/');
        return path.Substring(path.LastIndexOf('/') + 1) + ":" + line.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// True within the body of a [Jit] or [Pure] method: a call there is part of that body's program, and only its plain form
    /// would reach an interceptor.
    /// </summary>
    public static bool IsInTracedBody(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        for (SyntaxNode? member = node; member is not null; member = member.Parent)
        {
            if (member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorDeclarationSyntax
                && model.GetDeclaredSymbol(member, cancellation) is { } symbol && (Symbols.Has(symbol, "PureAttribute") || Symbols.Has(symbol, "JitAttribute")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True within a lambda that stands in the call of a transformation: it is traced with that lambda, and never runs itself.</summary>
    public static bool IsWithinTransformed(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        foreach (LambdaExpressionSyntax lambda in call.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).OfType<LambdaExpressionSyntax>())
        {
            SyntaxNode use = lambda;
            while (use.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            {
                use = use.Parent;
            }

            if (use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } argument
                && TransformNames.Contains(Name(outer) ?? "")
                && model.GetSymbolInfo(outer, cancellation).Symbol is IMethodSymbol { Parameters: [var function, ..] } transform
                && CallSites.IsTransforms(transform.ContainingType)
                && (argument.NameColon is { } name ? name.Name.Identifier.ValueText == function.Name : outer.ArgumentList.Arguments[0] == argument))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method of a library is told there to have a plain body that cannot run.</summary>
    public static bool IsTracedOnly(IMethodSymbol target, Compilation compilation) =>
        !SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly)
        && (GeneratedNames.Entries(target).Any(e => Symbols.Has(e, "TracedOnlyAttribute"))
            || LibraryCores.Text(target.ContainingAssembly, LibraryCores.TracedOnlyPrefix + Symbols.Id(target)) is not null);

    // From syntax alone where the method is this project's: what is compiled says later whether it is so.
    private static bool MayBeTracedOnly(IMethodSymbol target, Compilation compilation, CancellationToken cancellation) =>
        SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly)
            ? target.DeclaringSyntaxReferences.Any(r => TransformCaptures.IsPossible(r.GetSyntax(cancellation)))
            : IsTracedOnly(target, compilation);

    /// <summary>The name of the core that calls a method with the types and statics of one call site.</summary>
    public static string RootId(string method) => "site:" + method;

    /// <summary>The name of what a call of a transformation computes.</summary>
    public static string RootName(IMethodSymbol transform, CoreMethod core) => $"{transform.Name}_{CoreText.Hash(CoreText.Write(core)).Substring(0, 8)}";

    private static (string, string?, SiteRoot?)? Direct(IInvocationOperation operation, IMethodSymbol target, Compilation compilation)
    {
        if (Unnameable(target) is not null)
        {
            return null;
        }

        bool isGeneric = Symbols.TypeArguments(target).Any();
        List<(IParameterSymbol Parameter, IArgumentOperation Argument)> statics = operation.Arguments
            .Where(a => a.Parameter is not null && Symbols.Has(a.Parameter, "StaticAttribute")).Select(a => (a.Parameter!, a)).ToList();
        string arguments = string.Join(", ", (target.IsStatic ? [] : new[] { Receiver(target) }).Concat(target.Parameters
            .Where(p => !Symbols.Has(p, "StaticAttribute")).Select(ParameterName)));
        bool isOwn = SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, compilation.Assembly);
        string entryName = JitEntry.EntryName(target.OriginalDefinition);
        if (!isGeneric && statics.Count == 0)
        {
            if (isOwn)
            {
                return (entryName, arguments, null);
            }

            if (GeneratedNames.Entries(target).FirstOrDefault() is { } entryMethod)
            {
                return ($"global::{GeneratedNames.Namespace}.{entryMethod.ContainingType.Name}.{entryName}", arguments, null);
            }
        }

        if (!Symbols.Has(target, "JitAttribute") || target.Parameters.Select(p => p.Type).Append(target.ReturnType).Any(t => Symbols.Type(t) is null))
        {
            return null;
        }

        List<TypeRef> types = [];
        foreach (ITypeSymbol argument in Symbols.TypeArguments(target))
        {
            if (Symbols.Type(argument) is not { } type)
            {
                return null;
            }

            types.Add(type);
        }

        if (statics.Any(s => !StaticArguments.IsKnown(s.Argument.Value, out _)))
        {
            return null;
        }

        CoreMethod entry = Specialised(target, types, statics);
        string key = CoreText.Hash(CoreText.Write(entry) + string.Join(",", types)).Substring(0, 8);
        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        foreach (ITypeSymbol type in target.Parameters.Select(p => p.Type).Append(target.ReturnType).Append(target.ContainingType))
        {
            RecordTypes.Collect(type, records);
        }

        bool fastMath = JitEntry.HasFastMath(target);
        string name = $"{entryName}_{key}";
        return (name, arguments, new SiteRoot(name, target.Name, entry, records.Values.ToEquatableArray(), fastMath, false));
    }

    /// <summary>A method without type parameters and statics that calls the target with them filled in.</summary>
    private static CoreMethod Specialised(IMethodSymbol target, List<TypeRef> types, List<(IParameterSymbol Parameter, IArgumentOperation Argument)> statics)
    {
        List<CoreParameter> parameters = [];
        List<Term> arguments = [];
        if (!target.IsStatic)
        {
            parameters.Add(new CoreParameter("this", Symbols.Type(target.ContainingType)!, null, false, true));
            arguments.Add(new Term(TermKind.Local, "this", [], [], 0));
        }

        foreach (IParameterSymbol parameter in target.Parameters)
        {
            TypeRef type = Symbols.Type(parameter.Type) ?? new TypeRef(Core.TypeKind.Text, "", []);
            IArgumentOperation? given = statics.FirstOrDefault(s => SymbolEqualityComparer.Default.Equals(s.Parameter, parameter)).Argument;
            if (given is not null)
            {
                StaticArguments.IsKnown(given.Value, out object? value);
                arguments.Add(StaticArguments.Write(value, parameter.Type, type));
            }
            else
            {
                parameters.Add(new CoreParameter(parameter.Name, type, Symbols.ShapeText(parameter), false, false));
                arguments.Add(new Term(TermKind.Local, parameter.Name, [], [], 0));
            }
        }

        string id = Symbols.Id(target);
        Term call = new(TermKind.Call, id, types.ToEquatableArray(), arguments.ToEquatableArray(), 0);
        Term body = new(TermKind.Block, "", [], [new Term(TermKind.Return, "", [], [call], 0)], 0);
        return new CoreMethod(RootId(id), target.Name, [], parameters.ToEquatableArray(), Symbols.Type(target.ReturnType) ?? new TypeRef(Core.TypeKind.Text, "", []), body, null);
    }

    private static (string, string?, SiteRoot?)? Transform(
        IInvocationOperation operation, SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (LowerTransform(operation, model, call, cancellation) is not { Lowered.Core: { } core } transform)
        {
            return null;
        }

        // Named by what it computes, not by where it is: a moved call changes its interceptor, not its program.
        string name = RootName(operation.TargetMethod, core);
        Dictionary<string, RecordType> records = MethodModel.RecordsOf(operation.TargetMethod, transform.Lowered);
        return (name, transform.Handed is null ? null : string.Join(", ", transform.Handed), new SiteRoot(
            name, operation.TargetMethod.Name, core, records.Values.ToEquatableArray(), false, IsInTracedBody(call, model, cancellation)));
    }

    /// <summary>The first type in the signature of a call that generated code, in a file of its own, cannot name; null when there is none.</summary>
    public static ITypeSymbol? Unnameable(IMethodSymbol target) => target.TypeArguments.FirstOrDefault(t => !JitEntry.IsNameable(t));

    /// <summary>
    /// The call of a transformation as a method of its own, and what its interceptor hands over; null when calls of this form
    /// are not redirected. The analyzer reports what is wrong with it.
    /// </summary>
    public static (LoweredMethod Lowered, IReadOnlyList<string>? Handed)? LowerTransform(
        IInvocationOperation operation, SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (Unnameable(operation.TargetMethod) is not null)
        {
            return null;
        }

        // A field's initializer has no method around it; what matters is only what the call itself declares.
        IMethodSymbol enclosing = model.GetEnclosingSymbol(call.SpanStart, cancellation) as IMethodSymbol ?? operation.TargetMethod;
        IOperation? function = operation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        IOperation? known = function is null ? null : KnownFunctions.Find(function, cancellation, out _);
        IReadOnlyList<string?> annotations = FunctionAnnotations(known, operation, cancellation);
        IReadOnlyList<string> names = ArgumentNames(known, operation);
        if (operation.TargetMethod.Name == "Compile")
        {
            return function is null ? null : LowerCompile(enclosing, function, annotations, cancellation);
        }

        Dictionary<IOperation, CoreParameter> parameters = [];
        List<string> handed = [];
        int position = 0;
        foreach (IArgumentOperation argument in operation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Skip(1))
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (parameter.Name is "inAxes" or "outAxes" or "axisSize" or "axisName" or "order" or "modes" || parameter.Type.Name is "ArgSecond" or "ArgThird" or "ArgBoth")
            {
                continue;
            }

            if (Symbols.Type(parameter.Type) is not { } type)
            {
                return null;
            }

            parameters[argument.Value] = new CoreParameter(position < names.Count ? names[position] : parameter.Name, type, position < annotations.Count ? annotations[position] : null, false, false);
            handed.Add(ParameterName(parameter));
            position++;
        }

        return (Lowering.LowerCall(enclosing, operation, "site:" + operation.TargetMethod.Name, parameters, cancellation), handed);
    }

    // Compile(F) is a delegate to the compiled form of F, so its parameters are those of the delegate.
    private static (LoweredMethod Lowered, IReadOnlyList<string>? Handed)? LowerCompile(
        IMethodSymbol enclosing, IOperation function, IReadOnlyList<string?> annotations, CancellationToken cancellation)
    {
        if (function.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
        {
            return null;
        }

        List<CoreParameter> parameters = [];
        foreach (IParameterSymbol parameter in invoke.Parameters)
        {
            if (Symbols.Type(parameter.Type) is not { } type)
            {
                return null;
            }

            parameters.Add(new CoreParameter($"{parameter.Name}", type, parameter.Ordinal < annotations.Count ? annotations[parameter.Ordinal] : null, false, false));
        }

        return (Lowering.LowerFunction(enclosing, function, "site:Compile", [.. invoke.Parameters.Select(p => p.Type)], invoke.ReturnType, parameters.ToEquatableArray(), cancellation), null);
    }

    private static IReadOnlyList<IParameterSymbol> FunctionParameters(IOperation? function) => function switch
    {
        IMethodReferenceOperation reference => reference.Method.Parameters,
        IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters,
        _ => [],
    };

    // Messages call the arguments what the function calls its parameters, where there is one argument for each.
    private static IReadOnlyList<string> ArgumentNames(IOperation? function, IInvocationOperation call)
    {
        List<string> names = FunctionParameters(function).Select(p => p.Name).ToList();
        bool isOneEach = call.TargetMethod.Name is "Grad" or "ValueAndGrad" or "ValueAndGradWithAux" or "Vmap" or "JacFwd" or "JacRev" or "Hessian" or "MakeJaxpr" or "EvalShape";
        return isOneEach && names.Distinct().Count() == names.Count ? names : [];
    }

    // The [Shape]s of the transformed function's parameters hold for the arguments; vmap puts its axis before them.
    private static IReadOnlyList<string?> FunctionAnnotations(IOperation? function, IInvocationOperation call, CancellationToken cancellation)
    {
        IReadOnlyList<IParameterSymbol> parameters = FunctionParameters(function);
        IReadOnlyList<string?> annotations = LambdaShapes.Of(parameters, function);
        if (call.TargetMethod.Name is "Jvp" or "Hvp" && annotations.Count == 1)
        {
            return [annotations[0], annotations[0]];
        }

        if (call.TargetMethod.Name is "Jvp" or "Vjp" or "Hvp" or "LinearTranspose" or "CheckGrads" && annotations.Count > 1)
        {
            string together = TupleShape.Together(annotations.Select((a, i) => (a, Symbols.Type(parameters[i].Type))));
            return call.TargetMethod.Name is "Jvp" or "Hvp" ? [together, together] : [together];
        }

        if (call.TargetMethod.Name != "Vmap")
        {
            return annotations;
        }

        // Where nobody states a rank, that of what is mapped counts.
        IOperation? inAxes = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "inAxes")?.Value;
        bool isDefault = inAxes is null or IDefaultValueOperation || (inAxes.ConstantValue is { HasValue: true, Value: null });
        IOperation[] given = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Skip(1).Select(a => a.Value)];
        return annotations.Select((a, i) =>
        {
            int? axis = isDefault ? 0 : BatchAxis(inAxes, i);
            return a is null && i < given.Length && (Symbols.IsRuntimeType(parameters[i].Type, "NDArray") || Symbols.IsRuntimeType(parameters[i].Type, "KeyArray")) && KnownRanks.Of(given[i], cancellation) is { } rank
                ? BatchedShape.OfRank(rank, axis)
                : BatchedAnnotation(a, parameters[i].Type, axis);
        }).ToList();
    }
}
