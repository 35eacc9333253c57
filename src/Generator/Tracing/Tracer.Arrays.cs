using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Members of NDArray: shape, conversions, indexing, functional updates.</summary>
public sealed partial class Tracer
{
    private AbstractValue ArrayPrimitive(PrimitiveCall call)
    {
        switch (call.Name)
        {
            case "ndarray_shape":
                return ShapeOf(this.TypeOf(call[0]));
            case "ndarray_rank":
                AbstractValue shape = ShapeOf(this.TypeOf(call[0]));
                this.RefuseFlat(((ListValue)shape).Items, "the rank of {0} is used here");
                return IntValue.Of(this.TypeOf(call[0]).Rank);
            case "ndarray_size":
                return new IntValue(this.TypeOf(call[0]).Size);
            case "ndarray_dtype":
                return new ConstantValue(this.TypeOf(call[0]).DType.Name());
            case "ndarray_from_scalar":
                // A weak constant keeps its C# type only through the array it becomes.
                return call[0] is TracedValue ? call[0] : this.Traced(this.Operand(call[0], call.Types[0].ScalarType ?? DType.F32));
            case "ndarray_item":
                return this.Item(call[0]);
            case "ndarray_index":
                return this.Index(call[0], this.Items(call[1]), "clip");
            case "ndarray_at":
                return new TreeValue(new TypeRef(TypeKind.Named, "Pure.Jit.NDArrayAt", []), [("array", call[0]), ("indices", new ListValue(this.Items(call[1])))]);
            case "ndarray_at_get":
                TreeValue got = (TreeValue)call[0];
                return this.Index(got.Find("array")!, this.Items(got.Find("indices")!), "clip");
            case "ndarray_at_set":
                return this.Update((TreeValue)call[0], call[1], Primitives.Scatter);
            case "ndarray_at_add":
                return this.Update((TreeValue)call[0], call[1], Primitives.ScatterAdd);
            case "ndarray_at_multiply" or "ndarray_at_min" or "ndarray_at_max":
                throw this.Fail(TraceFault.Unsupported, $"x.At(…).{char.ToUpperInvariant(call.Name[11])}{call.Name.Substring(12)} (for places that do not repeat, Set the combined values)");
            case "index_new_axis":
                return new MarkerValue("NewAxis");
            case "index_ellipsis":
                return new MarkerValue("Ellipsis");
            case "index_position" or "index_range" or "index_positions" or "index_from_end":
                return call.Name == "index_from_end" ? new FromEndValue(this.SizeOf(call[0])) : call[0];
            default:
                throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code");
        }
    }

    private static ListValue ShapeOf(ArrayType type) => new(type.Shape.Select(d => (AbstractValue)new IntValue(d)).ToList());

    private AbstractValue Item(AbstractValue value)
    {
        if (value is not TracedValue traced || traced.Type.Rank == 0)
        {
            return value;
        }

        return traced.Type.Size.Equals(Dim.One)
            ? this.Traced(this.Scope().Reshape(this.scope.Enter(traced), []))
            : throw this.Fail(TraceFault.ShapeMismatch, $"an array of type {traced.Type} is not one number");
    }

    /// <summary>NumPy's indexing: positions, ranges, new axes, an ellipsis and integer arrays.</summary>
    private AbstractValue Index(AbstractValue array, IReadOnlyList<AbstractValue> indices, string mode)
    {
        Value x = this.Operand(array, DType.F32);
        this.RefuseFlat(ShapeOf(x.Type).Items, "{0} is indexed here");
        List<AbstractValue> entries = this.ExpandIndices(indices, x.Type.Rank);
        bool hasArrays = entries.Any(e => e is TracedValue);
        List<Dim> starts = [], limits = [], sizes = [];
        List<(int Axis, Value Positions)> taken = [];
        foreach (AbstractValue entry in entries)
        {
            if (entry is MarkerValue)
            {
                sizes.Add(Dim.One);
                continue;
            }

            int axis = starts.Count;
            Dim size = x.Type.Shape[axis];
            (Dim start, Dim limit) = entry is RangeValue range
                ? (range.Start is null ? Dim.Zero : this.Place(range.Start, size), range.End is null ? size : this.Place(range.End, size))
                : (Dim.Zero, size);
            if (entry is IntValue or FromEndValue)
            {
                Dim position = this.Checked(this.Place(entry, size), axis, size);
                if (hasArrays)
                {
                    taken.Add((sizes.Count, this.Scope().DimAsValue(position, DType.I32)));
                    sizes.Add(size);
                }
                else
                {
                    (start, limit) = (position, position + 1);
                }
            }
            else if (entry is TracedValue positions)
            {
                taken.Add((sizes.Count, this.scope.Enter(positions)));
                sizes.Add(size);
            }
            else
            {
                this.Require(Dim.Zero, start, $"the start of range {Print(entry)} of axis {axis}", TraceFault.ShapeMismatch);
                this.Require(start, limit, $"the end of range {Print(entry)} of axis {axis}", TraceFault.ShapeMismatch);
                this.Require(limit, size, $"range {Print(entry)} of axis {axis}", TraceFault.ShapeMismatch);
                sizes.Add(limit - start);
            }

            starts.Add(start);
            limits.Add(limit);
        }

        Value part = x;
        if (!starts.All(s => s.Equals(Dim.Zero)) || !limits.SequenceEqual(x.Type.Shape))
        {
            part = this.Bind(Primitives.Slice, [x], Attributes.Of(
                ("startIndices", starts.ToEquatableArray()), ("limitIndices", limits.ToEquatableArray()), ("strides", Enumerable.Repeat(1, x.Type.Rank).ToEquatableArray())))[0];
        }

        if (!part.Type.Shape.SequenceEqual(sizes))
        {
            part = this.Bind(Primitives.Reshape, [part], Attributes.Of(("newSizes", sizes.ToEquatableArray())))[0];
        }

        return this.Traced(taken.Count == 0 ? part : this.Take(part, taken, mode));
    }

