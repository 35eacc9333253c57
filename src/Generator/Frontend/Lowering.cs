using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;
using TypeKind = Pure.Jit.Generator.Core.TypeKind;

namespace Pure.Jit.Generator.Frontend;

/// <summary>A lowered method with its source map; <see cref="Core"/> is null when there are problems.</summary>
public sealed record LoweredMethod(
    CoreMethod? Core, IReadOnlyList<LocatedProblem> Problems, IReadOnlyList<TextSpan> Spans, IReadOnlyCollection<ITypeSymbol> Types);

/// <summary>
/// Step (a) of the front end: one method's operation tree → core. It needs the semantic model, decides nothing about shapes,
/// and refuses with a problem at the construct what core has no node for.
/// </summary>
public sealed partial class Lowering
{
    private readonly IMethodSymbol method;
    private readonly CancellationToken cancellation;
    private readonly List<LocatedProblem> problems = [];
    private readonly List<TextSpan> spans = [];
    private readonly HashSet<ITypeSymbol> types = new(SymbolEqualityComparer.Default);

    // The call, and the functions that it names: what is declared in them is no capture.
    private readonly List<SyntaxNode> sites = [];
    private readonly HashSet<ISymbol> localFunctions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> held = new(SymbolEqualityComparer.Default);
    private IReadOnlyDictionary<IOperation, CoreParameter>? outside;
    private int temporaries;

    // Whether C# tells of a type that it cannot be what it is.
    private bool isUnfinished;

    // In the text of an exception, which only a build error shows.
    private bool isMessage;

    // Where a function that stands in another file is read; what is wrong in it is told there.
    private TextSpan? reader;

    private Lowering(IMethodSymbol method, CancellationToken cancellation)
    {
        this.method = method;
        this.cancellation = cancellation;
    }

    /// <summary>Lowers a method, accessor, operator or constructor that has a body in this compilation.</summary>
    public static LoweredMethod Lower(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        new Lowering(method, cancellation).Run(declaration, model);

    /// <summary>
    /// Lowers a call that stands outside every [Jit] method, such as an intercepted transformation, to a method that makes this
    /// call. Arguments in <paramref name="parameters"/> become its parameters; the others are part of its body.
    /// </summary>
    public static LoweredMethod LowerCall(
        IMethodSymbol enclosing, IInvocationOperation call, string id, IReadOnlyDictionary<IOperation, CoreParameter> parameters, CancellationToken cancellation)
    {
        Lowering lowering = new(enclosing, cancellation) { outside = parameters };
        lowering.sites.Add(call.Syntax);
        if (lowering.RefusesTrees([.. parameters.Keys.Select(o => (o.Type, o.Syntax.Span)), (call.Type, call.Syntax.Span)]))
        {
            return lowering.Lowered(null, null);
        }

        Term body = lowering.Node(TermKind.Return, call, "", [], lowering.Expression(call));
        Term block = lowering.Node(TermKind.Block, call, "", [], body);
        TypeRef result = lowering.Type(call.Type, call.Syntax.Span);
        return lowering.Lowered(new CoreMethod(id, call.TargetMethod.Name, [], parameters.Values.ToEquatableArray(), result, block, null), call);
    }

    /// <summary>Lowers a function given to <c>Compile</c> to the method that applies it to these parameters, of the given types.</summary>
    public static LoweredMethod LowerFunction(
        IMethodSymbol enclosing, IOperation function, string id, IReadOnlyList<ITypeSymbol> given, ITypeSymbol result, EquatableArray<CoreParameter> parameters, CancellationToken cancellation)
    {
        Lowering lowering = new(enclosing, cancellation) { outside = new Dictionary<IOperation, CoreParameter>() };
        lowering.sites.Add(function.Syntax);
        if (lowering.RefusesTrees([.. given.Append(result).Select(t => ((ITypeSymbol?)t, function.Syntax.Span))]))
        {
            return lowering.Lowered(null, null);
        }

        Term applied = lowering.Expression(function);
        Term[] arguments = parameters.Select(p => lowering.Node(TermKind.Local, function, p.Name, [])).ToArray();
        Term apply = lowering.Node(TermKind.Apply, function, "", [], [applied, .. arguments]);
        Term block = lowering.Node(TermKind.Block, function, "", [], lowering.Node(TermKind.Return, function, "", [], apply));
        return lowering.Lowered(new CoreMethod(id, "Compile", [], parameters, lowering.Type(result, function.Syntax.Span), block, null), function);
    }

    private static TextSpan NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.Span,
        PropertyDeclarationSyntax property => property.Identifier.Span,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.Span,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword.Span,
        ArrowExpressionClauseSyntax { Parent: IndexerDeclarationSyntax indexer } => indexer.ThisKeyword.Span,
        _ => declaration.Span,
    };

