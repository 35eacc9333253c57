using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pure.Jit;

/// <summary>
/// Stable sorting of unsigned integers by counting digits of 11 bits, the lowest first. Short runs go to the comparison sort of the
/// framework, which gives the same since whatever is compared there is distinct or indistinguishable.
/// </summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    // Below this the counters cost more than they save.
    public const int ShortLength = 1024;

    /// <summary>Sorts keys of which the lowest bits differ.</summary>
    public static void Sort(Span<uint> keys, int bits)
    {
        if (keys.Length < ShortLength)
        {
            keys.Sort();
            return;
        }

        uint[] rented = ArrayPool<uint>.Shared.Rent(keys.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(Digits);
        Span<uint> from = keys, to = rented.AsSpan(0, keys.Length);
        for (int shift = 0; shift < bits; shift += DigitBits)
        {
            Span<int> starts = counts.AsSpan(0, Digits);
            starts.Clear();
            foreach (uint key in from)
            {
                starts[(int)((key >> shift) & (Digits - 1))]++;
            }

            if (starts[(int)((from[0] >> shift) & (Digits - 1))] == keys.Length)
            {
                continue;
            }

            Accumulate(starts);
            ref uint target = ref MemoryMarshal.GetReference(to);
            ref int start = ref MemoryMarshal.GetReference(starts);
            foreach (uint key in from)
            {
                Unsafe.Add(ref target, Unsafe.Add(ref start, (nint)((key >> shift) & (Digits - 1)))++) = key;
            }

            Span<uint> written = to;
            to = from;
            from = written;
        }

        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(from), ref MemoryMarshal.GetReference(keys)))
        {
            from.CopyTo(keys);
        }

        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<uint>.Shared.Return(rented);
    }

    /// <summary>Sorts elements of 32 bits by their keys: all digits are counted in one pass, and the last pass writes elements again.</summary>
    public static void Sort<T>(ReadOnlySpan<T> source, Span<T> target, uint[] keys)
        where T : unmanaged, INumber<T>
    {
        int[] counts = ArrayPool<int>.Shared.Rent(3 * Digits);
        uint[] rented = ArrayPool<uint>.Shared.Rent(source.Length);
        Span<int> low = counts.AsSpan(0, Digits), middle = counts.AsSpan(Digits, Digits), high = counts.AsSpan(2 * Digits, Digits);
        counts.AsSpan(0, 3 * Digits).Clear();
        for (int i = 0; i < source.Length; i++)
        {
            uint key = SortKeys.Of32(source[i]);
            keys[i] = key;
            low[(int)(key & (Digits - 1))]++;
            middle[(int)((key >> DigitBits) & (Digits - 1))]++;
            high[(int)(key >> (2 * DigitBits))]++;
        }

        Accumulate(low);
        Accumulate(middle);
        Accumulate(high);
        Move(keys.AsSpan(0, source.Length), rented, low, 0);
        Move(rented.AsSpan(0, source.Length), keys, middle, DigitBits);
        ref T first = ref MemoryMarshal.GetReference(target);
        ref int start = ref MemoryMarshal.GetReference(high);
        foreach (uint key in keys.AsSpan(0, source.Length))
        {
            Unsafe.Add(ref first, Unsafe.Add(ref start, (nint)(key >> (2 * DigitBits)))++) = SortKeys.From32<T>(key);
        }

        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<uint>.Shared.Return(rented);
    }

    private static void Move(ReadOnlySpan<uint> from, uint[] to, Span<int> starts, int shift)
    {
        ref uint target = ref MemoryMarshal.GetArrayDataReference(to);
        ref int start = ref MemoryMarshal.GetReference(starts);
        foreach (uint key in from)
        {
            Unsafe.Add(ref target, Unsafe.Add(ref start, (nint)((key >> shift) & (Digits - 1)))++) = key;
        }
    }

    /// <summary>Sorts distinct keys by the bits from <paramref name="low"/> up to <paramref name="high"/>; those below are in order already.</summary>
    public static void Sort(Span<ulong> keys, int low, int high)
    {
        if (keys.Length < ShortLength)
        {
            keys.Sort();
            return;
        }

        ulong[] rented = ArrayPool<ulong>.Shared.Rent(keys.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(Digits);
        Span<ulong> from = keys, to = rented.AsSpan(0, keys.Length);
        for (int shift = low; shift < high; shift += DigitBits)
        {
            Span<int> starts = counts.AsSpan(0, Digits);
            starts.Clear();
            foreach (ulong key in from)
            {
                starts[(int)((key >> shift) & (Digits - 1))]++;
            }

            if (starts[(int)((from[0] >> shift) & (Digits - 1))] == keys.Length)
            {
                continue;
            }

            Accumulate(starts);
            ref ulong target = ref MemoryMarshal.GetReference(to);
            ref int start = ref MemoryMarshal.GetReference(starts);
            foreach (ulong key in from)
            {
                Unsafe.Add(ref target, Unsafe.Add(ref start, (nint)((key >> shift) & (Digits - 1)))++) = key;
            }

            Span<ulong> written = to;
            to = from;
            from = written;
        }

        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(from), ref MemoryMarshal.GetReference(keys)))
        {
            from.CopyTo(keys);
        }

        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<ulong>.Shared.Return(rented);
    }

    /// <summary>Sorts 64-bit keys with their positions.</summary>
    public static void Sort(Span<(ulong Key, int Position)> items)
    {
        if (items.Length < ShortLength)
        {
            items.Sort(static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.Position.CompareTo(b.Position));
            return;
        }

        (ulong Key, int Position)[] rented = ArrayPool<(ulong, int)>.Shared.Rent(items.Length);
        int[] counts = ArrayPool<int>.Shared.Rent(Digits);
        Span<(ulong Key, int Position)> from = items, to = rented.AsSpan(0, items.Length);
        for (int shift = 0; shift < 64; shift += DigitBits)
        {
            Span<int> starts = counts.AsSpan(0, Digits);
            starts.Clear();
            foreach ((ulong key, _) in from)
            {
                starts[(int)((key >> shift) & (Digits - 1))]++;
            }

            if (starts[(int)((from[0].Key >> shift) & (Digits - 1))] == items.Length)
            {
                continue;
            }

            Accumulate(starts);
            foreach ((ulong Key, int Position) item in from)
            {
                to[starts[(int)((item.Key >> shift) & (Digits - 1))]++] = item;
            }

            Span<(ulong Key, int Position)> written = to;
            to = from;
            from = written;
        }

        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(from), ref MemoryMarshal.GetReference(items)))
        {
            from.CopyTo(items);
        }

        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<(ulong, int)>.Shared.Return(rented);
    }

    // From how many there are of each digit to where each begins.
    private static void Accumulate(Span<int> counts)
    {
        int sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            (counts[i], sum) = (sum, sum + counts[i]);
        }
    }
}
