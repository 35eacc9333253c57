using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>An elementwise op that is linear in none of its operands, so that transposition never meets it.</summary>
public abstract class NonlinearOp(string signature) : ElementwiseOp(signature)
{
    public sealed override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        throw Linearity.NotLinear(this);
}

/// <summary>A nonlinear op over floating elements only.</summary>
public abstract class FloatOp(string signature) : NonlinearOp(signature)
{
    public sealed override bool Accepts(DType dtype) => dtype.IsFloating();

    protected sealed override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        throw new InvalidOperationException($"'{this.Name}' has no meaning for {dtype.Name()}.");
}

/// <summary>A function of one floating number.</summary>
public abstract class FloatUnaryOp(string name) : FloatOp($"{name}(x)")
{
    /// <summary>The function in double precision.</summary>
    public abstract double Evaluate(double x);

    /// <summary>dy for a tangent t of x, where y is the op's own output; null where the derivative is zero.</summary>
    public abstract Value? Tangent(JaxprBuilder build, Value x, Value y, Value t);

    public sealed override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) =>
        this.Tangent(build, equation.Inputs[0], equation.Output, tangent);

    protected sealed override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        this.Evaluate(x[0]);
}

/// <summary>A function of integers or bools; it has no derivative.</summary>
public abstract class BitwiseOp(string signature) : NonlinearOp(signature)
{
    public sealed override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    protected sealed override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        throw new InvalidOperationException($"'{this.Name}' has no meaning for floating numbers.");
}
