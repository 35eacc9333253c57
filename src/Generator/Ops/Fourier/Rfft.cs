using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Fourier;

internal sealed class Rfft() : FourierOp("rfft(x)[axis]")
{
    public override string Summary =>
        "The first n/2 + 1 frequencies of the discrete Fourier transform of real lines of n; the others are their conjugates.";

    protected override bool IsComplex => true;

    protected override Dim Length(ArrayType input, int axis, Attributes attributes) => Dim.FloorDivide(input.Shape[axis], 2) + 1;

    protected override IReadOnlyList<Value> Transposed(JaxprBuilder build, Equation equation, IReadOnlyList<Value> cotangents)
    {
        int axis = (int)equation.Attributes.Int("axis");
        Dim length = equation.Inputs[0].Type.Shape[axis];
        return [build.Bind(
            Primitives.Irfft,
            cotangents.Select(c => Counted(build, c, length, axis, divides: true)).ToList(),
            Attributes.Of(("axis", (long)axis), ("length", (EquatableArray<Dim>)[length])))];
    }

    protected override (double[] Re, double[] Im) EvaluateLine(double[] re, double[] im, int length, Attributes attributes) =>
        Sum(re, im, length, isInverse: false);
}
