using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// Copies a matrix of k rows and n columns into panels of <c>width</c> columns, each panel row after row. The rows of A become
/// the columns of such a matrix by exchanging its strides.
/// </summary>
internal static unsafe class GemmPack
{
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    public static int RoundUp(int length, int unit) => (length + unit - 1) / unit * unit;

    /// <summary>Packs f32; columns that fill up the last panel hold any finite or copied value, never uninitialised memory.</summary>
    [MethodImpl(Flat)]
    public static void Columns(int k, int n, float* source, nint rowStep, nint colStep, float* target, int width)
    {
        for (int j = 0; j < n; j += width)
        {
            int cols = int.Min(width, n - j);
            float* from = source + (j * colStep);
            float* to = target + ((nint)j * k);
            if (colStep == 1)
            {
                CopyRows((byte*)from, rowStep * sizeof(float), (byte*)to, width * sizeof(float), k, cols * sizeof(float));
                continue;
            }

            int done = 0;
            if (rowStep == 1 && Sse.IsSupported)
            {
                for (; done + 4 <= cols; done += 4)
                {
                    Transpose4(from + (done * colStep), colStep, to + done, width, k);
                }
            }

            for (; done < cols; done++)
            {
                float* column = from + (done * colStep);
                for (nint p = 0; p < k; p++)
                {
                    to[(p * width) + done] = column[p * rowStep];
                }
            }

            for (; done < width; done++)
            {
                for (nint p = 0; p < k; p++)
                {
                    to[(p * width) + done] = 0;
                }
            }
        }
    }

    /// <summary>Packs f64.</summary>
    [MethodImpl(Flat)]
    public static void Columns(int k, int n, double* source, nint rowStep, nint colStep, double* target, int width)
    {
        for (int j = 0; j < n; j += width)
        {
            int cols = int.Min(width, n - j);
            double* from = source + (j * colStep);
            double* to = target + ((nint)j * k);
            if (colStep == 1)
            {
                CopyRows((byte*)from, rowStep * sizeof(double), (byte*)to, width * sizeof(double), k, cols * sizeof(double));
                continue;
            }

            int done = 0;
            if (rowStep == 1 && Sse2.IsSupported)
            {
                for (; done + 2 <= cols; done += 2)
                {
                    Transpose2(from + (done * colStep), colStep, to + done, width, k);
                }
            }

            for (; done < cols; done++)
            {
                double* column = from + (done * colStep);
                for (nint p = 0; p < k; p++)
                {
                    to[(p * width) + done] = column[p * rowStep];
                }
            }

            for (; done < width; done++)
            {
                for (nint p = 0; p < k; p++)
                {
                    to[(p * width) + done] = 0;
                }
            }
        }
    }

    // Rows of adjacent elements: whole vectors as far as the target row goes, since sources may be read over their end.
    private static void CopyRows(byte* from, nint fromStep, byte* to, nint toBytes, int rows, int usedBytes)
    {
        if (toBytes % 64 == 0 && Vector512.IsHardwareAccelerated)
        {
            for (; rows > 0; rows--, from += fromStep, to += toBytes)
            {
                nint at = 0;
                for (; at < usedBytes; at += 64)
                {
                    Vector512.Load(from + at).StoreAligned(to + at);
                }

                for (; at < toBytes; at += 64)
                {
                    Vector512<byte>.Zero.StoreAligned(to + at);
                }
            }

            return;
        }

        for (; rows > 0; rows--, from += fromStep, to += toBytes)
        {
            nint at = 0;
            for (; at + 16 <= toBytes && at < usedBytes; at += 16)
            {
                Vector128.Load(from + at).Store(to + at);
            }

            for (; at < toBytes; at += 4)
            {
                *(int*)(to + at) = at < usedBytes ? *(int*)(from + at) : 0;
            }
        }
    }

    // Four source columns of k adjacent elements become four adjacent lanes of k target rows.
    private static void Transpose4(float* from, nint step, float* to, nint width, int k)
    {
        int p = 0;
        for (; p + 4 <= k; p += 4)
        {
            Vector128<float> r0 = Vector128.Load(from + p);
            Vector128<float> r1 = Vector128.Load(from + step + p);
            Vector128<float> r2 = Vector128.Load(from + (2 * step) + p);
            Vector128<float> r3 = Vector128.Load(from + (3 * step) + p);
            Vector128<float> low01 = Sse.UnpackLow(r0, r1);
            Vector128<float> high01 = Sse.UnpackHigh(r0, r1);
            Vector128<float> low23 = Sse.UnpackLow(r2, r3);
            Vector128<float> high23 = Sse.UnpackHigh(r2, r3);
            Sse.MoveLowToHigh(low01, low23).Store(to);
            Sse.MoveHighToLow(low23, low01).Store(to + width);
            Sse.MoveLowToHigh(high01, high23).Store(to + (2 * width));
            Sse.MoveHighToLow(high23, high01).Store(to + (3 * width));
            to += 4 * width;
        }

        for (; p < k; p++, to += width)
        {
            to[0] = from[p];
            to[1] = from[step + p];
            to[2] = from[(2 * step) + p];
            to[3] = from[(3 * step) + p];
        }
    }

    private static void Transpose2(double* from, nint step, double* to, nint width, int k)
    {
        int p = 0;
        for (; p + 2 <= k; p += 2)
        {
            Vector128<double> r0 = Vector128.Load(from + p);
            Vector128<double> r1 = Vector128.Load(from + step + p);
            Sse2.UnpackLow(r0, r1).Store(to);
            Sse2.UnpackHigh(r0, r1).Store(to + width);
            to += 2 * width;
        }

        if (p < k)
        {
            to[0] = from[p];
            to[1] = from[step + p];
        }
    }
}
