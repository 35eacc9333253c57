using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Support;

namespace Pure.Jit.Generator.Tests.Emit;

/// <summary>Every elementwise primitive on every element type it accepts, over values where definitions matter.</summary>
public sealed class ElementTests
{
    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 2.5, -3.5, 1e-3, 7, 100, -100, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 3.0000001, 1e6];

    private static readonly long[] Integers = [0, 1, -1, 2, -2, 3, 5, 7, 31, 33, 64, 100, -100, 127, -128, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    public static TheoryData<DType> DTypes => [.. Enum.GetValues<DType>()];

    [Theory]
    [MemberData(nameof(DTypes))]
    public void ElementwiseOpsRunAsTheInterpreterDoes(DType dtype)
    {
        List<(Jaxpr Program, Tensor[] Arguments)> cases = OpTable.All.OfType<ElementwiseOp>()
            .SelectMany(op => AttributesOf(op, dtype).Select(a => Case(op, a, dtype))).OfType<(Jaxpr, Tensor[])>().ToList();
        CompiledPrograms compiled = new(cases.Select(c => c.Program).ToList());
        List<string> faults = [];
        for (int i = 0; i < cases.Count; i++)
        {
            (Jaxpr program, Tensor[] arguments) = cases[i];
            Tensor expected = Interpreter.Run(program, arguments)[0], actual = compiled.Run(i, arguments)[0];
            string? fault = Enumerable.Range(0, expected.Size).Where(k => !Agrees(expected, actual, k, dtype, program.Equations[0].Op.Name)).Select(k =>
                $"{program.Equations[0].Op.Name} {dtype.Name()} -> {expected.DType.Name()} of ({string.Join(", ", arguments.Select(a => a.Numbers?[k] ?? a.Integers![k]))}): {actual.Numbers?[k] ?? actual.Integers![k]} instead of {expected.Numbers?[k] ?? expected.Integers![k]}").FirstOrDefault();
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static IEnumerable<Attributes> AttributesOf(ElementwiseOp op, DType dtype) => op.Name switch
    {
        "integer_pow" => new[] { -2L, -1, 0, 1, 2, 3, 4, 5, 8 }.Where(y => y >= 0 || dtype.IsFloating()).Select(y => Attributes.Of(("y", y))),
        "convert_element_type" => Enum.GetValues<DType>().Select(t => Attributes.Of(("dtype", t))),
        "bitcast_convert_type" => Enum.GetValues<DType>().Where(t => t != DType.Bool && dtype != DType.Bool && t.ByteCount() == dtype.ByteCount())
            .Select(t => Attributes.Of(("dtype", t))),
        _ => [Attributes.None],
    };

    private static (Jaxpr, Tensor[])? Case(ElementwiseOp op, Attributes attributes, DType dtype)
    {
        JaxprBuilder build = new();
        int arity = op.Operands.Count;
        int count = arity == 1 ? Numbers.Length : Numbers.Length * Numbers.Length;
        List<Tensor> arguments = [];
        List<Value> inputs = [];
        for (int operand = 0; operand < arity; operand++)
        {
            DType type = op.Name == "select_n" && operand == 0 ? DType.Bool : dtype;
            Func<int, int> place = operand == 0 ? i => i % Numbers.Length : operand == 1 ? i => i / Numbers.Length : i => (i * 7 % Numbers.Length);
            inputs.Add(build.Parameter(new ArrayType(type, [Dim.Name("n")]), "x"));
            arguments.Add(Values(type, count, place));
        }

        try
        {
            return (build.Build([build.Bind(op, inputs, attributes)]), arguments.ToArray());
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static Tensor Values(DType dtype, int count, Func<int, int> place) => dtype.IsFloating()
        ? Tensor.Of(dtype, [count], Enumerable.Range(0, count).Select(i => Round(Numbers[place(i)], dtype)).ToArray())
        : Tensor.Of(dtype, [count], Enumerable.Range(0, count).Select(i => Wrap(Integers[place(i)], dtype)).ToArray());

    private static double Round(double x, DType dtype) => dtype switch { DType.F32 => (float)x, DType.F16 => (double)(Half)x, _ => x };

    private static long Wrap(long x, DType dtype) => unchecked(dtype switch
    {
        DType.Bool => x & 1,
        DType.I8 => (sbyte)x,
        DType.I16 => (short)x,
        DType.I32 => (int)x,
        DType.U8 => (byte)x,
        DType.U16 => (ushort)x,
        DType.U32 => (uint)x,
        _ => x,
    });

    private static bool Agrees(Tensor expected, Tensor actual, int k, DType dtype, string op)
    {
        if (expected.Integers is { } integers)
        {
            return integers[k] == actual.Integers![k];
        }

        double right = Round(expected.Numbers![k], expected.DType), got = actual.Numbers![k];
        DType coarse = dtype.IsFloating() && dtype < expected.DType ? dtype : expected.DType;
        double tolerance = coarse switch { DType.F16 => 2e-3, DType.F32 => 4e-6, _ => 1e-9 };

        // Which of 0 and -0 is larger is nobody's promise.
        bool isZeroOfOtherSign = op is not ("max" or "min" or "clamp") && right == 0 && got == 0 && double.IsNegative(right) != double.IsNegative(got);
        return !isZeroOfOtherSign && (right.Equals(got) || Math.Abs(right - got) <= tolerance * Math.Max(Math.Abs(right), 1e-6));
    }
}
