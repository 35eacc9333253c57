using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// The declarations of a compilation. What a body means depends on the body itself and on declarations, so after an edit inside
/// one body the others need not even be bound again.
/// </summary>
internal sealed class Declarations
{
    private const int RecentCount = 4;

    private static readonly List<WeakReference<Compilation>> recent = [];
    private static readonly ConditionalWeakTable<Compilation, Declarations> known = new();
    private static readonly ConditionalWeakTable<SyntaxNode, Slot> slots = new();

    private Declarations()
    {
    }

    /// <summary>The same object for compilations that declare the same.</summary>
    public static Declarations Of(Compilation compilation)
    {
        lock (recent)
        {
            if (known.TryGetValue(compilation, out Declarations? declarations))
            {
                return declarations;
            }

            foreach (WeakReference<Compilation> candidate in recent)
            {
                if (candidate.TryGetTarget(out Compilation? earlier) && known.TryGetValue(earlier, out Declarations? same) && AreSame(earlier, compilation))
                {
                    declarations = same;
                    break;
                }
            }

            declarations ??= new Declarations();
            known.Add(compilation, declarations);
            recent.Insert(0, new WeakReference<Compilation>(compilation));
            if (recent.Count > RecentCount)
            {
                recent.RemoveAt(RecentCount);
            }

            return declarations;
        }
    }

    /// <summary>What was found out about a node under these declarations, or is now. It must not hold on to symbols.</summary>
    public T Find<T>(SyntaxNode node, Func<T> find)
        where T : class?
    {
        Slot slot = slots.GetValue(node, static _ => new Slot());
        if (slot.Found is not { } found || found.Declarations != this)
        {
            found = new Entry(this, find());
            slot.Found = found;
        }

        return (T)found.Value!;
    }

    private static bool AreSame(Compilation left, Compilation right)
    {
        if (left.AssemblyName != right.AssemblyName || !left.Options.Equals(right.Options) || !left.References.SequenceEqual(right.References))
        {
            return false;
        }

        SyntaxTree[] trees = left.SyntaxTrees.ToArray();
        SyntaxTree[] others = right.SyntaxTrees.ToArray();
        if (trees.Length != others.Length)
        {
            return false;
        }

        for (int i = 0; i < trees.Length; i++)
        {
            bool isSame = ReferenceEquals(trees[i], others[i])
                || (trees[i].Options.Equals(others[i].Options) && SyntaxFactory.AreEquivalent(trees[i], others[i], topLevel: true));
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Slot
    {
        public volatile Entry? Found;
    }

    private sealed class Entry(Declarations declarations, object? value)
    {
        public Declarations Declarations { get; } = declarations;

        public object? Value { get; } = value;
    }
}
