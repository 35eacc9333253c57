using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>When a kernel should write past the caches (non-temporal stores), and how.</summary>
public static unsafe class StreamingStores
{
    /// <summary>
    /// Outputs of at least this many bytes in one call gain 1.4 to 1.6 times from streaming; below it, while the result
    /// still fits a cache, streaming costs 2 to 4 times.
    /// </summary>
    public const long ThresholdBytes = 16L << 20;

    /// <summary>Whether to stream an output of <paramref name="byteCount"/> bytes, of which each vector that is stored is aligned to 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Pay(long byteCount) => byteCount >= ThresholdBytes;

    /// <summary>Whether to stream an output of <paramref name="byteCount"/> bytes at <paramref name="target"/>; streaming needs 64-byte alignment.</summary>
    public static bool Pay(long byteCount, void* target) => Pay(byteCount) && ((nint)target & 63) == 0;

    /// <summary>How many elements there are before the first that is aligned to 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Head<T>(T* target)
        where T : unmanaged => (-(nint)target & 63) / sizeof(T);

    /// <summary>Stores a vector, past the caches where <paramref name="streams"/>; then the target is aligned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, T* target, bool streams)
        where T : unmanaged
    {
        if (streams)
        {
            value.StoreAlignedNonTemporal(target);
        }
        else
        {
            value.Store(target);
        }
    }

    /// <summary>Stores a vector, past the caches where <paramref name="streams"/>; then the target is aligned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, T* target, bool streams)
        where T : unmanaged
    {
        if (streams)
        {
            value.StoreAlignedNonTemporal(target);
        }
        else
        {
            value.Store(target);
        }
    }

    /// <summary>Makes what was streamed visible before anything that this thread stores later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void End(bool streams)
    {
        if (streams && Sse.IsSupported)
        {
            Sse.StoreFence();
        }
    }
}
