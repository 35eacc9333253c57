namespace Pure.Jit;

// Shapes, with JAX's names and arguments.
public static partial class Lax
{
    /// <summary>The array without axes of size 1.</summary>
    /// <param name="array">The array.</param>
    /// <param name="dimensions">The axes.</param>
    /// <exception cref="ArgumentException">An axis has another size.</exception>
    /// <example><code>var y = Lax.Squeeze(Nd.Ones((1, 2)), 0);   // [1, 1]</code></example>
    [Pure]
    public static NDArray<T> Squeeze<T>(NDArray<T> array, Axes dimensions)
        where T : unmanaged
        => Nd.Squeeze(array, dimensions);

    /// <summary>The array with new axes of size 1.</summary>
    /// <param name="array">The array.</param>
    /// <param name="dimensions">Where they are in the result.</param>
    /// <example><code>var y = Lax.ExpandDims(Nd.Array([1f, 2f]), 0);   // [[1, 2]]</code></example>
    [Pure]
    public static NDArray<T> ExpandDims<T>(NDArray<T> array, Axes dimensions)
        where T : unmanaged
        => Nd.ExpandDims(array, dimensions);

    /// <summary>One value in x's shape and type.</summary>
    /// <param name="x">The array.</param>
    /// <param name="fillValue">The value, of rank 0.</param>
    /// <example><code>var y = Lax.FullLike(Nd.Array([1f, 2f]), 3f);   // [3, 3]</code></example>
    [Pure]
    public static NDArray<T> FullLike<T>(NDArray<T> x, NDArray<T> fillValue)
        where T : unmanaged
        => BroadcastInDim(fillValue, x.Shape, default);

    /// <summary>The array with new leading axes, along which it is repeated.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="sizes">The sizes of the new axes.</param>
    /// <example><code>var y = Lax.Broadcast(Nd.Array([1f, 2f]), 2);   // [[1, 2], [1, 2]]</code></example>
    [Pure]
    public static NDArray<T> Broadcast<T>(NDArray<T> operand, Shape sizes)
        where T : unmanaged
        => BroadcastInDim(operand, sizes.Concat(operand.Shape), Axes.Range(sizes.Rank, operand.Rank));

    /// <summary>The array with some axes made one.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="startDimension">The first of them; negative counts from the end.</param>
    /// <param name="stopDimension">The axis behind the last of them; negative counts from the end; to the last axis if null.</param>
    /// <exception cref="ArgumentException">There is no axis in that range.</exception>
    /// <example><code>var y = Lax.Collapse(Nd.Ones((2, 2, 1)), 1);   // [[1, 1], [1, 1]]</code></example>
    [Pure]
    public static NDArray<T> Collapse<T>(NDArray<T> operand, int startDimension, int? stopDimension = null)
        where T : unmanaged
    {
        int start = startDimension < 0 ? startDimension + operand.Rank : startDimension;
        int stop = stopDimension is { } given ? (given < 0 ? given + operand.Rank : given) : operand.Rank;
        if (start < 0 || start >= stop || stop > operand.Rank)
        {
            throw new ArgumentException($"'Collapse' needs axes from 'startDimension' to before 'stopDimension': of {operand.Rank} axes these are {start} and {stop}");
        }

        return Reshape(operand, operand.Shape[..start].Insert(start, operand.Shape[start..stop].Size).Concat(operand.Shape[stop..]));
    }

    /// <summary>The array repeated along its axes.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="reps">How often along each axis.</param>
    /// <exception cref="ArgumentException">There is not one number for each axis.</exception>
    /// <example><code>var y = Lax.Tile(Nd.Array([1f, 2f]), 2);   // [1, 2, 1, 2]</code></example>
    [Pure]
    public static NDArray<T> Tile<T>(NDArray<T> operand, Axes reps)
        where T : unmanaged
        => reps.Count == operand.Rank
            ? Nd.Tile(operand, reps)
            : throw new ArgumentException($"'Lax.Tile' needs one number for each of {operand.Rank} axes, not {reps.Count}; Nd.Tile adds axes");

    /// <summary>Arrays of one shape along a new axis.</summary>
    /// <param name="arrays">The arrays.</param>
    /// <param name="axis">Where the new axis is in the result.</param>
    /// <example><code>var y = Lax.Stack([Nd.Array([1f, 2f]), Nd.Array([3f, 4f])]);   // [[1, 2], [3, 4]]</code></example>
    [Pure]
    public static NDArray<T> Stack<T>(NDArray<T>[] arrays, int axis = 0)
        where T : unmanaged
        => Nd.Stack(arrays, axis);

    /// <summary>1/x.</summary>
    /// <example><code>var y = Lax.Reciprocal(Nd.Array([2f, 4f]));   // [0.5, 0.25]</code></example>
    [Pure]
    public static NDArray<T> Reciprocal<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Reciprocal(x);
}
