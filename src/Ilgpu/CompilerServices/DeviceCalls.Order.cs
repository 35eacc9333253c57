using ILGPU;
using Pure.Jit.Ilgpu.Kernels;

namespace Pure.Jit.Ilgpu.CompilerServices;

// Sorting and what is found by order.
public static partial class DeviceCalls
{
    /// <inheritdoc cref="Lax.Sort{T}(NDArray{T}, int)"/>
    public static NDArray<T> Sort<T>(DeviceCall call, NDArray<T> x, int dimension)
        where T : unmanaged
    {
        x = Here(call, x);
        int axis = Axes.NormalizeOne(dimension, x.Rank);
        AlongAxis along = AlongAxis.Of(x.Shape, axis);
        return Take(call, x, Order(call, x, along, isDescending: false), along, along.Length, x.Shape);
    }

    /// <inheritdoc cref="Lax.SortKeyVal{TKey, TValue}(NDArray{TKey}, NDArray{TValue}, int)"/>
    public static (NDArray<TKey> Keys, NDArray<TValue> Values) SortKeyVal<TKey, TValue>(
        DeviceCall call, NDArray<TKey> keys, NDArray<TValue> values, int dimension)
        where TKey : unmanaged
        where TValue : unmanaged
    {
        keys = Here(call, keys);
        if (keys.Shape != values.Shape)
        {
            throw new ArgumentException($"Keys of shape {keys.Shape} and values of shape {values.Shape} differ", nameof(values));
        }

        int axis = Axes.NormalizeOne(dimension, keys.Rank);
        AlongAxis along = AlongAxis.Of(keys.Shape, axis);
        Ordering order = Order(call, keys, along, isDescending: false);
        return (Take(call, keys, order, along, along.Length, keys.Shape), Take(call, Here(call, values), order, along, along.Length, keys.Shape));
    }

    /// <inheritdoc cref="Lax.TopK{T}(NDArray{T}, int)"/>
    public static (NDArray<T> Values, NDArray<int> Indices) TopK<T>(DeviceCall call, NDArray<T> operand, int k)
        where T : unmanaged
    {
        operand = Here(call, operand);
        if (operand.Rank == 0 || k < 0 || k > operand.Shape[^1])
        {
            throw new ArgumentException($"Cannot take {k} elements along the last axis of an array of shape {operand.Shape}", nameof(k));
        }

        AlongAxis along = AlongAxis.Of(operand.Shape, operand.Rank - 1);
        Shape shape = operand.Shape.With(operand.Rank - 1, k);
        Ordering order = Order(call, operand, along, isDescending: true);
        NDArray<int> indices = call.New<int>(shape);
        if (indices.Size > 0)
        {
            call.Launch(TakePlaces.Kernel, call.GroupsFor(indices.Size), call.GroupSize, new TakeArguments<int>
            {
                Order = order.Places, Y = call.View(indices), Rows = along.Rows, Length = along.Length, Count = k, Inner = 1, Padded = order.Padded,
            });
        }

        return (Take(call, operand, order, along, k, shape), indices);
    }

    /// <inheritdoc cref="Lax.Argmax{T}(NDArray{T}, int)"/>
    public static NDArray<int> Argmax<T>(DeviceCall call, NDArray<T> x, int axis)
        where T : unmanaged => PositionOf(call, x, axis, isLargest: true);

    /// <inheritdoc cref="Lax.Argmin{T}(NDArray{T}, int)"/>
    public static NDArray<int> Argmin<T>(DeviceCall call, NDArray<T> x, int axis)
        where T : unmanaged => PositionOf(call, x, axis, isLargest: false);

    /// <inheritdoc cref="Lax.Searchsorted{T}(NDArray{T}, NDArray{T}, int, string)"/>
    public static NDArray<int> Searchsorted<T>(DeviceCall call, NDArray<T> sortedArr, NDArray<T> query, int batchDims, string side)
        where T : unmanaged
    {
        if (sortedArr.Rank != batchDims + 1 || query.Rank < batchDims || sortedArr.Shape[..batchDims] != query.Shape[..batchDims] || side is not ("left" or "right"))
        {
            throw new ArgumentException(
                $"Runs of shape {sortedArr.Shape} and queries of shape {query.Shape} do not fit with {batchDims} batch axes and side \"{side}\"", nameof(query));
        }

        NDArray<int> result = call.New<int>(query.Shape);
        SearchVisitor<T> visitor = new(call, Here(call, sortedArr), Here(call, query), result, query.Shape[batchDims..].Size, side == "left");
        if (result.Size > 0)
        {
            ElementDispatch.Of<T, SearchVisitor<T>>(ref visitor);
        }

        return result;
    }

    private static NDArray<int> PositionOf<T>(DeviceCall call, NDArray<T> x, int axis, bool isLargest)
        where T : unmanaged
    {
        x = Here(call, x);
        int along = Axes.NormalizeOne(axis, x.Rank);
        x.Shape.NonEmpty(along, isLargest ? "argmax" : "argmin");
        NDArray<int> result = call.New<int>(x.Shape.RemoveAt(along));
        PositionVisitor<T> visitor = new(call, x, result, AlongAxis.Of(x.Shape, along), isLargest);
        if (result.Size > 0)
        {
            ElementDispatch.Of<T, PositionVisitor<T>>(ref visitor);
        }

        return result;
    }

