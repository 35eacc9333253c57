namespace Pure.Jit;

// A plain number beside an array takes the array's element type ("weak" scalars): x * 2, 0.5 * x and 1 - x keep x's type.
public sealed partial class NDArray<T>
{
    /// <summary>Changes signs; integers wrap.</summary>
    [Primitive("neg")]
    public static NDArray<T> operator -(NDArray<T> x) => Lax.Neg(x);

    /// <summary>The array as it is.</summary>
    [Pure]
    public static NDArray<T> operator +(NDArray<T> x) => x;

    /// <summary>Inverts every bit; for bool, logical not.</summary>
    [Primitive("not")]
    public static NDArray<T> operator ~(NDArray<T> x) => Lax.Not(x);

    /// <summary>Logical not; for integers, inverts every bit.</summary>
    [Primitive("not")]
    public static NDArray<T> operator !(NDArray<T> x) => Lax.Not(x);

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(NDArray<T> x, NDArray<T> y) => Lax.Add(x, y);

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(NDArray<T> x, T y) => Lax.Add(x, y);

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(T x, NDArray<T> y) => Lax.Add(x, y);

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(NDArray<T> x, double y) => Lax.Add(x, DTypes.WeakReal<T>(y));

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(double x, NDArray<T> y) => Lax.Add(DTypes.WeakReal<T>(x), y);

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(NDArray<T> x, int y) => Lax.Add(x, DTypes.Weak<T>(y));

    /// <summary>Adds; integers wrap.</summary>
    [Primitive("add")]
    public static NDArray<T> operator +(int x, NDArray<T> y) => Lax.Add(DTypes.Weak<T>(x), y);

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(NDArray<T> x, NDArray<T> y) => Lax.Sub(x, y);

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(NDArray<T> x, T y) => Lax.Sub(x, y);

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(T x, NDArray<T> y) => Lax.Sub(x, y);

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(NDArray<T> x, double y) => Lax.Sub(x, DTypes.WeakReal<T>(y));

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(double x, NDArray<T> y) => Lax.Sub(DTypes.WeakReal<T>(x), y);

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(NDArray<T> x, int y) => Lax.Sub(x, DTypes.Weak<T>(y));

    /// <summary>Subtracts; integers wrap.</summary>
    [Primitive("sub")]
    public static NDArray<T> operator -(int x, NDArray<T> y) => Lax.Sub(DTypes.Weak<T>(x), y);

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(NDArray<T> x, NDArray<T> y) => Lax.Mul(x, y);

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(NDArray<T> x, T y) => Lax.Mul(x, y);

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(T x, NDArray<T> y) => Lax.Mul(x, y);

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(NDArray<T> x, double y) => Lax.Mul(x, DTypes.WeakReal<T>(y));

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(double x, NDArray<T> y) => Lax.Mul(DTypes.WeakReal<T>(x), y);

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(NDArray<T> x, int y) => Lax.Mul(x, DTypes.Weak<T>(y));

    /// <summary>Multiplies; integers wrap.</summary>
    [Primitive("mul")]
    public static NDArray<T> operator *(int x, NDArray<T> y) => Lax.Mul(DTypes.Weak<T>(x), y);

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(NDArray<T> x, NDArray<T> y) => Lax.Div(x, y);

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(NDArray<T> x, T y) => Lax.Div(x, y);

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(T x, NDArray<T> y) => Lax.Div(x, y);

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(NDArray<T> x, double y) => Lax.Div(x, DTypes.WeakReal<T>(y));

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(double x, NDArray<T> y) => Lax.Div(DTypes.WeakReal<T>(x), y);

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(NDArray<T> x, int y) => Lax.Div(x, DTypes.Weak<T>(y));

    /// <summary>Divides; integers truncate toward zero.</summary>
    [Primitive("div")]
    public static NDArray<T> operator /(int x, NDArray<T> y) => Lax.Div(DTypes.Weak<T>(x), y);

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(NDArray<T> x, NDArray<T> y) => Lax.Rem(x, y);

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(NDArray<T> x, T y) => Lax.Rem(x, y);

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(T x, NDArray<T> y) => Lax.Rem(x, y);

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(NDArray<T> x, double y) => Lax.Rem(x, DTypes.WeakReal<T>(y));

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(double x, NDArray<T> y) => Lax.Rem(DTypes.WeakReal<T>(x), y);

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(NDArray<T> x, int y) => Lax.Rem(x, DTypes.Weak<T>(y));

