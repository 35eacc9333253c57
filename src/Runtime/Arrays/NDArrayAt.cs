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
    /// <param name="mode">
    /// What places from arrays that are outside give: "clip" the nearest inside (the default where indices are not checked; otherwise they are an error), "fill" the fill value,
    /// "promise_in_bounds" says there are none.
    /// </param>
    /// <param name="fillValue">What "fill" gives; NaN, the smallest integer, the largest unsigned or true if not given. Given without a mode, the mode is "fill".</param>
    [Primitive("ndarray_at_get")]
    public NDArray<T> Get(string? mode = null, NDArray<T>? fillValue = null)
    {
        string chosen = ModeOf(mode, fillValue is null ? "clip" : "fill");
        return chosen is not ("fill" or "drop") ? Indexing.Read(this.array, this.indices, chosen, isChecked: mode is null)
            : fillValue is null ? Indexing.Read(this.array, this.indices, "fill", isChecked: false)
            : Indexing.Read(this.array, this.indices, fillValue);
    }

    /// <summary>A copy with the part replaced; of several values for one place the last stays.</summary>
    /// <param name="values">The new values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_set")]
    public NDArray<T> Set(NDArray<T> values, string? mode = null)
        => this.Update(values, static (_, value) => value, Lax.Scatter, mode);

    /// <summary>A copy with values added to the part; several for one place all count.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_add")]
    public NDArray<T> Add(NDArray<T> values, string? mode = null)
        => this.Update(values, Lax.Add, Lax.ScatterAdd, mode);

    /// <summary>A copy with values subtracted from the part; several for one place all count.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_subtract")]
    public NDArray<T> Subtract(NDArray<T> values, string? mode = null)
        => this.Add(Lax.Neg(values), mode);

    /// <summary>A copy with the part multiplied by values; several for one place all count. Beside several values for one place of which one is 0, second derivatives by two of them are left out.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_multiply")]
    public NDArray<T> Multiply(NDArray<T> values, string? mode = null)
        => this.Update(values, Lax.Mul, Lax.ScatterMul, mode);

    /// <summary>The same as <see cref="Multiply"/>.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_multiply")]
    public NDArray<T> Mul(NDArray<T> values, string? mode = null)
        => this.Multiply(values, mode);

    /// <summary>A copy with the part divided by values, or by the product of several for one place.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_divide")]
    public NDArray<T> Divide(NDArray<T> values, string? mode = null)
        => Lax.Div(this.array, this.Factors(values, mode));

    /// <summary>A copy with the part to the power of values, or of the product of several for one place.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_power")]
    public NDArray<T> Power(NDArray<T> values, string? mode = null)
        => Lax.Pow(this.array, this.Factors(values, mode));

    /// <summary>A copy with the part lowered to values where they are smaller; NaN wins. Equal ones share the derivative.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_min")]
    public NDArray<T> Min(NDArray<T> values, string? mode = null)
        => this.Update(values, Lax.Min, Lax.ScatterMin, mode);

    /// <summary>A copy with the part raised to values where they are larger; NaN wins. Equal ones share the derivative.</summary>
    /// <param name="values">The values, broadcast to the part.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_max")]
    public NDArray<T> Max(NDArray<T> values, string? mode = null)
        => this.Update(values, Lax.Max, Lax.ScatterMax, mode);

    /// <summary>A copy with a function applied to the part, once also where a place is named several times.</summary>
    /// <param name="func">From the part to its replacement, of the same shape.</param>
    /// <param name="mode">What becomes of places from arrays that are outside: "drop" (also "fill", and the default where indices are not checked; otherwise they are an error) nothing, "clip" the nearest inside, "promise_in_bounds" says there are none.</param>
    [Primitive("ndarray_at_apply")]
    public NDArray<T> Apply(Func<NDArray<T>, NDArray<T>> func, string? mode = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        return this.Set(func(this.Get()), mode);
    }

    private static string ModeOf(string? mode, string other) => mode switch
    {
        null => other,
        "promise_in_bounds" => "promise",
        "clip" or "fill" or "drop" => mode,
        _ => throw new ArgumentException($"There is no mode \"{mode}\" of places; there are \"clip\", \"fill\", \"drop\", \"promise_in_bounds\"", nameof(mode)),
    };

    private NDArray<T> Update(NDArray<T> values, Func<NDArray<T>, NDArray<T>, NDArray<T>> combine, ScatterInto<T> scatter, string? mode)
    {
        string chosen = ModeOf(mode, "drop");
        return Indexing.Update(this.array, this.indices, values, combine, scatter, chosen == "fill" ? "drop" : chosen, isChecked: mode is null);
    }

    // For each element the product of all values for its place; 1 where there are none.
    private NDArray<T> Factors(NDArray<T> values, string? mode)
    {
        NDArray<T> ones = Lax.BroadcastTo(Lax.ConvertElementType<int, T>(1), this.array.Shape);
        return new NDArrayAt<T>(ones, this.indices).Multiply(values, mode);
    }
}
