using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Primitives of the runtime that are computed while tracing: shapes, axes, counts, markers.</summary>
public sealed partial class Tracer
{
    private AbstractValue? StaticPrimitive(PrimitiveCall call)
    {
        int underscore = call.Name.IndexOf('_');
        switch (underscore < 0 ? call.Name : call.Name.Substring(0, underscore))
        {
            case "shape" or "axes":
                return this.ListPrimitive(call);
            case "dtype":
                return this.DTypePrimitive(call);
            case "text":
                return this.TextPrimitive(call);
            case "limits":
                return this.LimitPrimitive(call);
            case "ndarray" or "index":
                return this.ArrayPrimitive(call);
            case "tree":
                return this.TreePrimitive(call);
        }

        if (call.Name.StartsWith("field:", StringComparison.Ordinal) || call.Name.StartsWith("marker_", StringComparison.Ordinal))
        {
            return new MarkerValue(call.Name.Substring(call.Name.LastIndexOfAny(['.', '_', ':']) + 1));
        }

        switch (call.Name)
        {
            case "axis_create":
                return call[0];
            case "axis_tree":
                return new ListValue(this.Items(call[0]));
            case "axis_none":
                return new MarkerValue("None");
            case "random_key":
                return this.Key(call[0]);
            case "prng_key_create":
                return new TreeValue(PrngKeyType, [("Hi", call[0]), ("Lo", call[1])]);
            case "prng_key_hi":
                return ((TreeValue)call[0]).Find("Hi")!;
            case "prng_key_lo":
                return ((TreeValue)call[0]).Find("Lo")!;
            case "nd_array":
                return this.ArrayOf(call);
            case "array_is_traced":
                return ConstantValue.True;
            case "array_map":
                FunctionValue map = (FunctionValue)call[1];
                return new ListValue(this.Items(call[0]).Select(i => map.Invoke([i])).ToList());
            case "array_generate":
                FunctionValue generate = (FunctionValue)call[1];
                if (call.Arguments.Count > 2 && call[0] is not IntValue { Dim.IsConstant: true })
                {
                    throw this.Fail(TraceFault.StaticNeeded, Print(call[2]), Print(call[3]));
                }

                return new ListValue(Enumerable.Range(0, this.ConstantInt(call[0])).Select(i => generate.Invoke([IntValue.Of(i)])).ToList());
            case "monoid_of":
                return new ConstantValue(this.MonoidOf((FunctionValue)call[0], call.Types[0].ScalarType ?? DType.F32));
            case "monoid_is_identity":
                return ConstantValue.Of(IsIdentity(call[0], Print(call[1])));
            case "positions_known_inside":
                return this.KnownInside(call);
            case "array_length":
                return IntValue.Of(this.Items(call[0]).Count);
            case "bound":
                return ConstantValue.True;
            case "range":
                return new RangeValue(
                    call.Arguments.FirstOrDefault(a => a.Name == "start")?.Value, call.Arguments.FirstOrDefault(a => a.Name == "end")?.Value);
            case "axis_of" or "array_of":
                return call[0];
            default:
                return null;
        }
    }

    // Einsum's subscripts and the like.
    private AbstractValue TextPrimitive(PrimitiveCall call) => (call.Name, call[0]) switch
    {
        ("text_codes", ConstantValue { Value: string text }) =>
            new ListValue(text.Where(c => c != ' ').Select(c => (AbstractValue)IntValue.Of(c)).ToList()),
        ("text_of", _) => new ConstantValue(((char)this.ConstantInt(call[0])).ToString()),
        _ => throw this.Fail(TraceFault.StaticNeeded, "a text", "a constant"),
    };

    private static readonly TypeRef PrngKeyType = new(TypeKind.Named, RuntimeRecords.PrngKey.Name, []);

    private static bool IsOfKeys(TypeRef type) => type.Name is KeyArrayName || type.Equals(PrngKeyType);

    // The words of a 64-bit seed; a traced one is sign-extended first, as C#'s conversion to long does.
    private AbstractValue Key(AbstractValue seed)
    {
        if (seed is IntValue { Dim.IsConstant: true } known)
        {
            return new TreeValue(PrngKeyType, [("Hi", IntValue.Of((uint)(known.Dim.Value >> 32))), ("Lo", IntValue.Of(unchecked((uint)known.Dim.Value)))]);
        }

        AbstractValue wide = this.Convert(seed, TypeRef.Of(DType.I64));
        AbstractValue high = this.Operator("shift_right_logical", TypeRef.Of(DType.I64), [wide, IntValue.Of(32)]);
        return new TreeValue(PrngKeyType, [("Hi", this.Convert(high, TypeRef.Of(DType.U32))), ("Lo", this.Convert(wide, TypeRef.Of(DType.U32)))]);
    }

