namespace Pure.Jit;

// What the lanes of a Vmap with an axisName tell one another.
public static partial class Lax
{
    /// <summary>The arrays of all lanes of a named axis of Vmap, stacked along a new axis; all lanes get the same.</summary>
    /// <param name="x">This lane's array.</param>
    /// <param name="axisName">What a surrounding Vmap has as its axisName; the innermost of that name counts.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Primitive("all_gather")]
    public static NDArray<T> AllGather<T>(NDArray<T> x, string axisName)
        where T : unmanaged
        => throw OutsideOfVmap("AllGather", axisName);

    /// <summary>The number of this lane along a named axis of Vmap, from 0.</summary>
    /// <param name="axisName">What a surrounding Vmap has as its axisName.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Primitive("axis_index")]
    public static NDArray<int> AxisIndex(string axisName) => throw OutsideOfVmap("AxisIndex", axisName);

    /// <summary>The number of lanes of a named axis of Vmap.</summary>
    /// <param name="axisName">What a surrounding Vmap has as its axisName.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Primitive("axis_size")]
    public static int AxisSize(string axisName) => throw OutsideOfVmap("AxisSize", axisName);

    /// <summary>The sum over all lanes of a named axis of Vmap; all lanes get the same.</summary>
    /// <param name="x">This lane's summand.</param>
    /// <param name="axisName">What a surrounding Vmap has as its axisName.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Pure]
    public static NDArray<T> PSum<T>(NDArray<T> x, string axisName)
        where T : unmanaged
        => Nd.Sum(AllGather(x, axisName), axis: 0);

    /// <summary>The mean over all lanes of a named axis of Vmap; all lanes get the same.</summary>
    /// <param name="x">This lane's number or array.</param>
    /// <param name="axisName">What a surrounding Vmap has as its axisName.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Pure]
    public static NDArray<T> PMean<T>(NDArray<T> x, string axisName)
        where T : unmanaged
        => Nd.Mean(AllGather(x, axisName), axis: 0);

    /// <summary>The greatest over all lanes of a named axis of Vmap, element by element; NaN where one is. Ties share the derivative.</summary>
    /// <param name="x">This lane's number or array.</param>
    /// <param name="axisName">What a surrounding Vmap has as its axisName.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Pure]
    public static NDArray<T> PMax<T>(NDArray<T> x, string axisName)
        where T : unmanaged
        => Nd.Max(AllGather(x, axisName), axis: 0);

    /// <summary>The least over all lanes of a named axis of Vmap, element by element; NaN where one is. Ties share the derivative.</summary>
    /// <param name="x">This lane's number or array.</param>
    /// <param name="axisName">What a surrounding Vmap has as its axisName.</param>
    /// <exception cref="InvalidOperationException">There is no Vmap around.</exception>
    [Pure]
    public static NDArray<T> PMin<T>(NDArray<T> x, string axisName)
        where T : unmanaged
        => Nd.Min(AllGather(x, axisName), axis: 0);

    private static InvalidOperationException OutsideOfVmap(string name, string axisName) => new(
        $"'{name}' works along the axis \"{axisName}\" of a Vmap(…, axisName: \"{axisName}\") around it, in code that is compiled. There is none around this call");
}
