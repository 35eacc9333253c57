using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>
/// Programs inside of loops that have been split already, as long as one around them is being split: a loop asks several times, until it
/// knows which carries have tangents, and so does each loop around it.
/// </summary>
internal static class Remembered
{
    [ThreadStatic]
    private static Dictionary<(Jaxpr Program, EquatableArray<bool> Flags, int Depth), Linearized>? known;

    public static Linearized Split(Jaxpr program, EquatableArray<bool> flags, int depth, Func<Linearized> split)
    {
        bool isOutermost = known is null;
        known ??= new Dictionary<(Jaxpr, EquatableArray<bool>, int), Linearized>(new SameProgram());
        try
        {
            if (!known.TryGetValue((program, flags, depth), out Linearized? found))
            {
                known[(program, flags, depth)] = found = split();
            }

            return found;
        }
        finally
        {
            known = isOutermost ? null : known;
        }
    }

    /// <summary>Equality in which 0 and -0 are different numbers.</summary>
    private sealed class SameProgram : IEqualityComparer<(Jaxpr Program, EquatableArray<bool> Flags, int Depth)>
    {
        public bool Equals((Jaxpr Program, EquatableArray<bool> Flags, int Depth) x, (Jaxpr Program, EquatableArray<bool> Flags, int Depth) y) =>
            x.Depth == y.Depth && x.Flags.Equals(y.Flags) && (ReferenceEquals(x.Program, y.Program) || (x.Program.Equals(y.Program) && AreZerosSame(x.Program, y.Program)));

        public int GetHashCode((Jaxpr Program, EquatableArray<bool> Flags, int Depth) key)
        {
            // Whatever is nested shows in the types of results.
            int hash = unchecked((key.Depth * 31) + key.Flags.GetHashCode());
            foreach (Equation equation in key.Program.Equations)
            {
                hash = unchecked((hash * 31) + equation.Op.GetHashCode());
                foreach (Value input in equation.Inputs)
                {
                    hash = unchecked((hash * 31) + input.Id);
                }
            }

            return hash;
        }

        private static bool AreZerosSame(Jaxpr x, Jaxpr y) => x.Equations.Zip(y.Equations, (a, b) => (a.Attributes.Items, b.Attributes.Items))
            .All(pair => pair.Item1.Zip(pair.Item2, (a, b) => (a.Value, b.Value)).All(values => values switch
            {
                (double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b),
                (Jaxpr a, Jaxpr b) => AreZerosSame(a, b),
                _ => true,
            }));
    }
}
