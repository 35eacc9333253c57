using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>The C# expression of one primitive over its operands' locals.</summary>
internal static class NodeText
{
    /// <summary>One element.</summary>
    public static string Scalar(OpNode node, IReadOnlyList<string> operands)
    {
        switch (node.Op)
        {
            case "random_bits":
                return $"RandomWords.Bits({string.Join(", ", operands)})";
            case "threefry2x32":
                return $"RandomWords.Word{node.Output}({string.Join(", ", operands)})";
            default:
                List<DType> types = node.Inputs.Select(i => i.DType).ToList();
                return Trim(Fill(OpFacts.Spell(node.Op, node.Attributes, types).Scalar, OpFacts.SpelledType(node.Op, types), operands, 0));
        }
    }

    /// <summary>A vector of elements; bools are masks of the kernel's width.</summary>
    public static string Vector(OpNode node, IReadOnlyList<string> operands, Lanes lanes)
    {
        switch (node.Op)
        {
            case "random_bits":
                return $"RandomWords.Bits({string.Join(", ", operands)})";
            case "threefry2x32":
                return $"RandomWords.Word{node.Output}({string.Join(", ", operands)})";
            case "convert_element_type" when node.Inputs[0].DType == DType.Bool && node.DType != DType.Bool:
                return $"{lanes.Vector}.ConditionalSelect({Lanes.As(operands[0], node.DType)}, {lanes.Vector}<{node.DType.CSharp()}>.One, {lanes.Vector}<{node.DType.CSharp()}>.Zero)";
            case "convert_element_type" when node.Inputs[0].DType == node.DType:
                return operands[0];
            case "bitcast":
                return Lanes.As(operands[0], node.DType);
            case "shift_left" or "shift_right_logical" or "shift_right_arithmetic" when Shift(node) is { } count:
                string symbol = node.Op switch { "shift_left" => "<<", "shift_right_logical" => ">>>", _ => ">>" };
                DType signed = node.DType == DType.U64 ? DType.I64 : DType.I32;
                return symbol == ">>" && node.DType.IsUnsigned()
                    ? Lanes.As($"({Lanes.As(operands[0], signed)} >> {count})", node.DType)
                    : $"{operands[0]} {symbol} {count}";
            case "max" or "min" when lanes.FastMath && node.DType.IsFloating():
                return $"{lanes.Vector}.{(node.Op == "max" ? "Max" : "Min")}Native({operands[0]}, {operands[1]})";
            case "sin" or "cos" when Pairs.IsNear(node):
                return $"VectorMath{lanes.Bits}.{(node.Op == "sin" ? "SinNear" : "CosNear")}({operands[0]})";
            case "log" when node.DType == DType.F32 && Ranges.Of(node.Inputs[0]) is { Low: > 1e-37, High: < 1e38 }:
                return $"VectorMath{lanes.Bits}.LogNormal({operands[0]})";
            case "exp" when node.DType == DType.F32 && Ranges.Of(node.Inputs[0]) is { Low: > -80, High: < 80 }:
                return $"VectorMath{lanes.Bits}.ExpNear({operands[0]})";
            case "max" when node.DType.IsFloating() && Bounded(node) is { } number:
                return $"{lanes.Vector}.MaxNative({operands[1 - number]}, {operands[number]})";
            case "sqrt" or "rsqrt" when lanes.FastMath && node.DType == DType.F32:
                return $"VectorMath{lanes.Bits}.Fast{(node.Op == "sqrt" ? "Sqrt" : "Rsqrt")}({operands[0]})";
            case "lt" or "le" or "gt" or "ge" when node.Inputs[0].DType == DType.Bool:
                (string low, string high) = node.Op[0] == 'l' ? (operands[0], operands[1]) : (operands[1], operands[0]);
                return $"~{low} {(node.Op[1] == 'e' ? "|" : "&")} {high}";
            case "ne" when node.Inputs[0].DType == DType.Bool:
                return $"({operands[0]} ^ {operands[1]})";
        }

        List<DType> types = node.Inputs.Select(i => i.DType).ToList();
        DType spelled = OpFacts.SpelledType(node.Op, types);
        Spelling spelling = OpFacts.Spell(node.Op, node.Attributes, types);
        DType laneType = spelled == DType.Bool ? lanes.MaskType : spelled;
        if (spelling.Vector is not { } text)
        {
            return LaneByLane(node, operands, spelled, spelling);
        }

        List<string> cast = operands.Select((o, i) => node.Inputs[i].DType == DType.Bool && laneType != lanes.MaskType ? Lanes.As(o, laneType) : o).ToList();
        string result = Fill(text, laneType, cast, lanes.Bits);
        return node.DType == DType.Bool && laneType != lanes.MaskType ? Lanes.As(Atom(result), lanes.MaskType) : Trim(result);
    }

