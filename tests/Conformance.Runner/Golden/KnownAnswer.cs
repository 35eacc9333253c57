using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pure.Jit.Conformance.Golden;

/// <summary>
/// Known answers of the generator, <c>{op, args, exact, dtype, shape, b64}</c>, as cases: the operation is one of <c>jax.random</c>, with
/// further arguments in its name (<c>gamma a=2.5</c>, <c>truncated_normal[-2,2]</c>), on the key of a seed.
/// </summary>
public static partial class KnownAnswer
{
    public static GoldenCase Read(JsonElement json, string id, string family)
    {
        Match name = Operation().Match(json.GetProperty("op").GetString()!);
        JsonElement given = json.GetProperty("args");
        GoldenArray answer = GoldenArray.Read(json);
        JsonNode body = Drawn(name.Groups["name"].Value, name.Groups["more"].Value.Trim(), given, answer.Shape);
        JsonObject lambda = new() { ["t"] = "Lambda", ["params"] = new JsonArray(), ["body"] = body };

        // JAX had 64 bits where the answers have.
        bool isExact = json.GetProperty("exact").GetBoolean();
        return new GoldenCase(
            id,
            family,
            $"{name.Value} {given.GetRawText()}",
            JsonSerializer.SerializeToElement(lambda),
            answer.DType.EndsWith("64", StringComparison.Ordinal),
            isExact ? new Tolerance("exact", 0, 0, 0) : new Tolerance("rel", 0, 3e-6, 3e-6),
            [],
            [new GoldenAnswer(Quantity.Value, [], [], [answer], null)]);
    }

    private static JsonObject Drawn(string name, string more, JsonElement given, int[] shape)
    {
        JsonObject key = Call("jax.random.key", [Number(given.GetProperty("seed"))]);
        JsonArray arguments = name == "key_data" ? [key] : [key, .. Listed(more)];
        JsonObject keywords = Named(more);
        foreach (JsonProperty argument in given.EnumerateObject().Where(a => a.Name != "seed"))
        {
            (string keyword, JsonNode value) = (argument.Name, argument.Value) switch
            {
                ("width", var width) => ("dtype", Text($"uint{width}")),
                ("dtype", var dtype) => ("dtype", Text(dtype.GetString()!.Replace("f", "float", StringComparison.Ordinal).Replace("i", "int", StringComparison.Ordinal))),
                ("n", var n) => ("x", Number(n)),
                ("logits", var logits) => ("logits", Call("jnp.log", [Call("jnp.array", [.. Listed(Brackets().Match(logits.GetString()!).Value)])])),
                (var other, { ValueKind: JsonValueKind.Array } sizes) => (other, Sizes(sizes.EnumerateArray().Select(s => s.GetInt32()))),
                (var other, var number) => (other, (JsonNode)Number(number)),
            };
            keywords[keyword] = value;
        }

        // Where none is stated, the shape is the answer's; each draw of dirichlet is a row.
        if (name is not ("key_data" or "split" or "fold_in" or "permutation") && !keywords.ContainsKey("shape"))
        {
            keywords["shape"] = Sizes(name == "dirichlet" ? shape[..^1] : shape);
        }

        JsonObject call = Call($"jax.random.{name}", arguments, keywords);
        return name is "split" or "fold_in" ? Call("jax.random.key_data", [call]) : call;
    }

    // Numbers in brackets, or one after another: arguments by position, those of dirichlet as a list.
    private static IEnumerable<JsonNode> Listed(string more)
    {
        List<JsonNode> numbers = [.. Numeral().Matches(more).Where(n => !more[..n.Index].EndsWith('=')).Select(n => Number(double.Parse(n.Value, CultureInfo.InvariantCulture)))];
        return numbers.Count == 0 || more[0] != '[' || numbers.Count == 2 ? numbers : [new JsonObject { ["t"] = "List", ["elts"] = new JsonArray([.. numbers]) }];
    }

    private static JsonObject Named(string more) => new(NamedNumber().Matches(more)
        .Select(n => new KeyValuePair<string, JsonNode?>(n.Groups["name"].Value, Number(double.Parse(n.Groups["number"].Value, CultureInfo.InvariantCulture)))));

    private static JsonObject Call(string function, JsonArray arguments, JsonObject? keywords = null) => new()
    {
        ["t"] = "Call",
        ["func"] = new JsonObject { ["t"] = "Name", ["id"] = function },
        ["args"] = arguments,
        ["keywords"] = keywords ?? [],
    };

    private static JsonObject Sizes(IEnumerable<int> sizes) => new() { ["t"] = "Tuple", ["elts"] = new JsonArray([.. sizes.Select(s => Number((long)s))]) };

    private static JsonObject Text(string text) => Constant(text, "str");

    private static JsonObject Number(JsonElement number) => number.TryGetInt64(out long whole) ? Number(whole) : Number(number.GetDouble());

    private static JsonObject Number(long number) => Signed(number < 0, Constant(number < 0 ? -number : number, "int"));

    private static JsonObject Number(double number) => Signed(number < 0, Constant(Math.Abs(number), "float"));

    private static JsonObject Constant(JsonNode value, string kind) => new() { ["t"] = "Constant", ["value"] = value, ["kind"] = kind };

    private static JsonObject Signed(bool isNegative, JsonObject constant) =>
        isNegative ? new JsonObject { ["t"] = "UnaryOp", ["op"] = "USub", ["operand"] = constant } : constant;

    [GeneratedRegex(@"^(?<name>[a-z_]+)(?<more>.*)$")]
    private static partial Regex Operation();

    [GeneratedRegex(@"-?(\d+\.?\d*|\.\d+)")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"(?<name>[a-z]\w*)=(?<number>-?[\d.]+)")]
    private static partial Regex NamedNumber();

    [GeneratedRegex(@"\[.*\]")]
    private static partial Regex Brackets();
}
