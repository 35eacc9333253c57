using System.Runtime.CompilerServices;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Generator;

/// <summary>The roots whose trace met nothing, with all that it could reach: who looks for faults need not trace them again.</summary>
internal static class TracedRoots
{
    private static readonly ConditionalWeakTable<CoreMethod, Closure> known = new();

    public static void Add(CoreMethod entry, Closure closure)
    {
        lock (known)
        {
            known.Remove(entry);
            known.Add(entry, closure);
        }
    }

    /// <summary>What a root's trace could reach when it met nothing; null when it was not traced, or met something.</summary>
    public static Closure? Find(CoreMethod entry) => known.TryGetValue(entry, out Closure? closure) ? closure : null;
}
