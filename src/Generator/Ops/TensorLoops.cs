using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>Plain loops over concrete arrays, for the ops' meaning.</summary>
internal static class TensorLoops
{
    public static ArrayType TypeOf(Tensor x) => new(x.DType, Shapes.Symbolic(x.Shape));

    public static int Product(IEnumerable<int> sizes) => sizes.Aggregate(1, (a, b) => checked(a * b));

    /// <summary>Row-major strides in elements.</summary>
    public static int[] Strides(EquatableArray<int> shape)
    {
        int[] strides = new int[shape.Count];
        for (int axis = shape.Count - 1, step = 1; axis >= 0; axis--)
        {
            strides[axis] = step;
            step *= shape[axis];
        }

        return strides;
    }

    public static int Offset(int[] index, int[] strides)
    {
        int offset = 0;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            offset += index[axis] * strides[axis];
        }

        return offset;
    }

    /// <summary>Every index of the shape in row-major order; the same array is reused.</summary>
    public static IEnumerable<int[]> Indices(EquatableArray<int> shape)
    {
        int[] index = new int[shape.Count];
        int count = Product(shape);
        for (int i = 0; i < count; i++)
        {
            yield return index;
            for (int axis = shape.Count - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }

    /// <summary>Every offset in an order in which the one before it along an axis comes first, and that one; -1 before the first.</summary>
    public static IEnumerable<(int At, int Before)> Runs(EquatableArray<int> shape, int axis, bool isReverse)
    {
        int length = shape[axis], step = Strides(shape)[axis], size = Product(shape);
        for (int i = 0; i < size; i++)
        {
            int at = isReverse ? size - 1 - i : i;
            bool isFirst = at / step % length == (isReverse ? length - 1 : 0);
            yield return (at, isFirst ? -1 : isReverse ? at + step : at - step);
        }
    }

    /// <summary>An array that is made of another's elements: <paramref name="source"/> maps an index to an offset in x.</summary>
    public static Tensor Rearrange(Tensor x, EquatableArray<int> shape, Func<int[], int> source)
    {
        int[] offsets = new int[Product(shape)];
        int at = 0;
        foreach (int[] index in Indices(shape))
        {
            offsets[at++] = source(index);
        }

        return Pick(x, shape, offsets);
    }

    /// <summary>The elements of x at these offsets.</summary>
    public static Tensor Pick(Tensor x, EquatableArray<int> shape, int[] offsets) => x.Numbers is { } numbers
        ? Tensor.Of(x.DType, shape, Array.ConvertAll(offsets, o => numbers[o]))
        : Tensor.Of(x.DType, shape, Array.ConvertAll(offsets, o => x.Integers![o]));

    /// <summary>A copy whose elements may be written.</summary>
    public static Tensor Copy(Tensor x) => x.Numbers is { } numbers
        ? Tensor.Of(x.DType, x.Shape, (double[])numbers.Clone())
        : Tensor.Of(x.DType, x.Shape, (long[])x.Integers!.Clone());

    public static Tensor Filled(DType dtype, EquatableArray<int> shape, double number, long integer)
    {
        int size = Product(shape);
        return dtype.IsFloating()
            ? Tensor.Of(dtype, shape, Enumerable.Repeat(number, size).ToArray())
            : Tensor.Of(dtype, shape, Enumerable.Repeat(integer, size).ToArray());
    }

    /// <summary>to[i] = from[j].</summary>
    public static void Assign(Tensor to, int i, Tensor from, int j)
    {
        if (to.Numbers is not null)
        {
            to.Numbers[i] = from.Numbers![j];
        }
        else
        {
            to.Integers![i] = from.Integers![j];
        }
    }
}
