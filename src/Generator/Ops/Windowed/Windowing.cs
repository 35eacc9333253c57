using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

/// <summary>
/// A window that moves over an array, one size, step and dilation an axis. Sizes of windows and amounts of padding may depend on
/// size names; they are stored as those of <see cref="Pad"/>.
/// </summary>
internal sealed record Windowing(
    EquatableArray<Dim> Sizes, EquatableArray<int> Strides, EquatableArray<Dim> Low, EquatableArray<Dim> High,
    EquatableArray<int> BaseDilation, EquatableArray<int> WindowDilation)
{
    /// <summary>The static arguments of every op that moves a window over each axis.</summary>
    public const string Names = "windowDimensions, windowStrides, low, high, baseDilation, windowDilation";

    public static Windowing Of(Attributes attributes) => new(
        Pad.Amounts(attributes, "windowDimensions"), attributes.Axes("windowStrides"), Pad.Amounts(attributes, "low"), Pad.Amounts(attributes, "high"),
        attributes.Axes("baseDilation"), attributes.Axes("windowDilation"));

    /// <summary>Whether a static argument may depend on size names.</summary>
    public static bool IsSize(string attribute) => attribute is "windowDimensions" or "low" or "high";

    /// <summary>The length of a window whose elements lie apart.</summary>
    public static Dim Extent(Dim size, int dilation) => ((size - 1) * dilation) + 1;

    /// <summary>How many places a window has in a row.</summary>
    public static Dim Count(Dim length, Dim extent, int stride)
    {
        Dim room = length - extent;
        return room.IsConstant && room.Value < 0 ? Dim.Zero : Dim.FloorDivide(room, stride) + 1;
    }

    /// <summary>The padding under which a window over the results comes back to the operand: of a transposed convolution.</summary>
    public static (Dim Low, Dim High) Back(Dim length, Dim extent, int stride, Dim results, Dim low, int dilation)
    {
        Dim before = extent - low - 1;
        return (before, Pad.Spread(length, dilation - 1) + extent - 1 - Pad.Spread(results, stride - 1) - before);
    }

    /// <summary>How many results there are along each axis of an operand.</summary>
    public EquatableArray<Dim> Results(Op op, IReadOnlyList<ArrayType> inputs, int operand)
    {
        ArrayType x = inputs[operand];
        (string Name, int Count)[] lengths =
        [
            ("windowDimensions", this.Sizes.Count), ("windowStrides", this.Strides.Count), ("low", this.Low.Count), ("high", this.High.Count),
            ("baseDilation", this.BaseDilation.Count), ("windowDilation", this.WindowDilation.Count),
        ];
        foreach ((string name, int count) in lengths)
        {
            if (count != x.Rank)
            {
                throw new ShapeException(
                    $"'{op.Name}' needs one entry of {name} for each axis: there are {count}, and {Shapes.OperandName(op, operand)} is {x}");
            }
        }

        return x.Shape.Select((length, axis) => this.Along(op, Shapes.OperandName(op, operand), x, axis, length)).ToEquatableArray();
    }

    /// <summary>The static arguments over a new leading axis, which the window takes one by one.</summary>
    public static Attributes Batched(Attributes attributes)
    {
        Windowing window = Of(attributes);
        return attributes
            .With("windowDimensions", Pad.Canonical(Shapes.Insert(window.Sizes, 0, Dim.One)))
            .With("windowStrides", Shapes.Insert(window.Strides, 0, 1))
            .With("low", Pad.Canonical(Shapes.Insert(window.Low, 0, Dim.Zero)))
            .With("high", Pad.Canonical(Shapes.Insert(window.High, 0, Dim.Zero)))
            .With("baseDilation", Shapes.Insert(window.BaseDilation, 0, 1))
            .With("windowDilation", Shapes.Insert(window.WindowDilation, 0, 1));
    }

    /// <summary>For each result in order, the offsets of the elements in its window, in order.</summary>
    public IEnumerable<List<int>> Places(EquatableArray<int> shape, EquatableArray<int> results)
    {
        int[] steps = TensorLoops.Strides(shape);
        EquatableArray<int> sizes = Shapes.Concrete(this.Sizes), low = Shapes.Concrete(this.Low);
        foreach (int[] place in TensorLoops.Indices(results))
        {
            List<int> offsets = [];
            foreach (int[] tap in TensorLoops.Indices(sizes))
            {
                int offset = 0;
                bool isInside = true;
                for (int axis = 0; axis < tap.Length && isInside; axis++)
                {
                    int at = (place[axis] * this.Strides[axis]) + (tap[axis] * this.WindowDilation[axis]) - low[axis];
                    isInside = at >= 0 && at % this.BaseDilation[axis] == 0 && at / this.BaseDilation[axis] < shape[axis];
                    offset += at / this.BaseDilation[axis] * steps[axis];
                }

                if (isInside)
                {
                    offsets.Add(offset);
                }
            }

            yield return offsets;
        }
    }

    private Dim Along(Op op, string operand, ArrayType x, int axis, Dim length)
    {
        if (this.Strides[axis] < 1 || this.BaseDilation[axis] < 1 || this.WindowDilation[axis] < 1 || Shapes.IsProvablyNegative(this.Sizes[axis] - 1))
        {
            throw new ShapeException(
                $"'{op.Name}' needs a window, steps and dilations of at least 1: on axis {axis} the window is {this.Sizes[axis]}, the step {this.Strides[axis]}, the dilations {this.BaseDilation[axis]} and {this.WindowDilation[axis]}");
        }

        Dim padded = this.Low[axis] + Pad.Spread(length, this.BaseDilation[axis] - 1) + this.High[axis];
        return Shapes.IsProvablyNegative(padded)
            ? throw new ShapeException(
                $"'{op.Name}' cannot pad axis {axis} by ({this.Low[axis]}, {this.High[axis]}): {operand} is {x}, and the axis would have {padded} elements")
            : Count(padded, Extent(this.Sizes[axis], this.WindowDilation[axis]), this.Strides[axis]);
    }
}
