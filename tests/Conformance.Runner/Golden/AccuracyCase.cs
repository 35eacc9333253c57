using System.Text.Json;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Golden;

/// <summary>A function's table of correctly rounded values.</summary>
/// <param name="Id">accuracy/function/dtype.</param>
/// <param name="Function">The function's name in the table.</param>
/// <param name="Jax">The same as an expression of JAX, such as <c>jnp.exp(x)</c>.</param>
/// <param name="Inputs">One vector an argument.</param>
/// <param name="Expected">The values.</param>
/// <param name="JaxUlp">JAX's largest error, in ULP of the value.</param>
/// <param name="JaxUlpFloor1">JAX's largest error, in ULP of the value or of 1 if that is larger.</param>
public sealed record AccuracyCase(string Id, string Function, string Jax, GoldenArray[] Inputs, GoldenArray Expected, double JaxUlp, double JaxUlpFloor1)
    : TestCase(Id, "accuracy")
{
    public static AccuracyCase Read(JsonElement json)
    {
        string function = json.GetProperty("fn").GetString()!;
        string dtype = json.GetProperty("dtype").GetString()!;
        int count = json.GetProperty("n").GetInt32();
        GoldenArray Vector(JsonElement base64) => new(dtype, [count], base64.GetBytesFromBase64());
        return new AccuracyCase(
            $"accuracy/{function}/{dtype}",
            function,
            json.GetProperty("jax").GetString()!,
            json.GetProperty("inputs_b64").EnumerateArray().Select(Vector).ToArray(),
            Vector(json.GetProperty("expected_b64")),
            Number(json, "jax_max_ulp"),
            Number(json, "jax_max_ulp_floor1"));
    }

    public override CaseProgram Write(string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes) => AccuracyProgram.Write(this, className);

    private static double Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : double.PositiveInfinity;
}
