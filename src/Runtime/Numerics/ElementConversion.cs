using System.Numerics;
using System.Runtime.Intrinsics;

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
            bool isWidened = typeof(TFrom) == typeof(byte) && typeof(TNew) != typeof(bool) && (typeof(TTo) == typeof(int) || typeof(TTo) == typeof(float));
            for (int i = isWidened ? Widen((byte*)from, target, count) : 0; i < count; i++)
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

        // Masks and bytes, as many as there are in whole vectors.
        private static int Widen<TTo>(byte* from, TTo* target, int count)
            where TTo : unmanaged
        {
            int i = 0;
            for (; i + 16 <= count; i += 16)
            {
                (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.Load(from + i));
                (Vector128<uint> a, Vector128<uint> b) = Vector128.Widen(lower);
                (Vector128<uint> c, Vector128<uint> d) = Vector128.Widen(upper);
                Store(a, target + i);
                Store(b, target + i + 4);
                Store(c, target + i + 8);
                Store(d, target + i + 12);
            }

            return i;
        }

        private static void Store<TTo>(Vector128<uint> x, TTo* target)
            where TTo : unmanaged
        {
            if (typeof(TTo) == typeof(float))
            {
                Vector128.ConvertToSingle(x.AsInt32()).Store((float*)target);
            }
            else
            {
                x.Store((uint*)target);
            }
        }
    }
}
