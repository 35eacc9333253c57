using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

/// <summary>
/// Where an operand of a convolution has its axes: <c>First</c> is the batch (of the kernel: the result's features),
/// <c>Second</c> the features (of the kernel: those of lhs), then the spatial axes in one order for all operands.
/// </summary>
internal sealed record ConvSpec(EquatableArray<int> Axes)
{
    public int First => this.Axes[0];

    public int Second => this.Axes[1];

    public IEnumerable<int> Spatial => this.Axes.Skip(2);

    /// <summary>The same axes with the first two in each other's role.</summary>
    public EquatableArray<int> Swapped => [this.Second, this.First, .. this.Spatial];

    /// <summary>An axis of size count·n as count times n; count leads the result.</summary>
    public static Value Split(JaxprBuilder build, Value x, int axis, Dim count)
    {
        EquatableArray<Dim> shape = x.Type.Shape;
        EquatableArray<Dim> split = [.. shape.Take(axis), count, Dim.FloorDivide(shape[axis], count), .. shape.Skip(axis + 1)];
        return build.MoveAxis(build.Reshape(x, split), axis, 0);
    }

    /// <summary>A leading axis put in front of another, the two as one.</summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="x">[count, ..].</param>
    /// <param name="axis">Which axis, counted without the leading one.</param>
    public static Value Merge(JaxprBuilder build, Value x, int axis)
    {
        EquatableArray<Dim> shape = x.Type.Shape;
        EquatableArray<Dim> merged = Shapes.Replace(Shapes.Remove(shape, [0]), axis, shape[0] * shape[axis + 1]);
        return build.Reshape(build.MoveAxis(x, 0, axis), merged);
    }

    /// <summary>A leading axis put within another of size groups·n, so that it is groups·count·n.</summary>
    public static Value MergeWithin(JaxprBuilder build, Value x, int axis, Dim groups)
    {
        EquatableArray<Dim> shape = x.Type.Shape;
        Dim rest = Dim.FloorDivide(shape[axis + 1], groups);
        Value split = build.Reshape(x, [.. shape.Take(axis + 1), groups, rest, .. shape.Skip(axis + 2)]);
        EquatableArray<Dim> merged = Shapes.Replace(Shapes.Remove(shape, [0]), axis, groups * shape[0] * rest);
        return build.Reshape(build.MoveAxis(split, 0, axis + 1), merged);
    }

    /// <summary>An axis of size groups·count·n as groups·n; count leads the result.</summary>
    public static Value SplitWithin(JaxprBuilder build, Value x, int axis, Dim groups, Dim count)
    {
        EquatableArray<Dim> shape = x.Type.Shape;
        Dim rest = Dim.FloorDivide(shape[axis], groups * count);
        Value split = build.Reshape(x, [.. shape.Take(axis), groups, count, rest, .. shape.Skip(axis + 1)]);
        return build.Reshape(build.MoveAxis(split, axis + 1, 0), [count, .. shape.Take(axis), groups * rest, .. shape.Skip(axis + 1)]);
    }
}
