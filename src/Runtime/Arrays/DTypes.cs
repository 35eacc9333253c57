using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>Questions about element types that pure code may ask.</summary>
public static class DTypes
{
    /// <summary>Whether T is float, double or <see cref="Half"/>.</summary>
    [Primitive("dtype_is_floating")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFloating<T>()
        where T : unmanaged
        => typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half)
            || typeof(T) == typeof(BFloat16);

    /// <summary>Whether T is an integer type; bool is not.</summary>
    [Primitive("dtype_is_integer")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInteger<T>()
        where T : unmanaged
        => IsSigned<T>() || IsUnsigned<T>();

    /// <summary>Whether T is a signed integer type.</summary>
    [Primitive("dtype_is_signed")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSigned<T>()
        where T : unmanaged
        => typeof(T) == typeof(sbyte) || typeof(T) == typeof(short) || typeof(T) == typeof(int) || typeof(T) == typeof(long);

    /// <summary>Whether T is an unsigned integer type.</summary>
    [Primitive("dtype_is_unsigned")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsUnsigned<T>()
        where T : unmanaged
        => typeof(T) == typeof(byte) || typeof(T) == typeof(ushort) || typeof(T) == typeof(uint) || typeof(T) == typeof(ulong);

    /// <summary>Whether T is bool.</summary>
    [Primitive("dtype_is_bool")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBool<T>()
        where T : unmanaged
        => typeof(T) == typeof(bool);

    /// <summary>The width of an element in bits: 8 for bool.</summary>
    [Primitive("dtype_bits")]
    public static int Bits<T>()
        where T : unmanaged
        => Unsafe.SizeOf<T>() * 8;

    /// <summary>The short name: <c>f32</c>, <c>i32</c>, <c>bool</c>, …</summary>
    /// <exception cref="ArgumentException">T is not an element type.</exception>
    [Primitive("dtype_name")]
    public static string Name<T>()
        where T : unmanaged
        => IsBool<T>() ? "bool"
            : IsFloating<T>() ? Bits<T>() switch { 16 => typeof(T) == typeof(Half) ? "f16" : "bf16", 32 => "f32", _ => "f64" }
            : IsSigned<T>() ? Bits<T>() switch { 8 => "i8", 16 => "i16", 32 => "i32", _ => "i64" }
            : IsUnsigned<T>() ? Bits<T>() switch { 8 => "u8", 16 => "u16", 32 => "u32", _ => "u64" }
            : throw new ArgumentException($"{typeof(T)} is not an element type of arrays");

    /// <summary>A number as T, where an array's element type decides what a plain number means.</summary>
    /// <exception cref="ArgumentException">T is an integer type or bool and cannot hold the number.</exception>
    internal static T Weak<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return (T)(object)(float)value;
        }

        if (typeof(T) == typeof(double))
        {
            return (T)(object)value;
        }

        if (typeof(T) == typeof(Half))
        {
            return (T)(object)(Half)value;
        }

        if (typeof(T) == typeof(BFloat16))
        {
            return (T)(object)(BFloat16)value;
        }

        T converted = ElementConversion.Convert<double, T>(value);
        if (ElementConversion.Convert<T, double>(converted) != value)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{value} is not a value of {Name<T>()}, the array's element type; convert the array with As"));
        }

        return converted;
    }

    /// <summary>A floating-point number as T, in arithmetic, where the result must be able to hold a fraction.</summary>
    /// <exception cref="ArgumentException">T is an integer type or bool.</exception>
    internal static T WeakReal<T>(double value)
        where T : unmanaged
        => IsFloating<T>() ? Weak<T>(value) : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"The floating-point number {value} beside an array of {Name<T>()}: the result would be {Name<T>()} too; convert the array with As<float>(), or write a whole number without a point"));

    internal static T Weak<T>(int value)
        where T : unmanaged
        => typeof(T) == typeof(int) ? (T)(object)value : Weak<T>((double)value);
}
