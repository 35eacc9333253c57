using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ir;

/// <summary>Concrete arrays for tests.</summary>
internal static class Tensors
{
    public static Tensor Scalar(double value, DType dtype = DType.F64) => Tensor.Of(dtype, [], new[] { value });

    public static Tensor Vector(params double[] values) => Tensor.Of(DType.F64, [values.Length], values);

    public static Tensor Numbers(DType dtype, int[] shape, params double[] values) => Tensor.Of(dtype, shape.ToEquatableArray(), values);

    public static Tensor Integers(DType dtype, int[] shape, params long[] values) => Tensor.Of(dtype, shape.ToEquatableArray(), values);

    /// <summary>Numbers between -2 and 2, integers between 0 and 3, bools.</summary>
    public static Tensor Random(Random random, ArrayType type, Func<string, long>? sizes = null)
    {
        EquatableArray<int> shape = type.Shape.Select(d => (int)d.Evaluate(sizes ?? (_ => 3))).ToEquatableArray();
        int size = shape.Aggregate(1, (a, b) => a * b);
        return type.DType.IsFloating()
            ? Tensor.Of(type.DType, shape, Enumerable.Range(0, size).Select(_ => (double)(float)((random.NextDouble() * 4) - 2)).ToArray())
            : Tensor.Of(type.DType, shape, Enumerable.Range(0, size).Select(_ => (long)random.Next(type.DType == DType.Bool ? 2 : 4)).ToArray());
    }

    public static Tensor Map(this Tensor x, Func<double, int, double> f) =>
        x with { Numbers = x.Numbers!.Select(f).ToArray() };

    public static double Dot(Tensor x, Tensor y) => x.Numbers!.Zip(y.Numbers!, (a, b) => a * b).Sum();

    /// <summary>One entry along the leading axis.</summary>
    public static Tensor Slice(this Tensor x, int index)
    {
        EquatableArray<int> shape = x.Shape.Skip(1).ToEquatableArray();
        int size = shape.Aggregate(1, (a, b) => a * b);
        return new Tensor(
            x.DType, shape, x.Numbers?.Skip(index * size).Take(size).ToArray(), x.Integers?.Skip(index * size).Take(size).ToArray());
    }

    public static void AssertSame(Tensor expected, Tensor actual, string because = "")
    {
        AssertSameType(expected, actual, because);
        if (expected.Numbers is { } numbers)
        {
            Assert.True(
                numbers.Select(BitsOf).SequenceEqual(actual.Numbers!.Select(BitsOf)),
                $"Expected {Print(expected)} but got {Print(actual)}. {because}");
        }
        else
        {
            Assert.True(expected.Integers!.SequenceEqual(actual.Integers!), $"Expected {Print(expected)} but got {Print(actual)}. {because}");
        }
    }

    public static void AssertClose(Tensor expected, Tensor actual, double relative, double absolute, string because = "")
    {
        AssertSameType(expected, actual, because);
        if (expected.Numbers is not { } numbers)
        {
            AssertSame(expected, actual, because);
            return;
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            double a = numbers[i], b = actual.Numbers![i];
            bool isClose = a.Equals(b) || Math.Abs(a - b) <= absolute + (relative * Math.Abs(a));
            Assert.True(isClose, $"Element {i}: expected {a:R} but got {b:R}.\nExpected {Print(expected)}\nActual   {Print(actual)}\n{because}");
        }
    }

    public static string Print(Tensor x) =>
        $"{x.DType.Name()}[{string.Join(",", x.Shape)}] {{{(x.Numbers is { } n ? string.Join(", ", n) : string.Join(", ", x.Integers!))}}}";

    private static void AssertSameType(Tensor expected, Tensor actual, string because) => Assert.True(
        expected.DType == actual.DType && expected.Shape.Equals(actual.Shape),
        $"Expected {Print(expected)} but got {Print(actual)}. {because}");

    private static long BitsOf(double x) => double.IsNaN(x) ? long.MinValue + 1 : BitConverter.DoubleToInt64Bits(x);
}
