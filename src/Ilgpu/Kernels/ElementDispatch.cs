namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>What is done with arrays once their elements are known.</summary>
internal interface IElementVisitor
{
    void Visit<TMemory, TRegister, TElement>()
        where TMemory : unmanaged
        where TRegister : unmanaged
        where TElement : struct, IElement<TMemory, TRegister>;
}

/// <summary>From an element type of arrays to how kernels handle it.</summary>
internal static class ElementDispatch
{
    /// <summary>Calls a visitor for T.</summary>
    /// <param name="visitor">What is to be done.</param>
    /// <param name="isWide">Whether f16, bf16 and f32 are computed in f64 and rounded where they are stored.</param>
    public static void Of<T, TVisitor>(ref TVisitor visitor, bool isWide = false)
        where T : unmanaged
        where TVisitor : struct, IElementVisitor
    {
        switch (typeof(T))
        {
            case var t when t == typeof(float) && isWide: visitor.Visit<float, double, WideElement>(); break;
            case var t when t == typeof(float): visitor.Visit<float, float, F32Element>(); break;
            case var t when t == typeof(double): visitor.Visit<double, double, F64Element>(); break;
            case var t when t == typeof(Half) && isWide: visitor.Visit<ushort, double, WideF16Element>(); break;
            case var t when t == typeof(Half): visitor.Visit<ushort, float, F16Element>(); break;
            case var t when t == typeof(BFloat16) && isWide: visitor.Visit<ushort, double, WideBF16Element>(); break;
            case var t when t == typeof(BFloat16): visitor.Visit<ushort, float, BF16Element>(); break;
            case var t when t == typeof(sbyte): visitor.Visit<sbyte, sbyte, I8Element>(); break;
            case var t when t == typeof(short): visitor.Visit<short, short, I16Element>(); break;
            case var t when t == typeof(int): visitor.Visit<int, int, I32Element>(); break;
            case var t when t == typeof(long): visitor.Visit<long, long, I64Element>(); break;
            case var t when t == typeof(byte): visitor.Visit<byte, byte, U8Element>(); break;
            case var t when t == typeof(ushort): visitor.Visit<ushort, ushort, U16Element>(); break;
            case var t when t == typeof(uint): visitor.Visit<uint, uint, U32Element>(); break;
            case var t when t == typeof(ulong): visitor.Visit<ulong, ulong, U64Element>(); break;
            case var t when t == typeof(bool): visitor.Visit<byte, byte, FlagElement>(); break;
            default: throw new NotSupportedException($"Devices have no elements of type {typeof(T)}");
        }
    }
}