    private static Ordering Order<T>(DeviceCall call, NDArray<T> keys, AlongAxis along, bool isDescending)
        where T : unmanaged
    {
        OrderVisitor<T> visitor = new(call, keys, along, isDescending);
        ElementDispatch.Of<T, OrderVisitor<T>>(ref visitor);
        return visitor.Result;
    }

    private static NDArray<T> Take<T>(DeviceCall call, NDArray<T> x, Ordering order, AlongAxis along, int count, Shape shape)
        where T : unmanaged
    {
        NDArray<T> result = call.New<T>(shape);
        TakeVisitor<T> visitor = new(call, x, result, order, along, count);
        if (result.Size > 0)
        {
            ElementDispatch.Of<T, TakeVisitor<T>>(ref visitor);
        }

        return result;
    }

    /// <summary>Which element of each row comes first, second, …; rows padded to a power of two.</summary>
    private readonly record struct Ordering(ArrayView<int> Places, int Padded);

    private struct OrderVisitor<T>(DeviceCall call, NDArray<T> keys, AlongAxis along, bool isDescending) : IElementVisitor
        where T : unmanaged
    {
        public Ordering Result { get; private set; }

        public void Visit<TMemory, TRegister, TElement>()
            where TMemory : unmanaged
            where TRegister : unmanaged
            where TElement : struct, IElement<TMemory, TRegister>
        {
            int padded = 1;
            while (padded < along.Length)
            {
                padded = checked(padded * 2);
            }

            int count = Count((long)along.Rows * padded);
            OrderArguments<TMemory> arguments = new()
            {
                Keys = call.Memory<T, TMemory>(keys), Order = call.Temporary<int>(count), Rows = along.Rows, Length = along.Length, Inner = along.Inner,
                Padded = padded, IsDescending = isDescending ? 1 : 0,
            };
            this.Result = new Ordering(arguments.Order, padded);
            if (keys.Size == 0)
            {
                return;
            }

            call.Launch(OrderKernels<TMemory, TRegister, TElement>.First, call.GroupsFor(count), call.GroupSize, arguments);
            for (int run = 2; run <= padded; run *= 2)
            {
                for (int distance = run / 2; distance > 0; distance /= 2)
                {
                    arguments.Run = run;
                    arguments.Distance = distance;
                    call.Launch(OrderKernels<TMemory, TRegister, TElement>.Step, call.GroupsFor(count / 2), call.GroupSize, arguments);
                }
            }
        }
    }

    private readonly struct TakeVisitor<T>(DeviceCall call, NDArray<T> x, NDArray<T> result, Ordering order, AlongAxis along, int count) : IElementVisitor
        where T : unmanaged
    {
        public void Visit<TMemory, TRegister, TElement>()
            where TMemory : unmanaged
            where TRegister : unmanaged
            where TElement : struct, IElement<TMemory, TRegister> =>
            call.Launch(TakeKernels<TMemory>.Elements, call.GroupsFor(result.Size), call.GroupSize, new TakeArguments<TMemory>
            {
                X = call.Memory<T, TMemory>(x), Order = order.Places, Y = call.Memory<T, TMemory>(result), Rows = along.Rows, Length = along.Length,
                Count = count, Inner = along.Inner, Padded = order.Padded,
            });
    }

    private readonly struct PositionVisitor<T>(DeviceCall call, NDArray<T> x, NDArray<int> result, AlongAxis along, bool isLargest) : IElementVisitor
        where T : unmanaged
    {
        public void Visit<TMemory, TRegister, TElement>()
            where TMemory : unmanaged
            where TRegister : unmanaged
            where TElement : struct, IElement<TMemory, TRegister>
        {
            PositionArguments<TMemory> arguments = new()
            {
                X = call.Memory<T, TMemory>(x), Query = call.Memory<T, TMemory>(x), Y = call.View(result), Rows = along.Rows, Length = along.Length, Inner = along.Inner, Flag = isLargest ? 1 : 0,
            };
            bool isLong = along.Length >= 2 * call.GroupSize;
            call.Launch(
                isLong ? PositionKernels<TMemory, TRegister, TElement>.Long : PositionKernels<TMemory, TRegister, TElement>.Short,
                isLong ? Math.Min(along.Rows, call.Device.Groups) : call.GroupsFor(along.Rows), call.GroupSize, arguments);
        }
    }

    private readonly struct SearchVisitor<T>(DeviceCall call, NDArray<T> runs, NDArray<T> query, NDArray<int> result, int queries, bool isLeft) : IElementVisitor
        where T : unmanaged
    {
        public void Visit<TMemory, TRegister, TElement>()
            where TMemory : unmanaged
            where TRegister : unmanaged
            where TElement : struct, IElement<TMemory, TRegister> =>
            call.Launch(PositionKernels<TMemory, TRegister, TElement>.Search, call.GroupsFor(result.Size), call.GroupSize, new PositionArguments<TMemory>
            {
                X = call.Memory<T, TMemory>(runs), Query = call.Memory<T, TMemory>(query), Y = call.View(result), Rows = result.Size / queries,
                Length = runs.Shape[^1], Inner = queries, Flag = isLeft ? 1 : 0,
            });
    }
}
