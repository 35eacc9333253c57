using System.Text;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

public sealed class OpTableTests
{
    [Fact]
    public void Each_op_has_one_row_and_each_row_an_op() =>
        Assert.Equal(OpTable.All.Select(op => op.Name).Except(OpSpecs.AlongAxes).Order(StringComparer.Ordinal), OpSpecs.All.Select(s => s.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_primitive_is_in_the_table() => Assert.Equal(
        typeof(Primitives).GetFields().Select(f => ((Op)f.GetValue(null)!).Name).Order(StringComparer.Ordinal),
        OpTable.All.Select(op => op.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_table_is_in_alphabetical_order() =>
        Assert.Equal(OpTable.All.Select(op => op.Name).Order(StringComparer.Ordinal), OpTable.All.Select(op => op.Name));

    [Fact]
    public void Summaries_are_sentences() =>
        Assert.All(OpTable.All, op => Assert.EndsWith(".", op.Summary, StringComparison.Ordinal));

    [Fact]
    public void Docs_list_every_op()
    {
        string path = Path.Combine(Root(), "docs", "ops.md");
        string expected = Document();
        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, "docs/ops.md is stale: run the tests with PUREJIT_UPDATE=1.");
    }

    private static string Document()
    {
        StringBuilder text = new();
        text.Append("# Operations\n\n");
        text.Append("The primitives of the IR, from `src/Generator/Ops`. Each is `Lax` plus its name in Pascal case at run time; attributes in\n");
        text.Append("brackets are static arguments. \"Derivative\" says whether tangents pass for floating operands. Written by the tests with\n");
        text.Append("`PUREJIT_UPDATE=1`.\n\n");
        text.Append("| operation | element types | derivative | meaning |\n|---|---|---|---|\n");
        foreach (Op op in OpTable.All)
        {
            text.Append($"| `{op.Signature}` | {Types(op)} | {Derivative(op)} | {op.Summary.Replace("|", "\\|")} |\n");
        }

        return text.ToString();
    }

    private static string Types(Op op)
    {
        Func<DType, bool>? accepts = op switch
        {
            ElementwiseOp elementwise => elementwise.Accepts,
            ReduceOp reduce => reduce.Accepts,
            _ => null,
        };
        DType[] all = Enum.GetValues<DType>();
        if (accepts is null)
        {
            return "";
        }

        bool hasFloats = accepts(DType.F32), hasIntegers = accepts(DType.I32), hasBool = accepts(DType.Bool);
        return hasFloats && hasIntegers && hasBool ? "all" : string.Join(
            ", ", new[] { (hasFloats, "floating"), (hasIntegers, "integer"), (hasBool, "bool") }.Where(t => t.Item1).Select(t => t.Item2));
    }

    // Found by asking the rule itself.
    private static string Derivative(Op op)
    {
        if (OpSpecs.AlongAxes.Contains(op.Name))
        {
            return op.AttributeNames.Count > 0 && op.Operands.Count > 0 ? "yes" : "-";
        }

        foreach (OpCase example in OpSpecs.Find(op.Name).Cases)
        {
            if (!example.Inputs.Any(x => x.DType.IsFloating()))
            {
                continue;
            }

            JaxprBuilder build = new();
            List<Value> inputs = example.Inputs
                .Select(x => build.Parameter(new ArrayType(x.DType, x.Shape.Select(n => Dim.Constant(n)).ToEquatableArray()))).ToList();
            IReadOnlyList<Value> outputs = build.BindAll(op, inputs, example.Attributes);
            Equation equation = new(op, inputs.ToEquatableArray(), example.Attributes, outputs.ToEquatableArray());
            List<Value?> tangents = inputs.Select(x => x.Type.DType.IsFloating() ? build.Parameter(x.Type) : null).ToList();
            int with = 0, without = 0;
            for (int i = 0; i < tangents.Count; i++)
            {
                if (tangents[i] is not null)
                {
                    (with, without) = HasTangent(op, build, equation, tangents, i) is { } has ? (with + (has ? 1 : 0), without) : (with, without + 1);
                }
            }

            if (with + without > 0)
            {
                return with == 0 ? "no" : without == 0 ? "yes" : "in part";
            }
        }

        return "no";
    }

    // Null where the op refuses a tangent of this operand.
    private static bool? HasTangent(Op op, JaxprBuilder build, Equation equation, List<Value?> tangents, int operand)
    {
        try
        {
            return op.Jvp(build, equation, [.. tangents.Select((t, i) => i == operand ? t : null)]).Any(t => t is not null);
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
