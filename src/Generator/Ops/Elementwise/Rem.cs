using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Elementwise;

internal sealed class Rem() : NonlinearOp("rem(x, y)")
{
    public override string Summary =>
        "The remainder of truncating division, with the sign of x; for integers x rem 0 is x.";

    public override bool Accepts(DType dtype) => dtype != DType.Bool;

    public override Spelling Cpu(DType dtype, Attributes attributes) =>
        dtype.IsInteger()
            ? new("{S}.Rem({0}, {1})", null, 20)
            : new("({0} % {1})", null, 20);

    // d(x rem y) = dx - trunc(x / y) dy
    public override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent)
    {
        if (operand == 0)
        {
            return tangent;
        }

        Value quotient = build.Div(equation.Inputs[0], equation.Inputs[1]);
        Value whole = build.Unary(Primitives.Floor, build.Unary(Primitives.Abs, quotient));
        return build.Mul(build.Neg(tangent), build.Mul(build.Unary(Primitives.Sign, quotient), whole));
    }

    protected override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) => x[0] % x[1];

    protected override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        Remainder(x[0], x[1], dtype);

    private static long Remainder(long x, long y, DType dtype) =>
        y == 0 ? x
        : dtype == DType.U64 ? unchecked((long)((ulong)x % (ulong)y))
        : y == -1 && dtype.IsSigned() ? 0
        : x % y;
}
