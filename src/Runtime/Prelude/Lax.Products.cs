namespace Pure.Jit;

// Products with JAX's further arguments.
public static partial class Lax
{
    /// <summary>
    /// As the form without a second type, with products and sums of another element type: JAX's <c>preferred_element_type</c>, for instance
    /// <c>Lax.DotGeneral&lt;sbyte, int&gt;</c> or <c>Lax.DotGeneral&lt;Half, float&gt;</c>.
    /// </summary>
    /// <param name="lhs">The left array.</param>
    /// <param name="rhs">The right array.</param>
    /// <param name="lhsContracting">The axes of lhs that are summed over.</param>
    /// <param name="rhsContracting">Their partners in rhs, in the same order.</param>
    /// <param name="lhsBatch">The axes of lhs that run alongside.</param>
    /// <param name="rhsBatch">Their partners in rhs, in the same order.</param>
    /// <exception cref="ArgumentException">Partners differ in size or number.</exception>
    [Pure]
    public static NDArray<TResult> DotGeneral<T, TResult>(
        NDArray<T> lhs, NDArray<T> rhs, Axes lhsContracting, Axes rhsContracting, Axes lhsBatch, Axes rhsBatch)
        where T : unmanaged
        where TResult : unmanaged
        => DotGeneral(lhs.As<TResult>(), rhs.As<TResult>(), lhsContracting, rhsContracting, lhsBatch, rhsBatch);

    /// <summary>Sums over the last axis of lhs and the first of rhs, each a vector or a matrix.</summary>
    /// <param name="lhs">The left array, of rank 1 or 2.</param>
    /// <param name="rhs">The right array, of rank 1 or 2.</param>
    /// <exception cref="ArgumentException">The sizes differ, or a rank is another.</exception>
    /// <example><code>var y = Lax.Dot(Nd.Array([1f, 2f]), Nd.Array([3f, 4f]));   // 11</code></example>
    [Pure]
    public static NDArray<T> Dot<T>(NDArray<T> lhs, NDArray<T> rhs)
        where T : unmanaged
        => lhs.Rank is 1 or 2 && rhs.Rank is 1 or 2
            ? Nd.Contract(lhs, rhs, lhs.Rank - 1, 0, default, default)
            : throw new ArgumentException($"'Lax.Dot' needs vectors or matrices: lhs is {lhs.Shape}, rhs is {rhs.Shape}");

    /// <summary>Products of matrices one by one: [.., m, k] by [.., k, n] gives [.., m, n].</summary>
    /// <param name="lhs">The left matrices.</param>
    /// <param name="rhs">The right matrices, with the same leading axes.</param>
    /// <exception cref="ArgumentException">The ranks differ or are below 2, or the sizes do not fit.</exception>
    /// <example><code>var y = Lax.BatchMatmul(Nd.Ones((2, 1, 3)), Nd.Ones((2, 3, 1)));   // [[[3]], [[3]]]</code></example>
    [Pure]
    public static NDArray<T> BatchMatmul<T>(NDArray<T> lhs, NDArray<T> rhs)
        where T : unmanaged
        => lhs.Rank == rhs.Rank && lhs.Rank >= 2
            ? Nd.Matmul(lhs, rhs)
            : throw new ArgumentException($"'BatchMatmul' needs arrays of one rank, 2 at least: lhs is {lhs.Shape}, rhs is {rhs.Shape}");

    /// <summary>
    /// As the form without a second type, with products and sums of another element type: JAX's <c>preferred_element_type</c>, for instance
    /// <c>Lax.ConvGeneralDilated&lt;sbyte, int&gt;</c>.
    /// </summary>
    /// <inheritdoc cref="ConvGeneralDilated{T}(NDArray{T}, NDArray{T}, Axes, string, Axes?, Axes?, ValueTuple{string, string, string}?, int, int)"/>
    [Pure]
    public static NDArray<TResult> ConvGeneralDilated<T, TResult>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, string padding, Axes? lhsDilation = null, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null, int featureGroupCount = 1, int batchGroupCount = 1)
        where T : unmanaged
        where TResult : unmanaged
        => ConvGeneralDilated(
            lhs.As<TResult>(), rhs.As<TResult>(), windowStrides, padding, lhsDilation, rhsDilation, dimensionNumbers, featureGroupCount, batchGroupCount);

    /// <summary>As the form with a name for the padding, with numbers of zeros.</summary>
    /// <inheritdoc cref="ConvGeneralDilated{T}(NDArray{T}, NDArray{T}, Axes, ValueTuple{int, int}[], Axes?, Axes?, ValueTuple{string, string, string}?, int, int)"/>
    [Pure]
    public static NDArray<TResult> ConvGeneralDilated<T, TResult>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, (int Low, int High)[] padding, Axes? lhsDilation = null, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null, int featureGroupCount = 1, int batchGroupCount = 1)
        where T : unmanaged
        where TResult : unmanaged
        => ConvGeneralDilated(
            lhs.As<TResult>(), rhs.As<TResult>(), windowStrides, padding, lhsDilation, rhsDilation, dimensionNumbers, featureGroupCount, batchGroupCount);
}
