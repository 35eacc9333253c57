using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Transformations in applied form: the function is traced to a program of its own, which is transformed and inlined.</summary>
public sealed partial class Tracer
{
    /// <summary>A function traced on its own: program, what it captured, and what its result looks like.</summary>
    private sealed record SubTrace(Jaxpr Program, IReadOnlyList<TracedValue> Captured, AbstractValue Result, TypeRef ResultType);

    private AbstractValue? TransformPrimitive(PrimitiveCall call) => call.Name switch
    {
        "grad" => this.Differentiate(call, withValue: false, withAux: false),
        "value_and_grad" => this.Differentiate(call, withValue: true, withAux: false),
        "value_and_grad_with_aux" => this.Differentiate(call, withValue: true, withAux: true),
        "jvp" => this.ForwardDerivative(call),
        "vjp" => this.ReverseDerivative(call),
        "vmap" => this.Vectorize(call),
        "associative_scan" => this.AssociativeScan(call),
        "compile" => call[0],
        _ => this.ControlPrimitive(call),
    };

    private FunctionValue Function(PrimitiveCall call) =>
        call[0] as FunctionValue ?? throw this.Fail(TraceFault.UnknownFunction, call.Name);

    private static TypeRef ResultOf(PrimitiveCall call)
    {
        EquatableArray<TypeRef> signature = call.Arguments[0].Type.Arguments;
        return signature[signature.Count - 1];
    }

    // A rule may call its own method, as JAX's do, and the calls in it have the rule too. Each transformation around a call takes
    // one rule off it, so rules within rules are wanted as deep as derivatives are nested, and no deeper.
    private int derivatives;
    private int ruleDepth;

    /// <summary>Traces a function that is differentiated.</summary>
    private SubTrace TraceDifferentiated(PrimitiveCall call, IReadOnlyList<PrimitiveArgument> arguments)
    {
        this.derivatives++;
        SubTrace trace = this.TraceFunction(this.Function(call), ResultOf(call), arguments.Select(a => (a.Value, a.Type, (Func<ArrayType, ArrayType>?)null)).ToList());
        this.derivatives--;
        return trace;
    }

    /// <summary>Traces a function on parameters of the arguments' types.</summary>
    private SubTrace TraceFunction(FunctionValue function, TypeRef resultType, IReadOnlyList<(AbstractValue Value, TypeRef Type, Func<ArrayType, ArrayType>? Inner)> arguments)
    {
        Scope outer = this.scope;
        List<List<ArrayType>> types = arguments.Select(a => this.LeafTypes(a.Value, a.Type)).ToList();
        this.scope = new Scope(outer);
        try
        {
            List<AbstractValue> parameters = [];
            for (int i = 0; i < arguments.Count; i++)
            {
                (AbstractValue value, TypeRef type, Func<ArrayType, ArrayType>? inner) = arguments[i];
                Queue<Value> leaves = new(types[i].Select(t => this.scope.Build.Parameter(inner is null ? t : inner(t))));
                parameters.Add(this.Rebuild(value, type, leaves));
            }

            TraceFrame at = this.stack[this.stack.Count - 1];
            AbstractValue result = function.Invoke(parameters);

            // What is wrong with the function as a whole is told at the transformation, not at the function's last line.
            this.stack[this.stack.Count - 1] = at;
            List<Value> results = this.Flatten(result, resultType);
            return new SubTrace(this.scope.Build.Build(results), this.scope.Captured, result, resultType);
        }
        finally
        {
            this.scope = outer;
        }
    }

    private List<ArrayType> LeafTypes(AbstractValue value, TypeRef type)
    {
        List<ArrayType> types = [];
        this.Visit(value, type, (leaf, dtype) =>
        {
            types.Add(leaf is TracedValue traced ? traced.Type : ArrayType.Scalar(dtype));
            return leaf;
        });
        return types;
    }

    private List<Value> Captured(SubTrace trace) => trace.Captured.Select(this.scope.Enter).ToList();

    private AbstractValue Differentiate(PrimitiveCall call, bool withValue, bool withAux)
    {
        int[] chosen = [0];
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).ToList();
        if (arguments.Count > 0 && arguments[0].Value is MarkerValue marker)
        {
            chosen = marker.Name switch { "Second" => [1], "Third" => [2], "Both" => [0, 1], _ => [0] };
            arguments.RemoveAt(0);
        }

