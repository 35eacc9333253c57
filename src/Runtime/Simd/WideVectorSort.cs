#if NET10_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// The quicksort of <see cref="VectorSort"/> with sixteen numbers at a time, which are divided by packing those of each side
/// together. f32 are compared as what they are, for which minima and maxima are twice as fast at this width, with −0 made 0 and NaN
/// taken away by the first division; for i32 they are no faster, so that short runs go through the same networks.
/// </summary>
internal static unsafe class WideVectorSort
{
    /// <summary>
    /// Longer runs are divided in place, half of the memory to pass through; shorter ones, which stay in the second cache with
    /// the scratch memory, out of place.
    /// </summary>
    public const int ScratchLength = 1 << 15;

    private const int Group = 128;

    // The bits of ∞.
    private const int Infinity = 0x7F80_0000;

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
        nint low = Divide<Integers, Integers>(source, target, length, pivot, ref noted);
        SortParts<Integers>(target, scratch, low, length);
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
        // Of a key, NaN or an infinity where numbers are the least.
        pivot = Math.Min(pivot, Infinity);
        pivot ^= (pivot >> 31) & int.MaxValue;
        Vector512<int> noted = default;
        nint low = Divide<Singles, Elements>((int*)source, (int*)target, length, pivot, ref noted), end = length;
        bool isNoted = noted != Vector512<int>.Zero;
        if (isNoted)
        {
            // NaN, never up to a pivot, is behind it: the numbers there move to the front.
            end = low;
            for (nint i = low; i < length; i++)
            {
                float x = target[i];
                target[end] = x;
                end += float.IsNaN(x) ? 0 : 1;
            }

            new Span<float>(target + end, (int)(length - end)).Fill(float.NaN);
        }

