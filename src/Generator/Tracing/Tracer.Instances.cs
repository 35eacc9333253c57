using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// What sizes of records are called. A record that occurs once shares its names with the method; one that occurs several times
/// (layers, or parameters and gradients) has names of its own in each place, made equal where the method needs it.
/// </summary>
public sealed partial class Tracer
{
    private readonly Dictionary<string, int> recordCounts = new(StringComparer.Ordinal);

    // The records among the parameters by their paths: what stands before the names of their sizes, and these names.
    private readonly Dictionary<string, (string? Instance, HashSet<string> Sizes)> instances = new(StringComparer.Ordinal);

    private void CountRecords(TypeRef type)
    {
        if (type.Kind == TypeKind.Named && this.library.Record(type.Name) is { } record)
        {
            this.recordCounts[record.Name] = this.recordCounts.TryGetValue(record.Name, out int count) ? count + 1 : 1;
        }

        foreach ((_, TypeRef member, _) in this.Members(type))
        {
            this.CountRecords(member);
        }
    }

    private void NameInstances(TypeRef type, string path, string? instance)
    {
        if (type.Kind == TypeKind.Named && this.library.Record(type.Name) is { } record)
        {
            instance = this.Instance(record, path, instance);
            this.instances[path] = (instance, [.. record.Members.Where(m => m.Annotation is not null).SelectMany(m => Names(m.Annotation!))]);
        }

        foreach ((string name, TypeRef member, _) in this.Members(type))
        {
            this.NameInstances(member, $"{path}.{name}", instance);
        }
    }

    // Those of a record or a tuple.
    private IEnumerable<(string Name, TypeRef Type, string? Annotation)> Members(TypeRef type)
    {
        if (type.Kind == TypeKind.Tuple)
        {
            return type.Arguments.Select((t, i) => ($"Item{i + 1}", t, (string?)null));
        }

        if (type.Kind != TypeKind.Named || this.library.Record(type.Name) is not { } record)
        {
            return [];
        }

        Dictionary<string, TypeRef> arguments = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        return record.Members.Select(m => (m.Name, m.Type.Close(arguments), m.Annotation));
    }

    private string? Instance(RecordType record, string path, string? around) => this.recordCounts[record.Name] > 1 ? path : around;

    // 'C2.o' is the size o of the member C2, looked for from the place of the array outwards.
    private Dim? OfInstance(string name, string path, string? instance)
    {
        int last = name.LastIndexOf('.');
        if (last < 0 || name.StartsWith(path + "_", StringComparison.Ordinal))
        {
            return instance is null ? null : Dim.Name($"{instance}.{name}");
        }

        string owner = name.Substring(0, last), size = name.Substring(last + 1);
        for (string place = path; place.Length > 0;)
        {
            place = place.Substring(0, Math.Max(place.LastIndexOf('.'), 0));
            if (this.instances.TryGetValue(place.Length > 0 ? $"{place}.{owner}" : owner, out var found))
            {
                return found.Sizes.Contains(size)
                    ? Dim.Name(found.Instance is null ? size : $"{found.Instance}.{size}")
                    : throw this.Fail(TraceFault.ShapeMismatch, $"[Shape] of '{path}' says '{name}', but no [Shape] in '{owner}' has the name '{size}'{(found.Sizes.Count == 0 ? "" : ", only " + string.Join(", ", found.Sizes.OrderBy(s => s, StringComparer.Ordinal)))}");
            }
        }

        // A function in a call may have other names for what the method has that it calls.
        return this.stack[0].MethodId.StartsWith("site:", StringComparison.Ordinal)
            ? Dim.Name($"{path}.{name}")
            : throw this.Fail(TraceFault.ShapeMismatch, $"[Shape] of '{path}' says '{name}', but '{owner}' is no record beside '{path}' or around it");
    }

    // A text that cannot be read is reported where it is written.
    private static IEnumerable<string> Names(string annotation)
    {
        try
        {
            return [.. annotation.Split(TupleSeparator).SelectMany(part => ShapeAnnotation.Parse(part, "")).SelectMany(d => d.Names()).Where(n => !n.Contains('.') && n[0] is not ('_' or FlatShape.Prefix))];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    // Sizes of one instance of a record are equal to others where they have to be; the entry checks it.
    private static void UnifyInstances(Dim left, Dim right)
    {
        if (InstanceIn(left) is { } name)
        {
            Unify(name, left, right);
        }

        if (InstanceIn(right) is { } other)
        {
            Unify(other, right, left);
        }
    }

    // Four times a size is 24 where it is 6.
    private static void Unify(string name, Dim dim, Dim with)
    {
        if (!with.Names().Contains(name) && with.TryDivide(dim.Terms[0].Coefficient, out Dim one))
        {
            throw new UnifyException(name, one);
        }
    }

    // The name of an instance that the size is, or is a multiple of.
    private static string? InstanceIn(Dim dim) =>
        dim.Terms is [{ Coefficient: > 0, Factors: [NamedAtom { Name: { } name }] }] && name.Contains('.') && name[0] != FlatShape.Prefix ? name : null;
}
