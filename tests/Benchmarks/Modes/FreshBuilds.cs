using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Analyzers;
using Pure.Jit.Generator;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// The synthetic project built by the SDK's compiler in a process of its own, as a build without a compiler server does it: alone,
/// with the text that the generator writes as plain files, with the same text from a generator that only hands it out beside an analyzer that
/// says nothing, with a generator that only asks what the marked bodies mean, with ours as every platform can take them, and with ours as
/// the package has them for this platform. What ours cost is the difference to the third, turn by turn; the compiler's own report says what
/// it spent inside of generator and analyzers.
/// </summary>
internal static class FreshBuilds
{
    private const int Rounds = 5;

    // On a slow machine fewer rounds must do.
    private static readonly TimeSpan enough = TimeSpan.FromMinutes(2);

    private const int SampleMilliseconds = 10;

    // Read by the empty generator.
    private const string TextsFolder = "PUREJIT_BENCHMARK_TEXTS";

    public static void Print()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pure-jit-build");
        try
        {
            string common = WriteProject(directory.FullName);
            string portable = Tools(typeof(JitGenerator).Assembly.Location, typeof(JitAnalyzer).Assembly.Location);
            string written = Path.Combine(directory.FullName, "written");
            Directory.CreateDirectory(written);
            using (Process first = Start(directory.FullName, $"\"{Compiler.Value}\" {common} {portable} /generatedfilesout:\"{written}\"", []))
            {
                first.WaitForExit();
            }

            string empty = WriteTools(directory.FullName, "EmptyTools");
            string binding = WriteTools(directory.FullName, "BindingTools");
            (string What, string Arguments)[] builds =
            [
                ("alone", common),
                ("what the generator wrote, as plain files", $"{common} /recurse:\"{Path.Combine(written, "*.cs")}\""),
                ("the same, handed out by an empty generator, and an empty analyzer", $"{common} /analyzer:\"{empty}\""),
                ("binding the marked bodies, nothing else", $"{common} /analyzer:\"{binding}\" /reportanalyzer"),
                ("ours, portable", $"{common} {portable} /reportanalyzer"),
                ("ours, with machine code", $"{common} {WritePrecompiled(directory.FullName)} /reportanalyzer"),
            ];

            // In turns: the machine's speed changes while it runs.
            Stopwatch watch = Stopwatch.StartNew();
            List<Used[]> turns = [];
            while (turns.Count < Rounds && watch.Elapsed < enough)
            {
                turns.Add([.. builds.Select(b => Run(directory.FullName, b.Arguments, written))]);
            }

            Console.WriteLine($"medians of {turns.Count} rounds, in brackets the least and the most");
            for (int i = 0; i < builds.Length; i++)
            {
                int methods = CompiledMethods(directory.FullName, builds[i].Arguments, written);
                Console.WriteLine(
                    $"fresh compiler, {builds[i].What}: {Seconds(turns.Select(t => t[i].Clock))}, processor time {Seconds(turns.Select(t => t[i].Processor))}, "
                    + $"{methods} methods compiled by the runtime{Reported([.. turns.Select(t => t[i])])}");
            }

            foreach ((int with, int without) in ((int, int)[])[(5, 2), (4, 2), (2, 1)])
            {
                Console.WriteLine(
                    $"difference of ({builds[with].What}) and ({builds[without].What}): {Seconds(turns.Select(t => t[with].Clock - t[without].Clock))}, "
                    + $"processor time {Seconds(turns.Select(t => t[with].Processor - t[without].Processor))}");
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    // A folder with the two components, each given to the compiler.
    private static string Tools(string generator, string analyzers) => $"/analyzer:\"{generator}\" /analyzer:\"{analyzers}\"";

    private static string WritePrecompiled(string directory)
    {
        string project = Path.Combine(RepositoryRoot.Value, "src", "Precompiled");
        string folder = Path.Combine(directory, "precompiled") + Path.DirectorySeparatorChar;
        using Process build = Start(directory, $"build \"{project}\" --configuration Release --nologo --verbosity quiet \"-p:OutputFolder={folder}\"", []);
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return build.ExitCode == 0
            ? Tools(Path.Combine(folder, "Pure.Jit.Generator.dll"), Path.Combine(folder, "Pure.Jit.Analyzers.dll"))
            : throw new InvalidOperationException($"{project} does not build: {output}");
    }

    private static string Reported(Used[] runs)
        => runs[0].Generators is null ? "" : $", {Seconds(runs.Select(r => r.Generators!.Value))} in generators, {Seconds(runs.Select(r => r.Analyzers ?? TimeSpan.Zero))} in analyzers";

    // The median, and from the least to the most.
    private static string Seconds(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return $"{sorted[sorted.Length / 2].TotalSeconds:F2} s ({sorted[0].TotalSeconds:F2} to {sorted[^1].TotalSeconds:F2})";
    }

    // The arguments that all builds share, in a file.
    private static string WriteProject(string directory)
    {
        StringBuilder arguments = new();
        arguments.Append("/target:library /nostdlib+ /unsafe+ /nullable:enable /optimize+ /deterministic+ /debug:portable /langversion:preview /nologo ")
            .Append("/features:\"InterceptorsNamespaces=Pure.Jit.Generated\" /out:Synthetic.dll\n");
        foreach (string reference in GeneratorRun.ReferencePaths)
        {
            arguments.Append("/reference:\"").Append(reference).Append("\"\n");
        }

        foreach ((string path, string text) in SyntheticProject.Sources())
        {
            File.WriteAllText(Path.Combine(directory, path), text);
            arguments.Append('"').Append(path).Append("\"\n");
        }

        File.WriteAllText(Path.Combine(directory, "project.rsp"), arguments.ToString());
        return "/noconfig @project.rsp";
    }

    private static string WriteTools(string directory, string name)
    {
        using Stream text = typeof(FreshBuilds).Assembly.GetManifestResourceStream($"{name}.cs")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(SourceText.From(text), GeneratorRun.ParseOptions)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        string path = Path.Combine(directory, $"{name}.dll");
        using FileStream stream = File.Create(path);
        return compilation.Emit(stream) is { Success: false } result
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics))
            : path;
    }

