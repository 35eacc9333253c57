using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed partial class RuleTableTests
{
    private static readonly DiagnosticDescriptor[] All = [.. typeof(Analyzers.Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (DiagnosticDescriptor)f.GetValue(null)!)];

    [Fact]
    public void Ids_are_unique_ordered_and_well_formed()
    {
        Xunit.Assert.Equal(All.Select(r => r.Id).Order(StringComparer.Ordinal).Distinct(), All.Select(r => r.Id));
        Xunit.Assert.All(All, r => Xunit.Assert.Matches(IdForm(), r.Id));
    }

    [Fact]
    public void Every_rule_links_to_its_page() =>
        Xunit.Assert.All(All, r => Xunit.Assert.EndsWith($"/docs/diagnostics/{r.Id}.md", r.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void Every_problem_and_every_fault_has_a_rule()
    {
        Xunit.Assert.All(Enum.GetValues<ProblemKind>(), kind => Xunit.Assert.Contains(Findings.Rule(kind), All));
        Xunit.Assert.All(Enum.GetValues<TraceFault>(), fault => Xunit.Assert.Contains(Findings.Rule(fault), All));
    }

    [Fact]
    public void Every_rule_is_declared_by_an_analyzer()
    {
        IEnumerable<DiagnosticDescriptor> declared = Compile.Analyzers.SelectMany(a => a.SupportedDiagnostics);

        Xunit.Assert.Equal(All.Select(r => r.Id), declared.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^PJ0[1-9][0-9][1-9]$")]
    private static partial Regex IdForm();
}
