namespace Pure.Jit.Conformance.Translation;

// jax.grad(f)(x) becomes Transforms.Grad(f, x), and so on: transformations stand in applied form.
public sealed partial class Translator
{
    private static readonly HashSet<string> Transformations =
        ["jax.jit", "jax.grad", "jax.value_and_grad", "jax.vmap", "jax.jvp", "jax.vjp", "jax.jacfwd", "jax.jacrev", "jax.hessian", "jax.linearize", "jax.linear_transpose", "jax.checkpoint", "jax.remat",
         "jax.lax.associative_scan", "jax.lax.cond", "jax.lax.switch", "jax.lax.while_loop", "jax.lax.fori_loop", "jax.lax.scan", "jax.lax.map"];

    private FunctionText Transformation(string id) => id switch
    {
        "jax.jit" => new FunctionText(id, (arguments, _) => arguments[0]),
        "jax.grad" => new FunctionText(id, (arguments, keywords) => this.Grad("Grad", Function(arguments[0]), Keyword(keywords, "argnums", id))),
        "jax.value_and_grad" => new FunctionText(id, (arguments, keywords) => this.Grad("ValueAndGrad", Function(arguments[0]), Keyword(keywords, "argnums", id))),
        "jax.vmap" => new FunctionText(id, (arguments, keywords) => this.Vmap(Function(arguments[0]), arguments.ElementAtOrDefault(1), keywords)),
        "jax.jvp" => new FunctionText(id, (arguments, _) => this.Jvp(Function(arguments[0]), this.Arrays(((TupleText)arguments[1]).Items), this.Arrays(((TupleText)arguments[2]).Items))),
        "jax.vjp" => new FunctionText(id, (arguments, _) => this.Vjp(Function(arguments[0]), arguments.Skip(1).ToList())),
        "jax.lax.associative_scan" => new FunctionText(id, (arguments, keywords) => this.AssociativeScan(Function(arguments[0]), arguments[1], keywords)),
        _ => this.Control(id) ?? throw new NotServedException(id),
    };

    private static FunctionText Function(PythonValue value) => value as FunctionText ?? throw new NotServedException("a transformation of what is not a function");

    private static PythonValue? Keyword(IReadOnlyDictionary<string, PythonValue> keywords, string only, string id) =>
        keywords.Keys.FirstOrDefault(k => k != only) is { } other ? throw new NotServedException($"{id} with {other}") : keywords.GetValueOrDefault(only);

    /// <summary>A lambda over parameters of the arguments' types, and what it gives.</summary>
    private (string Code, PythonValue Result) Lambda(FunctionText function, IReadOnlyList<PythonValue> arguments)
    {
        List<PythonValue> parameters = arguments.Select(a => this.Rename(a, $"p{++this.fresh}")).ToList();
        PythonValue result = function.Apply(parameters);
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

    private FunctionText Grad(string name, FunctionText function, PythonValue? argnums) => new(name, (given, _) =>
    {
        PythonValue[] arguments = this.Arrays(given);
        (string lambda, PythonValue value) = this.Lambda(function, arguments);
        int[] wrt = argnums switch
        {
            null => [0],
            NumberText { Value: long n } => [(int)n],
            TupleText tuple => tuple.Items.Select(i => (int)(long)((NumberText)i).Value!).ToArray(),
            _ => throw new NotServedException("argnums of this form"),
        };
        string marker = wrt switch
        {
            [0] => "",
            [1] => ", Arg.Second",
            [2] => ", Arg.Third",
            [0, 1] => ", Arg.Both",
            _ => throw new NotServedException($"argnums={string.Join(", ", wrt)}"),
        };
        string code = $"Transforms.{name}({lambda}{marker}, {string.Join(", ", arguments.Select(a => a.Text))})";
        string gradient = name == "Grad" ? code : $"{code}.Item2";
        PythonValue gradients = argnums is TupleText
            ? this.Tuple(wrt.Select((w, i) => this.Rename(arguments[w], $"{gradient}.Item{i + 1}")).ToList())
            : this.Rename(arguments[wrt[0]], gradient);
        return name == "Grad" ? gradients : this.Tuple([this.Rename(value, $"{code}.Item1"), gradients]);
    });

    private FunctionText Vmap(FunctionText function, PythonValue? positional, IReadOnlyDictionary<string, PythonValue> keywords) => new("jax.vmap", (given, _) =>
    {
        PythonValue[] arguments = this.Arrays(given);
        PythonValue? axes = positional ?? keywords.GetValueOrDefault("in_axes");
        (string lambda, PythonValue result) = this.Lambda(function, arguments);
        string code = $"Transforms.Vmap({lambda}, {string.Join(", ", arguments.Select(a => a.Text))}";
        if (axes is not (null or NumberText { Value: 0L }))
        {
            IEnumerable<PythonValue> each = axes is TupleText tuple ? tuple.Items : arguments.Select(_ => axes);
            string texts = string.Join(", ", each.Select(a => a is NoneText ? "Transforms.None" : a.Text));
            code += arguments.Length == 1 ? $", inAxes: {texts}" : $", inAxes: ({texts})";
        }

        if (keywords.TryGetValue("out_axes", out PythonValue? outAxes))
        {
            code += $", outAxes: {outAxes.Text}";
        }

        return this.Rename(result, code + ")");
    });

    private PythonValue Jvp(FunctionText function, IReadOnlyList<PythonValue> primals, IReadOnlyList<PythonValue> tangents)
    {
        (string lambda, PythonValue result) = this.Lambda(function, primals);
        string code = $"Transforms.Jvp({lambda}, {Together(primals)}, {Together(tangents)})";
        return this.Tuple([this.Rename(result, $"{code}.Item1"), this.Rename(result, $"{code}.Item2")]);
    }

    private TupleText Vjp(FunctionText function, IReadOnlyList<PythonValue> primals)
    {
        FunctionText pullback = new("the function of jax.vjp", (cotangent, _) =>
        {
            string lambda = this.Lambda(function, primals).Code;
            string code = $"Transforms.Vjp({lambda}, {Together(primals)}, {cotangent[0].Text}).Item2";
            return this.Tuple(primals.Count == 1 ? [this.Rename(primals[0], code)] : primals.Select((p, i) => this.Rename(p, $"{code}.Item{i + 1}")).ToList());
        });
        return this.Tuple([function.Apply(primals), pullback]);
    }

    private PythonValue AssociativeScan(FunctionText function, PythonValue elems, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        string options = string.Concat(keywords.Select(k => k.Key is "reverse" or "axis" ? $", {k.Key}: {k.Value.Text}" : throw new NotServedException($"jax.lax.associative_scan with {k.Key}")));
        return this.Rename(elems, $"Lax.AssociativeScan({this.Lambda(function, [elems, elems]).Code}, {elems.Text}{options})");
    }

    private static string Together(IReadOnlyList<PythonValue> values) => values.Count == 1 ? values[0].Text : $"({string.Join(", ", values.Select(v => v.Text))})";
}
