using System.Globalization;
using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Tracing;

/// <summary>The [Shape] of a tuple: a part for each of its items, those of nested tuples in their order, with bars between them.</summary>
public static class TupleShape
{
    /// <summary>Stands for an item about which nothing is said, in what the compiler itself puts together.</summary>
    public const string Unknown = "?";

    /// <summary>How many parts the [Shape] of a type has.</summary>
    public static int Places(TypeRef type) => type.Kind == TypeKind.Tuple ? type.Arguments.Sum(Places) : 1;

    /// <summary>The parts of one text for several parameters, some of which may be tuples or have no [Shape].</summary>
    public static string Together(IEnumerable<(string? Annotation, TypeRef? Type)> parameters) => string.Join($"{Tracer.TupleSeparator}", parameters.Select(p =>
        p.Annotation is not null && p.Type?.Kind is TypeKind.NDArray or TypeKind.Tuple
            ? p.Annotation
            : string.Join($"{Tracer.TupleSeparator}", Enumerable.Repeat(Unknown, p.Type is null ? 1 : Places(p.Type)))));

    /// <summary>Why a text is no [Shape] of a tuple; null when it is one. Whether its parts can be read is not looked at.</summary>
    public static string? Fault(string annotation, TypeRef tuple)
    {
        string[] parts = Parts(annotation);
        TypeRef[] items = [.. Leaves(tuple)];
        if (parts.Length != items.Length)
        {
            return $"it has {Count(parts.Length, "part")}, but {tuple} has {Count(items.Length, "item")}, those of nested tuples counted one by one; write a part for each, '{Tracer.TupleSeparator}' between them, and '...' for what has no shape or any";
        }

        int wrong = Array.FindIndex([.. Enumerable.Range(0, parts.Length)], i => !Says(items[i], parts[i]));
        return wrong < 0 ? null : $"part {(wrong + 1).ToString(CultureInfo.InvariantCulture)}, '{parts[wrong]}', is for {items[wrong]}, which is no array; write '...' for it";
    }

    /// <summary>What a text says of each item of a tuple; null where it says nothing. The text fits, see <see cref="Fault"/>.</summary>
    public static IReadOnlyList<string?> Items(string annotation, TypeRef tuple)
    {
        List<string?> items = [];
        string[] parts = Parts(annotation);
        int next = 0;
        foreach (TypeRef item in tuple.Arguments)
        {
            string[] own = [.. parts.Skip(next).Take(Places(item))];
            next += own.Length;
            bool isSilent = own.All(p => IsSilent(p) && (item.Kind == TypeKind.NDArray || !BatchedShape.IsOfMembers(p)));
            items.Add(isSilent ? null : string.Join($"{Tracer.TupleSeparator}", own));
        }

        return items;
    }

    /// <summary>Whether a part leaves open what its item's shape is.</summary>
    public static bool IsSilent(string part) => part is Unknown or "..." || BatchedShape.IsOfMembers(part);

    // A record's members have [Shape]s of their own, and a number has no sizes.
    private static bool Says(TypeRef item, string part) => IsSilent(part) || part.Length == 0 || item.Kind is not (TypeKind.Scalar or TypeKind.Named);

    private static string[] Parts(string annotation) => [.. annotation.Split(Tracer.TupleSeparator).Select(p => p.Trim())];

    private static IEnumerable<TypeRef> Leaves(TypeRef type) => type.Kind == TypeKind.Tuple ? type.Arguments.SelectMany(Leaves) : [type];

    private static string Count(int count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
