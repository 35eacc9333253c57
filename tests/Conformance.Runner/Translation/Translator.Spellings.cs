namespace Pure.Jit.Conformance.Translation;

// Functions whose results, or functions among whose arguments, Python writes in ways of its own.
public sealed partial class Translator
{
    // The elements, then those of first places, inverse and counts that are asked for.
    private PythonValue UniqueParts(IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        bool IsWanted(string part) => keywords.TryGetValue("return_" + part, out PythonValue? wanted) && Truth(wanted);
        Dictionary<string, PythonValue> others = keywords.Where(k => !k.Key.StartsWith("return_", StringComparison.Ordinal)).ToDictionary();
        PythonValue all = Library.Call("Nd", "UniqueAll", arguments, others, isX64);
        List<PythonValue> parts = [Elements(all)[0], .. new[] { "index", "inverse", "counts" }.Select((part, i) => (part, i)).Where(p => IsWanted(p.part)).Select(p => Elements(all)[p.i + 1])];
        return parts.Count == 1 ? parts[0] : this.Tuple(parts);
    }

    private ArrayText Piecewise(ArrayText x, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        string conditions = string.Join(", ", Elements(arguments[1]).Select(c => c.Text));
        IEnumerable<string> functions = Elements(arguments[2]).Select((f, i) =>
        {
            ArrayText parameter = new($"e{i}", x.DType) { Sizes = x.Sizes };
            PythonValue value = f is FunctionText function ? function.Call([parameter, .. arguments.Skip(3)], keywords) : f;
            return $"{parameter.Code} => {(value is ArrayText array ? Converted(array, x.DType).Text : this.Call("jnp.full_like", [parameter, value], Without).Text)}";
        });
        return new ArrayText($"Nd.Piecewise({x.Code}, [{conditions}], [{string.Join(", ", functions)}])", x.DType) { Sizes = x.Sizes };
    }

    // One array for each axis: each with the other axes left as they are.
    private TupleText Gradients(PythonValue array, IReadOnlyList<PythonValue> distances) =>
        this.Tuple(distances.Select((d, axis) => Library.Call("Nd", "Gradient", [array, d], new Dictionary<string, PythonValue> { ["axis"] = NumberText.Of(axis) }, isX64)).ToList(), isList: true);

    private PythonValue StepOf(IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        long count = Whole(keywords.GetValueOrDefault("num") ?? arguments.ElementAtOrDefault(2) ?? NumberText.Of(50));
        bool hasEnd = keywords.GetValueOrDefault("endpoint") is not { } given || Truth(given);
        return this.Binary("Div", this.Binary("Sub", arguments[1], arguments[0]), NumberText.Of(hasEnd ? count - 1 : count));
    }

    // scipy's: of any rank, the whole by default.
    private PythonValue Signal(string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        Dictionary<string, PythonValue> others = But(But(keywords, "method"), "boundary");
        if (arguments.Count < 3 && !others.ContainsKey("mode"))
        {
            others["mode"] = new StringText("full");
        }

        bool isPlane = arguments[0] is ArrayText { Sizes: [_, _] };
        return (method, isPlane) switch
        {
            ("Convolve", true) => Library.Call("Nd", "Convolve2d", arguments, others, isX64),
            ("Correlate", true) => Library.Call("Nd", "Convolve2d", [arguments[0], this.Call("jnp.flip", [arguments[1]], Without), .. arguments.Skip(2)], others, isX64),
            _ => Library.Call("Nd", method, arguments, others, isX64),
        };
    }

    // jnp.vectorize: over the axes before those of the signature, batch by batch from the outermost.
    private FunctionText Vectorized(FunctionText function, string? signature) => new("jnp.vectorize", (given, keywords) =>
    {
        int[] own = signature is null ? given.Select(_ => 0).ToArray() : signature.Split("->")[0].Split("),").Select(p => p.Count(char.IsLetter)).ToArray();
        int Batches(int i) => (given[i] is ArrayText { Sizes: { } sizes } ? sizes.Count : given[i] is NumberText ? 0 : throw new NotServedException("jnp.vectorize over unknown ranks")) - own[i];
        int depth = Enumerable.Range(0, given.Count).Max(Batches);
        FunctionText result = function;
        for (int level = 0; level < depth; level++)
        {
            // The innermost axis first; an array with fewer takes part in the inner ones only.
            PythonValue axes = this.Tuple(Enumerable.Range(0, given.Count).Select(i => Batches(i) > level ? (PythonValue)NumberText.Of(0) : new NoneText()).ToList());
            result = this.Vmap(result, axes, Without);
        }

        return result.Call(given, keywords);
    });
}
