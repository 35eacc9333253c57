using System.ComponentModel;

namespace Pure.Jit;

/// <summary>
/// A machine that arrays can be moved to and that compiled methods run on when their arrays are there. Which devices exist depends on
/// the packages that a project refers to: <c>Pure.Jit.Ilgpu</c> brings GPUs.
/// </summary>
public abstract class Device : IDisposable
{
    /// <summary>What the device is called.</summary>
    public abstract string Name { get; }

    /// <summary>Makes uninitialised memory on the device.</summary>
    /// <param name="length">Number of elements.</param>
    /// <exception cref="ObjectDisposedException">The device has been given back.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Storage<T> Allocate<T>(int length)
        where T : unmanaged;

    /// <summary>Copies elements of the host to new memory on the device.</summary>
    /// <param name="elements">The elements.</param>
    /// <exception cref="ObjectDisposedException">The device has been given back.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Storage<T> Upload<T>(ReadOnlySpan<T> elements)
        where T : unmanaged;

    /// <summary>Copies elements that are on the device to new memory on the device.</summary>
    /// <param name="source">Memory of this device.</param>
    /// <param name="start">The first element to copy.</param>
    /// <param name="length">Number of elements.</param>
    /// <exception cref="ObjectDisposedException">The device has been given back.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Storage<T> Copy<T>(Storage<T> source, int start, int length)
        where T : unmanaged;

    /// <summary>Gives the device back, with all memory of arrays on it.</summary>
    public void Dispose()
    {
        this.Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The device's name.</summary>
    public override string ToString() => this.Name;

    /// <summary>What is thrown where the host wants to read memory of a device.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected InvalidOperationException NotOnHost() => new(
        $"This array is on {this.Name}, where only compiled [Jit] methods of projects that refer to the device's package compute; call .ToHost() and use the copy that it gives");

    /// <summary>Gives the device back.</summary>
    /// <param name="isDisposing">Whether <see cref="Dispose()"/> was called.</param>
    protected abstract void Dispose(bool isDisposing);
}
