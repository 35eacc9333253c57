using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>
/// Reads a kernel's code and that of everything it calls, as ILGPU does, and refuses what ILGPU cannot compile for a device: objects,
/// exceptions, strings, arrays, static fields, recursion, remainders of floats, and members of the framework that have no counterpart there.
/// </summary>
internal static class KernelCode
{
    // Whether what was read gives the outcome of a test of floats.
    private static readonly ConcurrentDictionary<MethodBase, bool> Checked = new();

    private static readonly HashSet<string> Refused =
    [
        "throw", "rethrow", "newarr", "box", "unbox", "unbox.any", "castclass", "isinst", "ldftn", "ldvirtftn", "calli", "localloc", "ldsfld", "ldsflda", "stsfld",
        "ldelem", "ldelem.ref", "ldlen", "cpblk", "initblk", "mkrefany", "refanyval", "ldtoken", "conv.ovf.i4", "conv.ovf.i8", "add.ovf", "sub.ovf", "mul.ovf",
    ];

    // What has the same meaning and the same bits on every device.
    private static readonly HashSet<string> Known =
    [
        "Math.Sqrt", "MathF.Sqrt", "Math.FusedMultiplyAdd", "MathF.FusedMultiplyAdd", "Math.Abs", "MathF.Abs", "Single.IsNaN", "Double.IsNaN", "BitConverter.SingleToInt32Bits", "BitConverter.Int32BitsToSingle",
        "BitConverter.DoubleToInt64Bits", "BitConverter.Int64BitsToDouble", "BitOperations.PopCount", "BitOperations.LeadingZeroCount",
    ];

    public static void Check(MethodInfo kernel)
    {
        if (!Checked.ContainsKey(kernel))
        {
            Walk(kernel, [], kernel.Name);
        }
    }

    private static void Walk(MethodBase method, List<MethodBase> callers, string kernel)
    {
        if (Checked.ContainsKey(method))
        {
            return;
        }

        if (callers.Contains(method))
        {
            throw Refusal(kernel, method, "calls itself");
        }

        if (method.GetMethodBody() is not { } body)
        {
            throw Refusal(kernel, method, "has no code");
        }

        if (body.ExceptionHandlingClauses.Count > 0)
        {
            throw Refusal(kernel, method, "catches exceptions");
        }

        callers.Add(method);
        Type[] typeArguments = method.DeclaringType?.GetGenericArguments() ?? [];
        Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        Type? constraint = null;
        bool hasText = false;
        List<Instruction> instructions = Instruction.Read(body.GetILAsByteArray()!);
        foreach ((_, OpCode code, int token, _, _) in instructions)
        {
            if (Refused.Contains(code.Name!) || code.Name!.StartsWith("stelem", StringComparison.Ordinal) || code.Name.StartsWith("ldelem", StringComparison.Ordinal))
            {
                throw Refusal(kernel, method, $"has the instruction {code.Name}");
            }

            if (code == OpCodes.Constrained)
            {
                constraint = method.Module.ResolveType(token, typeArguments, methodArguments);
            }
            else if (code == OpCodes.Ldstr)
            {
                hasText = true;
            }
            else if (code.OperandType == OperandType.InlineMethod)
            {
                MethodBase called = Target(method.Module.ResolveMethod(token, typeArguments, methodArguments)!, constraint);
                constraint = null;

                // The contract's own way of telling places apart; ILGPU's Allocate takes no text.
                hasText &= called.DeclaringType != typeof(SharedMemory);
                if (code == OpCodes.Newobj && !called.DeclaringType!.IsValueType)
                {
                    throw Refusal(kernel, method, $"makes an object, {called.DeclaringType.Name}");
                }

                Follow(called, method, callers, kernel);
            }
        }

        if (hasText)
        {
            throw Refusal(kernel, method, "has text");
        }

        FloatTests floats = new(method, (called, constraint) => Checked.TryGetValue(Target(called, constraint), out bool isTest) && isTest);
        if (floats.Check(instructions) is { } fault)
        {
            throw new NotSupportedException($"{Place(kernel, method)} {fault}");
        }

        callers.Remove(method);
        Checked[method] = floats.GivesTest;
    }

    private static void Follow(MethodBase called, MethodBase method, List<MethodBase> callers, string kernel)
    {
        Assembly assembly = called.DeclaringType!.Assembly;
        if (assembly == typeof(KernelCode).Assembly)
        {
            return;
        }

        string name = $"{called.DeclaringType.Name}.{called.Name}";
        if (assembly == typeof(object).Assembly || assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal))
        {
            // Tuples and the like are made and taken apart by their fields.
            if (!Known.Contains(name) && !called.DeclaringType.Name.StartsWith("ValueTuple", StringComparison.Ordinal))
            {
                throw Refusal(kernel, method, $"calls {name}, which devices have not, or not with the same bits");
            }

            return;
        }

        if (called.IsVirtual && !called.DeclaringType.IsValueType)
        {
            throw Refusal(kernel, method, $"calls {name} of an object");
        }

        Walk(called, callers, kernel);
    }

    // The member of a struct that stands for one of its interface.
    private static MethodBase Target(MethodBase called, Type? constraint)
    {
        if (constraint is not { IsValueType: true } || called.DeclaringType is not { IsInterface: true } type)
        {
            return called;
        }

        InterfaceMapping map = constraint.GetInterfaceMap(type);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, called)];
    }

    private static NotSupportedException Refusal(string kernel, MethodBase method, string what) =>
        new($"{Place(kernel, method)} {what}, which ILGPU compiles for no device");

    private static string Place(string kernel, MethodBase method) => $"{kernel}: {(method.Name == kernel ? "it" : $"{method.DeclaringType?.Name}.{method.Name}")}";
}
