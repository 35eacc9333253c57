using System.ComponentModel;
using System.Globalization;
using Pure.Jit.Testing;

namespace Pure.Jit.CompilerServices;

/// <summary>Says of what CheckGrads found which derivative is wrong.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientJudge
{
    /// <summary>The rows again, if none of them found more than it allows.</summary>
    /// <param name="rows">For each check, in the order in which they are made, what it found and allows.</param>
    /// <param name="modes">The modes that were checked.</param>
    /// <param name="order">How many derivatives were.</param>
    /// <exception cref="GradientMismatchException">One found more, or NaN.</exception>
    public static NDArray<double> Require(NDArray<double> rows, string modes, int order)
    {
        double[] numbers = rows.ToArray();
        List<string> names = [];
        Name(names, "", order, modes);
        for (int i = 0; i < names.Count; i++)
        {
            if (!(numbers[2 * i] <= numbers[(2 * i) + 1]))
            {
                throw new GradientMismatchException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{names[i]} and the differences of the function differ by {numbers[2 * i]:G3}, where {numbers[(2 * i) + 1]:G3} is allowed. A rule of the function's own is wrong, the function has a corner here, or what it computes is too coarse for its element type"));
            }
        }

        return rows;
    }

    private static void Name(List<string> names, string inner, int order, string modes)
    {
        if (modes.Contains("fwd", StringComparison.Ordinal))
        {
            names.Add($"The forward derivative (Jvp){inner}");
        }

        if (modes.Contains("rev", StringComparison.Ordinal))
        {
            names.Add($"The reverse derivative (Vjp){inner}");
        }

        if (order > 1 && modes.Contains("fwd", StringComparison.Ordinal))
        {
            Name(names, $" of the forward derivative{inner}", order - 1, modes);
        }

        if (order > 1 && modes.Contains("rev", StringComparison.Ordinal))
        {
            Name(names, $" of the reverse derivative{inner}", order - 1, modes);
        }
    }
}
