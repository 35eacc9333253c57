using System.Runtime.CompilerServices;

namespace Pure.Jit.Memory;

/// <summary>The temporaries of one compiled call; all are free again when the scope is disposed.</summary>
public readonly unsafe ref struct ArenaScope : IDisposable
{
    private readonly Arena arena;
    private readonly int block;
    private readonly byte* next;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ArenaScope(Arena arena)
    {
        this.arena = arena;
        arena.OpenScopes++;
        this.block = arena.Block;
        this.next = arena.Next;
    }

    /// <summary>
    /// Takes room for <paramref name="count"/> elements: 64-byte aligned, not initialised, with 64 bytes of readable slack
    /// after the end; zero elements give a valid pointer. It belongs to this scope's thread's innermost open scope.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">The system has no such memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Allocate<T>(nint count)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (T*)this.arena.Take(checked((nuint)count * (nuint)sizeof(T)));
    }

    /// <summary>Frees what was taken since the scope was opened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose() => this.arena.Leave(this.block, this.next);
}
