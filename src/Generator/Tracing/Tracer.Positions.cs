using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Positions in index arrays that are known when the project is built.</summary>
public sealed partial class Tracer
{
    // What arrays of constants are made of. Anything else is data, or nobody's list of positions.
    private static readonly HashSet<string> OfConstants = new(StringComparer.Ordinal)
    {
        "add", "broadcast_in_dim", "concatenate", "convert_element_type", "dim_as_value", "full", "iota", "mul", "neg", "reshape", "sub",
    };

    // Written-out lists are short; longer arrays are computed, and looked at when they are used.
    private const int MostKnownElements = 4096;

    /// <summary>Take and its like, where no mode was asked for: positions that are data follow the mode, constants are looked at here.</summary>
    private AbstractValue KnownInside(PrimitiveCall call)
    {
        this.RefuseKnownOutside(this.Operand(call[0], DType.I32), this.SizeOf(call[1]), this.ConstantInt(call[2]));
        return call[0];
    }

    private void RefuseKnownOutside(Value positions, Dim size, int axis)
    {
        if (!size.IsConstant || this.KnownElements(positions) is not { } known)
        {
            return;
        }

        foreach (long position in known)
        {
            if (position < -size.Value || position >= size.Value)
            {
                throw this.Fail(TraceFault.ShapeMismatch, $"index {position} is outside axis {axis}, which is {size}");
            }
        }
    }

    // The elements of an integer array that follows from constants alone, or null.
    private IReadOnlyList<long>? KnownElements(Value value)
    {
        IReadOnlyList<Equation> equations = this.Scope().Equations;
        HashSet<Value> open = [value];
        List<Equation> needed = [];
        for (int i = equations.Count - 1; i >= 0 && open.Count > 0; i--)
        {
            Equation equation = equations[i];
            if (equation.Outputs.Count != 1 || !open.Remove(equation.Output))
            {
                continue;
            }

            if (!OfConstants.Contains(equation.Op.Name) || equation.Output.Type.DType.IsFloating()
                || equation.Output.Type.Size is not { IsConstant: true, Value: <= MostKnownElements }
                || (equation.Op == Primitives.DimAsValue && !equation.Attributes.Shape("size")[0].IsConstant))
            {
                return null;
            }

            open.UnionWith(equation.Inputs);
            needed.Add(equation);
        }

        if (open.Count > 0)
        {
            return null;
        }

        Dictionary<Value, Tensor> tensors = [];
        for (int i = needed.Count - 1; i >= 0; i--)
        {
            tensors[needed[i].Output] = needed[i].Op.Evaluate(needed[i].Inputs.Select(v => tensors[v]).ToList(), needed[i].Attributes)[0];
        }

        return tensors[value].Integers;
    }
}
