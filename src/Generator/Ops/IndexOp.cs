using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// Reads or writes at places given by integer operands. Linear in its data operands together, whatever the places are.
/// States: types, transposition, vmap. Derives: the jvp, unless an op that is not linear in all of them states its own.
/// </summary>
public abstract class IndexOp(string signature) : Op(signature)
{
    /// <summary>Whether an operand is data; the others are places.</summary>
    public abstract bool IsData(int operand);

    /// <summary>The cotangent of one data operand.</summary>
    public abstract Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent);

    /// <summary>The static arguments under which the op acts on tangents.</summary>
    protected virtual Attributes TangentAttributes(Attributes attributes) => attributes;

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (!equation.Output.Type.DType.IsFloating() || tangents.All(t => t is null))
        {
            return Linearity.Zeros(equation);
        }

        IReadOnlyList<Value> inputs = equation.Inputs
            .Select((x, i) => this.IsData(i) ? tangents[i] ?? build.Zeros(x.Type) : x).ToList();
        return [build.Bind(this, inputs, this.TangentAttributes(equation.Attributes))];
    }

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (i, ct) => this.TransposeOperand(build, equation, i, ct));
}
