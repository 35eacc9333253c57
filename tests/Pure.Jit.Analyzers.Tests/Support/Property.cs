using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pure.Jit.Analyzers.Tests;

/// <summary>A project that sets one property.</summary>
internal sealed class Property(string name, string value) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(name, value);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => this.GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => this.GlobalOptions;

    private sealed class Values(string name, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? found)
        {
            found = key == "build_property." + name ? value : null;
            return found is not null;
        }
    }
}
