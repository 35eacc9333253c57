namespace Pure.Jit.Conformance.Translation;

// Functions whose arguments JAX takes in more forms than C# does: each becomes the form that C# has.
public sealed partial class Translator
{
    private static readonly Dictionary<string, PythonValue> Without = [];

    private static readonly HashSet<string> Transposes = ["N", "T", "C"];

    private PythonValue? Convention(string id, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        bool isScipy = id.StartsWith("jax.scipy.linalg.", StringComparison.Ordinal);
        if (this.Randomness(id, arguments, keywords) is { } drawn)
        {
            return drawn;
        }

        switch (method)
        {
            case var _ when keywords.TryGetValue("preferred_element_type", out PythonValue? preferred):
                Dictionary<string, PythonValue> others = But(keywords, "preferred_element_type");
                return Library.AsDType(preferred, isX64) is { } dtype
                    ? this.Call(id, arguments.Select(a => Converted(a, dtype)).ToList(), others)
                    : this.Call(id, arguments, others);
            case "DotGeneral" when arguments.Count == 2 && keywords.TryGetValue("dimension_numbers", out PythonValue? numbers):
                return this.Call(id, [.. arguments, numbers], But(keywords, "dimension_numbers"));
            case "ConvDimensionNumbers" when id.EndsWith("conv_dimension_numbers", StringComparison.Ordinal):
                return arguments[2];
            case "ConvDimensionNumbers":
                return this.Tuple([Layout(arguments[0], "NC"), Layout(arguments[1], "OI"), Layout(arguments[2], "NC")]);
            case "Einsum" when arguments is [ArrayText, ..]:
                return this.IndexedEinsum(arguments, keywords);
            case "Block" when arguments is [TupleText blocks]:
                return this.Block(blocks);
            case "Cholesky" when isScipy:
                bool isLower = keywords.TryGetValue("lower", out PythonValue? lower) ? Truth(lower) : arguments.Count > 1 && Truth(arguments[1]);
                return this.Call("jnp.linalg.cholesky", [arguments[0]], new Dictionary<string, PythonValue> { ["upper"] = NumberText.Of(!isLower), ["symmetrize_input"] = NumberText.Of(false) });
            case "Eigh" when keywords.TryGetValue("eigvals_only", out PythonValue? only):
                return this.Call(Truth(only) ? "jnp.linalg.eigvalsh" : id, arguments, But(keywords, "eigvals_only"));
            case "Svd" or "Pinv" when keywords.ContainsKey("hermitian"):
                return this.Call(id, arguments, But(keywords, "hermitian"));
            case "Qr" when keywords.TryGetValue("full_matrices", out PythonValue? full):
                return this.Call("jnp.linalg.qr", arguments, new Dictionary<string, PythonValue> { ["mode"] = new StringText(Truth(full) ? "complete" : "reduced") });
            case "Qr" when (keywords.GetValueOrDefault("mode") ?? arguments.ElementAtOrDefault(1)) is StringText { Value: "r" }:
                PythonValue r = this.Subscript(this.Call("jnp.linalg.qr", [arguments[0]], Without), NumberText.Of(1));
                return isScipy ? this.Tuple([r]) : r;
            case "Lu" when keywords.TryGetValue("permute_l", out PythonValue? permute):
                PythonValue lu = this.Call(id, arguments, But(keywords, "permute_l"));
                return Truth(permute) ? this.Tuple([this.Binary("MatMult", this.Subscript(lu, NumberText.Of(0)), this.Subscript(lu, NumberText.Of(1))), this.Subscript(lu, NumberText.Of(2))]) : lu;
            case "SolveTriangular" when (keywords.GetValueOrDefault("trans") ?? arguments.ElementAtOrDefault(2)) is StringText { Value: var transposed } && Transposes.Contains(transposed):
                return this.Call(id, arguments.Take(2).ToList(), new Dictionary<string, PythonValue>(keywords) { ["trans"] = NumberText.Of(transposed == "N" ? 0 : 1) });
            case "SortKeyVal" when arguments.Count <= 2:
                PythonValue sorted = this.Call("jax.lax.sort", [this.Tuple([.. arguments, .. keywords.Where(k => k.Key is "keys" or "values").Select(k => k.Value)])], But(But(keywords, "keys"), "values"));
                return sorted is ArraysText arrays ? arrays with { Count = 2 } : sorted;
            case "Gather" or "Scatter" or "ScatterAdd" or "ScatterSub" or "ScatterMul" or "ScatterMin" or "ScatterMax"
                when keywords.GetValueOrDefault("mode") is StringText { Value: var mode } && Modes(method).TryGetValue(mode, out string? plain):
                return this.Call(id, arguments, new Dictionary<string, PythonValue>(keywords) { ["mode"] = new StringText(plain) });
            case "TriangularSolve":
                return Library.Call("Lax", method, arguments, But(keywords, "conjugate_a"), isX64);
            case "TopK" when keywords.TryGetValue("axis", out PythonValue? axis):
                return this.TopAlong(id, arguments, But(keywords, "axis"), axis);
            case "Logsumexp" when keywords.TryGetValue("return_sign", out PythonValue? signed):
                Dictionary<string, PythonValue> rest = But(keywords, "return_sign");
                return Truth(signed) ? Library.Call("Nn", "LogsumexpWithSign", arguments, rest, isX64) : this.Call(id, arguments, rest);
            case "Logsumexp" when id.StartsWith("jax.scipy.", StringComparison.Ordinal) && (keywords.ContainsKey("b") || arguments.Count > 2):
                return this.Call("jax.nn.logsumexp", arguments, keywords);
            case "LeftShift" or "RightShift" when arguments is [NumberText number, ArrayText by]:
                return this.Call(id, [number.Array(by.DType), by], keywords);
            case "Where" when arguments is [ArrayText]:
                return this.Call("jnp.nonzero", arguments, keywords);
            case "Nonzero" when keywords.GetValueOrDefault("fill_value") is TupleText fills:
                return this.Tuple(fills.Items.Select((fill, axis) => this.Subscript(
                    this.Call(id, arguments, new Dictionary<string, PythonValue>(keywords) { ["fill_value"] = fill }), NumberText.Of(axis))).ToList());
            case "Unique" when keywords.Keys.Any(k => k.StartsWith("return_", StringComparison.Ordinal)):
                return this.UniqueParts(arguments, keywords);
            case "Intersect1d" when keywords.TryGetValue("return_indices", out PythonValue? wanted):
                return Truth(wanted) ? Library.Call("Nd", "Intersect1dIndices", arguments, But(keywords, "return_indices"), isX64) : this.Call(id, arguments, But(keywords, "return_indices"));
            case "Average" when keywords.TryGetValue("returned", out PythonValue? returned):
                return Truth(returned) ? Library.Call("Nd", "AverageWithSum", arguments, But(keywords, "returned"), isX64) : this.Call(id, arguments, But(keywords, "returned"));
            case "Choose" when arguments is [_, ArrayText { Sizes: [_, ..] } choices, ..]:
                return this.Call(id, [arguments[0], this.Tuple(Elements(choices), isList: true), .. arguments.Skip(2)], keywords);
            case "Piecewise" when arguments is [ArrayText x, _, _, ..]:
                return this.Piecewise(x, arguments, keywords);
            case "Fromfunction" when arguments is [FunctionText function, ..]:
                PythonValue places = this.Call("jnp.indices", [arguments[1]], new Dictionary<string, PythonValue> { ["dtype"] = keywords.GetValueOrDefault("dtype") ?? new DTypeText(isX64 ? "f64" : "f32") });
                return function.Call(Elements(arguments[1]).Select((_, axis) => this.Subscript(places, NumberText.Of(axis))).ToList(), Without);
            case "ApplyOverAxes" when arguments is [FunctionText reduction, ArrayText whole, var over]:
                return (over is TupleText axes ? axes.Items : [over]).Aggregate((PythonValue)whole, (rest, axis) =>
                    reduction.Call([rest], new Dictionary<string, PythonValue> { ["axis"] = axis, ["keepdims"] = NumberText.Of(true) }));
            case "Gradient" when arguments is [ArrayText { Sizes.Count: > 1 and var rank }] && !keywords.ContainsKey("axis"):
                return this.Gradients(arguments[0], Enumerable.Repeat((PythonValue)NumberText.Of(1.0), rank).ToList());
            case "Gradient" when arguments.Count > 2:
                return this.Gradients(arguments[0], arguments.Skip(1).ToList());
            case "Gradient" when arguments is [_, NumberText distance] && keywords.GetValueOrDefault("axis") is null && arguments[0] is ArrayText { Sizes.Count: > 1 and var rank }:
                return this.Gradients(arguments[0], Enumerable.Repeat((PythonValue)distance, rank).ToList());
            case "Linspace" when keywords.TryGetValue("retstep", out PythonValue? step):
                PythonValue line = this.Call(id, arguments, But(keywords, "retstep"));
                return Truth(step) ? this.Tuple([line, this.StepOf(arguments, keywords)]) : line;
            case "Indices" when keywords.TryGetValue("sparse", out PythonValue? isSparse):
                return Truth(isSparse) && Library.Call("Nd", "SparseIndices", arguments, But(keywords, "sparse"), isX64) is ArraysText sparse
                    ? sparse with { Count = Elements(arguments[0]).Count }
                    : this.Call(id, arguments, But(keywords, "sparse"));
            case "MatrixNorm" when keywords.GetValueOrDefault("ord") is NumberText && !keywords.ContainsKey("keepdims") && arguments.Count == 1:
                return this.Call(id, arguments, new Dictionary<string, PythonValue>(keywords) { ["keepdims"] = NumberText.Of(false) });
            case "ExpmFrechet" when keywords.TryGetValue("compute_expm", out PythonValue? both):
                PythonValue derivative = this.Call(id, arguments, But(But(keywords, "compute_expm"), "method"));
                return Truth(both) ? derivative : this.Subscript(derivative, NumberText.Of(1));
            case "EighTridiagonal":
                return Library.Call("Linalg", "EigvalshTridiagonal", arguments.Take(2).ToList(), But(keywords, "eigvals_only"), isX64);
            case "Rankdata" when (keywords.GetValueOrDefault("method") ?? arguments.ElementAtOrDefault(1)) is StringText { Value: not "average" }:
                return Converted(Library.Call("Stats", method, arguments, But(keywords, "nan_policy"), isX64), isX64 ? "i64" : "i32");
            case "Bincount" when keywords.ContainsKey("length") && keywords.ContainsKey("minlength"):
                return this.Call(id, arguments, But(keywords, "minlength"));
            case "Dct" or "Idct" or "Dctn" or "Idctn" when keywords.GetValueOrDefault("type") is NumberText { Value: 2L }:
                return this.Call(id, arguments, But(keywords, "type"));
            case "Round" when id.EndsWith("lax.round", StringComparison.Ordinal):
                bool isToEven = (keywords.GetValueOrDefault("rounding_method") ?? arguments.ElementAtOrDefault(1)) is FunctionText { Name: var rounding } && rounding.EndsWith("TO_NEAREST_EVEN", StringComparison.Ordinal);
                return Library.Call("Lax", method, [arguments[0], new StringText(isToEven ? "to_nearest_even" : "away_from_zero")], Without, isX64);
            case "Iscomplexobj":
                return NumberText.Of(arguments[0] is ComplexText);
            case "Convolve" or "Correlate" or "Convolve2d" or "Correlate2d" or "Fftconvolve" when id.StartsWith("jax.scipy.signal.", StringComparison.Ordinal):
                return this.Signal(method, arguments, keywords);
            default:
                return arguments.OfType<ComplexText>().Any() ? this.OfParts(id, method, arguments, keywords) : null;
        }
    }

