using ILGPU;

namespace Pure.Jit.Ilgpu.Tests.Contract;

/// <summary>What the kernels here take: ILGPU is given one struct.</summary>
internal struct Arguments
{
    public ArrayView<float> X;
    public ArrayView<float> Y;
    public int N;
}

/// <summary>Kernels as a generator would write them, and some that are wrong.</summary>
internal static class Kernels
{
    private static readonly float Factor = Environment.ProcessorCount;

    public static void Scale(Arguments a)
    {
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < a.N; i += Grid.DimX * Group.DimX)
        {
            a.Y[i] = 2 * a.X[i];
        }
    }

    // The sum of each group's part, by halves in shared memory.
    public static void GroupSum(Arguments a)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(32);
        int lane = Group.IdxX;
        int i = (Grid.IdxX * Group.DimX) + lane;
        shared[lane] = i < a.N ? a.X[i] : 0;
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (lane < half)
            {
                shared[lane] += shared[lane + half];
            }

            Group.Barrier();
        }

        if (lane == 0)
        {
            a.Y[Grid.IdxX] = shared[0];
        }
    }

    // The sum of each warp's part, by exchange.
    public static void WarpSum(Arguments a)
    {
        float sum = a.X[(Grid.IdxX * Group.DimX) + Group.IdxX];
        for (int delta = Warp.WarpSize / 2; delta > 0; delta /= 2)
        {
            sum += Warp.ShuffleXor(sum, delta);
        }

        if (Warp.IsFirstLane)
        {
            a.Y[(Grid.IdxX * (Group.DimX / Warp.WarpSize)) + Warp.WarpIdx] = sum;
        }
    }

    public static void Count(Arguments a)
    {
        int above = Group.BarrierPopCount(a.X[Group.IdxX] > 3);
        bool all = Group.BarrierAnd(a.X[Group.IdxX] >= 0);
        bool any = Group.BarrierOr(a.X[Group.IdxX] > 100);
        a.Y[Group.IdxX] = above + (all ? 100 : 0) + (any ? 1000 : 0);
    }

    public static void BeyondTheEnd(Arguments a) => a.Y[Group.IdxX] = a.X[Group.IdxX + 1];

    public static void NotAllMeet(Arguments a)
    {
        if (Group.IdxX < 5)
        {
            Group.Barrier();
        }

        a.Y[Group.IdxX] = 1;
    }

    public static void OnlyLaterOnesWait(Arguments a)
    {
        if (Group.IdxX >= 5)
        {
            Group.Barrier();
        }

        a.Y[Group.IdxX] = 1;
    }

    // Reads what the neighbour writes, with nothing between.
    public static void Races(Arguments a)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(32);
        shared[Group.IdxX] = a.X[Group.IdxX];
        Group.Barrier();
        shared[Group.IdxX] = shared[(Group.IdxX + 1) % Group.DimX];
        Group.Barrier();
        a.Y[Group.IdxX] = shared[Group.IdxX];
    }

    public static void TakesTooMuch(Arguments a)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(1 << 20);
        shared[0] = a.N;
    }

    public static void Throws(Arguments a)
    {
        if (a.N < 0)
        {
            throw new InvalidOperationException();
        }
    }

    public static void ReadsStatic(Arguments a) => a.Y[0] = Factor;

    public static void MakesArray(Arguments a) => a.Y[0] = new float[a.N].Length;

    public static void CallsItself(Arguments a) => a.Y[0] = Down(a.N);

    public static void CallsFramework(Arguments a) => a.Y[0] = (float)Math.Exp(a.N);

    public static void HasText(Arguments a) => a.Y[0] = "text".Length + a.N;

    public static void TakesRemainder(Arguments a) => a.Y[0] = a.X[0] % a.X[1];

    public static void BranchesOnNot(Arguments a)
    {
        if (a.X[0] < a.X[1])
        {
            a.Y[0] = 1;
        }
    }

    public static void BranchesOnNotOfLocal(Arguments a)
    {
        bool isLess = a.X[0] < a.X[1];
        a.Y[0] = isLess ? 1 : 2;
        if (isLess)
        {
            a.Y[1] = 1;
        }
    }

    public static void TestsNumberFirst(Arguments a) => a.Y[0] = 0.5f < a.X[0] ? 1 : 2;

    public static void NegatesCalled(Arguments a) => a.Y[0] = a.N > 0 && !IsLess(a.X[0], a.X[1]) ? 1 : 0;

    public static void ChoosesByTests(Arguments a)
    {
        float x = a.X[0], y = a.X[1];
        a.Y[0] = x < y ? x : y;
        a.Y[1] = a.N % 3;
        bool isAtLeast = x >= y;
        a.Y[4] = isAtLeast ? 1 : 0;
        a.Y[5] = (a.N > 3 ? x : 0.5f) <= y ? 1 : 0;
        a.Y[6] = (a.N > 3 ? 0.5f : x) <= y ? 1 : 0;
        if (!(x >= y))
        {
            a.Y[2] = 1;
        }

        while (x < y)
        {
            x += 1;
        }

        if (a.N < 3 && x == y && !float.IsNaN(x))
        {
            a.Y[3] = x;
        }
    }

    private static bool IsLess(float x, float y) => x < y;

    private static int Down(int n) => n > 0 ? Down(n - 1) + 1 : 0;
}
