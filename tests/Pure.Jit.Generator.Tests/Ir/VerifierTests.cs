using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ir;

public sealed class VerifierTests
{
    private static readonly ArrayType Scalar = ArrayType.Scalar(DType.F32);
    private static readonly Value X = new(0, Scalar, "x");
    private static readonly Op Exp = Programs.Find("exp")!;

    [Fact]
    public void AGoodProgramHasNoFault() => Assert.Null(Verifier.FindFault(Programs.LogSumExp));

    [Fact]
    public void AValueMustBeBoundBeforeItIsUsed()
    {
        Value y = new(1, Scalar);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(
            () => Verifier.Verify(new Jaxpr([X], [new Equation(Exp, [y], Attributes.None, [y])], [y]), "fuse"));
        Assert.Contains("After 'fuse': value v1 is used before it is bound", exception.Message, StringComparison.Ordinal);
        Assert.Contains("jaxpr(x: f32[]) {", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IdsMustBeDense() => Assert.Contains(
        "has id 2 instead of 1",
        Verifier.FindFault(new Jaxpr([X], [new Equation(Exp, [X], Attributes.None, [new Value(2, Scalar)])], [X])),
        StringComparison.Ordinal);

    [Fact]
    public void TypesMustBeTheInferredOnes() => Assert.Contains(
        "the inferred types are f32[]",
        Verifier.FindFault(new Jaxpr([X], [new Equation(Exp, [X], Attributes.None, [new Value(1, ArrayType.Scalar(DType.F64))])], [X])),
        StringComparison.Ordinal);

    [Fact]
    public void AUseMustAgreeWithItsBinding() => Assert.Contains(
        "is bound as",
        Verifier.FindFault(new Jaxpr([X], [], [X with { Type = ArrayType.Scalar(DType.I32) }])),
        StringComparison.Ordinal);
}
