using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

// Python's own functions and collections: what they give is known when a case is translated.
public sealed partial class Translator
{
    private List<PythonValue> Items(JsonElement elements, IReadOnlyDictionary<string, PythonValue> scope)
    {
        List<PythonValue> items = [];
        foreach (JsonElement element in elements.EnumerateArray())
        {
            if (element.GetProperty("t").GetString() == "Starred")
            {
                items.AddRange(Elements(this.Translate(element.GetProperty("value"), scope)));
            }
            else
            {
                items.Add(this.Translate(element, scope));
            }
        }

        return items;
    }

    private TupleText Dict(IEnumerable<(string Key, PythonValue Value)> entries)
    {
        List<(string Key, PythonValue Value)> sorted = entries.OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        return this.Tuple(sorted.Select(e => e.Value).ToList(), false, sorted.Select(e => e.Key).ToList());
    }

    private static string Key(PythonValue key) => key switch
    {
        StringText text => text.Value,
        NumberText { Value: long } number => number.Code,
        _ => throw new NotServedException("a dict with such keys"),
    };

    private IEnumerable<PythonValue> Comprehension(JsonElement node, int generator, IReadOnlyDictionary<string, PythonValue> scope)
    {
        JsonElement generators = node.GetProperty("generators");
        if (generator == generators.GetArrayLength())
        {
            yield return node.TryGetProperty("elt", out JsonElement element)
                ? this.Translate(element, scope)
                : this.Tuple([this.Translate(node.GetProperty("key"), scope), this.Translate(node.GetProperty("value"), scope)]);
            yield break;
        }

        JsonElement current = generators[generator];
        foreach (PythonValue item in Elements(this.Translate(current.GetProperty("iter"), scope)))
        {
            Dictionary<string, PythonValue> inner = new(scope);
            Assign(current.GetProperty("target"), item, inner);
            bool isWanted = !current.TryGetProperty("ifs", out JsonElement tests)
                || tests.EnumerateArray().All(t => Truth(this.Translate(t, inner)));
            foreach (PythonValue value in isWanted ? this.Comprehension(node, generator + 1, inner) : [])
            {
                yield return value;
            }
        }
    }

    private static void Assign(JsonElement target, PythonValue value, Dictionary<string, PythonValue> scope)
    {
        if (target.GetProperty("t").GetString() == "Name")
        {
            scope[target.GetProperty("id").GetString()!] = value;
            return;
        }

        // A starred name takes what the others leave.
        List<JsonElement> targets = target.GetProperty("elts").EnumerateArray().ToList();
        IReadOnlyList<PythonValue> items = Elements(value);
        int star = targets.FindIndex(t => t.GetProperty("t").GetString() == "Starred"), rest = items.Count - targets.Count;
        for (int i = 0; i < targets.Count; i++)
        {
            if (i == star)
            {
                Assign(targets[i].GetProperty("value"), new TupleText(items.Skip(i).Take(rest + 1).ToList(), IsList: true), scope);
            }
            else
            {
                Assign(targets[i], items[star >= 0 && i > star ? i + rest : i], scope);
            }
        }
    }

    private static IReadOnlyList<PythonValue> Elements(PythonValue value) => value switch
    {
        TupleText { Keys: { } keys } => keys.Select(k => (PythonValue)new StringText(k)).ToList(),
        TupleText tuple => tuple.Items,
        ArraysText arrays => arrays.Items,
        ArrayText { Sizes: [{ Now: long count }, ..] sizes } array => Enumerable.Range(0, (int)count).Select(i => (PythonValue)new ArrayText($"{array.Code}[{i}]", array.DType) { Sizes = sizes.Skip(1).ToList() }).ToList(),
        KeyText { Sizes: [{ Now: long count }, ..] sizes } keys => Enumerable.Range(0, (int)count).Select(i => (PythonValue)new KeyText($"{keys.Code}[{i}]") { Sizes = sizes.Skip(1).ToList() }).ToList(),
        _ => throw new NotServedException("a loop over what is not a list of known length"),
    };

    private static long Whole(PythonValue value) => value is NumberText { Now: long n } ? n : throw new NotServedException("a count that is not a number");

