using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Fourier;

/// <summary>
/// A Fourier transform along one axis, without a factor; complex arrays are pairs of a real and an imaginary part. Linear in all
/// operands together.
/// </summary>
internal abstract class FourierOp(string signature) : Op(signature)
{
    /// <summary>The cotangents of the operands.</summary>
    protected abstract IReadOnlyList<Value> Transposed(JaxprBuilder build, Equation equation, IReadOnlyList<Value> cotangents);

    /// <summary>The length of the axis in the results.</summary>
    protected abstract Dim Length(ArrayType input, int axis, Attributes attributes);

    /// <summary>The transform of one line.</summary>
    protected abstract (double[] Re, double[] Im) EvaluateLine(double[] re, double[] im, int length, Attributes attributes);

    /// <summary>Whether the results have an imaginary part.</summary>
    protected abstract bool IsComplex { get; }

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype is DType.F32 or DType.F64);
        int axis = (int)attributes.Int("axis");
        Shapes.CheckAxis(this, inputs, 0, axis);
        if (inputs.Count == 2 && !inputs[0].Equals(inputs[1]))
        {
            throw new ShapeException($"'{this.Name}' needs real and imaginary parts of one type and shape: {Shapes.Describe(this, inputs)}");
        }

        ArrayType type = new(inputs[0].DType, Shapes.Replace(inputs[0].Shape, axis, this.Length(inputs[0], axis, attributes)));
        return this.IsComplex ? [type, type] : [type];
    }

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Instantiate(build, equation.Inputs, tangents) is { } all
            ? build.BindAll(this, all, equation.Attributes)
            : Linearity.Zeros(equation);

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear)
    {
        if (cotangents.All(c => c is null))
        {
            return new Value?[isLinear.Count];
        }

        IReadOnlyList<Value> all = this.Transposed(
            build, equation, equation.Outputs.Select((o, i) => cotangents[i] ?? build.Zeros(o.Type)).ToList());
        return all.Select((c, i) => isLinear[i] ? c : null).ToList();
    }

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched.Any(b => b)
            ? build.BindAll(
                this, Batching.AllOrNone(build, inputs, isBatched, size), attributes.With("axis", attributes.Int("axis") + 1))
            : build.BindAll(this, inputs, attributes);

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        int axis = (int)attributes.Int("axis"), from = x.Shape[axis];
        ArrayType type = this.InferTypes(inputs.Select(TensorLoops.TypeOf).ToList(), attributes)[0];
        EquatableArray<int> shape = Shapes.Concrete(type.Shape);
        int to = shape[axis], inner = TensorLoops.Product(x.Shape.Skip(axis + 1)), outer = TensorLoops.Product(x.Shape.Take(axis));
        double[] re = new double[outer * to * inner], im = new double[re.Length];
        for (int line = 0; line < outer * inner; line++)
        {
            int Offset(int length, int i) => (line / inner * length * inner) + (i * inner) + (line % inner);
            double[] Line(Tensor part) => Enumerable.Range(0, from).Select(i => part.Numbers![Offset(from, i)]).ToArray();
            (double[] lineRe, double[] lineIm) = this.EvaluateLine(Line(x), inputs.Count > 1 ? Line(inputs[1]) : new double[from], to, attributes);
            for (int i = 0; i < to; i++)
            {
                re[Offset(to, i)] = lineRe[i];
                im[Offset(to, i)] = lineIm[i];
            }
        }

        Tensor real = Tensor.Of(type.DType, shape, re);
        return this.IsComplex ? [real, Tensor.Of(type.DType, shape, im)] : [real];
    }

    /// <summary>Sum over j of x[j]·exp(∓2πi·j·k/n) for the first <paramref name="count"/> k.</summary>
    protected static (double[] Re, double[] Im) Sum(double[] re, double[] im, int count, bool isInverse)
    {
        int n = re.Length;
        double[] sumRe = new double[count], sumIm = new double[count];
        for (int k = 0; k < count; k++)
        {
            for (int j = 0; j < n; j++)
            {
                double angle = (isInverse ? 2 : -2) * Math.PI * ((long)j * k % n) / n, c = Math.Cos(angle), s = Math.Sin(angle);
                sumRe[k] += (re[j] * c) - (im[j] * s);
                sumIm[k] += (re[j] * s) + (im[j] * c);
            }
        }

        return (sumRe, sumIm);
    }

    /// <summary>
    /// x times how often each frequency of a real line of <paramref name="length"/> counts: all twice, for the conjugate, but the
    /// first, and the middle one of an even length.
    /// </summary>
    protected static Value Counted(JaxprBuilder build, Value x, Dim length, int axis, bool divides)
    {
        ArrayType integers = new(DType.I32, x.Type.Shape);
        Value place = build.Iota(integers, axis), twice = build.Add(place, place);
        Value middle = build.BroadcastInDim(build.DimAsValue(length, DType.I32), x.Type.Shape, []);
        Value isSingle = build.Bind(Primitives.Or, [build.Eq(twice, middle), build.Eq(place, build.Zeros(integers))]);
        Value two = build.FullLike(x, 2);
        return build.Select(isSingle, x, divides ? build.Div(x, two) : build.Mul(x, two));
    }
}
