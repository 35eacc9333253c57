namespace Pure.Jit.Conformance.Translation;

// jax.random, where the type of a result is an argument, and jax.nn.initializers, whose functions make functions.
public sealed partial class Translator
{
    // Python's parameters by position, of those functions that take a dtype.
    private static readonly Dictionary<string, string[]> Samplers = new Dictionary<string, string>
    {
        ["bits"] = "key shape dtype", ["uniform"] = "key shape dtype minval maxval", ["randint"] = "key shape minval maxval dtype", ["normal"] = "key shape dtype",
        ["multivariate_normal"] = "key mean cov shape dtype method", ["truncated_normal"] = "key lower upper shape dtype", ["beta"] = "key a b shape dtype", ["cauchy"] = "key shape dtype",
        ["dirichlet"] = "key alpha shape dtype", ["exponential"] = "key shape dtype", ["gamma"] = "key a shape dtype", ["loggamma"] = "key a shape dtype", ["poisson"] = "key lam shape dtype",
        ["gumbel"] = "key shape dtype mode", ["laplace"] = "key shape dtype", ["logistic"] = "key shape dtype", ["pareto"] = "key b shape dtype", ["t"] = "key df shape dtype",
        ["chisquare"] = "key df shape dtype", ["f"] = "key dfnum dfden shape dtype", ["rademacher"] = "key shape dtype", ["maxwell"] = "key shape dtype",
        ["double_sided_maxwell"] = "key loc scale shape dtype", ["weibull_min"] = "key scale concentration shape dtype", ["orthogonal"] = "key n shape dtype m",
        ["generalized_normal"] = "key p shape dtype", ["ball"] = "key d p shape dtype", ["rayleigh"] = "key scale shape dtype", ["wald"] = "key mean shape dtype",
        ["geometric"] = "key p shape dtype", ["triangular"] = "key left mode right shape dtype", ["lognormal"] = "key sigma shape dtype", ["binomial"] = "key n p shape dtype",
        ["multinomial"] = "key n p shape dtype",
    }.ToDictionary(s => s.Key, s => s.Value.Split(' '));

    private PythonValue? Randomness(string id, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        string name = id.Split('.')[^1];
        if (id.StartsWith("jax.nn.initializers.", StringComparison.Ordinal))
        {
            return name is "zeros" or "ones" ? this.Initialized(name, [], Without, arguments, keywords)
                : new FunctionText(id, (given, more) => this.Initialized(name, arguments, keywords, given, more));
        }

        if (!id.StartsWith("jax.random.", StringComparison.Ordinal))
        {
            return null;
        }

        if (Samplers.TryGetValue(name, out string[]? parameters))
        {
            return this.Drawn(name, parameters, arguments, keywords);
        }

        // Python's numbers have JAX's default type.
        return name switch
        {
            "key" or "PRNGKey" => new KeyText($"((KeyArray)Rand.Key({this.Seed(arguments.Concat(keywords.Values).First())}))") { Sizes = [] },
            "fold_in" when Each(arguments, keywords, "key", "data") is [KeyText key, NumberText { Value: long data }] =>
                new KeyText($"((KeyArray)Rand.FoldIn({key.Code}, {unchecked((uint)data)}u))") { Sizes = [] },
            "split" when Each(arguments, keywords, "key", "num") is [KeyText key, var num] => SplitKeys(key, num is NoneText ? NumberText.Of(2) : num),
            "key_data" when arguments is [KeyText keys] && keys.Sizes is { } sizes => new ArrayText($"Rand.KeyData({keys.Code})", "u32") { Sizes = [.. sizes, NumberText.Of(2)] },
            "permutation" when keywords.TryGetValue("x", out PythonValue? x) => this.Call(id, [.. arguments, x], But(keywords, "x")),
            "choice" when Each(arguments, keywords, "key", "a", "shape", "replace", "p")[4] is TupleText weights =>
                this.Call(id, arguments.Take(4).ToList(), new Dictionary<string, PythonValue>(keywords) { ["p"] = this.Call("jnp.array", [weights], Without) }),
            "bernoulli" when Each(arguments, keywords, "key", "p", "shape", "mode") is [_, var p, _, _] && p is not ArrayText =>
                Library.Call("Rand", "Bernoulli", [arguments[0], (p as NumberText ?? NumberText.Of(0.5)).Array(isX64 ? "f64" : "f32"), .. arguments.Skip(2)], But(keywords, "p"), isX64),
            _ => null,
        };
    }

    // Keys that a case gives are compared by their words, complex numbers by their parts.
    private PythonValue Words(PythonValue value) => value switch
    {
        KeyText keys => new ArrayText($"Rand.KeyData({keys.Code})", "u32"),
        ComplexText complex => new ArrayText($"Nd.Stack([{Real(complex).Code}, {Imaginary(complex).Code}], -1)", complex.DType),
        TupleText tuple => tuple with { Items = tuple.Items.Select(this.Words).ToList(), Records = this.records },
        _ => value,
    };

    private static KeyText SplitKeys(KeyText key, PythonValue num)
    {
        IReadOnlyList<PythonValue> sizes = num is TupleText tuple ? tuple.Items : [num];
        return new KeyText($"Rand.Split({key.Code}, [{string.Join(", ", sizes.Select(s => s.Text))}])") { Sizes = sizes.OfType<NumberText>().ToList() };
    }

    private string Seed(PythonValue seed) => seed is NumberText { Value: long number }
        ? (isX64 ? number : number & uint.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture) + "L"
        : seed.Text;

