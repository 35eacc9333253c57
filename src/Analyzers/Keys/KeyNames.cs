using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>
/// Names of keys by where they come from: a root, <c>key@12</c> (what a variable held first), <c>this</c>, <c>static Type</c> or
/// <c>#40:12</c> (what an expression makes), and parts, <c>.Name</c> or <c>[index]</c>. Members that can be set are <c>.!Name</c>.
/// </summary>
internal static class KeyNames
{
    /// <summary>The part of a list that stands for elements of which it is not known which.</summary>
    public const string AnyElement = "[any element]";

    private const string Each = "[each ", Every = "[every ", Some = "[some ", Turn = "[turn ", Past = "[past ", Others = "#others ";

    /// <summary>The name of a variable's first value.</summary>
    public static string Of(ISymbol symbol) => $"{symbol.Name}@{symbol.Locations.FirstOrDefault()?.SourceSpan.Start}";

    /// <summary>The name of what an object holds of a parameter of its type.</summary>
    public static string OfHeld(string parameter) => $"this.!{parameter}";

    /// <summary>The name of what an expression makes whenever it runs.</summary>
    public static string Of(SyntaxNode maker) => $"#{maker.SpanStart}:{maker.Span.Length}";

    /// <summary>The name of a type's static members together.</summary>
    public static string OfStatics(ISymbol member) => $"static {member.ContainingType.OriginalDefinition.ToDisplayString().Replace('.', '/')}";

    /// <summary>The name of what others may have set a member to.</summary>
    public static string OfOthers(string member) => Others + member.Replace('.', '/').Replace('[', '(').Replace(']', ')');

    public static bool IsOthers(string name) => name.StartsWith(Others, StringComparison.Ordinal);

    public static bool IsFresh(string name) => name.Length > 0 && name[0] == '#';

    /// <summary>Whether others may have set it meanwhile.</summary>
    public static bool IsShared(string name) => name.IndexOf(".!", StringComparison.Ordinal) >= 0;

    /// <summary>A part of a tuple or record; null where a property may give another key each time.</summary>
    public static string? Part(ISymbol member) => member switch
    {
        IFieldSymbol { ContainingType.IsTupleType: true } field => "." + (field.CorrespondingTupleField ?? field).Name,
        IFieldSymbol field => (field.IsReadOnly ? "." : ".!") + member.Name,
        IPropertySymbol property when IsStored(property) => (property.SetMethod is null or { IsInitOnly: true } ? "." : ".!") + member.Name,
        _ => null,
    };

