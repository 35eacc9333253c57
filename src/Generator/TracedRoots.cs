using System.Runtime.CompilerServices;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator;

/// <summary>The roots whose trace met nothing, with all that it could reach: who looks for faults need not trace them again.</summary>
internal static class TracedRoots
{
    private static readonly ConditionalWeakTable<CoreMethod, TracedRoot> known = new();

    public static void Add(CoreMethod entry, Closure closure)
    {
        lock (known)
        {
            known.Remove(entry);
            known.Add(entry, new TracedRoot(closure));
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
    public static Closure? Find(CoreMethod entry) => known.TryGetValue(entry, out TracedRoot? root) ? root.Closure : null;

    /// <summary>The operations of a root without kernels; null where it was not compiled for devices.</summary>
    public static EquatableArray<string>? OnHost(CoreMethod entry) => known.TryGetValue(entry, out TracedRoot? root) ? root.OnHost : null;

    private sealed class TracedRoot(Closure closure)
    {
        private volatile object? onHost;

        public Closure Closure => closure;

        public EquatableArray<string>? OnHost
        {
            get => (EquatableArray<string>?)this.onHost;
            set => this.onHost = value;
        }
    }
}
