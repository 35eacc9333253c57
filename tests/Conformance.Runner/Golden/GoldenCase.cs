using System.Text.Json;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Golden;

/// <summary>What is computed of a case's function.</summary>
public enum Quantity
{
    /// <summary>The function itself.</summary>
    Value,

    /// <summary>Its forward derivative.</summary>
    Jvp,

    /// <summary>Its reverse derivative.</summary>
    Vjp,

    /// <summary>The Hessian of the sum of squares of its results, times a vector.</summary>
    Hvp,

    /// <summary>The function over a batch of three.</summary>
    Vmap,
}

/// <summary>How near a result must be.</summary>
/// <param name="Kind">exact, ulp or rel.</param>
/// <param name="Ulp">For ulp: steps between neighbouring numbers.</param>
/// <param name="Rtol">For rel: the part of the expected number.</param>
/// <param name="Atol">For rel: the constant part.</param>
public sealed record Tolerance(string Kind, double Ulp, double Rtol, double Atol);

/// <summary>One quantity of a case: what goes in besides the case's inputs, and what must come out.</summary>
/// <param name="Quantity">Which one.</param>
/// <param name="Wrt">The positions of the inputs it is about.</param>
/// <param name="Extra">Tangents, cotangents or vectors.</param>
/// <param name="Outputs">The answers.</param>
/// <param name="Exact">The answers computed in double precision, or null.</param>
public sealed record GoldenAnswer(Quantity Quantity, int[] Wrt, GoldenArray[] Extra, GoldenArray[] Outputs, GoldenArray[]? Exact);

/// <summary>A case of a golden file.</summary>
public sealed record GoldenCase(
    string Id, string Family, string Expression, JsonElement Ast, bool IsX64, Tolerance Tolerance, GoldenArray[] Inputs, IReadOnlyList<GoldenAnswer> Answers)
    : TestCase(Id, Family)
{
    /// <summary>The answers to the function itself.</summary>
    public GoldenArray[] Outputs => this.Answers[0].Outputs;

    public override CaseProgram Write(string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes) =>
        GoldenProgram.Write(this, className, sizes, resultShapes);

    public static GoldenCase Read(JsonElement json)
    {
        JsonElement tolerance = json.GetProperty("tol");
        JsonElement exact = json.TryGetProperty("f64", out JsonElement f64) && f64.ValueKind == JsonValueKind.Object ? f64 : default;
        List<GoldenAnswer> answers = [new(Quantity.Value, [], [], GoldenArray.ReadAll(json.GetProperty("outputs")).Select(o => o.Parted()).ToArray(), Exact(exact, "outputs"))];
        foreach ((string name, Quantity quantity, string extra, string outputs) in new[]
        {
            ("jvp", Quantity.Jvp, "tangents", "outputs"),
            ("vjp", Quantity.Vjp, "cotangents", "grads"),
            ("hvp", Quantity.Hvp, "v", "outputs"),
            ("vmap", Quantity.Vmap, "", "outputs"),
        })
        {
            if (json.TryGetProperty(name, out JsonElement part) && part.ValueKind == JsonValueKind.Object)
            {
                answers.Add(new GoldenAnswer(
                    quantity,
                    part.GetProperty("wrt").EnumerateArray().Select(w => w.GetInt32()).ToArray(),
                    extra.Length == 0 ? [] : GoldenArray.ReadAll(part.GetProperty(extra)),
                    GoldenArray.ReadAll(part.GetProperty(outputs)),
                    Exact(exact, name)));
            }
        }

        return new GoldenCase(
            json.GetProperty("id").GetString()!,
            json.GetProperty("family").GetString()!,
            json.GetProperty("expr").GetString()!,
            json.GetProperty("ast"),
            json.GetProperty("x64").GetBoolean(),
            new Tolerance(
                tolerance.GetProperty("kind").GetString()!,
                tolerance.GetProperty("ulp").GetDouble(),
                tolerance.GetProperty("rtol").GetDouble(),
                tolerance.GetProperty("atol").GetDouble()),
            GoldenArray.ReadAll(json.GetProperty("inputs")),
            answers);
    }

    private static GoldenArray[]? Exact(JsonElement f64, string name) =>
        f64.ValueKind == JsonValueKind.Object && f64.TryGetProperty(name, out JsonElement arrays) && arrays.ValueKind == JsonValueKind.Array
            ? GoldenArray.ReadAll(arrays)
            : null;
}
