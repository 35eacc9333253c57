using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Vmap: a function of one example becomes one of a batch, along axes that may differ from array to array.</summary>
public sealed partial class Tracer
{
    // The named axes around, innermost last: what ops along them have in place of the name, which may be used twice.
    private readonly List<(string Name, string Key, Dim Size)> namedAxes = [];

    // Each vmap around takes one rule off a function that has one.
    private int vmaps;
    private int namedAxisCount;

    private AbstractValue Vectorize(PrimitiveCall call)
    {
        FunctionValue function = this.Function(call);
        AbstractValue? Option(string name) => call.Arguments.FirstOrDefault(a => a.Name == name)?.Value is { } given and not NullValue ? given : null;
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).Where(a => a.Name is not ("inAxes" or "outAxes" or "axisSize" or "axisName")).ToList();
        List<AbstractValue> axes = this.InAxes(Option("inAxes"), arguments.Count);
        Dim? size = Option("axisSize") is { } given ? this.SizeOf(given) : null;
        string? sized = size is null ? null : $"axisSize is {size}";
        List<List<Value>> leaves = [];
        List<List<int?>> leafAxes = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            List<Value> flat = this.Flatten(arguments[i].Value, arguments[i].Type);
            List<int?> each = this.LeafAxes(axes[i], arguments[i].Value, arguments[i].Type, "inAxes");
            if (SingleAxis(each) is { } axis)
            {
                this.LearnStack(arguments[i].Value, flat, axis);
            }

            List<string> paths = [.. LeafPaths(arguments[i].Value, "")];
            string argument = this.ArgumentName(function, arguments[i].Value, i);
            if (arguments[i].Type.Name == RuntimeRecords.PrngKey.Name && each.Exists(a => a is not null))
            {
                throw this.Fail(
                    TraceFault.ShapeMismatch,
                    $"{argument} of vmap is one key and has no batch axis; map over several, Rand.Split(key, [n]), whose parameter in the lambda has no type or is a KeyArray, or say inAxes: None for it");
            }

