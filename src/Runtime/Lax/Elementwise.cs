using System.Numerics;

namespace Pure.Jit;

internal interface IUnary
{
    static abstract string Name { get; }

    static abstract TSeen Apply<TSeen>(TSeen x)
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>;

    /// <summary>Does a whole span with vectors where that is at hand.</summary>
    static virtual bool Apply<TSeen>(ReadOnlySpan<TSeen> x, Span<TSeen> result)
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        => false;
}

/// <summary>A function of floating-point numbers, evaluated in double and rounded once.</summary>
internal interface IFloatUnary
{
    static abstract string Name { get; }

    static abstract double Apply(double x);
}

internal interface IBinary
{
    static abstract string Name { get; }

    static virtual bool TakesBool => false;

    static abstract TSeen Apply<TSeen>(TSeen x, TSeen y)
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>;

    /// <summary>Does two spans of equal length with vectors where that is at hand.</summary>
    static virtual bool Apply<TSeen>(ReadOnlySpan<TSeen> x, ReadOnlySpan<TSeen> y, Span<TSeen> result)
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        => false;
}

internal interface IIntegerBinary
{
    static abstract string Name { get; }

    static virtual bool TakesBool => false;

    static abstract TSeen Apply<TSeen>(TSeen x, TSeen y)
        where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>;
}

internal interface IFloatBinary
{
    static abstract string Name { get; }

    static abstract double Apply(double x, double y);
}

internal interface ICompare
{
    static abstract string Name { get; }

    static abstract bool Apply<TSeen>(TSeen x, TSeen y)
        where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>;
}

/// <summary>The loops of the elementwise primitives. Operands of unequal shapes are stretched first.</summary>
internal static class Elementwise
{
    public static NDArray<T> Unary<T, TOp>(NDArray<T> x)
        where T : unmanaged
        where TOp : struct, IUnary
    {
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        UnaryLoop<T, TOp> loop = new(x, result);
        Dispatch.Number<T, UnaryLoop<T, TOp>>(ref loop, TOp.Name);
        GC.KeepAlive(x);
        return result;
    }

    public static NDArray<T> FloatUnary<T, TOp>(NDArray<T> x)
        where T : unmanaged
        where TOp : struct, IFloatUnary
    {
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        FloatUnaryLoop<T, TOp> loop = new(x, result);
        Dispatch.Float<T, FloatUnaryLoop<T, TOp>>(ref loop, TOp.Name);
        GC.KeepAlive(x);
        return result;
    }

