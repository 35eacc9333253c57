namespace Pure.Jit.Conformance.Translation;

// Functions with rules of their own, roots and linear equations, and what lanes of vmap tell one another.
public sealed partial class Translator
{
    private FunctionText? RuledBy(string id) => id switch
    {
        "jax.custom_jvp" or "jax.custom_vjp" or "jax.custom_batching.custom_vmap" => new FunctionText(id, (arguments, keywords) =>
            this.WithRules(Function(arguments[0]), (arguments.ElementAtOrDefault(1) ?? keywords.GetValueOrDefault("nondiff_argnums")) is TupleText nondiff
                ? nondiff.Items.Select(i => (int)(long)((NumberText)i).Value!).ToList() : [])),
        "jax.lax.custom_root" => new FunctionText(id, (arguments, keywords) => this.Root(Each(arguments, keywords, "f", "initial_guess", "solve", "tangent_solve", "has_aux"))),
        "jax.lax.custom_linear_solve" => new FunctionText(id, (arguments, keywords) =>
            this.LinearSolve(Each(arguments, keywords, "matvec", "b", "solve", "transpose_solve", "symmetric", "has_aux"))),
        _ => null,
    };

    // f.defjvp(rule) and its like give the rule back and are heard of when f is called later.
    private static FunctionText Rule(RuleTexts rules, string name) => new(name, (arguments, _) =>
    {
        rules.All[name] = arguments.Where(a => a is FunctionText or NoneText).Select(a => a as FunctionText ?? new FunctionText("None", (_, _) => new NoneText())).ToList();
        return arguments[0];
    });

    private FunctionText WithRules(FunctionText function, IReadOnlyList<int> nondiff)
    {
        RuleTexts rules = new();
        return new FunctionText(function.Name, (given, keywords) =>
        {
            // A rule that calls its function means it with the rule, as often as derivatives are nested, which is twice here.
            if (rules.All.Count == 0 || rules.Depth == 2)
            {
                return function.Call(given, keywords);
            }

            rules.Depth++;
            try
            {
                return this.CallRuled(function, rules, nondiff, given);
            }
            finally
            {
                rules.Depth--;
            }
        })
        { Rules = rules };
    }

    private PythonValue CallRuled(FunctionText function, RuleTexts rules, IReadOnlyList<int> nondiff, IReadOnlyList<PythonValue> given)
    {
        List<PythonValue> apart = nondiff.Select(i => given[i]).ToList();
        PythonValue[] arguments = this.Arrays(given.Where((_, i) => !nondiff.Contains(i)));
        List<PythonValue> All(IReadOnlyList<PythonValue> own)
        {
            Queue<PythonValue> left = new(own);
            return given.Select((g, i) => nondiff.Contains(i) ? g : left.Dequeue()).ToList();
        }

        FunctionText closed = new(function.Name, (own, _) => function.Apply(All(own)));
        (string lambda, PythonValue result) = this.Lambda(closed, arguments);
        string values = string.Join(", ", arguments.Select(a => a.Text));
        if (rules.All.TryGetValue("defjvp", out IReadOnlyList<FunctionText>? jvp))
        {
            FunctionText rule = new(function.Name, (both, _) => this.Arrays(jvp[0].Apply(
                [.. apart, this.Tuple(both.Take(arguments.Length).ToList()), this.Tuple(both.Skip(arguments.Length).ToList())])));
            return this.Rename(result, $"Transforms.CustomJvp({lambda}, {this.Lambda(rule, [.. arguments, .. arguments]).Code}, {values})");
        }

        if (rules.All.TryGetValue("defjvps", out IReadOnlyList<FunctionText>? each))
        {
            FunctionText rule = new(function.Name, (both, _) =>
            {
                List<PythonValue> primals = both.Take(arguments.Length).ToList();
                PythonValue value = closed.Apply(primals);
                PythonValue? tangent = null;
                for (int i = 0; i < each.Count; i++)
                {
                    PythonValue term = each[i].Name == "None" ? new NoneText() : each[i].Apply([both[arguments.Length + i], value, .. primals]);
                    tangent = term is NoneText ? tangent : tangent is null ? term : this.Call("jnp.add", [tangent, term], new Dictionary<string, PythonValue>());
                }

                return this.Tuple([value, tangent ?? this.ZerosLike(value)]);
            });
            return this.Rename(result, $"Transforms.CustomJvp({lambda}, {this.Lambda(rule, [.. arguments, .. arguments]).Code}, {values})");
        }

        if (rules.All.TryGetValue("defvjp", out IReadOnlyList<FunctionText>? pair))
        {
            FunctionText forward = new(function.Name, (own, _) => this.Arrays(((TupleText)pair[0].Apply(All(own))) is var both ? this.Tuple([both.Items[0], Kept(both.Items[1])]) : both));
            (string forwardCode, PythonValue found) = this.Lambda(forward, arguments);
            PythonValue kept = ((TupleText)found).Items[1];
            bool isNothing = ((TupleText)pair[0].Apply(All(arguments))).Items[1] is NoneText or TupleText { Items.Count: 0 };
            FunctionText backward = new(function.Name, (own, _) =>
            {
                TupleText cotangents = (TupleText)pair[1].Apply([.. apart, isNothing ? new NoneText() : own[0], own[1]]);
                List<PythonValue> items = cotangents.Items.Select((c, i) => c is NoneText ? this.ZerosLike(arguments[i]) : this.Like(arguments[i], this.Arrays(c))).ToList();
                return items.Count == 1 ? items[0] : this.Tuple(items);
            });
            return this.Rename(result, $"Transforms.CustomVjp({lambda}, {forwardCode}, {this.Lambda(backward, [kept, result]).Code}, {values})");
        }

        if (rules.All.TryGetValue("def_vmap", out IReadOnlyList<FunctionText>? vmap))
        {
            FunctionText rule = new(function.Name, (own, _) => ((TupleText)vmap[0].Apply(
                [this.Call("jnp.shape", [own[0]], new Dictionary<string, PythonValue>()) is TupleText shape ? shape.Items[0] : new NoneText(), this.Tuple(own.Select(_ => (PythonValue)NumberText.Of(true)).ToList(), isList: true), .. All(own)])).Items[0]);
            return this.Rename(result, $"Transforms.CustomVmap({lambda}, {this.Lambda(rule, arguments).Code}, {values})");
        }

        throw new NotServedException($"the rule {rules.All.Keys.First()}");
    }