    private IReadOnlyList<AbstractValue> Items(AbstractValue value) => value switch
    {
        ListValue list => list.Items,
        IntValue => [value],
        TreeValue tree => tree.Fields.Select(f => f.Value).ToList(),
        NullValue => [],
        _ => throw this.Fail(TraceFault.StaticNeeded, "a list of sizes or axes", "constants, or a parameter marked [Static]"),
    };

    private AbstractValue? ListPrimitive(PrimitiveCall call)
    {
        string name = call.Name.Substring(call.Name.IndexOf('_') + 1);
        if (call.Name == "axes_all")
        {
            // The axes of an array over which everything is reduced; of a flattened one, its size stands for however many there are.
            ArrayType type = this.TypeOf(call[0]);
            return new ListValue(FlatShape.Is(type)
                ? [new IntValue(type.Shape[0])]
                : Enumerable.Range(0, type.Rank).Select(a => (AbstractValue)IntValue.Of(a)).ToList());
        }

        if (name == "is_known_equal")
        {
            return ConstantValue.Of(this.SizeOf(call[0]).Equals(this.SizeOf(call[1])));
        }

        if (name == "is_known")
        {
            return ConstantValue.Of(call[0] is IntValue { Dim.IsConstant: true });
        }

        if (name == "is_shorter")
        {
            return this.IsShorter(this.SizeOf(call[0]), this.SizeOf(call[1]), Print(call[2]));
        }

        if (name == "is_same")
        {
            return this.IsSame(this.SizeOf(call[0]), this.SizeOf(call[1]));
        }

        if (name == "part")
        {
            return this.Part(this.SizeOf(call[0]), call[1]);
        }

        if (name == "layout")
        {
            return this.Layout(Print(call[0]), Print(call[1]), Print(call[2]));
        }

        if (name is "range" && call.Name == "axes_range")
        {
            int start = this.ConstantInt(call[0]), count = this.ConstantInt(call[1]);
            return new ListValue(Enumerable.Range(start, count).Select(i => (AbstractValue)IntValue.Of(i)).ToList());
        }

        if (name == "repeat")
        {
            return new ListValue(Enumerable.Repeat(call.Name == "shape_repeat" ? this.SizeFrom(call[0]) : call[0], this.ConstantInt(call[1])).ToList());
        }

        if (name == "create")
        {
            return call.Name == "axes_create"
                ? new ListValue(this.Items(call[0]))
                : new ListValue((call[0] is TracedValue size ? [size] : this.Items(call[0])).Select(this.SizeFrom).ToList());
        }

        if (name == "normalize_one")
        {
            return IntValue.Of(this.Normalize(this.ConstantInt(call[0]), this.ConstantInt(call[1])));
        }

        if (name == "estimate")
        {
            return call[0] is IntValue { Dim.IsConstant: true } ? call[0] : IntValue.Of(64);
        }

        if (name == "count_between")
        {
            return this.CountBetween(call);
        }

        if (name == "number")
        {
            return this.SizeFrom(call[0]);
        }

        List<AbstractValue> items = this.Items(call[0]).ToList();
        switch (name)
        {
            case "rank" or "count":
                this.RefuseFlat(items, "the rank of {0} is used here");
                return IntValue.Of(items.Count);
            case "size":
                return new IntValue(Dim.Product(items.Select(this.SizeOf)));
            case "item" or "item_index":
                this.RefuseFlat(items, "the size of an axis of {0} is used here");
                return items[this.ItemAt(call[1], items.Count)];
            case "range":
                RangeValue range = (RangeValue)call[1];
                if (range.Start is not null || range.End is not null)
                {
                    this.RefuseFlat(items, "the rank of {0} is used here");
                }

                int from = range.Start is null ? 0 : this.Offset(range.Start, items.Count);
                int to = range.End is null ? items.Count : this.Offset(range.End, items.Count);
                return from >= 0 && from <= to && to <= items.Count
                    ? new ListValue(items.GetRange(from, to - from))
                    : throw this.Fail(TraceFault.ShapeMismatch, $"range {Print(range)} is outside the axes of an array of rank {items.Count}");
            case "broadcast":
                return new ListValue(this.BroadcastShapes(
                    call.Arguments.Count > 2 ? Print(call[2]) : "broadcast", items.Select(this.SizeOf).ToArray() is var a ? new(a) : default, new(this.Items(call[1]).Select(this.SizeOf).ToArray()))
                    .Select(d => (AbstractValue)new IntValue(d)).ToList());
            case "insert":
                this.RefuseFlat(items, "the axes of {0} are used here");
                items.Insert(this.Normalize(this.ConstantInt(call[1]), items.Count + 1), this.SizeFrom(call[2]));
                return new ListValue(items);
            case "remove_at":
                this.RefuseFlat(items, "the axes of {0} are used here");
                items.RemoveAt(this.ItemAt(call[1], items.Count));
                return new ListValue(items);
            case "with":
                this.RefuseFlat(items, "the axes of {0} are used here");
                items[this.ItemAt(call[1], items.Count)] = this.SizeFrom(call[2]);
                return new ListValue(items);
            case "concat":
                return new ListValue([.. items, .. this.Items(call[1])]);
            case "contains":
                return ConstantValue.Of(items.Any(i => this.ConstantInt(i) == this.ConstantInt(call[1])));
            case "normalize":
                return this.NormalizeAll(items, this.ConstantInt(call[1]));
            case "infer":
                return this.InferShape(items, ((IntValue)call[1]).Dim);
            case "size_along":
                return new IntValue(Dim.Product(this.Items(call[1]).Select(a => this.SizeAlong(items, a))));
            case "non_empty":
                return this.NonEmpty(items, call);
            case "equal" or "not_equal":
                List<AbstractValue> others = this.Items(call[1]).ToList();
                bool equal = items.Count == others.Count
                    && items.Zip(others, (x, y) => this.FoldSizes("eq", this.SizeOf(x), this.SizeOf(y)) is ConstantValue { Value: true }).All(e => e);
                return ConstantValue.Of(equal == (name == "equal"));
            default:
                throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code");
        }
    }

