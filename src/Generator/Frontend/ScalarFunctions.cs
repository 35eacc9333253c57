using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Methods of the framework on scalars that are primitives of ours, <c>MathF.Exp</c> is <c>exp</c>, or that the runtime has written of these.</summary>
public static class ScalarFunctions
{
    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["Abs"] = "abs", ["Acos"] = "acos", ["Acosh"] = "acosh", ["Asin"] = "asin", ["Asinh"] = "asinh", ["Atan"] = "atan",
        ["Atanh"] = "atanh", ["Atan2"] = "atan2", ["Cbrt"] = "cbrt", ["Ceiling"] = "ceil", ["Cos"] = "cos", ["Cosh"] = "cosh",
        ["Exp"] = "exp", ["Floor"] = "floor", ["Log"] = "log", ["Log10"] = "log10", ["Log2"] = "log2", ["Max"] = "max", ["Min"] = "min", ["Pow"] = "pow",
        ["Round"] = "round", ["Sign"] = "sign", ["Sin"] = "sin", ["Sinh"] = "sinh", ["Sqrt"] = "sqrt", ["Tan"] = "tan",
        ["Tanh"] = "tanh",
    };

    /// <summary>The primitive that a static method of Math, MathF or a numeric type is, or null.</summary>
    public static string? Primitive(IMethodSymbol method)
    {
        if (!IsScalars(method) || !Functions.TryGetValue(method.Name, out string? name))
        {
            return null;
        }

        int arity = name is "atan2" or "max" or "min" or "pow" ? 2 : 1;
        bool fits = method.Parameters.Length == arity
            && method.Parameters.All(p => SymbolEqualityComparer.Default.Equals(p.Type, method.ReturnType));
        return fits ? name : null;
    }

    /// <summary>The method that the runtime has in place of a static method of Math, MathF or a numeric type, or null.</summary>
    public static IMethodSymbol? Written(IMethodSymbol method, Compilation compilation) => IsScalars(method) && method.GetDocumentationCommentId() is { } id
        ? DocumentationCommentId.GetSymbolsForDeclarationId(id.Replace($"M:System.{method.ContainingType.Name}.", $"M:{Symbols.RuntimeNamespace}.FrameworkScalars."), compilation).OfType<IMethodSymbol>().FirstOrDefault()
        : null;

    private static bool IsScalars(IMethodSymbol method)
    {
        bool isMaths = method.ContainingType is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
        return method.IsStatic && (isMaths || method.ContainingType.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double);
    }
}
