using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// Linear in each of two operands, such as a product of matrices. States: types, transposition, vmap. Derives: the jvp by the
/// product rule.
/// </summary>
public abstract class BilinearOp(string signature) : Op(signature)
{
    /// <summary>The cotangent of the left operand, the right one being known.</summary>
    public abstract Value TransposeLeft(JaxprBuilder build, Equation equation, Value cotangent);

    /// <summary>The cotangent of the right operand, the left one being known.</summary>
    public abstract Value TransposeRight(JaxprBuilder build, Equation equation, Value cotangent);

    // d(x · y) = dx · y + x · dy
    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (!equation.Output.Type.DType.IsFloating())
        {
            return Linearity.Zeros(equation);
        }

        Value? left = tangents[0] is { } dx ? build.Bind(this, [dx, equation.Inputs[1]], equation.Attributes) : null;
        Value? right = tangents[1] is { } dy ? build.Bind(this, [equation.Inputs[0], dy], equation.Attributes) : null;
        return [left is null ? right : right is null ? left : build.Add(left, right)];
    }

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (i, ct) => i == 0
            ? this.TransposeLeft(build, equation, ct)
            : this.TransposeRight(build, equation, ct));
}
