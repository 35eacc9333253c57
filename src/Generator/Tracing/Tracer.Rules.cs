using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Functions with rules of their own: their programs travel in one equation until no transformation wants them.</summary>
public sealed partial class Tracer
{
    /// <summary>A function and what it is to be for transformations.</summary>
    private sealed record RuledFunction(
        string Name,
        Func<IReadOnlyList<AbstractValue>, AbstractValue> Run,
        IReadOnlyList<(AbstractValue Value, TypeRef Type)> Arguments,
        IReadOnlyList<bool> IsDifferentiated,
        TypeRef ResultType,
        Func<IReadOnlyList<AbstractValue>, AbstractValue>? Jvp,
        Func<IReadOnlyList<AbstractValue>, AbstractValue>? Forward,
        Func<AbstractValue, IReadOnlyList<AbstractValue>, AbstractValue>? Backward,
        TypeRef? ForwardType,
        TypeRef? BackwardType,
        Func<IReadOnlyList<AbstractValue>, AbstractValue>? Vmap);

    private AbstractValue? RulePrimitive(PrimitiveCall call) => call.Name switch
    {
        "custom_jvp" or "custom_vjp" or "custom_vmap" => this.Ruled(call),
        "custom_root" => this.Root(call),
        "custom_linear_solve" => this.LinearSolve(call),
        _ => null,
    };

    private FunctionValue Function(PrimitiveCall call, string name) =>
        call.Arguments.FirstOrDefault(a => a.Name == name)?.Value as FunctionValue ?? throw this.Fail(TraceFault.UnknownFunction, $"{Title(call.Name)} ('{name}')");

    // CustomJvp(f, rule, x…) and its like; what the functions capture has no derivative and no batch of its own.
    private AbstractValue Ruled(PrimitiveCall call)
    {
        FunctionValue function = this.Function(call);
        int rules = call.Name == "custom_vjp" ? 2 : 1;
        List<(AbstractValue, TypeRef)> arguments = call.Arguments.Skip(1 + rules).Select(a => (a.Value, a.Type)).ToList();
        TypeRef Result(int argument) => call.Arguments[argument].Type.Arguments is var signature ? signature[signature.Count - 1] : throw new InvalidOperationException();
        bool isVjp = call.Name == "custom_vjp";
        return this.CallWithRules(new RuledFunction(
            function.Name,
            function.Invoke,
            arguments,
            arguments.Select(_ => true).ToList(),
            ResultOf(call),
            call.Name == "custom_jvp" ? this.Function(call, "jvp").Invoke : null,
            isVjp ? this.Function(call, "forward").Invoke : null,
            isVjp ? (_, given) => this.Function(call, "backward").Invoke(given) : null,
            isVjp ? Result(1) : null,
            isVjp ? Result(2) : null,
            call.Name == "custom_vmap" ? this.Function(call, "rule").Invoke : null));
    }

    /// <summary>A call of a method with [CustomJvp], [CustomVjp] or [CustomVmap].</summary>
    private AbstractValue CallWithRules(CoreMethod method, CoreRules rules, IReadOnlyList<TypeRef> typeArguments, IReadOnlyList<AbstractValue> arguments)
    {
        Dictionary<string, TypeRef> types = method.TypeParameters.Zip(typeArguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        TypeRef? ResultOfRule(string? id) => id is null ? null
            : (this.library.Method(id) ?? throw this.Fail(TraceFault.UnmarkedCall, DisplayName(id), id)) is { } rule
                ? rule.Result.Close(rule.TypeParameters.Zip(typeArguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t)) : null;
        Func<IReadOnlyList<AbstractValue>, AbstractValue>? Rule(string? id) => id is null ? null : given => this.Call(id, typeArguments, given);
        List<bool> isDifferentiated = method.Parameters.Select((_, i) => !rules.NonDiff.Contains(i)).ToList();
        return this.CallWithRules(new RuledFunction(
            method.Name,
            given => this.Run(method, typeArguments, given),
            arguments.Select((a, i) => (a, method.Parameters[i].Type.Close(types))).ToList(),
            isDifferentiated,
            method.Result.Close(types),
            Rule(rules.Jvp),
            Rule(rules.Forward),
            rules.Backward is null ? null : (whole, given) => this.Call(rules.Backward, typeArguments, [.. ((ListValue)whole).Items.Where((_, i) => !isDifferentiated[i]), .. given]),
            ResultOfRule(rules.Forward),
            ResultOfRule(rules.Backward),
            Rule(rules.Vmap)));
    }

    private AbstractValue CallWithRules(RuledFunction f)
    {
        List<(AbstractValue, TypeRef, Func<ArrayType, ArrayType>?)> given = f.Arguments.Select(a => (a.Value, a.Type, (Func<ArrayType, ArrayType>?)null)).ToList();
        List<Value> leaves = f.Arguments.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        List<bool> isLeafDifferentiated = f.Arguments.SelectMany((a, i) => this.LeafTypes(a.Value, a.Type).Select(_ => f.IsDifferentiated[i])).ToList();
        SubTrace call = this.TraceFunction(new FunctionValue(f.Name, f.Run), f.ResultType, given);
        this.ruleDepth++;
        SubTrace? jvp = f.Jvp is null ? null : this.TraceFunction(new FunctionValue(f.Name, f.Jvp), new TypeRef(TypeKind.Tuple, "", [f.ResultType, f.ResultType]), [.. given, .. given]);
        SubTrace? forward = f.Forward is null ? null : this.TraceFunction(new FunctionValue(f.Name, f.Forward), f.ForwardType!, given);
        SubTrace? backward = forward is null ? null : this.TraceBackward(f, call, forward);
        string size = $"{FreshSize.Prefix}rule{(++this.namedAxisCount).ToString(CultureInfo.InvariantCulture)}";
        ArrayType Batched(ArrayType type) => new(type.DType, [Dim.Name(size), .. type.Shape]);
        SubTrace? vmap = f.Vmap is null ? null : this.TraceFunction(
            new FunctionValue(f.Name, f.Vmap), f.ResultType, f.Arguments.Select(a => (a.Value, a.Type, (Func<ArrayType, ArrayType>?)Batched)).ToList());
        this.ruleDepth--;
        this.CheckRule(f, call, jvp, 2, "[CustomJvp]: the rule returns the value and its tangent, both of the function's type");
        this.CheckRule(f, call, forward, 1, "[CustomVjp]: the forward rule returns what the function returns, and what it keeps for the backward rule");
        if (vmap is not null && !vmap.Program.Results.Select(r => r.Type).SequenceEqual(call.Program.Results.Select(r => Batched(r.Type))))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"the vmap rule of {f.Name} gives ({Types(vmap.Program)}) where ({string.Join(", ", call.Program.Results.Select(r => Batched(r.Type)))}) is needed".Replace(size, "batch"));
        }

