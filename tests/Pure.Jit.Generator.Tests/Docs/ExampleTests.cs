using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Docs;

/// <summary>
/// The C# examples of README.md and docs/guide.md that begin with <c>using Pure.Jit;</c> compile as they stand, with no using but the
/// SDK's own, and their [Jit] methods are compiled.
/// </summary>
public sealed partial class ExampleTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>File, line of the example's first line, and the example.</summary>
    public static TheoryData<string, int, string> Examples
    {
        get
        {
            TheoryData<string, int, string> examples = [];
            foreach (string file in (string[])["README.md", "docs/guide.md"])
            {
                string text = File.ReadAllText(Path.Combine(Root(), file)).ReplaceLineEndings("\n");
                foreach (Match block in Block().Matches(text))
                {
                    Group code = block.Groups["code"];
                    examples.Add(file, text.AsSpan(0, code.Index).Count('\n') + 1, code.Value);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Compiles(string file, int line, string code)
    {
        CSharpCompilation project = Project(code);
        GeneratorDriver driver = GeneratedProject.Driver().RunGeneratorsAndUpdateCompilation(project, out Compilation output, out _);

        IEnumerable<string> faults = output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{file}({line + d.Location.GetLineSpan().StartLinePosition.Line}): {d.Id} {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        Assert.Equal("", string.Join("\n", faults));

        string[] files = driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.HintName).ToArray();
        Assert.All(JitMethods(project), method => Assert.Contains(files, f => f.Contains($"_{method}", StringComparison.Ordinal) && f.EndsWith(".Jit.g.cs", StringComparison.Ordinal)));
    }

    private static CSharpCompilation Project(string code)
    {
        CSharpCompilation project = GeneratedProject.Compilation([code]);
        SyntaxTree usings = project.SyntaxTrees[0];
        bool isProgram = project.SyntaxTrees[1].GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        return project
            .ReplaceSyntaxTree(usings, CSharpSyntaxTree.ParseText(ImplicitUsings, GeneratedProject.ParseOptions, usings.FilePath))
            .WithOptions(project.Options
                .WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Default));
    }

    private static IEnumerable<string> JitMethods(CSharpCompilation project) => project.SyntaxTrees[1].GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Jit"))
        .Select(m => m.Identifier.Text);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex("^```csharp\n(?<code>using Pure\\.Jit;\n.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