    private static bool IsStored(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        ? syntax is ParameterSyntax || (syntax is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } list } && list.Accessors.All(a => a.Body is null && a.ExpressionBody is null))
        : property.GetMethod is { } getter && (RecordTypes.IsWrittenByCompiler(getter) || (property.ContainingType.IsRecord && Symbols.IsRuntime(property.ContainingType)));

    /// <summary>An element by an index that is a number or an expression of variables; null where it may be another each time.</summary>
    public static string? Element(IOperation index)
    {
        index = index is IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: [var only] } ? only : index;
        while (index is IConversionOperation conversion)
        {
            index = conversion.Operand;
        }

        if (index.ConstantValue is { HasValue: true, Value: { } number })
        {
            return number is string ? $"[\"{number}\"]" : $"[{number}]";
        }

        return index.Syntax.DescendantNodesAndSelf().All(n => n is IdentifierNameSyntax or LiteralExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
            || n.IsKind(SyntaxKind.IndexExpression) || n.IsKind(SyntaxKind.UnaryMinusExpression))
            ? $"[{index.Syntax}]"
            : null;
    }

    /// <summary>What a loop over all elements has in its variable.</summary>
    public static string EachOf(SyntaxNode loop) => $"{Each}{(loop.FirstAncestorOrSelf<CommonForEachStatementSyntax>() ?? loop).SpanStart}]";

    /// <summary>Whether it is one after the other of the elements that a variable holds.</summary>
    public static bool IsEach(string name) => Parted(name).Parts is [var only] && only.StartsWith(Each, StringComparison.Ordinal);

    /// <summary>The name for all elements together of what was that of one in a loop, or for some where not all are used; null for others.</summary>
    public static string? EveryOf(string name, string each, bool isAll = true) => Renamed(name, each, (isAll ? Every : Some) + each.Substring(Each.Length));

    /// <summary>The name of all elements from when the loop ran before.</summary>
    public static string? EarlierOf(string name, string each) =>
        Renamed(name, Every + each.Substring(Each.Length), Every + each.Substring(Each.Length).Replace("]", "-]")) ?? EveryOf(name, each, isAll: false);

    /// <summary>The element at this turn of a loop that counts from a number on.</summary>
    public static string TurnOf(int first, SyntaxNode loop) => $"{Turn}{first}|{loop.SpanStart}]";

    /// <summary>The elements of the turns before.</summary>
    public static string PastOf(int first, SyntaxNode loop) => $"{Past}{first}|{loop.SpanStart}]";

    /// <summary>With another part for one that is there; null where it is not.</summary>
    public static string? Renamed(string name, string part, string other) => name.IndexOf(part, StringComparison.Ordinal) is >= 0 and int at
        ? name.Substring(0, at) + other + name.Substring(at + part.Length)
        : null;

    /// <summary>Whether what loops have had, or what stands at an index, is what a turn of another loop from the same number on has, or what stands at that number.</summary>
    public static bool HasHad(string used, string name)
    {
        (string root, List<string> parts) = Parted(name);
        (string other, List<string> others) = Parted(used);
        bool isCounted = false;
        for (int i = 0; i < Math.Min(parts.Count, others.Count); i++)
        {
            string part = parts[i], had = others[i];
            bool isTurn = part.StartsWith(Turn, StringComparison.Ordinal), isPast = had.StartsWith(Past, StringComparison.Ordinal);
            if (!(isTurn && isPast ? First(part) == First(had) && part.Substring(Turn.Length) != had.Substring(Past.Length)
                : isTurn ? had == $"[{First(part)}]"
                : isPast ? part == $"[{First(had)}]"
                : part == had))
            {
                return false;
            }

            isCounted |= isTurn || isPast;
        }

        return root == other && isCounted;
    }

    private static string First(string part) => part.Substring(Turn.Length, part.IndexOf('|') - Turn.Length);

    /// <summary>Whether a name may mean what is set by another one: an element by what varies may be any.</summary>
    public static bool MayBe(string name, string set)
    {
        (string root, List<string> parts) = Parted(set);
        (string other, List<string> others) = Parted(name);
        return (!IsPart(name, set) || parts.Any(static p => p[0] == '[' && !IsConstant(p))) && root == other && others.Count >= parts.Count && parts.Zip(others, static (p, o) => p == o || (p[0] == '[' && o[0] == '[' && !(IsConstant(p) && IsConstant(o)))).All(static s => s);
    }

    /// <summary>Whether an index has a number or text, so that it stays what it is.</summary>
    public static bool IsConstant(string part) => part.StartsWith("[\"", StringComparison.Ordinal) || (part[0] == '[' && !part.Any(char.IsLetter));

    /// <summary>Whether one is part of the other, or an element and one that a loop over all had.</summary>
    public static bool Meet(string a, string b)
    {
        if (IsPart(a, b) || IsPart(b, a))
        {
            return true;
        }

        int same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
        {
            same++;
        }

        int start = a.LastIndexOf('[', Math.Min(same, a.Length - 1));
        if (start < 0 || start >= b.Length || b[start] != '[')
        {
            return false;
        }

        // The elements that one loop has are different ones.
        string x = Rest(a, start), y = Rest(b, start);
        return LoopOf(a, start) != LoopOf(b, start) && (IsPart(x, y) || IsPart(y, x));
    }

    // The loop that goes over all elements, where one of them is meant; null for another index.
    private static string? LoopOf(string name, int at) => new[] { Each, Every, Some }.FirstOrDefault(a => string.CompareOrdinal(name, at, a, 0, a.Length) == 0) is { } kind
        ? name.Substring(at + kind.Length, name.IndexOf(']', at) - at - kind.Length)
        : null;

    private static string Rest(string name, int at) => name.IndexOf(']', at) is >= 0 and int end ? "." + name.Substring(end + 1) : ".";

    public static bool IsPart(string part, string whole) =>
        part.StartsWith(whole, StringComparison.Ordinal) && (part.Length == whole.Length || part[whole.Length] is '.' or '[' || whole == ".");

    /// <summary>A name's root and its parts, each with its point or brackets.</summary>
    public static (string Root, List<string> Parts) Parted(string name)
    {
        List<string> parts = [];
        int start = 0, depth = 0;
        for (int at = 0; at < name.Length; at++)
        {
            if (depth == 0 && name[at] is '.' or '[' && at > start)
            {
                parts.Add(name.Substring(start, at - start));
                start = at;
            }

            depth += name[at] switch { '[' => 1, ']' => -1, _ => 0 };
        }

        parts.Add(name.Substring(start));
        string root = parts[0];
        parts.RemoveAt(0);
        return (root, parts);
    }

    /// <summary>Whether a name has an index that mentions a variable.</summary>
    public static bool Mentions(string name, string variable)
    {
        // What the compiler adds, such as the object of a lock statement, has no name.
        if (string.IsNullOrEmpty(variable))
        {
            return false;
        }

        for (int at = name.IndexOf(variable, StringComparison.Ordinal); at >= 0; at = name.IndexOf(variable, at + 1, StringComparison.Ordinal))
        {
            int end = at + variable.Length;
            if (at > 0 && !IsLetter(name[at - 1]) && (end == name.Length || !IsLetter(name[end]) || name[end] == '.') && name.LastIndexOf('[', at) > name.LastIndexOf(']', at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '.' or '!';
}
