namespace Pure.Jit.Ilgpu;

/// <summary>Which element types a device has.</summary>
internal static class ElementTypes
{
    /// <summary>Throws where the device cannot compute with a type.</summary>
    /// <exception cref="NotSupportedException">The type is f64 and the device has none.</exception>
    public static void Check<T>(IlgpuDevice device)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double) && !device.HasDouble)
        {
            throw new NotSupportedException($"{device.Name} has no f64; convert the arrays with .As<float>() before .To(device)");
        }
    }
}
