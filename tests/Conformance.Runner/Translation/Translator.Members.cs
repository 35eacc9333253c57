namespace Pure.Jit.Conformance.Translation;

// Subscripts, attributes and methods of arrays.
public sealed partial class Translator
{
    private PythonValue Subscript(PythonValue value, PythonValue index)
    {
        switch (value)
        {
            case TupleText tuple when index is SliceText slice:
                return this.Tuple(Part(tuple.Items, slice).ToList(), tuple.IsList);
            case TupleText { Keys: { } keys } dict when index is StringText key:
                return keys.ToList().IndexOf(key.Value) is var place && place >= 0 ? dict.Items[place] : throw new NotServedException($"the key {key.Value}");
            case TupleText tuple when index is NumberText { Value: long n }:
                return tuple.Items[(int)(n < 0 ? n + tuple.Items.Count : n)];
            case ArraysText { Count: not null } arrays when index is SliceText part:
                return this.Tuple(Part(arrays.Items, part).ToList(), isList: true);
            case ArraysText arrays when index is NumberText { Value: long n }:
                return new ArrayText($"{arrays.Code}[{(n < 0 ? $"^{-n}" : $"{n}")}]", arrays.DType);
            case KeyText keys:
                ArrayText places = new(keys.Code, "u32") { Sizes = keys.Sizes };
                return new KeyText($"{keys.Code}[{this.Index(places, index)}]") { Sizes = Indexed(keys.Sizes, index) };
            case ShapeText shape when index is NumberText { Value: long n }:
                return new NumberText(null, $"{shape.Code}[{(n < 0 ? $"^{-n}" : $"{n}")}]");
            case MakerText maker:
                return this.Made(maker.Name, index);
            case ArrayText array:
                return new ArrayText($"{array.Code}[{this.Index(array, index)}]", array.DType) { Sizes = Indexed(array.Sizes, index) };
            case ComplexText complex:
                return Both(a => this.Subscript(a(complex), index), complex.DType);
            case AtText at:
                return new PlaceText($"{at.Array.Code}.At({this.Index(at.Array, index)})", at.Array.DType);
            default:
                throw new NotServedException("a subscript of what is not an array");
        }
    }

    private static IEnumerable<PythonValue> Part(IReadOnlyList<PythonValue> items, SliceText slice)
    {
        int count = items.Count;
        int step = slice.Step is { } by ? (int)Whole(by) : 1;
        int At(PythonValue? bound, int missing) => bound is null ? missing : (int)Whole(bound) is var n && n < 0 ? Math.Max(n + count, step > 0 ? 0 : -1) : Math.Min(n, step > 0 ? count : count - 1);
        int stop = At(slice.Upper, step > 0 ? count : -1);
        for (int i = At(slice.Lower, step > 0 ? 0 : count - 1); step > 0 ? i < stop : i > stop; i += step)
        {
            yield return items[i];
        }
    }

    private string Index(ArrayText array, PythonValue index)
    {
        IReadOnlyList<PythonValue> entries = index is TupleText { IsList: false } tuple ? tuple.Items : index is ArraysText { Count: not null } grids ? grids.Items : [index];
        List<string> texts = [];
        int axis = 0;
        foreach (PythonValue entry in entries)
        {
            long? size = axis >= 0 && axis < array.Sizes?.Count ? (long?)array.Sizes[axis].Now : null;
            texts.Add(entry is SliceText { Step: null } slice && this.IsCut(slice, size) ? Cut(slice) : Entry(entry));
            axis = entry switch
            {
                NoneText => axis,
                EllipsisText => (array.Sizes?.Count ?? -1000) - entries.Count(e => e is not (NoneText or EllipsisText)) + axis,
                ArrayText { DType: "bool" } => -1000,
                _ => axis + 1,
            };
        }

        return string.Join(", ", texts);
    }

