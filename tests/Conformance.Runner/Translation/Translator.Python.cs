using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

// What Python does by itself: lambdas, decisions, lists, and the functions of functools, operator, math and jax.tree.
public sealed partial class Translator
{
    private static readonly Dictionary<string, string> OperatorFunctions = new()
    {
        ["add"] = "Add", ["sub"] = "Sub", ["mul"] = "Mult", ["truediv"] = "Div", ["floordiv"] = "FloorDiv", ["mod"] = "Mod", ["pow"] = "Pow", ["matmul"] = "MatMult",
        ["and_"] = "BitAnd", ["or_"] = "BitOr", ["xor"] = "BitXor", ["lshift"] = "LShift", ["rshift"] = "RShift",
    };

    private static readonly Dictionary<string, string> OperatorComparisons = new()
    {
        ["lt"] = "Lt", ["le"] = "LtE", ["gt"] = "Gt", ["ge"] = "GtE", ["eq"] = "Eq", ["ne"] = "NotEq",
    };

    private static readonly Dictionary<string, string> OperatorSigns = new() { ["neg"] = "USub", ["pos"] = "UAdd", ["invert"] = "Invert", ["inv"] = "Invert", ["not_"] = "Not" };

    private static readonly Dictionary<string, Func<double, double>> Mathematics = new()
    {
        ["sqrt"] = Math.Sqrt, ["exp"] = Math.Exp, ["log"] = Math.Log, ["log2"] = Math.Log2, ["log10"] = Math.Log10, ["sin"] = Math.Sin, ["cos"] = Math.Cos, ["tan"] = Math.Tan,
        ["tanh"] = Math.Tanh, ["atan"] = Math.Atan, ["fabs"] = Math.Abs,
    };

    private static readonly Dictionary<string, Func<double, double>> Roundings = new() { ["floor"] = Math.Floor, ["ceil"] = Math.Ceiling, ["trunc"] = Math.Truncate };

    private FunctionText Lambda(JsonElement node, IReadOnlyDictionary<string, PythonValue> scope)
    {
        IReadOnlyList<string> names = Parameters(node);
        List<PythonValue> defaults = node.TryGetProperty("defaults", out JsonElement given) ? this.Items(given, scope) : [];
        return new FunctionText("lambda", (arguments, keywords) =>
        {
            Dictionary<string, PythonValue> inner = new(scope);
            for (int i = 0; i < names.Count; i++)
            {
                int fallback = i - names.Count + defaults.Count;
                inner[names[i]] = i < arguments.Count ? arguments[i]
                    : keywords.TryGetValue(names[i], out PythonValue? named) ? named
                    : fallback >= 0 ? defaults[fallback] : throw new NotServedException($"a call of a lambda without {names[i]}");
            }

            return this.Translate(node.GetProperty("body"), inner);
        });
    }

    /// <summary>Whether Python takes a value for true.</summary>
    private static bool Truth(PythonValue value) => value switch
    {
        NumberText { Now: bool isTrue } => isTrue,
        NumberText { Now: { } number } => Convert.ToDouble(number, null) != 0,
        NoneText => false,
        StringText text => text.Value.Length > 0,
        TupleText tuple => tuple.Items.Count > 0,
        FunctionText or DTypeText => true,
        _ => throw new NotServedException("if on an array"),
    };

    // Comparisons that are decided now, of other values than numbers.
    private static bool? Decided(string op, PythonValue left, PythonValue right)
    {
        switch (op)
        {
            case "Is" or "IsNot":
                return (left is NoneText) == (right is NoneText) == (op == "Is");
            case "In" or "NotIn" when right is TupleText list:
                return Elements(list).Any(i => IsSame(left, i)) == (op == "In");
            case "Eq" or "NotEq" when (left, right) is (TupleText, TupleText) or (StringText, StringText) or (DTypeText, _) or (_, DTypeText) or (NoneText, _) or (_, NoneText):
                return IsSame(left, right) == (op == "Eq");
            default:
                return null;
        }
    }

    private static bool IsSame(PythonValue left, PythonValue right) => (left, right) switch
    {
        (TupleText a, TupleText b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => IsSame(p.First, p.Second)),
        (NumberText { Now: { } a }, NumberText { Now: { } b }) => Convert.ToDouble(a, null).Equals(Convert.ToDouble(b, null)),
        (StringText a, StringText b) => a.Value == b.Value,
        (DTypeText a, _) => Library.AsDType(right) == a.DType,
        (_, DTypeText b) => Library.AsDType(left) == b.DType,
        _ => left is NoneText && right is NoneText,
    };

