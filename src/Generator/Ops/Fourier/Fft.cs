using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Fourier;

internal sealed class Fft() : FourierOp("fft(re, im)[axis, inverse]")
{
    public override string Summary =>
        "The discrete Fourier transform of complex lines, the sum of x[j]·exp(-2πi·j·k/n); with +2πi, and no factor, if inverse.";

    protected override bool IsComplex => true;

    protected override Dim Length(ArrayType input, int axis, Attributes attributes) => input.Shape[axis];

    // The matrix is symmetric: of real parts cos, of imaginary parts ±sin, whose transpose has the other sign.
    protected override IReadOnlyList<Value> Transposed(JaxprBuilder build, Equation equation, IReadOnlyList<Value> cotangents) =>
        build.BindAll(this, cotangents, equation.Attributes.With("inverse", !equation.Attributes.Bool("inverse")));

    protected override (double[] Re, double[] Im) EvaluateLine(double[] re, double[] im, int length, Attributes attributes) =>
        Sum(re, im, length, attributes.Bool("inverse"));
}
