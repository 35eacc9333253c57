using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>x.At(i).Set(v) and its like: changed copies.</summary>
public sealed partial class Tracer
{
    private AbstractValue Update(TreeValue at, AbstractValue values, string how, AbstractValue mode)
    {
        JaxprBuilder build = this.Scope();
        Value x = this.Operand(at.Find("array")!, DType.F32);
        this.RefuseFlat(ShapeOf(x.Type).Items, "{0} is indexed here");
        string chosen = this.Mode(mode, "drop") is "fill" or "drop" ? "drop" : this.Mode(mode, "drop");
        if (how is "divide" or "power")
        {
            // By the product of all values of a place.
            Value ones = build.BroadcastTo(build.Full(ArrayType.Scalar(x.Type.DType), 1), x.Type.Shape);
            Value factors = this.Updated(ones, this.Items(at.Find("indices")!), this.Operand(values, x.Type.DType), "multiply", chosen, mode is NullValue);
            return this.Traced(this.Bind(how == "divide" ? Primitives.Div : Primitives.Pow, [x, factors], Attributes.None)[0]);
        }

        return this.Traced(this.Updated(x, this.Items(at.Find("indices")!), this.Operand(values, x.Type.DType), how, chosen, mode is NullValue));
    }

    private Value Updated(Value x, IReadOnlyList<AbstractValue> indices, Value values, string how, string mode, bool isChecked)
    {
        JaxprBuilder build = this.Scope();
        if (indices is [TracedValue { Type.DType: DType.Bool } mask] && mask.Type.Rank > 0 && mask.Type.Rank + values.Type.Rank <= x.Type.Rank)
        {
            // One value, or one row, for all places of a mask: no need to know where they are.
            Value isChosen = this.scope.Enter(mask);
            this.CheckMask(isChosen, x.Type.Shape);
            Value chosen = build.BroadcastInDim(isChosen, x.Type.Shape, Shapes.Range(0, isChosen.Type.Rank));
            return build.Select(chosen, this.Combined(x, this.Fitted(values, x.Type.Shape), how), x);
        }

        Selection selection = this.Select(x, indices);
        Value part = this.Part(x, selection);
        Value changed = selection.Taken.Count == 0
            ? this.Combined(part, this.Fitted(values, part.Type.Shape), how)
            : this.Scattered(part, selection.Taken, values, how, mode, isChecked);
        if (IsWhole(x, selection) && selection.Reversed.Count == 0)
        {
            return build.Reshape(changed, x.Type.Shape);
        }

        EquatableArray<Dim> region = selection.Limits.Select((limit, axis) => (limit - selection.Starts[axis], selection.Strides[axis]))
            .Select(r => r.Item2 == 1 ? r.Item1 : Dim.FloorDivide(r.Item1 + (r.Item2 - 1), r.Item2)).ToEquatableArray();
        EquatableArray<int> reversed = selection.Reversed.ToEquatableArray();
        Value target = reversed.Count == 0 ? x : build.Rev(x, reversed);
        Value written = this.Written(target, build.Reshape(changed, region), selection);
        return reversed.Count == 0 ? written : build.Rev(written, reversed);
    }

    private Value Fitted(Value values, EquatableArray<Dim> shape) => this.BroadcastShapes("At", shape, values.Type.Shape).Equals(shape)
        ? this.Scope().BroadcastTo(values, shape)
        : throw this.Fail(TraceFault.ShapeMismatch, $"values of type {values.Type} do not fit the indexed part, whose shape is ({string.Join(", ", shape)})");

    private Value Combined(Value part, Value values, string how) => how switch
    {
        "set" => values,
        "add" => this.Bind(Primitives.Add, [part, values], Attributes.None)[0],
        "subtract" => this.Bind(Primitives.Sub, [part, values], Attributes.None)[0],
        "multiply" => this.Bind(Primitives.Mul, [part, values], Attributes.None)[0],
        "min" => this.Bind(Primitives.Min, [part, values], Attributes.None)[0],
        _ => this.Bind(Primitives.Max, [part, values], Attributes.None)[0],
    };

    // As an index takes: axes brought together and joined, and afterwards parted and put back.
    private Value Scattered(Value x, IReadOnlyList<(int Axis, Value Positions)> taken, Value values, string how, string mode, bool isChecked)
    {
        JaxprBuilder build = this.Scope();
        Joined joined = this.Join(x, taken, mode == "clip", isChecked);
        EquatableArray<Dim> shape = joined.Operand.Type.Shape.Take(joined.Place)
            .Concat(joined.Positions.Type.Shape).Concat(joined.Operand.Type.Shape.Skip(joined.Place + 1)).ToEquatableArray();
        Value updates = this.Fitted(values, shape);
        Op scatter = how switch
        {
            "set" => Primitives.Scatter,
            "add" or "subtract" => Primitives.ScatterAdd,
            "multiply" => Primitives.ScatterMul,
            "min" => Primitives.ScatterMin,
            _ => Primitives.ScatterMax,
        };
        Value result = this.Bind(
            scatter,
            [joined.Operand, joined.Positions, how == "subtract" ? build.Neg(updates) : updates],
            Attributes.Of(("axis", (long)joined.Place), ("batchDims", 0L), ("mode", mode)))[0];
        return build.Transpose(build.Reshape(result, joined.Ordered), Shapes.Inverse(joined.Order));
    }

    // Along each axis with a step the rows of the region are taken, written into along the other axes, and put back.
    private Value Written(Value x, Value region, Selection selection, int axis = 0)
    {
        JaxprBuilder build = this.Scope();
        while (axis < x.Type.Rank && selection.Strides[axis] == 1)
        {
            axis++;
        }

        if (axis < x.Type.Rank)
        {
            ArrayType type = new(DType.I32, [region.Type.Shape[axis]]);
            Value start = build.BroadcastTo(build.DimAsValue(selection.Starts[axis], DType.I32), type.Shape);
            Value places = build.Add(build.Mul(build.Iota(type, 0), build.Full(type, (long)selection.Strides[axis])), start);
            Value rows = this.Written(build.Gather(x, places, axis, 0, "promise"), region, selection, axis + 1);
            return build.Scatter(x, places, rows, axis, 0, "promise");
        }

        IEnumerable<Value> starts = selection.Starts
            .Select((start, i) => build.DimAsValue(selection.Strides[i] == 1 ? start : Dim.Zero, DType.I32));
        return region.Type.Shape.Equals(x.Type.Shape) ? region : this.Bind(Primitives.DynamicUpdateSlice, [x, region, .. starts], Attributes.None)[0];
    }
}
