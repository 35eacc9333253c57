namespace Pure.Jit;

/// <summary>
/// An array as an operand beside one of another element type. Numbers do not convert to it, so that <c>Nd.Add(x, 2)</c> keeps the
/// element type of x.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly struct Promoted<T>
    where T : unmanaged
{
    private Promoted(NDArray<T> array) => this.Array = array;

    /// <summary>The array.</summary>
    public NDArray<T> Array
    {
        [Primitive("array_of")]
        get;
    }

    /// <summary>An array as such an operand.</summary>
    /// <param name="array">The array.</param>
    [Primitive("array_of")]
    public static implicit operator Promoted<T>(NDArray<T> array) => new(array);
}
