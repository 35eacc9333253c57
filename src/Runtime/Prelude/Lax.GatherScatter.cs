namespace Pure.Jit;

// Gathers and scatters of windows, with JAX's arguments: over positions in the flattened operand.
public static partial class Lax
{
    /// <summary>
    /// Windows of an array, at places that are data. <c>Nd.Take</c> and indexing are
    /// faster where one axis is taken from. Linear in the operand.
    /// </summary>
    /// <param name="operand">The array.</param>
    /// <param name="startIndices">Where windows begin: [.., k], k positions for each.</param>
    /// <param name="dimensionNumbers">What the axes mean.</param>
    /// <param name="sliceSizes">The size of a window along each axis of the operand.</param>
    /// <param name="mode">
    /// What a window that is not all inside gives: "fill" NaN (the smallest value for signed types, the largest for unsigned, true for
    /// bool), "clip" the nearest window inside, "promise" any of these.
    /// </param>
    /// <exception cref="ArgumentException">The sizes and axes do not fit each other, or the mode has no such name.</exception>
    [Pure]
    public static NDArray<T> Gather<T>(
        NDArray<T> operand, NDArray<int> startIndices, GatherDimensionNumbers dimensionNumbers, Shape sliceSizes, string mode = "fill")
        where T : unmanaged
    {
        if (mode != "fill" && mode != "clip" && mode != "promise")
        {
            throw new ArgumentException($"The mode of a gather is \"fill\", \"clip\" or \"promise\", not \"{mode}\"");
        }

        NDArray<int> places = WindowPlaces(
            operand.Shape, startIndices, dimensionNumbers.CollapsedSliceDims, dimensionNumbers.StartIndexMap, dimensionNumbers.OperandBatchingDims,
            dimensionNumbers.StartIndicesBatchingDims, sliceSizes, mode != "fill");
        NDArray<T> taken = Gather(Reshape(operand, operand.Size), places, 0, 0, mode == "fill" ? "fill" : "clip");
        return Transpose(taken, WindowsLast(places.Rank, dimensionNumbers.OffsetDims, startIndices.Rank - 1, false));
    }

