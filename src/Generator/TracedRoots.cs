using System.Runtime.CompilerServices;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator;

/// <summary>
/// What the traces of roots met, with all that they could reach: where it was nothing, who looks for faults need not trace them
/// again; and what it was must be told even by who does not meet it.
/// </summary>
internal static class TracedRoots
{
    private static readonly ConditionalWeakTable<CoreMethod, TracedRoot> known = new();

    public static void Add(CoreMethod entry, Closure closure, TraceException? failure = null)
    {
        lock (known)
        {
            known.Remove(entry);
            known.Add(entry, new TracedRoot(closure, failure));
        }
    }

    /// <summary>Keeps which operations of a root have no kernels, where it has kernels.</summary>
    public static void Note(CoreMethod entry, EquatableArray<string>? onHost)
    {
        if (onHost is not null && known.TryGetValue(entry, out TracedRoot? root))
        {
            root.OnHost = onHost;
        }
    }

    /// <summary>What a root's trace could reach when it met nothing; null when it was not traced, or met something.</summary>
    public static Closure? Find(CoreMethod entry) => known.TryGetValue(entry, out TracedRoot? root) && root.Failure is null ? root.Closure : null;

    /// <summary>What a root's trace met, and what it could reach; null when it met nothing, or was not traced.</summary>
    public static (TraceException Failure, Closure Closure)? Failed(CoreMethod entry) =>
        known.TryGetValue(entry, out TracedRoot? root) && root.Failure is { } failure ? (failure, root.Closure) : null;

    /// <summary>The operations of a root without kernels; null where it was not compiled for devices.</summary>
    public static EquatableArray<string>? OnHost(CoreMethod entry) => known.TryGetValue(entry, out TracedRoot? root) ? root.OnHost : null;

    private sealed class TracedRoot(Closure closure, TraceException? failure)
    {
        private volatile object? onHost;

        public TraceException? Failure => failure;

        public Closure Closure => closure;

        public EquatableArray<string>? OnHost
        {
            get => (EquatableArray<string>?)this.onHost;
            set => this.onHost = value;
        }
    }
}
