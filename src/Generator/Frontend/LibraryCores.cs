using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// The cores that referenced assemblies carry, found per assembly and parsed one by one when asked for. Equal when the
/// referenced modules are the same, so that an edit in this project re-runs nothing behind it.
/// </summary>
public sealed class LibraryCores : IEquatable<LibraryCores>
{
    // Metadata symbols outlive compilations that share a reference, so this is filled once per reference.
    private static readonly ConditionalWeakTable<IAssemblySymbol, AssemblyCores> Assemblies = new();

    /// <summary>Under this and its id, a library tells of a method that it has no compiled form of, since only a call knows types or statics, that its plain body cannot run.</summary>
    public const string TracedOnlyPrefix = "traced-only:";

    /// <summary>The same of [Pure] methods that only others' compiled forms run; what stands there is the method's name.</summary>
    public const string BrokenPrefix = "plain-broken:";

    private readonly AssemblyCores[] assemblies;

    private LibraryCores(AssemblyCores[] assemblies) => this.assemblies = assemblies;

    /// <summary>Those of a project without references.</summary>
    public static LibraryCores None { get; } = new([]);

    public static LibraryCores Of(Compilation compilation, CancellationToken cancellation)
    {
        List<AssemblyCores> found = [];
        foreach (MetadataReference reference in compilation.References)
        {
            cancellation.ThrowIfCancellationRequested();
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && MayHaveCores(assembly))
            {
                AssemblyCores cores = Assemblies.GetValue(assembly, AssemblyCores.Read);
                if (cores.Count > 0)
                {
                    found.Add(cores);
                }
            }
        }

        return new LibraryCores([.. found]);
    }

    /// <summary>What a referenced assembly carries under a name, or null.</summary>
    public static string? Text(IAssemblySymbol assembly, string id) => MayHaveCores(assembly) ? Assemblies.GetValue(assembly, AssemblyCores.Read).Text(id) : null;

    /// <summary>The core of a method, or null. Throws <see cref="CoreVersionException"/> for a form that is not known.</summary>
    public CoreMethod? Method(string id) => this.assemblies.Select(a => a.Method(id)).FirstOrDefault(m => m is not null);

    /// <summary>The names of the [Pure] methods whose plain body cannot run and that have no compiled form.</summary>
    public IEnumerable<string> BrokenNames => this.assemblies.SelectMany(a => a.Texts(BrokenPrefix));

    /// <summary>Whether a method's library tells that its plain body cannot run.</summary>
    public bool IsTracedOnly(string id) => this.assemblies.Any(a => a.Text(TracedOnlyPrefix + id) is not null);

    public RecordType? Record(string name) => this.assemblies.Select(a => a.Record(name)).FirstOrDefault(r => r is not null);

    public bool Equals(LibraryCores? other) => other is not null && this.assemblies.SequenceEqual(other.assemblies);

    public override bool Equals(object? other) => this.Equals(other as LibraryCores);

    public override int GetHashCode() => this.assemblies.Length;

    private static bool MayHaveCores(IAssemblySymbol assembly) =>
        assembly.Name == Symbols.RuntimeNamespace
        || assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Symbols.RuntimeNamespace));

    private sealed class AssemblyCores(Dictionary<string, (int Version, string Text)> texts)
    {
        private readonly ConcurrentDictionary<string, CoreMethod> methods = new(StringComparer.Ordinal);

        public int Count => texts.Count;

        public static AssemblyCores Read(IAssemblySymbol assembly)
        {
            Dictionary<string, (int, string)> texts = new(StringComparer.Ordinal);
            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "PureCoreAttribute" }
                    && attribute.ConstructorArguments is [{ Value: int version }, { Value: string id }, { Value: string hash }, { Value: string text }]
                    && CoreText.Hash(text) == hash)
                {
                    texts[id] = (version, text);
                }
            }

            return new AssemblyCores(texts);
        }

        public IEnumerable<string> Texts(string prefix) => texts.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(t => t.Value.Text);

        public string? Text(string id) => texts.TryGetValue(id, out (int Version, string Text) found) ? found.Text : null;

        public CoreMethod? Method(string id)
        {
            if (!texts.TryGetValue(id, out (int Version, string Text) found))
            {
                return null;
            }

            return found.Version == CoreText.Version
                ? this.methods.GetOrAdd(id, _ => CoreText.Read(found.Text))
                : throw new CoreVersionException(id, found.Version);
        }

        public RecordType? Record(string name) =>
            texts.TryGetValue(RecordText.Prefix + name, out (int Version, string Text) found) && found.Version == CoreText.Version
                ? RecordText.Read(found.Text)
                : null;
    }
}

/// <summary>A library's core has a form that this version of the generator cannot read.</summary>
public sealed class CoreVersionException(string id, int version) : Exception($"{id} has core version {version}; this generator reads {CoreText.Version}")
{
    public string Id { get; } = id;

    public int Version { get; } = version;
}