    // What is kept is an array or a tree of some; nothing is a number.
    private PythonValue Kept(PythonValue kept) => kept is NoneText or TupleText { Items.Count: 0 } ? NumberText.Of(0.0).Array(isX64 ? "f64" : "f32")
        : kept is TupleText { Items.Count: 1, Keys: null } single ? single with { Keys = ["only"], Records = this.records }
        : kept;

    private PythonValue ZerosLike(PythonValue value) => value is TupleText tuple
        ? tuple with { Items = tuple.Items.Select(this.ZerosLike).ToList(), Records = this.records }
        : this.Call("jnp.zeros_like", [value], new Dictionary<string, PythonValue>());

    private FunctionText Given(string code, PythonValue like) => new(code, (arguments, _) => this.Rename(like, $"{code}({this.Like(like, this.Arrays(arguments[0])).Text})"));

    private PythonValue Root(PythonValue[] given)
    {
        PythonValue guess = this.Carried(given[1]);
        string solve = this.Solver(Function(given[2]), guess), tangent = this.Solver(Function(given[3]), guess);
        return this.Rename(guess, $"Lax.CustomRoot({this.Lambda(this.Arrayed(Function(given[0])), [guess]).Code}, {guess.Text}, {solve}, {tangent})");
    }

    // A lambda that takes a function and a value.
    private string Solver(FunctionText solver, PythonValue like)
    {
        string function = $"f{++this.fresh}";
        PythonValue value = this.Rename(like, $"p{++this.fresh}");
        PythonValue result = this.Like(like, this.Arrays(solver.Apply(this.Given(function, like), value)));
        return $"(System.Func<{like.Type}, {like.Type}> {function}, {like.Type} {Root(value)}) => {result.Text}";
    }

    private PythonValue LinearSolve(PythonValue[] given)
    {
        PythonValue right = this.Carried(given[1]);
        string code = $"Lax.CustomLinearSolve({this.Lambda(this.Arrayed(Function(given[0])), [right]).Code}, {right.Text}, {this.Solver(Function(given[2]), right)}";
        code += given[3] is FunctionText transpose ? $", {this.Solver(transpose, right)}" : "";
        return this.Rename(right, code + (given[4] is NumberText { Value: true } ? ", symmetric: true)" : ")"));
    }

    private FunctionText? Collective(string id)
    {
        string? method = id switch
        {
            "jax.lax.psum" => "PSum",
            "jax.lax.pmean" => "PMean",
            "jax.lax.pmax" => "PMax",
            "jax.lax.pmin" => "PMin",
            "jax.lax.all_gather" => "AllGather",
            "jax.lax.axis_index" => "AxisIndex",
            "jax.lax.axis_size" => "AxisSize",
            _ => null,
        };
        return method is null ? null : new FunctionText(id, (arguments, keywords) =>
        {
            if (method is "AxisIndex" or "AxisSize")
            {
                string name = (arguments.ElementAtOrDefault(0) ?? keywords["axis_name"]).Text;
                return method == "AxisIndex" ? new ArrayText($"Lax.AxisIndex({name})", "i32") : new NumberText(null, $"Lax.AxisSize({name})");
            }

            PythonValue axis = arguments.ElementAtOrDefault(1) ?? keywords["axis_name"];
            return this.Gathered(method, arguments[0], axis is TupleText several ? several.Items.Select(a => a.Text).ToList() : [axis.Text]);
        });
    }

    private PythonValue Gathered(string method, PythonValue value, IReadOnlyList<string> axes) => value switch
    {
        TupleText tuple => tuple with { Items = tuple.Items.Select(i => this.Gathered(method, i, axes)).ToList(), Records = this.records },
        NumberText { Value: 1L } when method == "PSum" && axes.Count == 1 => new NumberText(null, $"Lax.AxisSize({axes[0]})"),
        _ => axes.Aggregate(this.Arrays(value), (inner, axis) => inner is ArrayText array ? new ArrayText($"Lax.{method}({array.Text}, {axis})", array.DType) : throw new NotServedException(method)),
    };
}
