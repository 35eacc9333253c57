using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Two nodes that one call computes for less than two calls: it returns the first and writes the second.</summary>
/// <param name="First">What the call returns.</param>
/// <param name="Second">What it writes.</param>
/// <param name="Earlier">The one that is needed earlier.</param>
internal sealed record Pairs(OpNode First, OpNode Second, OpNode Earlier)
{
    // Half of what the runtime takes for large.
    private const double Near = 50_000;

    /// <summary>The pair that a node belongs to, if the other one is computed in the same pass.</summary>
    public static Pairs? Find(Node node, IReadOnlyList<Node> nodes, Lanes lanes)
    {
        if (node is not OpNode op || Place(op) is not { } place || (IsAngle(op) && lanes.IsScalar))
        {
            return null;
        }

        OpNode? other = nodes.OfType<OpNode>().FirstOrDefault(n => Place(n) is { } own && own != place && IsSame(n, op));
        if (other is null)
        {
            return null;
        }

        OpNode earlier = (OpNode)nodes.First(n => ReferenceEquals(n, op) || ReferenceEquals(n, other));
        return place == 0 ? new Pairs(op, other, earlier) : new Pairs(other, op, earlier);
    }

    /// <summary>The call, up to what it writes.</summary>
    public string Call(IReadOnlyList<string> operands, Lanes lanes) =>
        $"{(IsAngle(this.First) ? $"VectorMath{lanes.Bits}.{(IsNear(this.First) ? "SinCosNear" : "SinCos")}" : "RandomWords.Block")}({string.Join(", ", operands)}, ";

    /// <summary>Whether a sine or cosine is of an angle that is known not to be large.</summary>
    public static bool IsNear(OpNode node) => IsAngle(node) && Ranges.Of(node.Inputs[0]) is { Low: >= -Near, High: <= Near };

    private static bool IsAngle(OpNode node) => node.Op is "sin" or "cos" && (node.DType == DType.F32 || node.DType == DType.F64);

    private static int? Place(OpNode node) => node.Op == "threefry2x32" ? node.Output : IsAngle(node) ? node.Op == "sin" ? 0 : 1 : null;

    private static bool IsSame(OpNode left, OpNode right) =>
        (left.Op == "threefry2x32") == (right.Op == "threefry2x32")
        && left.Inputs.Count == right.Inputs.Count && left.Inputs.Zip(right.Inputs, ReferenceEquals).All(same => same);
}
