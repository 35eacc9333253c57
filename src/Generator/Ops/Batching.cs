using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>What the families share about vmap: the batch axis is always axis 0.</summary>
internal static class Batching
{
    /// <summary>The inputs as they are when none is batched; else all of them batched, by broadcasting those that are not.</summary>
    public static IReadOnlyList<Value> AllOrNone(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Dim size) =>
        isBatched.Any(b => b) ? inputs.Select((x, i) => isBatched[i] ? x : AddBatch(build, x, size)).ToList() : inputs;

    /// <summary>x: [..] repeated as [size, ..].</summary>
    public static Value AddBatch(JaxprBuilder build, Value x, Dim size) =>
        build.BroadcastInDim(x, Shapes.Insert(x.Type.Shape, 0, size), Enumerable.Range(1, x.Type.Rank).ToEquatableArray());

    /// <summary>Axes behind a new leading axis.</summary>
    public static EquatableArray<int> Shift(EquatableArray<int> axes) => axes.Select(a => a + 1).ToEquatableArray();

    /// <summary>Axes behind a new leading axis, which comes first itself.</summary>
    public static EquatableArray<int> ShiftWithBatch(EquatableArray<int> axes) => Shapes.Insert(Shift(axes), 0, 0);
}