    private static Used Run(string directory, string arguments, string texts)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Start(directory, $"\"{Compiler.Value}\" {arguments}", [(TextsFolder, texts)]);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        TimeSpan used = TimeSpan.Zero;
        do
        {
            used = Sample(process) ?? used;
        }
        while (!process.WaitForExit(SampleMilliseconds));

        TimeSpan time = watch.Elapsed;
        bool reports = arguments.EndsWith("/reportanalyzer", StringComparison.Ordinal);
        return process.ExitCode == 0 && (reports || output.Result.Length == 0)
            ? new Used(time, used, Total("generator", output.Result), Total("analyzer", output.Result))
            : throw new InvalidOperationException($"The compiler failed: {output.Result}");
    }

    private static TimeSpan? Total(string kind, string report)
        => Regex.Match(report, $"Total {kind} execution time: ([0-9.]+) seconds") is { Success: true } match
            ? TimeSpan.FromSeconds(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;

    // Not a time, but the same in every run: the runtime writes a line for each method that it compiles at the lowest tier.
    private static int CompiledMethods(string directory, string arguments, string texts)
    {
        string list = Path.Combine(directory, "methods.txt");
        File.Delete(list);
        using Process process = Start(
            directory, $"\"{Compiler.Value}\" {arguments}", [(TextsFolder, texts), ("DOTNET_JitStdOutFile", list), ("DOTNET_JitDisasmSummary", "1")]);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return File.ReadLines(list).Count(l => !l.Contains("Tier1", StringComparison.Ordinal));
    }

    // Not every system says it of a process that has ended, so the last sample counts.
    private static TimeSpan? Sample(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static readonly Lazy<string> Compiler = new(() =>
    {
        using Process process = Start(Environment.CurrentDirectory, "--version", []);
        string version = process.StandardOutput.ReadToEnd().Trim();
        return Path.Combine(DotnetRoot, "sdk", version, "Roslyn", "bincore", "csc.dll");
    });

    private static readonly Lazy<string> RepositoryRoot = new(() => typeof(FreshBuilds).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == nameof(RepositoryRoot)).Value!);

    // Above shared/Microsoft.NETCore.App/VERSION.
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static Process Start(string directory, string arguments, (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(Path.Combine(DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private readonly record struct Used(TimeSpan Clock, TimeSpan Processor, TimeSpan? Generators, TimeSpan? Analyzers);
}
