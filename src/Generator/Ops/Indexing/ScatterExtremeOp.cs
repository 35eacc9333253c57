using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Indexing;

/// <summary>The smaller or larger of element and update at each place; what ties there shares the derivative evenly.</summary>
internal abstract class ScatterExtremeOp(string name) : ScatterOp(name)
{
    // dy = (the tangents of the element and of all updates that are the extreme, added up) / their count
    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        Value operand = equation.Inputs[0], updates = equation.Inputs[2], result = equation.Output;
        if (!result.Type.DType.IsFloating() || (tangents[0] is null && tangents[2] is null))
        {
            return Linearity.Zeros(equation);
        }

        Value isKept = build.Convert(build.Eq(operand, result), result.Type.DType);
        Value isTaken = build.Convert(build.Eq(updates, AtIndices(build, equation, result)), result.Type.DType);
        Value count = build.Add(isKept, Collect(build, equation, isTaken));
        Value? kept = tangents[0] is { } dx ? build.Mul(dx, isKept) : null;
        Value? taken = tangents[2] is { } du ? Collect(build, equation, build.Mul(du, isTaken)) : null;
        return [build.Div(kept is null ? taken! : taken is null ? kept : build.Add(kept, taken), count)];
    }

    public sealed override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        throw Linearity.NotLinear(this);
}
