using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Associative scans: by cumulative primitives where the function is what they compute, else by halves, or one by one where the size is not known.</summary>
public sealed partial class Tracer
{
    private AbstractValue AssociativeScan(PrimitiveCall call)
    {
        FunctionValue function = this.Function(call);
        PrimitiveArgument elems = call.Arguments[1];
        TypeRef resultType = ResultOf(call);
        List<Value> leaves = this.Flatten(elems.Value, elems.Type);
        if (leaves.Count == 0)
        {
            return elems.Value;
        }

        foreach (Value leaf in leaves)
        {
            this.RefuseFlat(ShapeOf(leaf.Type).Items, "{0} is scanned along an axis here");
        }

        bool reverse = Equals((call.Arguments.FirstOrDefault(a => a.Name == "reverse")?.Value as ConstantValue)?.Value, true);
        int axis = this.Normalize(call.Arguments.FirstOrDefault(a => a.Name == "axis")?.Value is { } given ? this.ConstantInt(given) : 0, leaves[0].Type.Rank);
        foreach (Value leaf in leaves)
        {
            if (leaf.Type.Rank <= axis || !leaf.Type.Shape[axis].Equals(leaves[0].Type.Shape[axis]))
            {
                throw this.Fail(
                    TraceFault.ShapeMismatch, $"'AssociativeScan' needs arrays of one size along axis {axis}: {leaf.Type} stands beside {leaves[0].Type}");
            }
        }

        SubTrace trace = this.TraceFunction(function, resultType, [(elems.Value, elems.Type, null), (elems.Value, elems.Type, null)]);
        if (!trace.Program.Results.Select(r => r.Type).SequenceEqual(leaves.Select(l => l.Type)))
        {
            throw this.Fail(
                TraceFault.ShapeMismatch,
                $"the function of 'AssociativeScan' gives what it takes: of elements ({string.Join(", ", leaves.Select(l => l.Type))}) it makes "
                + $"({string.Join(", ", trace.Program.Results.Select(r => r.Type))})");
        }

        if (ScanSteps.Run(this.Scope(), trace.Program, leaves, axis, reverse) is { } known)
        {
            return this.Rebuild(elems.Value, elems.Type, new Queue<Value>(known));
        }

        List<Value> ordered = reverse ? Flip(leaves) : leaves;
        List<Value> result = leaves[0].Type.Shape[axis].IsConstant
            ? this.ScanByHalves((left, right) => this.Combine(function, elems, resultType, left, right), ordered, axis)
            : this.ScanOneByOne(call.Name, function, elems, resultType, ordered, axis);
        return this.Rebuild(elems.Value, elems.Type, new Queue<Value>(reverse ? Flip(result) : result));

        List<Value> Flip(List<Value> values) => values.Select(v => this.Scope().Rev(v, [axis])).ToList();
    }

    // Of a size that is not known now no halves can be written out: each element is combined with what is before it, in a loop that begins behind the first.
    private List<Value> ScanOneByOne(string what, FunctionValue function, PrimitiveArgument elems, TypeRef resultType, List<Value> leaves, int axis)
    {
        JaxprBuilder build = this.Scope();
        List<Value> rows = leaves.Select(l => build.MoveAxis(l, axis, 0)).ToList();
        Dim count = rows[0].Type.Shape[0], begun = Dim.Min(Dim.One, count);
        AbstractValue TreeOf(IEnumerable<Value> values) => this.Rebuild(elems.Value, elems.Type, new Queue<Value>(values));
        Value Between(Value value, Dim start, Dim limit) => build.Slice(
            value,
            value.Type.Shape.Select((_, a) => a == 0 ? start : Dim.Zero).ToEquatableArray(),
            value.Type.Shape.Select((size, a) => a == 0 ? limit : size).ToEquatableArray(),
            value.Type.Shape.Select(_ => 1).ToEquatableArray());
        List<Value> Elements(AbstractValue tree) => this.Flatten(tree, elems.Type)
            .Select(v => this.Scope().Reshape(v, [.. v.Type.Shape.Take(axis), Dim.One, .. v.Type.Shape.Skip(axis)])).ToList();

        // Without an element there is no first one, and no turn that would read it.
        Value place = build.Full(ArrayType.Scalar(DType.I32), 0L);
        AbstractValue first = TreeOf(rows.Select(r => build.Gather(r, place, 0, 0, "zero")));
        List<Value> others = rows.Select(r => Between(r, begun, count)).ToList();
        TypeRef pair = new(TypeKind.Tuple, "", [elems.Type, elems.Type]);
        FunctionValue step = new(function.Name, pairs =>
        {
            List<Value> next = this.Combine(function, elems, resultType, Elements(pairs[0]), Elements(pairs[1]))
                .Select(v => this.Scope().Reshape(v, [.. v.Type.Shape.Take(axis), .. v.Type.Shape.Skip(axis + 1)])).ToList();
            return TupleOf([TreeOf(next), TreeOf(next)]);
        });
        SubTrace turn = this.TraceFunction(step, pair, [(first, elems.Type, null), (TreeOf(others), elems.Type, DropRows)]);
        List<Value> found = this.Flatten(Second(this.BindScan(turn, first, elems.Type, elems.Type, others, count - begun, false, what)), elems.Type);
        return rows.Zip(found, (r, f) => build.MoveAxis(build.Concatenate([Between(r, Dim.Zero, begun), f], 0), 0, axis)).ToList();
    }

