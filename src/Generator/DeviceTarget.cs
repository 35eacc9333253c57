using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Generator;

/// <summary>Whether a project gets kernels for devices.</summary>
internal static class DeviceTarget
{
    /// <summary>True when a project refers to the package for devices.</summary>
    public static bool IsReferenced(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static a => a.Name == Symbols.DeviceAssembly);

    /// <summary>True when it switches them off all the same.</summary>
    public static bool IsSwitchedOff(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.PureJitGpu", out string? value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