    // How many of start, start + step, … come before stop.
    private IntValue CountBetween(PrimitiveCall call)
    {
        if (call.Arguments[0].Type.ScalarType is { } type && type.IsFloating())
        {
            double[] numbers = call.Arguments.Select(a => a.Value switch
            {
                ConstantValue { Value: double number } => number,
                IntValue { Dim.IsConstant: true } whole => whole.Dim.Value,
                _ => throw this.Fail(TraceFault.StaticNeeded, "the size of a range of numbers", "constants, or count to a size in ints: Arange<float>(n), Arange(n).As<float>()"),
            }).ToArray();
            return numbers[2] == 0
                ? throw this.Fail(TraceFault.Thrown, "A step of 0 never arrives")
                : IntValue.Of((long)Math.Max(0, Math.Ceiling((numbers[1] - numbers[0]) / numbers[2])));
        }

        int step = this.ConstantInt(call[2]);
        if (step == 0)
        {
            throw this.Fail(TraceFault.Thrown, "A step of 0 never arrives");
        }

        if (call[0] is TracedValue || call[1] is TracedValue)
        {
            return this.CountOfData(call[0], call[1], step);
        }

        Dim start = this.SizeOf(call[0]), stop = this.SizeOf(call[1]);

        Dim distance = step > 0 ? stop - start : start - stop;
        return new IntValue(Dim.Max(Dim.Zero, Dim.FloorDivide(distance + (Math.Abs(step) - 1), Math.Abs(step))));
    }

    // From 0 by 1 the size is the number itself, so that Arange(n) goes with Zeros(n).
    private IntValue CountOfData(AbstractValue start, AbstractValue stop, int step)
    {
        if (start is IntValue { Dim: var zero } && zero.Equals(Dim.Zero) && step == 1)
        {
            return (IntValue)this.SizeFrom(stop);
        }

        TypeRef type = TypeRef.Of(DType.I32);
        AbstractValue distance = this.Operator("sub", type, step > 0 ? [stop, start] : [start, stop]);
        AbstractValue steps = this.Operator("div", type, [this.Operator("add", type, [distance, IntValue.Of(Math.Abs(step) - 1)]), IntValue.Of(Math.Abs(step))]);
        return (IntValue)this.SizeFrom(this.Operator("max", type, [steps, IntValue.Of(0)]));
    }

