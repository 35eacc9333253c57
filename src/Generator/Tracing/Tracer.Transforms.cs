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
        _ => this.DerivativePrimitive(call) ?? this.CollectivePrimitive(call) ?? this.RulePrimitive(call) ?? this.ControlPrimitive(call),
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
        (int[] chosen, List<PrimitiveArgument> arguments) = Marked(call);
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
                $"the gradient of {this.Function(call).Name} needs a floating-point argument, but it is taken in "
                    + (chosen.Any(c => c < arguments.Count && IsOfKeys(arguments[c].Type))
                        ? "keys, which have none; hand them over behind the argument that is meant"
                        : $"{string.Join(", ", differentiated.Select(l => l.Type))}; convert with As<float>() before the call"));
        }

        LearnScalar(trace.Program.Results[0].Type);
        Jaxpr? made = null;
        Queue<Value> results = new(this.Transformed(
            () => made = Grad.Program(trace.Program, wrt.ToEquatableArray(), withValue), [.. leaves.SelectMany(l => l), .. this.Captured(trace)]));
        this.NoticeZeros(call, made!, chosen, leaves);
        AbstractValue? value = withValue ? this.Rebuild(trace.Result, trace.ResultType, results) : null;
        List<AbstractValue> gradients = chosen.Select(c => this.Rebuild(arguments[c].Value, arguments[c].Type, results)).ToList();
        AbstractValue gradient = gradients.Count == 1 ? gradients[0] : TupleOf(gradients);
        return value is null ? gradient : TupleOf([value, gradient]);
    }

    // Of the outermost derivative alone: that of a linear function is a constant, which may well be differentiated again.
    private void NoticeZeros(PrimitiveCall call, Jaxpr made, int[] chosen, List<List<Value>> leaves)
    {
        if (this.derivatives > 0)
        {
            return;
        }

        Dictionary<Value, Equation> source = made.Equations.SelectMany(e => e.Outputs.Select(o => (o, e))).ToDictionary(p => p.o, p => p.e);
        int next = made.Results.Count - chosen.Sum(c => leaves[c].Count);
        foreach (int argument in chosen)
        {
            List<Value> floats = leaves[argument].Select((l, i) => (l, Result: made.Results[next + i])).Where(p => p.l.Type.DType.IsFloating()).Select(p => p.Result).ToList();
            next += leaves[argument].Count;
            if (floats.Count > 0 && floats.All(f => source.TryGetValue(f, out Equation? from) && from.Op.Name == "full" && from.Attributes.Items.Any(a => a is { Name: "value", Value: 0.0 })))
            {
                string which = argument switch { 0 => "first", 1 => "second", _ => "third" };
                this.notices.Add(new TraceNotice(new TraceProblem(TraceFault.ZeroGradient, [this.Function(call).Name, which]), this.stack.ToEquatableArray()));
            }
        }
    }

    private AbstractValue ForwardDerivative(PrimitiveCall call)
    {
        (List<PrimitiveArgument> primals, List<PrimitiveArgument> tangents) = this.PairedArguments(call);
        SubTrace trace = this.TraceDifferentiated(call, primals);
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        List<Value> tangentLeaves = this.Directions(leaves, tangents);

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
        List<Value> cotangents = this.Cotangents(cotangent.Value, cotangent.Type, trace.Program.Results);
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

            this.UnifyAxes([primal], [other]);
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
}