    // Arithmetic of sizes, whose numbers C# may not know.
    private static NumberText? OfSizes(string op, NumberText left, NumberText right)
    {
        string? symbol = op switch { "FloorDiv" => "/", "Mod" => "%", _ => Operators.GetValueOrDefault(op) };
        if (symbol is null)
        {
            return null;
        }

        bool isReal = op == "Div" || left.IsFloat || right.IsFloat;
        long? known = isReal || left.Now is null or double || right.Now is null or double ? null : (long?)Fold(op, left.Now!, right.Now!)?.Value;
        return new NumberText(null, isReal ? $"({Real(left)} {symbol} {Real(right)})" : $"({left.Text} {symbol} {right.Text})") { Known = known, IsReal = isReal };
    }

    private static string Real(NumberText number) => number.Value is null ? number.IsReal ? number.Text : $"(double){number.Text}" : number.As("f64");

    // Lists and tuples are joined and repeated.
    private TupleText? OfLists(string op, PythonValue left, PythonValue right) => (op, left, right) switch
    {
        ("Add", TupleText { Keys: null } a, TupleText { Keys: null } b) => this.Tuple([.. a.Items, .. b.Items], a.IsList),
        ("Add", ArraysText a, TupleText { Keys: null } b) => this.Tuple([.. a.Items, .. b.Items], isList: true),
        ("Add", TupleText { Keys: null } a, ArraysText b) => this.Tuple([.. a.Items, .. b.Items], isList: true),
        ("Mult", TupleText { Keys: null } list, NumberText { Now: long count }) => this.Tuple(Enumerable.Repeat(list.Items, (int)Math.Max(count, 0)).SelectMany(i => i).ToList(), list.IsList),
        ("Mult", NumberText { Now: long } count, TupleText list) => this.OfLists(op, list, count),
        _ => null,
    };

