using System.ComponentModel;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>A kernel of generated code: a static method with one argument. A device loads it when it is first started there.</summary>
/// <param name="kernel">The method.</param>
/// <typeparam name="TArguments">Views and numbers; the type and what it is in have to be public.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeviceKernel<TArguments>(Action<TArguments> kernel)
    where TArguments : struct
{
    internal Action<TArguments> Method => kernel;
}