    private PythonValue? Builtin(string id) => id switch
    {
        "range" => new FunctionText(id, (arguments, _) =>
        {
            long[] n = arguments.Select(Whole).ToArray();
            (long start, long stop, long step) = n.Length == 1 ? (0, n[0], 1) : (n[0], n[1], n.ElementAtOrDefault(2) is var s && s != 0 ? s : 1);
            List<PythonValue> items = [];
            for (long i = start; step > 0 ? i < stop : i > stop; i += step)
            {
                items.Add(NumberText.Of(i));
            }

            return this.Tuple(items, isList: true);
        }),
        "len" => new FunctionText(id, (arguments, _) => arguments[0] switch
        {
            TupleText tuple => NumberText.Of(tuple.Items.Count),
            ArraysText { Count: { } count } => NumberText.Of(count),
            ArrayText { Sizes: [var first, ..] } => first,
            ShapeText shape => new NumberText(null, $"{shape.Code}.Rank"),
            ArrayText array => new NumberText(null, $"{array.Code}.Shape[0]"),
            _ => throw new NotServedException("len of this"),
        }),
        "tuple" or "list" => new FunctionText(id, (arguments, _) => this.Tuple(arguments.Count == 0 ? [] : Elements(arguments[0]), id == "list")),
        "dict" => new FunctionText(id, (arguments, keywords) => this.Dict(keywords.Select(k => (k.Key, k.Value)))),
        "zip" => new FunctionText(id, (arguments, _) =>
        {
            List<IReadOnlyList<PythonValue>> lists = arguments.Select(Elements).ToList();
            return this.Tuple(Enumerable.Range(0, lists.Min(l => l.Count)).Select(i => (PythonValue)this.Tuple(lists.Select(l => l[i]).ToList())).ToList(), isList: true);
        }),
        "enumerate" => new FunctionText(id, (arguments, _) => this.Tuple(Elements(arguments[0]).Select((item, i) => (PythonValue)this.Tuple([NumberText.Of(i), item])).ToList(), isList: true)),
        "reversed" => new FunctionText(id, (arguments, _) => this.Tuple(Elements(arguments[0]).Reverse().ToList(), isList: true)),
        "sum" => new FunctionText(id, (arguments, _) => Elements(arguments[0]).Aggregate(arguments.ElementAtOrDefault(1) ?? NumberText.Of(0), (a, b) => a is NumberText { Value: 0L } ? b : this.Binary("Add", a, b))),
        "abs" => new FunctionText(id, (arguments, keywords) => arguments[0] is NumberText { Value: { } value } ? value is long n ? NumberText.Of(Math.Abs(n)) : NumberText.Of(Math.Abs((double)value)) : this.Call("jnp.abs", arguments, keywords)),
        "float" => new FunctionText(id, (arguments, _) => arguments[0] switch
        {
            NumberText { Value: { } value } => NumberText.Of(Convert.ToDouble(value, null)),
            NumberText { Known: { } known } => NumberText.Of((double)known),
            StringText text => NumberText.Of(text.Value.TrimStart('+') switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN }),
            _ => throw new NotServedException("float of an array"),
        }),
        "int" => new FunctionText(id, (arguments, _) => arguments[0] is NumberText { Now: { } value } ? NumberText.Of((long)Convert.ToDouble(value, null)) : throw new NotServedException("int of an array")),
        "jnp.finfo" or "jnp.iinfo" => new FunctionText(id, (arguments, _) => ((arguments[0] as ArrayText)?.DType ?? Library.AsDType(arguments[0], isX64)) is { } dtype ? Limits(dtype) : throw new NotServedException($"{id} of this")),
        "jnp.vectorize" => new FunctionText(id, (arguments, keywords) => this.Vectorized((FunctionText)arguments[0], (keywords.GetValueOrDefault("signature") as StringText)?.Value)),
        _ => this.PythonFunction(id),
    };

    private static ScalarsText Limits(string dtype)
    {
        (double eps, double tiny, double max) = dtype switch
        {
            "f16" => (Math.ScaleB(1, -10), Math.ScaleB(1, -14), (double)Half.MaxValue),
            "f32" => (Math.ScaleB(1, -23), Math.ScaleB(1, -126), float.MaxValue),
            "f64" => (Math.ScaleB(1, -52), Math.ScaleB(1, -1022), double.MaxValue),
            _ => (0, 0, 0),
        };
        if (eps != 0)
        {
            return new ScalarsText(new Dictionary<string, PythonValue>
            {
                ["eps"] = NumberText.Of(eps), ["tiny"] = NumberText.Of(tiny), ["smallest_normal"] = NumberText.Of(tiny), ["max"] = NumberText.Of(max), ["min"] = NumberText.Of(-max),
            });
        }

        int bits = int.Parse(dtype.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        long largest = dtype[0] == 'i' ? long.MaxValue >> (64 - bits) : bits == 64 ? throw new NotServedException("the largest u64 as a number") : (1L << bits) - 1;
        return new ScalarsText(new Dictionary<string, PythonValue>
        {
            ["max"] = NumberText.Of(largest), ["min"] = NumberText.Of(dtype[0] == 'i' ? -largest - 1 : 0), ["bits"] = NumberText.Of(bits),
        });
    }
}
