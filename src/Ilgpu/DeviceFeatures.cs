using ILGPU.Runtime;
#if ILGPU_PACKAGE
using ILGPU.Runtime.OpenCL;
#endif

namespace Pure.Jit.Ilgpu;

/// <summary>What devices can do beyond what all can.</summary>
internal static class DeviceFeatures
{
    /// <summary>Whether kernels can use f64: all but some OpenCL devices.</summary>
    public static bool HasDouble(Accelerator accelerator) =>
#if ILGPU_PACKAGE
        accelerator.Capabilities is not CLCapabilityContext { Float64: false };
#else
        accelerator.Capabilities.Float64;
#endif
}
