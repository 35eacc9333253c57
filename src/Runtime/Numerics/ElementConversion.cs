using System.Numerics;

namespace Pure.Jit;

/// <summary>
/// XLA's conversions: floating point to integer truncates, saturates and maps NaN to 0; integer to integer wraps;
/// to bool is "not 0".
/// </summary>
internal static class ElementConversion
{
    public static TNew Convert<T, TNew>(T value)
        where T : unmanaged
        where TNew : unmanaged
    {
        TNew result = default;
        Convert<T, TNew>(new ReadOnlySpan<T>(ref value), new Span<TNew>(ref result));
        return result;
    }

    public static unsafe void Convert<T, TNew>(ReadOnlySpan<T> source, Span<TNew> destination)
        where T : unmanaged
        where TNew : unmanaged
    {
        fixed (T* from = source)
        fixed (TNew* to = destination)
        {
            Source<T, TNew> visitor = new(from, to, source.Length);
            Dispatch.NumberOrBool<T, Source<T, TNew>>(ref visitor, "convert_element_type");
        }
    }

    private readonly unsafe struct Source<T, TNew>(T* from, TNew* to, int count) : INumberVisitor
        where T : unmanaged
        where TNew : unmanaged
    {
        public void Visit<TFrom>()
            where TFrom : unmanaged, INumber<TFrom>, IMinMaxValue<TFrom>
        {
            Target<TFrom, TNew> visitor = new((TFrom*)from, to, count);
            Dispatch.NumberOrBool<TNew, Target<TFrom, TNew>>(ref visitor, "convert_element_type");
        }
    }

    private readonly unsafe struct Target<TFrom, TNew>(TFrom* from, TNew* to, int count) : INumberVisitor
        where TFrom : unmanaged, INumber<TFrom>
        where TNew : unmanaged
    {
        public void Visit<TTo>()
            where TTo : unmanaged, INumber<TTo>, IMinMaxValue<TTo>
        {
            TTo* target = (TTo*)to;
            for (int i = 0; i < count; i++)
            {
                if (typeof(TNew) == typeof(bool))
                {
                    target[i] = TFrom.IsZero(from[i]) ? TTo.Zero : TTo.One;
                }
                else
                {
                    target[i] = DTypes.IsFloating<TFrom>() && !DTypes.IsFloating<TTo>()
                        ? TTo.CreateSaturating(from[i])
                        : TTo.CreateTruncating(from[i]);
                }
            }
        }
    }
}
