using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>NumPy's indexing: positions, ranges, slices with steps, new axes, an ellipsis, integer arrays and masks.</summary>
public sealed partial class Tracer
{
    private AbstractValue Index(AbstractValue array, IReadOnlyList<AbstractValue> indices, string mode = "clip", bool isChecked = true)
    {
        Value x = this.Operand(array, DType.F32);
        this.RefuseFlat(ShapeOf(x.Type).Items, "{0} is indexed here");
        Selection selection = this.Select(x, indices);
        Value part = this.Part(x, selection);
        return this.Traced(selection.Taken.Count == 0 ? part : this.Take(part, selection.Taken, mode, isChecked));
    }

    /// <summary>x.At(i).Get(mode, fillValue).</summary>
    private AbstractValue Get(TreeValue at, AbstractValue mode, AbstractValue fillValue)
    {
        AbstractValue array = at.Find("array")!;
        IReadOnlyList<AbstractValue> indices = this.Items(at.Find("indices")!);
        string chosen = this.Mode(mode, fillValue is NullValue ? "clip" : "fill");
        if (chosen == "drop" || fillValue is NullValue)
        {
            return this.Index(array, indices, chosen == "drop" ? "fill" : chosen, isChecked: mode is NullValue);
        }

        // The places read tell which are outside.
        JaxprBuilder build = this.Scope();
        Value x = this.Operand(array, DType.F32);
        Selection selection = this.Select(x, indices);
        Value part = this.Part(x, selection);
        if (selection.Taken.Count == 0 || chosen != "fill")
        {
            return this.Traced(selection.Taken.Count == 0 ? part : this.Take(part, selection.Taken, chosen));
        }

        Value taken = this.Take(part, selection.Taken, "clip");
        Value isOutside = this.Take(build.BroadcastTo(build.Full(ArrayType.Scalar(DType.Bool), 0), part.Type.Shape), selection.Taken, "fill");
        return this.Traced(build.Select(isOutside, build.BroadcastTo(this.Operand(fillValue, x.Type.DType), taken.Type.Shape), taken));
    }

    private string Mode(AbstractValue mode, string other) => mode switch
    {
        NullValue => other,
        ConstantValue { Value: string text } => text switch
        {
            "clip" or "fill" or "drop" or "promise_in_bounds" => text == "promise_in_bounds" ? "promise" : text,
            _ => throw this.Fail(TraceFault.ShapeMismatch, $"there is no mode \"{text}\" of places; there are \"clip\", \"fill\", \"drop\", \"promise_in_bounds\""),
        },
        _ => throw this.Fail(TraceFault.StaticNeeded, "the mode of places", "a constant"),
    };

