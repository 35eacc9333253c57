namespace Pure.Jit;

/// <summary>
/// Probability distributions, with the names of <c>jax.scipy.stats</c>. Parameters broadcast; loc moves and scale stretches, 0 and 1 if
/// not given.
/// </summary>
public static partial class Stats
{
    private const double LogPi = 1.1447298858494002;
    private const double LogTwoPi = 1.8378770664093453;
}
