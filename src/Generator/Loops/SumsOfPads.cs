using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Pieces padded by zeros so that their sum puts them side by side, as the derivative of taking them apart does: they are joined. Zero
/// is still added once, since it makes 0 of -0.
/// </summary>
internal static class SumsOfPads
{
    public static Jaxpr Run(Jaxpr program)
    {
        if (program.Equations.Count(e => e.Op.Name == "pad") < 2)
        {
            return program;
        }

        Dictionary<Value, Equation> producers = [];
        Dictionary<Value, int> uses = [];
        foreach (Equation equation in program.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                producers[output] = equation;
            }

            foreach (Value input in equation.Inputs)
            {
                uses[input] = uses.TryGetValue(input, out int count) ? count + 1 : 1;
            }
        }

        foreach (Value result in program.Results)
        {
            uses[result] = 2;
        }

        HashSet<Value> within = [.. program.Equations.Where(e => e.Op.Name == "add").SelectMany(e => e.Inputs).Where(i => uses[i] == 1)];
        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        foreach (Equation equation in program.Equations)
        {
            if (equation.Op.Name == "add" && !within.Contains(equation.Output) && Leaves(equation) is { } pads && Joined(pads) is var (axis, pieces))
            {
                List<Value> sums = pieces.Select(p => build.Add(values[p], build.Full(p.Type, 0.0))).ToList();
                values[equation.Output] = build.Bind(Primitives.Concatenate, sums, Attributes.Of(("dimension", (long)axis)), equation.Output.Name);
                continue;
            }

            build.Replay(equation, values);
        }

        return Passes.DeadCode.Run(build.Build(program.Results.Select(r => values[r])));

        List<Equation>? Leaves(Equation sum)
        {
            List<Equation> all = [];
            foreach (Value input in sum.Inputs)
            {
                if (!producers.TryGetValue(input, out Equation? e) || uses[input] > 1 || e.Op.Name is not ("add" or "pad"))
                {
                    return null;
                }

                if (e.Op.Name == "pad")
                {
                    if (!producers.TryGetValue(e.Inputs[1], out Equation? zero) || zero.Op.Name != "full" || !zero.Output.Type.DType.IsFloating() || zero.Attributes.Number("value") != 0)
                    {
                        return null;
                    }

                    all.Add(e);
                }
                else if (Leaves(e) is { } inner)
                {
                    all.AddRange(inner);
                }
                else
                {
                    return null;
                }
            }

            return all;
        }
    }

    // The axis and the pieces in order, where they cover it exactly.
    private static (int Axis, List<Value> Pieces)? Joined(List<Equation> pads)
    {
        EquatableArray<Dim> shape = pads[0].Output.Type.Shape;
        if (pads.Any(p => p.Attributes.Axes("interior").Any(i => i != 0)))
        {
            return null;
        }

        int[] axes = Enumerable.Range(0, shape.Count).Where(a => pads.Any(p => !p.Inputs[0].Type.Shape[a].Equals(shape[a]) || !Pad.Amounts(p.Attributes, "low")[a].IsZero())).ToArray();
        if (axes.Length != 1)
        {
            return null;
        }

        List<Value> pieces = [];
        Dim at = Dim.Zero;
        while (pieces.Count < pads.Count && pads.Find(p => Pad.Amounts(p.Attributes, "low")[axes[0]].Equals(at) && !pieces.Contains(p.Inputs[0])) is { } next)
        {
            pieces.Add(next.Inputs[0]);
            at += next.Inputs[0].Type.Shape[axes[0]];
        }

        return pieces.Count == pads.Count && at.Equals(shape[axes[0]]) ? (axes[0], pieces) : null;
    }
}
