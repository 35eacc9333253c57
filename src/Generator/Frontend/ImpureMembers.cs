using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Members of the framework that are known to be impure, with what to write instead.</summary>
public static class ImpureMembers
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["System.Random"] = "take a PrngKey and use Rand",
        ["System.Guid"] = "take it as a parameter, or a PrngKey and use Rand.Bits",
        ["System.DateTime"] = "take the time as a parameter",
        ["System.DateTimeOffset"] = "take the time as a parameter",
        ["System.TimeProvider"] = "take the time as a parameter",
        ["System.Diagnostics.Stopwatch"] = "measure outside",
        ["System.Console"] = "return the value and print it outside",
        ["System.Diagnostics.Debug"] = "check what depends on data outside; a condition on shapes and constants may 'throw' here, which is an error of the build",
        ["System.Environment"] = "take it as a parameter",
        ["System.IO.File"] = "read or write outside",
        ["System.IO.Path"] = "make names of files outside",
        ["System.Threading.Thread"] = "leave threads to the runtime",
        ["System.Security.Cryptography.RandomNumberGenerator"] = "take a PrngKey and use Rand",
        ["System.HashCode"] = "hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn",
        ["System.Diagnostics.Process"] = "take it as a parameter",
        ["System.TimeZoneInfo"] = "take the time as a parameter",
        ["System.GC"] = "leave memory to the runtime",
    };

    /// <summary>What to write instead of a member, or null when it is not known to be impure.</summary>
    public static string? Advice(ISymbol member) => member is { Name: "GetHashCode", ContainingType: { } type } && (type.ContainingNamespace?.ToDisplayString() ?? "").StartsWith("System", StringComparison.Ordinal)
        ? Types["System.HashCode"]
        : Advice(member.ContainingType);

    /// <summary>What to write instead of reading a static field or property of a type.</summary>
    public static string AdviceForStatic(ITypeSymbol type) =>
        Advice(type) ?? (Symbols.IsRuntimeType(type, "NDArray") ? "pass it as a parameter, or make it in the method" : "pass it as a parameter, or make it a const");

    /// <summary>What to write instead of using a type, or null.</summary>
    public static string? Advice(ITypeSymbol? type) =>
        type is not null && Types.TryGetValue(type.ToDisplayString(), out string? advice) ? advice : null;
}