    // Whether Python cuts a slice off at the ends of its axis.
    private bool IsCut(SliceText slice, long? size)
    {
        if (size is not { } count)
        {
            return isClipping && (slice.Lower is NumberText { Value: not 0L } || slice.Upper is NumberText);
        }

        long? At(PythonValue? bound, long missing) => bound is null ? missing : bound is NumberText { Now: long n } ? n < 0 ? n + count : n : null;
        return At(slice.Lower, 0) is { } lower && At(slice.Upper, count) is { } upper && (lower < 0 || upper > count || lower > upper);
    }

    private static string Cut(SliceText slice) => $"Nd.Slice({slice.Lower?.Text ?? "null"}, {slice.Upper?.Text ?? "null"}{(slice.Step is null ? "" : ", " + slice.Step.Text)})";

    private static readonly Lazy<bool> HasSteps = new(() => typeof(Nd).GetMethods().Any(m => m.Name == "Slice" && m.ReturnType == typeof(NDIndex)));

    // The element types of arrays that an index converts from.
    private static readonly Lazy<HashSet<string>> IndexTypes = new(() => typeof(NDIndex).GetMethods().Where(m => m.Name == "op_Implicit")
        .Select(m => m.GetParameters()[0].ParameterType).Where(t => t.IsGenericType).Select(t => Names.OfType(t.GetGenericArguments()[0])!).ToHashSet());

    private static string Entry(PythonValue entry) => entry switch
    {
        NumberText { Value: long or null } number => number.Code,
        ArrayText array when IndexTypes.Value.Contains(array.DType) => array.Code,
        ArrayText { DType: not ("bool" or "f32" or "f64" or "f16") } array => $"{array.Code}.As<int>()",
        ArrayText array => throw new NotServedException($"an index of {array.DType}"),
        TupleText { IsList: true } list when list.Items.All(i => i is NumberText { Value: long }) => $"(NDArray<int>)new int[] {{ {string.Join(", ", list.Items.Select(i => i.Text))} }}",
        NoneText => "Nd.NewAxis",
        EllipsisText => "Nd.Ellipsis",
        SliceText { Step: not null } slice => HasSteps.Value
            ? Cut(slice)
            : throw new NotServedException("a slice with a step"),
        SliceText slice => $"{Bound(slice.Lower)}..{Bound(slice.Upper)}",
        _ => throw new NotServedException("an index of this form"),
    };

    private static string Bound(PythonValue? bound) => bound switch
    {
        null => "",
        NumberText { Value: long n } when n < 0 => $"^{-n}",
        NumberText number => number.Code,
        _ => throw new NotServedException("a slice with a bound that is not a number"),
    };

    /// <summary><c>x.at[…]</c>.</summary>
    public PythonValue At(ArrayText array, IReadOnlyList<PythonValue> index) => this.Subscript(new AtText(array), index.Count == 1 ? index[0] : new TupleText(index));

    /// <summary>A call of a method.</summary>
    public PythonValue CallMethod(PythonValue value, string name, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords) =>
        ((FunctionText)this.Attribute(value, name)).Call(arguments, keywords);

