using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// Sorts i32 and f32 by quicksort on vectors: each pass divides eight numbers at a time by a permutation from a table, out of
/// place between two buffers, so that neither branches nor stores wait for one another; runs of at most 128 go through a network.
/// Numbers are compared as signed keys: the bits of f32 with those of negative ones inverted.
/// </summary>
internal static unsafe class VectorSort
{
    /// <summary>Runs up to this length go through a network.</summary>
    public const int NetworkLength = 128;

    // From here on a better pivot is worth sorting 64 samples.
    private const int SampledLength = 1024;

    // For each set of lanes of eight, a permutation that puts the lanes outside the set first, both parts in order.
    private static readonly byte[] Divisions = MakeDivisions();

    /// <summary>Whether the hardware has what is needed; elsewhere digits are counted.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>How much scratch memory is needed, in elements; eight more behind it and behind the source can be read.</summary>
    public static nint ScratchLength(nint length)
    {
#if NET10_0_OR_GREATER
        if (WideVectorSort.IsSupported)
        {
            return nint.Min(length, WideVectorSort.ScratchLength);
        }
#endif
        return length;
    }

    /// <summary>Sorts i32, ascending. Nothing overlaps.</summary>
    public static void Sort(int* source, int* target, int* scratch, nint length)
    {
        Vector256<int> noted = default;
        Sort<Integers>(source, target, scratch, length, 0, ref noted);
    }

    /// <summary>Sorts f32, ascending, NaN last; −0 and every NaN lose their sign, and a NaN its payload.</summary>
    /// <returns>Whether there was a −0 or a NaN.</returns>
    public static bool Sort(float* source, float* target, int* scratch, nint length)
    {
        Vector256<int> noted = default;
        Sort<Singles>((int*)source, (int*)target, scratch, length, int.MaxValue, ref noted);
        return noted != Vector256<int>.Zero;
    }

    // flip: the bits that a negative key inverts to become an element again.
    [SkipLocalsInit]
    private static void Sort<TKeys>(int* source, int* target, int* scratch, nint length, int flip, ref Vector256<int> noted)
        where TKeys : struct, IKeys
    {
        if (length <= NetworkLength)
        {
            Keys<TKeys>(source, scratch, length, ref noted);
            Short(scratch, target, length, flip);
            return;
        }

        int* samples = stackalloc int[64];
        nint step = length / 64;
        for (int i = 0; i < 64; i++)
        {
            samples[i] = source[(i * step) + (step / 2)];
        }

        Keys<TKeys>(samples, samples, 64, ref noted);
        SortNetworks.Sort64(samples);
#if NET10_0_OR_GREATER
        if (WideVectorSort.IsSupported)
        {
            SortWide<TKeys>(source, target, scratch, length, samples[31], ref noted);
            return;
        }
#endif
        fixed (byte* divisions = Divisions)
        {
            nint low = Divide<TKeys>(source, scratch, length, samples[31], divisions, ref noted);
            int depth = 2 * (BitOperations.Log2((ulong)length) + 4);
            Runs runs = new(divisions, flip);
            runs.Sort(scratch, target, target, low, depth);
            runs.Sort(scratch + low, target + low, target + low, length - low, depth);
        }
    }

#if NET10_0_OR_GREATER
    private static void SortWide<TKeys>(int* source, int* target, int* scratch, nint length, int pivot, ref Vector256<int> noted)
        where TKeys : struct, IKeys
    {
        if (typeof(TKeys) == typeof(Integers))
        {
            WideVectorSort.Sort(source, target, scratch, length, pivot);
        }
        else if (WideVectorSort.Sort((float*)source, (float*)target, scratch, length, pivot))
        {
            noted = Vector256<int>.AllBitsSet;
        }
    }
#endif

    private static byte[] MakeDivisions()
    {
        byte[] table = new byte[256 * 8];
        for (int set = 0; set < 256; set++)
        {
            int next = set * 8;
            for (int inSet = 0; inSet < 2; inSet++)
            {
                for (int lane = 0; lane < 8; lane++)
                {
                    if (((set >> lane) & 1) == inSet)
                    {
                        table[next++] = (byte)lane;
                    }
                }
            }
        }

        return table;
    }