    private Selection Select(Value x, IReadOnlyList<AbstractValue> indices)
    {
        List<AbstractValue> entries = this.ExpandIndices(indices, x.Type.Shape);
        bool hasArrays = entries.Any(e => e is TracedValue);
        List<int> reversed = [], strides = [];
        List<Dim> starts = [], limits = [], sizes = [];
        List<(int Axis, Value Positions)> taken = [];
        foreach (AbstractValue entry in entries)
        {
            if (entry is MarkerValue)
            {
                sizes.Add(Dim.One);
                continue;
            }

            int axis = starts.Count, stride = 1;
            Dim size = x.Type.Shape[axis];
            (Dim start, Dim limit) = (Dim.Zero, size);
            switch (entry)
            {
                case IntValue or FromEndValue when hasArrays:
                    // Beside arrays a plain position counts as an array of rank 0, as in NumPy.
                    taken.Add((sizes.Count, this.Scope().DimAsValue(this.Checked(entry, axis, size), DType.I32)));
                    sizes.Add(size);
                    break;
                case IntValue or FromEndValue:
                    start = this.Checked(entry, axis, size);
                    limit = start + 1;
                    break;
                case TracedValue positions:
                    taken.Add((sizes.Count, this.scope.Enter(positions)));
                    sizes.Add(size);
                    break;
                case SliceValue slice:
                    stride = slice.Step is NullValue ? 1 : this.ConstantInt(slice.Step);
                    if (stride == 0)
                    {
                        throw this.Fail(TraceFault.ShapeMismatch, "a slice cannot have step 0");
                    }

                    if (stride < 0)
                    {
                        reversed.Add(axis);
                    }

                    (start, limit) = this.Bounds(slice, size, isReversed: stride < 0);
                    stride = Math.Abs(stride);
                    sizes.Add(stride == 1 ? limit - start : Dim.FloorDivide(limit - start + (stride - 1), stride));
                    break;
                case RangeValue range:
                    start = range.Start is null ? Dim.Zero : this.Place(range.Start, size);
                    limit = range.End is null ? size : this.Place(range.End, size);
                    if ((limit - start) is { IsConstant: true, Value: < 0 })
                    {
                        throw this.Fail(TraceFault.ShapeMismatch, $"range {Print(entry)} of axis {axis} ends before it starts");
                    }

                    this.RequireInside(start, size, $"the start of range {Print(entry)} of axis {axis}");
                    if ((size - limit).IsConstant)
                    {
                        this.Require(start + (size - limit), size, $"range {Print(entry)} of axis {axis}", TraceFault.ShapeMismatch);
                    }
                    else
                    {
                        this.Require(start, limit, $"the end of range {Print(entry)} of axis {axis}", TraceFault.ShapeMismatch);
                    }

                    this.Require(limit, size, $"range {Print(entry)} of axis {axis}", TraceFault.ShapeMismatch);
                    sizes.Add(limit - start);
                    break;
            }

            starts.Add(start);
            limits.Add(limit);
            strides.Add(stride);
        }

        return new Selection(reversed, starts, limits, strides, sizes, taken);
    }

    // Python's slices are cut off at the ends of the axis. On a reversed axis place i is what place size - 1 - i was.
    private (Dim Start, Dim Limit) Bounds(SliceValue slice, Dim size, bool isReversed)
    {
        Dim Bound(AbstractValue bound, Dim other)
        {
            if (bound is NullValue)
            {
                return other;
            }

            Dim place = this.Place(bound, size);
            return Dim.Max(Dim.Zero, Dim.Min(isReversed ? size - 1 - place : place, size));
        }

        Dim start = Bound(slice.Start, Dim.Zero);
        return (start, Dim.Max(start, Bound(slice.Stop, size)));
    }

    private Value Part(Value x, Selection selection)
    {
        JaxprBuilder build = this.Scope();
        Value part = selection.Reversed.Count == 0 ? x : build.Rev(x, selection.Reversed.ToEquatableArray());
        if (!IsWhole(x, selection))
        {
            part = this.Bind(Primitives.Slice, [part], Attributes.Of(
                ("startIndices", selection.Starts.ToEquatableArray()),
                ("limitIndices", selection.Limits.ToEquatableArray()),
                ("strides", selection.Strides.ToEquatableArray())))[0];
        }

        return build.Reshape(part, selection.Sizes.ToEquatableArray());
    }

    private static bool IsWhole(Value x, Selection selection) =>
        selection.Starts.All(s => s.Equals(Dim.Zero)) && selection.Limits.SequenceEqual(x.Type.Shape) && selection.Strides.All(s => s == 1);

    private List<AbstractValue> ExpandIndices(IReadOnlyList<AbstractValue> indices, EquatableArray<Dim> shape)
    {
        indices = this.ExpandMasks(indices, shape);
        int rank = shape.Count;
        int used = indices.Count(i => i is not MarkerValue);
        int ellipses = indices.Count(i => i is MarkerValue { Name: "Ellipsis" });
        if (used > rank || ellipses > 1)
        {
            throw this.Fail(TraceFault.ShapeMismatch, ellipses > 1 ? "an index has one ellipsis at most" : $"{used} indices are too many for an array of rank {rank}{(indices.Any(i => i is RangeValue { Start: null, End: null }) ? ", in which each '..' is an axis; Ellipsis stands for all that are left" : "")}");
        }

        IEnumerable<AbstractValue> rest = Enumerable.Repeat<AbstractValue>(new RangeValue(null, null), rank - used);
        IEnumerable<AbstractValue> entries = indices.SelectMany(i => i is MarkerValue { Name: "Ellipsis" } ? rest : [i]);
        return (ellipses == 0 ? entries.Concat(rest) : entries).ToList();
    }

