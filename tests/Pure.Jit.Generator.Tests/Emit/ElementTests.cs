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
        // One program for each arity and width, so that each is one kernel, vectorised where it can be.
        List<(ElementwiseOp Op, Attributes Attributes, DType Result)> cases = OpTable.All.OfType<ElementwiseOp>()
            .SelectMany(op => AttributesOf(op, dtype).Select(a => (op, a, ResultOf(op, a, dtype)))).Where(c => c.Item3 is not null)
            .Select(c => (c.op, c.a, c.Item3!.Value)).ToList();
        var groups = cases.GroupBy(c => (c.Op.Operands.Count, c.Op.Name == "select_n", c.Result == DType.Bool ? dtype.ByteCount() : c.Result.ByteCount()))
            .Select(g => (Cases: g.ToList(), Arguments: Arguments(g.First().Op, dtype))).ToList();
        List<Jaxpr> programs = groups.Select(g => Together(g.Cases, g.Arguments)).ToList();
        CompiledPrograms compiled = new(programs);
        List<string> faults = [];
        for (int i = 0; i < groups.Count; i++)
        {
            (List<(ElementwiseOp Op, Attributes, DType)> members, Tensor[] arguments) = groups[i];
            IReadOnlyList<Tensor> expected = Interpreter.Run(programs[i], arguments), actual = compiled.Run(i, arguments);
            for (int r = 0; r < members.Count; r++)
            {
                Tensor right = expected[r], got = actual[r];
                string? fault = Enumerable.Range(0, right.Size).Where(k => !Agrees(right, got, k, dtype, members[r].Op.Name)).Select(k =>
                    $"{members[r].Op.Name} {dtype.Name()} -> {right.DType.Name()} of ({string.Join(", ", arguments.Select(a => a.Numbers?[k] ?? a.Integers![k]))}): {got.Numbers?[k] ?? got.Integers![k]} instead of {right.Numbers?[k] ?? right.Integers![k]}").FirstOrDefault();
                if (fault is not null)
                {
                    faults.Add(fault);
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static DType? ResultOf(ElementwiseOp op, Attributes attributes, DType dtype)
    {
        try
        {
            List<ArrayType> inputs = op.Operands.Select((_, i) => ArrayType.Scalar(op.Name == "select_n" && i == 0 ? DType.Bool : dtype)).ToList();
            return op.InferTypes(inputs, attributes)[0].DType;
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static Jaxpr Together(List<(ElementwiseOp Op, Attributes Attributes, DType Result)> cases, Tensor[] arguments)
    {
        JaxprBuilder build = new();
        List<Value> inputs = arguments.Select(a => build.Parameter(new ArrayType(a.DType, [Dim.Name("n")]))).ToList();
        return build.Build(cases.Select(c => build.Bind(c.Op, inputs, c.Attributes)).ToList());
    }

    private static Tensor[] Arguments(ElementwiseOp op, DType dtype)
    {
        int count = op.Operands.Count == 1 ? Numbers.Length : Numbers.Length * Numbers.Length;
        return op.Operands.Select((_, operand) => Values(
            op.Name == "select_n" && operand == 0 ? DType.Bool : dtype,
            count,
            i => operand == 0 ? i % Numbers.Length : operand == 1 ? i / Numbers.Length : i * 7 % Numbers.Length)).ToArray();
    }

    private static IEnumerable<Attributes> AttributesOf(ElementwiseOp op, DType dtype) => op.Name switch
    {
        "integer_pow" => new[] { -2L, -1, 0, 1, 2, 3, 4, 5, 8 }.Where(y => y >= 0 || dtype.IsFloating()).Select(y => Attributes.Of(("y", y))),
        "convert_element_type" => Enum.GetValues<DType>().Select(t => Attributes.Of(("dtype", t))),
        "bitcast" => Enum.GetValues<DType>().Where(t => t != DType.Bool && dtype != DType.Bool && t.ByteCount() == dtype.ByteCount())
            .Select(t => Attributes.Of(("dtype", t))),
        "reduce_precision" => [Attributes.Of(("exponentBits", 5L), ("mantissaBits", 7L))],
        _ => [Attributes.None],
    };

    private static Tensor Values(DType dtype, int count, Func<int, int> place) => dtype.IsFloating()
        ? Tensor.Of(dtype, [count], Enumerable.Range(0, count).Select(i => Round(Numbers[place(i)], dtype)).ToArray())
        : Tensor.Of(dtype, [count], Enumerable.Range(0, count).Select(i => Wrap(Integers[place(i)], dtype)).ToArray());

    private static double Round(double x, DType dtype) => dtype switch { DType.F32 => (float)x, DType.F16 => (double)(Half)x, DType.BF16 => (BFloat16)x, _ => x };

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
        DType coarse = dtype == DType.BF16 || expected.DType == DType.BF16 ? DType.BF16 : dtype.IsFloating() && dtype < expected.DType ? dtype : expected.DType;
        double tolerance = coarse switch { DType.F16 => 2e-3, DType.BF16 => 1.6e-2, DType.F32 => 4e-6, _ => 1e-9 };

        // Which of 0 and -0 is larger is nobody's promise.
        bool isZeroOfOtherSign = op is not ("max" or "min" or "clamp") && right == 0 && got == 0 && double.IsNegative(right) != double.IsNegative(got);
        return !isZeroOfOtherSign && (right.Equals(got) || Math.Abs(right - got) <= tolerance * Math.Max(Math.Abs(right), 1e-6));
    }
}
