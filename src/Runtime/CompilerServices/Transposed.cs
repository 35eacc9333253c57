using System.ComponentModel;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Pure.Jit.Simd;

namespace Pure.Jit.CompilerServices;

/// <summary>Copies of matrices with rows and columns exchanged.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Transposed
{
    // A tile of rows by columns of the target whose lines of the source stay in cache and in the page tables' cache.
    private const int Tile = 16;
    private const int Band = 256;

    /// <summary>target[b, r, c] = source[b, c, r].</summary>
    public static void Copy<T>(T* source, T* target, nint batch, nint rows, nint columns)
        where T : unmanaged
    {
        bool streams = sizeof(T) == 4 && columns % Tile == 0 && Vector512.IsHardwareAccelerated
            && StreamingStores.Pay(batch * rows * columns * sizeof(T), target);
        for (nint b = 0; b < batch; b++, source += rows * columns, target += rows * columns)
        {
            for (nint first = 0; first < columns; first += Band)
            {
                nint last = nint.Min(columns, first + Band);
                for (nint r = 0; r < rows; r += Tile)
                {
                    for (nint c = first; c < last; c += Tile)
                    {
                        nint height = nint.Min(Tile, rows - r), width = nint.Min(Tile, last - c);
                        if (sizeof(T) == 4 && height == Tile && width == Tile && Avx.IsSupported)
                        {
                            Whole((float*)(source + (c * rows) + r), rows, (float*)(target + (r * columns) + c), columns, streams);
                        }
                        else
                        {
                            Part(source + (c * rows) + r, rows, target + (r * columns) + c, columns, height, width);
                        }
                    }
                }
            }
        }
    }

    private static void Part<T>(T* source, nint sourceStride, T* target, nint targetStride, nint height, nint width)
        where T : unmanaged
    {
        for (nint r = 0; r < height; r++)
        {
            for (nint c = 0; c < width; c++)
            {
                target[(r * targetStride) + c] = source[(c * sourceStride) + r];
            }
        }
    }

    // Four squares of eight, each transposed in registers.
    private static void Whole(float* source, nint sourceStride, float* target, nint targetStride, bool streams)
    {
        float* square = stackalloc float[Tile * Tile];
        float* to = streams ? square : target;
        nint stride = streams ? Tile : targetStride;
        Eight(source, sourceStride, to, stride);
        Eight(source + 8, sourceStride, to + (8 * stride), stride);
        Eight(source + (8 * sourceStride), sourceStride, to + 8, stride);
        Eight(source + (8 * sourceStride) + 8, sourceStride, to + (8 * stride) + 8, stride);
        for (nint r = 0; streams && r < Tile; r++)
        {
            Vector512.Load(square + (r * Tile)).StoreAlignedNonTemporal(target + (r * targetStride));
        }
    }

    private static void Eight(float* source, nint sourceStride, float* target, nint targetStride)
    {
        Vector256<float> r0 = Vector256.Load(source), r1 = Vector256.Load(source + sourceStride);
        Vector256<float> r2 = Vector256.Load(source + (2 * sourceStride)), r3 = Vector256.Load(source + (3 * sourceStride));
        Vector256<float> r4 = Vector256.Load(source + (4 * sourceStride)), r5 = Vector256.Load(source + (5 * sourceStride));
        Vector256<float> r6 = Vector256.Load(source + (6 * sourceStride)), r7 = Vector256.Load(source + (7 * sourceStride));
        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5), a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE), b2 = Avx.Shuffle(a1, a3, 0x44), b3 = Avx.Shuffle(a1, a3, 0xEE);
        Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE), b6 = Avx.Shuffle(a5, a7, 0x44), b7 = Avx.Shuffle(a5, a7, 0xEE);
        Avx.Permute2x128(b0, b4, 0x20).Store(target);
        Avx.Permute2x128(b1, b5, 0x20).Store(target + targetStride);
        Avx.Permute2x128(b2, b6, 0x20).Store(target + (2 * targetStride));
        Avx.Permute2x128(b3, b7, 0x20).Store(target + (3 * targetStride));
        Avx.Permute2x128(b0, b4, 0x31).Store(target + (4 * targetStride));
        Avx.Permute2x128(b1, b5, 0x31).Store(target + (5 * targetStride));
        Avx.Permute2x128(b2, b6, 0x31).Store(target + (6 * targetStride));
        Avx.Permute2x128(b3, b7, 0x31).Store(target + (7 * targetStride));
    }
}
