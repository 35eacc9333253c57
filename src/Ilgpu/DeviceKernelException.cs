namespace Pure.Jit.Ilgpu;

/// <summary>A device refused a kernel: it is too large for the memory that a group shares, or uses what the device has not. Arrays are as before, and the host computes on.</summary>
public sealed class DeviceKernelException : InvalidOperationException
{
    internal DeviceKernelException(string device, string kernel, Exception cause)
        : base($"{device} cannot run the kernel '{kernel}': {cause.Message}. Arrays moved back with .ToHost() are computed with on the host", cause) =>
        this.Kernel = kernel;

    /// <summary>The method that was to run.</summary>
    public string Kernel { get; }
}