    private static Dictionary<string, PythonValue> But(IReadOnlyDictionary<string, PythonValue> keywords, string key) => keywords.Where(k => k.Key != key).ToDictionary();

    private static Dictionary<string, string> Modes(string method) => new()
    {
        ["FILL_OR_DROP"] = method == "Gather" ? "fill" : "drop", ["CLIP"] = "clip", ["PROMISE_IN_BOUNDS"] = "promise", ["promise_in_bounds"] = "promise",
    };

    // The letters of axes given by number: batch, feature and then the spatial ones.
    private static StringText Layout(PythonValue axes, string first)
    {
        int[] places = Elements(axes).Select(a => (int)Whole(a)).ToArray();
        char[] letters = new char[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            letters[places[i]] = i < 2 ? first[i] : (char)('a' + i - 2);
        }

        return new StringText(new string(letters));
    }

    // jnp.einsum(x, [0, 1], y, [1, 2], [0, 2]): numbers for letters.
    private PythonValue IndexedEinsum(IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        static string Letters(PythonValue axes) => string.Concat(Elements(axes).Select(a => a is EllipsisText ? "..." : ((char)('a' + Whole(a))).ToString()));
        int pairs = arguments.Count / 2;
        string subscripts = string.Join(',', Enumerable.Range(0, pairs).Select(i => Letters(arguments[(2 * i) + 1]))) + (arguments.Count % 2 == 1 ? "->" + Letters(arguments[^1]) : "");
        return this.Call("jnp.einsum", [new StringText(subscripts), .. Enumerable.Range(0, pairs).Select(i => arguments[2 * i])], keywords);
    }

