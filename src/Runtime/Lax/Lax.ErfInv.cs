using System.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit;

// The inverse error function.
public static partial class Lax
{
    /// <summary>
    /// The inverse of erf: ±∞ at ±1, NaN outside. f32 is XLA's polynomial (so that random normal numbers are JAX's),
    /// up to 6e-6 away from the true function, and the same code as in compiled methods; f64 is accurate to a few units in the last place.
    /// </summary>
    [Primitive("erf_inv")]
    public static NDArray<T> ErfInv<T>(NDArray<T> x)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        ErfInvLoop<T> loop = new(x, result);
        Dispatch.Float<T, ErfInvLoop<T>>(ref loop, "erf_inv");
        GC.KeepAlive(x);
        return result;
    }

    private readonly struct ErfInvLoop<T>(NDArray<T> x, NDArray<T> result) : IFloatVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = typeof(TSeen) == typeof(double)
                    ? TSeen.CreateTruncating(ScalarMath.ErfInv(double.CreateTruncating(source[i])))
                    : TSeen.CreateTruncating(VectorMathScalar.ErfInv(float.CreateTruncating(source[i])));
            }
        }
    }
}