    /// <summary>operand with windows, at places that are data, replaced by updates; of several to one place the last stays.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="scatterIndices">Where windows begin: [.., k], k positions for each.</param>
    /// <param name="updates">The windows.</param>
    /// <param name="dimensionNumbers">What the axes mean.</param>
    /// <param name="mode">What becomes of a window that is not all inside: "drop" nothing, "clip" the nearest window inside, "promise" either.</param>
    /// <exception cref="ArgumentException">The sizes and axes do not fit each other, or the mode has no such name.</exception>
    [Pure]
    public static NDArray<T> Scatter<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode = "drop")
        where T : unmanaged
        => Windowed(operand, scatterIndices, updates, dimensionNumbers, mode, (flat, places, windows) => Scatter(flat, places, windows, 0, 0, "drop"));

    /// <summary>operand with updates added to windows at places that are data; several to one place add up.</summary>
    /// <inheritdoc cref="Scatter{T}(NDArray{T}, NDArray{int}, NDArray{T}, ScatterDimensionNumbers, string)"/>
    [Pure]
    public static NDArray<T> ScatterAdd<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode = "drop")
        where T : unmanaged
        => Windowed(operand, scatterIndices, updates, dimensionNumbers, mode, (flat, places, windows) => ScatterAdd(flat, places, windows, 0, 0, "drop"));

    /// <summary>operand with updates subtracted from windows at places that are data; several from one place add up.</summary>
    /// <inheritdoc cref="Scatter{T}(NDArray{T}, NDArray{int}, NDArray{T}, ScatterDimensionNumbers, string)"/>
    [Pure]
    public static NDArray<T> ScatterSub<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode = "drop")
        where T : unmanaged
        => ScatterAdd(operand, scatterIndices, Neg(updates), dimensionNumbers, mode);

    /// <summary>operand with windows at places that are data multiplied by updates.</summary>
    /// <inheritdoc cref="Scatter{T}(NDArray{T}, NDArray{int}, NDArray{T}, ScatterDimensionNumbers, string)"/>
    [Pure]
    public static NDArray<T> ScatterMul<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode = "drop")
        where T : unmanaged
        => Windowed(operand, scatterIndices, updates, dimensionNumbers, mode, (flat, places, windows) => ScatterMul(flat, places, windows, 0, 0, "drop"));

    /// <summary>operand with windows at places that are data lowered to smaller updates.</summary>
    /// <inheritdoc cref="Scatter{T}(NDArray{T}, NDArray{int}, NDArray{T}, ScatterDimensionNumbers, string)"/>
    [Pure]
    public static NDArray<T> ScatterMin<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode = "drop")
        where T : unmanaged
        => Windowed(operand, scatterIndices, updates, dimensionNumbers, mode, (flat, places, windows) => ScatterMin(flat, places, windows, 0, 0, "drop"));

    /// <summary>operand with windows at places that are data raised to larger updates.</summary>
    /// <inheritdoc cref="Scatter{T}(NDArray{T}, NDArray{int}, NDArray{T}, ScatterDimensionNumbers, string)"/>
    [Pure]
    public static NDArray<T> ScatterMax<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode = "drop")
        where T : unmanaged
        => Windowed(operand, scatterIndices, updates, dimensionNumbers, mode, (flat, places, windows) => ScatterMax(flat, places, windows, 0, 0, "drop"));

    // A scatter of the flattened operand, with the updates' axes that run over windows behind the others.
    [Pure]
    private static NDArray<T> Windowed<T>(
        NDArray<T> operand, NDArray<int> scatterIndices, NDArray<T> updates, ScatterDimensionNumbers dimensionNumbers, string mode, Func<NDArray<T>, NDArray<int>, NDArray<T>, NDArray<T>> scatter)
        where T : unmanaged
    {
        NDArray<int> places = UpdatePlaces(operand.Shape, scatterIndices, updates.Shape, dimensionNumbers, mode);
        NDArray<T> windows = Transpose(updates, WindowsLast(updates.Rank, dimensionNumbers.UpdateWindowDims, scatterIndices.Rank - 1, true));
        return Reshape(scatter(Reshape(operand, operand.Size), places, windows), operand.Shape);
    }

    [Pure]
    private static NDArray<int> UpdatePlaces(Shape operand, NDArray<int> scatterIndices, Shape updates, ScatterDimensionNumbers dimensionNumbers, string mode)
    {
        if (mode != "drop" && mode != "clip" && mode != "promise")
        {
            throw new ArgumentException($"The mode of a scatter is \"drop\", \"clip\" or \"promise\", not \"{mode}\"");
        }

        if (updates.Rank != scatterIndices.Rank - 1 + dimensionNumbers.UpdateWindowDims.Count)
        {
            throw new ArgumentException(
                $"Updates have the {scatterIndices.Rank - 1} batch axes of the scatter indices and {dimensionNumbers.UpdateWindowDims.Count} of a window, but they are {updates}");
        }

        Shape sizes = default;
        int window = 0;
        for (int d = 0; d < operand.Rank; d++)
        {
            bool isInWindow = !dimensionNumbers.InsertedWindowDims.Contains(d) && !dimensionNumbers.OperandBatchingDims.Contains(d);
            sizes = sizes.Insert(d, isInWindow ? updates[dimensionNumbers.UpdateWindowDims[window]] : 1);
            window = isInWindow ? window + 1 : window;
        }

        return WindowPlaces(
            operand, scatterIndices, dimensionNumbers.InsertedWindowDims, dimensionNumbers.ScatterDimsToOperandDims, dimensionNumbers.OperandBatchingDims,
            dimensionNumbers.ScatterIndicesBatchingDims, sizes, mode != "drop");
    }

    /// <summary>
    /// Positions in the flattened operand: first the batch axes of the indices, then those of a window. −1 for all of a window that
    /// is not all inside, unless it is moved inside.
    /// </summary>
    [Pure]
    private static NDArray<int> WindowPlaces(
        Shape operand, NDArray<int> starts, Axes collapsed, Axes startMap, Axes operandBatching, Axes startBatching, Shape sizes, bool isMoved)
    {
        int batches = starts.Rank - 1;
        if (sizes.Rank != operand.Rank || batches < 0 || operandBatching.Count != startBatching.Count || !Shape.IsKnownEqual(starts.Shape[batches], startMap.Count))
        {
            throw new ArgumentException(
                $"A gather or scatter needs a window size for each axis of {operand}, but has {sizes}; {startMap.Count} positions for each window, but the indices are {starts.Shape}; and as many batching axes of both");
        }

        Shape shape = starts.Shape[..batches];
        for (int d = 0; d < operand.Rank; d++)
        {
            shape = collapsed.Contains(d) || operandBatching.Contains(d) ? shape : shape.Insert(shape.Rank, sizes[d]);
        }

        NDArray<int> places = Full<int>(shape, 0);
        NDArray<bool> isInside = Full<bool>(shape, 1);
        int axis = batches;
        for (int d = 0; d < operand.Rank; d++)
        {
            NDArray<int> place = Full<int>(shape, 0);
            for (int k = 0; k < startMap.Count; k++)
            {
                if (startMap[k] == d)
                {
                    NDArray<int> start = BroadcastInDim(Reshape(Nd.SliceAlong(starts, batches, k, k + 1), starts.Shape[..batches]), shape, Axes.Range(0, batches));
                    NDArray<int> last = operand[d] - sizes[d];
                    isInside = isMoved ? isInside : isInside & (start >= 0) & Le(start, BroadcastInDim(last, shape, []));
                    place = isMoved ? Max(Min(start, BroadcastInDim(last, shape, [])), place) : start;
                }
            }

            for (int k = 0; k < operandBatching.Count; k++)
            {
                place = operandBatching[k] == d ? Iota<int>(shape, startBatching[k]) : place;
            }

            bool isInWindow = !collapsed.Contains(d) && !operandBatching.Contains(d);
            place = isInWindow ? place + Iota<int>(shape, axis) : place;
            axis = isInWindow ? axis + 1 : axis;
            places = (places * operand[d]) + place;
        }

        return isMoved ? places : Nd.Where(isInside, places, Full<int>(shape, -1));
    }

    // The order that brings window axes to their places, or from there to the end.
    [Pure]
    private static Axes WindowsLast(int rank, Axes windowDims, int batches, bool isInverse)
    {
        Axes toEnd = [], toPlaces = [];
        int batch = 0, window = batches;
        for (int i = 0; i < rank; i++)
        {
            bool isWindow = windowDims.Contains(i);
            toPlaces = toPlaces.Insert(i, isWindow ? window : batch);
            toEnd = isWindow ? toEnd.Insert(toEnd.Count, i) : toEnd.Insert(batch, i);
            batch = isWindow ? batch : batch + 1;
            window = isWindow ? window + 1 : window;
        }

        return isInverse ? toEnd : toPlaces;
    }
}
