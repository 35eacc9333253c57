namespace Pure.Jit.Conformance.Translation;

// jax.grad, jacfwd, jacrev and hessian with any argnums: those that C# has no marker for become one tuple, and the others are captured.
public sealed partial class Translator
{
    private static bool IsTrue(IReadOnlyDictionary<string, PythonValue> keywords, string name) =>
        keywords.TryGetValue(name, out PythonValue? value) && value is NumberText { Value: true };

    private static FunctionText Part(FunctionText function, int index) => new(function.Name, (given, keywords) =>
        function.Call(given, keywords) is TupleText tuple ? tuple.Items[index] : throw new NotServedException("has_aux of a function that gives no pair"));

    private FunctionText Derivative(string id, FunctionText whole, PythonValue? argnums, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        if (keywords.Keys.FirstOrDefault(k => k is not ("argnums" or "has_aux" or "holomorphic" or "allow_int")) is { } other)
        {
            throw new NotServedException($"{id} with {other}");
        }

        bool hasAux = IsTrue(keywords, "has_aux");
        FunctionText function = hasAux ? Part(whole, 0) : whole;
        return new FunctionText(id, (given, named) =>
        {
            PythonValue[] arguments = this.Arrays([.. given, .. named.Values]);
            int[] wrt = argnums switch
            {
                null => [0],
                NumberText { Value: long n } => [Place(n)],
                TupleText tuple => tuple.Items.Select(i => Place((long)((NumberText)i).Value!)).ToArray(),
                _ => throw new NotServedException("argnums of this form"),
            };
            int Place(long n) => (int)(n < 0 ? n + arguments.Length : n);
            bool isTuple = argnums is TupleText;
            PythonValue derivative = id switch
            {
                "jax.grad" => this.Gradient("Grad", function, arguments, wrt, isTuple).Derivative,
                "jax.value_and_grad" => this.Gradient("ValueAndGrad", function, arguments, wrt, isTuple) is var both ? this.Tuple([both.Value!, both.Derivative]) : both.Derivative,
                "jax.hessian" => this.Second(function, arguments, wrt, isTuple),
                _ => this.Jacobian(id == "jax.jacfwd" ? "JacFwd" : "JacRev", function, arguments, wrt, isTuple),
            };
            if (!hasAux)
            {
                return derivative;
            }

            PythonValue aux = ((TupleText)whole.Apply(arguments)).Items[1];
            return id == "jax.value_and_grad" && derivative is TupleText { Items: [var value, var slope] }
                ? this.Tuple([this.Tuple([value, aux]), slope])
                : this.Tuple([derivative, aux]);
        });
    }

    private static string? Marker(int[] wrt, int count) => wrt switch
    {
        [0] => "",
        [1] when count > 1 => ", Arg.Second",
        [2] when count > 2 => ", Arg.Third",
        [0, 1] => ", Arg.Both",
        _ => null,
    };

    // A function of the chosen arguments alone, and these: one, or all of them in a tuple.
    private (FunctionText Function, PythonValue Argument) Chosen(FunctionText function, PythonValue[] arguments, int[] wrt)
    {
        PythonValue argument = wrt.Length == 1 ? arguments[wrt[0]] : this.Tuple(wrt.Select(w => arguments[w]).ToList());
        return (new FunctionText(function.Name, (given, _) =>
        {
            List<PythonValue> all = [.. arguments];
            for (int i = 0; i < wrt.Length; i++)
            {
                all[wrt[i]] = wrt.Length == 1 ? given[0] : ((TupleText)given[0]).Items[i];
            }

            return function.Apply(all);
        }), argument);
    }

    private (PythonValue? Value, PythonValue Derivative) Gradient(string name, FunctionText function, PythonValue[] arguments, int[] wrt, bool isTuple)
    {
        string? marker = Marker(wrt, arguments.Length);
        (FunctionText of, PythonValue[] at) = marker is not null ? (function, arguments) : this.Chosen(function, arguments, wrt) is var chosen ? (chosen.Function, [chosen.Argument]) : default;
        (string lambda, PythonValue value) = this.Lambda(of, at);
        string code = $"Transforms.{name}({lambda}{marker}, {string.Join(", ", at.Select(a => a.Text))})";
        string gradient = name == "Grad" ? code : $"{code}.Item2";
        return (name == "Grad" ? null : this.Rename(value, $"{code}.Item1"), this.Sliced(arguments, wrt, isTuple, gradient));
    }

