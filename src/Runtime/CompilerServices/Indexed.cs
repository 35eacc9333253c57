using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>Takes along an axis at positions that are data, in memory that generated code has ready.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Indexed
{
    /// <summary>
    /// <see cref="Lax.Gather"/> on operand [batch, prefix, length, suffix] and indices [batch, positions]. A position outside is
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
}
