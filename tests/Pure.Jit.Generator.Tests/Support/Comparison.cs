using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tests.Support;

/// <summary>Compares large arrays; words are only made where they differ.</summary>
internal static class Comparison
{
    public static void Check(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.True(
            expected.DType == actual.DType && expected.Shape.Equals(actual.Shape),
            $"{what}: {actual.DType.Name()}[{actual.Shape}] instead of {expected.DType.Name()}[{expected.Shape}]");
        for (int i = 0; i < expected.Size; i++)
        {
            bool isSame = expected.Numbers is { } numbers
                ? numbers[i].Equals(actual.Numbers![i]) || Math.Abs(numbers[i] - actual.Numbers[i]) <= tolerance * (1 + Math.Abs(numbers[i]))
                : expected.Integers![i] == actual.Integers![i];
            if (!isSame)
            {
                Assert.Fail($"{what}: element {i} is {actual.Numbers?[i] ?? actual.Integers![i]} instead of {expected.Numbers?[i] ?? expected.Integers![i]}");
            }
        }
    }
}