    private List<Value> Combine(FunctionValue function, PrimitiveArgument elems, TypeRef resultType, List<Value> left, List<Value> right)
    {
        TraceFrame at = this.stack[this.stack.Count - 1];
        AbstractValue result = function.Invoke(
            [this.Rebuild(elems.Value, elems.Type, new Queue<Value>(left)), this.Rebuild(elems.Value, elems.Type, new Queue<Value>(right))]);
        this.stack[this.stack.Count - 1] = at;
        return this.Flatten(result, resultType);
    }

    // Neighbours are combined, what they give is scanned, and the places between follow from it (Blelloch, "Prefix sums and their
    // applications", 1990): less than two applications for an element, on 2 log n arrays.
    private List<Value> ScanByHalves(Func<List<Value>, List<Value>, List<Value>> combine, List<Value> leaves, int axis)
    {
        long length = leaves[0].Type.Shape[axis].Value;
        if (length < 2)
        {
            return leaves;
        }

        List<Value> odd = this.ScanByHalves(combine, combine(Every(leaves, 0, length - 1, 2), Every(leaves, 1, length, 2)), axis);
        List<Value> even = Every(leaves, 0, 1, 1);
        if (length > 2)
        {
            List<Value> between = combine(length % 2 == 0 ? Every(odd, 0, (length / 2) - 1, 1) : odd, Every(leaves, 2, length, 2));
            even = even.Zip(between, (first, rest) => this.Scope().Concatenate([first, rest], axis)).ToList();
        }

        return even.Zip(odd, (e, o) => this.Interleave(e, o, axis)).ToList();

        List<Value> Every(List<Value> values, long start, long limit, int stride) =>
            values.Select(v => this.Range(v, axis, start, limit, stride)).ToList();
    }

    private Value Range(Value value, int axis, long start, long limit, int stride)
    {
        EquatableArray<Dim> shape = value.Type.Shape;
        return this.Scope().Slice(
            value,
            shape.Select((_, a) => a == axis ? Dim.Constant(start) : Dim.Zero).ToEquatableArray(),
            shape.Select((size, a) => a == axis ? Dim.Constant(limit) : size).ToEquatableArray(),
            shape.Select((_, a) => a == axis ? stride : 1).ToEquatableArray());
    }

    // even[0], odd[0], even[1], …; even may be longer by one.
    private Value Interleave(Value even, Value odd, int axis)
    {
        EquatableArray<Dim> shape = odd.Type.Shape;
        long count = shape[axis].Value;
        EquatableArray<Dim> apart = [.. shape.Take(axis + 1), Dim.One, .. shape.Skip(axis + 1)];
        JaxprBuilder build = this.Scope();
        bool isLonger = even.Type.Shape[axis].Value > count;
        Value pairs = build.Concatenate(
            [build.Reshape(isLonger ? this.Range(even, axis, 0, count, 1) : even, apart), build.Reshape(odd, apart)], axis + 1);
        Value mixed = build.Reshape(pairs, [.. shape.Take(axis), Dim.Constant(2 * count), .. shape.Skip(axis + 1)]);
        return isLonger ? build.Concatenate([mixed, this.Range(even, axis, count, count + 1, 1)], axis) : mixed;
    }
}
