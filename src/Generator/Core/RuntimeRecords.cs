using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Core;

/// <summary>Types of the runtime that are trees without being records.</summary>
public static class RuntimeRecords
{
    /// <summary>A random key: two words.</summary>
    public static readonly RecordType PrngKey = new(
        "Pure.Jit.PrngKey",
        "global::Pure.Jit.PrngKey",
        [],
        [new RecordMember("Hi", TypeRef.Of(DType.U32), null, true), new RecordMember("Lo", TypeRef.Of(DType.U32), null, true)],
        true);
}