        // The residuals of the backward rule are results of the forward rule, so that what it captures itself is kept as well.
        SharedCaptures captures = new(this, [call, jvp, forward, backward, vmap]);
        EquatableArray<int> nondiff = Enumerable.Range(0, leaves.Count + captures.Values.Count).Where(i => i >= leaves.Count || !isLeafDifferentiated[i]).ToEquatableArray();
        List<Value> operands = [.. leaves, .. captures.Values];
        Jaxpr program = captures.Close(call);
        if (jvp is not null)
        {
            program = Wrapped(program, Primitives.CustomJvpCall, Attributes.Of(("call", program), ("jvp", OfFloats(captures.Close(jvp), program, leaves.Count)), ("nondiff", nondiff)));
        }

        if (forward is not null)
        {
            Jaxpr kept = captures.Close(forward);
            program = Wrapped(program, Primitives.CustomVjpCall, Attributes.Of(
                ("call", program),
                ("forward", Programs.Make(kept.Parameters, (build, own) => [.. build.Inline(kept, own), .. own.Skip(leaves.Count)])),
                ("backward", OfDifferentiated(backward!, forward, call, isLeafDifferentiated, leaves, captures)),
                ("nondiff", nondiff),
                ("hasJvp", jvp is not null)));
        }

        if (vmap is not null)
        {
            program = Wrapped(program, Primitives.CustomVmapCall, Attributes.Of(
                ("call", program), ("rule", captures.Close(vmap)), ("size", new EquatableArray<Dim>([Dim.Name(size)])),
                ("shared", Enumerable.Range(leaves.Count, captures.Values.Count).ToEquatableArray())));
        }

