using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>The methods that [CustomJvp], [CustomVjp] and [CustomVmap] name, and whether their signatures fit.</summary>
internal static class RuleMethods
{
    /// <summary>The rules of a method, or null.</summary>
    /// <param name="method">The method with the attributes.</param>
    /// <param name="report">Takes what is wrong and what to write instead, and a parameter of a rule where that is what is wrong.</param>
    public static CoreRules? Of(IMethodSymbol method, Action<string, string, IParameterSymbol?> report)
    {
        AttributeData? jvp = Symbols.Attribute(method, "CustomJvpAttribute"), vjp = Symbols.Attribute(method, "CustomVjpAttribute"), vmap = Symbols.Attribute(method, "CustomVmapAttribute");
        if (jvp is null && vjp is null && vmap is null)
        {
            return null;
        }

        List<string> nondiff = new[] { jvp, vjp }.OfType<AttributeData>().SelectMany(a => a.NamedArguments)
            .Where(a => a.Key == "NonDiff").SelectMany(a => a.Value.Values).Select(v => v.Value as string ?? "").ToList();
        if (nondiff.FirstOrDefault(n => method.Parameters.All(p => p.Name != n)) is { } unknown)
        {
            report($"NonDiff = [\"{unknown}\"] of a rule of '{method.Name}', which has no such parameter", $"name one of {string.Join(", ", method.Parameters.Select(p => p.Name))}", null);
        }

        // Functions and what the build must know have no derivative anyway.
        List<IParameterSymbol> apart = method.Parameters
            .Where(p => nondiff.Contains(p.Name) || p.Type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Delegate || Symbols.Has(p, "StaticAttribute")).ToList();
        List<ITypeSymbol> all = method.Parameters.Select(p => p.Type).ToList();
        ITypeSymbol result = method.ReturnType;
        List<IMethodSymbol> symbols = [];
        string? jvpRule = Find(jvp, 0, m => Fits(m, [.. all, .. all]) && IsPair(m.ReturnType, result, result),
            $"takes the arguments and then their tangents and returns (value, tangent): {2 * all.Count} parameters, and the result ({result.Name}, {result.Name})");
        string? forward = Find(vjp, 0, m => Fits(m, all) && IsPair(m.ReturnType, result, null),
            "takes the arguments and returns (value, what the backward rule needs)");
        int before = apart.Count;
        string? backward = Find(vjp, 1, m => m.Parameters.Length == before + 2 && Fits(m, apart.Select(p => p.Type).ToList(), before) && IsSame(m.Parameters[before + 1].Type, result),
            $"takes {(before == 0 ? "" : $"{string.Join(", ", apart.Select(p => p.Name))}, ")}what the forward rule keeps and a cotangent of the result, and returns the cotangents of the {(before == 0 ? "" : "other ")}arguments");
        if (symbols.Count == 2 && symbols[0].ReturnType is INamedTypeSymbol { TupleElements: [_, var kept] } && symbols[1].Parameters[before] is var taken && !IsSame(kept.Type, taken.Type))
        {
            string type = kept.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            report(
                $"[CustomVjp] on '{method.Name}', whose forward rule '{symbols[0].Name}' keeps {type} but whose backward rule '{symbols[1].Name}' takes {taken.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} in its place",
                $"make '{taken.Name}' of '{symbols[1].Name}' {(kept.Type.IsTupleType ? "the tuple" : "of type")} {type}",
                taken);
        }

        string? vmapRule = Find(vmap, 0, m => Fits(m, all) && IsSame(m.ReturnType, result),
            "takes and returns what the method does, each array with a further axis in front");
        return new CoreRules(jvpRule, forward, backward, vmapRule, Enumerable.Range(0, all.Count).Where(i => apart.Contains(method.Parameters[i])).ToEquatableArray()) is var rules
            && (rules.Methods.Any()) ? rules : null;

        string? Find(AttributeData? attribute, int argument, Func<IMethodSymbol, bool> fits, string needed)
        {
            if (attribute is null || attribute.ConstructorArguments.Length <= argument || attribute.ConstructorArguments[argument].Value is not string name)
            {
                return null;
            }

            IMethodSymbol? found = method.ContainingType.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => m.TypeParameters.Length == method.TypeParameters.Length && fits(m));
            if (found is null)
            {
                string kind = attribute.AttributeClass!.Name.Replace("Attribute", "");
                report($"[{kind}] on '{method.Name}' without a method '{name}' that fits", $"declare a static method '{name}' that {needed}", null);
            }

            if (found is not null && attribute == vjp)
            {
                symbols.Add(found);
            }

            return found is null ? null : Symbols.Id(found);
        }
    }

    private static bool Fits(IMethodSymbol rule, IReadOnlyList<ITypeSymbol> types, int? count = null) =>
        (count is not null || rule.Parameters.Length == types.Count) && rule.Parameters.Length >= types.Count
        && types.Select((t, i) => IsSame(rule.Parameters[i].Type, t)).All(same => same);

    private static bool IsPair(ITypeSymbol type, ITypeSymbol first, ITypeSymbol? second) =>
        type is INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: 2 } elements } && IsSame(elements[0].Type, first) && (second is null || IsSame(elements[1].Type, second));

    // Each method has type parameters of its own, and names of tuple items say nothing.
    private static bool IsSame(ITypeSymbol left, ITypeSymbol right) => (left, right) switch
    {
        (ITypeParameterSymbol a, ITypeParameterSymbol b) => a.Ordinal == b.Ordinal && a.TypeParameterKind == b.TypeParameterKind,
        (IArrayTypeSymbol a, IArrayTypeSymbol b) => IsSame(a.ElementType, b.ElementType),
        (INamedTypeSymbol { IsTupleType: true } a, INamedTypeSymbol { IsTupleType: true } b) =>
            a.TupleElements.Length == b.TupleElements.Length && a.TupleElements.Zip(b.TupleElements, (x, y) => IsSame(x.Type, y.Type)).All(same => same),
        (INamedTypeSymbol a, INamedTypeSymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition)
            && a.TypeArguments.Zip(b.TypeArguments, IsSame).All(same => same),
        _ => SymbolEqualityComparer.Default.Equals(left, right),
    };
}
