namespace Pure.Jit.Numerics;

internal static class Polynomial
{
    /// <summary>The value at x; coefficients of the highest degree first.</summary>
    public static double At(double[] coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients)
        {
            sum = (sum * x) + coefficient;
        }

        return sum;
    }
}
