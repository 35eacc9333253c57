using ILGPU;
using ILGPU.Runtime;
#if ILGPU_PACKAGE
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
#endif

namespace Pure.Jit.Ilgpu;

/// <summary>Finds devices.</summary>
internal static class DeviceSearch
{
    /// <summary>A context of the devices of a kind; there may be none. A driver that is not installed has no devices.</summary>
    public static Context Find(DeviceKind kind)
    {
        DeviceFused.Register();
        return Context.Create(builder => _ = Builder(builder, kind));
    }

    /// <summary>The devices that suit, best first.</summary>
    public static List<ILGPU.Runtime.Device> All(Context context, DeviceKind kind)
    {
        IEnumerable<ILGPU.Runtime.Device> devices = context.Devices;
        return
        [
            .. devices.Where(device => kind == DeviceKind.Any || device.AcceleratorType == Type(kind))
                .OrderBy(device => device.AcceleratorType switch { AcceleratorType.Cuda => 0, AcceleratorType.OpenCL => 1, _ => 2 })
                .ThenByDescending(device => device.MemorySize),
        ];
    }

    /// <summary>One of them.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no such device.</exception>
    public static ILGPU.Runtime.Device Choose(Context context, DeviceKind kind, int index)
    {
        List<ILGPU.Runtime.Device> devices = All(context, kind);
        return index >= 0 && index < devices.Count
            ? devices[index]
            : throw new PlatformNotSupportedException(
                $"There is no device {index} of kind {kind}; {(devices.Count == 0 ? "none was found" : $"there are {devices.Count}: {string.Join(", ", devices.Select(device => device.Name))}")}. Arrays that stay on the host need none");
    }

    private static Context.Builder Builder(Context.Builder builder, DeviceKind kind) => kind switch
    {
#if ILGPU_PACKAGE
        DeviceKind.Cpu => builder.CPU(Cpu()),
        DeviceKind.Cuda => builder.Cuda(),
        DeviceKind.OpenCL => builder.OpenCL(),
        _ => builder.CPU(Cpu()).OpenCL().Cuda(),
#else
        DeviceKind.Any or DeviceKind.Cpu => builder.Contract(new ILGPU.Runtime.Device()),
        _ => builder,
#endif
    };

#if ILGPU_PACKAGE
    // ILGPU's own choice has groups of 16 lanes, and products of matrices need 32.
    private static CPUDevice Cpu() => new(numThreadsPerWarp: 4, numWarpsPerMultiprocessor: 8, numMultiprocessors: 1);
#endif

    private static AcceleratorType Type(DeviceKind kind) => kind switch
    {
        DeviceKind.Cuda => AcceleratorType.Cuda,
        DeviceKind.OpenCL => AcceleratorType.OpenCL,
        _ => AcceleratorType.CPU,
    };
}