    // What there is for each of the chosen arguments.
    private PythonValue Sliced(PythonValue[] arguments, int[] wrt, bool isTuple, string code) =>
        !isTuple ? this.Rename(arguments[wrt[0]], code)
        : this.Tuple(wrt.Length == 1 ? [this.Rename(arguments[wrt[0]], code)] : wrt.Select((w, i) => this.Rename(arguments[w], $"{code}.Item{i + 1}")).ToList());

    private PythonValue Jacobian(string name, FunctionText function, PythonValue[] arguments, int[] wrt, bool isTuple)
    {
        // A tree of results has a Jacobian for each.
        if (this.Arrays(function.Apply(arguments)) is TupleText results)
        {
            return this.Tuple(results.Items.Select((_, i) => this.Jacobian(name, Part(function, i), arguments, wrt, isTuple)).ToList(), results.IsList, results.Keys);
        }

        string? marker = Marker(wrt, arguments.Length);
        (FunctionText of, PythonValue[] at) = marker is not null ? (function, arguments) : this.Chosen(function, arguments, wrt) is var chosen ? (chosen.Function, [chosen.Argument]) : default;
        string lambda = this.Lambda(of, at).Code;
        return this.Sliced(arguments, wrt, isTuple, $"Transforms.{name}({lambda}{marker}, {string.Join(", ", at.Select(a => a.Text))})");
    }

    private PythonValue Second(FunctionText function, PythonValue[] arguments, int[] wrt, bool isTuple)
    {
        bool isPlain = this.Arrays(function.Apply(arguments)) is ArrayText && wrt.All(w => arguments[w] is ArrayText);
        string? marker = Marker(wrt, arguments.Length);
        if (!isPlain || marker is null || (isTuple && wrt.Length == 1))
        {
            FunctionText first = new(function.Name, (given, _) => this.Jacobian("JacRev", function, this.Arrays(given), wrt, isTuple));
            return this.Jacobian("JacFwd", first, arguments, wrt, isTuple);
        }

        string code = $"Transforms.Hessian({this.Lambda(function, arguments).Code}{marker}, {string.Join(", ", arguments.Select(a => a.Text))})";
        return !isTuple ? this.Rename(arguments[wrt[0]], code)
            : this.Tuple(wrt.Select((_, row) => (PythonValue)this.Tuple(wrt.Select((w, column) => this.Rename(arguments[w], $"{code}.Item{row + 1}.Item{column + 1}")).ToList())).ToList());
    }

    private TupleText Linearized(FunctionText function, IReadOnlyList<PythonValue> given)
    {
        PythonValue[] primals = this.Arrays(given);
        (string lambda, PythonValue result) = this.Lambda(function, primals);
        string code = $"Transforms.Linearize({lambda}, {string.Join(", ", primals.Select(p => p.Text))})";
        return this.Tuple([
            this.Rename(result, $"{code}.Item1"),
            new FunctionText("the function of jax.linearize", (tangents, _) => this.Rename(
                result, $"{code}.Item2({string.Join(", ", primals.Zip(this.Arrays(tangents), (p, t) => this.Like(p, t).Text))})")),
        ]);
    }

    private FunctionText LinearTransposed(FunctionText function, IReadOnlyList<PythonValue> given) => new("the function of jax.linear_transpose", (cotangent, _) =>
    {
        PythonValue[] primals = this.Arrays(given);
        (string lambda, PythonValue result) = this.Lambda(function, primals);
        string code = $"Transforms.LinearTranspose({lambda}, {Together(primals)}, {this.Like(result, this.Arrays(cotangent[0])).Text})";
        return this.Tuple(primals.Length == 1 ? [this.Rename(primals[0], code)] : primals.Select((p, i) => this.Rename(p, $"{code}.Item{i + 1}")).ToList());
    });
}
