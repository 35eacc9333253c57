using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.AutodiffCookbook;

/// <summary>Values where derivatives are a matter of convention, and what is not differentiated.</summary>
public static class Conventions
{
    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Naive([Shape("n")] NDArray<float> x)
    {
        var (log, slopeOfLog) = ValueAndGrad(z => Sum(Where(z > 0, Log(z), 0f)), x);
        var (root, slopeOfRoot) = ValueAndGrad(z => Sum(Where(z > 0, Sqrt(z), 0f)), x);
        return (log, slopeOfLog, root, slopeOfRoot);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Double([Shape("n")] NDArray<float> x)
    {
        var (log, slopeOfLog) = ValueAndGrad(z => Sum(Where(z > 0, Log(Where(z > 0, z, 1f)), 0f)), x);
        var (root, slopeOfRoot) = ValueAndGrad(z => Sum(Where(z > 0, Sqrt(Where(z > 0, z, 1f)), 0f)), x);
        return (log, slopeOfLog, root, slopeOfRoot);
    }

    [Pure]
    public static NDArray<float> Norm([Shape("n")] NDArray<float> x) => Sqrt(Sum(x * x));

    [Pure]
    public static NDArray<float> SafeNorm([Shape("n")] NDArray<float> x)
    {
        NDArray<float> square = Sum(x * x);
        return Where(Equal(square, 0f), 0f, Sqrt(Where(Equal(square, 0f), 1f, square)));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>) Norms([Shape("n")] NDArray<float> x) => (Grad(Norm, x), Grad(SafeNorm, x));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) Td0([Shape("k")] NDArray<float> w, [Shape("n k")] NDArray<float> s, [Shape("n k")] NDArray<float> next, [Shape("n")] NDArray<float> r)
    {
        var (value, slope) = ValueAndGrad(u => Mean(Square(r + (0.9f * Lax.StopGradient(Matmul(next, u))) - Matmul(s, u))), w);
        return (value, slope, Grad(u => Mean(Square(r + (0.9f * Matmul(next, u)) - Matmul(s, u))), w));
    }

    [Pure]
    public static NDArray<float> Through([Shape("n")] NDArray<float> x) => x + Lax.StopGradient(Round(x) - x);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) StraightThrough([Shape("n")] NDArray<float> x)
        => (Through(x), Grad(z => Sum(Square(Through(z))), x), Grad(z => Sum(Square(Round(z))), x));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Ties(
        [Shape("5")] NDArray<float> x, [Shape("5")] NDArray<float> y)
    {
        var (dx, dy) = Grad((a, b) => Sum(Maximum(a, b)), Arg.Both, x, y);
        return (dx, dy, Grad((a, b) => Sum(Minimum(a, b)), x, y), Grad(z => Max(z), x), Grad(z => Min(z), x[1..]), Grad(z => Sum(Abs(z)), x), Grad(z => Sum(Nn.Relu(z)), x),
            Grad(z => Sum(Clip(z, 0f, 3f)), x), Grad(z => Sum(Sign(z)), x));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) Powers([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y)
    {
        var (dx, dy) = Grad((a, b) => Sum(Power(a, b)), Arg.Both, x, y);
        return (Power(x, y), dx, dy, Grad(z => Sum(Power(z, 3)), x));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) Products([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> z)
        => (Grad(a => Prod(a), x), Grad(a => Prod(a), z), Hessian(a => Prod(a), x));
}
