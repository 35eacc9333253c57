using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Members of the framework that are known to be impure, with what to write instead.</summary>
public static class ImpureMembers
{
    private const string Keys = "take a PrngKey and use Rand";
    private const string HashCodes = "hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["System.Random"] = Keys,
        ["System.Guid"] = "take it as a parameter, or a PrngKey and use Rand.Bits",
        ["System.DateTime"] = "take the time as a parameter",
        ["System.DateTimeOffset"] = "take the time as a parameter",
        ["System.TimeProvider"] = "take the time as a parameter",
        ["System.Diagnostics.Stopwatch"] = "measure outside",
        ["System.Console"] = "return the value and print it outside",
        ["System.Diagnostics.Debug"] = "check what depends on data outside; a condition on shapes and constants may 'throw' here, which is an error of the build",
        ["System.Diagnostics.Trace"] = "return the value and print it outside",
        ["System.Environment"] = "take it as a parameter",
        ["System.IO.Path"] = "make names of files outside",
        ["System.Security.Cryptography.RandomNumberGenerator"] = Keys,
        ["System.HashCode"] = HashCodes,
        ["System.Diagnostics.Process"] = "take it as a parameter",
        ["System.TimeZoneInfo"] = "take the time as a parameter",
        ["System.GC"] = "leave memory to the runtime",
        ["System.AppContext"] = "take it as a parameter",
        ["System.AppDomain"] = "take it as a parameter",
        ["System.OperatingSystem"] = "take it as a parameter",
    };

    // Whole namespaces, where no type is listed by its name.
    private static readonly Dictionary<string, string> Namespaces = new(StringComparer.Ordinal)
    {
        ["System.IO"] = "read or write outside",
        ["System.Net"] = "read or write outside",
        ["System.Threading"] = "leave threads to the runtime",
        ["System.Threading.Tasks"] = "leave threads to the runtime",
    };

    /// <summary>What to write instead of a member, or null when it is not known to be impure.</summary>
    public static string? Advice(ISymbol member) => IsHashCode(member) ? HashCodes : Advice(member.ContainingType);

    /// <summary>What to write instead of reading a static field or property of a type.</summary>
    public static string AdviceForStatic(ITypeSymbol type) =>
        Advice(type) ?? (Symbols.IsRuntimeType(type, "NDArray") ? "pass it as a parameter, or make it in the method" : "pass it as a parameter, or make it a const");

    /// <summary>What to write instead of using a type, or null.</summary>
    public static string? Advice(ITypeSymbol? type) => type is null ? null
        : Types.TryGetValue(type.OriginalDefinition.ToDisplayString(), out string? advice) || Namespaces.TryGetValue(type.ContainingNamespace?.ToDisplayString() ?? "", out advice) ? advice : null;

    // Those of the framework, and those that the C# compiler writes for records, which are made of these.
    private static bool IsHashCode(ISymbol member) => member is IMethodSymbol { Name: "GetHashCode", ContainingType: { } type } method
        && (method.IsImplicitlyDeclared || RecordTypes.IsWrittenByCompiler(method) || Symbols.IsRuntime(type) || FrameworkTypes.IsFramework(type) || type.IsTupleType);
}
