using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Jacobians, second derivatives, and linear parts of functions, as functions.</summary>
public sealed partial class Tracer
{
    private AbstractValue? DerivativePrimitive(PrimitiveCall call) => call.Name switch
    {
        "jacfwd" => this.AllDerivatives(call, Jacobian.Forward, order: 1),
        "jacrev" => this.AllDerivatives(call, Jacobian.Reverse, order: 1),
        "hessian" => this.AllDerivatives(call, (program, wrt) => Jacobian.Forward(Jacobian.Reverse(program, wrt), wrt), order: 2),
        "hvp" => this.HessianProduct(call),
        "linearize" => this.LinearPart(call),
        "vjp_function" => this.Pullback(call),
        "linear_transpose" => this.LinearTranspose(call),
        "eval_shape" => this.ShapeOfResult(call),
        "make_jaxpr" => this.ProgramText(call),
        "check_grads" => this.CheckedDerivatives(call),
        _ => null,
    };

    /// <summary>Which arguments a marker chooses, and the arguments without it.</summary>
    private static (int[] Chosen, List<PrimitiveArgument> Arguments) Marked(PrimitiveCall call)
    {
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).ToList();
        if (arguments.Count == 0 || arguments[0].Value is not MarkerValue marker)
        {
            return ([0], arguments);
        }

