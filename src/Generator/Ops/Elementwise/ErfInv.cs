using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ErfInv() : FloatOp("erf_inv(x)")
{
    public override string Summary =>
        "The inverse of erf; ±∞ at ±1, NaN outside. For f32 the definition is Giles' polynomial.";

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Function(dtype, "ErfInv", cost: 24);

    // d erf⁻¹(x) = √π/2 exp(y²) dx
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Mul(tangent, build.Scale(build.Exp(build.Square(equation.Output)), Math.Sqrt(Math.PI) / 2));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        Converter<double, double> function = x.DType == DType.F64 ? SpecialFunctions.ErfInv : SpecialFunctions.ErfInvSingle;
        return [Tensor.Of(x.DType, x.Shape, Array.ConvertAll(x.Numbers!, function))];
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        SpecialFunctions.ErfInv(x[0]);
}
