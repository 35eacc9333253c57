namespace Pure.Jit;

public sealed partial class NDArray<T>
{
    /// <summary>Where the elements are; null when the host can read them.</summary>
    /// <exception cref="InvalidOperationException">The array was donated.</exception>
    public Device? Device => this.Storage.Device;

    /// <summary>The array on a device: itself when it is there, else a copy. An array of another device goes through the host.</summary>
    /// <param name="device">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The device has been given back.</exception>
    public NDArray<T> To(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (ReferenceEquals(this.Device, device))
        {
            return this;
        }

        NDArray<T> host = this.ToHost();
        NDArray<T> moved = new(device.Upload(host.AsSpan()), 0, this.shape);
        GC.KeepAlive(host);
        return moved;
    }

    /// <summary>The array where the host can read it: itself when it is there, else a copy.</summary>
    public NDArray<T> ToHost()
    {
        if (this.Storage.IsOnHost)
        {
            return this;
        }

        NDArray<T> copy = Allocate(this.shape);
        this.CopyTo(copy.WritableSpan());
        return copy;
    }

    INDArray INDArray.To(Device device) => this.To(device);

    INDArray INDArray.ToHost() => this.ToHost();
}