    /// <summary>An array of C# numbers, known now or traced: one number after the other.</summary>
    private AbstractValue ArrayOf(PrimitiveCall call)
    {
        DType dtype = call.Types[0].ScalarType ?? throw this.Fail(TraceFault.Unsupported, $"{call.Types[0]} as an element type");
        if (call[0] is not ListValue list)
        {
            throw this.Fail(TraceFault.StaticNeeded, "the elements of an array", "a list of constants or scalars");
        }

        List<Dim> sizes = [];
        List<Value> elements = this.Elements(list, sizes, 0).Select(i => this.Scope().Reshape(this.Operand(i, dtype, false), [Dim.One])).ToList();
        Value array = elements.Count == 0
            ? this.Scope().Full(new ArrayType(dtype, [Dim.Zero]), 0)
            : elements.Count == 1 ? elements[0] : this.Scope().Bind(Primitives.Concatenate, elements, Attributes.Of(("dimension", 0L)));
        EquatableArray<Dim> shape = call.Arguments.Count == 1 ? sizes.ToEquatableArray()
            : this.Items(this.InferShape(this.Items(call[1]).ToList(), array.Type.Size)).Select(this.SizeOf).ToEquatableArray();
        return new ArrayType(dtype, shape).Size.Equals(array.Type.Size) ? this.Traced(shape.Count == 1 ? array : this.Scope().Reshape(array, shape))
            : throw this.Fail(TraceFault.ShapeMismatch, $"'Array' is given {elements.Count} elements, and the shape [{string.Join(", ", shape)}] has {new ArrayType(dtype, shape).Size}");
    }

    // The elements of a list of lists in row-major order, and its sizes.
    private IEnumerable<AbstractValue> Elements(ListValue list, List<Dim> sizes, int axis)
    {
        if (axis == sizes.Count)
        {
            sizes.Add(Dim.Constant(list.Items.Count));
        }
        else if (!sizes[axis].Equals(Dim.Constant(list.Items.Count)))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"rows of {sizes[axis]} and of {list.Items.Count} elements make no array");
        }

        return list.Items.SelectMany(i => i is ListValue row ? this.Elements(row, sizes, axis + 1) : [i]);
    }

    private void RefuseFlat(IReadOnlyList<AbstractValue> sizes, string what)
    {
        if (sizes.FirstOrDefault(s => s is IntValue size && IsFlat(size.Dim)) is IntValue flat)
        {
            throw this.RankNeeded(flat.Dim, what);
        }
    }

    private int ItemAt(AbstractValue index, int count) =>
        index is FromEndValue end ? this.Normalize(-(int)end.Distance.Value, count) : this.Normalize(this.ConstantInt(index), count);

    private int Offset(AbstractValue index, int count) =>
        index is FromEndValue { Distance.IsConstant: true } end ? count - (int)end.Distance.Value : this.ConstantInt(index);

    private int Normalize(int axis, int rank) => axis >= -rank && axis < rank
        ? (axis + rank) % rank
        : throw this.Fail(TraceFault.ShapeMismatch, $"axis {axis} is outside an array of rank {rank}");

    private ListValue NormalizeAll(IReadOnlyList<AbstractValue> axes, int rank)
    {
        List<int> normal = axes.Select(a => this.Normalize(this.ConstantInt(a), rank)).ToList();
        return normal.Distinct().Count() == normal.Count
            ? new ListValue(normal.Select(a => (AbstractValue)IntValue.Of(a)).ToList())
            : throw this.Fail(TraceFault.ShapeMismatch, $"an axis is given twice in ({string.Join(", ", normal)})");
    }

    private AbstractValue InferShape(List<AbstractValue> items, Dim size)
    {
        List<Dim> sizes = items.Select(this.SizeOf).ToList();
        int unknown = sizes.FindIndex(d => d.IsConstant && d.Value == -1);
        if (unknown < 0)
        {
            return new ListValue(items);
        }

        Dim known = Dim.Product(sizes.Where((_, i) => i != unknown));
        if (sizes.Count(d => d.IsConstant && d.Value == -1) > 1)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"a shape has one -1 at most, the size that follows from the others, but ({string.Join(", ", sizes)}) has {sizes.Count(d => d.IsConstant && d.Value == -1)}");
        }

        if (known.Equals(Dim.Zero))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"an array of {size} elements cannot be arranged as ({string.Join(", ", sizes)}): beside a size of 0, -1 may be any; write the size");
        }

        if (!size.TryDivide(known, out Dim rest))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"an array of {size} elements cannot be arranged as ({string.Join(", ", sizes)}): {size} is not known to be a multiple of {known}; {AsMultiple(known)}");
        }

        items[unknown] = new IntValue(rest);
        return new ListValue(items);
    }

    private ArrayType TypeOf(AbstractValue value) => value switch
    {
        TracedValue traced => traced.Type,
        ConstantValue { Value: bool } => ArrayType.Scalar(DType.Bool),
        ConstantValue { Value: double } => ArrayType.Scalar(DType.F32),
        IntValue => ArrayType.Scalar(DType.I32),
        _ => throw this.Fail(TraceFault.Unsupported, $"{Print(value)} as an array"),
    };
}
