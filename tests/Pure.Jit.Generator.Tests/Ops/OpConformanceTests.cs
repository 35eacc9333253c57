using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Transforms;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>Everything that must hold of every op, over every row of <see cref="OpSpecs"/>.</summary>
public sealed class OpConformanceTests
{
    private const int BatchSize = 3;

    public static TheoryData<string> Names => [.. OpTable.All.Select(op => op.Name).Except(OpSpecs.AlongAxes)];

    [Theory, MemberData(nameof(Names))]
    public void Values_are_the_references(string name)
    {
        foreach (OpCase example in OpSpecs.Find(name).Cases)
        {
            IReadOnlyList<Tensor> actual = Interpreter.Run(Program(name, example), example.Inputs);
            Assert.Equal(example.Expected.Length, actual.Count);
            for (int i = 0; i < actual.Count; i++)
            {
                Tensors.AssertClose(example.Expected[i], actual[i], example.Tolerance, example.Tolerance, Text(name, example));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Derivatives_are_central_differences_and_transposes_agree(string name)
    {
        foreach (OpCase example in OpSpecs.Find(name).Cases.Where(IsDifferentiable))
        {
            CheckGrads.Run(Program(name, example), example.Inputs, seed: 1, order: 2, tolerance: 2e-5);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_batch_is_a_loop_twice_nested(string name)
    {
        foreach (OpCase example in OpSpecs.Find(name).Cases)
        {
            Jaxpr program = Program(name, example);
            foreach (bool[] inner in Subsets(example.Inputs.Length))
            {
                Tensor[] stacked = Stack(example.Inputs, inner);
                Jaxpr batched = Verifier.Verify(Vmap.Program(program, inner, BatchSize), "vmap");
                AssertIsLoop(batched, program, stacked, inner);
                foreach (bool[] outer in Subsets(example.Inputs.Length))
                {
                    Jaxpr twice = Verifier.Verify(Vmap.Program(batched, outer, BatchSize), "vmap");
                    AssertIsLoop(twice, batched, Stack(stacked, outer), outer);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Programs_print_and_parse_back(string name)
    {
        foreach (OpCase example in OpSpecs.Find(name).Cases)
        {
            Jaxpr program = Program(name, example);
            Assert.Equal(program, Parser.Parse(Printer.Print(program), OpTable.Find));
            Jaxpr batched = Vmap.Program(program, Subsets(example.Inputs.Length).FirstOrDefault([]), Dim.Name("b"));
            Assert.Equal(batched, Parser.Parse(Printer.Print(batched), OpTable.Find));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Attributes_are_in_the_order_of_the_signature(string name)
    {
        OpSpec spec = OpSpecs.Find(name);
        Assert.All(spec.Cases, c => Assert.Equal(spec.Op.AttributeNames, c.Attributes.Items.Select(i => i.Name)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Elementwise_ops_have_a_spelling_for_each_type_they_accept(string name)
    {
        if (OpSpecs.Find(name).Op is not ElementwiseOp op)
        {
            return;
        }

        foreach (DType dtype in Enum.GetValues<DType>().Where(op.Accepts))
        {
            Spelling spelling = op.Cpu(dtype, OpSpecs.Find(name).Cases[0].Attributes);
            foreach (string text in new[] { spelling.Scalar, spelling.Vector ?? spelling.Scalar })
            {
                string left = text.Replace("{T}", "").Replace("{V}", "").Replace("{M}", "").Replace("{S}", "");
                for (int i = 0; i < op.Operands.Count; i++)
                {
                    left = left.Replace($"{{{i}}}", "");
                }

                Assert.DoesNotContain('{', left);
                Assert.Equal(text.Count(c => c == '('), text.Count(c => c == ')'));
            }
        }
    }

    private static Jaxpr Program(string name, OpCase example)
    {
        JaxprBuilder build = new();
        List<Value> parameters = example.Inputs
            .Select((x, i) => build.Parameter(new ArrayType(x.DType, x.Shape.Select(n => Dim.Constant(n)).ToEquatableArray()), "x" + i)).ToList();
        return Verifier.Verify(build.Build(build.BindAll(OpSpecs.Find(name).Op, parameters, example.Attributes)), "bind");
    }

    private static bool IsDifferentiable(OpCase example) =>
        example.IsSmooth && example.Inputs.Length > 0 && example.Inputs.All(x => x.DType is DType.F64 || !x.DType.IsFloating()) &&
        example.Inputs.Any(x => x.DType.IsFloating()) && example.Expected.Any(y => y.DType.IsFloating());

    /// <summary>Every non-empty choice of operands.</summary>
    private static IEnumerable<bool[]> Subsets(int count) =>
        Enumerable.Range(1, (1 << count) - 1).Select(bits => Enumerable.Range(0, count).Select(i => (bits >> i & 1) == 1).ToArray());

    private static Tensor[] Stack(Tensor[] inputs, bool[] isBatched) =>
        [.. inputs.Select((x, i) => isBatched[i] ? Stack(x) : x)];

    // Each example differs: numbers grow a little, integers and bools change places.
    private static Tensor Stack(Tensor x)
    {
        EquatableArray<int> shape = [BatchSize, .. x.Shape];
        return x.Numbers is { } numbers
            ? Tensor.Of(x.DType, shape, [.. Enumerable.Range(0, BatchSize).SelectMany(b => numbers.Select(v => (double)(float)(v * (1 + (0.02 * b)))))])
            : Tensor.Of(x.DType, shape, [.. Enumerable.Range(0, BatchSize).SelectMany(b => Enumerable.Range(0, x.Size).Select(i => x.Integers![(i + b) % x.Size]))]);
    }

    private static void AssertIsLoop(Jaxpr batched, Jaxpr single, Tensor[] stacked, bool[] isBatched)
    {
        IReadOnlyList<Tensor> together = Interpreter.Run(batched, stacked);
        for (int b = 0; b < BatchSize; b++)
        {
            IReadOnlyList<Tensor> alone = Interpreter.Run(single, [.. stacked.Select((x, i) => isBatched[i] ? x.Slice(b) : x)]);
            for (int r = 0; r < alone.Count; r++)
            {
                Tensors.AssertClose(alone[r], together[r].Slice(b), 1e-12, 1e-12, Printer.Print(batched));
            }
        }
    }

    private static string Text(string name, OpCase example) => Printer.Print(Program(name, example));
}
