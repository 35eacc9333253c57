using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>The [Shape]s of what Vmap is given: those of the function's parameters with the batch axis.</summary>
public static class BatchedShape
{
    /// <summary>The name of the size of the batch axis.</summary>
    public const string Size = "vmap_batch";

    private const string Members = Size + "@";
    private const string Rank = Size + "#";

    /// <summary>An annotation with the batch axis at a place, which may count from the end of the longer one.</summary>
    public static string Insert(string annotation, int axis)
    {
        if (annotation.IndexOf(Tracer.TupleSeparator) >= 0)
        {
            return string.Join($"{Tracer.TupleSeparator}", annotation.Split(Tracer.TupleSeparator).Select(a => TupleShape.IsSilent(a.Trim()) ? OfMembers(axis) : Insert(a, axis)));
        }

        List<string> sizes = [.. annotation.Split([' '], StringSplitOptions.RemoveEmptyEntries)];
        int place = axis < 0 ? axis + sizes.Count + 1 : axis;
        if (place >= 0 && place <= sizes.Count)
        {
            sizes.Insert(place, Size);
        }

        return string.Join(" ", sizes);
    }

    /// <summary>What stands for a tree each of whose arrays has the batch axis at a place.</summary>
    public static string OfMembers(int axis) => Members + axis.ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands for the shape of an array of which the rank is known and nothing else, with the batch axis at a place.</summary>
    public static string OfRank(int rank, int? axis)
    {
        int place = axis is { } at ? at < 0 ? at + rank : at : -1;
        return Rank + string.Join(" ", Enumerable.Range(0, rank).Select(i => i == place ? Size : $"axis{i}"));
    }

    /// <summary>The shape that one of <see cref="OfRank"/> stands for, with sizes that belong to the array; null for others.</summary>
    public static EquatableArray<Dim>? Ranked(string? annotation, string path) => !IsOfRank(annotation) ? null
        : annotation!.Substring(Rank.Length).Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(n => Dim.Name(n == Size ? n : $"{path}.{n}")).ToEquatableArray();

    /// <summary>Whether an annotation is one of <see cref="OfRank"/>.</summary>
    public static bool IsOfRank(string? annotation) => annotation?.StartsWith(Rank, StringComparison.Ordinal) == true;

    /// <summary>The annotation of an array in a tree with <paramref name="tree"/>.</summary>
    public static string? OfMember(string? tree, string? own) =>
        !IsOfMembers(tree) ? own : own is null || IsOfMembers(own) ? own : Insert(own, int.Parse(tree!.Substring(Members.Length), CultureInfo.InvariantCulture));

    /// <summary>Whether an annotation is one of <see cref="OfMembers"/>.</summary>
    public static bool IsOfMembers(string? annotation) => annotation?.StartsWith(Members, StringComparison.Ordinal) == true && annotation.IndexOf(Tracer.TupleSeparator) < 0;
}
