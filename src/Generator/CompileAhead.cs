using System.Collections.Concurrent;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator;

/// <summary>
/// Compiles the roots that are new or have changed side by side, before the pipeline asks for them one after another. What it
/// gives is what <see cref="Compiler"/> would give: it only gives it sooner.
/// </summary>
internal sealed class CompileAhead
{
    // What has been compiled and not asked for yet.
    private readonly ConcurrentDictionary<string, (CompileRequest Request, CompiledRoot Root)> ready = new(StringComparer.Ordinal);

    // The roots of the last run; the pipeline keeps what came of them.
    private volatile Dictionary<string, CompileRequest> last = [];

    /// <summary>Compiles what the last run did not have.</summary>
    /// <returns>Itself, always the same, so that nothing behind is redone for a root that has not changed.</returns>
    public CompileAhead Prepare(EquatableArray<CompileRequest> requests, bool isConcurrent, CancellationToken cancellation)
    {
        Dictionary<string, CompileRequest> known = this.last;
        CompileRequest[] changed = requests.Where(r => !(known.TryGetValue(r.Name, out CompileRequest? before) && before.Equals(r))).ToArray();
        if (isConcurrent)
        {
            EquatableArray<CompiledRoot> compiled = SideBySide.Select(changed, r => Compiler.Compile(r, cancellation), isConcurrent, cancellation);
            for (int i = 0; i < changed.Length; i++)
            {
                this.ready[changed[i].Name] = (changed[i], compiled[i]);
            }
        }

        Dictionary<string, CompileRequest> now = new(StringComparer.Ordinal);
        foreach (CompileRequest request in requests)
        {
            now[request.Name] = request;
        }

        this.last = now;
        return this;
    }

    /// <summary>The compiled root, compiled now if it was not before.</summary>
    public CompiledRoot Compile(CompileRequest request, CancellationToken cancellation) =>
        this.ready.TryRemove(request.Name, out (CompileRequest Request, CompiledRoot Root) done) && done.Request.Equals(request)
            ? done.Root
            : Compiler.Compile(request, cancellation);
}