    private LoweredMethod Run(SyntaxNode declaration, SemanticModel model)
    {
        List<CoreParameter> parameters = [];
        if (Symbols.IsExtensionBlock(this.method.ContainingType))
        {
            this.Report(ProblemKind.UnsupportedConstruct, NameOf(declaration), $"'{this.method.AssociatedSymbol?.Name ?? this.method.Name}'", JitEntry.InExtensionBlock);
            return this.Lowered(null, null);
        }

        if (!this.method.IsStatic && this.method.MethodKind != MethodKind.Constructor)
        {
            TypeRef receiver = this.Type(this.method.ContainingType, declaration.Span);
            parameters.Add(new CoreParameter("this", receiver, null, false, true));
        }

        foreach (IParameterSymbol parameter in this.method.Parameters)
        {
            TextSpan span = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? declaration.Span;
            if (parameter.Name == "this")
            {
                this.Report(ProblemKind.UnsupportedConstruct, span, "a parameter named '@this'", "name it otherwise: it would hide the receiver");
            }

            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                this.Report(ProblemKind.UnsupportedConstruct, span, $"the '{parameter.RefKind.ToString().ToLowerInvariant()}' parameter '{parameter.Name}'", "return a tuple");
            }

            if (parameter.NullableAnnotation == NullableAnnotation.Annotated && Symbols.IsRuntimeType(parameter.Type, "NDArray") && Symbols.Has(this.method, "JitAttribute"))
            {
                this.Report(ProblemKind.UnsupportedType, span, parameter.Type.ToDisplayString(), "an array may not be null in a compiled method; write two methods");
            }

            parameters.Add(new CoreParameter(
                parameter.Name,
                this.Type(parameter.Type, span),
                Symbols.ShapeText(parameter),
                Symbols.Has(parameter, "StaticAttribute"),
                false));
        }

        if (this.RefusesCollections() || (Symbols.Has(this.method, "JitAttribute") && this.RefusesTrees(this.Signature(declaration))))
        {
            // What the body does with them would only say the same again.
            return this.Lowered(null, null);
        }

        IOperation? operation = Body(declaration, model, this.cancellation);
        Term? body = this.Body(declaration, operation);
        if (body is null || this.problems.Count > 0)
        {
            return this.Lowered(null, operation);
        }

