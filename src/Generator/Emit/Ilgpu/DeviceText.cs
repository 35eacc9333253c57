using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// C# that a device compiles: element types in memory and in registers, and the text of one primitive. Floats of sixteen bits are
/// bits in memory and f32 in registers, rounded after every operation; a bool is a byte in memory.
/// </summary>
internal static class DeviceText
{
    private const string Maths = "DeviceMath";

    // What tests the same of the operands in the other order.
    private static readonly Dictionary<string, string> Turned = new(StringComparer.Ordinal)
    {
        ["lt"] = "gt", ["gt"] = "lt", ["le"] = "ge", ["ge"] = "le", ["max"] = "max", ["min"] = "min",
    };

    /// <summary>The type of an element in device memory and in a kernel's arguments.</summary>
    public static string Memory(DType dtype) => dtype switch
    {
        DType.Bool => "byte",
        DType.F16 or DType.BF16 => "ushort",
        _ => dtype.CSharp(),
    };

    /// <summary>The type of a local.</summary>
    public static string Register(DType dtype) => dtype.IsNarrowFloat() ? "float" : dtype.CSharp();

    /// <summary>What is read from memory, as a register.</summary>
    public static string Read(DType dtype, string memory) => dtype switch
    {
        DType.Bool => $"{memory} != 0",
        DType.F16 => $"{Maths}.FromF16({memory})",
        DType.BF16 => $"{Maths}.FromBF16({memory})",
        _ => memory,
    };

    /// <summary>A register as it is written to memory.</summary>
    public static string Write(DType dtype, string register) => dtype switch
    {
        DType.Bool => $"(byte)({register} ? 1 : 0)",
        DType.F16 => $"{Maths}.ToF16({register})",
        DType.BF16 => $"{Maths}.ToBF16({register})",
        _ => register,
    };

    /// <summary>A number of the host as a kernel's argument.</summary>
    public static string Argument(DType dtype, string number) => dtype switch
    {
        DType.Bool => $"(byte)({number} ? 1 : 0)",
        DType.F16 => $"BitConverter.HalfToUInt16Bits({number})",
        DType.BF16 => $"Unsafe.BitCast<{dtype.CSharp()}, ushort>({number})",
        _ => number,
    };

    /// <summary>A number that is read back from the device's memory.</summary>
    public static string FromMemory(DType dtype, string memory) => dtype switch
    {
        DType.Bool => $"{memory} != 0",
        DType.F16 => $"BitConverter.UInt16BitsToHalf({memory})",
        DType.BF16 => $"Unsafe.BitCast<ushort, {dtype.CSharp()}>({memory})",
        _ => memory,
    };

    /// <summary>A literal in a register.</summary>
    public static string Literal(DType dtype, object number) => dtype.IsNarrowFloat()
        ? CSharp.Literal(DType.F32, Numeric.Round(Convert.ToDouble(number, CultureInfo.InvariantCulture), dtype))
        : CSharp.Literal(dtype, number);

    /// <summary>An integer as a register of an element type.</summary>
    public static string Index(DType dtype, string integer) => Rounded(dtype, $"({Register(dtype)})({integer})");

    /// <summary>What a reduction begins with.</summary>
    public static string Identity(ReduceNode reduction) =>
        NodeText.Identity(reduction.Op, reduction.DType.IsNarrowFloat() ? DType.F32 : reduction.DType);

    /// <summary>Two partial results of a reduction made one.</summary>
    public static string Combine(ReduceNode reduction, string left, string right)
    {
        DType dtype = reduction.DType;
        bool isBool = dtype == DType.Bool;
        string text = reduction.Op switch
        {
            "reduce_sum" => $"{left} + {right}",
            "reduce_prod" => $"{left} * {right}",
            "reduce_and" => $"{left} & {right}",
            "reduce_or" => $"{left} | {right}",
            // The left one begins as a number, which has to be the second.
            "reduce_max" => isBool ? $"{left} | {right}" : $"{Maths}.Max({right}, {left})",
            _ => isBool ? $"{left} & {right}" : $"{Maths}.Min({right}, {left})",
        };
        return dtype.IsInteger() ? $"unchecked(({dtype.CSharp()})({text}))" : Rounded(dtype, text);
    }

    /// <summary>The method of <c>GroupOps</c> that reduces what all lanes of a group have.</summary>
    public static string GroupReduction(ReduceNode reduction) => KernelEmitter.FoldName(reduction);

    /// <summary>One primitive over its operands' texts.</summary>
    public static string Element(OpNode node, IReadOnlyList<string> operands)
    {
        List<DType> types = node.Inputs.Select(i => i.DType).ToList();
        switch (node.Op)
        {
            case "random_bits":
                return $"{Maths}.Bits({string.Join(", ", operands)})";
            case "threefry2x32":
                return $"{Maths}.Word{node.Output}({string.Join(", ", operands)})";
            case "bitcast":
                return Bits(types[0], node.DType, operands[0]);
            // ILGPU has no remainder of floats, and no "not" of a test of floats that holds for NaN.
            case "rem" when node.DType.IsFloating():
                return Rounded(node.DType, $"{Maths}.Rem({operands[0]}, {operands[1]})");
            case "clamp" when node.DType.IsFloating():
                return Rounded(node.DType, $"{Maths}.Min({Maths}.Max({operands[1]}, {operands[0]}), {operands[2]})");
            case "not" when node.DType == DType.Bool:
                return $"{Maths}.Not({operands[0]})";
            case "convert_element_type" when node.DType == types[0]:
                return operands[0];
            case "convert_element_type" when node.DType.IsNarrowFloat():
                return Rounded(node.DType, types[0] == DType.Bool ? $"{operands[0]} ? 1f : 0f" : $"(float){operands[0]}");
            case "nextafter" when node.DType.IsNarrowFloat():
                return $"{Maths}.Nextafter{node.DType}({operands[0]}, {operands[1]})";
        }

        // ILGPU moves a number before a variable behind it, and loses which way NaN goes.
        string op = node.Op;
        if (node.Inputs.Count == 2 && node.Inputs[0] is ConstantNode && Turned.TryGetValue(op, out string? turned))
        {
            (op, operands) = (turned, [operands[1], operands[0]]);
        }

        DType spelled = OpFacts.SpelledType(op, types);
        string text = OpFacts.Spell(op, node.Attributes, types).Scalar;
        for (int i = 0; i < operands.Count; i++)
        {
            // The opposite of a number below 0 is no decrement.
            string operand = operands[i].StartsWith("-", StringComparison.Ordinal) ? $"({operands[i]})" : operands[i];
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", operand);
        }

        text = text.Replace("{T}.", Maths + ".").Replace("{S}.", Maths + ".").Replace("{T}", Register(spelled));
        return Rounded(node.DType, text);
    }

    private static string Rounded(DType dtype, string text) => dtype.IsNarrowFloat() ? $"{Maths}.RoundTo{dtype}({text})" : text;

    private static string Bits(DType from, DType to, string x)
    {
        string bits = from switch
        {
            DType.F32 or DType.F64 => $"Interop.FloatAsInt({x})",
            DType.F16 or DType.BF16 => $"{Maths}.To{from}({x})",
            _ => x,
        };
        return to switch
        {
            _ when from == to => x,
            DType.F32 => $"Interop.IntAsFloat(unchecked((uint){bits}))",
            DType.F64 => $"Interop.IntAsFloat(unchecked((ulong){bits}))",
            DType.F16 or DType.BF16 => $"{Maths}.From{to}(unchecked((ushort){bits}))",
            _ => $"unchecked(({to.CSharp()}){bits})",
        };
    }
}
