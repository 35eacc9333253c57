namespace Pure.Jit;

internal interface ISpecialUnary
{
    static abstract string Name { get; }

    static abstract float Apply(float x);

    static abstract double Apply(double x);
}

internal interface ISpecialBinary
{
    static abstract string Name { get; }

    static abstract float Apply(float x, float y);

    static abstract double Apply(double x, double y);
}

internal interface ISpecialTernary
{
    static abstract string Name { get; }

    static abstract float Apply(float x, float y, float z);

    static abstract double Apply(double x, double y, double z);
}

/// <summary>
/// The loops of functions whose single and double precision are computed differently, each with the code of compiled methods, so that
/// both give the same bits; f16 and bf16 go through f32.
/// </summary>
internal static class SpecialLoops
{
    public static NDArray<T> Unary<T, TOp>(NDArray<T> x)
        where T : unmanaged
        where TOp : struct, ISpecialUnary
    {
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        if (typeof(T) == typeof(double))
        {
            ReadOnlySpan<double> source = x.Elements<double>();
            Span<double> target = result.WritableElements<double>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(source[i]);
            }
        }
        else if (typeof(T) == typeof(float))
        {
            ReadOnlySpan<float> source = x.Elements<float>();
            Span<float> target = result.WritableElements<float>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(source[i]);
            }
        }
        else
        {
            return Narrow<T>(TOp.Name) ?? Lax.ConvertElementType<float, T>(Unary<float, TOp>(Lax.ConvertElementType<T, float>(x)));
        }

        GC.KeepAlive(x);
        return result;
    }

    public static NDArray<T> Binary<T, TOp>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        where TOp : struct, ISpecialBinary
    {
        Shape shape = Elementwise.Stretch(ref x, ref y);
        if (typeof(T) == typeof(double))
        {
            NDArray<T> result = NDArray<T>.Allocate(shape);
            ReadOnlySpan<double> left = x.Elements<double>(), right = y.Elements<double>();
            Span<double> target = result.WritableElements<double>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(left[left.Length == 1 ? 0 : i], right[right.Length == 1 ? 0 : i]);
            }

            GC.KeepAlive(x);
            GC.KeepAlive(y);
            return result;
        }

        if (typeof(T) == typeof(float))
        {
            NDArray<T> result = NDArray<T>.Allocate(shape);
            ReadOnlySpan<float> left = x.Elements<float>(), right = y.Elements<float>();
            Span<float> target = result.WritableElements<float>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(left[left.Length == 1 ? 0 : i], right[right.Length == 1 ? 0 : i]);
            }

            GC.KeepAlive(x);
            GC.KeepAlive(y);
            return result;
        }

        return Narrow<T>(TOp.Name) ?? Lax.ConvertElementType<float, T>(
            Binary<float, TOp>(Lax.ConvertElementType<T, float>(x), Lax.ConvertElementType<T, float>(y)));
    }

    public static NDArray<T> Ternary<T, TOp>(NDArray<T> x, NDArray<T> y, NDArray<T> z)
        where T : unmanaged
        where TOp : struct, ISpecialTernary
    {
        Shape shape = Shape.Broadcast(Shape.Broadcast(x.Shape, y.Shape), z.Shape);
        x = Elementwise.StretchOne(x, shape);
        y = Elementwise.StretchOne(y, shape);
        z = Elementwise.StretchOne(z, shape);
        if (typeof(T) == typeof(double))
        {
            NDArray<T> result = NDArray<T>.Allocate(shape);
            ReadOnlySpan<double> first = x.Elements<double>(), second = y.Elements<double>(), third = z.Elements<double>();
            Span<double> target = result.WritableElements<double>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(first[first.Length == 1 ? 0 : i], second[second.Length == 1 ? 0 : i], third[third.Length == 1 ? 0 : i]);
            }

            GC.KeepAlive(x);
            GC.KeepAlive(y);
            GC.KeepAlive(z);
            return result;
        }

        if (typeof(T) == typeof(float))
        {
            NDArray<T> result = NDArray<T>.Allocate(shape);
            ReadOnlySpan<float> first = x.Elements<float>(), second = y.Elements<float>(), third = z.Elements<float>();
            Span<float> target = result.WritableElements<float>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(first[first.Length == 1 ? 0 : i], second[second.Length == 1 ? 0 : i], third[third.Length == 1 ? 0 : i]);
            }

            GC.KeepAlive(x);
            GC.KeepAlive(y);
            GC.KeepAlive(z);
            return result;
        }

        return Narrow<T>(TOp.Name) ?? Lax.ConvertElementType<float, T>(Ternary<float, TOp>(
            Lax.ConvertElementType<T, float>(x), Lax.ConvertElementType<T, float>(y), Lax.ConvertElementType<T, float>(z)));
    }

    // Null where T has 16 bits; no other type is left.
    private static NDArray<T>? Narrow<T>(string operation)
        where T : unmanaged
        => typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16) ? null : throw Dispatch.Undefined<T>(operation);
}
