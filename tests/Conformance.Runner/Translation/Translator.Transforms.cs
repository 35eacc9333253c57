namespace Pure.Jit.Conformance.Translation;

// jax.grad(f)(x) becomes Transforms.Grad(f, x), and so on: transformations stand in applied form.
public sealed partial class Translator
{
    private static readonly HashSet<string> Transformations =
        ["jax.jit", "jax.grad", "jax.value_and_grad", "jax.vmap", "jax.jvp", "jax.vjp", "jax.jacfwd", "jax.jacrev", "jax.hessian", "jax.linearize", "jax.linear_transpose", "jax.checkpoint", "jax.remat",
         "jax.eval_shape", "jax.custom_jvp", "jax.custom_vjp", "jax.custom_gradient", "jax.custom_batching.custom_vmap", "jax.lax.custom_root", "jax.lax.custom_linear_solve",
         "jax.lax.psum", "jax.lax.pmean", "jax.lax.pmax", "jax.lax.pmin", "jax.lax.all_gather", "jax.lax.axis_index", "jax.lax.axis_size",
         "jax.lax.associative_scan", "jax.lax.cond", "jax.lax.switch", "jax.lax.while_loop", "jax.lax.fori_loop", "jax.lax.scan", "jax.lax.map"];

    private FunctionText Transformation(string id) => id switch
    {
        "jax.jit" => new FunctionText(id, (arguments, _) => arguments[0]),
        "jax.grad" or "jax.value_and_grad" or "jax.jacfwd" or "jax.jacrev" or "jax.jacobian" or "jax.hessian" =>
            new FunctionText(id, (arguments, keywords) => this.Derivative(id, Function(arguments[0]), arguments.ElementAtOrDefault(1) ?? keywords.GetValueOrDefault("argnums"), keywords)),
        "jax.linearize" => new FunctionText(id, (arguments, _) => this.Linearized(Function(arguments[0]), arguments.Skip(1).ToList())),
        "jax.linear_transpose" => new FunctionText(id, (arguments, _) => this.LinearTransposed(Function(arguments[0]), arguments.Skip(1).ToList())),
        "jax.eval_shape" => new FunctionText(id, (arguments, keywords) => Function(arguments[0]).Call(arguments.Skip(1).ToList(), keywords)),
        "jax.vmap" => new FunctionText(id, (arguments, keywords) => this.Vmap(Function(arguments[0]), arguments.ElementAtOrDefault(1), keywords)),
        "jax.jvp" => new FunctionText(id, (arguments, keywords) => this.Jvp(Each(arguments, keywords, "fun", "primals", "tangents"), IsTrue(keywords, "has_aux"))),
        "jax.vjp" => new FunctionText(id, (arguments, keywords) => this.Vjp(Function(arguments[0]), arguments.Skip(1).ToList(), IsTrue(keywords, "has_aux"))),
        "jax.lax.associative_scan" => new FunctionText(id, (arguments, keywords) => this.AssociativeScan(Function(arguments[0]), arguments[1], keywords)),
        _ => this.Control(id) ?? this.RuledBy(id) ?? this.Collective(id) ?? throw new NotServedException(id),
    };

    private static FunctionText Function(PythonValue value) => value as FunctionText ?? throw new NotServedException("a transformation of what is not a function");

    /// <summary>A lambda over parameters of the arguments' types, and what it gives.</summary>
    private (string Code, PythonValue Result) Lambda(FunctionText function, IReadOnlyList<PythonValue> arguments)
    {
        List<PythonValue> parameters = arguments.Select(a => this.Rename(a, $"p{++this.fresh}")).ToList();
        PythonValue result = this.Arrays(function.Apply(parameters));
        string names = string.Join(", ", arguments.Zip(parameters, (a, p) => $"{a.Type} {Root(p)}"));
        return ($"({names}) => {result.Text}", result);
    }

    // A tree parameter is one C# parameter; its leaves are its items.
    private PythonValue Rename(PythonValue value, string code) => value switch
    {
        ArrayText array => new ArrayText(code, array.DType),
        KeyText => new KeyText(code),
        ArraysText arrays => arrays with { Code = code },
        TupleText { Items.Count: > 0 } tuple => tuple with { Items = tuple.Items.Select((item, i) => this.Rename(item, $"{code}.{tuple.Member(i)}")).ToList(), Records = this.records },
        _ => throw new NotServedException("a function of this kind of argument"),
    };

    private static string Root(PythonValue value) => value is TupleText tuple ? Root(tuple.Items[0]).Split('.')[0] : value.Text.Split('.')[0];

