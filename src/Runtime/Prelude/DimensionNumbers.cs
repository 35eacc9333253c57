namespace Pure.Jit;

/// <summary>
/// What the axes of a gather with JAX's arguments mean. The last axis of the start indices holds the positions of one window; the
/// others are batch axes.
/// </summary>
/// <param name="OffsetDims">The axes of the result that run over a window, ascending; the others run over the windows.</param>
/// <param name="CollapsedSliceDims">The axes of the operand, ascending, that a window has size 1 along and the result has not.</param>
/// <param name="StartIndexMap">The axis of the operand that each of the positions is along.</param>
/// <param name="OperandBatchingDims">The axes of the operand that each window has its own place along, ascending.</param>
/// <param name="StartIndicesBatchingDims">The axes of the start indices that tell this place.</param>
public sealed record GatherDimensionNumbers(
    Axes OffsetDims, Axes CollapsedSliceDims, Axes StartIndexMap, Axes OperandBatchingDims = default, Axes StartIndicesBatchingDims = default);

/// <summary>
/// What the axes of a scatter with JAX's arguments mean. The last axis of the scatter indices holds the positions of one window; the
/// others are batch axes.
/// </summary>
/// <param name="UpdateWindowDims">The axes of the updates that run over a window, ascending; the others run over the windows.</param>
/// <param name="InsertedWindowDims">The axes of the operand, ascending, that a window has size 1 along and the updates have not.</param>
/// <param name="ScatterDimsToOperandDims">The axis of the operand that each of the positions is along.</param>
/// <param name="OperandBatchingDims">The axes of the operand that each window has its own place along, ascending.</param>
/// <param name="ScatterIndicesBatchingDims">The axes of the scatter indices that tell this place.</param>
public sealed record ScatterDimensionNumbers(
    Axes UpdateWindowDims, Axes InsertedWindowDims, Axes ScatterDimsToOperandDims, Axes OperandBatchingDims = default, Axes ScatterIndicesBatchingDims = default);