        SubTrace trace = this.TraceDifferentiated(call, arguments);
        List<List<Value>> leaves = arguments.Select(a => this.Flatten(a.Value, a.Type)).ToList();
        List<bool> wrt = leaves.SelectMany((l, i) => l.Select(_ => chosen.Contains(i))).Concat(trace.Captured.Select(_ => false)).ToList();
        if (trace.Program.Results.Count == 0 || (!withAux && trace.Program.Results.Count != 1))
        {
            throw this.Fail(TraceFault.NotDifferentiable, $"the gradient of {this.Function(call).Name} needs one scalar result, but it has {trace.Program.Results.Count}");
        }

        List<Value> differentiated = chosen.Where(c => c < leaves.Count).SelectMany(c => leaves[c]).ToList();
        if (differentiated.Count > 0 && !differentiated.Any(l => l.Type.DType.IsFloating()))
        {
            throw this.Fail(
                TraceFault.NotDifferentiable,
                $"the gradient of {this.Function(call).Name} needs a floating-point argument, but it is taken in {string.Join(", ", differentiated.Select(l => l.Type))}; convert with As<float>() before the call");
        }

        Queue<Value> results = new(this.Transformed(
            () => Grad.Program(trace.Program, wrt.ToEquatableArray(), withValue), [.. leaves.SelectMany(l => l), .. this.Captured(trace)]));
        AbstractValue? value = withValue ? this.Rebuild(trace.Result, trace.ResultType, results) : null;
        List<AbstractValue> gradients = chosen.Select(c => this.Rebuild(arguments[c].Value, arguments[c].Type, results)).ToList();
        AbstractValue gradient = gradients.Count == 1 ? gradients[0] : TupleOf(gradients);
        return value is null ? gradient : TupleOf([value, gradient]);
    }

    private AbstractValue ForwardDerivative(PrimitiveCall call)
    {
        (List<PrimitiveArgument> primals, List<PrimitiveArgument> tangents) = this.PairedArguments(call);
        SubTrace trace = this.TraceDifferentiated(call, primals);
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        List<Value> tangentLeaves = tangents.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        for (int i = 0; i < leaves.Count; i++)
        {
            this.RequireSameType(leaves[i], tangentLeaves[i], "tangent");
        }

        List<bool> differentiated = [.. leaves.Select(l => l.Type.DType.IsFloating()), .. trace.Captured.Select(_ => false)];
        Queue<Value> results = new(this.Transformed(
            () => Jvp.Program(trace.Program, differentiated.ToEquatableArray()),
            [.. leaves, .. this.Captured(trace), .. tangentLeaves.Where(t => t.Type.DType.IsFloating())]));
        return TupleOf([this.Rebuild(trace.Result, trace.ResultType, results), this.Rebuild(trace.Result, trace.ResultType, results)]);
    }

    private AbstractValue ReverseDerivative(PrimitiveCall call)
    {
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).ToList();
        PrimitiveArgument cotangent = arguments[arguments.Count - 1];
        arguments.RemoveAt(arguments.Count - 1);
        (List<PrimitiveArgument> primals, bool isTuple) = this.Untuple(arguments, this.Function(call), call);
        SubTrace trace = this.TraceDifferentiated(call, primals);
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        List<Value> cotangents = this.Flatten(cotangent.Value, cotangent.Type);
        for (int i = 0; i < cotangents.Count; i++)
        {
            Value result = trace.Program.Results[i];
            cotangents[i] = cotangents[i].Type.Rank == 0 ? this.Scope().BroadcastTo(cotangents[i], result.Type.Shape) : cotangents[i];
            this.RequireSameType(result, cotangents[i], "cotangent");
        }

        List<bool> wrt = [.. leaves.Select(_ => true), .. trace.Captured.Select(_ => false)];
        List<bool> has = trace.Program.Results.Select(r => r.Type.DType.IsFloating()).ToList();
        Queue<Value> results = new(this.Transformed(
            () => Vjp.Program(trace.Program, wrt.ToEquatableArray(), has.ToEquatableArray()),
            [.. leaves, .. this.Captured(trace), .. cotangents.Where((_, i) => has[i])]));
        AbstractValue value = this.Rebuild(trace.Result, trace.ResultType, results);
        List<AbstractValue> gradients = primals.Select(a => this.Rebuild(a.Value, a.Type, results)).ToList();
        return TupleOf([value, isTuple ? TupleOf(gradients) : gradients[0]]);
    }

    private void RequireSameType(Value primal, Value other, string what)
    {
        if (!primal.Type.Equals(other.Type))
        {
            if (other.Type.Rank == 1 && IsFlat(other.Type.Shape[0]))
            {
                throw new ShapeLearnedException(other.Type.Shape[0].ToString(), primal.Type.Shape);
            }

            throw this.Fail(TraceFault.ShapeMismatch, $"a {what} has the type of what it belongs to: {primal.Type} is needed, but {other.Type} was given");
        }
    }

    // Jvp(f, x, dx), or Jvp(f, (x, y), (dx, dy)) for a function of several arguments.
    private (List<PrimitiveArgument> Primals, List<PrimitiveArgument> Tangents) PairedArguments(PrimitiveCall call)
    {
        (List<PrimitiveArgument> primals, _) = this.Untuple([call.Arguments[1]], this.Function(call), call);
        (List<PrimitiveArgument> tangents, _) = this.Untuple([call.Arguments[2]], this.Function(call), call);
        return (primals, tangents);
    }

    private (List<PrimitiveArgument> Arguments, bool IsTuple) Untuple(List<PrimitiveArgument> arguments, FunctionValue function, PrimitiveCall call)
    {
        int arity = call.Arguments[0].Type.Arguments.Count - 1;
        if (arguments.Count == 1 && arity > 1 && arguments[0] is { Type.Kind: TypeKind.Tuple, Value: TreeValue tuple })
        {
            return (tuple.Fields.Select((f, i) => new PrimitiveArgument(f.Name, arguments[0].Type.Arguments[i], f.Value)).ToList(), true);
        }

        return arguments.Count == arity
            ? (arguments, false)
            : throw this.Fail(TraceFault.UnknownFunction, $"{call.Name} of {function.Name}, which takes {arity} arguments,");
    }

    private AbstractValue Vectorize(PrimitiveCall call)
    {
        FunctionValue function = this.Function(call);
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).Where(a => a.Name is not ("inAxes" or "outAxes")).ToList();
        List<int?> axes = this.InAxes(call.Arguments.FirstOrDefault(a => a.Name == "inAxes")?.Value, arguments.Count);
        List<List<Value>> leaves = [];
        Dim? size = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            List<Value> flat = this.Flatten(arguments[i].Value, arguments[i].Type);
            if (axes[i] is { } axis)
            {
                this.LearnStack(arguments[i].Value, flat, axis);
                List<string> paths = [.. LeafPaths(arguments[i].Value, "")];
                flat = flat.Select((v, leaf) => this.BatchFirst(v, axis, i, paths.Count == flat.Count ? paths[leaf] : "", ref size)).ToList();
            }

            leaves.Add(flat);
        }

        if (size is null)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"vmap of {function.Name} has no argument with a batch axis");
        }

        SubTrace trace = this.TraceFunction(this.Guessing(function, arguments, axes), ResultOf(call), arguments.Select((a, i) => (
            axes[i] is null ? a.Value : this.Rebuild(a.Value, a.Type, new Queue<Value>(leaves[i])),
            a.Type,
            axes[i] is null ? null : (Func<ArrayType, ArrayType>)(t => t with { Shape = t.Shape.Skip(1).ToEquatableArray() }))).ToList());
        List<bool> isBatched = [.. leaves.SelectMany((l, i) => l.Select(_ => axes[i] is not null)), .. trace.Captured.Select(_ => false)];
        IReadOnlyList<Value> results = this.Transformed(
            () => Vmap.Program(trace.Program, isBatched, size), [.. leaves.SelectMany(l => l), .. this.Captured(trace)]);
        int outAxis = call.Arguments.FirstOrDefault(a => a.Name == "outAxes")?.Value is { } given ? this.ConstantInt(given) : 0;
        if (trace.ResultType.Kind == TypeKind.Scalar)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"vmap of {function.Name} gives an array for each of its results: declare its result as NDArray<{trace.ResultType}>");
        }

        Queue<Value> moved = new(results.Select(r => this.Scope().MoveAxis(r, 0, this.Normalize(outAxis, r.Type.Rank))));
        return this.Rebuild(trace.Result, trace.ResultType, moved);
    }

    private Value BatchFirst(Value value, int axis, int argument, string member, ref Dim? size)
    {
        if (value.Type.Rank == 0)
        {
            if (this.guessed.TryGetValue(value, out (string Flat, EquatableArray<Dim> Batch) guess))
            {
                throw new ShapeLearnedException(guess.Flat, [.. guess.Batch, size ?? Dim.Name($"{guess.Flat.TrimStart(FlatShape.Prefix)}_{guess.Batch.Count}")], isGuess: true);
            }

            throw this.Fail(TraceFault.ShapeMismatch, member.Length == 0
                ? $"argument {argument} of vmap is a scalar and has no batch axis; say inAxes: None for it"
                : $"'{member}' in argument {argument} of vmap is a scalar and has no batch axis; take it out of there and hand it over as an argument of its own, with inAxes: None for it");
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
                : this.Fail(TraceFault.ShapeMismatch, $"vmap needs equal sizes of the batch axes: {size} and {found} ({(member.Length == 0 ? "" : $"'{member}' in ")}argument {argument})"
                    + (member.Length == 0 ? "" : "; only a parameter of the [Jit] method can be a record or tuple that holds several of what its [Shape]s say, so hand it over as it came in"));
        }

        size = found;
        return this.Scope().MoveAxis(value, normal, 0);
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

    private List<int?> InAxes(AbstractValue? given, int count)
    {
        List<AbstractValue> axes = given switch
        {
            null or NullValue => Enumerable.Repeat((AbstractValue)IntValue.Of(0), count).ToList(),
            TreeValue tuple => tuple.Fields.Select(f => f.Value).ToList(),
            ListValue list => [.. list.Items],
            _ => [given],
        };
        return axes.Count == count
            ? axes.Select(a => a is MarkerValue or NullValue ? (int?)null : this.ConstantInt(a)).ToList()
            : throw this.Fail(TraceFault.ShapeMismatch, $"inAxes has {axes.Count} entries for {count} arguments");
    }

    private IReadOnlyList<Value> Transformed(Func<Jaxpr> transform, IReadOnlyList<Value> arguments)
    {
        try
        {
            return this.Scope().Inline(this.Numbered(transform()), arguments);
        }
        catch (ShapeException e)
        {
            throw this.Fail(TraceFault.NotDifferentiable, e.Message);
        }
    }

    /// <summary>A call of a method with [CustomJvp]: both programs travel in one equation until no transformation wants them.</summary>
    private AbstractValue CallWithRule(CoreMethod method, string ruleId, IReadOnlyList<TypeRef> typeArguments, IReadOnlyList<AbstractValue> arguments)
    {
        Dictionary<string, TypeRef> types = method.TypeParameters.Zip(typeArguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        TypeRef resultType = method.Result.Close(types);
        List<(AbstractValue, TypeRef, Func<ArrayType, ArrayType>?)> given = arguments
            .Select((a, i) => (a, method.Parameters[i].Type.Close(types), (Func<ArrayType, ArrayType>?)null)).ToList();
        SubTrace call = this.TraceFunction(new FunctionValue(method.Name, a => this.Run(method, typeArguments, a)), resultType, given);
        this.ruleDepth++;
        SubTrace rule = this.TraceFunction(
            new FunctionValue(method.Name, a => this.Call(ruleId, typeArguments, a)),
            new TypeRef(TypeKind.Tuple, "", [resultType, resultType]),
            [.. given, .. given]);
        this.ruleDepth--;
        if (call.Captured.Count + rule.Captured.Count > 0)
        {
            throw this.Fail(TraceFault.Unsupported, $"a lambda with captured arrays as an argument of {method.Name}, which has a custom derivative");
        }

        List<Value> leaves = given.SelectMany(g => this.Flatten(g.Item1, g.Item2)).ToList();
        IReadOnlyList<Value> results = this.Bind(Primitives.CustomJvpCall, leaves, Attributes.Of(("call", call.Program), ("jvp", OfFloats(rule.Program, call.Program))));
        return this.Rebuild(call.Result, resultType, new Queue<Value>(results));
    }

    // The rule as written takes a tangent for every argument and gives one for every result; only floats have any.
    private static Jaxpr OfFloats(Jaxpr rule, Jaxpr call)
    {
        JaxprBuilder build = new();
        List<Value> arguments = call.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        arguments.AddRange(call.Parameters.Select(p => p.Type.DType.IsFloating() ? build.Parameter(p.Type) : null).ToList()
            .Select((t, i) => t ?? build.Zeros(call.Parameters[i].Type)));
        IReadOnlyList<Value> results = build.Inline(rule, arguments);
        return build.Build(results.Where((r, i) => i < call.Results.Count || r.Type.DType.IsFloating()));
    }
}
