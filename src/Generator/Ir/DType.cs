namespace Pure.Jit.Generator.Ir;

/// <summary>The element type of an array.</summary>
public enum DType
{
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F16,
    BF16,
    F32,
    F64,
}

/// <summary>Facts about element types.</summary>
public static class DTypes
{
    private static readonly string[] Names = ["bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f16", "bf16", "f32", "f64"];
    private static readonly string[] CSharpNames =
        ["bool", "sbyte", "short", "int", "long", "byte", "ushort", "uint", "ulong", "global::System.Half", "global::Pure.Jit.BFloat16", "float", "double"];

    private static readonly int[] ByteCounts = [1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 2, 4, 8];

    /// <summary>The name in printed programs, such as <c>f32</c>.</summary>
    public static string Name(this DType type) => Names[(int)type];

    /// <summary>The C# spelling, such as <c>float</c>.</summary>
    public static string CSharp(this DType type) => CSharpNames[(int)type];

    public static int ByteCount(this DType type) => ByteCounts[(int)type];

    /// <summary>True for floats of 16 bits, which are a form of storage: arithmetic is that of f32, rounded.</summary>
    public static bool IsNarrowFloat(this DType type) => type is DType.F16 or DType.BF16;

    public static bool IsFloating(this DType type) => type >= DType.F16;

    public static bool IsSigned(this DType type) => type is >= DType.I8 and <= DType.I64;

    public static bool IsUnsigned(this DType type) => type is >= DType.U8 and <= DType.U64;

    public static bool IsInteger(this DType type) => type is >= DType.I8 and <= DType.U64;

    public static bool TryParse(string name, out DType type)
    {
        int index = Array.IndexOf(Names, name);
        type = (DType)Math.Max(index, 0);
        return index >= 0;
    }
}
