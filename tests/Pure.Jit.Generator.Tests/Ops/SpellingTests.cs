using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>The C# of every elementwise op compiles, for every element type and vector width.</summary>
public sealed class SpellingTests
{
    [Fact]
    public void Spellings_compile()
    {
        StringBuilder source = new("""
            using System.Runtime.Intrinsics;
            using Pure.Jit.CompilerServices;
            using Pure.Jit.Simd;
            internal static class Spelled
            {

            """);
        int count = 0;
        foreach (ElementwiseOp op in OpTable.All.OfType<ElementwiseOp>())
        {
            foreach (DType dtype in Enum.GetValues<DType>().Where(op.Accepts))
            {
                foreach (Attributes attributes in AttributesOf(op, dtype))
                {
                    Write(source, op, dtype, attributes, ref count);
                }
            }
        }

        string text = source.Append('}').ToString();
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Spelled", [CSharpSyntaxTree.ParseText(text)],
            trusted.Split(Path.PathSeparator).Append(typeof(Lax).Assembly.Location).Distinct().Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true));
        string[] lines = text.Split('\n');
        List<string> faults = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{d.GetMessage(null)}: {lines[d.Location.GetLineSpan().StartLinePosition.Line].Trim()}").Distinct().ToList();
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static IEnumerable<Attributes> AttributesOf(ElementwiseOp op, DType dtype)
    {
        if (op.AttributeNames.Count == 0)
        {
            return [Attributes.None];
        }

        if (op.Name == "reduce_precision")
        {
            return [Attributes.Of(("exponentBits", 5L), ("mantissaBits", 10L))];
        }

        return op.Name == "integer_pow"
            ? new long[] { 0, 1, 2, 3, 4, 7 }.Select(y => Attributes.Of(("y", y)))
            : Enum.GetValues<DType>()
                .Where(to => op.Name != "bitcast" || (to != DType.Bool && to.ByteCount() == dtype.ByteCount()))
                .Select(to => Attributes.Of(("dtype", to)));
    }

    private static void Write(StringBuilder source, ElementwiseOp op, DType dtype, Attributes attributes, ref int count)
    {
        // A bool beside a number is a mask; bools alone are masks of floats.
        DType lane = dtype == DType.Bool ? DType.F32 : dtype;
        List<bool> isBool = [.. op.Operands.Select((_, i) => dtype == DType.Bool || (op.Name == "select_n" && i == 0))];
        DType result = op.InferTypes(
            [.. isBool.Select(b => ArrayType.Scalar(b ? DType.Bool : dtype))], attributes)[0].DType;
        Spelling spelling = op.Cpu(dtype, attributes);
        string Parameters(Func<bool, string> type) => string.Join(", ", isBool.Select((b, i) => $"{type(b)} x{i}"));
        string Fill(string text, DType type, int bits)
        {
            for (int i = 0; i < isBool.Count; i++)
            {
                text = text.Replace($"{{{i}}}", "x" + i);
            }

            return text.Replace("{T}", type.CSharp()).Replace("{S}", "Scalars").Replace("{V}", $"Vector{bits}").Replace("{M}", $"VectorMath{bits}");
        }

        source.Append($"    static {result.CSharp()} F{count++}({Parameters(b => b ? "bool" : dtype.CSharp())}) => {Fill(spelling.Scalar, dtype, 0)}; // {op.Name} {dtype}\n");
        foreach (int bits in new[] { 128, 256, 512 }.Where(_ => spelling.Vector is not null))
        {
            string returned = result == DType.Bool ? lane.CSharp() : result.CSharp();
            source.Append($"    static Vector{bits}<{returned}> F{count++}({Parameters(_ => $"Vector{bits}<{lane.CSharp()}>")}) => {Fill(spelling.Vector!, lane, bits)}; // {op.Name} {dtype}\n");
        }
    }
}
