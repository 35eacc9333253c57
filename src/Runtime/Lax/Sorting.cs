using System.Buffers;
using System.Numerics;
using Pure.Jit.Memory;
using Pure.Jit.Simd;

namespace Pure.Jit;

/// <summary>Sorting runs of elements, ascending and stable: −0 equals 0, NaN comes last.</summary>
internal static class Sorting
{
    /// <summary>Sorts runs of a length, at least 1, that lie one behind the other; at least 32 bytes behind the last can be read.</summary>
    public static unsafe void Run<T>(T* source, T* target, nint size, int length)
        where T : unmanaged
    {
        Loop<T> loop = new(source, target, size, length);
        Dispatch.NumberOrBool<T, Loop<T>>(ref loop, "sort");
    }

    private static void Narrow<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        uint[] keys = ArrayPool<uint>.Shared.Rent(source.Length);
        if (SortKeys.Bits<T>() == 32 && source.Length >= RadixSort.ShortLength)
        {
            RadixSort.Sort(source, target, keys);
            ArrayPool<uint>.Shared.Return(keys);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            keys[i] = SortKeys.Of32(source[i]);
        }

        RadixSort.Sort(keys.AsSpan(0, source.Length), SortKeys.Bits<T>());
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = SortKeys.From32<T>(keys[i]);
        }

        ArrayPool<uint>.Shared.Return(keys);
    }

    private static void Wide<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        ulong[] keys = ArrayPool<ulong>.Shared.Rent(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            keys[i] = SortKeys.Of64(source[i]);
        }

        RadixSort.Sort(keys.AsSpan(0, source.Length), 0, 64);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = SortKeys.From64<T>(keys[i]);
        }

        ArrayPool<ulong>.Shared.Return(keys);
    }

    // Keys do not tell zeros or NaNs apart: those of the source take their places in their order.
    private static void Restore<T>(ReadOnlySpan<T> source, Span<T> target)
        where T : unmanaged, INumber<T>
    {
        int nans = target.Length;
        while (nans > 0 && T.IsNaN(target[nans - 1]))
        {
            nans--;
        }

        (int zeros, int behind) = (0, nans);
        while (zeros < behind)
        {
            int middle = (zeros + behind) / 2;
            (zeros, behind) = target[middle] < T.Zero ? (middle + 1, behind) : (zeros, middle);
        }

        bool hasZeros = zeros < nans && target[zeros] == T.Zero;
        if (!hasZeros && nans == target.Length)
        {
            return;
        }

        foreach (T x in source)
        {
            if (T.IsZero(x))
            {
                target[zeros++] = x;
            }
            else if (T.IsNaN(x))
            {
                target[nans++] = x;
            }
        }
    }

    private readonly unsafe struct Loop<T>(T* source, T* target, nint size, int length) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            bool isVector = VectorSort.IsSupported && (typeof(TSeen) == typeof(float) || typeof(TSeen) == typeof(int));
            using ArenaScope arena = Arena.Enter();
            int* scratch = isVector ? arena.Allocate<int>(VectorSort.ScratchLength(length)) : null;
            for (nint start = 0; start < size; start += length)
            {
                ReadOnlySpan<TSeen> run = new(source + start, length);
                Span<TSeen> sorted = new(target + start, length);
                bool isExact = false;
                if (isVector)
                {
                    isExact = Sort(source + start, target + start, scratch, length, typeof(TSeen) == typeof(float));
                }
                else if (SortKeys.Bits<TSeen>() == 64)
                {
                    Wide(run, sorted);
                }
                else
                {
                    Narrow(run, sorted);
                }

                if (DTypes.IsFloating<TSeen>() && !isExact)
                {
                    Restore(run, sorted);
                }
            }
        }

        // Whether every element kept its bits.
        private static bool Sort(T* source, T* target, int* scratch, int length, bool isSingle)
        {
            if (isSingle)
            {
                return !VectorSort.Sort((float*)source, (float*)target, scratch, length);
            }

            VectorSort.Sort((int*)source, (int*)target, scratch, length);
            return true;
        }
    }
}
