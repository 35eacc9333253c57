using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Loops;

public sealed class RangesTests
{
    private static Node Bits => new OpNode("random_bits", Attributes.None, DType.U32, []);

    private static Node Unknown => new LoadNode(new Value(0, new ArrayType(DType.F32, [3]), null), Affine.Identity([3])[0]);

    // As samplers write it: 23 bits behind the point of a number between 1 and 2, less 1.
    private static Node Fraction => Op("sub", F32, Op("bitcast", F32, Op("or", U32, Op("shift_right_logical", U32, Bits, Number(U32, 9L)), Number(U32, 0x3f800000L))), Number(F32, 1.0));

    private static DType U32 => DType.U32;

    private static DType F32 => DType.F32;

    [Fact]
    public void BitsMadeAFractionLieBetweenZeroAndOne()
    {
        Assert.Equal((0, 1 - Math.Pow(2, -23)), Ranges.Of(Fraction));
        Node shifted = Op("convert_element_type", F32, Op("convert_element_type", DType.I32, Op("shift_right_logical", U32, Bits, Number(U32, 8L))));
        Assert.Equal((0, 1 - Math.Pow(2, -24)), Ranges.Of(Op("mul", F32, shifted, Number(F32, Math.Pow(2, -24)))));
    }

    [Fact]
    public void WhatIsComputedFromThatIsKnownToo()
    {
        Node angle = Op("mul", F32, Fraction, Number(F32, 2 * Math.PI));
        Assert.True(Ranges.Of(angle) is { Low: 0, High: > 6.28 and < 6.29 });
        Assert.True(Ranges.Of(Op("cos", F32, angle)) is { Low: <= -1, High: >= 1 and < 1.1 });
        Node positive = Op("sub", F32, Number(F32, 1.0), Fraction);
        Assert.True(Ranges.Of(Op("log", F32, positive)) is { Low: < -15.9 and > -16, High: 0 });
        Assert.True(Ranges.Of(Op("sqrt", F32, Op("mul", F32, Op("log", F32, positive), Number(F32, -2.0)))) is { Low: 0, High: < 6 });
        Assert.True(Ranges.Of(Op("square", F32, Op("sub", F32, Fraction, Number(F32, 0.5)))) is { Low: 0, High: 0.25 });
    }

    [Fact]
    public void OfMemoryAndOfWhatMayOverflowNothingIsSaid()
    {
        Assert.Null(Ranges.Of(Unknown));
        Assert.Null(Ranges.Of(Op("mul", F32, Fraction, Unknown)));
        Assert.Null(Ranges.Of(Op("max", F32, Fraction, Unknown)));
        Assert.Null(Ranges.Of(Op("bitcast", F32, Bits)));
        Assert.Null(Ranges.Of(Op("convert_element_type", DType.I32, Bits)));
        Assert.Null(Ranges.Of(Op("add", DType.I32, Number(DType.I32, (long)int.MaxValue), Number(DType.I32, 1L))));
        Assert.Null(Ranges.Of(Op("log", F32, Fraction)));
        Assert.Null(Ranges.Of(Op("sqrt", F32, Op("sub", F32, Fraction, Number(F32, 0.5)))));
        Assert.Null(Ranges.Of(Op("mul", F32, Number(F32, 1e25), Number(F32, 1e25))));
        Assert.Null(Ranges.Of(Number(F32, double.NaN)));
        Assert.Null(Ranges.Of(Op("shift_right_logical", DType.I32, Number(DType.I32, -5L), Number(DType.I32, 1L))));
    }

    private static Node Op(string name, DType dtype, params Node[] inputs) => new OpNode(name, Attributes.None, dtype, inputs);

    private static Node Number(DType dtype, object number) => new ConstantNode(dtype, number);
}
