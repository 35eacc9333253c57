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
        int j = 0;
        if (colStep == 1 && width * sizeof(float) == 128 && Vector512.IsHardwareAccelerated)
        {
            // Eight panels at once: a kilobyte of each row, which the prefetchers follow.
            for (; j + (8 * width) <= n; j += 8 * width)
            {
                CopyEight((byte*)(source + j), rowStep * sizeof(float), (byte*)(target + ((nint)j * k)), k);
            }
        }

        for (; j < n; j += width)
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
                // Lines of 64 bytes at a time, so that a source line is used up while it is near.
                const int Line = 64 / sizeof(float);
                for (int p = 0; p < k; p += Line)
                {
                    for (done = 0; done + 4 <= cols; done += 4)
                    {
                        Transpose4(from + (done * colStep) + p, colStep, to + ((nint)p * width) + done, width, int.Min(Line, k - p));
                    }
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
        int j = 0;
        if (colStep == 1 && width * sizeof(double) == 128 && Vector512.IsHardwareAccelerated)
        {
            // Eight panels at once: a kilobyte of each row, which the prefetchers follow.
            for (; j + (8 * width) <= n; j += 8 * width)
            {
                CopyEight((byte*)(source + j), rowStep * sizeof(double), (byte*)(target + ((nint)j * k)), k);
            }
        }

        for (; j < n; j += width)
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
                // Lines of 64 bytes at a time, so that a source line is used up while it is near.
                const int Line = 64 / sizeof(double);
                for (int p = 0; p < k; p += Line)
                {
                    for (done = 0; done + 2 <= cols; done += 2)
                    {
                        Transpose2(from + (done * colStep) + p, colStep, to + ((nint)p * width) + done, width, int.Min(Line, k - p));
                    }
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

    /// <summary>Copies, or adds, a tile of full vectors to its place, of which only the first columns exist.</summary>
    [MethodImpl(Flat)]
    public static void Merge(float* tile, int width, float* c, nint cRow, int rows, int cols, bool adds)
    {
        for (int i = 0; i < rows; i++, tile += width, c += cRow)
        {
            int j = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; j < cols; j += Vector512<float>.Count)
                {
                    Vector512<float> value = Vector512.Load(tile + j);
                    value = adds ? value + Vector512.Load(c + j) : value;
                    Partial.Store(value, c + j, int.Min(cols - j, Vector512<float>.Count));
                }
            }
            else
            {
                for (; j < cols; j += Vector128<float>.Count)
                {
                    Vector128<float> value = Vector128.Load(tile + j);
                    value = adds ? value + Vector128.Load(c + j) : value;
                    Partial.Store(value, c + j, int.Min(cols - j, Vector128<float>.Count));
                }
            }
        }
    }

    /// <summary>Copies, or adds, a tile of full vectors to its place, of which only the first columns exist.</summary>
    [MethodImpl(Flat)]
    public static void Merge(double* tile, int width, double* c, nint cRow, int rows, int cols, bool adds)
    {
        for (int i = 0; i < rows; i++, tile += width, c += cRow)
        {
            int j = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; j < cols; j += Vector512<double>.Count)
                {
                    Vector512<double> value = Vector512.Load(tile + j);
                    value = adds ? value + Vector512.Load(c + j) : value;
                    Partial.Store(value, c + j, int.Min(cols - j, Vector512<double>.Count));
                }
            }
            else
            {
                for (; j < cols; j += Vector128<double>.Count)
                {
                    Vector128<double> value = Vector128.Load(tile + j);
                    value = adds ? value + Vector128.Load(c + j) : value;
                    Partial.Store(value, c + j, int.Min(cols - j, Vector128<double>.Count));
                }
            }
        }
    }

    // Rows of adjacent bytes, filled up with zeros: sources may be read over their end, but what lies there is not kept.
    [MethodImpl(Flat)]
    private static void CopyRows(byte* from, nint fromStep, byte* to, nint toBytes, int rows, int usedBytes)
    {
        nint whole = usedBytes & ~63;
        if (toBytes % 64 == 0 && Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> mask = Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)(usedBytes - whole)));
            for (; rows > 0; rows--, from += fromStep, to += toBytes)
            {
                nint at = 0;
                for (; at < whole; at += 64)
                {
                    *(Vector512<byte>*)(to + at) = *(Vector512<byte>*)(from + at);
                }

                if (at < usedBytes)
                {
                    *(Vector512<byte>*)(to + at) = *(Vector512<byte>*)(from + at) & mask;
                    at += 64;
                }

                for (; at < toBytes; at += 64)
                {
                    *(Vector512<byte>*)(to + at) = Vector512<byte>.Zero;
                }
            }

            return;
        }

        for (; rows > 0; rows--, from += fromStep, to += toBytes)
        {
            nint at = 0;
            for (; at + 16 <= usedBytes; at += 16)
            {
                *(Vector128<byte>*)(to + at) = *(Vector128<byte>*)(from + at);
            }

            for (; at < toBytes; at += 4)
            {
                *(int*)(to + at) = at < usedBytes ? *(int*)(from + at) : 0;
            }
        }
    }

    // Eight panels of 128 bytes a row.
    [MethodImpl(Flat)]
    private static void CopyEight(byte* from, nint fromStep, byte* to, int rows)
    {
        nint panel = (nint)rows * 128;
        for (; rows > 0; rows--, from += fromStep, to += 128)
        {
            for (int j = 0; j < 8; j++)
            {
                Vector512<byte> left = *(Vector512<byte>*)(from + (j * 128));
                Vector512<byte> right = *(Vector512<byte>*)(from + (j * 128) + 64);
                *(Vector512<byte>*)(to + (j * panel)) = left;
                *(Vector512<byte>*)(to + (j * panel) + 64) = right;
            }
        }
    }

    // Four source columns of k adjacent elements become four adjacent lanes of k target rows.
    [MethodImpl(Flat)]
    private static void Transpose4(float* from, nint step, float* to, nint width, int k)
    {
        int p = 0;
        for (; p + 4 <= k; p += 4)
        {
            Vector128<float> r0 = *(Vector128<float>*)(from + p);
            Vector128<float> r1 = *(Vector128<float>*)(from + step + p);
            Vector128<float> r2 = *(Vector128<float>*)(from + (2 * step) + p);
            Vector128<float> r3 = *(Vector128<float>*)(from + (3 * step) + p);
            Vector128<float> low01 = Sse.UnpackLow(r0, r1);
            Vector128<float> high01 = Sse.UnpackHigh(r0, r1);
            Vector128<float> low23 = Sse.UnpackLow(r2, r3);
            Vector128<float> high23 = Sse.UnpackHigh(r2, r3);
            *(Vector128<float>*)(to) = Sse.MoveLowToHigh(low01, low23);
            *(Vector128<float>*)(to + width) = Sse.MoveHighToLow(low23, low01);
            *(Vector128<float>*)(to + (2 * width)) = Sse.MoveLowToHigh(high01, high23);
            *(Vector128<float>*)(to + (3 * width)) = Sse.MoveHighToLow(high23, high01);
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

    [MethodImpl(Flat)]
    private static void Transpose2(double* from, nint step, double* to, nint width, int k)
    {
        int p = 0;
        for (; p + 2 <= k; p += 2)
        {
            Vector128<double> r0 = *(Vector128<double>*)(from + p);
            Vector128<double> r1 = *(Vector128<double>*)(from + step + p);
            *(Vector128<double>*)(to) = Sse2.UnpackLow(r0, r1);
            *(Vector128<double>*)(to + width) = Sse2.UnpackHigh(r0, r1);
            to += 2 * width;
        }

        if (p < k)
        {
            to[0] = from[p];
            to[1] = from[step + p];
        }
    }
}
