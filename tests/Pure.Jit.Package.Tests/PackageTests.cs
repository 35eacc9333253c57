using System.IO.Compression;
using System.Text.Json;

namespace Pure.Jit.Package.Tests;

/// <summary>What a new user gets from the package.</summary>
public sealed class PackageTests(PackedConsumer consumer) : IClassFixture<PackedConsumer>
{
    // The line 2x + 1 against y = x at 1, 2, 3, 4: the loss is mean((x + 1)²) = 13.5, its slopes are mean(2 (x + 1) x) = 20
    // and mean(2 (x + 1)) = 7, so a step of 1/8 leads to -0.5 and 0.125.
    private const string Expected = """
        loss 13.5000
        step 13.5000 -0.5000 0.1250
        threads 2
        Loss: axis 0 of 'y' is 3, but 'n' is 4 (from axis 0 of 'x')

        """;

    [Fact]
    public void HoldsTheRuntimeTheRoslynComponentsAndTheBuildProperties()
    {
        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(consumer.Feed, "*.nupkg").Single());
        string[] names = package.Entries.Select(entry => entry.FullName).ToArray();
        Assert.Contains("lib/net9.0/Pure.Jit.dll", names);
        Assert.Contains("lib/net10.0/Pure.Jit.dll", names);
        Assert.Contains("lib/net10.0/Pure.Jit.xml", names);
        Assert.Contains("analyzers/dotnet/cs/Pure.Jit.Generator.dll", names);
        Assert.Contains("analyzers/dotnet/cs/Pure.Jit.Analyzers.dll", names);
        Assert.Contains("analyzers/dotnet/cs/Pure.Jit.CodeFixes.dll", names);
        Assert.Contains("buildTransitive/Pure.Jit.props", names);
        Assert.Contains("buildTransitive/Pure.Jit.targets", names);
        Assert.Equal(2, names.Count(name => name.StartsWith("tools/", StringComparison.Ordinal)));
        Assert.Contains("README.md", names);
    }

    [Fact]
    public void ANewProjectCompilesAndRunsItsOwnMethods()
    {
        string printed = Shell.Run(consumer.Folder, "dotnet", "run", "--configuration", "Release", "--framework", "net10.0", "--verbosity", "quiet");
        Assert.Equal(Expected, printed);
        AssertIsCompiled("net10.0");
    }

    // Only the machine code is taken, never both forms of one component.
    [Fact]
    public void ABuildTakesTheComponentsThatHoldMachineCode()
    {
        string analyzers = Shell.Run(
            consumer.Folder, "dotnet", "msbuild", "-restore", "-property:TargetFramework=net10.0", "-target:ResolveLockFileAnalyzers;PureJitUsePrecompiled", "-getItem:Analyzer");
        string[] ours =
        [
            .. JsonDocument.Parse(analyzers).RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
                .Select(item => item.GetProperty("FullPath").GetString()!).Where(path => Path.GetFileName(path).StartsWith("Pure.Jit.", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            [("Pure.Jit.Analyzers.dll", "tools"), ("Pure.Jit.CodeFixes.dll", "dotnet"), ("Pure.Jit.Generator.dll", "tools")],
            ours.Select(path => (Path.GetFileName(path), Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))!))).Order());
    }

    [Fact]
    public void EagerModePrintsTheSameNumbers()
    {
        string printed = Shell.Run(
            consumer.Folder, "dotnet", "run", "--configuration", "Debug", "--framework", "net10.0", "--verbosity", "quiet",
            "-p:PureJitMode=Eager", "-p:CompilerGeneratedFilesOutputPath=generated/eager");
        Assert.Equal(Expected.Split('\n')[..3], printed.Split('\n')[..3]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void ATrimmedProgramPrintsTheSame()
        => this.PublishedPrintsTheSame("net10.0", "-p:PublishTrimmed=true");

    [Fact]
    [Trait("Category", "Slow")]
    public void ANativeProgramPrintsTheSame()
        => this.PublishedPrintsTheSame("net9.0", "-p:PublishAot=true");

    private void PublishedPrintsTheSame(string framework, string property)
    {
        string output = Path.Combine(consumer.Folder, "published", framework);
        Shell.Run(
            consumer.Folder, "dotnet", "publish", "--configuration", "Release", "--framework", framework, "--use-current-runtime",
            "--self-contained", "--output", output, "--verbosity", "quiet", property);
        string program = Path.Combine(output, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer");
        Assert.Equal(Expected, Shell.Run(consumer.Folder, program));
        AssertIsCompiled(framework);
    }

    // The numbers alone could come from the plain body; the generated files say that the calls were redirected.
    private void AssertIsCompiled(string framework)
    {
        string generated = Path.Combine(consumer.Folder, "generated", framework);
        string text = string.Concat(Directory.EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Contains("InterceptsLocation", text, StringComparison.Ordinal);
        Assert.Contains("Fit", text, StringComparison.Ordinal);
    }
}