        return this.Rebuild(call.Result, f.ResultType, new Queue<Value>(this.Scope().Inline(program, operands)));
    }

    private static Jaxpr Wrapped(Jaxpr program, Op op, Attributes attributes) =>
        Programs.Make(program.Parameters, (build, own) => build.BindAll(op, own, attributes));

    private static string Types(Jaxpr program) => string.Join(", ", program.Results.Select(r => r.Type));

    // The first results of a rule are the function's own, once or twice.
    private void CheckRule(RuledFunction f, SubTrace call, SubTrace? rule, int times, string what)
    {
        if (rule is null)
        {
            return;
        }

        List<ArrayType> own = call.Program.Results.Select(r => r.Type).ToList();
        List<ArrayType> wanted = Enumerable.Repeat(own, times).SelectMany(o => o).ToList();
        List<ArrayType> given = rule.Program.Results.Take(wanted.Count).Select(r => r.Type).ToList();
        if (!given.SequenceEqual(wanted))
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"{f.Name} has a {what}, but ({string.Join(", ", wanted)}) is needed and ({string.Join(", ", given)}) was given");
        }
    }

    // The backward rule on what the forward rule keeps, and cotangents of the function's type.
    private SubTrace TraceBackward(RuledFunction f, SubTrace call, SubTrace forward)
    {
        TypeRef keptType = f.ForwardType is { Kind: TypeKind.Tuple, Arguments.Count: 2 } pair ? pair.Arguments[1]
            : throw this.Fail(TraceFault.ShapeMismatch, $"the forward rule of {f.Name} returns a pair, the value and what it keeps, but it is declared to return {f.ForwardType}");
        if (forward.Result is not TreeValue { Fields.Count: 2 })
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"the forward rule of {f.Name} returns a pair, the value and what it keeps");
        }

        (AbstractValue value, AbstractValue kept) = (First(forward.Result), Second(forward.Result));
        Queue<ArrayType> keptTypes = new(forward.Program.Results.Skip(call.Program.Results.Count).Select(r => r.Type));
        Queue<ArrayType> valueTypes = new(call.Program.Results.Select(r => r.Type));
        ListValue whole = new(f.Arguments.Select(a => a.Value).ToList());
        return this.TraceFunction(
            new FunctionValue(f.Name, given => f.Backward!(whole, given)),
            f.BackwardType!,
            [(kept, keptType, _ => keptTypes.Dequeue()), (value, f.ResultType, _ => valueTypes.Dequeue())]);
    }

    // The rule as written gives a cotangent for every differentiated argument and takes one for every result; only floats have any.
    private Jaxpr OfDifferentiated(
        SubTrace backward, SubTrace forward, SubTrace call, List<bool> isLeafDifferentiated, List<Value> leaves, SharedCaptures captures)
    {
        Jaxpr rule = captures.Close(backward);
        int results = call.Program.Results.Count, kept = forward.Program.Results.Count - results;
        List<Value> wanted = leaves.Where((_, i) => isLeafDifferentiated[i]).ToList();
        List<ArrayType> given = backward.Program.Results.Select(r => r.Type).ToList();
        if (given.Count != wanted.Count || given.Where((g, i) => wanted[i].Type.DType.IsFloating() && !g.Equals(wanted[i].Type)).Any())
        {
            throw this.Fail(
                TraceFault.ShapeMismatch,
                $"the backward rule returns a cotangent for each differentiated argument, of its type: ({string.Join(", ", wanted.Select(w => w.Type))}) is needed, but ({string.Join(", ", given)}) was given");
        }

        // What is kept, then everything captured, which the forward program hands on, then cotangents.
        List<Value> residuals = [.. rule.Parameters.Take(kept), .. rule.Parameters.Skip(kept + results)];
        List<Value> floats = call.Program.Results.Where(r => r.Type.DType.IsFloating()).ToList();
        return Programs.Make([.. residuals, .. floats.Select(r => Programs.Of(r.Type))], (build, own) =>
        {
            Queue<Value> cotangents = new(own.Skip(residuals.Count));
            List<Value> all = call.Program.Results.Select(r => r.Type.DType.IsFloating() ? cotangents.Dequeue() : build.Zeros(r.Type)).ToList();
            return build.Inline(rule, [.. own.Take(kept), .. all, .. own.Skip(kept).Take(residuals.Count - kept)])
                .Where((_, i) => wanted[i].Type.DType.IsFloating()).ToList();
        });
    }

    // The rule as written takes a tangent for every argument and gives one for every result; only floats have any, and what is
    // captured, behind the arguments, has none.
    private static Jaxpr OfFloats(Jaxpr rule, Jaxpr call, int declared)
    {
        JaxprBuilder build = new();
        List<Value> arguments = call.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        List<Value> tangents = call.Parameters.Select(p => p.Type.DType.IsFloating() ? build.Parameter(p.Type) : null).ToList()
            .Select((t, i) => t ?? build.Zeros(call.Parameters[i].Type)).ToList();
        IReadOnlyList<Value> results = build.Inline(rule, [.. arguments.Take(declared), .. tangents.Take(declared), .. arguments.Skip(declared)]);
        return build.Build(results.Where((r, i) => i < call.Results.Count || r.Type.DType.IsFloating()));
    }

    /// <summary>What several functions have captured, which all of their programs take behind their own parameters.</summary>
    private sealed class SharedCaptures
    {
        private readonly List<TracedValue> all = [];

        public SharedCaptures(Tracer tracer, IEnumerable<SubTrace?> traces)
        {
            foreach (TracedValue captured in traces.OfType<SubTrace>().SelectMany(t => t.Captured))
            {
                if (!this.all.Contains(captured))
                {
                    this.all.Add(captured);
                }
            }

            this.Values = this.all.Select(tracer.scope.Enter).ToList();
        }

        /// <summary>The captured values.</summary>
        public IReadOnlyList<Value> Values { get; }

        /// <summary>A function's program with everything captured before its own parameters.</summary>
        public Jaxpr CapturedFirst(SubTrace trace)
        {
            Jaxpr closed = this.Close(trace);
            int own = closed.Parameters.Count - this.Values.Count;
            return closed with { Parameters = [.. closed.Parameters.Skip(own), .. closed.Parameters.Take(own)] };
        }

        /// <summary>A function's program with everything captured behind its own parameters.</summary>
        public Jaxpr Close(SubTrace trace)
        {
            int own = trace.Program.Parameters.Count - trace.Captured.Count;
            return Programs.Make(
                [.. trace.Program.Parameters.Take(own), .. this.Values.Select(v => Programs.Of(v.Type, v.Name))],
                (build, given) => build.Inline(trace.Program, [.. given.Take(own), .. trace.Captured.Select(c => given[own + this.all.IndexOf(c)])]));
        }
    }
}
