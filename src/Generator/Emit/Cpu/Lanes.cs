using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// The vector width that a kernel is written for: 512, 256 or 128 bits of equally wide elements, or 0 for one element at a time.
/// </summary>
internal sealed record Lanes(int Bits, int ElementBytes, bool FastMath)
{
    /// <summary>A reduction's logical lanes fill this many bytes whatever the width, so that results have the same bits.</summary>
    public const int ReductionBytes = 256;

    public bool IsScalar => this.Bits == 0;

    /// <summary>Elements in a vector.</summary>
    public int Count => this.IsScalar ? 1 : this.Bits / 8 / this.ElementBytes;

    /// <summary>Vectors that hold a reduction's logical lanes.</summary>
    public int Accumulators => this.IsScalar ? 1 : ReductionBytes * 8 / this.Bits;

    /// <summary>Logical lanes of a reduction.</summary>
    public int Logical => this.Count * this.Accumulators;

    public string Vector => $"Vector{this.Bits}";

    public string MaskElement => this.ElementBytes == 8 ? "long" : "int";

    /// <summary>The element width that all of a kernel's nodes share, or 0 where they do not.</summary>
    public static int CommonBytes(IEnumerable<Node> nodes)
    {
        int[] widths = nodes.SelectMany(n => LaneLoop.Is(n) ? LaneLoop.Types((OpNode)n) : [n.DType]).Where(t => t != DType.Bool).Select(t => t.ByteCount()).Distinct().ToArray();
        return widths.Length == 0 ? 4 : widths.Length == 1 && widths[0] >= 4 ? widths[0] : 0;
    }

    /// <summary>The C# type of a node's local.</summary>
    public string TypeOf(DType dtype) => this.IsScalar ? dtype.CSharp() : $"{this.Vector}<{(dtype == DType.Bool ? this.MaskElement : dtype.CSharp())}>";

    /// <summary>A vector of one scalar; a bool becomes a mask.</summary>
    public string Broadcast(DType dtype, string scalar) => this.IsScalar
        ? scalar
        : dtype == DType.Bool
            ? $"{this.Vector}.Create({scalar} ? -1{(this.ElementBytes == 8 ? "L" : "")} : 0)"
            : $"{this.Vector}.Create({scalar})";

    /// <summary>A vector of one constant.</summary>
    public string Constant(DType dtype, object number) => this.IsScalar
        ? CSharp.Literal(dtype, number)
        : dtype == DType.Bool
            ? $"{this.Vector}<{this.MaskElement}>.{(CSharp.Literal(dtype, number) == "true" ? "AllBitsSet" : "Zero")}"
            : $"{this.Vector}.Create({CSharp.Literal(dtype, number)})";

    /// <summary>The cast of a vector of any element type to another of the same width.</summary>
    public static string As(string vector, DType to) => $"{vector}.As{to switch
    {
        DType.I32 => "Int32",
        DType.U32 => "UInt32",
        DType.I64 => "Int64",
        DType.U64 => "UInt64",
        DType.F64 => "Double",
        _ => "Single",
    }}()";

    /// <summary>The type that masks have.</summary>
    public DType MaskType => this.ElementBytes == 8 ? DType.I64 : DType.I32;
}
