using System.Globalization;

namespace Pure.Jit.Conformance.Golden;

/// <summary>The rules by which a result passes.</summary>
public static class Comparison
{
    /// <summary>The largest allowed error of a derivative, as a part of the largest expected number.</summary>
    private const double DerivativePart = 4e-6;

    /// <summary>The first difference of results from an answer, or null. Numbers of a result may be of higher precision than its dtype.</summary>
    public static string? Difference(GoldenAnswer answer, Tolerance tolerance, IReadOnlyList<GoldenResult> results)
    {
        if (results.Count != answer.Outputs.Length)
        {
            return $"{results.Count} results, expected {answer.Outputs.Length}";
        }

        for (int i = 0; i < results.Count; i++)
        {
            GoldenArray expected = answer.Outputs[i];
            GoldenResult actual = results[i];
            string place = results.Count == 1 ? "" : $"result {i}: ";
            if (actual.DType != expected.DType || !actual.Shape.SequenceEqual(expected.Shape))
            {
                return $"{place}{Describe(actual.DType, actual.Shape)}, expected {Describe(expected.DType, expected.Shape)}";
            }

            GoldenArray? exact = answer.Exact is { } all && i < all.Length && all[i].Shape.SequenceEqual(expected.Shape) ? all[i] : null;
            string? difference = expected.IsFloating
                ? Numbers(expected, exact, tolerance, answer.Quantity != Quantity.Value, actual.Numbers!)
                : Integers(expected.Integers(), exact is { IsFloating: false } ? exact.Integers() : null, actual.Integers!, expected.Shape);
            if (difference is not null)
            {
                return place + difference;
            }
        }

        return null;
    }

    /// <summary>The first difference of a random program's results from its answers, or null.</summary>
    public static string? Difference(FuzzExpected expected, IReadOnlyList<GoldenResult> results)
    {
        if (results.Count != expected.Arrays.Length)
        {
            return $"{results.Count} results, expected {expected.Arrays.Length}";
        }

        for (int i = 0; i < results.Count; i++)
        {
            (GoldenArray array, GoldenResult result, (double Rtol, double Atol)? tolerance) = (expected.Arrays[i], results[i], expected.Tolerances[i]);
            string? difference = result.DType != array.DType || !result.Shape.SequenceEqual(array.Shape)
                ? $"{Describe(result.DType, result.Shape)}, expected {Describe(array.DType, array.Shape)}"
                : array.IsFloating ? Near(array, tolerance?.Rtol ?? 0, tolerance?.Atol ?? 0, result.Numbers!)
                : Integers(array.Integers(), null, result.Integers!, array.Shape);
            if (difference is not null)
            {
                return (results.Count == 1 ? "" : $"result {i}: ") + difference;
            }
        }

        return null;
    }

    // The sign of zero is not compared.
    private static string? Near(GoldenArray array, double rtol, double atol, double[] actual)
    {
        double[] expected = array.Numbers();
        for (int i = 0; i < expected.Length; i++)
        {
            double value = Round(actual[i], array.DType);
            bool isNear = double.IsFinite(expected[i]) && double.IsFinite(value)
                ? Math.Abs(value - expected[i]) <= atol + (rtol * Math.Abs(expected[i]))
                : value.Equals(expected[i]);
            if (!isNear)
            {
                return $"{Place(i, array.Shape)} is {Text(value)}, expected {Text(expected[i])}";
            }
        }

        return null;
    }

    private static string? Integers(long[] expected, long[]? exact, long[] actual, int[] shape)
    {
        int at = Enumerable.Range(0, expected.Length).FirstOrDefault(i => expected[i] != actual[i] && exact?[i] != actual[i], -1);
        return at < 0 ? null : $"{Place(at, shape)} is {actual[at]}, expected {expected[at]}";
    }

    private static string? Numbers(GoldenArray expected, GoldenArray? exact, Tolerance tolerance, bool isDerivative, double[] actual)
    {
        double[] first = expected.Numbers();
        double[]? second = exact?.Numbers().Select(x => Round(x, expected.DType)).ToArray();
        double scale = first.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < first.Length; i++)
        {
            double value = Round(actual[i], expected.DType);
            if (!IsNear(value, first[i], expected.DType, tolerance, isDerivative, scale)
                && (second is null || !IsNear(value, second[i], expected.DType, tolerance, isDerivative, scale)))
            {
                string other = second is null ? "" : $" (in double precision {Text(exact!.Numbers()[i])})";
                return $"{Place(i, expected.Shape)} is {Text(value)}, expected {Text(first[i])}{other}";
            }
        }

        return null;
    }

    private static bool IsNear(double actual, double expected, string dtype, Tolerance tolerance, bool isDerivative, double scale)
    {
        if (double.IsNaN(expected) || double.IsNaN(actual))
        {
            return double.IsNaN(expected) && double.IsNaN(actual);
        }

        bool isSame = BitConverter.DoubleToInt64Bits(actual) == BitConverter.DoubleToInt64Bits(expected);
        if (isSame || double.IsInfinity(expected) || double.IsInfinity(actual))
        {
            // Numbers next to the largest finite one may round to infinity within a bound in ULP.
            return isSame || (tolerance.Kind == "ulp" && !isDerivative && Steps(actual, expected, dtype) <= tolerance.Ulp);
        }

        double distance = Math.Abs(actual - expected);
        bool isNear = tolerance.Kind switch
        {
            "exact" => false,
            "ulp" => Steps(actual, expected, dtype) <= tolerance.Ulp,
            _ => distance <= tolerance.Atol + (tolerance.Rtol * Math.Abs(expected)),
        };
        return isNear || (isDerivative && tolerance.Kind != "rel" && distance <= DerivativePart * Math.Max(Math.Abs(expected), scale));
    }

    private static double Round(double x, string dtype) => dtype switch
    {
        "f16" => (double)(Half)x,
        "bf16" => (double)(BFloat16)x,
        "f32" => (float)x,
        _ => x,
    };

    private static double Steps(double a, double b, string dtype) => Math.Abs((double)Ordered(a, dtype) - Ordered(b, dtype));

    private static long Ordered(double x, string dtype)
    {
        long size = dtype switch
        {
            "f16" => BitConverter.HalfToInt16Bits((Half)Math.Abs(x)),
            "bf16" => BitConverter.SingleToInt32Bits((float)(BFloat16)Math.Abs(x)) >> 16,
            "f32" => BitConverter.SingleToInt32Bits((float)Math.Abs(x)),
            _ => BitConverter.DoubleToInt64Bits(Math.Abs(x)),
        };
        return double.IsNegative(x) ? -size : size;
    }

    private static string Place(int index, int[] shape)
    {
        int[] place = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            place[axis] = index % shape[axis];
            index /= shape[axis];
        }

        return $"[{string.Join(", ", place)}]";
    }

    private static string Describe(string dtype, int[] shape) => $"{dtype}[{string.Join(", ", shape)}]";

    private static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A result to be compared: <see cref="Numbers"/> of floating-point dtypes, <see cref="Integers"/> of others.</summary>
/// <param name="Bytes">The elements as they lie in memory, where there is memory.</param>
public sealed record GoldenResult(string DType, int[] Shape, double[]? Numbers, long[]? Integers, byte[]? Bytes = null)
{
    public static GoldenResult Of(object array)
    {
        GoldenArray taken = GoldenArray.Of(array);
        return new GoldenResult(taken.DType, taken.Shape, taken.IsFloating ? taken.Numbers() : null, taken.IsFloating ? null : taken.Integers(), taken.Bytes);
    }
}
