using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>What the families share about tangents and cotangents.</summary>
internal static class Linearity
{
    /// <summary>One cotangent for each operand marked linear; a null cotangent of the output makes all of them null.</summary>
    public static IReadOnlyList<Value?> TransposeEach(
        IReadOnlyList<bool> isLinear, Value? cotangent, Func<int, Value, Value?> operand)
    {
        Value?[] result = new Value?[isLinear.Count];
        for (int i = 0; i < result.Length && cotangent is not null; i++)
        {
            result[i] = isLinear[i] ? operand(i, cotangent) : null;
        }

        return result;
    }

    /// <summary>The tangents with structural zeros made real, or null when all of them are zero.</summary>
    public static IReadOnlyList<Value>? Instantiate(JaxprBuilder build, IReadOnlyList<Value> primals, IReadOnlyList<Value?> tangents) =>
        tangents.All(t => t is null) ? null : primals.Select((x, i) => tangents[i] ?? build.Zeros(x.Type)).ToList();

    public static IReadOnlyList<Value?> Zeros(Equation equation) => new Value?[equation.Outputs.Count];

    public static InvalidOperationException NotLinear(Op op) =>
        new($"'{op.Name}' is not linear in any operand and cannot be transposed.");
}
