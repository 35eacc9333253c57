using Xunit;

namespace Pure.Jit.Simd.Tests.Instantiation;

/// <summary>The instances of the templates are current; with PUREJIT_UPDATE=1 in the environment they are written instead.</summary>
public sealed class InstantiationTests
{
    [Fact]
    public void InstancesAreCurrent()
    {
        string folder = SimdFolder();
        foreach ((string path, string text) in Instantiations.All(folder))
        {
            string full = Path.Combine(folder, path);
            if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
            {
                File.WriteAllText(full, text);
            }

            Assert.True(File.Exists(full) && File.ReadAllText(full) == text, $"{path} is stale: run the tests with PUREJIT_UPDATE=1");
        }
    }

    private static string SimdFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "src", "Runtime", "Simd")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "src", "Runtime", "Simd");
    }
}