    private static void Keys<TKeys>(int* source, int* keys, nint length, ref Vector256<int> noted)
        where TKeys : struct, IKeys
    {
        nint i = 0;
        for (; i + 8 <= length; i += 8)
        {
            TKeys.Of(Vector256.Load(source + i), ref noted).Store(keys + i);
        }

        if (i < length)
        {
            Avx2.MaskStore(keys + i, First(length - i), TKeys.Of(Avx2.MaskLoad(source + i, First(length - i)), ref noted));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> First(nint count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count));

    /// <summary>
    /// Numbers up to the pivot go to the front of the target, the others to its end. Each vector is stored at both places: what
    /// does not belong there lies between them, in the part not yet filled, as long as whole vectors are left; so the rest goes first.
    /// </summary>
    /// <returns>How many are not above the pivot.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Divide<TKeys>(int* source, int* target, nint length, int pivot, byte* divisions, ref Vector256<int> noted)
        where TKeys : struct, IKeys
    {
        Vector256<int> pivots = Vector256.Create(pivot), seen = noted;
        nint end = length & ~(nint)7;
        uint valid = (1u << (int)(length - end)) - 1;
        Vector256<int> rest = TKeys.Of(Vector256.Load(source + end) & First(length - end), ref seen);
        uint high = Above(rest, pivots) & valid, low = valid & ~high;
        Divided(rest, divisions, low ^ 0xff).Store(target);
        Divided(rest, divisions, high).Store(target + length - 8);
        int* front = target + BitOperations.PopCount(low);
        int* back = target + length - BitOperations.PopCount(high) - 8;
        nint i = 0;
        for (; i + 32 <= end; i += 32)
        {
            Place(TKeys.Of(Vector256.Load(source + i), ref seen), pivots, divisions, ref front, ref back);
            Place(TKeys.Of(Vector256.Load(source + i + 8), ref seen), pivots, divisions, ref front, ref back);
            Place(TKeys.Of(Vector256.Load(source + i + 16), ref seen), pivots, divisions, ref front, ref back);
            Place(TKeys.Of(Vector256.Load(source + i + 24), ref seen), pivots, divisions, ref front, ref back);
        }

        for (; i < end; i += 8)
        {
            Place(TKeys.Of(Vector256.Load(source + i), ref seen), pivots, divisions, ref front, ref back);
        }

        noted = seen;
        return (nint)(front - target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place(Vector256<int> keys, Vector256<int> pivots, byte* divisions, ref int* front, ref int* back)
    {
        uint high = Above(keys, pivots);
        Vector256<int> divided = Divided(keys, divisions, high);
        divided.Store(front);
        divided.Store(back);
        nint count = BitOperations.PopCount(high);
        back -= count;
        front += 8 - count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Above(Vector256<int> keys, Vector256<int> pivots) =>
        (uint)Avx.MoveMask(Avx2.CompareGreaterThan(keys, pivots).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Divided(Vector256<int> keys, byte* divisions, uint set) =>
        Avx2.PermuteVar8x32(keys, Avx2.ConvertToVector256Int32(divisions + (set * 8)));

    /// <summary>Sorts keys into elements where pivots were bad again and again: the framework's sort is never slower than n log n.</summary>
    public static void Finish(int* keys, int* target, nint length, int flip)
    {
        new Span<int>(keys, (int)length).Sort();
        for (nint i = 0; i < length; i++)
        {
            target[i] = keys[i] ^ ((keys[i] >> 31) & flip);
        }
    }

    /// <summary>The median of 64 keys spread over a run.</summary>
    [SkipLocalsInit]
    public static int MedianOfSamples(int* keys, nint length)
    {
        int* samples = stackalloc int[64];
        nint step = length / 64;
        for (int i = 0; i < 64; i++)
        {
            samples[i] = keys[(i * step) + (step / 2)];
        }

        SortNetworks.Sort64(samples);
        return samples[31];
    }

    /// <summary>Of three in each of eight lanes the median, then about the middle of the eight.</summary>
    public static int MedianOfSome(int* keys, nint length)
    {
        Vector256<int> a = Vector256.Load(keys + (length / 8)), b = Vector256.Load(keys + (length / 2) - 4), c = Vector256.Load(keys + length - (length / 8) - 8);
        Vector256<int> median = Vector256.Max(Vector256.Min(a, b), Vector256.Min(Vector256.Max(a, b), c));
        Vector128<int> least = Vector128.Min(median.GetLower(), median.GetUpper()), most = Vector128.Max(median.GetLower(), median.GetUpper());
        least = Vector128.Max(least, Vector128.Shuffle(least, Vector128.Create(1, 0, 3, 2)));
        most = Vector128.Min(most, Vector128.Shuffle(most, Vector128.Create(1, 0, 3, 2)));
        return Math.Min(Math.Min(least.GetElement(0), least.GetElement(2)), Math.Max(most.GetElement(0), most.GetElement(2)));
    }

    /// <summary>Sorts at most 128 keys by a network, back to elements.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Short(int* keys, int* target, nint length, int flip)
    {
        byte* memory = stackalloc byte[(NetworkLength * sizeof(int)) + 32];
        int* work = (int*)(((nint)memory + 31) & ~(nint)31);
        nint size = length <= 64 ? 64 : NetworkLength, end = length & ~(nint)7;
        for (nint i = 0; i < end; i += 8)
        {
            Vector256.Load(keys + i).Store(work + i);
        }

        Vector256<int> first = First(length - end), largest = Vector256.Create(int.MaxValue);
        for (nint i = end; i < size; i += 8)
        {
            largest.Store(work + i);
        }

        if (end < length)
        {
            Vector256.ConditionalSelect(first, Avx2.MaskLoad(keys + end, first), largest).Store(work + end);
        }

        if (size == 64)
        {
            SortNetworks.Sort64(work);
        }
        else
        {
            SortNetworks.Sort128(work);
        }

        Vector256<int> flips = Vector256.Create(flip);
        for (nint i = 0; i < end; i += 8)
        {
            Element(Vector256.Load(work + i), flips).Store(target + i);
        }

        if (end < length)
        {
            Avx2.MaskStore(target + end, first, Element(Vector256.Load(work + end), flips));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Element(Vector256<int> keys, Vector256<int> flips) => keys ^ (Vector256.ShiftRightArithmetic(keys, 31) & flips);

    private interface IKeys
    {
        /// <summary>The keys of elements; notes whether any of them lost something.</summary>
        static abstract Vector256<int> Of(Vector256<int> elements, ref Vector256<int> noted);
    }

    private readonly struct Integers : IKeys
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<int> Of(Vector256<int> elements, ref Vector256<int> noted) => elements;
    }

    private readonly struct Singles : IKeys
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<int> Of(Vector256<int> elements, ref Vector256<int> noted)
        {
            Vector256<int> size = elements & Vector256.Create(int.MaxValue);
            Vector256<int> isNaN = Vector256.GreaterThan(size, Vector256.Create(0x7F80_0000));
            Vector256<int> isNegativeZero = Vector256.Equals(elements, Vector256.Create(int.MinValue));
            noted |= isNaN | isNegativeZero;
            Vector256<int> keys = Element(elements, Vector256.Create(int.MaxValue));
            return Vector256.ConditionalSelect(isNaN, Vector256.Create(int.MaxValue), Vector256.AndNot(keys, isNegativeZero));
        }
    }

    /// <summary>What stays the same in all runs of one array.</summary>
    private readonly unsafe struct Runs(byte* divisions, int flip)
    {
        /// <summary>Sorts keys into the target, which is where the keys are, or the other buffer at the same place.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Sort(int* keys, int* other, int* target, nint length, int depth)
        {
            Vector256<int> noted = default;
            for (; length > NetworkLength; depth--)
            {
                if (depth == 0)
                {
                    Finish(keys, target, length, flip);
                    return;
                }

                int pivot = length < SampledLength ? MedianOfSome(keys, length) : MedianOfSamples(keys, length);
                nint low = Divide<Integers>(keys, other, length, pivot, divisions, ref noted);
                if (low == length)
                {
                    // None is above the pivot: those equal to it are in place when the smaller ones are divided off.
                    low = pivot == int.MinValue ? 0 : Divide<Integers>(keys, other, length, pivot - 1, divisions, ref noted);
                    new Span<int>(target + low, (int)(length - low)).Fill(pivot ^ ((pivot >> 31) & flip));
                    length = low;
                }
                else
                {
                    this.Sort(other, keys, target, low, depth - 1);
                    keys += low;
                    other += low;
                    target += low;
                    length -= low;
                }

                int* left = other;
                other = keys;
                keys = left;
            }

            Short(keys, target, length, flip);
        }
    }
}