    private List<AbstractValue> ExpandIndices(IReadOnlyList<AbstractValue> indices, int rank)
    {
        int used = indices.Count(i => i is not MarkerValue);
        int ellipses = indices.Count(i => i is MarkerValue { Name: "Ellipsis" });
        if (used > rank || ellipses > 1)
        {
            throw this.Fail(TraceFault.ShapeMismatch, ellipses > 1 ? "an index has one ellipsis at most" : $"{used} indices are too many for an array of rank {rank}");
        }

        IEnumerable<AbstractValue> rest = Enumerable.Repeat<AbstractValue>(new RangeValue(null, null), rank - used);
        IEnumerable<AbstractValue> entries = indices.SelectMany(i => i is MarkerValue { Name: "Ellipsis" } ? rest : [i]);
        return (ellipses == 0 ? entries.Concat(rest) : entries).ToList();
    }

    private Dim Place(AbstractValue index, Dim size) => index switch
    {
        FromEndValue end => size - end.Distance,
        IntValue { Dim: { IsConstant: true, Value: < 0 } back } => size + back,
        IntValue position => position.Dim,
        _ => throw this.Fail(TraceFault.StaticNeeded, "the end of a range", "a constant; for a start that is computed use Lax.DynamicSlice"),
    };

    private Dim Checked(Dim position, int axis, Dim size)
    {
        if (position.IsConstant && position.Value < 0)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"index {position} is outside axis {axis}, which is {size}");
        }

        this.Require(Dim.Zero, position, $"index {position} of axis {axis}", TraceFault.ShapeMismatch);
        this.Require(position + 1, size, $"index {position} of axis {axis}", TraceFault.ShapeMismatch);
        return position;
    }

    // Several index arrays are one array of places in the joined axes: adjacent ones stay where they are, others go first.
    private Value Take(Value x, List<(int Axis, Value Positions)> taken, string mode)
    {
        JaxprBuilder build = this.Scope();
        bool areAdjacent = taken[taken.Count - 1].Axis - taken[0].Axis == taken.Count - 1;
        int place = areAdjacent ? taken[0].Axis : 0;
        EquatableArray<Dim> shape = taken.Aggregate(default(EquatableArray<Dim>), (s, t) => this.BroadcastShapes("index", s, t.Positions.Type.Shape));
        Value? position = null, isOutside = null;
        foreach ((int axis, Value given) in taken)
        {
            Value positions = build.BroadcastTo(build.Convert(given, DType.I32), shape);
            Value zero = build.Zeros(positions.Type);
            Value size = build.BroadcastTo(build.DimAsValue(x.Type.Shape[axis], DType.I32), shape);
            Value counted = build.Select(build.Lt(positions, zero), build.Add(positions, size), positions);
            Value outside = build.Bind(Primitives.Or, [build.Lt(counted, zero), build.Ge(counted, size)]);
            isOutside = isOutside is null ? outside : build.Bind(Primitives.Or, [isOutside, outside]);
            Value last = build.BroadcastTo(build.DimAsValue(x.Type.Shape[axis] - 1, DType.I32), shape);
            Value clamped = build.Bind(Primitives.Clamp, [zero, counted, last]);
            position = position is null ? clamped : build.Add(build.Mul(position, size), clamped);
        }

        List<int> together = taken.Select(t => t.Axis).ToList();
        List<int> others = Enumerable.Range(0, x.Type.Rank).Where(a => !together.Contains(a)).ToList();
        List<int> order = [.. others.Take(place), .. together, .. others.Skip(place)];
        List<Dim> joined = others.Select(a => x.Type.Shape[a]).ToList();
        joined.Insert(place, Dim.Product(together.Select(a => x.Type.Shape[a])));
        Value indices = mode == "clip" ? position! : build.Select(isOutside!, build.FullLike(position!, -1), position!);
        Value operand = build.Reshape(build.Transpose(x, order.ToEquatableArray()), joined.ToEquatableArray());
        return build.Gather(operand, indices, place, 0, mode);
    }

    /// <summary>x.At(i).Set(v) and Add: the places are found by indexing the numbers of the elements, then written.</summary>
    private AbstractValue Update(TreeValue at, AbstractValue values, Op scatter)
    {
        JaxprBuilder build = this.Scope();
        Value x = this.Operand(at.Find("array")!, DType.F32);
        this.RefuseFlat(ShapeOf(x.Type).Items, "{0} is indexed here");
        Value numbers = build.Reshape(build.Iota(new ArrayType(DType.I32, [x.Type.Size]), 0), x.Type.Shape);
        TracedValue places = (TracedValue)this.Index(this.Traced(numbers), this.Items(at.Find("indices")!), "fill");
        Value updates = this.Operand(values, x.Type.DType);
        EquatableArray<Dim> shape = this.BroadcastShapes("At", places.Type.Shape, updates.Type.Shape);
        if (!shape.Equals(places.Type.Shape))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"values of type {updates.Type} do not fit the indexed part, whose shape is ({string.Join(", ", places.Type.Shape)})");
        }

        EquatableArray<Dim> flat = [places.Type.Size];
        Value result = build.Bind(
            scatter,
            [build.Reshape(x, [x.Type.Size]), build.Reshape(places.Value, flat), build.Reshape(build.BroadcastTo(updates, shape), flat)],
            Attributes.Of(("axis", 0L), ("batchDims", 0L), ("mode", "drop")));
        return this.Traced(build.Reshape(result, x.Type.Shape));
    }
}