        SortParts<Singles>((int*)target, scratch, low, end);
        return isNoted;
    }

    private static void SortParts<TKeys>(int* keys, int* scratch, nint low, nint length)
        where TKeys : struct, IKeys
    {
        int depth = 2 * (BitOperations.Log2((ulong)length + 1) + 4);
        SortInPlace<TKeys>(keys, scratch, low, depth);
        SortInPlace<TKeys>(keys + low, scratch, length - low, depth);
    }

    private static void SortInPlace<TKeys>(int* keys, int* scratch, nint length, int depth)
        where TKeys : struct, IKeys
    {
        for (; length > ScratchLength; depth--)
        {
            if (depth == 0)
            {
                TKeys.Finish(keys, keys, length);
                return;
            }

            int pivot = TKeys.MedianOfSamples(keys, length);
            nint low = DivideInPlace<TKeys>(keys, length, pivot);
            if (low == length)
            {
                low = pivot == TKeys.Least ? 0 : DivideInPlace<TKeys>(keys, length, TKeys.Below(pivot));
                new Span<int>(keys + low, (int)(length - low)).Fill(pivot);
                length = low;
            }
            else
            {
                SortInPlace<TKeys>(keys, scratch, low, depth - 1);
                keys += low;
                length -= low;
            }
        }

        Sort<TKeys>(keys, scratch, keys, length, depth);
    }

    /// <summary>
    /// As <see cref="Divide{TKeys, TElements}"/>, where the numbers are: after the first and the last group are kept aside there is room
    /// for a group, and the next one always comes from the side with less room, chosen without a branch.
    /// </summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint DivideInPlace<TKeys>(int* keys, nint length, int pivot)
        where TKeys : struct, IKeys
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
            Place<TKeys>(a, pivots, ref front, ref back);
            Place<TKeys>(b, pivots, ref front, ref back);
            Place<TKeys>(c, pivots, ref front, ref back);
            Place<TKeys>(d, pivots, ref front, ref back);
            Place<TKeys>(e, pivots, ref front, ref back);
            Place<TKeys>(f, pivots, ref front, ref back);
            Place<TKeys>(g, pivots, ref front, ref back);
            Place<TKeys>(h, pivots, ref front, ref back);
        }

        return (nint)(front - keys) + Divide<TKeys, TKeys>(kept, front, Group + rest, pivot, ref noted);
    }

    /// <summary>
    /// Numbers up to the pivot go to the front of the target, the others to its end. A whole vector is stored at the front: what
    /// does not belong there lies in the part not yet filled, as long as whole vectors are left; so the rest goes first.
    /// </summary>
    /// <returns>How many are not above the pivot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Divide<TKeys, TElements>(int* source, int* target, nint length, int pivot, ref Vector512<int> noted)
        where TKeys : struct, IKeys
        where TElements : struct, IElements
    {
        Vector512<int> pivots = Vector512.Create(pivot), seen = noted;
        int* front = target, back = target + length;
        nint end = length & ~(nint)15;
        if (end < length)
        {
            Vector512<int> valid = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)(length - end)));
            Vector512<int> rest = TElements.Of(Avx512F.MaskLoad(source + end, valid, Vector512<int>.Zero), ref seen);
            Vector512<int> low = TKeys.Low(rest, pivots) & valid, high = TKeys.High(rest, pivots) & valid;
            back -= BitOperations.PopCount(Vector512.ExtractMostSignificantBits(high));
            Avx512F.CompressStore(front, low, rest);
            Avx512F.CompressStore(back, high, rest);
            front += BitOperations.PopCount(Vector512.ExtractMostSignificantBits(low));
        }

        nint i = 0;
        for (; i + 64 <= end; i += 64)
        {
            Place<TKeys>(TElements.Of(Vector512.Load(source + i), ref seen), pivots, ref front, ref back);
            Place<TKeys>(TElements.Of(Vector512.Load(source + i + 16), ref seen), pivots, ref front, ref back);
            Place<TKeys>(TElements.Of(Vector512.Load(source + i + 32), ref seen), pivots, ref front, ref back);
            Place<TKeys>(TElements.Of(Vector512.Load(source + i + 48), ref seen), pivots, ref front, ref back);
        }

        for (; i < end; i += 16)
        {
            Place<TKeys>(TElements.Of(Vector512.Load(source + i), ref seen), pivots, ref front, ref back);
        }

        noted = seen;
        return (nint)(front - target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place<TKeys>(Vector512<int> keys, Vector512<int> pivots, ref int* front, ref int* back)
        where TKeys : struct, IKeys
    {
        nint count = BitOperations.PopCount((uint)Vector512.ExtractMostSignificantBits(TKeys.High(keys, pivots)));
        back -= count;
        Avx512F.Compress(Vector512<int>.Zero, TKeys.Low(keys, pivots), keys).Store(front);
        Avx512F.CompressStore(back, TKeys.High(keys, pivots), keys);
        front += 16 - count;
    }

    // Sorts keys into the target, which is where the keys are, or the other buffer at the same place.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort<TKeys>(int* keys, int* other, int* target, nint length, int depth)
        where TKeys : struct, IKeys
    {
        Vector512<int> noted = default;
        for (; length > TKeys.NetworkLength; depth--)
        {
            if (depth == 0)
            {
                TKeys.Finish(keys, target, length);
                return;
            }

            int pivot = length < SampledLength ? TKeys.MedianOfSome(keys, length) : TKeys.MedianOfSamples(keys, length);
            nint low = Divide<TKeys, TKeys>(keys, other, length, pivot, ref noted);
            if (low == length)
            {
                // None is above the pivot: those equal to it are in place when the smaller ones are divided off.
                low = pivot == TKeys.Least ? 0 : Divide<TKeys, TKeys>(keys, other, length, TKeys.Below(pivot), ref noted);
                new Span<int>(target + low, (int)(length - low)).Fill(pivot);
                length = low;
            }
            else
            {
                Sort<TKeys>(other, keys, target, low, depth - 1);
                keys += low;
                other += low;
                target += low;
                length -= low;
            }

            int* left = other;
            other = keys;
            keys = left;
        }

        TKeys.Short(keys, target, length);
    }

    private interface IElements
    {
        /// <summary>The keys of elements; notes whether any of them lost something.</summary>
        static abstract Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted);
    }

    /// <summary>How bits compare. Elements that are keys already stay as they are.</summary>
    private interface IKeys : IElements
    {
        /// <summary>Runs up to this length go through a network.</summary>
        static abstract int NetworkLength { get; }

        /// <summary>Nothing is below it.</summary>
        static abstract int Least { get; }

        /// <summary>The next key below.</summary>
        static abstract int Below(int key);

        static abstract Vector512<int> Low(Vector512<int> keys, Vector512<int> pivots);

        static abstract Vector512<int> High(Vector512<int> keys, Vector512<int> pivots);

        static abstract int MedianOfSome(int* keys, nint length);

        static abstract int MedianOfSamples(int* keys, nint length);

        /// <summary>Sorts a run by a network.</summary>
        static abstract void Short(int* keys, int* target, nint length);

        /// <summary>Sorts a run where pivots were bad again and again.</summary>
        static abstract void Finish(int* keys, int* target, nint length);
    }

    private readonly struct Integers : IKeys
    {
        public static int NetworkLength => VectorSort.NetworkLength;

        public static int Least => int.MinValue;

        public static int Below(int key) => key - 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted) => elements;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Low(Vector512<int> keys, Vector512<int> pivots) => Vector512.LessThanOrEqual(keys, pivots);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> High(Vector512<int> keys, Vector512<int> pivots) => Vector512.GreaterThan(keys, pivots);

        public static int MedianOfSome(int* keys, nint length) => VectorSort.MedianOfSome(keys, length);

        public static int MedianOfSamples(int* keys, nint length) => VectorSort.MedianOfSamples(keys, length);

        public static void Short(int* keys, int* target, nint length) => VectorSort.Short(keys, target, length, 0);

        public static void Finish(int* keys, int* target, nint length) => VectorSort.Finish(keys, target, length, 0);
    }

    private readonly struct Singles : IKeys
    {
        public static int NetworkLength => WideSortNetworks.Length;

        public static int Least => BitConverter.SingleToInt32Bits(float.NegativeInfinity);

        public static int Below(int key) => BitConverter.SingleToInt32Bits(MathF.BitDecrement(BitConverter.Int32BitsToSingle(key)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted) => elements;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Low(Vector512<int> keys, Vector512<int> pivots) =>
            Avx512F.CompareLessThanOrEqual(keys.AsSingle(), pivots.AsSingle()).AsInt32();

        // NaN among them.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> High(Vector512<int> keys, Vector512<int> pivots) =>
            Avx512F.CompareNotLessThanOrEqual(keys.AsSingle(), pivots.AsSingle()).AsInt32();

        public static int MedianOfSome(int* keys, nint length) => BitConverter.SingleToInt32Bits(WideSortNetworks.MedianOfSome((float*)keys, length));

        public static int MedianOfSamples(int* keys, nint length) => BitConverter.SingleToInt32Bits(WideSortNetworks.MedianOfSamples((float*)keys, length));

        public static void Short(int* keys, int* target, nint length) => WideSortNetworks.Sort((float*)keys, (float*)target, length);

        public static void Finish(int* keys, int* target, nint length)
        {
            new Span<float>(keys, (int)length).Sort();
            new Span<int>(keys, (int)length).CopyTo(new Span<int>(target, (int)length));
        }
    }

    // f32 as they come.
    private readonly struct Elements : IElements
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<int> Of(Vector512<int> elements, ref Vector512<int> noted)
        {
            Vector512<int> isNegativeZero = Vector512.Equals(elements, Vector512.Create(int.MinValue));
            Vector512<int> isNaN = Avx512F.CompareUnordered(elements.AsSingle(), elements.AsSingle()).AsInt32();
            noted |= isNaN | isNegativeZero;
            return Vector512.AndNot(elements, isNegativeZero);
        }
    }
}
#endif
