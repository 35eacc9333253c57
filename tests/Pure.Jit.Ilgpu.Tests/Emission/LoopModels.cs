using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>Loops and branches.</summary>
public static class LoopModels
{
    [Jit]
    public static NDArray<float> Escapes([Shape("w")] NDArray<float> re, [Shape("h")] NDArray<float> im, int turns) =>
        Vmap(y => Vmap(x => Escape(x, y, turns), re), im);

    [Jit]
    public static (NDArray<float> Root, NDArray<int> Turns) Roots([Shape("n")] NDArray<float> x) => Vmap(v => Root(v), x);

    [Jit]
    public static NDArray<float> MeanRoot([Shape("n m")] NDArray<float> x) => Mean(Vmap(row => Vmap(v => Root(v).Root, row), x) * x, axis: 1);

    [Jit]
    public static NDArray<float> Slopes([Shape("n")] NDArray<float> x) => Vmap(v => Jvp(w => Root(w).Root, v, v * 0f + 1f).Tangent, x);

    [Pure]
    private static NDArray<float> Escape(NDArray<float> x, NDArray<float> y, int turns) => Lax.WhileLoop(
        s => s.Item3 < turns & (s.Item1 * s.Item1) + (s.Item2 * s.Item2) < 4f,
        s => ((s.Item1 * s.Item1) - (s.Item2 * s.Item2) + x, (2f * s.Item1 * s.Item2) + y, s.Item3 + 1f),
        (Zeros<float>([]), Zeros<float>([]), Zeros<float>([]))).Item3;

    // Newton's method, until it moves no more.
    [Pure]
    private static (NDArray<float> Root, NDArray<int> Turns) Root(NDArray<float> x)
    {
        NDArray<float> target = Abs(x) + 0.5f;
        NDArray<float> y = target, last = target + 1f;
        NDArray<int> turns = 0;
        while (Abs(y - last) > 1e-6f * y & turns < 50)
        {
            last = y;
            y = 0.5f * (y + (target / y));
            turns += 1;
        }

        return (y, turns);
    }
}