    // Arrays are converted to what is drawn; integers among them are ends or counts and stay what they are.
    private PythonValue Drawn(string name, string[] parameters, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        Dictionary<string, PythonValue> named = keywords.Where(k => k.Key is not ("out_sharding" or "unroll")).ToDictionary();
        for (int i = 0; i < arguments.Count; i++)
        {
            named[parameters[i]] = arguments[i];
        }

        PythonValue? given = named.GetValueOrDefault("dtype");
        if (name == "normal" && given is StringText { Value: "complex64" or "complex128" } or FunctionText { Name: "jnp.complex64" or "jnp.complex128" })
        {
            string text = given is StringText s ? s.Value : ((FunctionText)given).Name;
            named["dtype"] = new DTypeText(text.EndsWith("64", StringComparison.Ordinal) ? "f32" : "f64");
            return Library.Call("Rand", "ComplexNormal", [], named, isX64);
        }

        string wide = isX64 ? "64" : "32";
        string dtype = (given is null ? null : Library.AsDType(given, isX64)) ?? (name switch
        {
            "bits" => "u32",
            "randint" or "poisson" or "rademacher" or "geometric" => "i" + wide,
            "multivariate_normal" when new[] { "mean", "cov" }.Select(p => named.GetValueOrDefault(p)).OfType<ArrayText>().Select(a => a.DType).ToList() is { Count: > 0 } types =>
                types.Aggregate((a, b) => Names.Promote(a, b, isX64)) is var both && Names.IsFloating(both) ? both : "f" + wide,
            _ => "f" + wide,
        });
        string drawn = name switch { "poisson" => "f32", "geometric" => "f" + wide, _ => dtype };
        foreach ((string key, PythonValue value) in named.ToList())
        {
            named[key] = (key, value) switch
            {
                ("key" or "shape" or "dtype" or "method", _) => value,
                (_, ArrayText array) when name == "geometric" && Names.IsFloating(array.DType) => array,
                (_, NumberText number) when name == "randint" && named.Values.Any(v => v is ArrayText) => number.Array(dtype),
                (_, ArrayText array) when name == "randint" && array.DType is "i32" or "i64" && Bits(dtype) < 32 => Converted(array, "i32"),
                (_, ArrayText array) => Converted(array, drawn),
                (_, NumberText number) when name != "randint" && key is not ("d" or "m") && !(name == "orthogonal" && key == "n") => number.Array(drawn),
                (_, TupleText list) when list.Items.All(i => i is NumberText) => this.Call("jnp.array", [list, new DTypeText(drawn)], Without),
                _ => value,
            };
        }

        named["dtype"] = new DTypeText(dtype);
        return Library.Call("Rand", Names.Pascal(name), [], named, isX64);
    }

    private static int Bits(string dtype) => int.Parse(dtype.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    // What is given first describes, what is given then draws.
    private PythonValue Initialized(
        string name,
        IReadOnlyList<PythonValue> arguments,
        IReadOnlyDictionary<string, PythonValue> keywords,
        IReadOnlyList<PythonValue> given,
        IReadOnlyDictionary<string, PythonValue> more)
    {
        string[] settings = name switch
        {
            "constant" => ["value", "dtype"],
            "uniform" => ["scale", "dtype"],
            "normal" => ["stddev", "dtype"],
            "truncated_normal" => ["stddev", "dtype", "lower", "upper"],
            "variance_scaling" => ["scale", "mode", "distribution", "in_axis", "out_axis", "batch_axis", "dtype"],
            "orthogonal" or "delta_orthogonal" => ["scale", "column_axis", "dtype"],
            _ => ["in_axis", "out_axis", "batch_axis", "dtype"],
        };
        Dictionary<string, PythonValue> named = keywords.ToDictionary();
        for (int i = 0; i < arguments.Count; i++)
        {
            named[settings[i]] = arguments[i];
        }

        string[] drawing = ["key", "shape", "dtype"];
        foreach ((string key, PythonValue value) in given.Select((value, i) => (drawing[i], value)).Concat(more.Select(m => (m.Key, m.Value))))
        {
            named[key] = value;
        }

        named.Remove("out_sharding");
        string dtype = (named.TryGetValue("dtype", out PythonValue? wanted) ? Library.AsDType(wanted, isX64) : null) ?? (isX64 ? "f64" : "f32");
        named["dtype"] = new DTypeText(dtype);
        return Library.Call("Initializers", Names.Pascal(name), [], named, isX64);
    }

    private PythonValue KeyMember(KeyText keys, string name) => name switch
    {
        "shape" => keys.Sizes is { } sizes ? this.Tuple([.. sizes]) : new ShapeText($"{keys.Code}.Shape"),
        "ndim" => keys.Sizes is { } axes ? NumberText.Of(axes.Count) : new NumberText(null, $"{keys.Code}.Rank"),
        "size" => new NumberText(null, $"{keys.Code}.Size"),
        "reshape" or "flatten" or "ravel" => new FunctionText(name, (arguments, _) =>
        {
            IReadOnlyList<PythonValue> to = name != "reshape" ? [NumberText.Of(-1)] : arguments is [TupleText tuple] ? tuple.Items : arguments;
            return new KeyText($"{keys.Code}.Reshape([{string.Join(", ", to.Select(s => s.Text))}])");
        }),
        _ => throw new NotServedException($"the attribute {name} of keys"),
    };
}
