using System.Reflection;

namespace Pure.Jit.Package.Tests;

/// <summary>The package, packed to a feed of its own, and a new project outside the repository that refers to it.</summary>
public sealed class PackedConsumer : IDisposable
{
    private static readonly Dictionary<string, string> Metadata = typeof(PackedConsumer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(pair => pair.Key, pair => pair.Value!);

    // A version that no cache has seen.
    private readonly string version = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmssfff}";
    private readonly string root = Directory.CreateTempSubdirectory("pure-jit-package-").FullName;

    public PackedConsumer()
    {
        this.Feed = Directory.CreateDirectory(Path.Combine(this.root, "feed")).FullName;
        this.Folder = Directory.CreateDirectory(Path.Combine(this.root, "Consumer")).FullName;
        Shell.Run(
            Metadata["RepositoryRoot"], "dotnet", "pack", "src/Runtime/Pure.Jit.csproj", "--configuration", Metadata["Configuration"],
            "--output", this.Feed, "--nologo", "--verbosity", "quiet", $"-p:PackageVersion={this.version}");
        File.WriteAllText(Path.Combine(this.root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{this.root}/packages" /></config>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{this.Feed}" /></packageSources>
            </configuration>
            """);
        this.Write("Consumer.csproj", Resource("Consumer.txt").Replace("VERSION", this.version, StringComparison.Ordinal));
        this.Write("Program.cs", Resource("Program.txt"));
    }

    /// <summary>The folder that holds the packed file.</summary>
    public string Feed { get; }

    /// <summary>The folder of the new project.</summary>
    public string Folder { get; }

    public void Dispose() => Directory.Delete(this.root, recursive: true);

    private static string MachinePackages()
    {
        string folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.CreateDirectory(folder).FullName;
    }

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(PackedConsumer).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(this.Folder, name), text);
}
