namespace Pure.Jit.Numerics;

internal static class Precision
{
    private const int MantissaBits = 52;
    private const int Bias = 1023;

    /// <summary>
    /// x rounded to fewer bits of mantissa (half to even) and cut to a narrower range of exponents, where what is below the smallest
    /// normal number becomes ±0; a range as wide as that of x's own <paramref name="ownExponentBits"/> stays. NaN stays.
    /// </summary>
    public static double Reduce(double x, int exponentBits, int mantissaBits, int ownExponentBits)
    {
        if (double.IsNaN(x) || double.IsInfinity(x) || x == 0)
        {
            return x;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        if (mantissaBits < MantissaBits)
        {
            int dropped = MantissaBits - mantissaBits;
            long half = 1L << (dropped - 1);
            bits += half - 1 + ((bits >> dropped) & 1);
            bits &= -1L << dropped;
        }

        double y = BitConverter.Int64BitsToDouble(bits);
        if (exponentBits >= ownExponentBits)
        {
            return y;
        }

        int exponent = (int)((bits >> MantissaBits) & 0x7ff) - Bias;
        int largest = (1 << (exponentBits - 1)) - 1;
        return exponent > largest ? (x < 0 ? double.NegativeInfinity : double.PositiveInfinity) : exponent <= -largest ? (x < 0 ? -0.0 : 0) : y;
    }
}
