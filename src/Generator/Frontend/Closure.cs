using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// A root with everything its trace can ask for: the cores it reaches, in a fixed order, and the records they speak of. Two
/// closures that are equal give the same generated code.
/// </summary>
public sealed class Closure : ICoreLibrary, IEquatable<Closure>
{
    private readonly EquatableArray<CoreMethod> methods;
    private readonly EquatableArray<RecordType> records;
    private readonly LibraryCores libraries;
    private readonly Dictionary<string, CoreMethod> byId;
    private readonly Dictionary<string, RecordType> byName;

    private Closure(EquatableArray<CoreMethod> methods, EquatableArray<RecordType> records, LibraryCores libraries)
    {
        this.methods = methods;
        this.records = records;
        this.libraries = libraries;
        this.byId = methods.ToDictionary(m => m.Id, StringComparer.Ordinal);
        this.byName = records.ToDictionary(r => r.Name, StringComparer.Ordinal);
    }

    /// <summary>The cores of this project that are reached.</summary>
    public IReadOnlyList<CoreMethod> Methods => this.methods;

    /// <summary>What the referenced assemblies carry.</summary>
    public LibraryCores Libraries => this.libraries;

    /// <summary>The records of the closure, by name; those of libraries are found on demand.</summary>
    public IReadOnlyDictionary<string, RecordType> Records => this.byName;

    /// <summary>
    /// Collects what a method reaches within this project; libraries are part of it by reference. Their methods are followed where the project has types
    /// whose members they may reach through an interface or a base.
    /// </summary>
    public static Closure Of(
        CoreMethod root, IEnumerable<RecordType> ownRecords, IReadOnlyDictionary<string, CoreMethod> project, IReadOnlyDictionary<string, RecordType> records, LibraryCores libraries)
    {
        SortedDictionary<string, CoreMethod> reached = new(StringComparer.Ordinal);
        SortedDictionary<string, RecordType> used = new(StringComparer.Ordinal);
        Queue<CoreMethod> pending = new([root]);
        bool isImplementing = records.Values.Any(r => r.Implementations.Count > 0);
        HashSet<string> followed = new(StringComparer.Ordinal);
        foreach (RecordType record in ownRecords)
        {
            used[record.Name] = record;
        }

        while (pending.Count > 0)
        {
            CoreMethod method = pending.Dequeue();
            foreach (string id in Callees(method, records))
            {
                if (project.TryGetValue(id, out CoreMethod? callee) && !reached.ContainsKey(id))
                {
                    reached[id] = callee;
                    pending.Enqueue(callee);
                }
                else if (callee is null && isImplementing && followed.Add(id) && InLibrary(id, libraries) is { } other)
                {
                    pending.Enqueue(other);
                }
            }

            foreach (string name in TypeNames(method))
            {
                if (!used.ContainsKey(name) && records.TryGetValue(name, out RecordType? record))
                {
                    Use(record, records, used);
                }
            }
        }

        return new Closure(reached.Values.ToEquatableArray(), used.Values.ToEquatableArray(), libraries);
    }

    public CoreMethod? Method(string id) => this.byId.TryGetValue(id, out CoreMethod? method) ? method : this.libraries.Method(id);

    public RecordType? Record(string name) => this.byName.TryGetValue(name, out RecordType? record)
        ? record
        : name == RuntimeRecords.PrngKey.Name ? RuntimeRecords.PrngKey : this.libraries.Record(name);

    public bool Equals(Closure? other) =>
        other is not null && this.methods.Equals(other.methods) && this.records.Equals(other.records) && this.libraries.Equals(other.libraries);

    public override bool Equals(object? other) => this.Equals(other as Closure);

    public override int GetHashCode() => this.methods.Count;

    // A form that cannot be read is told where the method is traced.
    private static CoreMethod? InLibrary(string id, LibraryCores libraries)
    {
        try
        {
            return libraries.Method(id);
        }
        catch (CoreVersionException)
        {
            return null;
        }
    }

    private static void Use(RecordType record, IReadOnlyDictionary<string, RecordType> records, IDictionary<string, RecordType> used)
    {
        used[record.Name] = record;
        foreach (string name in record.Members.SelectMany(m => Names(m.Type)))
        {
            if (!used.ContainsKey(name) && records.TryGetValue(name, out RecordType? inner))
            {
                Use(inner, records, used);
            }
        }
    }

    // Of a member that types implement, whatever any of them has.
    private static IEnumerable<string> Callees(CoreMethod method, IReadOnlyDictionary<string, RecordType> records)
    {
        IEnumerable<string> called = method.Body.All().Where(t => t.Kind is TermKind.Call or TermKind.MethodGroup).Select(t => t.Name);
        HashSet<string> members = [.. method.Body.All().Where(t => t.Kind is TermKind.Dispatch or TermKind.StaticDispatch).Select(t => t.Name)];
        if (members.Count > 0)
        {
            called = called.Concat(records.Values.SelectMany(r => r.Implementations).Where(i => members.Contains(i.Member)).Select(i => i.Method));
        }

        return method.Rules is { } rules ? called.Concat(rules.Methods) : called;
    }

    private static IEnumerable<string> TypeNames(CoreMethod method) =>
        method.Body.All().SelectMany(t => t.Types).Concat(method.Parameters.Select(p => p.Type)).Append(method.Result).SelectMany(Names);

    private static IEnumerable<string> Names(TypeRef type) =>
        type.Kind == TypeKind.Named ? type.Arguments.SelectMany(Names).Append(type.Name) : type.Arguments.SelectMany(Names);
}
