using System.Diagnostics;
using System.Text;
using Pure.Jit.Analyzers;
using Pure.Jit.Generator;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// The synthetic project built by the SDK's compiler in a process of its own, as a build without a compiler server does it: with
/// neither generator nor analyzers, with the generator, with both, and with what the generator wrote as plain files.
/// </summary>
internal static class FreshBuilds
{
    private const int Rounds = 5;
    private const int SampleMilliseconds = 10;

    public static void Print()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pure-jit-build");
        try
        {
            string common = WriteProject(directory.FullName);
            string generator = $"/analyzer:\"{typeof(JitGenerator).Assembly.Location}\"";
            string analyzers = $"{generator} /analyzer:\"{typeof(JitAnalyzer).Assembly.Location}\"";
            string written = Path.Combine(directory.FullName, "written");
            Directory.CreateDirectory(written);
            Start(directory.FullName, $"\"{Compiler.Value}\" {common} {generator} /generatedfilesout:\"{written}\"").WaitForExit();
            (string What, string Arguments)[] builds =
            [
                ("without generator and analyzers", common),
                ("with the generator", $"{common} {generator}"),
                ("with generator and analyzers", $"{common} {analyzers}"),
                ("what the generator wrote, as plain files", $"{common} /recurse:\"{Path.Combine(written, "*.cs")}\""),
            ];

            // In turns: the machine's speed changes while it runs.
            (TimeSpan Wall, TimeSpan Processor)[] best = [.. builds.Select(_ => (TimeSpan.MaxValue, TimeSpan.MaxValue))];
            for (int round = 0; round < Rounds; round++)
            {
                for (int i = 0; i < builds.Length; i++)
                {
                    (TimeSpan wall, TimeSpan processor) = Run(directory.FullName, builds[i].Arguments);
                    best[i] = (wall < best[i].Wall ? wall : best[i].Wall, processor < best[i].Processor ? processor : best[i].Processor);
                }
            }

            for (int i = 0; i < builds.Length; i++)
            {
                Print(builds[i].What, best[i], best[0]);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void Print(string what, (TimeSpan Wall, TimeSpan Processor) time, (TimeSpan Wall, TimeSpan Processor) without) => Console.WriteLine(
        $"fresh compiler, {what}, best of {Rounds}: {time.Wall.TotalSeconds:F1} s, processor time {time.Processor.TotalSeconds:F1} s; "
        + $"{time.Wall / without.Wall:F1} times as long as without, {time.Processor / without.Processor:F1} times the processor time");

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

    private static (TimeSpan Wall, TimeSpan Processor) Run(string directory, string arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Start(directory, $"\"{Compiler.Value}\" {arguments}");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        TimeSpan used = TimeSpan.Zero;
        do
        {
            used = Used(process) ?? used;
        }
        while (!process.WaitForExit(SampleMilliseconds));

        TimeSpan time = watch.Elapsed;
        return process.ExitCode == 0 ? (time, used) : throw new InvalidOperationException($"The compiler failed: {output.Result}");
    }

    // Not every system says it of a process that has ended, so the last sample counts.
    private static TimeSpan? Used(Process process)
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
        using Process process = Start(Environment.CurrentDirectory, "--version");
        string version = process.StandardOutput.ReadToEnd().Trim();
        return Path.Combine(DotnetRoot, "sdk", version, "Roslyn", "bincore", "csc.dll");
    });

    // Above shared/Microsoft.NETCore.App/VERSION.
    private static string DotnetRoot => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static Process Start(string directory, string arguments) => Process.Start(new ProcessStartInfo(Path.Combine(DotnetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), arguments)
    {
        WorkingDirectory = directory,
        RedirectStandardOutput = true,
    })!;
}
