using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>The operations that have a kernel of their own, a lane for each element of what they give.</summary>
internal static class EquationKernels
{
    /// <summary>Whether an equation is one.</summary>
    public static bool Has(Equation equation) => false;

    /// <summary>The kernel's body.</summary>
    public static string Write(Equation equation, KernelArguments arguments) => throw new InvalidOperationException($"emit: no kernel for '{equation.Op.Name}'");

    /// <summary>How many lanes it needs.</summary>
    public static Dim Count(Equation equation) => equation.Output.Type.Size;

    /// <summary>What it reads and writes.</summary>
    public static Traffic Moved(Equation equation)
    {
        Dim least = equation.Inputs.Append(equation.Output).Select(v => v.Type.Size * v.Type.DType.ByteCount()).Aggregate(Dim.Zero, (a, b) => a + b);
        return new Traffic(null, least);
    }
}
