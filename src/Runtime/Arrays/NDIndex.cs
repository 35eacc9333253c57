namespace Pure.Jit;

/// <summary>
/// One entry between the brackets of <c>x[…]</c>: an <c>int</c> or <c>^1</c> (drops the axis), a range, a
/// <see cref="Nd.Slice"/> with a step, an integer array (takes along the axis; of rank 0 it drops it),
/// <see cref="Nd.NewAxis"/> or <see cref="Nd.Ellipsis"/>.
/// </summary>
public readonly struct NDIndex
{
    internal NDIndex(NDIndexKind kind) => this.Kind = kind;

    private NDIndex(Index position)
        : this(NDIndexKind.Position) => this.Position = position;

    private NDIndex(Range range)
        : this(NDIndexKind.Range) => this.Range = range;

    private NDIndex(NDArray<int> positions)
        : this(NDIndexKind.Positions) => this.Positions = positions;

    internal NDIndex(int? start, int? stop, int? step)
        : this(NDIndexKind.Slice) => this.Slice = (start, stop, step);

    internal NDIndexKind Kind { get; }

    internal Index Position { get; }

    internal Range Range { get; }

    internal NDArray<int>? Positions { get; }

    internal NDArray<bool>? Mask { get; private init; }

    internal (int? Start, int? Stop, int? Step) Slice { get; }

    /// <summary>One position; negative counts from the end.</summary>
    [Primitive("index_position")]
    public static implicit operator NDIndex(int position)
        => new(position < 0 ? new Index(-position, fromEnd: true) : new Index(position));

    /// <summary>One position.</summary>
    [Primitive("index_position")]
    public static implicit operator NDIndex(Index position) => new(position);

    /// <summary>A range of positions.</summary>
    [Primitive("index_range")]
    public static implicit operator NDIndex(Range range) => new(range);

    /// <summary>Positions that are data; negative ones count from the end, those outside are an error, or read the nearest inside where indices are not checked (<c>PureJitCheckIndices</c>).</summary>
    [Primitive("index_positions")]
    public static implicit operator NDIndex(NDArray<int> positions) => new(positions);

    /// <summary>Where a mask is true, in row-major order: it stands for as many axes as it has, which become one.</summary>
    [Primitive("index_positions")]
    public static implicit operator NDIndex(NDArray<bool> mask) => new(NDIndexKind.Mask) { Mask = mask };
}
