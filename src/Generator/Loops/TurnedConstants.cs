using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// A matrix that is the same in every turn of a loop, and whose columns a product would sum along, is turned round once, before the
/// loop: each turn then reads its rows, as the transposed weights of a backward pass.
/// </summary>
internal static class TurnedConstants
{
    public static Jaxpr Run(Jaxpr program)
    {
        if (!program.Equations.Any(e => e.Op is Scan or While))
        {
            return program;
        }

        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        bool isChanged = false;
        foreach (Equation equation in program.Equations)
        {
            if (equation.Op is Scan or While && Rewritten(equation) is var (turned, permutations))
            {
                isChanged = true;
                List<Value> inputs = equation.Inputs.Select(i => values[i]).ToList();
                int constCount = (int)equation.Attributes.Int("constCount");
                inputs.InsertRange(constCount, permutations.Select(p => build.Transpose(values[equation.Inputs[p.Constant]], p.Permutation)));
                IReadOnlyList<Value> outputs = build.BindAll(equation.Op, inputs, turned, equation.Outputs.Count == 0 ? null : equation.Outputs[0].Name);
                for (int i = 0; i < outputs.Count; i++)
                {
                    values[equation.Outputs[i]] = outputs[i];
                }
            }
            else
            {
                build.Replay(equation, values);
            }
        }

        return isChanged ? Passes.DeadCode.Run(build.Build(program.Results.Select(r => values[r]))) : program;
    }

    // The loop with further constants behind its own, and of which of these each is the transpose; null where nothing is turned.
    private static (Attributes Attributes, List<(int Constant, EquatableArray<int> Permutation)> Turned)? Rewritten(Equation equation)
    {
        int constCount = (int)equation.Attributes.Int("constCount");
        Jaxpr given = equation.Attributes.Program("body"), body = Run(Normalise.Run(given));
        List<Value> constants = body.Parameters.Take(constCount).ToList();
        List<(int Constant, EquatableArray<int> Permutation)> turned = [];
        HashSet<Value> ofLoops = [.. body.Equations.Where(e => e.Op is Scan or While).SelectMany(e => e.Inputs.Take((int)e.Attributes.Int("constCount")))];
        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in constants)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        // Parameters come before equations, so what is turned is found first.
        Dictionary<Value, (int Side, int At)> dots = [];
        Dictionary<Value, int> whole = [];
        foreach (Equation inner in body.Equations)
        {
            if (inner.Op.Name == "transpose" && ofLoops.Contains(inner.Output) && constants.IndexOf(inner.Inputs[0]) is var constant and >= 0)
            {
                // Turned for a loop inside of this one.
                whole[inner.Output] = Place(constant, inner.Attributes.Axes("permutation"));
            }
            else if (RightSide(inner) is { } side && constants.IndexOf(inner.Inputs[side]) is var at and >= 0)
            {
                dots[inner.Output] = (side, Place(at, Order(inner, side)));
            }
        }

        if (turned.Count == 0)
        {
            return ReferenceEquals(body, given) ? null : (equation.Attributes.With("body", body), turned);
        }

        List<Value> further = turned.Select(t => build.Parameter(
            constants[t.Constant].Type with { Shape = Shapes.Permute(constants[t.Constant].Type.Shape, t.Permutation) })).ToList();
        foreach (Value parameter in body.Parameters.Skip(constCount))
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        foreach (Equation inner in body.Equations)
        {
            Value? output = inner.Outputs.Count == 0 ? null : inner.Outputs[0];
            if (output is not null && whole.TryGetValue(output, out int at))
            {
                values[output] = further[at];
            }
            else if (output is not null && dots.TryGetValue(output, out (int Side, int At) dot))
            {
                (int side, int place) = dot;
                Value[] operands = inner.Inputs.Select(i => values[i]).ToArray();
                operands[side] = further[place];
                values[output] = build.Bind(inner.Op, operands, Turned(inner.Attributes, side), output.Name);
            }
            else
            {
                build.Replay(inner, values);
            }
        }

        Attributes attributes = equation.Attributes.With("body", build.Build(body.Results.Select(r => values[r]))).With("constCount", (long)(constCount + turned.Count));
        if (equation.Op is While)
        {
            Jaxpr condition = equation.Attributes.Program("condition");
            attributes = attributes.With("condition", Programs.Make(
                [.. condition.Parameters.Take(constCount), .. further, .. condition.Parameters.Skip(constCount)],
                (inner, own) => inner.Inline(condition, [.. own.Take(constCount), .. own.Skip(constCount + further.Count)])));
        }

        return (attributes, turned);

        int Place(int constant, EquatableArray<int> permutation)
        {
            int at = turned.IndexOf((constant, permutation));
            if (at < 0)
            {
                at = turned.Count;
                turned.Add((constant, permutation));
            }

            return at;
        }
    }

    // The operand whose columns a product reads, where they lie apart.
    private static int? RightSide(Equation equation)
    {
        if (OpFacts.Lower(equation) != Lowering.Dot || equation.Output.Type.DType is not (DType.F32 or DType.F64))
        {
            return null;
        }

        int side = DotShape.IsTurned(equation) ? 0 : 1;
        EquatableArray<Dim> shape = equation.Inputs[side].Type.Shape;
        int last = shape.Count - 1;
        return Contracting(equation.Attributes, side).Contains(last) && !shape[last].IsOne() && DotShape.Free(equation, side).Any(a => !shape[a].IsOne()) ? side : null;
    }

    // Batch, contracted, free.
    private static EquatableArray<int> Order(Equation equation, int side) =>
        [.. Batch(equation.Attributes, side), .. Contracting(equation.Attributes, side), .. DotShape.Free(equation, side)];

    private static Attributes Turned(Attributes attributes, int side)
    {
        int batch = Batch(attributes, side).Count;
        string name = side == 0 ? "lhs" : "rhs";
        return attributes.With(name + "Batch", Shapes.Range(0, batch)).With(name + "Contracting", Shapes.Range(batch, Contracting(attributes, side).Count));
    }

    private static EquatableArray<int> Batch(Attributes attributes, int side) => attributes.Axes(side == 0 ? "lhsBatch" : "rhsBatch");

    private static EquatableArray<int> Contracting(Attributes attributes, int side) => attributes.Axes(side == 0 ? "lhsContracting" : "rhsContracting");
}
