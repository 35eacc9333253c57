using System.Numerics;

namespace Pure.Jit;

// Comparisons; bool orders false before true.
public static partial class Lax
{
    /// <summary>Whether x equals y; false if either is NaN, −0 equals 0.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("eq")]
    public static NDArray<bool> Eq<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Compare<T, EqOp>(x, y);

    /// <summary>Whether x differs from y; true if either is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("ne")]
    public static NDArray<bool> Ne<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Compare<T, NeOp>(x, y);

    /// <summary>Whether x is less than y; false if either is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("lt")]
    public static NDArray<bool> Lt<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Compare<T, LtOp>(x, y);

    /// <summary>Whether x is at most y; false if either is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("le")]
    public static NDArray<bool> Le<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Compare<T, LeOp>(x, y);

    /// <summary>Whether x is greater than y; false if either is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("gt")]
    public static NDArray<bool> Gt<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Compare<T, GtOp>(x, y);

    /// <summary>Whether x is at least y; false if either is NaN.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("ge")]
    public static NDArray<bool> Ge<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.Compare<T, GeOp>(x, y);

    private readonly struct EqOp : ICompare
    {
        public static string Name => "eq";

        public static bool Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x == y;
    }

    private readonly struct NeOp : ICompare
    {
        public static string Name => "ne";

        public static bool Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x != y;
    }

    private readonly struct LtOp : ICompare
    {
        public static string Name => "lt";

        public static bool Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x < y;
    }

    private readonly struct LeOp : ICompare
    {
        public static string Name => "le";

        public static bool Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x <= y;
    }

    private readonly struct GtOp : ICompare
    {
        public static string Name => "gt";

        public static bool Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x > y;
    }

    private readonly struct GeOp : ICompare
    {
        public static string Name => "ge";

        public static bool Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x >= y;
    }
}
