using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What restarts of a trace have found out of parameters without [Shape], by the name of their flat size.</summary>
internal sealed class LearnedShapes
{
    private readonly Dictionary<string, (EquatableArray<Dim> Shape, bool IsGuess)> shapes = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> stacked = new(StringComparer.Ordinal);

    /// <summary>The axis along which a record parameter holds several, and the name of its size; null for others.</summary>
    public int? StackedAxis(string path) => this.stacked.TryGetValue(path, out int axis) ? axis : null;

    /// <summary>The record with several along an axis that an array is in.</summary>
    public string? StackAround(string path) => this.stacked.Keys.FirstOrDefault(s => path.StartsWith(s + ".", StringComparison.Ordinal));

    public void Stack(string path, int axis) => this.stacked[path] = axis;

    public EquatableArray<Dim>? Find(string name) => this.shapes.TryGetValue(name, out (EquatableArray<Dim> Shape, bool) found) ? found.Shape : null;

    public bool IsGuess(string name) => this.shapes.TryGetValue(name, out (EquatableArray<Dim>, bool IsGuess) found) && found.IsGuess;

    public void Add(string name, EquatableArray<Dim> shape, bool isGuess) => this.shapes[name] = (shape, isGuess);
}

/// <summary>The shape of an unannotated parameter follows from its use; tracing starts again with it.</summary>
/// <param name="name">Its flat size.</param>
/// <param name="shape">What it has to be.</param>
/// <param name="isGuess">Whether that is only the least that its use allows.</param>
internal sealed class ShapeLearnedException(string name, EquatableArray<Dim> shape, bool isGuess = false) : Exception
{
    public string Name { get; } = name;

    public EquatableArray<Dim> Shape { get; } = shape;

    public bool IsGuess { get; } = isGuess;
}

/// <summary>
/// A record whose members' [Shape]s have no common axis is mapped over: it holds several of what its type says, and tracing starts
/// again with that.
/// </summary>
/// <param name="path">The parameter.</param>
/// <param name="axis">Where the further axis is in each of its arrays.</param>
internal sealed class StackLearnedException(string path, int axis) : Exception
{
    public string Path { get; } = path;

    public int Axis { get; } = axis;
}
