using System.Diagnostics;

namespace Pure.Jit.Package.Tests;

/// <summary>Runs a program to its end and hands back what it printed.</summary>
internal static class Shell
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    public static string Run(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A test host hands these down; a build started from it must find its own.
        foreach (string name in (string[])["MSBuildExtensionsPath", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(Limit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        string text = output.Result + errors.Result;
        Assert.True(ended && process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} in {folder}: {(ended ? $"exit code {process.ExitCode}" : "too slow")}\n{text}");
        return text.ReplaceLineEndings("\n");
    }
}
