using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Fourier;

internal sealed class Irfft() : FourierOp("irfft(re, im)[axis, length]")
{
    public override string Summary =>
        "The real lines of a given length whose first length/2 + 1 frequencies these are, times the length.";

    protected override bool IsComplex => false;

    protected override Dim Length(ArrayType input, int axis, Attributes attributes)
    {
        Dim length = attributes.Shape("length")[0], needed = Dim.FloorDivide(length, 2) + 1;
        return input.Shape[axis].Equals(needed)
            ? length
            : throw new ShapeException($"'{this.Name}' of length {length} needs {needed} frequencies along axis {axis}: re is {input}");
    }

    protected override IReadOnlyList<Value> Transposed(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value> cotangents)
    {
        int axis = (int)equation.Attributes.Int("axis");
        Dim length = equation.Attributes.Shape("length")[0];
        return build.BindAll(Primitives.Rfft, cotangents, Attributes.Of(("axis", (long)axis)))
            .Select(c => Counted(build, c, length, axis, divides: false)).ToList();
    }

    protected override (double[] Re, double[] Im) EvaluateLine(double[] re, double[] im, int length, Attributes attributes)
    {
        double[] allRe = new double[length], allIm = new double[length];
        for (int k = 0; k < length; k++)
        {
            int from = k <= length / 2 ? k : length - k;
            allRe[k] = re[from];
            allIm[k] = from == 0 || 2 * from == length ? 0 : k == from ? im[from] : -im[from];
        }

        return Sum(allRe, allIm, length, isInverse: true);
    }
}