    /// <summary>The remainder with the sign of the dividend.</summary>
    [Primitive("rem")]
    public static NDArray<T> operator %(int x, NDArray<T> y) => Lax.Rem(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(NDArray<T> x, NDArray<T> y) => Lax.Lt(x, y);

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(NDArray<T> x, T y) => Lax.Lt(x, y);

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(T x, NDArray<T> y) => Lax.Lt(x, y);

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(NDArray<T> x, double y) => Lax.Lt(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(double x, NDArray<T> y) => Lax.Lt(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(NDArray<T> x, int y) => Lax.Lt(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is less than y.</summary>
    [Primitive("lt")]
    public static NDArray<bool> operator <(int x, NDArray<T> y) => Lax.Lt(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(NDArray<T> x, NDArray<T> y) => Lax.Gt(x, y);

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(NDArray<T> x, T y) => Lax.Gt(x, y);

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(T x, NDArray<T> y) => Lax.Gt(x, y);

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(NDArray<T> x, double y) => Lax.Gt(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(double x, NDArray<T> y) => Lax.Gt(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(NDArray<T> x, int y) => Lax.Gt(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is greater than y.</summary>
    [Primitive("gt")]
    public static NDArray<bool> operator >(int x, NDArray<T> y) => Lax.Gt(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(NDArray<T> x, NDArray<T> y) => Lax.Le(x, y);

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(NDArray<T> x, T y) => Lax.Le(x, y);

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(T x, NDArray<T> y) => Lax.Le(x, y);

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(NDArray<T> x, double y) => Lax.Le(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(double x, NDArray<T> y) => Lax.Le(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(NDArray<T> x, int y) => Lax.Le(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is at most y.</summary>
    [Primitive("le")]
    public static NDArray<bool> operator <=(int x, NDArray<T> y) => Lax.Le(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(NDArray<T> x, NDArray<T> y) => Lax.Ge(x, y);

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(NDArray<T> x, T y) => Lax.Ge(x, y);

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(T x, NDArray<T> y) => Lax.Ge(x, y);

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(NDArray<T> x, double y) => Lax.Ge(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(double x, NDArray<T> y) => Lax.Ge(DTypes.Weak<T>(x), y);

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(NDArray<T> x, int y) => Lax.Ge(x, DTypes.Weak<T>(y));

    /// <summary>Whether x is at least y.</summary>
    [Primitive("ge")]
    public static NDArray<bool> operator >=(int x, NDArray<T> y) => Lax.Ge(DTypes.Weak<T>(x), y);

    /// <summary>Bitwise and; for bool, logical.</summary>
    [Primitive("and")]
    public static NDArray<T> operator &(NDArray<T> x, NDArray<T> y) => Lax.And(x, y);

    /// <summary>Bitwise and; for bool, logical.</summary>
    [Primitive("and")]
    public static NDArray<T> operator &(NDArray<T> x, T y) => Lax.And(x, y);

    /// <summary>Bitwise and; for bool, logical.</summary>
    [Primitive("and")]
    public static NDArray<T> operator &(T x, NDArray<T> y) => Lax.And(x, y);

    /// <summary>Bitwise and; for bool, logical.</summary>
    [Primitive("and")]
    public static NDArray<T> operator &(NDArray<T> x, int y) => Lax.And(x, DTypes.Weak<T>(y));

    /// <summary>Bitwise and; for bool, logical.</summary>
    [Primitive("and")]
    public static NDArray<T> operator &(int x, NDArray<T> y) => Lax.And(DTypes.Weak<T>(x), y);

    /// <summary>Bitwise or; for bool, logical.</summary>
    [Primitive("or")]
    public static NDArray<T> operator |(NDArray<T> x, NDArray<T> y) => Lax.Or(x, y);

    /// <summary>Bitwise or; for bool, logical.</summary>
    [Primitive("or")]
    public static NDArray<T> operator |(NDArray<T> x, T y) => Lax.Or(x, y);

    /// <summary>Bitwise or; for bool, logical.</summary>
    [Primitive("or")]
    public static NDArray<T> operator |(T x, NDArray<T> y) => Lax.Or(x, y);

    /// <summary>Bitwise or; for bool, logical.</summary>
    [Primitive("or")]
    public static NDArray<T> operator |(NDArray<T> x, int y) => Lax.Or(x, DTypes.Weak<T>(y));

    /// <summary>Bitwise or; for bool, logical.</summary>
    [Primitive("or")]
    public static NDArray<T> operator |(int x, NDArray<T> y) => Lax.Or(DTypes.Weak<T>(x), y);

    /// <summary>Bitwise exclusive or; for bool, logical.</summary>
    [Primitive("xor")]
    public static NDArray<T> operator ^(NDArray<T> x, NDArray<T> y) => Lax.Xor(x, y);

    /// <summary>Bitwise exclusive or; for bool, logical.</summary>
    [Primitive("xor")]
    public static NDArray<T> operator ^(NDArray<T> x, T y) => Lax.Xor(x, y);

    /// <summary>Bitwise exclusive or; for bool, logical.</summary>
    [Primitive("xor")]
    public static NDArray<T> operator ^(T x, NDArray<T> y) => Lax.Xor(x, y);

    /// <summary>Bitwise exclusive or; for bool, logical.</summary>
    [Primitive("xor")]
    public static NDArray<T> operator ^(NDArray<T> x, int y) => Lax.Xor(x, DTypes.Weak<T>(y));

    /// <summary>Bitwise exclusive or; for bool, logical.</summary>
    [Primitive("xor")]
    public static NDArray<T> operator ^(int x, NDArray<T> y) => Lax.Xor(DTypes.Weak<T>(x), y);

    /// <summary>Shifts bits left; by the width or more gives 0.</summary>
    [Primitive("shift_left")]
    public static NDArray<T> operator <<(NDArray<T> x, NDArray<T> y) => Lax.ShiftLeft(x, y);

    /// <summary>Shifts bits left; by the width or more gives 0.</summary>
    [Primitive("shift_left")]
    public static NDArray<T> operator <<(NDArray<T> x, int y) => Lax.ShiftLeft(x, DTypes.Weak<T>(y));

    /// <summary>Shifts bits right, filling with the sign for signed types; by the width or more leaves only the fill.</summary>
    [Pure]
    public static NDArray<T> operator >>(NDArray<T> x, NDArray<T> y)
        => DTypes.IsUnsigned<T>() ? Lax.ShiftRightLogical(x, y) : Lax.ShiftRightArithmetic(x, y);

    /// <summary>Shifts bits right, filling with the sign for signed types; by the width or more leaves only the fill.</summary>
    [Pure]
    public static NDArray<T> operator >>(NDArray<T> x, int y) => x >> Lax.Full<T>(default, y);
}
