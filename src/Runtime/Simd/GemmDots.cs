using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// A row times a matrix whose columns lie contiguously: many dot products at once, each summed in order. Blocks of four by
/// four are transposed in registers, so that a lane belongs to one dot product.
/// </summary>
internal static unsafe class GemmDots
{
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>c[j] (+)= Σ x[p]·b[p + j·bCol] over p, for f32.</summary>
    [MethodImpl(Flat)]
    public static void Run(int k, int n, float* x, nint xStep, float* b, nint bCol, float* c, bool adds)
    {
        int j = 0;
        if (Avx.IsSupported && Fma.IsSupported && xStep == 1)
        {
            for (; j + 16 <= n; j += 16)
            {
                float* rows = b + (j * bCol);
                Vector256<float> first = Vector256<float>.Zero;
                Vector256<float> second = Vector256<float>.Zero;
                int p = 0;
                for (; p + 4 <= k; p += 4)
                {
                    float* at = rows + p;
                    Vector256<float> r0 = Vector256.Create(*(Vector128<float>*)(at + (0 * bCol)), *(Vector128<float>*)(at + (4 * bCol)));
                    Vector256<float> r1 = Vector256.Create(*(Vector128<float>*)(at + (1 * bCol)), *(Vector128<float>*)(at + (5 * bCol)));
                    Vector256<float> r2 = Vector256.Create(*(Vector128<float>*)(at + (2 * bCol)), *(Vector128<float>*)(at + (6 * bCol)));
                    Vector256<float> r3 = Vector256.Create(*(Vector128<float>*)(at + (3 * bCol)), *(Vector128<float>*)(at + (7 * bCol)));
                    Vector256<float> low01 = Avx.UnpackLow(r0, r1);
                    Vector256<float> high01 = Avx.UnpackHigh(r0, r1);
                    Vector256<float> low23 = Avx.UnpackLow(r2, r3);
                    Vector256<float> high23 = Avx.UnpackHigh(r2, r3);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p]), Avx.Shuffle(low01, low23, 0x44), first);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p + 1]), Avx.Shuffle(low01, low23, 0xee), first);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p + 2]), Avx.Shuffle(high01, high23, 0x44), first);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p + 3]), Avx.Shuffle(high01, high23, 0xee), first);

                    r0 = Vector256.Create(*(Vector128<float>*)(at + (8 * bCol)), *(Vector128<float>*)(at + (12 * bCol)));
                    r1 = Vector256.Create(*(Vector128<float>*)(at + (9 * bCol)), *(Vector128<float>*)(at + (13 * bCol)));
                    r2 = Vector256.Create(*(Vector128<float>*)(at + (10 * bCol)), *(Vector128<float>*)(at + (14 * bCol)));
                    r3 = Vector256.Create(*(Vector128<float>*)(at + (11 * bCol)), *(Vector128<float>*)(at + (15 * bCol)));
                    low01 = Avx.UnpackLow(r0, r1);
                    high01 = Avx.UnpackHigh(r0, r1);
                    low23 = Avx.UnpackLow(r2, r3);
                    high23 = Avx.UnpackHigh(r2, r3);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p]), Avx.Shuffle(low01, low23, 0x44), second);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p + 1]), Avx.Shuffle(low01, low23, 0xee), second);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p + 2]), Avx.Shuffle(high01, high23, 0x44), second);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p + 3]), Avx.Shuffle(high01, high23, 0xee), second);
                }

                for (; p < k; p++)
                {
                    first = Fma.MultiplyAdd(Vector256.Create(x[p]), Vector256.Create(rows[(0 * bCol) + p], rows[(1 * bCol) + p], rows[(2 * bCol) + p], rows[(3 * bCol) + p], rows[(4 * bCol) + p], rows[(5 * bCol) + p], rows[(6 * bCol) + p], rows[(7 * bCol) + p]), first);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p]), Vector256.Create(rows[(8 * bCol) + p], rows[(9 * bCol) + p], rows[(10 * bCol) + p], rows[(11 * bCol) + p], rows[(12 * bCol) + p], rows[(13 * bCol) + p], rows[(14 * bCol) + p], rows[(15 * bCol) + p]), second);
                }

                if (adds)
                {
                    first += *(Vector256<float>*)(c + j);
                    second += *(Vector256<float>*)(c + j + 8);
                }

                *(Vector256<float>*)(c + j) = first;
                *(Vector256<float>*)(c + j + 8) = second;
            }
        }

        for (; j < n; j++)
        {
            float sum = 0;
            for (nint p = 0; p < k; p++)
            {
                sum = MathF.FusedMultiplyAdd(x[p * xStep], b[p + (j * bCol)], sum);
            }

            c[j] = adds ? c[j] + sum : sum;
        }
    }

    /// <summary>The same for f64.</summary>
    [MethodImpl(Flat)]
    public static void Run(int k, int n, double* x, nint xStep, double* b, nint bCol, double* c, bool adds)
    {
        int j = 0;
        if (Avx.IsSupported && Fma.IsSupported && xStep == 1)
        {
            for (; j + 8 <= n; j += 8)
            {
                double* rows = b + (j * bCol);
                Vector256<double> first = Vector256<double>.Zero;
                Vector256<double> second = Vector256<double>.Zero;
                int p = 0;
                for (; p + 4 <= k; p += 4)
                {
                    double* at = rows + p;
                    Vector256<double> r0 = *(Vector256<double>*)(at + (0 * bCol));
                    Vector256<double> r1 = *(Vector256<double>*)(at + (1 * bCol));
                    Vector256<double> r2 = *(Vector256<double>*)(at + (2 * bCol));
                    Vector256<double> r3 = *(Vector256<double>*)(at + (3 * bCol));
                    Vector256<double> low01 = Avx.UnpackLow(r0, r1);
                    Vector256<double> high01 = Avx.UnpackHigh(r0, r1);
                    Vector256<double> low23 = Avx.UnpackLow(r2, r3);
                    Vector256<double> high23 = Avx.UnpackHigh(r2, r3);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p]), Avx.Permute2x128(low01, low23, 0x20), first);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p + 1]), Avx.Permute2x128(high01, high23, 0x20), first);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p + 2]), Avx.Permute2x128(low01, low23, 0x31), first);
                    first = Fma.MultiplyAdd(Vector256.Create(x[p + 3]), Avx.Permute2x128(high01, high23, 0x31), first);

                    r0 = *(Vector256<double>*)(at + (4 * bCol));
                    r1 = *(Vector256<double>*)(at + (5 * bCol));
                    r2 = *(Vector256<double>*)(at + (6 * bCol));
                    r3 = *(Vector256<double>*)(at + (7 * bCol));
                    low01 = Avx.UnpackLow(r0, r1);
                    high01 = Avx.UnpackHigh(r0, r1);
                    low23 = Avx.UnpackLow(r2, r3);
                    high23 = Avx.UnpackHigh(r2, r3);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p]), Avx.Permute2x128(low01, low23, 0x20), second);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p + 1]), Avx.Permute2x128(high01, high23, 0x20), second);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p + 2]), Avx.Permute2x128(low01, low23, 0x31), second);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p + 3]), Avx.Permute2x128(high01, high23, 0x31), second);
                }

                for (; p < k; p++)
                {
                    first = Fma.MultiplyAdd(Vector256.Create(x[p]), Vector256.Create(rows[(0 * bCol) + p], rows[(1 * bCol) + p], rows[(2 * bCol) + p], rows[(3 * bCol) + p]), first);
                    second = Fma.MultiplyAdd(Vector256.Create(x[p]), Vector256.Create(rows[(4 * bCol) + p], rows[(5 * bCol) + p], rows[(6 * bCol) + p], rows[(7 * bCol) + p]), second);
                }

                if (adds)
                {
                    first += *(Vector256<double>*)(c + j);
                    second += *(Vector256<double>*)(c + j + 4);
                }

                *(Vector256<double>*)(c + j) = first;
                *(Vector256<double>*)(c + j + 4) = second;
            }
        }

        for (; j < n; j++)
        {
            double sum = 0;
            for (nint p = 0; p < k; p++)
            {
                sum = Math.FusedMultiplyAdd(x[p * xStep], b[p + (j * bCol)], sum);
            }

            c[j] = adds ? c[j] + sum : sum;
        }
    }
}