    /// <summary>a·b + c in one rounding, where the user has allowed it.</summary>
    public static string? Contracted(OpNode node, Func<Node, string> operand, Lanes lanes)
    {
        if (!lanes.FastMath || lanes.IsScalar || !node.DType.IsFloating() || node.Op is not ("add" or "sub"))
        {
            return null;
        }

        for (int side = 0; side < 2; side++)
        {
            (string, string)? factors = node.Inputs[side] switch
            {
                OpNode { Op: "mul" } product => (operand(product.Inputs[0]), operand(product.Inputs[1])),
                OpNode { Op: "square" } square => (operand(square.Inputs[0]), operand(square.Inputs[0])),
                _ => null,
            };
            if (factors is ({ } left, { } right))
            {
                string other = operand(node.Inputs[1 - side]);
                bool isSub = node.Op == "sub";
                return !isSub ? $"{lanes.Vector}.FusedMultiplyAdd({left}, {right}, {other})"
                    : $"Fused.{(side == 0 ? "MultiplySubtract" : "SubtractMultiple")}({left}, {right}, {other})";
            }
        }

        return null;
    }

    /// <summary>The x of x·√x in f32, in whose place a division has the cube of an estimated root, or null.</summary>
    public static Node? ThreeHalves(Node node) => node is OpNode { Op: "mul", DType: DType.F32 } product
        ? product.Inputs.FirstOrDefault(x => product.Inputs.Any(i => i is OpNode { Op: "sqrt" } root && ReferenceEquals(root.Inputs[0], x)))
        : null;

    /// <summary>Two partial results of a reduction made one.</summary>
    public static string Combine(string op, DType dtype, string left, string right, Lanes lanes)
    {
        string type = lanes.IsScalar ? dtype.CSharp() : lanes.Vector;
        bool isBool = dtype == DType.Bool;
        string operation = op switch
        {
            "reduce_sum" => $"{left} + {right}",
            "reduce_prod" => $"{left} * {right}",
            "reduce_and" => $"{left} & {right}",
            "reduce_or" => $"{left} | {right}",
            "reduce_max" => isBool ? $"{left} | {right}" : Extreme("Max"),
            _ => isBool ? $"{left} & {right}" : Extreme("Min"),
        };
        return lanes.IsScalar && dtype.IsInteger() ? $"unchecked(({type})({operation}))" : operation;

        string Extreme(string name) => $"{type}.{name}{(lanes.FastMath && !lanes.IsScalar && dtype.IsFloating() ? "Native" : "")}({left}, {right})";
    }

    /// <summary>What a reduction begins with.</summary>
    public static string Identity(string op, DType dtype)
    {
        string type = dtype.CSharp();
        bool isBool = dtype == DType.Bool;
        return op switch
        {
            "reduce_sum" => CSharp.Literal(dtype, 0L),
            "reduce_prod" => CSharp.Literal(dtype, 1L),
            "reduce_and" => isBool ? "true" : $"unchecked(({type})(~0))",
            "reduce_or" => CSharp.Literal(dtype, 0L),
            "reduce_max" => isBool ? "false" : dtype.IsFloating() ? $"{type}.NegativeInfinity" : $"{type}.MinValue",
            _ => isBool ? "true" : dtype.IsFloating() ? $"{type}.PositiveInfinity" : $"{type}.MaxValue",
        };
    }

    // Which operand of a maximum comes second where none is NaN: of zeros of both signs the processor takes that one, so that it is +0 or no zero.
    private static int? Bounded(OpNode node)
    {
        int at = node.Inputs[1] is ConstantNode || Ranges.Of(node.Inputs[0]) is null ? 1 : 0;
        return Ranges.Of(node.Inputs[1 - at]) is not null && Ranges.Of(node.Inputs[at]) is { } range
            && (range.Low > 0 || range.High < 0 || node.Inputs[at] is ConstantNode { Number: double number } && 1 / number > 0) ? at : null;
    }

    private static int? Shift(OpNode node) =>
        node.Inputs[1] is ConstantNode { Number: long count } && count >= 0 && count < 8 * node.DType.ByteCount() ? (int)count : null;

    private static string LaneByLane(OpNode node, IReadOnlyList<string> operands, DType dtype, Spelling spelling)
    {
        string[] names = ["x", "y", "z"];
        List<string> parameters = operands.Select((_, i) => names[i]).ToList();
        string body = Trim(Fill(spelling.Scalar, dtype, parameters, 0));
        string types = $"{dtype.CSharp()}, {node.DType.CSharp()}";
        string list = parameters.Count == 1 ? parameters[0] : $"({string.Join(", ", parameters)})";
        return $"EachLane.Map<{types}>({string.Join(", ", operands)}, static {list} => {body})";
    }

    private static string Fill(string text, DType type, IReadOnlyList<string> operands, int bits)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", Atom(operands[i]));
        }

        return text.Replace("{T}", type.CSharp()).Replace("{S}", "Scalars").Replace("{V}", $"Vector{bits}").Replace("{M}", $"VectorMath{bits}");
    }

    private static string Atom(string text)
    {
        bool isPlain = text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '(' or ')' or '<' or '>' or '[' or ']' or ',')
            || (text.StartsWith("Vector", StringComparison.Ordinal) && Trim("(" + text + ")") == text);
        return isPlain ? text : $"({text})";
    }

    // Parentheses around a whole right side say nothing.
    private static string Trim(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }
}