        CoreMethod core = new(
            Symbols.Id(this.method),
            this.method.Name,
            Symbols.TypeParameters(this.method).Select(t => t.Name).ToEquatableArray(),
            parameters.ToEquatableArray(),
            this.method.ReturnsVoid ? new TypeRef(TypeKind.Tuple, "", []) : this.Type(this.method.ReturnType, declaration.Span),
            body,
            RuleMethods.Of(this.method, (what, instead, at) => this.Report(ProblemKind.UnsupportedConstruct, this.PlaceOf(at) ?? this.method.DeclaringSyntaxReferences[0].Span, what, instead)));
        return this.Lowered(core, operation);
    }

    private LoweredMethod Lowered(CoreMethod? core, IOperation? body) => new(
        this.problems.Count == 0 && !this.isUnfinished ? core : null, body is null || this.problems.Count == 0 ? this.problems : Consequences.Without(this.problems, body), this.spans, this.types);

    // In the method's own file, which is the one that problems are told of.
    private TextSpan? PlaceOf(IParameterSymbol? parameter) =>
        parameter?.DeclaringSyntaxReferences.FirstOrDefault() is { } place && place.SyntaxTree == this.method.DeclaringSyntaxReferences[0].SyntaxTree ? place.Span : null;

    // What goes in and out; a class that holds methods is no tree, but a record is.
    private IReadOnlyList<(ITypeSymbol?, TextSpan)> Signature(SyntaxNode declaration)
    {
        List<(ITypeSymbol?, TextSpan)> signature = this.method.Parameters.Where(p => !Symbols.Has(p, "StaticAttribute"))
            .Select(p => ((ITypeSymbol?)p.Type, (p.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ParameterSyntax)?.Type?.Span ?? declaration.Span)).ToList();
        TextSpan name = (declaration as MethodDeclarationSyntax)?.Identifier.Span ?? declaration.Span;
        signature.Add((this.method.ReturnType, (declaration as MethodDeclarationSyntax)?.ReturnType.Span ?? name));
        if (!this.method.IsStatic && (this.method.ContainingType.IsRecord || this.method.ContainingType.IsValueType))
        {
            signature.Add((this.method.ContainingType, name));
        }

        return signature;
    }

    // One type that is no tree is told once, where it stands first.
    private bool RefusesTrees(IReadOnlyList<(ITypeSymbol? Type, TextSpan Span)> given)
    {
        HashSet<ITypeSymbol> told = new(SymbolEqualityComparer.Default);
        foreach ((ITypeSymbol? type, TextSpan span) in given)
        {
            // What has no type in compiled code at all has been told.
            if (type is not null && Symbols.Type(type) is not null && (TreeTypes.Fault(type) ?? TreeTypes.Unknown(type) ?? TreeTypes.Missing(type)) is { } fault && told.Add(fault.Type))
            {
                this.Report(ProblemKind.UnsupportedType, span, fault.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), fault.Why);
            }
        }

        return told.Count > 0;
    }

    private bool RefusesCollections()
    {
        int before = this.problems.Count;
        foreach (IParameterSymbol parameter in this.method.Parameters.Where(p => Symbols.Has(this.method, "JitAttribute")))
        {
            string? fault = parameter.Type.TypeKind switch
            {
                _ when Symbols.Has(parameter, "StaticAttribute") && !StaticArguments.MayBe(parameter.Type) =>
                    "a [Static] parameter is a number, a bool, an enum, a text, or an array of these, a Shape or Axes, of which there are constants; take its parts as parameters of their own",
                Microsoft.CodeAnalysis.TypeKind.Delegate =>
                    "which function it is is known only when the program runs; mark this method [Pure] and call it with the function from a [Jit] method",
                Microsoft.CodeAnalysis.TypeKind.Interface when !FrameworkTypes.IsCollection(parameter.Type) =>
                    "what type it has is known only when the program runs; take the record that is meant, or mark this method [Pure] and call it with that from a [Jit] method",
                _ => null,
            };
            if (fault is not null)
            {
                this.Report(
                    ProblemKind.UnsupportedType,
                    parameter.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? this.method.DeclaringSyntaxReferences[0].Span,
                    parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    fault);
            }
        }

        foreach (IParameterSymbol parameter in this.method.Parameters.Where(p => FrameworkTypes.IsCollection(p.Type) || (FrameworkTypes.IsSpan(p.Type) && Symbols.Has(this.method, "JitAttribute"))))
        {
            SyntaxReference? at = parameter.DeclaringSyntaxReferences.FirstOrDefault() ?? this.method.DeclaringSyntaxReferences.FirstOrDefault();
            this.Report(
                ProblemKind.UnsupportedType,
                at?.Span ?? default,
                parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                "how many elements it has is known only when the program runs; use a record, a tuple, or one array with a leading axis");
        }

        return this.problems.Count > before;
    }

    private static IOperation? Body(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) => declaration switch
    {
        ArrowExpressionClauseSyntax arrow => model.GetOperation(arrow, cancellation) ?? model.GetOperation(arrow.Expression, cancellation),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => model.GetOperation(arrow, cancellation),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } => model.GetOperation(arrow, cancellation),
        BasePropertyDeclarationSyntax { AccessorList.Accessors: var accessors } when accessors.FirstOrDefault(a => a.Keyword.ValueText == "get") is { } getter =>
            model.GetOperation(getter, cancellation),
        _ => model.GetOperation(declaration, cancellation),
    };

    private Term? Body(SyntaxNode declaration, IOperation? operation)
    {
        switch (operation)
        {
            case IMethodBodyOperation { BlockBody: { } block }:
                return this.Statement(block);
            case IMethodBodyOperation { ExpressionBody: { } block }:
                return this.Statement(block);
            case IBlockOperation block:
                return this.Statement(block);
            case IConstructorBodyOperation:
                this.Report(ProblemKind.UnsupportedConstruct, declaration.Span, "a constructor with a body", "use a record with a primary constructor");
                return null;
            default:
                this.Report(ProblemKind.UnsupportedConstruct, declaration.Span, "a method without a body", "write the body");
                return null;
        }
    }

    private Term Node(TermKind kind, IOperation at, string name, EquatableArray<TypeRef> types, params Term[] children)
    {
        this.cancellation.ThrowIfCancellationRequested();
        this.spans.Add(this.reader ?? at.Syntax.Span);
        return new Term(kind, name, types, new EquatableArray<Term>(children), this.spans.Count - 1);
    }

    private TypeRef Type(ITypeSymbol? type, TextSpan span)
    {
        if (type is not null && Symbols.Type(type) is { } lowered)
        {
            this.types.Add(type);
            return lowered;
        }

        // An error type has its own compiler error; one more would only be noise.
        if (Unfinished.In(type))
        {
            this.isUnfinished = true;
        }
        else if (type is not { TypeKind: Microsoft.CodeAnalysis.TypeKind.Error })
        {
            this.Report(ProblemKind.UnsupportedType, span, type?.ToDisplayString() ?? "?", "it is no array, scalar, record, tuple or fixed array of them");
        }
        else
        {
            this.Report(ProblemKind.UnsupportedType, span, type.ToDisplayString(), "it is not known to the compiler");
        }

        return new TypeRef(TypeKind.Text, "", []);
    }

    private TypeRef Type(IOperation operation) => this.Type(operation.Type, operation.Syntax.Span);

    private EquatableArray<TypeRef> TypeArguments(IMethodSymbol target, TextSpan span) =>
        Symbols.TypeArguments(target).Select(t => this.Type(t, span)).ToEquatableArray();

    private void Report(ProblemKind kind, TextSpan span, params string[] arguments) =>
        this.problems.Add(new LocatedProblem(new Problem(kind, new EquatableArray<string>(arguments)), this.reader ?? span));

    // Its declaration and its uses are one mistake, told where the first of them stands.
    private Term RefuseLocal(IOperation at, IMethodSymbol function, string kind) => this.localFunctions.Add(function.OriginalDefinition)
        ? this.Refuse(at, ProblemKind.UnsupportedConstruct, $"the {kind}local function '{function.Name}'", "make it a [Pure] method or a lambda")
        : this.Node(TermKind.Default, at, "", [new TypeRef(TypeKind.Text, "", [])]);

    private Term Refuse(IOperation at, ProblemKind kind, params string[] arguments)
    {
        this.Report(kind, at.Syntax.Span, arguments);
        return this.Node(TermKind.Default, at, "", [new TypeRef(TypeKind.Text, "", [])]);
    }
}
