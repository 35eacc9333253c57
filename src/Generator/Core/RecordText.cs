using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>Records as text: a core method whose parameters are the members, so that one form serves both.</summary>
public static class RecordText
{
    /// <summary>Ids of records start with this, as in documentation comments.</summary>
    public const string Prefix = "T:";

    private static readonly Term Nothing = new(TermKind.Block, "", [], [], 0);

    public static string Write(RecordType record) => CoreText.Write(new CoreMethod(
        Prefix + record.Name,
        record.CSharp,
        record.TypeParameters,
        record.Members.Select(m => new CoreParameter(m.Name, m.Type, m.Annotation, m.IsPositional, false)).ToEquatableArray(),
        new TypeRef(TypeKind.Named, (record.IsValueType ? "struct" : "class") + (record.IsSealed || record.IsValueType ? "" : " open") + (record.IsTransparent ? "" : " opaque"), []),
        Nothing,
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
            !method.Result.Name.Contains(" open"));
    }
}