    private FunctionText? PythonFunction(string id)
    {
        string name = id.Split('.')[^1];
        if (id.StartsWith("operator.", StringComparison.Ordinal) || id is "pow")
        {
            return OperatorFunctions.TryGetValue(name, out string? op) ? new FunctionText(id, (a, _) => this.Binary(op, a[0], a[1]))
                : OperatorComparisons.TryGetValue(name, out op) ? new FunctionText(id, (a, _) => this.Compare(op, a[0], a[1]))
                : OperatorSigns.TryGetValue(name, out op) ? new FunctionText(id, (a, _) => this.Unary(op, a[0]))
                : name == "getitem" ? new FunctionText(id, (a, _) => this.Subscript(a[0], a[1]))
                : name == "itemgetter" ? new FunctionText(id, (a, _) => new FunctionText(id, (b, _) => a.Count == 1 ? this.Subscript(b[0], a[0]) : this.Tuple(a.Select(i => this.Subscript(b[0], i)).ToList())))
                : null;
        }

        if (id.StartsWith("math.", StringComparison.Ordinal))
        {
            return name == "prod" ? new FunctionText(id, (a, _) => Elements(a[0]).Aggregate((PythonValue)NumberText.Of(1), (x, y) => this.Binary("Mult", x, y)))
                : Roundings.TryGetValue(name, out Func<double, double>? round) ? new FunctionText(id, (a, _) => NumberText.Of((long)round(Number(a[0]))))
                : Mathematics.TryGetValue(name, out Func<double, double>? function) ? new FunctionText(id, (a, _) => NumberText.Of(function(Number(a[0]))))
                : null;
        }

        return id switch
        {
            "functools.partial" => new FunctionText(id, (a, bound) => new FunctionText(((FunctionText)a[0]).Name, (more, keywords) =>
                ((FunctionText)a[0]).Call([.. a.Skip(1), .. more], bound.Where(b => !keywords.ContainsKey(b.Key)).Concat(keywords).ToDictionary()))),
            "functools.reduce" => new FunctionText(id, (a, _) => Elements(a[1]) is var items && a.Count > 2
                ? items.Aggregate(a[2], (x, y) => ((FunctionText)a[0]).Apply(x, y))
                : items.Aggregate((x, y) => ((FunctionText)a[0]).Apply(x, y))),
            "map" => new FunctionText(id, (a, _) => a.Skip(1).Select(Elements).ToList() is var lists
                ? this.Tuple(Enumerable.Range(0, lists.Min(l => l.Count)).Select(i => ((FunctionText)a[0]).Apply([.. lists.Select(l => l[i])])).ToList(), isList: true)
                : null!),
            "filter" => new FunctionText(id, (a, _) => this.Tuple(Elements(a[1]).Where(i => Truth(((FunctionText)a[0]).Apply(i))).ToList(), isList: true)),
            "sorted" => new FunctionText(id, (a, keywords) => Elements(a[0]) is var items && Truth(keywords.GetValueOrDefault("reverse") ?? new NoneText())
                ? this.Tuple(Sorted(items).Reverse().ToList(), isList: true)
                : this.Tuple(Sorted(items).ToList(), isList: true)),
            "max" or "min" => new FunctionText(id, (a, _) => (a.Count == 1 ? Elements(a[0]) : a) is var items && id == "max" ? items.MaxBy(Number)! : items.MinBy(Number)!),
            "all" or "any" => new FunctionText(id, (a, keywords) => a[0] is ArrayText ? this.Call($"jnp.{id}", a, keywords)
                : NumberText.Of(id == "all" ? Elements(a[0]).All(Truth) : Elements(a[0]).Any(Truth))),
            "bool" => new FunctionText(id, (a, _) => NumberText.Of(Truth(a[0]))),
            "round" => new FunctionText(id, (a, keywords) => a[0] is NumberText ? a.Count == 1 ? NumberText.Of((long)Math.Round(Number(a[0]))) : NumberText.Of(Math.Round(Number(a[0]), (int)Whole(a[1]))) : this.Call("jnp.round", a, keywords)),
            "divmod" => new FunctionText(id, (a, _) => this.Tuple([this.Binary("FloorDiv", a[0], a[1]), this.Binary("Mod", a[0], a[1])])),
            "slice" => new FunctionText(id, (a, _) => a.Select(i => i is NoneText ? null : i).ToList() is var bounds && bounds.Count == 1
                ? new SliceText(null, bounds[0], null)
                : new SliceText(bounds[0], bounds[1], bounds.ElementAtOrDefault(2))),
            "jax.tree.map" or "jax.tree_map" or "jax.tree_util.tree_map" => new FunctionText(id, (a, _) => this.MapTrees((FunctionText)a[0], a.Skip(1).ToList())),
            "jax.tree.leaves" or "jax.tree_util.tree_leaves" => new FunctionText(id, (a, _) => this.Tuple(Leaves(a[0]).ToList(), isList: true)),
            "jax.tree.reduce" or "jax.tree_util.tree_reduce" => new FunctionText(id, (a, _) => Leaves(a[1]) is var leaves && a.Count > 2
                ? leaves.Aggregate(a[2], (x, y) => ((FunctionText)a[0]).Apply(x, y))
                : leaves.Aggregate((x, y) => ((FunctionText)a[0]).Apply(x, y))),
            "jnp.result_type" or "jnp.promote_types" => new FunctionText(id, (a, _) => new DTypeText(a.Select(i => (i as ArrayText)?.DType ?? Library.AsDType(i, isX64) ?? ((NumberText)i).Default(isX64)).Aggregate((x, y) => Names.Promote(x, y, isX64)))),
            "jnp.shape" => new FunctionText(id, (a, _) => this.Attribute(a[0], "shape")),
            "jnp.ndim" => new FunctionText(id, (a, _) => this.Attribute(a[0], "ndim")),
            "jnp.size" => new FunctionText(id, (a, _) => a.Count == 1 ? this.Attribute(a[0], "size") : this.Subscript(this.Attribute(a[0], "shape"), a[1])),
            _ => null,
        };
    }

    private static double Number(PythonValue value) => value is NumberText { Now: { } number } ? Convert.ToDouble(number, null) : throw new NotServedException("a comparison of what are not numbers");

    private static IOrderedEnumerable<PythonValue> Sorted(IReadOnlyList<PythonValue> items) =>
        items.All(i => i is StringText) ? items.OrderBy(i => ((StringText)i).Value, StringComparer.Ordinal) : items.OrderBy(Number);

    private PythonValue MapTrees(FunctionText function, IReadOnlyList<PythonValue> trees) => trees[0] switch
    {
        NoneText none => none,
        TupleText tuple => tuple with
        {
            Items = tuple.Items.Select((_, i) => this.MapTrees(function, trees.Select(t => ((TupleText)t).Items[i]).ToList())).ToList(),
            Records = this.records,
        },
        _ => function.Apply([.. trees]),
    };

    private static IEnumerable<PythonValue> Leaves(PythonValue tree) => tree switch
    {
        NoneText => [],
        TupleText tuple => tuple.Items.SelectMany(Leaves),
        ArraysText arrays => arrays.Items,
        _ => [tree],
    };
}