    private PythonValue TopAlong(string id, IReadOnlyList<PythonValue> arguments, Dictionary<string, PythonValue> keywords, PythonValue axis)
    {
        PythonValue last = NumberText.Of(-1);
        PythonValue turned = this.Call("jnp.swapaxes", [arguments[0], axis, last], Without);
        PythonValue top = this.Call(id, [turned, .. arguments.Skip(1)], keywords);
        return this.Tuple(Elements(top).Select(t => this.Call("jnp.swapaxes", [t, axis, last], Without)).ToList());
    }

    private static readonly HashSet<string> Structural =
    [
        "Sum", "Mean", "Cumsum", "Reshape", "Ravel", "Transpose", "MatrixTranspose", "Swapaxes", "Moveaxis", "Squeeze", "ExpandDims", "BroadcastTo", "Flip", "Roll", "Take", "Fftshift", "Ifftshift",
        "Tile", "Repeat", "Diagonal", "Trace", "Pad",
    ];

    // Functions that treat real and imaginary parts alike.
    private PythonValue? OfParts(string id, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        if (method == "Where" && arguments.Count == 3)
        {
            return Both(a => this.Call(id, [arguments[0], a(arguments[1]), a(arguments[2])], keywords), ((ComplexText)arguments.First(a => a is ComplexText)).DType);
        }

        return Structural.Contains(method) && arguments[0] is ComplexText complex
            ? Both(a => this.Call(id, [a(complex), .. arguments.Skip(1)], keywords), complex.DType)
            : null;
    }

    private static ComplexText Both(Func<Func<PythonValue, PythonValue>, PythonValue> part, string dtype)
    {
        PythonValue real = part(v => v is ComplexText c ? Real(c) : v);
        PythonValue imaginary = part(v => v is ComplexText c ? Imaginary(c) : v is NumberText ? NumberText.Of(0.0) : v);
        return new ComplexText($"new ComplexArray<{Names.CSharp(dtype)}>({real.Text}, {imaginary.Text})", dtype);
    }

    private static ArrayText Real(ComplexText complex) => new($"{complex.Code}.Re", complex.DType);

    private static ArrayText Imaginary(ComplexText complex) => new($"{complex.Code}.Im", complex.DType);
}
