using System.Numerics;

namespace Pure.Jit;

/// <summary>Work that is generic over a number type; bool is seen as byte where the operation allows it.</summary>
internal interface INumberVisitor
{
    void Visit<TSeen>()
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>;
}

internal interface IFloatVisitor
{
    void Visit<TSeen>()
        where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>;
}

internal interface IIntegerVisitor
{
    void Visit<TSeen>()
        where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>;
}

/// <summary>From an unconstrained element type to generic arithmetic, without reflection.</summary>
internal static class Dispatch
{
    public static void Number<T, TVisitor>(ref TVisitor visitor, string operation)
        where T : unmanaged
        where TVisitor : struct, INumberVisitor
    {
        if (typeof(T) == typeof(float)) visitor.Visit<float>();
        else if (typeof(T) == typeof(double)) visitor.Visit<double>();
        else if (typeof(T) == typeof(Half)) visitor.Visit<Half>();
        else if (typeof(T) == typeof(BFloat16)) visitor.Visit<BFloat16>();
        else if (typeof(T) == typeof(int)) visitor.Visit<int>();
        else if (typeof(T) == typeof(uint)) visitor.Visit<uint>();
        else if (typeof(T) == typeof(long)) visitor.Visit<long>();
        else if (typeof(T) == typeof(ulong)) visitor.Visit<ulong>();
        else if (typeof(T) == typeof(short)) visitor.Visit<short>();
        else if (typeof(T) == typeof(ushort)) visitor.Visit<ushort>();
        else if (typeof(T) == typeof(sbyte)) visitor.Visit<sbyte>();
        else if (typeof(T) == typeof(byte)) visitor.Visit<byte>();
        else throw Undefined<T>(operation);
    }

    /// <summary>As <see cref="Number"/>, with bool seen as byte: 0 and 1 order and combine as false and true do.</summary>
    public static void NumberOrBool<T, TVisitor>(ref TVisitor visitor, string operation)
        where T : unmanaged
        where TVisitor : struct, INumberVisitor
    {
        if (typeof(T) == typeof(bool)) visitor.Visit<byte>();
        else Number<T, TVisitor>(ref visitor, operation);
    }

    public static void Float<T, TVisitor>(ref TVisitor visitor, string operation)
        where T : unmanaged
        where TVisitor : struct, IFloatVisitor
    {
        if (typeof(T) == typeof(float)) visitor.Visit<float>();
        else if (typeof(T) == typeof(double)) visitor.Visit<double>();
        else if (typeof(T) == typeof(Half)) visitor.Visit<Half>();
        else if (typeof(T) == typeof(BFloat16)) visitor.Visit<BFloat16>();
        else throw Undefined<T>(operation);
    }

    public static void IntegerOrBool<T, TVisitor>(ref TVisitor visitor, string operation)
        where T : unmanaged
        where TVisitor : struct, IIntegerVisitor
    {
        if (typeof(T) == typeof(int)) visitor.Visit<int>();
        else if (typeof(T) == typeof(uint)) visitor.Visit<uint>();
        else if (typeof(T) == typeof(long)) visitor.Visit<long>();
        else if (typeof(T) == typeof(ulong)) visitor.Visit<ulong>();
        else if (typeof(T) == typeof(short)) visitor.Visit<short>();
        else if (typeof(T) == typeof(ushort)) visitor.Visit<ushort>();
        else if (typeof(T) == typeof(sbyte)) visitor.Visit<sbyte>();
        else if (typeof(T) == typeof(byte) || typeof(T) == typeof(bool)) visitor.Visit<byte>();
        else throw Undefined<T>(operation);
    }

    public static ArgumentException Undefined<T>(string operation)
        where T : unmanaged
        => new($"'{operation}' is not defined for {DTypes.Name<T>()} arrays");
}
