using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>Binds each computation once: equations with the same op, operands and attributes share one result.</summary>
public static class CommonSubexpressions
{
    public static readonly Pass Pass = new("common_subexpressions", "binds equal computations once", Run);

    public static Jaxpr Run(Jaxpr program)
    {
        Dictionary<int, Value> values = program.Parameters.ToDictionary(p => p.Id);
        Dictionary<Key, EquatableArray<Value>> known = new(new KeyComparer());
        List<Equation> kept = [];
        foreach (Equation equation in program.Equations)
        {
            EquatableArray<Value> inputs = equation.Inputs.Select(i => values[i.Id]).ToEquatableArray();
            Key key = new(equation.Op, Canonical(equation.Op, inputs), equation.Attributes);
            if (!known.TryGetValue(key, out EquatableArray<Value> outputs))
            {
                known.Add(key, outputs = equation.Outputs);
                kept.Add(equation with { Inputs = inputs });
            }

            for (int i = 0; i < outputs.Count; i++)
            {
                values[equation.Outputs[i].Id] = outputs[i];
            }
        }

        return kept.Count == program.Equations.Count
            ? program
            : DeadCode.Run(new Jaxpr(program.Parameters, kept.ToEquatableArray(), program.Results.Select(r => values[r.Id]).ToEquatableArray()));
    }

    // x op y = y op x, for the ops where that is exact also for NaN and signed zeros
    private static EquatableArray<Value> Canonical(Op op, EquatableArray<Value> inputs) =>
        op.Name is "add" or "mul" or "and" or "or" or "xor" or "eq" or "ne" && inputs[0].Id > inputs[1].Id
            ? [inputs[1], inputs[0]]
            : inputs;

    private readonly record struct Key(Op Op, EquatableArray<Value> Inputs, Attributes Attributes);

    /// <summary>Equality of keys in which 0 and -0 are different numbers.</summary>
    private sealed class KeyComparer : IEqualityComparer<Key>
    {
        public bool Equals(Key left, Key right) =>
            ReferenceEquals(left.Op, right.Op) && left.Inputs.Equals(right.Inputs) && left.Attributes.Equals(right.Attributes) &&
            SameZeros(left.Attributes, right.Attributes);

        public int GetHashCode(Key key)
        {
            int hash = key.Op.GetHashCode();
            foreach (Value input in key.Inputs.AsSpan())
            {
                hash = unchecked((hash * 31) + input.Id);
            }

            // The attributes' hash covers whole nested programs; equal operands are rare enough without it, except for constants.
            return key.Inputs.Count > 0 ? hash : unchecked((hash * 31) + key.Attributes.GetHashCode());
        }

        private static bool SameZeros(Attributes left, Attributes right)
        {
            for (int i = 0; i < left.Items.Count; i++)
            {
                bool isSame = (left.Items[i].Value, right.Items[i].Value) switch
                {
                    (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
                    (Jaxpr a, Jaxpr b) => a.Equations.Zip(b.Equations, (x, y) => SameZeros(x.Attributes, y.Attributes)).All(same => same),
                    _ => true,
                };
                if (!isSame)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