            leaves.Add(flat.Select((v, leaf) => each[leaf] is not { } at ? v
                : this.BatchFirst(v, at, argument, paths.Count == flat.Count ? paths[leaf] : "", ref size, ref sized)).ToList());
            leafAxes.Add(each);
        }

        if (size is null)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"vmap of {function.Name} has no argument with a batch axis; give one, or say how many with axisSize");
        }

        string? axisName = Option("axisName") is not { } name ? null
            : name is ConstantValue { Value: string text } ? text
            : throw this.Fail(TraceFault.StaticNeeded, "'axisName' of vmap", "a constant text");
        string? key = axisName is null ? null : $"{axisName}#{(++this.namedAxisCount).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        List<int?> simple = leafAxes.Select(SingleAxis).ToList();
        if (axisName is not null)
        {
            this.namedAxes.Add((axisName, key!, size));
        }

        this.vmaps++;
        SubTrace trace = this.TraceFunction(this.Guessing(function, arguments, simple), ResultOf(call), arguments.Select((a, i) => (
            this.Rebuild(a.Value, a.Type, new Queue<Value>(leaves[i])),
            a.Type,
            Rows(leafAxes[i]))).ToList());
        this.vmaps--;
        if (axisName is not null)
        {
            this.namedAxes.RemoveAt(this.namedAxes.Count - 1);
        }

        List<int?> outAxes = this.LeafAxes(Option("outAxes") ?? IntValue.Of(0), trace.Result, trace.ResultType, "outAxes");
        if (trace.ResultType.Kind == TypeKind.Scalar && outAxes[0] is not null)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"vmap of {function.Name} gives an array for each of its results: declare its result as NDArray<{trace.ResultType}>");
        }

        List<bool> isBatched = [.. leafAxes.SelectMany(l => l).Select(a => a is not null), .. trace.Captured.Select(_ => false)];
        IReadOnlyList<Value> results = this.Transformed(
            () => Vmap.Program(trace.Program, isBatched, size, outAxes.Select(a => a is null).ToList(), key),
            [.. leaves.SelectMany(l => l), .. this.Captured(trace)]);
        Queue<Value> moved = new(results.Select((r, i) => outAxes[i] is { } at ? this.Scope().MoveAxis(r, 0, this.Normalize(at, r.Type.Rank)) : r));
        return this.Rebuild(trace.Result, trace.ResultType, moved);
    }

    // One axis for all arrays of an argument, or none of them.
    private static int? SingleAxis(List<int?> axes) => axes.Count > 0 && axes.Distinct().Count() == 1 ? axes[0] : null;

    // What one example has of each array in turn.
    private static Func<ArrayType, ArrayType>? Rows(List<int?> axes)
    {
        if (axes.All(a => a is null))
        {
            return null;
        }

        Queue<bool> isBatched = new(axes.Select(a => a is not null));
        return type => isBatched.Dequeue() ? DropRows(type) : type;
    }

    /// <summary>The axis of every array in a value: one number, or None, for a tree is that of all arrays in it.</summary>
    private List<int?> LeafAxes(AbstractValue axes, AbstractValue value, TypeRef type, string what)
    {
        List<int?> found = [];
        if (axes is not (ListValue or TreeValue))
        {
            int? axis = axes is MarkerValue or NullValue ? null : this.ConstantInt(axes);
            this.Visit(value, type, (leaf, _) =>
            {
                found.Add(axis);
                return leaf;
            });
            return found;
        }

        List<(AbstractValue Value, TypeRef Type)> parts = this.Parts(value, type);
        IReadOnlyList<AbstractValue> each = this.Items(axes);
        if (each.Count != parts.Count)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"{what} of vmap has {each.Count} axes for {parts.Count} parts of a {type}");
        }

        for (int i = 0; i < parts.Count; i++)
        {
            found.AddRange(this.LeafAxes(each[i], parts[i].Value, parts[i].Type, what));
        }

        return found;
    }

    private List<(AbstractValue Value, TypeRef Type)> Parts(AbstractValue value, TypeRef type)
    {
        switch (value)
        {
            case TreeValue tuple when type.Kind == TypeKind.Tuple:
                return tuple.Fields.Select((f, i) => (f.Value, type.Arguments[i])).ToList();
            case TreeValue tree when type.Kind == TypeKind.Named && this.library.Record(type.Name) is { } record:
                Dictionary<string, TypeRef> arguments = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
                return record.Members.Select(m => (tree.Find(m.Name) ?? NullValue.Instance, m.Type.Close(arguments))).ToList();
            case ListValue list when type.Kind == TypeKind.Array:
                return list.Items.Select(i => (i, type.Arguments[0])).ToList();
            default:
                return [(value, type)];
        }
    }

    // The axes of each argument: a number, None, or a tree of these.
    private List<AbstractValue> InAxes(AbstractValue? given, int count)
    {
        List<AbstractValue> axes = given switch
        {
            null => Enumerable.Repeat((AbstractValue)IntValue.Of(0), count).ToList(),
            _ when count == 1 => [given],
            TreeValue tuple => tuple.Fields.Select(f => f.Value).ToList(),
            ListValue list => [.. list.Items],
            _ => [given],
        };
        return axes.Count == count ? axes : throw this.Fail(TraceFault.ShapeMismatch, $"inAxes has {axes.Count} entries for {count} arguments");
    }

    /// <summary>Ops along the axis of a vmap around, by its name.</summary>
    private AbstractValue? CollectivePrimitive(PrimitiveCall call)
    {
        if (call.Name is not ("all_gather" or "axis_index" or "axis_size"))
        {
            return null;
        }

        AbstractValue given = call.Arguments[call.Arguments.Count - 1].Value;
        if (given is not ConstantValue { Value: string name })
        {
            throw this.Fail(TraceFault.StaticNeeded, "the name of an axis", "a constant text");
        }

        int at = this.namedAxes.FindLastIndex(a => a.Name == name);
        if (at < 0)
        {
            throw this.Fail(
                TraceFault.Unsupported,
                $"{Title(call.Name)} along the axis \"{name}\", which no Vmap around it has (say axisName: \"{name}\" there{(this.namedAxes.Count == 0 ? "" : $"; the axes around are {string.Join(", ", this.namedAxes.Select(a => $"\"{a.Name}\""))}")}),");
        }

        (_, string key, Dim size) = this.namedAxes[at];
        Attributes attributes = Attributes.Of(("axisName", key), ("size", new EquatableArray<Dim>([size])));
        return call.Name switch
        {
            "axis_size" => new IntValue(size),
            "axis_index" => this.Traced(this.Bind(Primitives.AxisIndex, [], attributes)[0]),
            _ => this.Traced(this.Bind(Primitives.AllGather, [this.Operand(call[0], call.Arguments[0].Type.ElementType ?? DType.F32)], attributes)[0]),
        };
    }

    // As the user calls it at the call, or else in the function.
    private string ArgumentName(FunctionValue function, AbstractValue argument, int index) =>
        argument is TracedValue { Value.Name: { } own } ? $"'{own}'"
        : this.treePaths.FirstOrDefault(t => ReferenceEquals(t.Tree, argument)).Path is { } path ? $"'{path}'"
        : index < function.Parameters.Count && function.Parameters.Distinct().Count() == function.Parameters.Count ? $"the argument for '{function.Parameters[index]}'"
        : $"argument {index.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private Value BatchFirst(Value value, int axis, string argument, string member, ref Dim? size, ref string? sized)
    {
        if (value.Type.Rank == 0)
        {
            if (this.guessed.TryGetValue(value, out (string Flat, EquatableArray<Dim> Batch) guess))
            {
                throw new ShapeLearnedException(guess.Flat, [.. guess.Batch, size ?? Dim.Name($"{guess.Flat.TrimStart(FlatShape.Prefix)}_{guess.Batch.Count}")], isGuess: true);
            }

            throw this.Fail(TraceFault.ShapeMismatch, member.Length == 0
                ? $"{argument} of vmap is a scalar and has no batch axis; say inAxes: None for it"
                : $"'{member}' in {argument} of vmap is a scalar and has no batch axis; take it out of there and hand it over as an argument of its own, with inAxes: None for it");
        }

        if (IsFlat(value.Type.Shape[0]))
        {
            // Over an argument of any rank a function of scalars is meant; calls with other ranks are refused on entry.
            string name = value.Type.Shape[0].ToString();
            throw new ShapeLearnedException(name, [size ?? Dim.Name(name.TrimStart(FlatShape.Prefix) + "_0")], isGuess: true);
        }

        int normal = this.Normalize(axis, value.Type.Rank);
        Dim found = value.Type.Shape[normal];
        if (size is not null && !size.Equals(found))
        {
            UnifyInstances(size, found);
            throw IsFlat(found) && IsFlat(size)
                ? new UnifyException(found.ToString(), size)
                : this.Fail(TraceFault.ShapeMismatch, $"vmap needs equal sizes of the batch axes: {sized}, but {Told()}"
                    + (member.Length == 0 ? "" : "; only a parameter of the [Jit] method can be a record or tuple that holds several of what its [Shape]s say, so hand it over as it came in"));
        }

        size = found;
        sized ??= Told();
        return this.Scope().MoveAxis(value, normal, 0);

        string Told() => $"axis {normal.ToString(System.Globalization.CultureInfo.InvariantCulture)} of {(member.Length == 0 ? "" : $"'{member}' in ")}{argument} is {found}";
    }

    // The names of the arrays in a tree, in their order; "" for an array itself.
    private static IEnumerable<string> LeafPaths(AbstractValue value, string path) => value switch
    {
        TreeValue tree => tree.Fields.SelectMany(f => LeafPaths(f.Value, path.Length == 0 ? f.Name : $"{path}.{f.Name}")),
        ListValue list => list.Items.SelectMany((item, i) => LeafPaths(item, $"{path}[{i}]")),
        _ => [path],
    };

    // Parameters of eight networks are one record, too, each of whose arrays has a further axis of 8.
    private void LearnStack(AbstractValue argument, IReadOnlyList<Value> leaves, int axis)
    {
        bool isOfOneSize = leaves.All(l => l.Type.Rank > 0 && (IsFlat(l.Type.Shape[0]) || (axis < l.Type.Rank && -axis <= l.Type.Rank)))
            && leaves.Select(l => IsFlat(l.Type.Shape[0]) ? l.Type.Shape[0] : l.Type.Shape[this.Normalize(axis, l.Type.Rank)]).Where(d => !IsFlat(d)).Distinct().Count() <= 1;
        if (!isOfOneSize && this.treePaths.FirstOrDefault(t => ReferenceEquals(t.Tree, argument)).Path is { } path
            && this.learned.StackedAxis(path) is null && this.learned.StackAround(path) is null)
        {
            throw new StackLearnedException(path, axis);
        }
    }
}
