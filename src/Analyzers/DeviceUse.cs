using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Analyzers;

/// <summary>A root that is compiled for devices as well, and where it is told which of its operations have no kernels.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Location">Where the finding stands.</param>
/// <param name="FastMath">[Jit(FastMath = true)].</param>
internal sealed record DeviceUse(string Name, Location Location, bool FastMath)
{
    /// <summary>A use in a project that gets kernels; null in all others, where nothing is asked.</summary>
    public static DeviceUse? In(ProjectCores cores, AnalyzerOptions options, string name, Location location, bool fastMath) =>
        IsIn(cores, options) ? new DeviceUse(name, location, fastMath) : null;

    /// <summary>Whether a project gets kernels.</summary>
    public static bool IsIn(ProjectCores cores, AnalyzerOptions options) =>
        cores.HasDevices && !DeviceTarget.IsSwitchedOff(options.AnalyzerConfigOptionsProvider.GlobalOptions) && !PlainBodyAnalyzer.AreAskedFor(options);

    /// <summary>The finding, when there are operations without kernels.</summary>
    public IEnumerable<Diagnostic> Findings(EquatableArray<string> onHost) =>
        onHost.Count == 0 ? [] : [Diagnostic.Create(Rules.OnHost, this.Location, this.Name, string.Join(", ", onHost))];
}
