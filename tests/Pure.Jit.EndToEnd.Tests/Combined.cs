namespace Pure.Jit.EndToEnd.Tests;

/// <summary>A state of several kinds of leaves.</summary>
public sealed record Several([property: Shape("m")] NDArray<float> X, float Y, int K, bool B, (float A, int B) T);

/// <summary>Statements in and behind one another, each left in several ways.</summary>
public static class Combined
{
    [Jit]
    public static int TwoLoops(int n, int m)
    {
        int s = 0;
        for (int i = 0; i < n; i++)
        {
            if (i % 3 == 1)
            {
                continue;
            }

            for (int j = 0; j < m; j++)
            {
                if (j > i)
                {
                    break;
                }

                if ((i * j) % 7 == 6)
                {
                    return s;
                }

                s += i * j;
            }
        }

        return s + 1000;
    }

    [Jit]
    public static int SwitchInLoop(int n)
    {
        int s = 0;
        for (int i = 0; i < n; i++)
        {
            switch (i % 6)
            {
                case 0:
                    s += 1;
                    break;
                case 1 or 2:
                    s *= 2;
                    break;
                case > 3 and < 5:
                    continue;
                case int k when k > s:
                    s -= 3;
                    break;
                default:
                    s += i;
                    break;
            }

            s ^= i;
        }

        return s;
    }

    [Jit]
    public static float SwitchThatReturns(float x, int n)
    {
        for (int i = 0; i < n; i++)
        {
            switch (x)
            {
                case < 0f:
                    return -x;
                case >= 0f and < 1f:
                    x += 0.4f;
                    break;
                default:
                    x -= 2.2f;
                    continue;
            }

            x *= 1.1f;
        }

        return x * 100;
    }

    [Jit]
    public static int TuplePatterns(int a, int b)
    {
        int k = 0;
        while (k < 20)
        {
            (a, b) = (a % 2 == 0, b > a) switch
            {
                (true, true) => (a / 2, b - 1),
                (true, false) => (a + 3, b + 2),
                (false, true) when b > 10 => (a - 1, b / 2),
                (false, _) => (a + b, b + 1),
            };
            k++;
            if (a == b)
            {
                return k;
            }
        }

        return (a * 1000) + b;
    }

    [Jit]
    public static int EveryTruth(bool a, bool b, byte c) =>
        (a, b) switch { (true, true) => 1, (true, false) => 2, (false, true) => 3, (false, false) => 4 } * (c switch { < 10 => 1, >= 10 and < 100 => 10, >= 100 => 100 });

    [Jit]
    public static int ShortCircuits(int a, int b)
    {
        int s = 0;
        for (int i = -3; i < 4; i++)
        {
            if ((i != 0 && a / i > b) || (i == 0 && b > 2))
            {
                s += i + 10;
            }

            if (!(i < 0 || a % (i + 1) == 0))
            {
                s += 100;
            }
        }

        return s;
    }

    [Jit]
    public static Several Records(Several s, int n)
    {
        for (int i = 0; i < n; i++)
        {
            s = s with { X = (s.X * 0.5f) + s.Y, Y = s.Y + s.K, K = s.K + 1, B = !s.B, T = (s.T.A * 2, s.T.B - i) };
            if (s.B && s.Y > 20)
            {
                break;
            }
        }

        return s;
    }

    [Jit]
    public static (int A, int B, NDArray<float> Left) Swaps(int a, int b, [Shape("n")] NDArray<float> x)
    {
        var y = x;
        while (a < b)
        {
            if ((a & 1) == 0)
            {
                (a, b, x, y) = (b - 3, a + 4, y, x * 2f);
            }
            else
            {
                (x, y) = (y, x);
                b -= 2;
            }
        }

        return (a, b, x - y);
    }

    [Jit]
    public static NDArray<float> Captures([Shape("n m")] NDArray<float> x)
    {
        NDArray<float> s = 0f;
        foreach (NDArray<float> row in x)
        {
            Func<float, NDArray<float>> scaled = w => row * w;
            for (int j = 0; j < 3; j++)
            {
                NDArray<float> Further(NDArray<float> v) => v + (scaled(j) * j);
                s = Nd.Sum(Further(row)) + s;
            }
        }

        return s;
    }

    [Jit]
    public static float Draws(PrngKey key, int n)
    {
        float s = 0;
        int i = 0;
        while (i < n)
        {
            (key, PrngKey sub) = Rand.Split(key);
            float u = (float)Rand.Uniform(sub);
            if (u < 0.3f)
            {
                i += 2;
                continue;
            }

            s += u;
            i++;
        }

        return s;
    }

    [Jit]
    public static long WideCounters(uint n, long m)
    {
        long t = 0;
        for (ulong i = 0; i < n; i++)
        {
            for (long j = m; j > 0; j /= 2)
            {
                t += (i & 1) == 0 ? j : -(long)i;
                if (t > 100 | t < -100)
                {
                    t %= 7;
                }
            }
        }

        return t;
    }

    [Jit]
    public static int CountsDown(int n)
    {
        int s = 0;
        for (int i = n; i >= 0; i -= 3)
        {
            s = (s * 3) + i;
        }

        for (int i = 0, j = n; i < j; i++, j--)
        {
            s += i * j;
            if (s > 500)
            {
                j -= 2;
            }
        }

        do
        {
            n--;
            if (n % 2 == 0)
            {
                continue;
            }

            s += n;
        }
        while (n > 0);
        return s;
    }

    [Jit]
    public static (NDArray<float> Last, NDArray<float> Rows, NDArray<float> Totals, NDArray<float> Each) Rowless([Shape("n m")] NDArray<float> x)
    {
        (NDArray<float> last, NDArray<float> rows) = Lax.Scan((NDArray<float> c, NDArray<float> r) => (c + r, c * 2f), Nd.Ones<float>(x.Shape[1]), x, reverse: true);
        return (last, rows, Lax.AssociativeScan((a, b) => a + b, x, axis: 1, reverse: true), Lax.Map(r => Nd.Sum(r), x, batchSize: 3));
    }

    [Jit]
    public static NDArray<float> Turned([Shape("n")] NDArray<float> x, int from, int to) => Lax.ForiLoop(from, to, (i, v) => v * (i + 2f), x);

    [Jit]
    public static int Long(int turns, int start)
    {
        int x = start | 1;
        while (turns > 0)
        {
            x = unchecked((x * 1103515245) + 12345) ^ turns;
            turns--;
        }

        return x | 1;
    }
}
