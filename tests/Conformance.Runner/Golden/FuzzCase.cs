using System.Text.Json;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Golden;

/// <summary>A random program with its answers at one or several sizes; FUZZ.md beside the golden files says what its fields mean.</summary>
public sealed record FuzzCase(
    string Id, IReadOnlyList<string> Tags, IReadOnlyList<FuzzInput> Inputs, JsonElement Equations, IReadOnlyList<string> Outputs, IReadOnlyList<FuzzAnswers> Answers)
    : TestCase(Id, "fuzz")
{
    public static FuzzCase Read(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        Texts(json.GetProperty("tags")),
        json.GetProperty("inputs").EnumerateArray().Select(i => new FuzzInput(
            i.GetProperty("name").GetString()!,
            i.GetProperty("dtype").GetString()!,
            i.GetProperty("dims").EnumerateArray().Select(d => d.ToString()).ToArray())).ToList(),
        json.GetProperty("eqns"),
        Texts(json.GetProperty("outputs")),
        json.GetProperty("cases").EnumerateArray().Select(FuzzAnswers.Read).ToList());

    public override CaseProgram Write(string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes) => FuzzProgram.Write(this, className);

    private static List<string> Texts(JsonElement array) => array.EnumerateArray().Select(t => t.GetString()!).ToList();
}

/// <summary>An input of a random program; a dimension is a number or a term of size names.</summary>
public sealed record FuzzInput(string Name, string DType, string[] Dims);

/// <summary>The answers at one choice of sizes; a part that is not asked for is null.</summary>
public sealed record FuzzAnswers(
    IReadOnlyDictionary<string, int> Sizes, GoldenArray[] Inputs, FuzzExpected Outputs, FuzzDerivative? Jvp, FuzzDerivative? Vjp, FuzzExpected? Hvp, FuzzBatch? Vmap)
{
    public static FuzzAnswers Read(JsonElement json) => new(
        json.GetProperty("dims").EnumerateObject().ToDictionary(d => d.Name, d => d.Value.GetInt32()),
        GoldenArray.ReadAll(json.GetProperty("inputs")),
        FuzzExpected.Read(json, "outputs"),
        Part(json, "jvp", j => FuzzDerivative.Read(j, "tangents", "outputs")),
        Part(json, "vjp", j => FuzzDerivative.Read(j, "cotangents", "grads")),
        Part(json, "hvp", j => FuzzExpected.Read(j, j.TryGetProperty("outputs", out _) ? "outputs" : "grads")),
        Part(json, "vmap", j => new FuzzBatch(
            j.GetProperty("in_axes").EnumerateArray().Select(a => a.ValueKind == JsonValueKind.Number ? a.GetInt32() : (int?)null).ToArray(),
            j.GetProperty("size").GetInt32(),
            GoldenArray.ReadAll(j.GetProperty("inputs")),
            FuzzExpected.Read(j, "outputs"))));

    private static T? Part<T>(JsonElement json, string name, Func<JsonElement, T> read)
        where T : class
        => json.TryGetProperty(name, out JsonElement part) && part.ValueKind == JsonValueKind.Object ? read(part) : null;
}

/// <summary>Arrays and how near to them a result must be: (rtol, atol), or null for equality.</summary>
public sealed record FuzzExpected(GoldenArray[] Arrays, (double Rtol, double Atol)?[] Tolerances)
{
    public static FuzzExpected Read(JsonElement json, string name) => new(
        GoldenArray.ReadAll(json.GetProperty(name)),
        json.GetProperty("tol").EnumerateArray()
            .Select(t => t.ValueKind == JsonValueKind.Array ? (t[0].GetDouble(), t[1].GetDouble()) : ((double, double)?)null).ToArray());
}

/// <summary>A forward or reverse derivative: positions of inputs and outputs, the directions given, and the answers.</summary>
public sealed record FuzzDerivative(int[] Wrt, int[] Of, GoldenArray[] Directions, FuzzExpected Expected)
{
    public static FuzzDerivative Read(JsonElement json, string directions, string expected) => new(
        json.GetProperty("wrt").EnumerateArray().Select(w => w.GetInt32()).ToArray(),
        json.GetProperty("of").EnumerateArray().Select(o => o.GetInt32()).ToArray(),
        GoldenArray.ReadAll(json.GetProperty(directions)),
        FuzzExpected.Read(json, expected));
}

/// <summary>The program over a batch: the batched axis of each input, or null.</summary>
public sealed record FuzzBatch(int?[] InAxes, int Size, GoldenArray[] Inputs, FuzzExpected Outputs);
