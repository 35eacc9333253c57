using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Pure.Jit;

// Reading and writing at positions that are themselves data.
public static partial class Lax
{
    /// <summary>A block of x; a negative start counts from the end once, then the block is moved so that it lies inside.</summary>
    /// <param name="x">The array.</param>
    /// <param name="startIndices">The first index on each axis, rank 0 each.</param>
    /// <param name="sliceSizes">The block's shape.</param>
    /// <exception cref="ArgumentException">The block is larger than x, or the number of starts is not x's rank.</exception>
    [Primitive("dynamic_slice")]
    public static NDArray<T> DynamicSlice<T>(NDArray<T> x, NDArray<int>[] startIndices, Shape sliceSizes)
        where T : unmanaged
        => Strided.Gather(x, sliceSizes, DynamicStart(x, startIndices, sliceSizes), Strided.Contiguous(x.Shape));

    /// <summary>x with a block replaced; a negative start counts from the end once, then the block is moved so that it lies inside.</summary>
    /// <param name="x">The array.</param>
    /// <param name="update">The block.</param>
    /// <param name="startIndices">Where it goes on each axis, rank 0 each.</param>
    /// <exception cref="ArgumentException">The block is larger than x, or the number of starts is not x's rank.</exception>
    [Primitive("dynamic_update_slice")]
    public static NDArray<T> DynamicUpdateSlice<T>(NDArray<T> x, NDArray<T> update, NDArray<int>[] startIndices)
        where T : unmanaged
    {
        int start = DynamicStart(x, startIndices, update.Shape);
        NDArray<T> result = Copy(x);
        Strided.Scatter(update, result, start, Strided.Contiguous(x.Shape));
        return result;
    }

    /// <summary>
    /// Takes along one axis: operand [B.., P.., n, Q..], indices [B.., I..] give [B.., P.., I.., Q..].
    /// </summary>
    /// <param name="operand">The array.</param>
    /// <param name="indices">Positions 0 to n − 1.</param>
    /// <param name="axis">The axis of size n.</param>
    /// <param name="batchDims">How many leading axes B the two have in common.</param>
    /// <param name="mode">
    /// What a position outside gives: "clip" the nearest inside, "fill" NaN (the smallest value for signed types, the
    /// largest for unsigned, true for bool), "zero" 0, "promise" an exception here and anything in compiled code.
    /// </param>
    [Primitive("gather")]
    public static unsafe NDArray<T> Gather<T>(NDArray<T> operand, NDArray<int> indices, int axis, int batchDims, string mode)
        where T : unmanaged
    {
        IndexLayout layout = new(operand.Shape, indices.Shape, axis, batchDims);
        NDArray<T> result = NDArray<T>.Allocate(layout.Result);
        if (result.Size > 0 && mode is not ("fill" or "zero") && (mode != "clip" || layout.Length == 0))
        {
            foreach (int position in indices.AsSpan())
            {
                if ((uint)position >= (uint)layout.Length)
                {
                    Clip(position, layout.Length, mode, axis);
                }
            }
        }

        if (result.Size > 0)
        {
            fixed (T* source = operand)
            fixed (int* positions = indices)
            fixed (T* target = &result.Reference)
            {
                CompilerServices.Indexed.Gather(
                    source, positions, target, layout.Batch, layout.Prefix, layout.Length, layout.Positions, layout.Suffix, mode);
            }
        }

        GC.KeepAlive(operand);
        GC.KeepAlive(indices);
        return result;
    }

