using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator.Tests.Frontend;
using Xunit.Sdk;

namespace Pure.Jit.Generator.Tests.TwoProjects;

/// <summary>The methods of the end-to-end tests in a library, and those tests in an app that refers to it.</summary>
public sealed class TwoProjectEndToEndTests
{
    private const string Usings =
        "global using Xunit; global using System.IO; global using System.Threading; global using System.Threading.Tasks; global using Arrays = Pure.Jit.Testing.Assert;";

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData((int)SplitKind.Helpers, "Compiled")]
    [InlineData((int)SplitKind.AllButCallers, "Compiled")]
    [InlineData((int)SplitKind.Bases, "Eager")]
    [InlineData((int)SplitKind.AllButCallers, "Eager")]
    public void Pass(int kind, string mode)
    {
        IEnumerable<string> files = ((string[])["Pure.Jit.EndToEnd.Tests", "Pure.Jit.EndToEnd.Library"]).SelectMany(d => Directory.GetFiles(Path.Combine(Tests(), d), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        TwoProjects two = TwoProjects.Of([new NamedProgram("EndToEnd", [Usings, .. files.Select(f => Resolved(File.ReadAllText(f), mode == "Eager"))])], (SplitKind)kind, mode);
        Assert.True(two.Divided.Count == 1, string.Join("\n", two.Undivided));
        Assert.Equal("", string.Join("\n", two.Library.Faults().Concat(two.App.Faults())));
        Assert.Equal("", string.Join("\n", two.Library.Findings().Concat(two.App.Findings()).Where(f => f.Severity >= DiagnosticSeverity.Warning)));

        (int count, List<string> faults) = Run(two.App.Load());
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(count > 300, $"{count} tests ran");
    }

    // Without its '#if', which may begin in one member and end in another.
    private static string Resolved(string source, bool isEager)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, GeneratedProject.ParseOptions.WithPreprocessorSymbols(isEager ? "EAGER" : "COMPILED")).GetRoot();
        return root.ReplaceTrivia(root.DescendantTrivia().Where(t => t.IsDirective || t.IsKind(SyntaxKind.DisabledTextTrivia)), (_, _) => default).ToFullString();
    }

    // Those of classes that need nothing of xUnit's.
    private static (int Count, List<string> Faults) Run(Assembly tests)
    {
        int count = 0;
        List<string> faults = [];
        foreach (MethodInfo method in tests.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<FactAttribute>() is not null && m.DeclaringType!.GetConstructor([]) is not null))
        {
            IEnumerable<object?[]> rows = method.GetCustomAttribute<TheoryAttribute>() is null ? [[]] : method.GetCustomAttributes<DataAttribute>().SelectMany(d => d.GetData(method)!);
            foreach (object?[] row in rows)
            {
                count++;
                try
                {
                    (method.Invoke(Activator.CreateInstance(method.DeclaringType!), row) as Task)?.GetAwaiter().GetResult();
                }
                catch (Exception e)
                {
                    faults.Add($"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", row)}): {(e as TargetInvocationException)?.InnerException ?? e}");
                }
            }
        }

        return (count, faults);
    }

    private static string Tests([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../.."));
}
