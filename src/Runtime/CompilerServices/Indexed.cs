using System.ComponentModel;

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

    // Single elements, four at a time so that their loads wait together; whatever is outside is rare.
    private static void Numbers<T>(T* from, int* indices, T* to, uint length, nint count, bool isFilled, T outside)
        where T : unmanaged
    {
        nint i = 0;
        for (; i + 4 <= count; i += 4)
        {
            uint a = (uint)indices[i], b = (uint)indices[i + 1], c = (uint)indices[i + 2], d = (uint)indices[i + 3];
            if (Math.Max(Math.Max(a, b), Math.Max(c, d)) >= length)
            {
                for (nint k = i; k < i + 4; k++)
                {
                    to[k] = One(from, indices[k], length, isFilled, outside);
                }

                continue;
            }

            (to[i], to[i + 1], to[i + 2], to[i + 3]) = (from[a], from[b], from[c], from[d]);
        }

        for (; i < count; i++)
        {
            to[i] = One(from, indices[i], length, isFilled, outside);
        }
    }

    private static T One<T>(T* from, int index, uint length, bool isFilled, T outside)
        where T : unmanaged
        => (uint)index < length ? from[index] : isFilled ? outside : from[index < 0 ? 0 : length - 1];
}
