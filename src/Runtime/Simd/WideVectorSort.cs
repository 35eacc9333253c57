#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// The quicksort of <see cref="VectorSort"/> with sixteen numbers at a time, which are divided by packing those of each side
/// together. The networks for short runs are the same: their minima and maxima are no faster at twice the width.
/// </summary>
internal static unsafe class WideVectorSort
{
    /// <summary>
    /// Longer runs are divided in place, half of the memory to pass through; shorter ones, which stay in the second cache with
    /// the scratch memory, out of place.
    /// </summary>
    public const int ScratchLength = 1 << 15;

    private const int Group = 128;

    // From here on a better pivot is worth sorting 64 samples.
    private const int SampledLength = 1024;

    /// <summary>Whether the hardware has what is needed.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Sorts i32 longer than a network, ascending.</summary>
    /// <param name="source">What is sorted; stays as it is.</param>
    /// <param name="target">The sorted elements.</param>
    /// <param name="scratch">As long as the target, or of <see cref="ScratchLength"/>.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="pivot">About the median.</param>
    public static void Sort(int* source, int* target, int* scratch, nint length, int pivot)
    {
        Vector512<int> noted = default;
        Sort<Integers>(source, target, scratch, length, pivot, 0, ref noted);
    }

    /// <summary>Sorts f32 longer than a network, ascending, NaN last; −0 and every NaN lose their sign, and a NaN its payload.</summary>
    /// <param name="source">What is sorted; stays as it is.</param>
    /// <param name="target">The sorted elements.</param>
    /// <param name="scratch">As long as the target, or of <see cref="ScratchLength"/>.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="pivot">The key of about the median.</param>
    /// <returns>Whether there was a −0 or a NaN.</returns>
    public static bool Sort(float* source, float* target, int* scratch, nint length, int pivot)
    {
        Vector512<int> noted = default;
        Sort<Singles>((int*)source, (int*)target, scratch, length, pivot, int.MaxValue, ref noted);
        return noted != Vector512<int>.Zero;
    }

    private static void Sort<TKeys>(int* source, int* target, int* scratch, nint length, int pivot, int flip, ref Vector512<int> noted)
        where TKeys : struct, IKeys
    {
        nint low = Divide<TKeys>(source, target, length, pivot, ref noted);
        int depth = 2 * (BitOperations.Log2((ulong)length) + 4);
        SortInPlace(target, scratch, low, depth, flip);
        SortInPlace(target + low, scratch, length - low, depth, flip);
    }

    private static void SortInPlace(int* keys, int* scratch, nint length, int depth, int flip)
    {
        for (; length > ScratchLength; depth--)
        {
            if (depth == 0)
            {
                VectorSort.Finish(keys, keys, length, flip);
                return;
            }

            int pivot = VectorSort.MedianOfSamples(keys, length);
            nint low = DivideInPlace(keys, length, pivot);
            if (low == length)
            {
                low = pivot == int.MinValue ? 0 : DivideInPlace(keys, length, pivot - 1);
                new Span<int>(keys + low, (int)(length - low)).Fill(pivot ^ ((pivot >> 31) & flip));
                length = low;
            }
            else
            {
                SortInPlace(keys, scratch, low, depth - 1, flip);
                keys += low;
                length -= low;
            }
        }

        Sort(keys, scratch, keys, length, depth, flip);
    }

    /// <summary>
    /// As <see cref="Divide{TKeys}"/>, where the numbers are: after the first and the last group are kept aside there is room
    /// for a group, and the next one always comes from the side with less room, chosen without a branch.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint DivideInPlace(int* keys, nint length, int pivot)
    {
        Vector512<int> pivots = Vector512.Create(pivot), noted = default;
        int* kept = stackalloc int[(3 * Group) + 16];
        nint whole = length & ~(nint)(Group - 1), rest = length - whole + Group;
        new Span<int>(keys, Group).CopyTo(new Span<int>(kept, Group));
        new Span<int>(keys + whole - Group, (int)rest).CopyTo(new Span<int>(kept + Group, (int)rest));
        int* front = keys, back = keys + length, left = keys + Group, right = keys + whole - Group;
        while (left < right)
        {
            nint fromLeft = ((nint)left - (nint)front - ((nint)back - (nint)right)) >> 63;
            right -= Group & ~fromLeft;
            int* next = (int*)((nint)right + (((nint)left - (nint)right) & fromLeft));
            left += Group & fromLeft;
            Vector512<int> a = Vector512.Load(next), b = Vector512.Load(next + 16), c = Vector512.Load(next + 32), d = Vector512.Load(next + 48);
            Vector512<int> e = Vector512.Load(next + 64), f = Vector512.Load(next + 80), g = Vector512.Load(next + 96), h = Vector512.Load(next + 112);
            Place(a, pivots, ref front, ref back);
            Place(b, pivots, ref front, ref back);
            Place(c, pivots, ref front, ref back);
            Place(d, pivots, ref front, ref back);
            Place(e, pivots, ref front, ref back);
            Place(f, pivots, ref front, ref back);
            Place(g, pivots, ref front, ref back);
            Place(h, pivots, ref front, ref back);
        }

        return (nint)(front - keys) + Divide<Integers>(kept, front, Group + rest, pivot, ref noted);
    }

