using System.ComponentModel;
using Pure.Jit.Ilgpu.Kernels;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>
/// What compiled methods call on devices for operations on whole arrays: the members of <see cref="Lax"/> of the same names, with the
/// call in front. Arrays of the host are copied first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DeviceCalls
{
    /// <inheritdoc cref="Lax.Cumsum{T}(NDArray{T}, int, bool)"/>
    public static NDArray<T> Cumsum<T>(DeviceCall call, NDArray<T> x, int axis, bool reverse = false)
        where T : unmanaged => Cumulate(call, x, axis, reverse, Steps.Add, isWide: true);

    /// <inheritdoc cref="Lax.Cumprod{T}(NDArray{T}, int, bool)"/>
    public static NDArray<T> Cumprod<T>(DeviceCall call, NDArray<T> x, int axis, bool reverse = false)
        where T : unmanaged => Cumulate(call, x, axis, reverse, Steps.Multiply, isWide: true);

    /// <inheritdoc cref="Lax.Cummax{T}(NDArray{T}, int, bool)"/>
    public static NDArray<T> Cummax<T>(DeviceCall call, NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged => Cumulate(call, x, axis, reverse, Steps.Max, isWide: false);

    /// <inheritdoc cref="Lax.Cummin{T}(NDArray{T}, int, bool)"/>
    public static NDArray<T> Cummin<T>(DeviceCall call, NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged => Cumulate(call, x, axis, reverse, Steps.Min, isWide: false);

    /// <inheritdoc cref="Lax.Cumlogsumexp{T}(NDArray{T}, int, bool)"/>
    public static NDArray<T> Cumlogsumexp<T>(DeviceCall call, NDArray<T> x, int axis = 0, bool reverse = false)
        where T : unmanaged => Cumulate(call, x, axis, reverse, Steps.LogAdd, isWide: true);

    /// <inheritdoc cref="Lax.LinearRecurrence{T}(NDArray{T}, NDArray{T}, int, bool)"/>
    public static NDArray<T> LinearRecurrence<T>(DeviceCall call, NDArray<T> a, NDArray<T> b, int axis, bool reverse = false)
        where T : unmanaged
    {
        if (a.Shape != b.Shape)
        {
            throw new ArgumentException($"Factors of shape {a.Shape} and summands of shape {b.Shape} differ", nameof(b));
        }

        return Cumulate(call, a, axis, reverse, Steps.Add, isWide: true, Here(call, b));
    }

    /// <inheritdoc cref="Lax.Scatter{T}(NDArray{T}, NDArray{int}, NDArray{T}, int, int, string)"/>
    public static NDArray<T> Scatter<T>(DeviceCall call, NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged => ScatterInto(call, operand, indices, updates, axis, batchDims, mode, Steps.Replace);

    /// <inheritdoc cref="Lax.ScatterAdd{T}(NDArray{T}, NDArray{int}, NDArray{T}, int, int, string)"/>
    public static NDArray<T> ScatterAdd<T>(DeviceCall call, NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged => ScatterInto(call, operand, indices, updates, axis, batchDims, mode, Steps.Add);

    /// <inheritdoc cref="Lax.ScatterMul{T}(NDArray{T}, NDArray{int}, NDArray{T}, int, int, string)"/>
    public static NDArray<T> ScatterMul<T>(DeviceCall call, NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged => ScatterInto(call, operand, indices, updates, axis, batchDims, mode, Steps.Multiply);

    /// <inheritdoc cref="Lax.ScatterMin{T}(NDArray{T}, NDArray{int}, NDArray{T}, int, int, string)"/>
    public static NDArray<T> ScatterMin<T>(DeviceCall call, NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged => ScatterInto(call, operand, indices, updates, axis, batchDims, mode, Steps.Min);

    /// <inheritdoc cref="Lax.ScatterMax{T}(NDArray{T}, NDArray{int}, NDArray{T}, int, int, string)"/>
    public static NDArray<T> ScatterMax<T>(DeviceCall call, NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged => ScatterInto(call, operand, indices, updates, axis, batchDims, mode, Steps.Max);

    private static NDArray<T> Here<T>(DeviceCall call, NDArray<T> x)
        where T : unmanaged => x.Device is null ? x.To(call.Device) : x;

    // Kernels count in 32 bits.
    private static int Count(long elements) => elements <= int.MaxValue
        ? (int)elements
        : throw new ArgumentException($"A kernel would count {elements} elements; devices count up to {int.MaxValue}. Split the arrays, or call .ToHost() and compute there");

    private static NDArray<T> Cumulate<T>(DeviceCall call, NDArray<T> x, int axis, bool reverse, int step, bool isWide, NDArray<T>? summands = null)
        where T : unmanaged
    {
        x = Here(call, x);
        int along = Axes.NormalizeOne(axis, x.Rank);
        NDArray<T> result = call.New<T>(x.Shape);
        CumulativeVisitor<T> visitor = new(call, x, summands, result, AlongAxis.Of(x.Shape, along), reverse, step);
        if (x.Size > 0)
        {
            ElementDispatch.Of<T, CumulativeVisitor<T>>(ref visitor, isWide && call.Device.HasDouble);
        }

        return result;
    }

    private static NDArray<T> ScatterInto<T>(
        DeviceCall call, NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode, int step)
        where T : unmanaged
    {
        Shape needed = operand.Shape[..axis].Concat(indices.Shape[batchDims..]).Concat(operand.Shape[(axis + 1)..]);
        if (updates.Shape != needed)
        {
            throw new ArgumentException($"Updates of shape {updates.Shape} do not fit the positions, which need {needed}", nameof(updates));
        }

        // A copy even of an array that nobody else has: arrays do not change.
        operand = Here(call, operand);
        NDArray<T> result = call.New<T>(operand.Shape);
        call.Copy(call.Memory<T, byte>(operand), call.Memory<T, byte>(result));
        ScatterVisitor<T> visitor = new(call, result, Here(call, indices), Here(call, updates), axis, batchDims, mode, step);
        if (updates.Size > 0 && result.Size > 0)
        {
            ElementDispatch.Of<T, ScatterVisitor<T>>(ref visitor);
        }

        return result;
    }

    private readonly struct CumulativeVisitor<T>(DeviceCall call, NDArray<T> x, NDArray<T>? summands, NDArray<T> result, AlongAxis along, bool reverse, int step) : IElementVisitor
        where T : unmanaged
    {
        public void Visit<TMemory, TRegister, TElement>()
            where TMemory : unmanaged
            where TRegister : unmanaged
            where TElement : struct, IElement<TMemory, TRegister>
        {
            CumulativeArguments<TMemory> arguments = new()
            {
                X = call.Memory<T, TMemory>(x), B = call.Memory<T, TMemory>(summands ?? x), Y = call.Memory<T, TMemory>(result), Rows = along.Rows,
                Length = along.Length, Inner = along.Inner, Step = step, IsReverse = reverse ? 1 : 0,
            };
            bool isLong = summands is null && along.Length >= 2 * call.GroupSize;
            call.Launch(
                summands is not null ? CumulativeKernels<TMemory, TRegister, TElement>.Recurrence
                    : isLong ? CumulativeKernels<TMemory, TRegister, TElement>.Long : CumulativeKernels<TMemory, TRegister, TElement>.Short,
                isLong ? Math.Min(along.Rows, call.Device.Groups) : call.GroupsFor(along.Rows), call.GroupSize, arguments);
        }
    }

    private readonly struct ScatterVisitor<T>(
        DeviceCall call, NDArray<T> result, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode, int step) : IElementVisitor
        where T : unmanaged
    {
        public void Visit<TMemory, TRegister, TElement>()
            where TMemory : unmanaged
            where TRegister : unmanaged
            where TElement : struct, IElement<TMemory, TRegister>
        {
            int batch = result.Shape[..batchDims].Size, positions = indices.Shape[batchDims..].Size;
            NDArray<int> places = call.New<int>((batch, positions));
            ScatterArguments<TMemory> arguments = new()
            {
                Target = call.Memory<T, TMemory>(result), Updates = call.Memory<T, TMemory>(updates), Places = call.View(indices), Order = call.View(places),
                Batch = batch, Prefix = result.Shape[batchDims..axis].Size, Length = result.Shape[axis], Suffix = result.Shape[(axis + 1)..].Size,
                Positions = positions, Step = step, IsClipped = mode == "drop" ? 0 : 1,
            };
            call.Launch(ScatterKernels<TMemory, TRegister, TElement>.Place, call.GroupsFor(places.Size), call.GroupSize, arguments);
            Ordering order = Order(call, places, new AlongAxis(batch, positions, 1), isDescending: false);
            arguments.Places = call.View(places);
            arguments.Order = order.Places;
            arguments.Padded = order.Padded;
            call.Launch(ScatterKernels<TMemory, TRegister, TElement>.Apply, call.GroupsFor(updates.Size), call.GroupSize, arguments);
        }
    }
}
