using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What restarts of a trace have found out of parameters without [Shape], by the name of their flat size.</summary>
internal sealed class LearnedShapes
{
    private readonly Dictionary<string, (EquatableArray<Dim> Shape, bool IsGuess)> shapes = new(StringComparer.Ordinal);

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
