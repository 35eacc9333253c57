using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Programs.Tests.AutodiffCookbook;

/// <summary>The weights of two layers and the gain behind them.</summary>
public record Network((NDArray<float> W, NDArray<float> B) First, (NDArray<float> W, NDArray<float> B) Second, NDArray<float> Gain);

/// <summary>First derivatives, Jacobians and Hessians.</summary>
public static class Slopes
{
    [Pure]
    public static NDArray<float> Logistic([Shape("k")] NDArray<float> w, [Shape("")] NDArray<float> b, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<bool> y)
    {
        NDArray<float> p = Nn.Sigmoid(Matmul(x, w) + b);
        return -Sum(Log(Where(y, p, 1 - p)));
    }

    [Pure]
    public static NDArray<float> Layer([Shape("k m")] NDArray<float> w, [Shape("n k")] NDArray<float> x) => Tanh(Matmul(x, w));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) ValueAndGradOfLogistic(
        [Shape("k")] NDArray<float> w, [Shape("")] NDArray<float> b, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<bool> y)
    {
        var (value, (dw, db)) = ValueAndGrad(Logistic, Arg.Both, w, b, x, y);
        return (value, dw, db);
    }

    [Pure]
    public static NDArray<float> Mixed([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y, [Shape("m")] NDArray<float> z) => Sum(x * Sin(y)) + (x[0] * Sum(Power(z, 3)));

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) ChosenArguments([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y, [Shape("m")] NDArray<float> z)
    {
        var (dz, dx) = Grad(p => Mixed(p.Item2, y, p.Item1), (z, x));
        return (dx, Grad(Mixed, Arg.Second, x, y, z), dz);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) JvpOfLayer(
        [Shape("k m")] NDArray<float> w, [Shape("n k")] NDArray<float> x, [Shape("k m")] NDArray<float> dw, [Shape("n k")] NDArray<float> dx)
    {
        var (y, along) = Jvp(u => Layer(u, x), w, dw);
        return (y, along, Jvp(Layer, (w, x), (dw, dx)).Tangent);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>) VjpOfLayer([Shape("k m")] NDArray<float> w, [Shape("n k")] NDArray<float> x, [Shape("n m")] NDArray<float> cotangent)
    {
        var (y, pullback) = Vjp(Layer, (w, x));
        var (dw, dx) = pullback(cotangent);
        return (y, dw, dx);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) VjpOfTree(
        [Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y, [Shape("n")] NDArray<float> z, [Shape("")] NDArray<float> s, [Shape("n")] NDArray<float> c)
    {
        var (value, pullback) = Vjp((a, b) => (Z: a * b, Others: (S: Sum(Exp(b)), C: Cos(a - b))), (x, y));
        var (dx, dy) = pullback((z, (s, c)));
        return (value.Z, value.Others.S, value.Others.C, dx, dy);
    }

    [Pure]
    public static (NDArray<float>, (NDArray<float> Prediction, NDArray<float> Fit)) Loss(Network p, NDArray<float> x, NDArray<float> y)
    {
        NDArray<float> h = Tanh(Matmul(Tanh(Matmul(x, p.First.W) + p.First.B), p.Second.W) + p.Second.B);
        NDArray<float> prediction = p.Gain * h, fit = Mean(Square(prediction - y));
        return (fit + (0.01f * (Sum(p.First.W * p.First.W) + Sum(p.Second.W * p.Second.W))), (prediction, fit));
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, Network) LossOfNetwork(
        [Shape("k h")] NDArray<float> w0, [Shape("h")] NDArray<float> b0, [Shape("h m")] NDArray<float> w1, [Shape("m")] NDArray<float> b1, [Shape("")] NDArray<float> gain,
        [Shape("n k")] NDArray<float> x, [Shape("n m")] NDArray<float> y)
    {
        var ((value, (prediction, fit)), slope) = ValueAndGradWithAux(Loss, new Network((w0, b0), (w1, b1), gain), x, y);
        return (value, fit, prediction, slope);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>) Jacobians([Shape("m n")] NDArray<float> a, [Shape("n")] NDArray<float> x)
        => (JacFwd(z => Sin(Matmul(a, z)) * Sum(z), x), JacRev(z => Sin(Matmul(a, z)) * Sum(z), x));

    [Jit]
    public static (NDArray<float>, NDArray<float>) JacobiansOfLayer([Shape("k m")] NDArray<float> w, [Shape("n k")] NDArray<float> x) => (JacFwd(Layer, w, x), JacRev(Layer, w, x));

    [Pure]
    public static NDArray<float> Both([Shape("3")] NDArray<float> x, [Shape("2")] NDArray<float> y) => Concatenate([Exp(x[..2]) * y, Sin(x * y[0])]);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) JacobiansOfBoth([Shape("3")] NDArray<float> x, [Shape("2")] NDArray<float> y)
    {
        var (fx, fy) = JacFwd(Both, Arg.Both, x, y);
        var (rx, ry) = JacRev(Both, Arg.Both, x, y);
        return (fx, fy, rx, ry);
    }

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) OfSoftmax([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> v)
        => (JacRev(z => Nn.Softmax(z), x), JacFwd(z => Nn.LogSoftmax(z), x), Hessian(z => Special.Logsumexp(z), x), Jvp(z => Grad(y => Special.Logsumexp(y), z), x, v).Tangent);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) HessianOfLogistic(
        [Shape("k")] NDArray<float> w, [Shape("")] NDArray<float> b, [Shape("n k")] NDArray<float> x, [Shape("n")] NDArray<bool> y)
    {
        var ((ww, wb), (bw, bb)) = Hessian(Logistic, Arg.Both, w, b, x, y);
        return (ww, wb, bw, bb);
    }

    [Jit]
    public static NDArray<float> HessianOfMatrix([Shape("m n")] NDArray<float> w) => Hessian(u => Sum(Sin(Matmul(u, Transpose(u)))), w);

    [Pure]
    public static NDArray<float> Energy([Shape("m n")] NDArray<float> x) => Sum(Square(Tanh(x)) * Flip(x, 0)) + Prod(x);

    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>) HessianProducts([Shape("m n")] NDArray<float> x, [Shape("m n")] NDArray<float> v)
        => (Jvp(z => Grad(Energy, z), x, v).Tangent, Grad(z => Jvp(Energy, z, v).Tangent, x), Grad(z => Vdot(Grad(Energy, z), v), x), Hvp(Energy, x, v));

    [Jit]
    public static NDArray<float> HessianDiagonal([Shape("n")] NDArray<float> x)
        => Vmap(e => Vdot(e, Jvp(z => Grad(y => Sum(Exp(y) * Square(Roll(y, 1))), z), x, e).Tangent), Eye(x.Shape[0]));

    [Jit]
    public static (NDArray<float>, NDArray<float>) GaussNewton([Shape("k m")] NDArray<float> w, [Shape("n k")] NDArray<float> x, [Shape("k m")] NDArray<float> v)
    {
        NDArray<float> jv = Jvp(u => Layer(u, x), w, v).Tangent;
        var (_, pullback) = Vjp(u => Layer(u, x), w);
        return (jv, pullback(jv));
    }
}
