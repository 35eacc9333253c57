using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

/// <summary>
/// What dynamic_slice and dynamic_update_slice share: the first index along an axis counts from the end when it is negative and is
/// then moved so that the window lies inside.
/// </summary>
internal static class Windows
{
    public static void CheckStarts(Op op, IReadOnlyList<ArrayType> inputs, int firstStart)
    {
        if (inputs.Count - firstStart != inputs[0].Rank)
        {
            throw new ShapeException(
                $"'{op.Name}' needs one start for each axis: there are {inputs.Count - firstStart}, and x is {inputs[0]}");
        }

        for (int i = firstStart; i < inputs.Count; i++)
        {
            if (!inputs[i].Equals(ArrayType.Scalar(DType.I32)))
            {
                throw new ShapeException($"'{op.Name}' needs starts of type i32[]: {Shapes.OperandName(op, i)} is {inputs[i]}");
            }
        }
    }

    public static void CheckFits(Op op, ArrayType x, EquatableArray<Dim> window)
    {
        for (int axis = 0; axis < window.Count; axis++)
        {
            if (Shapes.IsProvablyNegative(x.Shape[axis] - window[axis]) || Shapes.IsProvablyNegative(window[axis]))
            {
                throw new ShapeException($"'{op.Name}' cannot have {window[axis]} elements of axis {axis}: x is {x}");
            }
        }
    }

    public static int[] Starts(IEnumerable<Tensor> starts, EquatableArray<int> shape, EquatableArray<int> window) =>
        starts.Select((s, axis) =>
        {
            long start = s.Integers![0] < 0 ? s.Integers[0] + shape[axis] : s.Integers[0];
            return (int)Math.Max(0, Math.Min(start, shape[axis] - window[axis]));
        }).ToArray();

    /// <summary>
    /// The indices along one axis of a window that starts elsewhere for each example: [size, window], or null where the window is
    /// the whole axis.
    /// </summary>
    public static Value? Indices(JaxprBuilder build, Value starts, Dim length, Dim window)
    {
        if (length.Equals(window))
        {
            return null;
        }

        ArrayType type = starts.Type;
        Value Everywhere(Dim size) => build.BroadcastInDim(build.DimAsValue(size, DType.I32), type.Shape, []);
        Value zero = build.Zeros(type);
        Value counted = build.Select(build.Lt(starts, zero), build.Add(starts, Everywhere(length)), starts);
        Value inside = build.Max(zero, build.Min(counted, Everywhere(length - window)));
        ArrayType indices = new(DType.I32, [type.Shape[0], window]);
        return build.Add(build.BroadcastInDim(inside, indices.Shape, [0]), build.Iota(indices, 1));
    }
}
