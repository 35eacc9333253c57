namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Loops that leave what they found, and loops over rows whose products with a matrix are taken for many turns at once, and some where that would show.</summary>
public static class ProductsAhead
{
    // Two products of one row, one of them of the transposed matrix; rows are left as well.
    [Jit]
    public static (NDArray<float> Last, NDArray<float> Rows) Network(
        [Shape("e h")] NDArray<float> w, [Shape("h e")] NDArray<float> v, [Shape("h h")] NDArray<float> u, [Shape("t b e")] NDArray<float> xs, [Shape("b h")] NDArray<float> start)
        => Lax.Scan((h, x) => Both((Nd.Matmul(x, w) * 0.5f) + Nd.Matmul(h, u) - Nd.Matmul(x, Nd.Transpose(v))), start, xs);

    [Jit]
    public static NDArray<float> Backwards([Shape("h e")] NDArray<float> w, [Shape("t e")] NDArray<float> xs, [Shape("h")] NDArray<float> start)
        => Lax.Scan((h, x) => Both((h * 0.5f) + Nd.Matmul(w, x)), start, xs, reverse: true).Item2;

    // The product is the state, a row of the result, and both in another form.
    [Jit]
    public static (NDArray<float> Product, NDArray<float> Flat, NDArray<float> Sum, NDArray<float> Rows, NDArray<float> FlatRows) Seen(
        [Shape("e h")] NDArray<float> w, [Shape("t 1 e")] NDArray<float> xs)
    {
        int h = w.Shape[1];
        var (state, left) = Lax.Scan(
            ((NDArray<float> Product, NDArray<float> Flat, NDArray<float> Sum) s, NDArray<float> x) => Kept(s.Product, s.Flat, s.Sum, Nd.Matmul(x, w)),
            (Nd.Zeros<float>([1, h]), Nd.Zeros<float>([h]), Nd.Zeros<float>([1, h])), xs);
        return (state.Item1, state.Item2, state.Item3, left.Item1, left.Item2);
    }

    // Loops in a loop: what is a row outside is a constant inside.
    [Jit]
    public static NDArray<double> Nested([Shape("e h")] NDArray<double> w, [Shape("s t e")] NDArray<double> xs, [Shape("h")] NDArray<double> start)
        => Lax.Scan((h, rows) => Lax.Scan((g, x) => (g * 0.25) + Nd.Matmul(x, w) + Nd.Sum(rows), h, rows), start, xs);

    // What turns found is left: of one state, of two that become the same array, and from the last row to the first.
    [Jit]
    public static (NDArray<float> A, NDArray<float> B, NDArray<float> As, NDArray<float> Bs, NDArray<float> Again, NDArray<float> Last, NDArray<float> Back) Found(
        [Shape("h")] NDArray<float> start, [Shape("t h")] NDArray<float> xs)
    {
        var (state, left) = Lax.Scan(((NDArray<float> A, NDArray<float> B) s, NDArray<float> x) => Leave(s.A, s.B, x), (start, start * 2f), xs);
        var (last, back) = Lax.Scan((a, x) => ((a * 0.5f) + x, a), start, xs, reverse: true);
        return (state.Item1, state.Item2, left.Item1, left.Item2, left.Item3, last, back);
    }

    [Pure]
    private static ((NDArray<float> A, NDArray<float> B) State, (NDArray<float>, NDArray<float>, NDArray<float>) Left) Leave(NDArray<float> a, NDArray<float> b, NDArray<float> x)
    {
        NDArray<float> next = (a * 0.5f) + (b * x);
        return ((next, next), (a, b, a));
    }

    [Pure]
    private static (NDArray<float>, NDArray<float>) Both(NDArray<float> x) => (x, x * 2f);

    [Pure]
    private static ((NDArray<float> Product, NDArray<float> Flat, NDArray<float> Sum) State, (NDArray<float>, NDArray<float>) Left) Kept(
        NDArray<float> before, NDArray<float> flat, NDArray<float> sum, NDArray<float> product)
        => ((product, Nd.Reshape(product, flat.Shape), sum + before + flat + product), (product, Nd.Reshape(product, flat.Shape)));
}
