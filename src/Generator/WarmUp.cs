using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Generator;

/// <summary>
/// Compiles a small program that ships with the generator while the C# compiler looks for the project's own methods and binds them: in a fresh
/// process the runtime then has the generator's methods ready when they are needed. Nothing comes of it but that.
/// </summary>
internal static class WarmUp
{
    private const string Resource = "Pure.Jit.Generator.WarmUp.cores";

    private static int begun;

    /// <summary>Begins in the background, once in a process.</summary>
    public static void Begin()
    {
        if (Volatile.Read(ref begun) == 0 && Interlocked.Exchange(ref begun, 1) == 0)
        {
            _ = Task.Run(Compile);
        }
    }

    /// <summary>The program as every other root is compiled; its first core is the entry, the others are what it reaches.</summary>
    public static CompiledRoot Compile()
    {
        List<CoreMethod> cores = [];
        using (StreamReader reader = new(typeof(WarmUp).Assembly.GetManifestResourceStream(Resource)))
        {
            while (reader.ReadLine() is { } line)
            {
                cores.Add(CoreText.Read(line));
            }
        }

        Closure closure = Closure.Of(cores[0], [], cores.ToDictionary(c => c.Id, StringComparer.Ordinal), new Dictionary<string, RecordType>(StringComparer.Ordinal), LibraryCores.None);
        CompileRequest request = new("WarmUp", cores[0].Name, cores[0], [], closure, false, false, null, JitMode.Compiled, "Compiled");
        return Compiler.Compile(request, CancellationToken.None);
    }
}
