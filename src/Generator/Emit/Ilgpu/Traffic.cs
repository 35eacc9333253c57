using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// The bytes that a kernel reads and writes: in each pass every element that it uses once, since what is used again is in a cache; and
/// the least that its arithmetic needs, every element once.
/// </summary>
/// <param name="Moved">What it moves; null where that depends on the device.</param>
/// <param name="Least">What it needs.</param>
internal sealed record Traffic(Dim? Moved, Dim Least)
{
    public override string ToString() => this.Moved is null ? $"at least {this.Least} bytes"
        : this.Moved.Equals(this.Least) ? $"{this.Moved} bytes" : $"{this.Moved} bytes, at least {this.Least}";

    /// <summary>Of all passes of a kernel.</summary>
    public static Traffic Of(LoopKernel kernel, Names names)
    {
        List<IReadOnlyList<LoadNode>> passes = Enumerable.Range(0, kernel.Kind == LoopKind.Columns ? 1 : Stages(kernel)).Select(s => Loads(kernel, s)).ToList();
        Dim written = Written(kernel);
        Dim moved = passes.Aggregate(written, (sum, p) => sum + Read(kernel, p, names));
        return new Traffic(moved, written + Read(kernel, passes.SelectMany(p => p), names));
    }

    /// <summary>Of one pass, where each is a kernel.</summary>
    public static Traffic OfPass(LoopKernel kernel, int stage, Names names)
    {
        bool isEnd = stage == Stages(kernel) - 1;
        Dim bytes = Read(kernel, Loads(kernel, stage), names)
            + Sum(kernel.Stores.Where(s => s.IsPerRow ? isEnd : s.Node.Stage == stage).Select(s => Touched(kernel, s.Address) * s.Array.Type.DType.ByteCount()));
        return new Traffic(bytes, bytes);
    }

    /// <summary>Of a product: tiles are read again and again, how often from memory is the device's business.</summary>
    public static Traffic Of(DotStep dot, Names names, bool isStored)
    {
        DotShape shape = dot.Shape;
        Dim least = Side(shape.Left, shape.M) + Side(shape.Right, shape.N);
        if (isStored)
        {
            least += dot.Result.Type.Size * dot.Result.Type.DType.ByteCount();
        }

        if (dot.Epilogue is { } epilogue)
        {
            least += Written(epilogue) + Read(epilogue, epilogue.Nodes.OfType<LoadNode>().Where(l => !l.Array.Equals(dot.Result)), names);
        }

        return new Traffic(null, least);

        Dim Side(DotOperand operand, Dim free) => Dim.Product(shape.Batch.Where((_, i) => !operand.BatchStrides[i].IsZero())) * free * shape.K * operand.Array.Type.DType.ByteCount();
    }

    /// <summary>Of a kernel that reads some elements of an array and writes as many.</summary>
    public static Traffic OfMove(Value target, params Value[] others)
    {
        Dim bytes = (target.Type.Size * (2 * target.Type.DType.ByteCount())) + Sum(others.Select(o => o.Type.Size * o.Type.DType.ByteCount()));
        return new Traffic(bytes, bytes);
    }

    /// <summary>Of a kernel that reads all of what it is given, how often is the device's business, and writes all that it gives.</summary>
    public static Traffic OfAll(Equation equation) => new(null, Sum(equation.Inputs.Concat(equation.Outputs).Distinct().Select(v => v.Type.Size * v.Type.DType.ByteCount())));

    private static int Stages(LoopKernel kernel) => kernel.Nodes.Select(n => n.Stage).DefaultIfEmpty(0).Max() + 1;

    private static Dim Sum(IEnumerable<Dim> bytes) => bytes.Aggregate(Dim.Zero, (a, b) => a + b);

    private static Dim Written(LoopKernel kernel) => Sum(kernel.Stores.Select(s => Touched(kernel, s.Address) * s.Array.Type.DType.ByteCount()));

    // What stays the same along a row is read in its first pass.
    private static IReadOnlyList<LoadNode> Loads(LoopKernel kernel, int stage)
    {
        if (kernel.Kind == LoopKind.Columns)
        {
            return kernel.Nodes.OfType<LoadNode>().ToList();
        }

        int outer = kernel.Outer.Count;
        List<LoadNode> loads = DeviceKernelWriter.Reached(kernel, stage).OfType<LoadNode>().Where(IsAlongRow).ToList();
        return stage == 0 ? [.. loads, .. kernel.Nodes.OfType<LoadNode>().Where(l => !IsAlongRow(l))] : loads;

        bool IsAlongRow(LoadNode load) => Enumerable.Range(outer, load.Address.Coefficients.Count - outer).Any(load.Address.DependsOn);
    }

    // Several parts of one array are no more than the array.
    private static Dim Read(LoopKernel kernel, IEnumerable<LoadNode> loads, Names names) => Sum(loads.Where(l => !names.IsScalar(l.Array)).GroupBy(l => l.Array).Select(group =>
    {
        Dim elements = Sum(group.Select(l => l.Address).Distinct().Select(a => Touched(kernel, a))), all = group.Key.Type.Size;
        return (elements.IsAtLeast(all) ? all : elements) * group.Key.Type.DType.ByteCount();
    }));

    private static Dim Touched(LoopKernel kernel, Affine address) => Dim.Product(kernel.Domain.Where((_, axis) => address.DependsOn(axis)));
}
