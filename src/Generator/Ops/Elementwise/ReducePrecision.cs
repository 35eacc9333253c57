using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Numerics;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class ReducePrecision() : ElementwiseOp("reduce_precision(x)[exponentBits, mantissaBits]")
{
    public override string Summary => "Rounded as if stored with so many bits of exponent and mantissa: beyond the range ±∞, below it ±0.";

    public override bool Accepts(DType dtype) => dtype.IsFloating();

    public override Spelling Cpu(DType dtype, Attributes attributes)
    {
        string bits = string.Join(", ", new[] { "exponentBits", "mantissaBits" }.Select(n => attributes.Int(n).ToString(CultureInfo.InvariantCulture)));
        return new($"({{T}}){{S}}.ReducePrecision({(dtype.IsNarrowFloat() ? "(float)" : "")}{{0}}, {bits})", null, 6);
    }

    // Linear as far as derivatives go: they lose the same bits.
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        build.Bind(this, [tangent], equation.Attributes);

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Bind(this, [cotangent], equation.Attributes);

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        Precision.Reduce(x[0], (int)attributes.Int("exponentBits"), (int)attributes.Int("mantissaBits"), 11);

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        throw new InvalidOperationException($"'{this.Name}' has no meaning for {dtype.Name()}.");
}
