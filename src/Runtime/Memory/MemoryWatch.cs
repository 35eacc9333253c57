namespace Pure.Jit.Memory;

/// <summary>Counts the full collections at which memory was scarce, so that idle buffers are given back.</summary>
internal static class MemoryWatch
{
    private static int trims;

    static MemoryWatch() => _ = new Sentinel();

    /// <summary>Grows by one at each full collection under memory pressure; compare with a remembered value.</summary>
    public static int Trims => Volatile.Read(ref trims);

    // Unreachable from its birth: its finalizer runs after each collection of its generation and registers it again.
    private sealed class Sentinel
    {
        private int collectionsSeen = GC.CollectionCount(2);

        ~Sentinel()
        {
            int collections = GC.CollectionCount(2);
            if (collections != this.collectionsSeen)
            {
                this.collectionsSeen = collections;
                GCMemoryInfo memory = GC.GetGCMemoryInfo();
                if (memory.MemoryLoadBytes >= memory.HighMemoryLoadThresholdBytes)
                {
                    Interlocked.Increment(ref trims);
                }
            }

            if (!Environment.HasShutdownStarted)
            {
                GC.ReRegisterForFinalize(this);
            }
        }
    }
}
