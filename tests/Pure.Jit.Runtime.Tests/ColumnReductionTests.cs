using System.Numerics;
using Xunit;

namespace Pure.Jit.Runtime.Tests;

/// <summary>Reductions over the first axes, which combine whole rows, beside those of the turned array, which combine runs.</summary>
public class ColumnReductionTests
{
    private static readonly (int Rows, int Columns)[] Sizes = [(1, 1), (3, 1), (1, 5), (7, 8), (9, 17), (40, 33), (3, 8192), (5, 8209)];

    [Fact]
    public void GivesTheBitsOfTheTurnedArray()
    {
        foreach ((int rows, int columns) in Sizes)
        {
            Random random = new(rows + columns);
            float[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => (random.NextSingle() - 0.5f) * 1000)];
            Compare(x, rows, columns);
            Compare(Array.ConvertAll(x, v => (double)v), rows, columns);
            Compare(Array.ConvertAll(x, v => (Half)v), rows, columns);
            Compare(Array.ConvertAll(x, v => (int)(v * 4e6f)), rows, columns);
            Compare(Array.ConvertAll(x, v => (byte)(int)Math.Abs(v)), rows, columns);
            Compare(Array.ConvertAll(x, v => (long)(v * 4e15)), rows, columns);
        }
    }

    [Fact]
    public void ReducesSeveralFirstAxes()
    {
        NDArray<int> x = Nd.Reshape(Nd.Arange(2 * 3 * 19), (2, 3, 19));
        Testing.Assert.ArrayEqual(Lax.ReduceSum(x, (0, 1)), Lax.ReduceSum(Nd.Reshape(x, (6, 19)), 0), bitwise: true);
        Testing.Assert.ArrayEqual(Lax.ReduceMax(x, (0, 1)), Nd.Arange(95, 114), bitwise: true);
    }

    [Fact]
    public void CountsAndConvertsMasks()
    {
        foreach (int length in new[] { 0, 1, 15, 16, 17, 31, 32, 1000 })
        {
            bool[] mask = [.. Enumerable.Range(0, length).Select(i => i % 3 == 1)];
            byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 37))];
            Xunit.Assert.Equal(mask.Count(v => v), Nd.CountNonzero(NDArray.Array(mask)).Item());
            Xunit.Assert.Equal(mask.Select(v => v ? 1f : 0f), Lax.ConvertElementType<bool, float>(NDArray.Array(mask)).ToArray());
            Xunit.Assert.Equal(bytes.Select(v => (int)v), Lax.ConvertElementType<byte, int>(NDArray.Array(bytes)).ToArray());
            Xunit.Assert.Equal(bytes.Select(v => (float)v), Lax.ConvertElementType<byte, float>(NDArray.Array(bytes)).ToArray());
        }
    }

    private static void Compare<T>(T[] x, int rows, int columns)
        where T : unmanaged, INumber<T>
    {
        NDArray<T> matrix = NDArray.Array<T>(x, (rows, columns));
        NDArray<T> turned = Lax.Transpose(matrix, (1, 0));
        Testing.Assert.ArrayEqual(Lax.ReduceSum(matrix, 0), Lax.ReduceSum(turned, 1), bitwise: true);
        Testing.Assert.ArrayEqual(Lax.ReduceProd(matrix, 0), Lax.ReduceProd(turned, 1), bitwise: true);
        Testing.Assert.ArrayEqual(Lax.ReduceMax(matrix, 0), Lax.ReduceMax(turned, 1), bitwise: true);
        Testing.Assert.ArrayEqual(Lax.ReduceMin(matrix, 0), Lax.ReduceMin(turned, 1), bitwise: true);
    }
}
