using System.Runtime.CompilerServices;

namespace Pure.Jit.Simd;

/// <summary>
/// Matrix products C = A·B (+ C) over any strides of A and B, in f32 and f64. Element (i, j) of C is the sum over p of
/// A[i, p]·B[p, j]: fused multiply-adds in the order of p within blocks of <see cref="BlockK"/>, blocks added in order. The bits
/// are therefore the same for every vector width, code path and number of threads. Storages need 64 bytes of readable slack.
/// NaN and ±∞ follow from the sums; k = 0 gives zeros.
/// </summary>
public static unsafe class Gemm
{
    /// <summary>How many products are summed before the sum is added to C.</summary>
    public const int BlockK = 512;

    /// <summary>C = A·B, or C += A·B.</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="a">A: element (i, p) at <c>a[i * aRow + p * aCol]</c>.</param>
    /// <param name="aRow">Distance of A's rows, in elements.</param>
    /// <param name="aCol">Distance of A's columns, in elements.</param>
    /// <param name="b">B: element (p, j) at <c>b[p * bRow + j * bCol]</c>.</param>
    /// <param name="bRow">Distance of B's rows, in elements.</param>
    /// <param name="bCol">Distance of B's columns, in elements.</param>
    /// <param name="c">C: element (i, j) at <c>c[i * cRow + j]</c>; must not overlap A or B.</param>
    /// <param name="cRow">Distance of C's rows, in elements.</param>
    /// <param name="epilogue">What follows on each finished block.</param>
    /// <param name="accumulate">Whether C's present values are added.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TEpilogue>(
        int m, int n, int k, float* a, nint aRow, nint aCol, float* b, nint bRow, nint bCol, float* c, nint cRow, ref TEpilogue epilogue, bool accumulate = false)
        where TEpilogue : struct, IGemmEpilogue<float> =>
        GemmDriverSingle.Multiply(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, ref epilogue, accumulate);

    /// <inheritdoc cref="Multiply{TEpilogue}(int, int, int, float*, nint, nint, float*, nint, nint, float*, nint, ref TEpilogue, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TEpilogue>(
        int m, int n, int k, double* a, nint aRow, nint aCol, double* b, nint bRow, nint bCol, double* c, nint cRow, ref TEpilogue epilogue, bool accumulate = false)
        where TEpilogue : struct, IGemmEpilogue<double> =>
        GemmDriverDouble.Multiply(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, ref epilogue, accumulate);

    /// <inheritdoc cref="Multiply{TEpilogue}(int, int, int, float*, nint, nint, float*, nint, nint, float*, nint, ref TEpilogue, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(
        int m, int n, int k, float* a, nint aRow, nint aCol, float* b, nint bRow, nint bCol, float* c, nint cRow, bool accumulate = false)
    {
        NoEpilogue none = default;
        GemmDriverSingle.Multiply(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, ref none, accumulate);
    }

    /// <inheritdoc cref="Multiply{TEpilogue}(int, int, int, float*, nint, nint, float*, nint, nint, float*, nint, ref TEpilogue, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply(
        int m, int n, int k, double* a, nint aRow, nint aCol, double* b, nint bRow, nint bCol, double* c, nint cRow, bool accumulate = false)
    {
        NoEpilogue none = default;
        GemmDriverDouble.Multiply(m, n, k, a, aRow, aCol, b, bRow, bCol, c, cRow, ref none, accumulate);
    }
}
