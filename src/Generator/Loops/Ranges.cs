using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Between which numbers a node's value lies, where that follows from how it is computed: random bits made a fraction, and what is
/// computed from that. Nothing is known of numbers in memory. What has a range is never NaN.
/// </summary>
internal static class Ranges
{
    // Functions step over a bound by less than this much of it.
    private const double Slack = 1e-6;
    private const double Most = 1e30;
    private const long Infinity32 = 0x7f800000;

    /// <summary>The least and the largest value that a node may have, or null.</summary>
    public static (double Low, double High)? Of(Node node) => Of(node, []);

    private static (double Low, double High)? Of(Node node, Dictionary<Node, (double, double)?> known)
    {
        if (!known.TryGetValue(node, out (double Low, double High)? range))
        {
            range = node switch
            {
                ConstantNode constant => Constant(constant),
                OpNode op => Of(op, op.Inputs.Select(i => Of(i, known)).ToList()),
                _ => null,
            };
            known[node] = range;
        }

        return range;
    }

    private static (double Low, double High)? Constant(ConstantNode node) => node.Number switch
    {
        long number => (number, number),
        double number when Math.Abs(number) < Most => node.DType == DType.F32 ? ((float)number, (float)number) : (number, number),
        _ => null,
    };

    private static (double Low, double High)? Of(OpNode node, IReadOnlyList<(double Low, double High)?> inputs)
    {
        bool isWord = node.DType == DType.U32;
        switch (node.Op)
        {
            case "random_bits" or "threefry2x32":
                return (0, uint.MaxValue);
            case "shift_right_logical" when isWord && node.Inputs[1] is ConstantNode { Number: long count } && count is >= 0 and < 32:
                return inputs[0] is { } shifted ? (Math.Floor(shifted.Low / (1L << (int)count)), Math.Floor(shifted.High / (1L << (int)count))) : (0, uint.MaxValue >> (int)count);
            case "or" when isWord && inputs[0] is { } left && inputs[1] is { } right && left.Low >= 0 && right.Low >= 0:
                return (Math.Max(left.Low, right.Low), (long)left.High | Below((long)right.High) | (left.Low == left.High ? 0 : Below((long)left.High)));
            case "bitcast" when node.DType == DType.F32 && node.Inputs[0].DType == DType.U32 && inputs[0] is { High: < Infinity32 } bits:
                return (Float((uint)bits.Low), Float((uint)bits.High));
            case "convert_element_type" when inputs[0] is { } number && Fits(node.Inputs[0].DType, node.DType, number):
                return node.DType.IsFloating() ? Rounded(node.DType, number.Low, number.High) : number;
            case "mul" when Floats() is var (a, b):
                double[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
                return Rounded(node.DType, products.Min(), products.Max());
            case "square" when node.DType.IsFloating() && inputs[0] is { } root:
                return Rounded(
                    node.DType,
                    root.Low <= 0 && root.High >= 0 ? 0 : Math.Min(root.Low * root.Low, root.High * root.High),
                    Math.Max(root.Low * root.Low, root.High * root.High));
            case "add" when Floats() is var (a, b):
                return Rounded(node.DType, a.Low + b.Low, a.High + b.High);
            case "add" when node.DType == DType.I32 && inputs[0] is { } first && inputs[1] is { } second
                && first.Low + second.Low >= int.MinValue && first.High + second.High <= int.MaxValue:
                return (first.Low + second.Low, first.High + second.High);
            case "sub" when Floats() is var (a, b):
                return Rounded(node.DType, a.Low - b.High, a.High - b.Low);
            case "nextafter" when inputs[0] is { } from && inputs[1] is not null:
                return Widened(from);
            case "sqrt" when node.DType == DType.F32 && inputs[0] is { Low: >= 0 } area:
                return Widened((Math.Sqrt(area.Low), Math.Sqrt(area.High)));
            case "log" when node.DType == DType.F32 && inputs[0] is { Low: > 1e-37 } power:
                return Widened((Math.Log(power.Low) - Slack, power.High <= 1 ? 0 : Math.Log(power.High) + Slack));
            case "sin" or "cos" when node.DType == DType.F32 && inputs[0] is not null:
                return (-1 - Slack, 1 + Slack);
            case "neg" when node.DType.IsFloating() && inputs[0] is { } positive:
                return (-positive.High, -positive.Low);
            case "max" when Floats() is var (a, b):
                return (Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));
            case "min" when Floats() is var (a, b):
                return (Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));
            default:
                return null;
        }

        ((double Low, double High) A, (double Low, double High) B)? Floats() =>
            node.DType is DType.F32 or DType.F64 && inputs[0] is { } a && inputs[1] is { } b ? (a, b) : null;
    }

    // All bits up to the highest one of a number.
    private static long Below(long number)
    {
        long mask = 0;
        while (mask < number)
        {
            mask = (mask << 1) | 1;
        }

        return mask;
    }

    private static double Float(uint bits) => BitConverter.ToSingle(BitConverter.GetBytes(bits), 0);

    // Whether a conversion keeps such numbers, but for rounding.
    private static bool Fits(DType from, DType to, (double Low, double High) range) => to switch
    {
        DType.F32 or DType.F64 => from != DType.Bool,
        DType.I32 => from is DType.U32 or DType.I32 && range is { Low: >= int.MinValue, High: <= int.MaxValue },
        DType.U32 => from is DType.U32 or DType.I32 && range is { Low: >= 0, High: <= uint.MaxValue },
        _ => false,
    };

    // Rounding keeps the order of numbers, so that it steps over a bound only as the bound itself does. A product that goes on to a sum is not rounded.
    private static (double Low, double High)? Rounded(DType dtype, double low, double high)
    {
        if (dtype != DType.F32)
        {
            return Widened((low, high));
        }

        (double Low, double High) range = (Math.Min(low, (float)low), Math.Max(high, (float)high));
        return range is { Low: > -Most, High: < Most } ? range : null;
    }

    private static (double Low, double High)? Widened((double Low, double High) range)
    {
        (double Low, double High) wide = (range.Low - (Math.Abs(range.Low) * Slack), range.High + (Math.Abs(range.High) * Slack));
        return wide is { Low: > -Most, High: < Most } ? wide : null;
    }
}
