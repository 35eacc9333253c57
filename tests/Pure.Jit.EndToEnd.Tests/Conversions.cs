namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Two whole numbers by position.</summary>
public sealed record Whole(int A, int B);

/// <summary>A record that holds a tuple.</summary>
public sealed record Holder((int N, float X) T);

/// <summary>Conversions that C# makes by itself, and changes of tuples.</summary>
public static class Conversions
{
    [Pure]
    private static (int, int) Pair(int a, int b) => (a, b);

    [Pure]
    private static double Divided((double, double) t) => t.Item1 / t.Item2;

    [Jit]
    public static double Tuple(int a, int b)
    {
        (double, double) u = Pair(a, b);
        return u.Item1 / u.Item2;
    }

    [Jit]
    public static double Argument(int a, int b) => Divided(Pair(a, b));

    [Jit]
    public static double Result(int a, int b)
    {
        (double, double) t = Wide(a, b);
        return t.Item1 / t.Item2;
    }

    [Pure]
    private static (double, double) Wide(int a, int b) => Pair(a, b);

    [Jit]
    public static double Cast(int a, int b) => Divided(((double, double))Pair(a, b));

    [Jit]
    public static double Nested(int a, int b)
    {
        ((double, float), long) u = (Pair(a, b), a);
        return (u.Item1.Item1 / u.Item1.Item2) + (u.Item2 * u.Item2);
    }

    [Jit]
    public static double Chosen(int a, int b)
    {
        (double, double) u = a > b ? Pair(a, b) : (1.5, 2.5);
        return u.Item1 / u.Item2;
    }

    [Jit]
    public static double Deconstructed(int a, int b)
    {
        (double x, double y) = Pair(a, b);
        (double p, (double q, _)) = (a, Pair(b, a));
        double s = 0, t = 0;
        (s, t) = Pair(b, a);
        return (x / y) + (p / q) + (s / t);
    }

    [Jit]
    public static double DeconstructedRecord(int a, int b)
    {
#pragma warning disable CS8624 // The analysis of null takes the conversion for one of references.
        (double x, double y) = new Whole(a, b);
#pragma warning restore CS8624
        return x / y;
    }

    [Jit]
    public static long Wider(int a, int b)
    {
        (long x, _) = Pair(a, b);
        return x * x;
    }

    [Jit]
    public static long Each(int a, int b)
    {
        long s = 0;
        foreach (long d in new[] { a, b })
        {
            s += d * d;
        }

        return s;
    }

    [Jit]
    public static double EachPair(int a, int b)
    {
        double s = 0;
        foreach ((double x, double y) in new[] { (a, b), (b, a) })
        {
            s += x / y;
        }

        return s;
    }

    [Jit]
    public static double EachNumber(int a, int b)
    {
        double s = a;
        foreach (double i in Enumerable.Range(1, 3))
        {
            s += b / i;
        }

        return s;
    }

    [Jit]
    public static double Nullable(int a, int b)
    {
        int? k = b;
        double? d = k;
        double? c = (int?)a;
        return (c ?? 1) / (d ?? 1);
    }

    [Jit]
    public static double Otherwise(int a, int b)
    {
        int? k = a;
        return (k ?? 0.5) / b;
    }

    [Jit]
    public static (NDArray<float> A, int N) Changed((NDArray<float> A, int N) t) => (t with { A = t.A + 1f }) with { N = 7 };

    [Jit]
    public static Holder ChangedInside(Holder h, int n) => h with { T = h.T with { N = n } };

    [Jit]
    public static NDArray<float> Turned([Shape("n")] NDArray<float> y)
        => Transforms.Grad(x => Nd.Sum(Lax.WhileLoop(s => s.I < 3, s => s with { I = s.I + 1, X = s.X * x }, (I: 0, X: x)).X), y);

    [Jit]
    public static int Kind(float f) => f switch { float.NaN => 1, > 0 => 2, _ => 3 };

    [Jit]
    public static int KindOf(double f)
    {
        switch (f)
        {
            case double.NaN:
                return 1;
            case 2.0:
                return 2;
            default:
                return f is not double.NaN and < 0 ? 3 : 4;
        }
    }
}
