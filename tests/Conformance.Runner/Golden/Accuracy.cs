using System.Globalization;

namespace Pure.Jit.Conformance.Golden;

/// <summary>How near to the correctly rounded value a function must be; ACCURACY.md beside the golden files gives the bounds.</summary>
public static class Accuracy
{
    private static readonly HashSet<string> Exact = ["sqrt", "remainder"];

    private static readonly HashSet<string> Elementary =
        ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "rsqrt", "cbrt", "sin", "cos", "asin", "acos", "atan", "atan2"];

    private static readonly HashSet<string> Special =
        ["erf", "erfc", "erfcx", "erfinv", "lgamma", "digamma", "ndtr", "log_ndtr", "ndtri", "i0e", "i1e", "gammainc", "gammaincc", "betainc", "betaln"];

    private static readonly HashSet<string> Odd = ["sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "erf", "erfinv", "expm1", "log1p", "cbrt", "i1e"];

    /// <summary>The bound on a function's error in ULP, and whether they are at least those of 1.</summary>
    public static (double Bound, bool IsFloored) Bound(AccuracyCase @case, double x)
    {
        string function = @case.Function;
        bool isFloored = function is "logaddexp" or "betaln" || (function is "lgamma" or "digamma" && x < 0);
        double bound = Exact.Contains(function) ? 0 : Elementary.Contains(function) ? 1 : Special.Contains(function) ? 4 : 2;

        // Errors are whole ULP of the rounded value, half a ULP from those of the exact one.
        return (Math.Min(bound, (isFloored ? @case.JaxUlpFloor1 : @case.JaxUlp) + 0.5), isFloored);
    }

    /// <summary>The first point that is too far off, with the largest error, or null.</summary>
    public static string? Difference(AccuracyCase @case, GoldenResult result)
    {
        string dtype = @case.Expected.DType;
        if (result.DType != dtype || !result.Shape.SequenceEqual(@case.Expected.Shape))
        {
            return $"{result.DType}[{string.Join(", ", result.Shape)}], expected {dtype}[{@case.Expected.Size}]";
        }

        double[] expected = @case.Expected.Numbers();
        double[][] inputs = @case.Inputs.Select(i => i.Numbers()).ToArray();
        double worst = -1;
        string? fault = null;
        int count = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double got = dtype == "f32" ? (float)result.Numbers![i] : result.Numbers![i];
            (double bound, bool isFloored) = Bound(@case, inputs[0][i]);
            double error = Error(got, expected[i], dtype, isFloored);
            bool isNegativeZero = expected[i] == 0 && inputs.Length == 1 && inputs[0][i] == 0 && Odd.Contains(@case.Function);
            if (isNegativeZero && double.IsNegative(got) != double.IsNegative(inputs[0][i]))
            {
                error = double.PositiveInfinity;
            }

            if (error > bound)
            {
                count++;
                if (error > worst)
                {
                    worst = error;
                    string at = string.Join(", ", inputs.Select(x => Text(x[i])));
                    fault = $"{@case.Function}({at}) is {Text(got)}, expected {Text(expected[i])}: {error.ToString("G3", CultureInfo.InvariantCulture)} ULP, at most {bound:G3}";
                }
            }
        }

        return fault is null ? null : $"{count} of {expected.Length} points, the worst: {fault}";
    }

    private static double Error(double got, double expected, string dtype, bool isFloored)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected) || !double.IsFinite(got))
        {
            return (double.IsNaN(expected) && double.IsNaN(got)) || got == expected ? 0 : double.PositiveInfinity;
        }

        double scale = isFloored ? Math.Max(Math.Abs(expected), 1) : Math.Abs(expected);
        return Math.Abs(got - expected) / Ulp(scale, dtype);
    }

    private static double Ulp(double x, string dtype) => dtype == "f32"
        ? Math.Max(Math.ScaleB(1, Math.ILogB(x == 0 ? float.Epsilon : x) - 23), float.Epsilon)
        : Math.Max(x == 0 ? 0 : Math.BitIncrement(x) - x, double.Epsilon);

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
