using ILGPU.Execution;

namespace ILGPU.Runtime;

/// <summary>Makes launchers of kernels: static methods whose parameters are numbers, views and structs of them.</summary>
public static class KernelLoaders
{
    /// <summary>A launcher on the default stream.</summary>
    public static Action<KernelConfig, T1> LoadStreamKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1> launch = accelerator.LoadKernel(action);
        return (config, argument) => launch(accelerator.DefaultStream, config, argument);
    }

    /// <summary>A launcher on the stream that it is given.</summary>
    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        KernelRules.Check<T1>(action.Method);
        return (stream, config, argument) => Launch.Run(stream, config, action.Method.Name, () => action(argument));
    }
}