    /// <summary>operand with updates added where a gather with the same attributes reads; several to one place add up in order.</summary>
    /// <param name="operand">The array [B.., P.., n, Q..].</param>
    /// <param name="indices">Positions [B.., I..].</param>
    /// <param name="updates">What to add [B.., P.., I.., Q..].</param>
    /// <param name="axis">The axis of size n.</param>
    /// <param name="batchDims">How many leading axes B the three have in common.</param>
    /// <param name="mode">What becomes of a position outside: "clip" the nearest inside, "drop" nothing, "promise" an exception here.</param>
    [Primitive("scatter_add")]
    public static NDArray<T> ScatterAdd<T>(
        NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged
        => ScatterInto<T, ScatterAddStep>(operand, indices, updates, axis, batchDims, mode);

    /// <summary>operand with updates written where a gather with the same attributes reads; of several to one place the last stays.</summary>
    /// <param name="operand">The array [B.., P.., n, Q..].</param>
    /// <param name="indices">Positions [B.., I..].</param>
    /// <param name="updates">What to write [B.., P.., I.., Q..].</param>
    /// <param name="axis">The axis of size n.</param>
    /// <param name="batchDims">How many leading axes B the three have in common.</param>
    /// <param name="mode">What becomes of a position outside: "clip" the nearest inside, "drop" nothing, "promise" an exception here.</param>
    [Primitive("scatter")]
    public static NDArray<T> Scatter<T>(
        NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged
        => ScatterInto<T, ScatterStep>(operand, indices, updates, axis, batchDims, mode);

    /// <summary>operand with its elements multiplied by updates where a gather with the same attributes reads; several to one place count one after the other.</summary>
    /// <param name="operand">The array [B.., P.., n, Q..].</param>
    /// <param name="indices">Positions [B.., I..].</param>
    /// <param name="updates">The updates [B.., P.., I.., Q..].</param>
    /// <param name="axis">The axis of size n.</param>
    /// <param name="batchDims">How many leading axes B the three have in common.</param>
    /// <param name="mode">What becomes of a position outside: "clip" the nearest inside, "drop" nothing, "promise" an exception here.</param>
    [Primitive("scatter_mul")]
    public static NDArray<T> ScatterMul<T>(
        NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged
        => ScatterInto<T, ScatterMulStep>(operand, indices, updates, axis, batchDims, mode);

    /// <summary>operand with its elements lowered to updates that are smaller where a gather with the same attributes reads; several to one place count one after the other. NaN wins; equal ones share the derivative.</summary>
    /// <param name="operand">The array [B.., P.., n, Q..].</param>
    /// <param name="indices">Positions [B.., I..].</param>
    /// <param name="updates">The updates [B.., P.., I.., Q..].</param>
    /// <param name="axis">The axis of size n.</param>
    /// <param name="batchDims">How many leading axes B the three have in common.</param>
    /// <param name="mode">What becomes of a position outside: "clip" the nearest inside, "drop" nothing, "promise" an exception here.</param>
    [Primitive("scatter_min")]
    public static NDArray<T> ScatterMin<T>(
        NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged
        => ScatterInto<T, ScatterMinStep>(operand, indices, updates, axis, batchDims, mode);

    /// <summary>operand with its elements raised to updates that are larger where a gather with the same attributes reads; several to one place count one after the other. NaN wins; equal ones share the derivative.</summary>
    /// <param name="operand">The array [B.., P.., n, Q..].</param>
    /// <param name="indices">Positions [B.., I..].</param>
    /// <param name="updates">The updates [B.., P.., I.., Q..].</param>
    /// <param name="axis">The axis of size n.</param>
    /// <param name="batchDims">How many leading axes B the three have in common.</param>
    /// <param name="mode">What becomes of a position outside: "clip" the nearest inside, "drop" nothing, "promise" an exception here.</param>
    [Primitive("scatter_max")]
    public static NDArray<T> ScatterMax<T>(
        NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged
        => ScatterInto<T, ScatterMaxStep>(operand, indices, updates, axis, batchDims, mode);

    /// <summary>
    /// The indices with negative ones counted from the end, after a check that each is inside then. The check is off where the build
    /// sets <c>PureJitCheckIndices</c> to false: places outside then do what the mode of the indexing says.
    /// </summary>
    /// <param name="indices">The indices.</param>
    /// <param name="size">The size of the axis.</param>
    /// <param name="axis">The axis, for the message.</param>
    /// <param name="array">What is indexed and where, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside.</exception>
    [Primitive("check_index")]
    public static NDArray<int> CheckIndex(NDArray<int> indices, Shape size, int axis, string array = "")
    {
        int length = size[0];
        ReadOnlySpan<int> places = indices.AsSpan();
        if (places.Length == 0 || TensorPrimitives.Max(MemoryMarshal.Cast<int, uint>(places)) < (uint)length)
        {
            GC.KeepAlive(indices);
            return indices;
        }

        NDArray<int> result = NDArray<int>.Allocate(indices.Shape);
        Span<int> counted = result.WritableSpan();
        for (int i = 0; i < counted.Length; i++)
        {
            counted[i] = places[i] < 0 ? places[i] + length : places[i];
            if (AreIndicesChecked && (uint)counted[i] >= (uint)length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    places[i],
                    $"Index {places[i]} is outside axis {axis}{(array.Length == 0 ? "" : " of ")}{array}, which is {length}; give a mode (\"clip\", \"fill\", \"drop\") if that is meant");
            }
        }

        GC.KeepAlive(indices);
        return result;
    }

    // A constant after the first call, so that code without checks has no trace of them.
    private static readonly bool AreIndicesChecked =
        !string.Equals(AppContext.GetData("PureJit.CheckIndices")?.ToString(), "false", StringComparison.OrdinalIgnoreCase);

    internal static NDArray<T> Copy<T>(NDArray<T> x)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        x.CopyTo(result.WritableSpan());
        return result;
    }

    internal static T FillValue<T>()
        where T : unmanaged
        => DTypes.IsFloating<T>() ? Limits.NaN<T>() : DTypes.IsSigned<T>() ? Limits.MinValue<T>() : Limits.MaxValue<T>();

    private static int Clip(int position, int length, string mode, int axis)
        => mode == "clip" && length > 0
            ? Math.Clamp(position, 0, length - 1)
            : throw new ArgumentOutOfRangeException("indices", position, $"Index {position} is outside axis {axis}, which is {length}");

    private static int DynamicStart<T>(NDArray<T> x, NDArray<int>[] startIndices, Shape block)
        where T : unmanaged
    {
        RequireOnePerAxis(x, startIndices.Length, nameof(startIndices));
        RequireOnePerAxis(x, block.Rank, "sliceSizes");
        int[] strides = Strided.Contiguous(x.Shape);
        int start = 0;
        for (int axis = 0; axis < x.Rank; axis++)
        {
            if (block[axis] > x.Shape[axis])
            {
                throw new ArgumentException($"A block of {block[axis]} does not fit axis {axis}, which is {x.Shape[axis]}", "sliceSizes");
            }

            int first = startIndices[axis].Item();
            first = first < 0 ? first + x.Shape[axis] : first;
            start += Math.Clamp(first, 0, x.Shape[axis] - block[axis]) * strides[axis];
        }

        return start;
    }
}