    // Masks become the places of their elements, in order: one array for each axis of the mask.
    private IReadOnlyList<AbstractValue> ExpandMasks(IReadOnlyList<AbstractValue> indices, EquatableArray<Dim> shape)
    {
        static bool IsMask(AbstractValue entry) => entry is TracedValue { Type.DType: DType.Bool };
        if (!indices.Any(IsMask))
        {
            return indices;
        }

        List<AbstractValue> result = [];
        int used = indices.Sum(i => IsMask(i) ? ((TracedValue)i).Type.Rank : i is MarkerValue ? 0 : 1), axis = 0;
        foreach (AbstractValue entry in indices)
        {
            if (IsMask(entry))
            {
                TracedValue mask = (TracedValue)entry;
                this.CheckMask(mask.Value, shape.Skip(axis).ToEquatableArray());
                result.AddRange(this.PlacesOf(mask));
                axis += mask.Type.Rank;
            }
            else
            {
                result.Add(entry);
                axis += entry is MarkerValue { Name: "Ellipsis" } ? shape.Count - used : entry is MarkerValue ? 0 : 1;
            }
        }

        return result;
    }

    // A mask has the sizes of the axes that it stands for.
    private void CheckMask(Value mask, EquatableArray<Dim> shape)
    {
        if (mask.Type.Rank == 0 || mask.Type.Rank > shape.Count || !mask.Type.Shape.SequenceEqual(shape.Take(mask.Type.Rank)))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"a mask of type {mask.Type} does not fit the axes ({string.Join(", ", shape.Take(Math.Max(1, mask.Type.Rank)))}) that it indexes");
        }
    }

    private IEnumerable<AbstractValue> PlacesOf(TracedValue mask)
    {
        JaxprBuilder build = this.Scope();
        Value x = this.scope.Enter(mask);
        EquatableArray<Dim> shape = x.Type.Shape;
        Value flat = this.Nonzero(build.Reshape(x, [x.Type.Size]), null);
        List<AbstractValue> places = [];
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            Value size = build.BroadcastTo(build.DimAsValue(shape[axis], DType.I32), flat.Type.Shape);
            places.Insert(0, this.Traced(axis == 0 ? flat : build.Bind(Primitives.Rem, [flat, size])));
            flat = axis == 0 ? flat : build.Div(flat, size);
        }

        return places;
    }

    private Dim Place(AbstractValue index, Dim size) => index switch
    {
        FromEndValue end => size - end.Distance,
        IntValue { Dim: { IsConstant: true, Value: < 0 } back } => size + back,
        IntValue position => position.Dim,
        _ => throw this.Fail(TraceFault.StaticNeeded, "the end of a range", "a constant, a size of an array, or a parameter marked [Static]; for a start that is computed use Lax.DynamicSlice"),
    };

    private Dim Checked(AbstractValue index, int axis, Dim size)
    {
        Dim position = this.Place(index, size);
        if ((position.IsConstant && position.Value < 0) || (size - position) is { IsConstant: true, Value: <= 0 })
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"index {Print(index)} is outside axis {axis}, which is {size}");
        }

        this.RequireInside(position, size, $"index {Print(index)} of axis {axis}");
        this.Require(position + 1, size, $"index {Print(index)} of axis {axis}", TraceFault.ShapeMismatch);
        return position;
    }

    // Not before the start. A place counted from the end says so of the size itself, which the user can look at.
    private void RequireInside(Dim position, Dim size, string what)
    {
        Dim back = size - position;
        this.Require(back.IsConstant ? back : Dim.Zero, back.IsConstant ? size : position, what, TraceFault.ShapeMismatch);
    }

    private Value Take(Value x, IReadOnlyList<(int Axis, Value Positions)> taken, string mode, bool isChecked = false)
    {
        Joined joined = this.Join(x, taken, mode == "clip", isChecked);
        return this.Scope().Gather(joined.Operand, joined.Positions, joined.Place, 0, mode);
    }

    // For the message of a place outside: the array, and the method that reads it.
    private string Whose(Value x)
    {
        string method = DisplayName(this.stack.Select(f => f.MethodId).TakeWhile(id => !IsRuntimeFunction(id)).LastOrDefault() ?? this.stack[0].MethodId);
        return $"{(x.Name is { } name ? $"'{name}'" : "an array")} in {method}";
    }

    // Several index arrays are one array of places in the joined axes: adjacent ones stay where they are, others go first.
    private Joined Join(Value x, IReadOnlyList<(int Axis, Value Positions)> taken, bool isClipped, bool isChecked)
    {
        JaxprBuilder build = this.Scope();
        bool areAdjacent = taken[taken.Count - 1].Axis - taken[0].Axis == taken.Count - 1;
        int place = areAdjacent ? taken[0].Axis : 0;
        EquatableArray<Dim> shape = taken.Aggregate(default(EquatableArray<Dim>), (s, t) => this.BroadcastShapes("index", s, t.Positions.Type.Shape));
        Value? position = null, isOutside = null;
        foreach ((int axis, Value given) in taken)
        {
            if (isChecked)
            {
                this.RefuseKnownOutside(given, x.Type.Shape[axis], axis);
            }

            Value positions = build.Convert(given, DType.I32);
            Value? whole = isChecked
                ? build.Bind(Primitives.CheckIndex, [positions], Attributes.Of(("size", (EquatableArray<Dim>)[x.Type.Shape[axis]]), ("axis", (long)axis), ("array", this.Whose(x))))
                : null;
            positions = build.BroadcastTo(whole ?? positions, shape);
            Value zero = build.Zeros(positions.Type);
            Value size = build.BroadcastTo(build.DimAsValue(x.Type.Shape[axis], DType.I32), shape);
            Value counted = isChecked ? positions : build.Select(build.Lt(positions, zero), build.Add(positions, size), positions);
            if (taken.Count == 1)
            {
                position = counted;
                break;
            }

            Value outside = build.Bind(Primitives.Or, [build.Lt(counted, zero), build.Ge(counted, size)]);
            isOutside = isOutside is null ? outside : build.Bind(Primitives.Or, [isOutside, outside]);
            Value last = build.BroadcastTo(build.DimAsValue(x.Type.Shape[axis] - 1, DType.I32), shape);
            Value clamped = build.Bind(Primitives.Clamp, [zero, counted, last]);
            position = position is null ? clamped : build.Add(build.Mul(position, size), clamped);
        }

        List<int> together = taken.Select(t => t.Axis).ToList();
        List<int> others = Enumerable.Range(0, x.Type.Rank).Where(a => !together.Contains(a)).ToList();
        EquatableArray<int> order = others.Take(place).Concat(together).Concat(others.Skip(place)).ToEquatableArray();
        Value ordered = build.Transpose(x, order);
        List<Dim> sizes = others.Select(a => x.Type.Shape[a]).ToList();
        sizes.Insert(place, Dim.Product(together.Select(a => x.Type.Shape[a])));
        Value indices = isClipped || isOutside is null ? position! : build.Select(isOutside, build.FullLike(position!, -1), position!);
        return new Joined(build.Reshape(ordered, sizes.ToEquatableArray()), indices, place, order, ordered.Type.Shape);
    }

    /// <summary>An array whose indexed axes are one, and the places in that.</summary>
    /// <param name="Operand">The array.</param>
    /// <param name="Positions">The places; below 0 where an index is outside and is not moved inside.</param>
    /// <param name="Place">The joined axis.</param>
    /// <param name="Order">How the axes were reordered first.</param>
    /// <param name="Ordered">The shape before the axes were joined.</param>
    private sealed record Joined(Value Operand, Value Positions, int Place, EquatableArray<int> Order, EquatableArray<Dim> Ordered);
}
