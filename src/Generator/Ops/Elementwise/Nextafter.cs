using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Nextafter() : FloatOp("nextafter(x, y)")
{
    public override string Summary =>
        "The next representable number after x in the direction of y; x where they are equal; derivative 0.";

    public override Spelling Cpu(DType dtype, Attributes attributes) => new("{S}.Nextafter({0}, {1})", null, 6);

    // Piecewise constant as far as derivatives go.
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0], y = inputs[1];
        return [Tensor.Of(x.DType, x.Shape, x.Numbers!.Select((a, i) => Next(a, y.Numbers![i], x.DType)).ToArray())];
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        Next(x[0], x[1], DType.F64);

    private static double Next(double x, double y, DType dtype)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        x = Numeric.Round(x, dtype);
        y = Numeric.Round(y, dtype);
        if (x == y)
        {
            return y;
        }

        if (x == 0)
        {
            return Math.Sign(y) * Numeric.FromBits(1, dtype);
        }

        // Bits of numbers of one sign are in the order of their magnitude.
        long bits = Numeric.Bits(x, dtype);
        return Numeric.FromBits((x > 0) == (y > x) ? bits + 1 : bits - 1, dtype);
    }
}