    /// <summary>An attribute or method of a value.</summary>
    public PythonValue Attribute(PythonValue value, string name)
    {
        switch (value)
        {
            case FunctionText { Rules: { } rules }:
                return Rule(rules, name);
            case ArrayText array when name is "T" or "mT" or "at" or "shape" or "ndim" or "size" or "dtype" or "astype" or "view" or "copy" or "flatten" or "real":
                return name switch
                {
                    "real" => array,
                    "copy" => new FunctionText(name, (_, _) => array),
                    "flatten" => new FunctionText(name, (_, _) => this.Call("jnp.ravel", [array], new Dictionary<string, PythonValue>())),
                    "view" => new FunctionText(name, (arguments, keywords) => this.Call("jax.lax.bitcast_convert_type", [array, .. arguments, .. keywords.Values], new Dictionary<string, PythonValue>())),
                    "mT" => Library.Call("Nd", "MatrixTranspose", [array], new Dictionary<string, PythonValue>(), isX64),
                    "shape" when array.Sizes is { } sizes => this.Tuple([.. sizes]),
                    "ndim" when array.Sizes is { } sizes => NumberText.Of(sizes.Count),
                    "size" when array.Sizes is { } sizes => new NumberText(null, $"{array.Code}.Size") { Known = sizes.Aggregate(1L, (n, s) => n * (long)s.Now!) },
                    "T" => Library.Call("Nd", "Transpose", [array], new Dictionary<string, PythonValue>(), isX64) is ArrayText turned ? turned with { Sizes = array.Sizes?.Reverse().ToList() } : array,
                    "at" => new AtText(array),
                    "shape" => new ShapeText($"{array.Code}.Shape"),
                    "ndim" => new NumberText(null, $"{array.Code}.Rank"),
                    "size" => new NumberText(null, $"{array.Code}.Size"),
                    "dtype" => new DTypeText(array.DType),
                    _ => new FunctionText(name, (arguments, keywords) => Library.AsDType(arguments.Concat(keywords.Values).First(), isX64) is { } dtype
                        ? new ArrayText($"{array.Code}.As<{Names.CSharp(dtype)}>()", dtype) { Sizes = array.Sizes }
                        : throw new NotServedException("astype of this dtype")),
                };
            case KeyText keys:
                return this.KeyMember(keys, name);
            case ArrayText array:
                return new FunctionText(name, (arguments, keywords) => this.CallLibrary($"x.{name}", "Nd", Names.Pascal(name), [array, .. arguments], keywords));
            case TupleText { Keys: { } keys } dict when name is "keys" or "values" or "items" or "get" or "copy":
                return new FunctionText(name, (arguments, _) => name switch
                {
                    "copy" => dict,
                    "keys" => this.Tuple(Elements(dict).ToList(), isList: true),
                    "values" => this.Tuple(dict.Items, isList: true),
                    "items" => this.Tuple(Elements(dict).Zip(dict.Items, (k, v) => (PythonValue)this.Tuple([k, v])).ToList(), isList: true),
                    _ => keys.Contains(Key(arguments[0])) ? this.Subscript(dict, arguments[0]) : arguments.ElementAtOrDefault(1) ?? new NoneText(),
                });
            case TupleText list when name is "index" or "count":
                return new FunctionText(name, (arguments, _) => NumberText.Of(name == "index" ? list.Items.ToList().FindIndex(i => IsSame(i, arguments[0])) : list.Items.Count(i => IsSame(i, arguments[0]))));
            case TupleText { Names: { } members } results when members.FirstOrDefault(m => m.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } member:
                return results.Items[members.ToList().IndexOf(member)];
            case ComplexText complex when name == "T":
                return Both(a => this.Attribute(a(complex), name), complex.DType);
            case ComplexText complex when name is not ("real" or "imag"):
                return new FunctionText(name, (arguments, keywords) => this.CallLibrary($"x.{name}", "Nd", Translation.Names.Pascal(name), [complex, .. arguments], keywords));
            case ComplexText complex when name is "real" or "imag":
                return new ArrayText($"{complex.Code}.{(name == "real" ? "Re" : "Im")}", complex.DType);
            case ScalarsText scalars:
                return scalars.Members.GetValueOrDefault(name) ?? throw new NotServedException($"the attribute {name}");
            case PlaceText place:
                // JAX leaves out what is outside; here a constant outside is refused unless the call says so.
                bool isConstant = name != "get" && place.Code.AsSpan().ContainsAny("{");
                return new FunctionText(name, (arguments, keywords) => Library.CallAt(
                    place, Names.Pascal(name), arguments, isConstant && !keywords.ContainsKey("mode") ? new Dictionary<string, PythonValue>(keywords) { ["mode"] = new StringText("drop") } : keywords));
            default:
                throw new NotServedException($"the attribute {name}");
        }
    }
}
