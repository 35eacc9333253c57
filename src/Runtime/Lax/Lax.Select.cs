using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pure.Jit;

// Choice, clamping and conversion.
public static partial class Lax
{
    /// <summary>case1 where which is true, case0 where it is false. Only the chosen side gets a derivative.</summary>
    /// <param name="which">The choice.</param>
    /// <param name="case0">Taken where which is false.</param>
    /// <param name="case1">Taken where which is true.</param>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("select_n")]
    public static NDArray<T> SelectN<T>(NDArray<bool> which, NDArray<T> case0, NDArray<T> case1)
        where T : unmanaged
    {
        Shape shape = Shape.Broadcast(which.Shape, Shape.Broadcast(case0.Shape, case1.Shape));
        which = Elementwise.StretchOne(which, shape);
        case0 = Elementwise.StretchOne(case0, shape);
        case1 = Elementwise.StretchOne(case1, shape);
        NDArray<T> result = NDArray<T>.Allocate(shape);
        ReadOnlySpan<bool> choice = which.AsSpan();
        ReadOnlySpan<T> whenFalse = case0.AsSpan();
        ReadOnlySpan<T> whenTrue = case1.AsSpan();
        Span<T> target = result.WritableSpan();
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = choice[choice.Length == 1 ? 0 : i]
                ? whenTrue[whenTrue.Length == 1 ? 0 : i]
                : whenFalse[whenFalse.Length == 1 ? 0 : i];
        }

        GC.KeepAlive(which);
        GC.KeepAlive(case0);
        GC.KeepAlive(case1);
        return result;
    }

    /// <summary>
    /// The case that which counts, from 0: the first where it is smaller, the last where it is larger. Only the chosen case gets
    /// a derivative.
    /// </summary>
    /// <param name="which">The choice.</param>
    /// <param name="cases">At least one.</param>
    /// <exception cref="ArgumentException">There is no case, or the shapes cannot be broadcast together.</exception>
    [Pure]
    public static NDArray<T> SelectN<T>(NDArray<int> which, params NDArray<T>[] cases)
        where T : unmanaged
    {
        if (cases.Length == 0)
        {
            throw new ArgumentException("SelectN needs at least one case to choose from", nameof(cases));
        }

        NDArray<T> result = cases[0];
        for (int i = 1; i < cases.Length; i++)
        {
            result = SelectN(which >= i, result, cases[i]);
        }

        return result;
    }

    /// <summary>onTrue where which is true, onFalse where it is false.</summary>
    /// <param name="which">The choice.</param>
    /// <param name="onTrue">Taken where which is true.</param>
    /// <param name="onFalse">Taken where which is false.</param>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Pure]
    public static NDArray<T> Select<T>(NDArray<bool> which, NDArray<T> onTrue, NDArray<T> onFalse)
        where T : unmanaged
        => SelectN(which, onFalse, onTrue);

    /// <summary>x held between min and max; NaN if any is. At a bound nobody gets a derivative.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("clamp")]
    public static NDArray<T> Clamp<T>(NDArray<T> min, NDArray<T> x, NDArray<T> max)
        where T : unmanaged
        => Min(Max(x, min), max);

    /// <summary>Whether each element is neither NaN nor infinite.</summary>
    [Primitive("is_finite")]
    public static NDArray<bool> IsFinite<T>(NDArray<T> x)
        where T : unmanaged
    {
        NDArray<bool> result = NDArray<bool>.Allocate(x.Shape);
        IsFiniteLoop<T> loop = new(x, result);
        Dispatch.Float<T, IsFiniteLoop<T>>(ref loop, "is_finite");
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>
    /// The elements as another type: from floating point to integers toward zero and saturating, NaN to 0; between
    /// integers wrapping; to bool "is not 0" (NaN is true). Linear between floating-point types.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TNew">The new element type.</typeparam>
    [Primitive("convert_element_type")]
    public static NDArray<TNew> ConvertElementType<T, TNew>(NDArray<T> x)
        where T : unmanaged
        where TNew : unmanaged
    {
        if (typeof(T) == typeof(TNew))
        {
            return Unsafe.As<NDArray<TNew>>(x);
        }

        NDArray<TNew> result = NDArray<TNew>.Allocate(x.Shape);
        ElementConversion.Convert(x.AsSpan(), result.WritableSpan());
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>The same bits as another element type of the same width; <see cref="BitcastConvertType"/> is for any width.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TNew">The new element type.</typeparam>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    [Primitive("bitcast")]
    public static NDArray<TNew> Bitcast<T, TNew>(NDArray<T> x)
        where T : unmanaged
        where TNew : unmanaged
    {
        if (Unsafe.SizeOf<T>() != Unsafe.SizeOf<TNew>())
        {
            throw new ArgumentException($"{DTypes.Name<T>()} and {DTypes.Name<TNew>()} are not of the same width", nameof(x));
        }

        NDArray<TNew> result = NDArray<TNew>.Allocate(x.Shape);
        MemoryMarshal.Cast<T, TNew>(x.AsSpan()).CopyTo(result.WritableSpan());
        GC.KeepAlive(x);
        return result;
    }

    /// <summary>x itself, as a constant to differentiation.</summary>
    [Primitive("stop_gradient")]
    public static NDArray<T> StopGradient<T>(NDArray<T> x)
        where T : unmanaged
        => x;

    private readonly struct IsFiniteLoop<T>(NDArray<T> x, NDArray<bool> result) : IFloatVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<bool> target = result.WritableSpan();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TSeen.IsFinite(source[i]);
            }
        }
    }
}
