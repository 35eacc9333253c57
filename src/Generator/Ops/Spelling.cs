using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// How an elementwise op is written in generated C#. Placeholders: <c>{0}</c>, <c>{1}</c>, <c>{2}</c> the operands, <c>{T}</c>
/// the C# element type of the operands, <c>{V}</c> the vector class (<c>Vector512</c>…), <c>{M}</c> the vector maths class of
/// that width, <c>{S}</c> the scalar maths class. In vector text a bool operand or result is a lane mask of the other
/// operands' width.
/// </summary>
/// <param name="Scalar">One element; already in parentheses where precedence could matter.</param>
/// <param name="Vector">A whole vector; null means lane by lane.</param>
/// <param name="Cost">Roughly in additions, for deciding what is recomputed and what runs in parallel.</param>
public sealed record Spelling(string Scalar, string? Vector = null, int Cost = 1)
{
    /// <summary>A C# operator; results of 8 and 16 bit arithmetic are cast back from int.</summary>
    public static Spelling Operator(DType dtype, string scalar, string? vector = null, int cost = 1) => dtype switch
    {
        DType.F16 or DType.BF16 => new(scalar, null, cost),
        _ when dtype.IsInteger() => new($"unchecked(({{T}}){scalar})", vector ?? scalar, cost),
        _ => new(scalar, vector ?? scalar, cost),
    };

    /// <summary>A function of the maths classes over floating elements; <c>f16</c> and <c>bf16</c> are computed in <c>f32</c>.</summary>
    public static Spelling Function(DType dtype, string name, int cost, int arity = 1, bool hasF32Vector = true, bool hasF64Vector = false)
    {
        string operands = Operands(arity, "");
        bool hasVector = (dtype == DType.F32 && hasF32Vector) || (dtype == DType.F64 && hasF64Vector);
        return dtype.IsNarrowFloat()
            ? new($"({{T}}){{S}}.{name}({Operands(arity, "(float)")})", null, cost)
            : new($"{{S}}.{name}({operands})", hasVector ? $"{{M}}.{name}({operands})" : null, cost);
    }

    /// <summary>A method of the element type and of the vector class that have the same name.</summary>
    public static Spelling Method(DType dtype, string name, int arity = 1, int cost = 1) =>
        new($"{{T}}.{name}({Operands(arity, "")})", dtype.IsNarrowFloat() ? null : $"{{V}}.{name}({Operands(arity, "")})", cost);

    private static string Operands(int arity, string prefix) =>
        string.Join(", ", Enumerable.Range(0, arity).Select(i => $"{prefix}{{{i}}}"));
}
