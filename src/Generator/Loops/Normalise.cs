using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Brings a program into the form that the loops expect: rules of derivatives are replaced by what they are rules of, and a
/// reduction over axes that are not adjacent becomes one after the other, the last axes first.
/// </summary>
internal static class Normalise
{
    public static Jaxpr Run(Jaxpr program)
    {
        if (!program.Equations.Any(e => e.Op.Name == "custom_jvp_call" || IsSplit(e) || IsHalfSum(e)))
        {
            return program;
        }

        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        foreach (Equation equation in program.Equations)
        {
            if (equation.Op.Name == "custom_jvp_call")
            {
                IReadOnlyList<Value> results = build.Inline(Run(equation.Attributes.Program("call")), equation.Inputs.Select(i => values[i]).ToList());
                for (int i = 0; i < results.Count; i++)
                {
                    values[equation.Outputs[i]] = results[i];
                }
            }
            else if (IsHalfSum(equation))
            {
                Value wide = build.Bind(Primitives.ConvertElementType, [values[equation.Inputs[0]]], Attributes.Of(("dtype", DType.F32)));
                Value sum = Split(build, equation, wide);
                values[equation.Output] = build.Bind(Primitives.ConvertElementType, [sum], Attributes.Of(("dtype", DType.F16)));
            }
            else if (IsSplit(equation))
            {
                values[equation.Output] = Split(build, equation, values[equation.Inputs[0]]);
            }
            else
            {
                build.Replay(equation, values);
            }
        }

        return build.Build(program.Results.Select(r => values[r]));
    }

    // Sixteen bits are a form of storage: sums and products are accumulated in f32.
    private static bool IsHalfSum(Equation equation) =>
        equation.Op.Name is "reduce_sum" or "reduce_prod" && equation.Output.Type.DType == DType.F16;

    private static bool IsSplit(Equation equation)
    {
        if (!equation.Op.Name.StartsWith("reduce_", StringComparison.Ordinal))
        {
            return false;
        }

        int[] axes = equation.Attributes.Axes("axes").OrderBy(a => a).ToArray();
        return axes.Length > 1 && axes[axes.Length - 1] - axes[0] != axes.Length - 1;
    }

    private static Value Split(JaxprBuilder build, Equation equation, Value operand)
    {
        List<int> left = equation.Attributes.Axes("axes").OrderBy(a => a).ToList();
        while (left.Count > 0)
        {
            int first = left.Count - 1;
            while (first > 0 && left[first - 1] == left[first] - 1)
            {
                first--;
            }

            EquatableArray<int> run = left.Skip(first).ToEquatableArray();
            operand = build.Bind(equation.Op, [operand], Attributes.Of(("axes", run)), equation.Output.Name);
            left.RemoveRange(first, left.Count - first);
        }

        return operand;
    }
}