        arguments.RemoveAt(0);
        return (marker.Name switch { "Second" => [1], "Third" => [2], "Both" => [0, 1], _ => [0] }, arguments);
    }

    // An array in the result for each array of the function's result and each of the chosen arguments, one of which is no tree; after
    // two derivatives in both of two arguments, for each pair of these.
    private AbstractValue AllDerivatives(PrimitiveCall call, Func<Jaxpr, EquatableArray<bool>, Jaxpr> transform, int order)
    {
        (int[] chosen, List<PrimitiveArgument> arguments) = Marked(call);
        this.derivatives += order - 1;
        SubTrace trace = this.TraceDifferentiated(call, arguments);
        this.derivatives -= order - 1;
        string name = this.Function(call).Name;
        if (trace.ResultType.ScalarType is { } scalar)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"{Title(call.Name)} of {name} gives arrays: declare its result as NDArray<{scalar.CSharp()}>, or take its Grad");
        }

        List<List<Value>> leaves = arguments.Select(a => this.Flatten(a.Value, a.Type)).ToList();
        List<Value> differentiated = chosen.SelectMany(c => leaves[c]).ToList();
        this.RequireFloats(call, differentiated, "taken in");
        this.RequireFloats(call, trace.Program.Results, "that of");
        List<bool> wrt = [.. leaves.SelectMany((l, i) => l.Select(_ => chosen.Contains(i))), .. trace.Captured.Select(_ => false)];
        Queue<Value> results = new(this.Transformed(
            () => transform(trace.Program, wrt.ToEquatableArray()), [.. leaves.SelectMany(l => l), .. this.Captured(trace)]));
        if (order == 2)
        {
            // The rows and columns of the matrix of blocks; the result's own type is without trees.
            List<AbstractValue> rows = chosen.Select(_ => OneOrTuple(chosen.Select(_ => (AbstractValue)this.Traced(results.Dequeue())).ToList())).ToList();
            return OneOrTuple(rows);
        }

        return trace.Program.Results.Count == 1 && trace.ResultType.Kind == TypeKind.NDArray
            ? OneOrTuple(chosen.Select(c => this.Rebuild(arguments[c].Value, arguments[c].Type, results)).ToList())
            : this.Rebuild(trace.Result, trace.ResultType, results);
    }

    private static AbstractValue OneOrTuple(List<AbstractValue> values) => values.Count == 1 ? values[0] : TupleOf(values);

    private void RequireFloats(PrimitiveCall call, IReadOnlyList<Value> values, string how)
    {
        if (values.FirstOrDefault(v => !v.Type.DType.IsFloating()) is { } integer)
        {
            throw this.Fail(
                TraceFault.NotDifferentiable,
                $"{Title(call.Name)} of {this.Function(call).Name} needs floating-point numbers, but it is {how} {integer.Type}; convert with As<float>()");
        }
    }

    private AbstractValue HessianProduct(PrimitiveCall call)
    {
        (List<PrimitiveArgument> primals, List<PrimitiveArgument> tangents) = this.PairedArguments(call);
        this.derivatives++;
        SubTrace trace = this.TraceDifferentiated(call, primals);
        this.derivatives--;
        LearnScalar(trace.Program.Results[0].Type);
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        List<Value> directions = this.Directions(leaves, tangents);
        EquatableArray<bool> wrt = [.. leaves.Select(l => l.Type.DType.IsFloating()), .. trace.Captured.Select(_ => false)];
        Queue<Value> results = new(this.Transformed(
            () =>
            {
                Jaxpr both = Jvp.Program(Grad.Program(trace.Program, wrt, withValue: false), wrt);
                return DeadCode.Run(both with { Results = both.Results.Skip(both.Results.Count / 2).ToEquatableArray() });
            },
            [.. leaves, .. this.Captured(trace), .. directions.Where((_, i) => wrt[i])]));

        // An integer's is zero, like its gradient.
        Queue<Value> all = new(leaves.Select((l, i) => wrt[i] ? results.Dequeue() : this.Scope().Zeros(l.Type)).ToList());
        List<AbstractValue> products = primals.Select(a => this.Rebuild(a.Value, a.Type, all)).ToList();
        return call.Arguments[1].Value is TreeValue { Type.Kind: TypeKind.Tuple } && primals.Count > 1 ? TupleOf(products) : products[0];
    }

    private List<Value> Directions(IReadOnlyList<Value> leaves, IEnumerable<PrimitiveArgument> tangents)
    {
        List<Value> directions = tangents.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        for (int i = 0; i < leaves.Count; i++)
        {
            this.RequireSameType(leaves[i], directions[i], "tangent");
        }

        return directions;
    }

    // Linearize(f, x…): what its linear part needs is computed where it stands, whatever the function is called with later.
    private AbstractValue LinearPart(PrimitiveCall call)
    {
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).ToList();
        SubTrace trace = this.TraceDifferentiated(call, arguments);
        List<Value> leaves = arguments.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        EquatableArray<bool> wrt = [.. leaves.Select(l => l.Type.DType.IsFloating()), .. trace.Captured.Select(_ => false)];
        (List<Value> results, Linearized split, List<TracedValue> residuals) = this.SplitHere(trace, wrt, leaves, forward: true);
        AbstractValue value = this.Rebuild(trace.Result, trace.ResultType, new Queue<Value>(results));
        FunctionValue linear = new($"the linear part of {this.Function(call).Name}", given =>
        {
            List<Value> directions = this.Directions(leaves, arguments.Select((a, i) => a with { Value = given[i] }));
            Queue<Value> tangents = new(this.Transformed(
                () => split.Linear, [.. residuals.Select(this.scope.Enter), .. directions.Where((_, i) => wrt[i])]));
            return this.Rebuild(trace.Result, trace.ResultType, new Queue<Value>(
                results.Select((r, i) => split.HasTangent[i] ? tangents.Dequeue() : this.Scope().Zeros(r.Type)).ToList()));
        });
        return TupleOf([value, linear]);
    }

    // Vjp(f, x) without a cotangent.
    private AbstractValue Pullback(PrimitiveCall call)
    {
        (List<PrimitiveArgument> primals, bool isTuple) = this.Untuple(call.Arguments.Skip(1).ToList(), this.Function(call), call);
        SubTrace trace = this.TraceDifferentiated(call, primals);
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        EquatableArray<bool> wrt = [.. leaves.Select(l => l.Type.DType.IsFloating()), .. trace.Captured.Select(_ => false)];
        (List<Value> results, Linearized split, List<TracedValue> residuals) = this.SplitHere(trace, wrt, leaves, forward: false);
        AbstractValue value = this.Rebuild(trace.Result, trace.ResultType, new Queue<Value>(results));
        FunctionValue pullback = new($"the pullback of {this.Function(call).Name}", given =>
        {
            List<Value> cotangents = this.Cotangents(given[0], trace.ResultType, trace.Program.Results);
            Queue<Value> gradients = new(this.Transformed(
                () => Backward(split, split.ResidualCount), [.. residuals.Select(this.scope.Enter), .. cotangents.Where((_, i) => split.HasTangent[i])]));
            Queue<Value> all = new(leaves.Select((l, i) => wrt[i] ? gradients.Dequeue() : this.Scope().Zeros(l.Type)).ToList());
            List<AbstractValue> trees = primals.Select(a => this.Rebuild(a.Value, a.Type, all)).ToList();
            return isTuple ? TupleOf(trees) : trees[0];
        });
        return TupleOf([value, pullback]);
    }

    private (List<Value> Results, Linearized Split, List<TracedValue> Residuals) SplitHere(SubTrace trace, EquatableArray<bool> wrt, List<Value> leaves, bool forward)
    {
        // What the known part counts the linear part speaks of.
        Func<Jaxpr, Jaxpr> numbered = this.Numbering();
        Linearized? split = null;
        List<Value> known = this.Scoped(() =>
        {
            Linearized found = Linearize.Program(trace.Program, wrt);
            found = forward ? found with { Linear = CustomVjpTangent.Expand(found.Linear) } : found;
            split = found with { Known = numbered(found.Known), Linear = numbered(found.Linear) };
            return this.Scope().Inline(split.Known, [.. leaves, .. this.Captured(trace)]);
        }).ToList();
        int count = trace.Program.Results.Count;
        return (known.Take(count).ToList(), split!, known.Skip(count).Select(this.Traced).ToList());
    }

    private IReadOnlyList<Value> Scoped(Func<IReadOnlyList<Value>> bind)
    {
        try
        {
            return bind();
        }
        catch (ShapeException e)
        {
            throw this.Fail(TraceFault.NotDifferentiable, e.Message);
        }
    }

    // Values that stay, then cotangents, to the cotangents of a linear program's other parameters.
    private static Jaxpr Backward(Linearized split, int residualCount)
    {
        JaxprBuilder build = new();
        List<Value> residuals = split.Linear.Parameters.Take(residualCount).Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value> cotangents = split.Linear.Results.Select(r => build.Parameter(r.Type)).ToList();
        IReadOnlyList<Value?> found = Transpose.Linear(build, split.Linear, residuals, cotangents);
        return DeadCode.Run(build.Build(found.Select((f, i) => build.Materialise(f, split.Linear.Parameters[residualCount + i].Type)).ToList()));
    }

    /// <summary>The cotangents of a function's results; a number stands for an array of it.</summary>
    private List<Value> Cotangents(AbstractValue given, TypeRef type, IReadOnlyList<Value> results)
    {
        List<Value> cotangents = this.Flatten(given, type);
        for (int i = 0; i < cotangents.Count; i++)
        {
            cotangents[i] = cotangents[i].Type.Rank == 0 ? this.Scope().BroadcastTo(cotangents[i], results[i].Type.Shape) : cotangents[i];
            this.RequireSameType(results[i], cotangents[i], "cotangent");
        }

        return cotangents;
    }

    // The derivative of a linear function is the function itself at any point, so that the point must not be seen in it.
    private AbstractValue LinearTranspose(PrimitiveCall call)
    {
        List<PrimitiveArgument> arguments = call.Arguments.Skip(1).ToList();
        PrimitiveArgument cotangent = arguments[arguments.Count - 1];
        arguments.RemoveAt(arguments.Count - 1);
        (List<PrimitiveArgument> primals, bool isTuple) = this.Untuple(arguments, this.Function(call), call);
        SubTrace trace = this.TraceDifferentiated(call, primals);
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        this.RequireFloats(call, leaves, "taken in");
        List<Value> cotangents = this.Cotangents(cotangent.Value, cotangent.Type, trace.Program.Results);
        this.RequireFloats(call, trace.Program.Results, "that of");
        Jaxpr program = trace.Program with
        {
            // What is captured goes first.
            Parameters = [.. trace.Program.Parameters.Skip(leaves.Count), .. trace.Program.Parameters.Take(leaves.Count)],
        };
        Queue<Value> gradients = new(this.Transformed(
            () => Rules.Transposed(program, trace.Captured.Count)
                ?? throw new ShapeException($"LinearTranspose needs a linear function, but the derivative of {this.Function(call).Name} depends on its argument; take its Vjp"),
            [.. this.Captured(trace), .. cotangents]));
        List<AbstractValue> trees = primals.Select(a => this.Rebuild(a.Value, a.Type, gradients)).ToList();
        return isTuple ? TupleOf(trees) : trees[0];
    }

    private ListValue ShapeOfResult(PrimitiveCall call)
    {
        SubTrace trace = this.TraceArguments(call);
        this.RequireKnownSizes([trace], call.Name);
        return new ListValue(trace.Program.Results[0].Type.Shape.Select(d => (AbstractValue)new IntValue(d)).ToList());
    }

    private ConstantValue ProgramText(PrimitiveCall call) => new(Printer.Print(this.TraceArguments(call).Program));

    private SubTrace TraceArguments(PrimitiveCall call) => this.TraceFunction(
        this.Function(call), ResultOf(call), call.Arguments.Skip(1).Select(a => (a.Value, a.Type, (Func<ArrayType, ArrayType>?)null)).ToList());
}
