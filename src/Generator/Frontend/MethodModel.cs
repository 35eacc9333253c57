using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>What the pipeline keeps of a [Jit] or [Pure] method: core, the records it speaks of, and how it is entered.</summary>
/// <param name="Core">Null when the method has problems; the analyzer reports them.</param>
/// <param name="Records">The records in its signature and body.</param>
/// <param name="Entry">How callers outside reach it; null for [Pure] methods and for those that cannot be entered.</param>
public sealed record MethodModel(CoreMethod? Core, EquatableArray<RecordType> Records, JitEntry? Entry)
{
    /// <summary>What callers see of a [Jit] method that is refused.</summary>
    public RefusedMethod? Refused { get; init; }

    /// <summary>The entry name of a [Jit] method that is refused.</summary>
    public string? NotLowered { get; init; }

    /// <summary>How a [Pure] method would be entered if its plain body could not run.</summary>
    public JitEntry? TracedOnly { get; init; }

    /// <summary>Whether the plain body of a method that has no entry cannot run, so that only compiled forms of others run it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What the method is called in core; null for what has no body.</summary>
    public string? Id { get; init; }

    /// <summary>Lowers the method that an attribute stands on.</summary>
    internal static MethodModel Of(GeneratorAttributeSyntaxContext context, SemanticModels models, CancellationToken cancellation)
    {
        IMethodSymbol? method = context.TargetSymbol switch
        {
            IMethodSymbol m => m,
            IPropertySymbol { GetMethod: { } getter } => getter,
            _ => null,
        };

        // Marked where it is declared, lowered where its body is.
        SyntaxNode declaration = context.TargetNode;
        if (method?.PartialImplementationPart is { } implementation)
        {
            method = implementation;
            declaration = implementation.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        }

        return Declarations.Of(context.SemanticModel.Compilation).Find(declaration, () => Find(method, declaration, models, cancellation));
    }

    private static MethodModel Find(IMethodSymbol? method, SyntaxNode declaration, SemanticModels models, CancellationToken cancellation)
    {
        if (method is null || method.IsAbstract || method.IsExtern || Unfinished.Is(method))
        {
            return new MethodModel(null, [], null);
        }

        SemanticModel model = models[declaration.SyntaxTree];
        LoweredMethod lowered = Lowering.Lower(method, declaration, model, cancellation);
        Dictionary<string, RecordType> records = RecordsOf(method, lowered);
        bool isBroken = lowered.Core is not null && TransformCaptures.Find(declaration, model, cancellation) is not null;
        JitEntry? entry = lowered.Core is null ? null : JitEntry.Of(method, isBroken);
        return new MethodModel(
            lowered.Core,
            records.Values.ToEquatableArray(),
            entry)
        {
            IsBroken = isBroken && entry is null,
            TracedOnly = lowered.Core is not null && JitEntry.MayBeTracedOnly(method) && JitEntry.Of(method, true) is { } traced ? traced with { IsPlainBodyBroken = false } : null,
            Id = Symbols.Id(method),
            Refused = lowered.Core is null ? RefusedMethod.Of(method) : null,
            NotLowered = lowered.Core is null && Symbols.Has(method, "JitAttribute") ? JitEntry.EntryName(method) : null,
        };
    }

    /// <summary>Every record that the signature or body of a lowered method names.</summary>
    public static Dictionary<string, RecordType> RecordsOf(IMethodSymbol method, LoweredMethod lowered)
    {
        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        foreach (ITypeSymbol type in method.Parameters.Select(p => p.Type).Append(method.ReturnType).Append(method.ContainingType).Concat(lowered.Types))
        {
            RecordTypes.Collect(type, records);
        }

        return records;
    }
}

