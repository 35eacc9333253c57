using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ErfInvGiles() : FloatOp("erf_inv_giles(x)")
{
    public override string Summary =>
        "The inverse of erf; for f32 Giles' polynomial, which random normal numbers are defined by.";

    public override Spelling Cpu(DType dtype, Attributes attributes) => Spelling.Function(dtype, "ErfInvGiles", cost: 24);

    // d erf⁻¹(x) = √π/2 exp(y²) dx
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Mul(tangent, build.Scale(build.Exp(build.Square(equation.Output)), Math.Sqrt(Math.PI) / 2));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        Converter<double, double> function = x.DType == DType.F64 ? ErrorFunction.ErfInv : SpecialFunctions.ErfInvSingle;
        return [Tensor.Of(x.DType, x.Shape, Array.ConvertAll(x.Numbers!, function))];
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        ErrorFunction.ErfInv(x[0]);
}
