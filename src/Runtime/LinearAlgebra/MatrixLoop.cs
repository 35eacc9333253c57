using System.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit.LinearAlgebra;

/// <summary>What is done with each matrix of a batch.</summary>
internal interface IMatrixBody
{
    /// <summary>Does the matrix at <paramref name="index"/>; called by several threads at once.</summary>
    void Run<T>(nint index)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Runs a body over a batch, its matrices shared among threads; a single matrix shares its products instead.</summary>
internal static class MatrixLoop
{
    // Below this many operations a fork costs more than it gives.
    private const double ForkedWork = 100_000;

    /// <summary>Does all matrices.</summary>
    /// <param name="operation">The primitive, for the message when T is neither f32 nor f64.</param>
    /// <param name="count">How many matrices there are.</param>
    /// <param name="work">How many operations each needs, about.</param>
    /// <param name="body">What is done.</param>
    public static void Run<T, TBody>(string operation, nint count, double work, ref TBody body)
        where T : unmanaged
        where TBody : struct, IMatrixBody
    {
        if (typeof(T) == typeof(float))
        {
            RunAs<float, TBody>(count, work, ref body);
        }
        else if (typeof(T) == typeof(double))
        {
            RunAs<double, TBody>(count, work, ref body);
        }
        else
        {
            throw new ArgumentException($"'{operation}' is defined for f32 and f64 arrays, not for {DTypes.Name<T>()}; convert the array with As first");
        }
    }

    /// <summary>The number of matrices in an array.</summary>
    public static int Count<T>(NDArray<T> x)
        where T : unmanaged
        => x.Shape[..^2].Size;

    /// <summary>Refuses arrays that hold no matrices.</summary>
    public static void Require<T>(NDArray<T> x, string operation, string name)
        where T : unmanaged
    {
        if (x.Rank < 2)
        {
            throw new ArgumentException($"'{operation}' needs matrices, arrays of at least two axes: {name} is {DTypes.Name<T>()}{x.Shape}", name);
        }
    }

    /// <summary>Refuses arrays whose matrices are not square.</summary>
    public static void RequireSquare<T>(NDArray<T> x, string operation, string name)
        where T : unmanaged
    {
        Require(x, operation, name);
        if (x.Shape[^1] != x.Shape[^2])
        {
            throw new ArgumentException(
                $"'{operation}' needs square matrices: {name} is {DTypes.Name<T>()}{x.Shape}, of {x.Shape[^2]} rows and {x.Shape[^1]} columns", name);
        }
    }

    private static void RunAs<TSeen, TBody>(nint count, double work, ref TBody body)
        where TSeen : unmanaged, IFloatingPointIeee754<TSeen>
        where TBody : struct, IMatrixBody
    {
        Matrices<TSeen, TBody> matrices = new(body);
        if (count * work < ForkedWork || count == 1)
        {
            matrices.Run(0, count);
            return;
        }

        Workers.For(count, (nint)Math.Max(1, Math.Min(count, ForkedWork / 4 / Math.Max(work, 1))), ref matrices);
    }

    private struct Matrices<TSeen, TBody>(TBody body) : IRangeBody
        where TSeen : unmanaged, IFloatingPointIeee754<TSeen>
        where TBody : struct, IMatrixBody
    {
        private TBody body = body;

        public void Run(nint lo, nint hi)
        {
            for (nint i = lo; i < hi; i++)
            {
                this.body.Run<TSeen>(i);
            }
        }
    }
}
