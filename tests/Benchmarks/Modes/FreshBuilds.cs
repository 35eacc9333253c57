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
    private const int Rounds = 3;
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
            (TimeSpan Wall, TimeSpan Processor) without = Best(directory.FullName, common);
            Print("without generator and analyzers", without, without);
            Print("with the generator", Best(directory.FullName, $"{common} {generator} /generatedfilesout:\"{written}\""), without);
            Print("with generator and analyzers", Best(directory.FullName, $"{common} {analyzers}"), without);
            Print("what the generator wrote, as plain files", Best(directory.FullName, $"{common} /recurse:\"{Path.Combine(written, "*.cs")}\""), without);
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

    private static (TimeSpan Wall, TimeSpan Processor) Best(string directory, string arguments)
    {
        (TimeSpan wall, TimeSpan processor) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (int round = 0; round < Rounds; round++)
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
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"The compiler failed: {output.Result}");
            }

            wall = time < wall ? time : wall;
            processor = used < processor ? used : processor;
        }

        return (wall, processor);
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