    // Numbers become arrays of rank 0: only arrays have derivatives and batches.
    private PythonValue[] Arrays(IEnumerable<PythonValue> arguments) => arguments.Select(a => a is NumberText { IsFloat: true } number
        ? number.Array(isX64 ? "f64" : "f32")
        : a).ToArray();

    private FunctionText Vmap(FunctionText function, PythonValue? positional, IReadOnlyDictionary<string, PythonValue> keywords) => new("jax.vmap", (given, _) =>
    {
        PythonValue[] arguments = this.Arrays(given);
        PythonValue? axes = positional ?? keywords.GetValueOrDefault("in_axes");
        (string lambda, PythonValue result) = this.Lambda(function, arguments);
        string code = $"Transforms.Vmap({lambda}, {string.Join(", ", arguments.Select(a => a.Text))}";
        if (axes is not (null or NumberText { Value: 0L }))
        {
            IReadOnlyList<string> texts = (axes is TupleText tuple ? tuple.Items : arguments.Select(_ => axes)).Select(AxisText).ToList();
            code += arguments.Length == 1 ? $", inAxes: {texts[0]}" : $", inAxes: ({string.Join(", ", texts)})";
        }

        foreach ((string name, string csharp) in new[] { ("out_axes", "outAxes"), ("axis_size", "axisSize"), ("axis_name", "axisName") })
        {
            if (keywords.TryGetValue(name, out PythonValue? option) && option is not NoneText)
            {
                code += $", {csharp}: {(name == "out_axes" ? AxisText(option) : option.Text)}";
            }
            else if (name == "out_axes" && option is NoneText)
            {
                code += ", outAxes: Transforms.None";
            }
        }

        return this.Rename(result, code + ")");
    });

    // One axis, None, or one for each part of a tree.
    private static string AxisText(PythonValue axis) => axis switch
    {
        NoneText => "Transforms.None",
        TupleText tree => $"Axis.Tree({string.Join(", ", tree.Items.Select(AxisText))})",
        _ => axis.Text,
    };

    private PythonValue Jvp(PythonValue[] given, bool hasAux)
    {
        IReadOnlyList<PythonValue> primals = this.Arrays(((TupleText)given[1]).Items), tangents = this.Arrays(((TupleText)given[2]).Items);
        FunctionText function = Function(given[0]);
        (string lambda, PythonValue result) = this.Lambda(hasAux ? Part(function, 0) : function, primals);
        string code = $"Transforms.Jvp({lambda}, {Together(primals)}, {Together(tangents)})";
        List<PythonValue> items = [this.Rename(result, $"{code}.Item1"), this.Rename(result, $"{code}.Item2")];
        return this.Tuple(hasAux ? [.. items, ((TupleText)function.Apply(primals)).Items[1]] : items);
    }

    private TupleText Vjp(FunctionText whole, IReadOnlyList<PythonValue> given, bool hasAux)
    {
        PythonValue[] primals = this.Arrays(given);
        FunctionText function = hasAux ? Part(whole, 0) : whole;
        FunctionText pullback = new("the function of jax.vjp", (cotangent, _) =>
        {
            (string lambda, PythonValue result) = this.Lambda(function, primals);
            string code = $"Transforms.Vjp({lambda}, {Together(primals)}, {this.Like(result, this.Arrays(cotangent[0])).Text}).Item2";
            return this.Tuple(primals.Length == 1 ? [this.Rename(primals[0], code)] : primals.Select((p, i) => this.Rename(p, $"{code}.Item{i + 1}")).ToList());
        });
        PythonValue value = function.Apply(primals);
        return this.Tuple(hasAux ? [value, pullback, ((TupleText)whole.Apply(primals)).Items[1]] : [value, pullback]);
    }

    // A list or dict where the function gives one, as the result's own C# type has it.
    private PythonValue Like(PythonValue result, PythonValue value) => (result, value) switch
    {
        (TupleText wanted, TupleText found) when wanted.Items.Count == found.Items.Count =>
            wanted with { Items = wanted.Items.Zip(found.Items, this.Like).ToList(), Records = this.records },
        _ => value,
    };

    private PythonValue AssociativeScan(FunctionText function, PythonValue elems, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        string options = string.Concat(keywords.Select(k => k.Key is "reverse" or "axis" ? $", {k.Key}: {k.Value.Text}" : throw new NotServedException($"jax.lax.associative_scan with {k.Key}")));
        return this.Rename(elems, $"Lax.AssociativeScan({this.Lambda(function, [elems, elems]).Code}, {elems.Text}{options})");
    }

    private static string Together(IReadOnlyList<PythonValue> values) => values.Count == 1 ? values[0].Text : $"({string.Join(", ", values.Select(v => v.Text))})";
}
