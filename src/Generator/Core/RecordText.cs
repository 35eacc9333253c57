using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>
/// Records as text: a core method whose parameters are the members and whose body lists what runs for members of interfaces and bases, so
/// that one form serves both.
/// </summary>
public static class RecordText
{
    /// <summary>Ids of records start with this, as in documentation comments.</summary>
    public const string Prefix = "T:";

    public static string Write(RecordType record) => CoreText.Write(new CoreMethod(
        Prefix + record.Name,
        record.CSharp,
        record.TypeParameters,
        record.Members.Select(m => new CoreParameter(m.Name, m.Type, m.Annotation, m.IsPositional, false)).ToEquatableArray(),
        new TypeRef(TypeKind.Named, (record.IsValueType ? "struct" : "class") + (record.IsSealed || record.IsValueType ? "" : " open") + (record.IsTransparent ? "" : " opaque"), []),
        new Term(TermKind.Block, "", [], record.Implementations.Select(i => new Term(TermKind.Dispatch, i.Member, i.Around, [new Term(TermKind.MethodGroup, i.Method, i.Types, [], 0)], 0)).ToEquatableArray(), 0),
        null));

    public static RecordType Read(string text)
    {
        CoreMethod method = CoreText.Read(text);
        return new RecordType(
            method.Id.Substring(Prefix.Length),
            method.Name,
            method.TypeParameters,
            method.Parameters.Select(p => new RecordMember(p.Name, p.Type, p.Annotation, p.IsStatic)).ToEquatableArray(),
            method.Result.Name.StartsWith("struct", StringComparison.Ordinal),
            !method.Result.Name.EndsWith("opaque", StringComparison.Ordinal),
            !method.Result.Name.Contains(" open"))
        {
            Implementations = method.Body.Children.Select(t => new Implementation(t.Name, t.Types, t[0].Name, t[0].Types)).ToEquatableArray(),
        };
    }
}
