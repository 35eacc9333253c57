using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ErfInvGiles() : FloatOp("erf_inv_giles(x)")
{
    public override string Summary =>
        "The inverse of erf by Giles' polynomials, which random normal numbers are defined by.";

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Function(dtype, "ErfInvGiles", cost: 24, hasF64Vector: true);

    // d erf⁻¹(x) = √π/2 exp(y²) dx
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Mul(tangent, build.Scale(build.Exp(build.Square(equation.Output)), Math.Sqrt(Math.PI) / 2));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        Converter<double, double> function = x.DType == DType.F64 ? SpecialFunctions.ErfInvDouble : SpecialFunctions.ErfInvSingle;
        return [Tensor.Of(x.DType, x.Shape, Array.ConvertAll(x.Numbers!, function))];
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        SpecialFunctions.ErfInvDouble(x[0]);
}
