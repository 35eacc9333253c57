namespace Pure.Jit;

// Attention.
public static partial class Nn
{
    /// <summary>
    /// Attention by scaled dot products: softmax(scale · query·keyᵀ + bias) · value, for each head. Several query heads may share
    /// a head of key and value. f16 is computed in f32. A row whose positions are all masked attends to all alike.
    /// </summary>
    /// <param name="query">[batch, queries, heads, size], or without batch.</param>
    /// <param name="key">[batch, positions, key heads, size], or without batch; key heads divide heads.</param>
    /// <param name="value">As key.</param>
    /// <param name="bias">Added to the scaled products; stretches to [batch, heads, queries, positions].</param>
    /// <param name="mask">Which positions a query sees; stretches to [batch, heads, queries, positions].</param>
    /// <param name="scale">1/√size if not given.</param>
    /// <param name="isCausal">Whether a query sees no later position than its own.</param>
    /// <param name="querySeqLengths">How many queries count, for each example; results of the others are 0.</param>
    /// <param name="keyValueSeqLengths">How many positions count, for each example.</param>
    /// <param name="localWindowSize">How many positions before and after its own a query sees.</param>
    /// <exception cref="ArgumentException">Ranks or sizes do not fit.</exception>
    /// <example><code>
    /// var q = Nd.Ones&lt;float&gt;((1, 2, 1, 4));
    /// var y = Nn.DotProductAttention(q, q, Nd.Reshape(Nd.Arange(8f), (1, 2, 1, 4)));   // [[[[2, 3, 4, 5]], [[2, 3, 4, 5]]]]
    /// </code></example>
    [Pure]
    public static NDArray<T> DotProductAttention<T>(
        NDArray<T> query, NDArray<T> key, NDArray<T> value, NDArray<T>? bias = null, NDArray<bool>? mask = null, double? scale = null,
        bool isCausal = false, NDArray<int>? querySeqLengths = null, NDArray<int>? keyValueSeqLengths = null, (int Left, int Right)? localWindowSize = null)
        where T : unmanaged
    {
        if (query.Rank != key.Rank || key.Rank != value.Rank || query.Rank < 3 || query.Rank > 4)
        {
            throw new ArgumentException(
                $"'DotProductAttention' takes arrays of rank 4, or 3 without batch: query has shape {query.Shape}, key {key.Shape}, value {value.Shape}");
        }

        if (DTypes.Bits<T>() == 16)
        {
            NDArray<float>? wideBias = bias is { } given ? given.As<float>() : null;
            return DotProductAttention(
                query.As<float>(), key.As<float>(), value.As<float>(), wideBias, mask, scale, isCausal, querySeqLengths, keyValueSeqLengths, localWindowSize).As<T>();
        }

        if (query.Rank == 3)
        {
            NDArray<T> single = DotProductAttention(
                Nd.ExpandDims(query, 0), Nd.ExpandDims(key, 0), Nd.ExpandDims(value, 0), bias, mask, scale, isCausal, querySeqLengths, keyValueSeqLengths,
                localWindowSize);
            return Nd.Squeeze(single, 0);
        }

        int batch = query.Shape[0], queries = query.Shape[1], heads = query.Shape[2], size = query.Shape[3];
        int positions = key.Shape[1], keyHeads = key.Shape[2];
        int shared = heads / keyHeads;
        NDArray<T> grouped = Lax.Reshape(query, [batch, queries, keyHeads, shared, size]);

        // [batch, key heads, queries, shared, positions]: the heads of one key head go together.
        NDArray<T> products = Lax.DotGeneral(grouped, key, 4, 3, (0, 2), (0, 2));
        NDArray<T> logits = Lax.Reshape(Lax.Transpose(products, (0, 1, 3, 2, 4)), [batch, heads, queries, positions]);
        NDArray<T> factor = scale is { } own ? Lax.Full<T>(default, own) : 1 / Lax.Sqrt(Lax.Full<T>(default, size));
        logits = logits * factor;
        if (bias is { } added)
        {
            logits = logits + added;
        }

        if (mask is { } allowed)
        {
            logits = Masked(logits, allowed);
        }

        NDArray<int> row = Lax.Iota<int>([queries, positions], 0), column = Lax.Iota<int>([queries, positions], 1);
        if (isCausal)
        {
            logits = Masked(logits, row >= column);
        }

        if (localWindowSize is { } window)
        {
            logits = Masked(logits, (column >= row - window.Left) & (column <= row + window.Right));
        }

        if (keyValueSeqLengths is { } positionCounts)
        {
            logits = Masked(logits, column < Lax.Reshape(positionCounts, [batch, 1, 1, 1]));
        }

        if (querySeqLengths is { } queryCounts)
        {
            logits = Masked(logits, row < Lax.Reshape(queryCounts, [batch, 1, 1, 1]));
        }

        NDArray<T> weights = Lax.Reshape(Softmax(logits), [batch, keyHeads, shared, queries, positions]);
        NDArray<T> sums = Lax.DotGeneral(weights, value, 4, 1, (0, 1), (0, 2));
        NDArray<T> result = Lax.Reshape(Lax.Transpose(sums, (0, 3, 1, 2, 4)), [batch, queries, heads, value.Shape[3]]);
        if (querySeqLengths is { } counts)
        {
            NDArray<bool> isCounted = Lax.Iota<int>([batch, queries, 1, 1], 1) < Lax.Reshape(counts, [batch, 1, 1, 1]);
            return Nd.Where(isCounted, result, Nd.ZerosLike(result));
        }

        return result;
    }

    // Far below every logit, but finite: a row without any position left is not NaN.
    [Pure]
    private static NDArray<T> Masked<T>(NDArray<T> logits, NDArray<bool> isSeen)
        where T : unmanaged
        => Nd.Where(isSeen, logits, Lax.Full<T>(default, DTypes.Bits<T>() == 64 ? -1.2e308 : -2.4e38));
}
