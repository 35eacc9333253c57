namespace Pure.Jit.EndToEnd.Tests;

/// <summary>A state that is stepped on.</summary>
public sealed record Motion([property: Shape("n")] NDArray<float> X, float Step, int Count);

/// <summary>C#'s own branches and loops on values.</summary>
public static class Statements
{
    [Jit]
    public static float Sign(float x)
    {
        if (x < 0)
        {
            return -1f;
        }
        else if (x > 0)
        {
            return 1f;
        }

        return x;
    }

    [Jit]
    public static float Leaky(float x) => x > 0 ? x : 0.1f * x;

    [Jit]
    public static float Merged(float x)
    {
        float y = 1;
        int k = 0;
        if (x > 1)
        {
            y = x * x;
            k = 2;
        }
        else if (x < -1)
        {
            k = 3;
        }

        return y + k;
    }

    [Jit]
    public static float Assigned(float x)
    {
        float y;
        if ((y = x * 2) > 3 && (y += 1) > 5)
        {
            return y;
        }

        return -y;
    }

    [Jit]
    public static float Halvings(float x)
    {
        float half;
        int k = 0;
        while ((half = x * 0.5f) > 1)
        {
            x = half;
            k++;
            if (k == 3)
            {
                break;
            }
        }

        return half + k;
    }

    [Jit]
    public static float UntilNegative(float x)
    {
        float e;
        do
        {
            x *= 0.5f;
            e = x - 1;
        }
        while (e > 0);
        return e;
    }

    [Pure]
    public static float Root(float a)
    {
        float x = a;
        while (MathF.Abs((x * x) - a) > 1e-5f * a)
        {
            x = 0.5f * (x + (a / x));
        }

        return x;
    }

    [Jit]
    public static float RootOf(float a) => Root(a);

    [Jit]
    public static float SlopeOfRoot(float a) => Grad(Root, a);

    [Jit]
    public static NDArray<float> Roots([Shape("n")] NDArray<float> a) => Vmap(v => (NDArray<float>)Root(v), a);

    [Jit]
    public static NDArray<float> SlopesOfRoots([Shape("n")] NDArray<float> a) => Vmap(v => (NDArray<float>)Grad(Root, (float)v), a);

    [Jit]
    public static int Collatz(int n)
    {
        int turns = 0;
        while (n != 1)
        {
            n = n % 2 == 0 ? n / 2 : (3 * n) + 1;
            turns++;
        }

        return turns;
    }

    [Jit]
    public static NDArray<int> CollatzOfEach([Shape("n")] NDArray<int> n) => Vmap(v => (NDArray<int>)Collatz(v), n);

    [Jit]
    public static int Gcd(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    [Jit]
    public static int Primes(int n)
    {
        int count = 0;
        for (int i = 2; i < n; i++)
        {
            bool isPrime = true;
            for (int j = 2; j * j <= i; j++)
            {
                if (i % j == 0)
                {
                    isPrime = false;
                    break;
                }
            }

            if (!isPrime)
            {
                continue;
            }

            count++;
        }

        return count;
    }

    [Jit]
    public static int FirstPair(int n)
    {
        for (int i = 1; ; i++)
        {
            for (int j = 1; j <= i; j++)
            {
                if ((i * i) + (j * j) > n)
                {
                    return (i * 100) + j;
                }
            }
        }
    }

    [Jit]
    public static int FirstAbove([Shape("n")] NDArray<float> x, float limit)
    {
        for (int i = 0; i < x.Shape[0]; i++)
        {
            if (x[i] > limit)
            {
                return i;
            }
        }

        return -1;
    }

    [Jit]
    public static NDArray<float> LargestRow([Shape("n m")] NDArray<float> x)
    {
        NDArray<float> best = Zeros<float>(x.Shape[1]);
        float most = 0f;
        foreach (NDArray<float> row in x)
        {
            float sum = Sum(row);
            if (sum > most)
            {
                (best, most) = (row, sum);
            }
        }

        return best;
    }

    [Jit]
    public static NDArray<float> FirstRowAbove([Shape("n m")] NDArray<float> x, float limit)
    {
        foreach (NDArray<float> row in x)
        {
            if (Sum(row) > limit)
            {
                return row;
            }
        }

        return -Ones<float>(x.Shape[1]);
    }

    [Jit]
    public static NDArray<float> Power([Shape("n n")] NDArray<float> a, int k)
    {
        NDArray<float> power = Eye<float>(a.Shape[0]);
        for (; k > 0; k >>= 1)
        {
            if ((k & 1) == 1)
            {
                power = Matmul(power, a);
            }

            a = Matmul(a, a);
        }

        return power;
    }

    [Jit]
    public static int Kind(int k)
    {
        int kind;
        switch (k)
        {
            case 0:
                kind = 10;
                break;
            case 1 or 2:
                return 20;
            case > 5 and < 10 when k != 8:
                kind = 30;
                if (k == 7)
                {
                    break;
                }

                kind++;
                break;
            default:
                kind = -1;
                break;
        }

        return kind;
    }

    [Jit]
    public static float Chosen(int k, float x) => k switch { 0 => x, 1 => x * x, < 0 => -x, _ when x > 2 => 7, var other => other };

    [Jit]
    public static int Quadrant(int a, int b) => (a, b) switch { (0, 0) => 0, (0, _) => 1, (_, 0) => 2, (var p, var q) when p > q => 3, _ => 4 };

    [Jit]
    public static bool Divides(int a, int b) => b != 0 && a % b == 0;

    [Jit]
    public static Motion Run(Motion s)
    {
        while (s.Count < 5)
        {
            s = s with { X = s.X * s.Step, Count = s.Count + 1 };
            if (Sum(s.X) > 100f)
            {
                break;
            }
        }

        return s;
    }

    [Jit]
    public static float Local(float x)
    {
        float total = 0;
        for (int i = 3; i-- > 0;)
        {
            total += Squared(x) * i;
        }

        return total;

        float Squared(float v)
        {
            if (v < 0)
            {
                return 0;
            }

            return v * v;
        }
    }

    // What a way that is not taken makes of x never reaches the slope.
    [Pure]
    public static float SafeRoot(float x) => x > 0f ? MathF.Sqrt(x) : 3f * x;

    [Jit]
    public static float SafeSlope(float x) => Grad(SafeRoot, x);

    [Jit]
    public static NDArray<float> SafeSlopes([Shape("n")] NDArray<float> x) => Grad(v => Sum(Vmap(e => (NDArray<float>)SafeRoot(e), v)), x);

    [Pure]
    public static NDArray<float> Decayed([Shape("n")] NDArray<float> x)
    {
        NDArray<float> sum = 0f;
        for (int i = 0; i < x.Shape[0]; i++)
        {
            if (x[i] < 0f)
            {
                continue;
            }

            sum = (sum * 0.5f) + (x[i] * x[i]);
        }

        return sum;
    }

    [Jit]
    public static NDArray<float> SlopeOfDecayed([Shape("n")] NDArray<float> x) => Grad(Decayed, x);
}