    /// <summary>
    /// Numbers up to the pivot go to the front of the target, the others to its end. A whole vector is stored at the front: what
    /// does not belong there lies in the part not yet filled, as long as whole vectors are left; so the rest goes first.
    /// </summary>
    /// <returns>How many are not above the pivot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Divide<TKeys>(int* source, int* target, nint length, int pivot, ref Vector512<int> noted)
        where TKeys : struct, IKeys
    {
        Vector512<int> pivots = Vector512.Create(pivot), seen = noted;
        int* front = target, back = target + length;
        nint end = length & ~(nint)15;
        if (end < length)
        {
            Vector512<int> valid = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)(length - end)));
            Vector512<int> rest = TKeys.Of(Avx512F.MaskLoad(source + end, valid, Vector512<int>.Zero), ref seen);
            Vector512<int> low = Vector512.LessThanOrEqual(rest, pivots) & valid, high = Vector512.GreaterThan(rest, pivots) & valid;
            back -= BitOperations.PopCount(Vector512.ExtractMostSignificantBits(high));
            Avx512F.CompressStore(front, low, rest);
            Avx512F.CompressStore(back, high, rest);
            front += BitOperations.PopCount(Vector512.ExtractMostSignificantBits(low));
        }

        nint i = 0;
        for (; i + 64 <= end; i += 64)
        {
            Place(TKeys.Of(Vector512.Load(source + i), ref seen), pivots, ref front, ref back);
            Place(TKeys.Of(Vector512.Load(source + i + 16), ref seen), pivots, ref front, ref back);
            Place(TKeys.Of(Vector512.Load(source + i + 32), ref seen), pivots, ref front, ref back);
            Place(TKeys.Of(Vector512.Load(source + i + 48), ref seen), pivots, ref front, ref back);
        }

        for (; i < end; i += 16)
        {
            Place(TKeys.Of(Vector512.Load(source + i), ref seen), pivots, ref front, ref back);
        }

        noted = seen;
        return (nint)(front - target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(Vector512<int> keys, Vector512<int> pivots, ref int* front, ref int* back)
    {
        nint count = BitOperations.PopCount((uint)Vector512.ExtractMostSignificantBits(Vector512.GreaterThan(keys, pivots)));
        back -= count;
        Avx512F.Compress(Vector512<int>.Zero, Vector512.LessThanOrEqual(keys, pivots), keys).Store(front);
        Avx512F.CompressStore(back, Vector512.GreaterThan(keys, pivots), keys);
        front += 16 - count;
    }

    // Sorts keys into the target, which is where the keys are, or the other buffer at the same place.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(int* keys, int* other, int* target, nint length, int depth, int flip)
    {
        Vector512<int> noted = default;
        for (; length > VectorSort.NetworkLength; depth--)
        {
            if (depth == 0)
            {
                VectorSort.Finish(keys, target, length, flip);
                return;
            }

            int pivot = length < SampledLength ? VectorSort.MedianOfSome(keys, length) : VectorSort.MedianOfSamples(keys, length);
            nint low = Divide<Integers>(keys, other, length, pivot, ref noted);
            if (low == length)
            {
                // None is above the pivot: those equal to it are in place when the smaller ones are divided off.
                low = pivot == int.MinValue ? 0 : Divide<Integers>(keys, other, length, pivot - 1, ref noted);
                new Span<int>(target + low, (int)(length - low)).Fill(pivot ^ ((pivot >> 31) & flip));
                length = low;
            }
            else
            {
                Sort(other, keys, target, low, depth - 1, flip);
                keys += low;
                other += low;
                target += low;
                length -= low;
            }

            int* left = other;
            other = keys;
            keys = left;
        }

        VectorSort.Short(keys, target, length, flip);
    }

    private interface IKeys
    {
        /// <summary>The keys of elements; notes whether any of them lost something.</summary>
        static abstract Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted);
    }

    private readonly struct Integers : IKeys
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted) => elements;
    }

    private readonly struct Singles : IKeys
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted)
        {
            Vector512<int> size = elements & Vector512.Create(int.MaxValue);
            Vector512<int> isNaN = Vector512.GreaterThan(size, Vector512.Create(0x7F80_0000));
            Vector512<int> isNegativeZero = Vector512.Equals(elements, Vector512.Create(int.MinValue));
            noted |= isNaN | isNegativeZero;
            Vector512<int> keys = elements ^ (Vector512.ShiftRightArithmetic(elements, 31) & Vector512.Create(int.MaxValue));
            return Vector512.ConditionalSelect(isNaN, Vector512.Create(int.MaxValue), Vector512.AndNot(keys, isNegativeZero));
        }
    }
}
#endif
