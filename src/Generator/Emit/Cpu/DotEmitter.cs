using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Writes a matrix product as a call of the runtime's, with what follows it as the epilogue on finished blocks.</summary>
internal sealed class DotEmitter(CodeWriter calls, CodeWriter kernels, Names names, string name)
{
    public void Write(DotStep dot, EmitOptions options)
    {
        DotShape shape = dot.Shape;
        string type = dot.Result.Type.DType.CSharp();
        using CodeWriter.Block scope = calls.Open();
        List<CodeWriter.Block> loops = [];
        for (int i = 0; i < shape.Batch.Count; i++)
        {
            loops.Add(calls.Open($"for (nint i{i} = 0; i{i} < {CSharp.Size(shape.Batch[i])}; i{i}++)"));
        }

        string epilogue = "";
        if (dot.Epilogue is { } kernel)
        {
            this.WriteEpilogue(kernel, type, options);
            IReadOnlyList<(string Type, string Name)> arguments = names.Arguments(kernel);
            calls.Line($"{name}_Epilogue epilogue = new({string.Join(", ", arguments.Select(a => a.Name))});");
            epilogue = ", ref epilogue";
        }

        string sizes = $"{CSharp.IntSize(shape.M)}, {CSharp.IntSize(shape.N)}, {CSharp.IntSize(shape.K)}";
        string left = $"{Place(shape.Left)}, {CSharp.Size(shape.Left.FreeStride)}, {CSharp.Size(shape.Left.ContractStride)}";
        string right = $"{Place(shape.Right)}, {CSharp.Size(shape.Right.ContractStride)}, {CSharp.Size(shape.Right.FreeStride)}";
        string result = names.Of(dot.Result) + string.Concat(this.BatchOffsets(shape, ResultStrides(shape)));
        calls.Line($"Gemm.Multiply({sizes}, {left}, {right}, {result}, {CSharp.Size(shape.N)}{epilogue});");
        foreach (CodeWriter.Block loop in Enumerable.Reverse(loops))
        {
            loop.Dispose();
        }

        // A number among the parameters lies where it was passed.
        string Place(DotOperand operand) =>
            (names.IsScalar(operand.Array) ? "&" : "") + names.Of(operand.Array)
            + (operand.Offset.IsZero() ? "" : $" + {CSharp.SizeFactor(operand.Offset)}")
            + string.Concat(this.BatchOffsets(shape, operand.BatchStrides));
    }

    private static IReadOnlyList<Dim> ResultStrides(DotShape shape)
    {
        Dim[] strides = new Dim[shape.Batch.Count];
        Dim stride = shape.M * shape.N;
        for (int i = strides.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape.Batch[i];
        }

        return strides;
    }

    private IEnumerable<string> BatchOffsets(DotShape shape, IReadOnlyList<Dim> strides) =>
        shape.Batch.Select((_, i) => strides[i].IsZero() ? "" : $" + (i{i} * {CSharp.SizeFactor(strides[i])})");

    private void WriteEpilogue(LoopKernel kernel, string type, EmitOptions options)
    {
        IReadOnlyList<(string Type, string Name)> arguments = names.Arguments(kernel);
        LoopEmitter methods = new(calls, kernels, names, name, options);
        methods.WriteMethods(
            kernel, name, arguments, [("nint", "lo"), ("nint", "hi"), ("nint", "colLo"), ("nint", "colHi")], e => e.WriteRows(isTile: true));
        kernels.Line();
        string fields = string.Join(", ", arguments.Select(a => $"{a.Type} {a.Name}"));
        using (kernels.Open($"private readonly unsafe struct {name}_Epilogue({fields}) : IGemmEpilogue<{type}>"))
        {
            kernels.Line($"public void Apply({type}* c0, nint c1, int row0, int col0, int rows0, int cols0)");
            kernels.Line($"    => {name}({string.Concat(arguments.Select(a => a.Name + ", "))}row0, row0 + rows0, col0, col0 + cols0);");
        }
    }
}
