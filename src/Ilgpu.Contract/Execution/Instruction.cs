using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>One instruction of a method's code.</summary>
/// <param name="Offset">Where it is.</param>
/// <param name="Code">What it does.</param>
/// <param name="Token">The member that it names.</param>
/// <param name="Variable">The number of the variable that it names.</param>
/// <param name="Targets">Where it may go on, beside what follows it.</param>
internal sealed record Instruction(int Offset, OpCode Code, int Token, int Variable, IReadOnlyList<int> Targets)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>The instructions of a method.</summary>
    public static List<Instruction> Read(byte[] code)
    {
        List<Instruction> all = [];
        for (int i = 0; i < code.Length;)
        {
            int offset = i;
            short value = code[i] == 0xfe ? (short)((0xfe << 8) | code[i + 1]) : code[i];
            i += code[i] == 0xfe ? 2 : 1;
            OpCode operation = Codes[value];
            int size = operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
            int next = i + size;
            int[] targets = operation.OperandType switch
            {
                OperandType.ShortInlineBrTarget => [next + (sbyte)code[i]],
                OperandType.InlineBrTarget => [next + BitConverter.ToInt32(code, i)],
                OperandType.InlineSwitch => [.. Enumerable.Range(1, BitConverter.ToInt32(code, i)).Select(n => next + BitConverter.ToInt32(code, i + (4 * n)))],
                _ => [],
            };
            int variable = operation.OperandType switch
            {
                OperandType.ShortInlineVar => code[i],
                OperandType.InlineVar => BitConverter.ToUInt16(code, i),
                _ => 0,
            };
            all.Add(new(offset, operation, size == 4 ? BitConverter.ToInt32(code, i) : 0, variable, targets));
            i = next;
        }

        return all;
    }
}
