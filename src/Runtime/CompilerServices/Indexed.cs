using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Pure.Jit.Simd;

namespace Pure.Jit.CompilerServices;

/// <summary>Takes along an axis at positions that are data, in memory that generated code has ready.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Indexed
{
    /// <summary>
    /// <see cref="Lax.Gather{T}(NDArray{T}, NDArray{int}, int, int, string)"/> on operand [batch, prefix, length, suffix] and indices [batch, positions]. A position outside is
    /// moved inside where the mode does not say what it gives.
    /// </summary>
    public static void Gather<T>(
        T* operand, int* indices, T* result, nint batch, nint prefix, nint length, nint positions, nint suffix, string mode)
        where T : unmanaged
    {
        bool isFilled = mode is "fill" or "zero";
        T outside = mode == "fill" ? Lax.FillValue<T>() : default;
        nint rowBytes = suffix * sizeof(T);
        T* to = result;
        for (nint b = 0; b < batch; b++)
        {
            for (nint p = 0; p < prefix; p++)
            {
                T* from = operand + (((b * prefix) + p) * length * suffix);
                if (suffix == 1 && length > 0)
                {
                    Numbers(from, indices + (b * positions), to, (uint)length, positions, isFilled, outside);
                    to += positions;
                    continue;
                }

                for (nint i = 0; i < positions; i++, to += suffix)
                {
                    nint at = indices[(b * positions) + i];
                    bool isInside = (nuint)at < (nuint)length;
                    if (!isInside && isFilled)
                    {
                        for (nint q = 0; q < suffix; q++)
                        {
                            to[q] = outside;
                        }

                        continue;
                    }

                    if (length == 0)
                    {
                        throw new ArgumentOutOfRangeException(nameof(indices), at, $"Index {at} is outside an axis without elements");
                    }

                    at = isInside ? at : at < 0 ? 0 : length - 1;
                    if (suffix == 1)
                    {
                        *to = from[at];
                    }
                    else
                    {
                        Buffer.MemoryCopy(from + (at * suffix), to, rowBytes, rowBytes);
                    }
                }
            }
        }
    }

    // Single elements. Whatever is outside is rare, so a block of positions is checked first and then read without further questions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Numbers<T>(T* from, int* indices, T* to, uint length, nint count, bool isFilled, T outside)
        where T : unmanaged
    {
        for (nint first = 0; first < count; first += Positions.Block)
        {
            nint end = nint.Min(first + Positions.Block, count), i = first;
            bool isInside = Positions.AreBelow(indices + first, end - first, length);
            if (isInside && sizeof(T) == 4 && Avx2.IsSupported)
            {
                for (; i + 8 <= end; i += 8)
                {
                    Avx2.GatherVector256((int*)from, Vector256.Load(indices + i), 4).Store((int*)to + i);
                }
            }
            else if (isInside)
            {
                for (; i + 4 <= end; i += 4)
                {
                    T a = from[(uint)indices[i]], b = from[(uint)indices[i + 1]], c = from[(uint)indices[i + 2]], d = from[(uint)indices[i + 3]];
                    (to[i], to[i + 1], to[i + 2], to[i + 3]) = (a, b, c, d);
                }
            }

            for (; i < end; i++)
            {
                to[i] = One(from, indices[i], length, isFilled, outside);
            }
        }
    }

    private static T One<T>(T* from, int index, uint length, bool isFilled, T outside)
        where T : unmanaged
        => (uint)index < length ? from[index] : isFilled ? outside : from[index < 0 ? 0 : length - 1];
}
