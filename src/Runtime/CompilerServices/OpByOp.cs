using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>What generated code that runs one primitive after another calls beside the primitives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OpByOp
{
    /// <summary>
    /// The result itself, or its elements in the memory of a donated destination. Everything is computed before the first result
    /// is delivered, so the destination may overlap any argument.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="into">The donated array, or null.</param>
    /// <param name="method">The method's name for messages.</param>
    /// <param name="index">The result's place among the results.</param>
    /// <returns>An array with the elements of <paramref name="result"/>.</returns>
    /// <exception cref="ArgumentException">The destination has another shape than the result.</exception>
    public static NDArray<T> Deliver<T>(NDArray<T> result, NDArray<T>? into, string method, int index)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(result);
        if (into is null)
        {
            return result;
        }

        if (into.Shape != result.Shape)
        {
            throw new ArgumentException(
                $"{method}: 'into' for result {index} has shape {into.Shape}, but the result has shape {result.Shape}", nameof(into));
        }

        ReadOnlySpan<T> values = result.AsSpan();
        NDArray<T> delivered = into.Donate();
        values.CopyTo(delivered.WritableSpan());
        return delivered;
    }
}
