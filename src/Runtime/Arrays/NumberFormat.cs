using System.Globalization;

namespace Pure.Jit;

/// <summary>Numbers as NumPy writes them: the shortest digits that read back as the same number, at most 8 after the point.</summary>
internal static class NumberFormat
{
    private const int Precision = 8;

    /// <summary>One number by itself, as Python writes it.</summary>
    public static string Single<T>(T value)
        where T : unmanaged
        => DTypes.IsFloating<T>() ? Alone(ToDouble(value), Shortest(value)) : Whole(value);

    /// <summary>Numbers padded to a common width and a common place of the point.</summary>
    public static string[] Aligned<T>(T[] values)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            string[] cells = Array.ConvertAll(values, Whole);
            int width = DTypes.IsBool<T>() ? "False".Length : cells.Max(cell => cell.Length);
            return Array.ConvertAll(cells, cell => cell.PadLeft(width));
        }

        double[] numbers = Array.ConvertAll(values, ToDouble);
        double[] sizes = [.. numbers.Where(double.IsFinite).Select(Math.Abs).Where(size => size > 0)];
        bool isScientific = sizes.Length > 0 && (sizes.Max() >= 1e8 || sizes.Min() < 1e-4 || sizes.Max() / sizes.Min() > 1000);
        (string Whole, string Fraction, string Exponent)[] parts = new (string, string, string)[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(numbers[i]))
            {
                parts[i] = isScientific ? Scientific(numbers[i], Shortest(values[i])) : Positional(numbers[i], Shortest(values[i]));
            }
        }

        int left = parts.Max(part => part.Whole?.Length ?? 0);
        int right = parts.Max(part => part.Fraction?.Length ?? 0);
        int exponent = parts.Max(part => part.Exponent?.Length ?? 0);
        int special = numbers.Max(number => double.IsNaN(number) ? 3 : double.IsInfinity(number) ? (number < 0 ? 4 : 3) : 0);
        left = Math.Max(left, special - right - exponent - 1);
        string[] result = new string[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            result[i] = !double.IsFinite(numbers[i])
                ? Special(numbers[i]).PadLeft(left + 1 + right + exponent)
                : isScientific
                    ? parts[i].Whole.PadLeft(left) + "." + parts[i].Fraction.PadRight(right, '0') + WidenExponent(parts[i].Exponent, exponent)
                    : parts[i].Whole.PadLeft(left) + "." + parts[i].Fraction.PadRight(right);
        }

        return result;
    }

    private static string Whole<T>(T value)
        where T : unmanaged
        => value switch
        {
            bool truth => truth ? "True" : "False",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw Dispatch.Undefined<T>("ToString"),
        };

    private static double ToDouble<T>(T value)
        where T : unmanaged
        => ElementConversion.Convert<T, double>(value);

    private static string Special(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    /// <summary>The digits without point and the power of ten of the first.</summary>
    private static (string Digits, int Power) Shortest<T>(T value)
        where T : unmanaged
        => Split(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));

    private static (string Digits, int Power) Split(string text)
    {
        text = text.TrimStart('-');
        int e = text.IndexOf('E');
        int power = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? text : text[..e];
        int point = mantissa.IndexOf('.');
        string digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        power += (point < 0 ? mantissa.Length : point) - 1;
        string significant = digits.TrimStart('0');
        power -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? ("0", 0) : (significant, power);
    }

    private static (string Whole, string Fraction, string Exponent) Positional(double value, (string Digits, int Power) shortest)
    {
        (string digits, int power) = shortest;
        if (digits.Length - 1 - power > Precision)
        {
            (digits, power) = Split(Math.Abs(value).ToString("F8", CultureInfo.InvariantCulture));
        }

        string padded = power < 0 ? new string('0', -power) + digits : digits.PadRight(power + 1, '0');
        int point = Math.Max(power, 0) + 1;
        return (Sign(value) + padded[..point], padded[point..], string.Empty);
    }

    private static (string Whole, string Fraction, string Exponent) Scientific(double value, (string Digits, int Power) shortest)
    {
        (string digits, int power) = shortest;
        if (digits.Length - 1 > Precision)
        {
            (digits, power) = Split(Math.Abs(value).ToString("E8", CultureInfo.InvariantCulture));
        }

        return (Sign(value) + digits[..1], digits[1..], Exponent(power));
    }

    private static string Alone(double value, (string Digits, int Power) shortest)
    {
        if (!double.IsFinite(value))
        {
            return Special(value);
        }

        (string digits, int power) = shortest;
        if (power is < -4 or >= 16)
        {
            return Sign(value) + digits[..1] + (digits.Length > 1 ? "." + digits[1..] : string.Empty) + Exponent(power);
        }

        string padded = power < 0 ? new string('0', -power) + digits : digits.PadRight(power + 1, '0');
        int point = Math.Max(power, 0) + 1;
        return Sign(value) + padded[..point] + "." + (padded.Length > point ? padded[point..] : "0");
    }

    private static string Exponent(int power)
        => string.Create(CultureInfo.InvariantCulture, $"e{(power < 0 ? '-' : '+')}{Math.Abs(power):00}");

    private static string WidenExponent(string exponent, int width)
        => exponent[..2] + exponent[2..].PadLeft(width - 2, '0');

    private static string Sign(double value) => double.IsNegative(value) ? "-" : string.Empty;
}
