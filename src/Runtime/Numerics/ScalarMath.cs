namespace Pure.Jit;

/// <summary>Functions of one double that the framework lacks or computes with cancellation.</summary>
internal static class ScalarMath
{
    /// <summary>1 / (1 + e^−x), without overflow.</summary>
    public static double Logistic(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        double power = Math.Exp(x);
        return power / (1 + power);
    }
}
