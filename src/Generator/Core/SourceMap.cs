using System.Globalization;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>Where the nodes of methods stand in the user's files.</summary>
public sealed record SourceMap(EquatableArray<MethodPlaces> Methods)
{
    /// <summary>The part of it that speaks of a root, which may be known by another name, and of these methods.</summary>
    public SourceMap Of(string root, string name, ICollection<string> ids) => new(
        this.Methods.Where(m => m.Id == name || ids.Contains(m.Id)).Select(m => m.Id == name ? m with { Id = root } : m).ToEquatableArray());

    /// <summary>File, line and column of a node; null in a method of a library, or of nobody.</summary>
    public string? Find(string id, int at) =>
        this.Methods.FirstOrDefault(m => m.Id == id) is { } method && at >= 0 && at < method.Places.Count ? method.Places[at].In(method.File) : null;
}

/// <summary>A method of the user's in core, and for each of its nodes where it stands.</summary>
public sealed record MethodPlaces(string Id, string File, EquatableArray<Place> Places);

/// <summary>A line and a column, from one on.</summary>
public readonly record struct Place(int Line, int Column)
{
    /// <summary>As compilers write it.</summary>
    public string In(string file) => $"{file}({this.Line.ToString(CultureInfo.InvariantCulture)},{this.Column.ToString(CultureInfo.InvariantCulture)})";
}
