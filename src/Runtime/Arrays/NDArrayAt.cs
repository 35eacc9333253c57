namespace Pure.Jit;

/// <summary>A part of an array whose replacement gives a changed copy; the array itself stays.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly struct NDArrayAt<T>
    where T : unmanaged
{
    private readonly NDArray<T> array;
    private readonly NDIndex[] indices;

    internal NDArrayAt(NDArray<T> array, NDIndex[] indices)
    {
        this.array = array;
        this.indices = indices;
    }

    /// <summary>The part itself.</summary>
    [Primitive("ndarray_at_get")]
    public NDArray<T> Get() => this.array[this.indices];

    /// <summary>A copy with the part replaced; of several values for one place the last stays.</summary>
    /// <param name="values">The new values, broadcast to the part.</param>
    [Primitive("ndarray_at_set")]
    public NDArray<T> Set(NDArray<T> values) => this.Update(values, static (_, value) => value);

    /// <summary>A copy with values added to the part; several for one place all count.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    [Primitive("ndarray_at_add")]
    public NDArray<T> Add(NDArray<T> values) => this.Update(values, Lax.Add);

    /// <summary>A copy with the part multiplied by values; several for one place all count.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    [Primitive("ndarray_at_multiply")]
    public NDArray<T> Multiply(NDArray<T> values) => this.Update(values, Lax.Mul);

    /// <summary>A copy with the part lowered to values where they are smaller.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    [Primitive("ndarray_at_min")]
    public NDArray<T> Min(NDArray<T> values) => this.Update(values, Lax.Min);

    /// <summary>A copy with the part raised to values where they are larger.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    [Primitive("ndarray_at_max")]
    public NDArray<T> Max(NDArray<T> values) => this.Update(values, Lax.Max);

    private NDArray<T> Update(NDArray<T> values, Func<NDArray<T>, NDArray<T>, NDArray<T>> combine)
    {
        NDArray<T> source = this.array;
        NDArray<int> places = Indexing.Read(Lax.Reshape(Lax.Iota<int>(source.Size, 0), source.Shape), this.indices, "fill");
        NDArray<T> updates = Lax.Reshape(Lax.BroadcastTo(values, places.Shape), places.Size);
        NDArray<T> result = Lax.Reshape(Lax.Copy(source), source.Size);
        Span<T> target = result.WritableSpan();

        // One place may occur several times, so the values go in one after the other.
        ReadOnlySpan<int> at = places.AsSpan();
        for (int i = 0; i < at.Length; i++)
        {
            if (at[i] >= 0)
            {
                target[at[i]] = combine(target[at[i]], updates.AsSpan()[i]);
            }
        }

        return Lax.Reshape(result, source.Shape);
    }
}
