using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>
/// The memory behind arrays. Every storage that the host can read has at least 64 readable bytes after its last
/// element, so that a full vector can be loaded at the tail.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public abstract class Storage<T>
    where T : unmanaged
{
    /// <summary>The slack after the last element, in bytes.</summary>
    public const int SlackBytes = 64;

    private volatile bool isShared;

    /// <summary>Number of elements.</summary>
    public abstract int Length { get; }

    /// <summary>Whether <see cref="Reference"/> works: false for device memory.</summary>
    public abstract bool IsOnHost { get; }

    /// <summary>Whose memory it is; null for memory that the host can read.</summary>
    public virtual Device? Device => null;

    /// <summary>The first element.</summary>
    /// <exception cref="InvalidOperationException">The memory is not on the host.</exception>
    public abstract ref T Reference { get; }

    /// <summary>Whether more than one array has been made over this memory. Such memory is never reused.</summary>
    public bool IsShared => this.isShared;

    /// <summary>Notes that another array uses this memory too.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Share() => this.isShared = true;

    /// <summary>Copies elements to host memory.</summary>
    /// <param name="start">The first element to copy.</param>
    /// <param name="destination">Where to; its length says how many.</param>
    public abstract void CopyTo(int start, Span<T> destination);

    /// <summary>Makes uninitialised host storage of the usual kind for a length.</summary>
    /// <param name="length">Number of elements.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Storage<T> Allocate(int length) => new ManagedStorage<T>(length);

    /// <summary>The slack in elements.</summary>
    protected static int SlackLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (SlackBytes + Unsafe.SizeOf<T>() - 1) / Unsafe.SizeOf<T>();
    }
}
