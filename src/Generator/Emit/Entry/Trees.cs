using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Entry;

/// <summary>The C# of trees: type names, expressions for their leaves, and expressions that build them from leaves.</summary>
internal sealed class Trees(IReadOnlyDictionary<string, RecordType> records)
{
    /// <summary>The fully qualified C# name of a closed type.</summary>
    public string TypeName(TypeRef type) => type.Kind switch
    {
        TypeKind.Scalar => type.ScalarType!.Value.CSharp(),
        TypeKind.NDArray => $"global::Pure.Jit.NDArray<{this.TypeName(type.Arguments[0])}>",
        TypeKind.Tuple => $"({string.Join(", ", type.Arguments.Select(this.TypeName))})",
        TypeKind.Array => this.TypeName(type.Arguments[0]) + "[]",
        TypeKind.Nullable => this.TypeName(type.Arguments[0]) + "?",
        TypeKind.Text => "string",
        TypeKind.Named => this.NamedType(type),
        _ => throw new InvalidOperationException($"{type} has no C# name here."),
    };

    /// <summary>Whether a value of the type may be null, so that it must be checked before it is taken apart.</summary>
    public bool IsReference(TypeRef type) => type.Kind == TypeKind.NDArray || (type.Kind == TypeKind.Named && this.Record(type) is { IsValueType: false });

    /// <summary>The expressions of the leaves of <paramref name="path"/>, in order, with their types.</summary>
    /// <param name="path">An expression of the type.</param>
    /// <param name="type">Its type.</param>
    /// <param name="access">How members are reached: <c>.</c> or <c>?.</c>.</param>
    public IEnumerable<(string Expression, TypeRef Type)> Leaves(string path, TypeRef type, string access = ".")
    {
        switch (type.Kind)
        {
            case TypeKind.Tuple:
                return type.Arguments.SelectMany((t, i) => this.Leaves($"{path}.Item{i + 1}", t, access));
            case TypeKind.Named when this.Record(type) is { } record:
                string dot = record.IsValueType ? "." : access;
                return this.Members(type, record).SelectMany(m => this.Leaves($"{path}{dot}{Escape(m.Member.Name)}", m.Type, access));
            default:
                return [(path, type)];
        }
    }

    /// <summary>The references inside a tree that must not be null, outermost first; arrays are checked where they are used.</summary>
    public IEnumerable<string> References(string path, TypeRef type)
    {
        switch (type.Kind)
        {
            case TypeKind.Tuple:
                return type.Arguments.SelectMany((t, i) => this.References($"{path}.Item{i + 1}", t));
            case TypeKind.Named when this.Record(type) is { } record:
                IEnumerable<string> inner = this.Members(type, record).SelectMany(m => this.References($"{path}.{Escape(m.Member.Name)}", m.Type));
                return record.IsValueType ? inner : inner.Prepend(path);
            default:
                return [];
        }
    }

    /// <summary>The references inside a tree that may be of derived types, outermost first, with the type that they must have.</summary>
    public IEnumerable<(string Expression, string Type)> Open(string path, TypeRef type)
    {
        switch (type.Kind)
        {
            case TypeKind.Tuple:
                return type.Arguments.SelectMany((t, i) => this.Open($"{path}.Item{i + 1}", t));
            case TypeKind.Named when this.Record(type) is { } record:
                IEnumerable<(string, string)> inner = this.Members(type, record).SelectMany(m => this.Open($"{path}.{Escape(m.Member.Name)}", m.Type));
                return record.IsSealed ? inner : inner.Prepend((path, this.TypeName(type)));
            default:
                return [];
        }
    }

    /// <summary>The outermost references that hold the arrays of a tree.</summary>
    public IEnumerable<string> Owners(string path, TypeRef type) => type.Kind switch
    {
        TypeKind.NDArray => [path],
        TypeKind.Tuple => type.Arguments.SelectMany((t, i) => this.Owners($"{path}.Item{i + 1}", t)),
        TypeKind.Named when this.Record(type) is { } record => record.IsValueType
            ? this.Members(type, record).SelectMany(m => this.Owners($"{path}.{Escape(m.Member.Name)}", m.Type))
            : [path],
        _ => [],
    };

    /// <summary>An expression that builds a value from leaves taken in order.</summary>
    public string Build(TypeRef type, Queue<string> leaves, Queue<int> lengths)
    {
        switch (type.Kind)
        {
            case TypeKind.Tuple:
                return $"({string.Join(", ", type.Arguments.Select(t => this.Build(t, leaves, lengths)).ToList())})";
            case TypeKind.Array:
                int length = lengths.Dequeue();
                List<string> items = Enumerable.Range(0, length).Select(_ => this.Build(type.Arguments[0], leaves, lengths)).ToList();
                return $"new {this.TypeName(type)} {{ {string.Join(", ", items)} }}";
            case TypeKind.Named when this.Record(type) is { } record:
                List<(RecordMember Member, string Value)> members = this.Members(type, record).Select(m => (m.Member, this.Build(m.Type, leaves, lengths))).ToList();
                string positional = string.Join(", ", members.Where(m => m.Member.IsPositional).Select(m => m.Value));
                List<string> others = members.Where(m => !m.Member.IsPositional).Select(m => $"{Escape(m.Member.Name)} = {m.Value}").ToList();
                return $"new {this.TypeName(type)}({positional})" + (others.Count == 0 ? "" : $" {{ {string.Join(", ", others)} }}");
            default:
                return leaves.Dequeue();
        }
    }

    /// <summary>A C# identifier, escaped when it is a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    // The full name says how many type arguments each of the types around it takes: N.Outer`1.Inner`1.
    private string NamedType(TypeRef type)
    {
        string[] full = Identity.Name(type.Name).Split('.');
        string[] csharp = this.Record(type)?.CSharp.Split('.') ?? [.. full.Select((s, i) => (i == 0 ? "global::" : "") + Escape(s.Split('`')[0]))];
        Queue<string> arguments = new(type.Arguments.Select(this.TypeName));
        for (int i = 0; i < csharp.Length; i++)
        {
            int arity = i < full.Length && full[i].IndexOf('`') is int mark and >= 0 ? int.Parse(full[i].Substring(mark + 1), CultureInfo.InvariantCulture) : 0;
            csharp[i] += arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, arity).Select(_ => arguments.Dequeue()))}>";
        }

        return string.Join(".", csharp);
    }

    private RecordType? Record(TypeRef type) => records.TryGetValue(type.Name, out RecordType? record) ? record : null;

    private IEnumerable<(RecordMember Member, TypeRef Type)> Members(TypeRef type, RecordType record)
    {
        Dictionary<string, TypeRef> arguments = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        return record.Members.Select(m => (m, m.Type.Close(arguments)));
    }

    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
        + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
        + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);
}
