namespace Pure.Jit.Generator.Ir;

/// <summary>Where the user wrote what an equation computes: a place in a method, and the places of the calls that led there.</summary>
/// <param name="Method">The method's id in core.</param>
/// <param name="At">The number of the node in its core.</param>
/// <param name="Caller">Where it is called; null in the root itself.</param>
public sealed record Origin(string Method, int At, Origin? Caller)
{
    /// <summary>Whether it is the derivative of what stands there.</summary>
    public bool IsDerivative { get; init; }
}

/// <summary>The origin of the equations that are being bound; there is none unless a trace keeps it.</summary>
internal static class Origins
{
    // A trace runs from beginning to end on one thread, with the transformations in it and the passes behind it.
    [ThreadStatic]
    private static Origin? replayed;

    [ThreadStatic]
    private static Func<Origin?>? traced;

    /// <summary>What an equation that is bound now comes from.</summary>
    public static Origin? Current => replayed ?? traced?.Invoke();

    /// <summary>Runs a trace that says where it stands whenever an equation is bound.</summary>
    public static T While<T>(Func<Origin?>? place, Func<T> trace)
    {
        Func<Origin?>? outer = traced;
        traced = place;
        try
        {
            return trace();
        }
        finally
        {
            traced = outer;
        }
    }

    /// <summary>What is bound until the end comes from where an equation does.</summary>
    public static End Of(Equation equation) => new(equation.Origin);

    /// <summary>What is bound until the end is the derivative of an equation.</summary>
    public static End OfDerivative(Equation equation) => new(equation.Origin is { IsDerivative: false } origin ? origin with { IsDerivative = true } : equation.Origin);

    /// <summary>Takes back what <see cref="Of"/> said.</summary>
    public readonly struct End : IDisposable
    {
        private readonly Origin? outer;

        internal End(Origin? origin)
        {
            this.outer = replayed;
            replayed = origin ?? replayed;
        }

        public void Dispose() => replayed = this.outer;
    }
}
