namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Static read-only fields that are initialized with constants.</summary>
public sealed class FixedFieldTests
{
    [Fact]
    public void AreTheirConstants() => Assert.Equal([2.75f, 4.75f], FixedFields.Of(Data.Row(1, 2)).ToArray());

    [Fact]
    public void DecideShapes() => Assert.Equal([1f, 2], FixedFields.First(Data.Row(1, 2, 3)).ToArray());
}

public static class FixedFields
{
    private static readonly float Factor = 1 + 1;
    private static readonly double Offset = 0.75;
    private static readonly int Count = 2;
    private static readonly bool IsOffset = true;

    [Jit]
    public static NDArray<float> Of([Shape("n")] NDArray<float> x) => IsOffset ? (x * Factor) + (float)Offset : x;

    [Jit]
    public static NDArray<float> First([Shape("n")] NDArray<float> x) => x[..Count];
}