/// <summary>How a [Jit] method is entered from outside.</summary>
/// <param name="Name">The name of its entry in the generated class.</param>
/// <param name="DisplayName">The name in messages.</param>
/// <param name="IsPublic">Whether other assemblies may call the entry.</param>
/// <param name="IsGeneric">Whether types are known only at call sites.</param>
/// <param name="FastMath">[Jit(FastMath = true)].</param>
/// <param name="Into">Where the overload with <c>into:</c> is declared, or null when it cannot be.</param>
/// <param name="IsPlainBodyBroken">
/// A transformation in the body has a function with captures, with arrays of unknown rank, or one that is chosen: only the traced
/// body can run it, so calls are redirected in every mode.
/// </param>
public sealed record JitEntry(
    string Name, string DisplayName, bool IsPublic, bool IsGeneric, bool FastMath, IntoOverload? Into, bool IsPlainBodyBroken)
{
    public static JitEntry? Of(IMethodSymbol method, bool isPlainBodyBroken)
    {
        AttributeData? attribute = Symbols.Attribute(method, "JitAttribute");
        if ((attribute is null && !(isPlainBodyBroken && MayBeTracedOnly(method))) || Obstacle(method) is not null || !IsReachable(method))
        {
            return null;
        }

        bool fastMath = HasFastMath(method);
        bool isGeneric = Symbols.TypeParameters(method).Any();
        bool isPublic = IsPublicOutside(method);
        return new JitEntry(EntryName(method), method.Name, isPublic, isGeneric, fastMath, isGeneric || attribute is null ? null : IntoOverload.Of(method), isPlainBodyBroken);
    }

    /// <summary>True for [Jit(FastMath = true)].</summary>
    public static bool HasFastMath(IMethodSymbol method) =>
        Symbols.Attribute(method, "JitAttribute")?.NamedArguments.Any(a => a is { Key: "FastMath", Value.Value: true }) == true;

    /// <summary>
    /// True for [Pure] methods that get a compiled form of their own when their body cannot run as plain C#: all but those whose
    /// types, statics or functions are known only at calls.
    /// </summary>
    public static bool MayBeTracedOnly(IMethodSymbol method) =>
        Symbols.Has(method, "PureAttribute") && method.MethodKind is MethodKind.Ordinary
        && !Symbols.TypeParameters(method).Any() && !method.Parameters.Any(p => Symbols.Has(p, "StaticAttribute") || p.Type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Delegate);

    /// <summary>What to write in place of a member of an extension block.</summary>
    public const string InExtensionBlock = "it is in an extension block; write an extension method, with 'this' before its first parameter";

    /// <summary>Why calls of a method cannot be replaced by calls of a compiled form, whatever its body does; null when they can.</summary>
    public static string? Obstacle(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => "calls of local functions cannot be replaced; make it a method",
        { MethodKind: MethodKind.AnonymousFunction } => "calls of lambdas cannot be replaced; make it a method",
        { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => "operators cannot be intercepted; mark it [Pure] and call it from a [Jit] method",
        { MethodKind: MethodKind.PropertyGet } => "uses of properties cannot be replaced; make it a method, or mark the property [Pure] for use in compiled methods",
        { MethodKind: MethodKind.ExplicitInterfaceImplementation } => "it is called through its interface alone, and which body runs is known only when the program runs; make it a method of its own",
        { ContainingType: { } type } when Symbols.IsExtensionBlock(type) => InExtensionBlock,
        { IsAsync: true } => "it is async; compute in a method of its own and await outside",
        { ReturnsVoid: true } => "it returns nothing; return the new value",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "it returns a reference; return the value",
        { IsAbstract: true } or { IsExtern: true } => "it has no body",
        { IsVirtual: true } or { IsOverride: true } => "it is virtual, so which body runs is known only when the program runs",
        _ => null,
    };

    // The name is that of a file, too, which with its ending may have 255 bytes.
    private const int MostBytes = 200;

    /// <summary>
    /// The name of a method's entry: full name of the type, method, and a hash where that is not unique: among overloads, names
    /// that differ in case only (they are names of files), and where underscores of the user's look like borders.
    /// </summary>
    public static string EntryName(IMethodSymbol method)
    {
        string type = Symbols.FullName(method.ContainingType);
        bool isTopLevel = type.IndexOf('.') < 0;
        bool isAmbiguous = Symbols.IsFileLocal(method.ContainingType) || method.Name.IndexOf('_') >= 0 || type.IndexOf('`') >= 0 || (isTopLevel ? type.EndsWith("_", StringComparison.Ordinal) : type.IndexOf('_') >= 0) || HasTwin(method.ContainingType);
        bool isOverloaded = method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Count(m => string.Equals(m.Name, method.Name, StringComparison.OrdinalIgnoreCase) && Symbols.Has(m, "JitAttribute")) > 1;
        string name = Identifier(type + (isTopLevel ? "_" : "__") + method.Name);
        bool isCut = Encoding.UTF8.GetByteCount(name) > MostBytes;
        name = isCut ? name.Substring(0, MostBytes / 4) : name;
        return isCut || isAmbiguous || isOverloaded || !Symbols.Has(method, "JitAttribute") ? name + "_" + CoreText.Hash(Symbols.Id(method)).Substring(0, 6) : name;
    }

    // Another type or namespace whose name differs in case only.
    private static bool HasTwin(INamespaceOrTypeSymbol symbol)
    {
        for (ISymbol s = symbol; s.ContainingSymbol is INamespaceOrTypeSymbol around; s = around)
        {
            if (around.GetMembers().Any(m => m is INamespaceOrTypeSymbol && m.Name != s.Name && string.Equals(m.Name, s.Name, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The characters of a name that may stand in an identifier.</summary>
    public static string Identifier(string name) => new(name.Select(c => char.IsLetterOrDigit(c) ? c : '_').ToArray());

    // Generated code is in the same assembly: everything but private and file-local types can be named.
    private static bool IsReachable(IMethodSymbol method) =>
        method.Parameters.Select(p => p.Type).Append(method.ReturnType).All(IsNameable)
        && (method.IsStatic || IsNameable(method.ContainingType));

    /// <summary>True when generated code, which stands in the same assembly, can name a type.</summary>
    public static bool IsNameable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        INamedTypeSymbol named => !Symbols.IsFileLocal(named) && named.TypeArguments.All(IsNameable) && IsVisible(named),
        _ => true,
    };

    /// <summary>The first type in a signature that generated code cannot name, or null.</summary>
    public static ITypeSymbol? Unreachable(IMethodSymbol method) =>
        method.Parameters.Select(p => p.Type).Append(method.ReturnType).FirstOrDefault(t => !IsNameable(t));

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (t.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether other assemblies see a method and all types in its signature.</summary>
    public static bool IsPublicOutside(IMethodSymbol method)
    {
        for (ISymbol? s = method; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (s.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return method.Parameters.Select(p => p.Type).Append(method.ReturnType).All(IsPublicType);
    }

    private static bool IsPublicType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublicType(array.ElementType),
        INamedTypeSymbol named => named.DeclaredAccessibility is Accessibility.Public or Accessibility.NotApplicable
            && (named.ContainingType is null || IsPublicType(named.ContainingType)) && named.TypeArguments.All(IsPublicType),
        _ => true,
    };
}

/// <summary>The overload with <c>into:</c>, an extension of the type that declares the method.</summary>
/// <param name="Namespace">The namespace of that type, so that the overload is in scope wherever the type is.</param>
/// <param name="Type">Its fully qualified name.</param>
/// <param name="Method">The method's name.</param>
/// <param name="IsStatic">Static methods need C# 14's static extensions.</param>
/// <param name="IsPublic">Whether the extension is public.</param>
/// <param name="Call">The plain method as callable text, for when calls are not compiled.</param>
/// <param name="IsExtension">Extension methods have it in their reduced form too.</param>
/// <param name="IsInType">Whether it can be called as a static member of the type.</param>
/// <param name="Defaults">For each parameter of the method, its default as it stands in a declaration, or nothing.</param>
/// <param name="Result">What the method returns, with the names of its tuples' elements.</param>
public sealed record IntoOverload(string Namespace, string Type, string Method, bool IsStatic, bool IsPublic, string Call, bool IsExtension, bool IsInType, EquatableArray<string> Defaults, string Result)
{
    public static IntoOverload? Of(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (method.MethodKind == MethodKind.PropertyGet || !Exists(method.ReturnType) || !method.Parameters.All(p => Exists(p.Type)) || type.IsGenericType || !JitEntry.IsNameable(type) || method.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected)
        {
            return null;
        }

        bool canExtend = method.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= (LanguageVersion)1400 };
        if (method.IsStatic && !method.IsExtensionMethod && !canExtend)
        {
            return null;
        }

        string full = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        bool isPublic = JitEntry.IsPublicOutside(method);
        string ns = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        string call = (method.IsStatic ? full + "." : "") + "@" + method.Name, result = method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new IntoOverload(ns, full, method.Name, method.IsStatic, isPublic, call, method.IsExtensionMethod, method.IsStatic && canExtend, method.Parameters.Select(Default).ToEquatableArray(), result);
    }

    // An array of what can be no element is the compiler's to tell.
    private static bool Exists(ITypeSymbol type) => type is not INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments }
        || (arguments.All(Exists) && (Symbols.Type(type)?.Kind != Core.TypeKind.NDArray || arguments[0] is ITypeParameterSymbol || arguments[0] is { IsUnmanagedType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }));

    // The default of an optional parameter as it stands in a declaration; empty for the others.
    private static string Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return "";
        }

        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return " = " + parameter.ExplicitDefaultValue switch
        {
            null => "default",
            float f when float.IsNaN(f) || float.IsInfinity(f) => $"(float)({f.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("Infinity", "1 / 0.0").Replace("NaN", "0 / 0.0")})",
            double d when double.IsNaN(d) || double.IsInfinity(d) => $"({d.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("Infinity", "1 / 0.0").Replace("NaN", "0 / 0.0")})",
            float f => f.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f",
            double d => d.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d",
            { } value when parameter.Type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Enum => $"({type})({value})",
            { } value => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
        };
    }
}