    public static NDArray<T> Binary<T, TOp>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        where TOp : struct, IBinary
    {
        NDArray<T> result = NDArray<T>.Allocate(Stretch(ref x, ref y));
        BinaryLoop<T, TOp> loop = new(x, y, result);
        if (TOp.TakesBool)
        {
            Dispatch.NumberOrBool<T, BinaryLoop<T, TOp>>(ref loop, TOp.Name);
        }
        else
        {
            Dispatch.Number<T, BinaryLoop<T, TOp>>(ref loop, TOp.Name);
        }

        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    public static NDArray<T> IntegerBinary<T, TOp>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        where TOp : struct, IIntegerBinary
    {
        if (typeof(T) == typeof(bool) && !TOp.TakesBool)
        {
            throw Dispatch.Undefined<T>(TOp.Name);
        }

        NDArray<T> result = NDArray<T>.Allocate(Stretch(ref x, ref y));
        IntegerBinaryLoop<T, TOp> loop = new(x, y, result);
        Dispatch.IntegerOrBool<T, IntegerBinaryLoop<T, TOp>>(ref loop, TOp.Name);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    public static NDArray<T> FloatBinary<T, TOp>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        where TOp : struct, IFloatBinary
    {
        NDArray<T> result = NDArray<T>.Allocate(Stretch(ref x, ref y));
        FloatBinaryLoop<T, TOp> loop = new(x, y, result);
        Dispatch.Float<T, FloatBinaryLoop<T, TOp>>(ref loop, TOp.Name);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    public static NDArray<bool> Compare<T, TOp>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        where TOp : struct, ICompare
    {
        NDArray<bool> result = NDArray<bool>.Allocate(Stretch(ref x, ref y));
        CompareLoop<T, TOp> loop = new(x, y, result);
        Dispatch.NumberOrBool<T, CompareLoop<T, TOp>>(ref loop, TOp.Name);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    /// <summary>Stretches operands to their common shape; a single element stays single, the loops repeat it.</summary>
    public static Shape Stretch<TX, TY>(ref NDArray<TX> x, ref NDArray<TY> y)
        where TX : unmanaged
        where TY : unmanaged
    {
        Shape shape = Shape.Broadcast(x.Shape, y.Shape);
        x = StretchOne(x, shape);
        y = StretchOne(y, shape);
        return shape;
    }

    public static NDArray<T> StretchOne<T>(NDArray<T> x, Shape shape)
        where T : unmanaged
        => x.Shape == shape || x.Size == 1 ? x : Lax.BroadcastTo(x, shape);

    private readonly struct UnaryLoop<T, TOp>(NDArray<T> x, NDArray<T> result) : INumberVisitor
        where T : unmanaged
        where TOp : struct, IUnary
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            if (TOp.Apply(source, target))
            {
                return;
            }

            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(source[i]);
            }
        }
    }

    private readonly struct FloatUnaryLoop<T, TOp>(NDArray<T> x, NDArray<T> result) : IFloatVisitor
        where T : unmanaged
        where TOp : struct, IFloatUnary
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TSeen.CreateTruncating(TOp.Apply(double.CreateTruncating(source[i])));
            }
        }
    }

    private readonly struct BinaryLoop<T, TOp>(NDArray<T> x, NDArray<T> y, NDArray<T> result) : INumberVisitor
        where T : unmanaged
        where TOp : struct, IBinary
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> left = x.Elements<TSeen>();
            ReadOnlySpan<TSeen> right = y.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            if (left.Length == target.Length && right.Length == target.Length && TOp.Apply(left, right, target))
            {
                return;
            }

            int leftStep = left.Length == 1 ? 0 : 1;
            int rightStep = right.Length == 1 ? 0 : 1;
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(left[i * leftStep], right[i * rightStep]);
            }
        }
    }

    private readonly struct IntegerBinaryLoop<T, TOp>(NDArray<T> x, NDArray<T> y, NDArray<T> result) : IIntegerVisitor
        where T : unmanaged
        where TOp : struct, IIntegerBinary
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> left = x.Elements<TSeen>();
            ReadOnlySpan<TSeen> right = y.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            int leftStep = left.Length == 1 ? 0 : 1;
            int rightStep = right.Length == 1 ? 0 : 1;
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(left[i * leftStep], right[i * rightStep]);
            }
        }
    }

    private readonly struct FloatBinaryLoop<T, TOp>(NDArray<T> x, NDArray<T> y, NDArray<T> result) : IFloatVisitor
        where T : unmanaged
        where TOp : struct, IFloatBinary
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> left = x.Elements<TSeen>();
            ReadOnlySpan<TSeen> right = y.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            int leftStep = left.Length == 1 ? 0 : 1;
            int rightStep = right.Length == 1 ? 0 : 1;
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TSeen.CreateTruncating(TOp.Apply(
                    double.CreateTruncating(left[i * leftStep]), double.CreateTruncating(right[i * rightStep])));
            }
        }
    }

    private readonly struct CompareLoop<T, TOp>(NDArray<T> x, NDArray<T> y, NDArray<bool> result) : INumberVisitor
        where T : unmanaged
        where TOp : struct, ICompare
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> left = x.Elements<TSeen>();
            ReadOnlySpan<TSeen> right = y.Elements<TSeen>();
            Span<bool> target = result.WritableSpan();
            int leftStep = left.Length == 1 ? 0 : 1;
            int rightStep = right.Length == 1 ? 0 : 1;
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(left[i * leftStep], right[i * rightStep]);
            }
        }
    }
}
