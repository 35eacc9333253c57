using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>offset + Σ coefficient·index over the dimensions of a kernel's domain.</summary>
internal sealed record Affine(Dim Offset, EquatableArray<Dim> Coefficients)
{
    public static Affine Constant(int rank, Dim offset) => new(offset, Enumerable.Repeat(Dim.Zero, rank).ToEquatableArray());

    /// <summary>The index of one dimension of the domain.</summary>
    public static Affine Index(int rank, int axis) =>
        new(Dim.Zero, Enumerable.Range(0, rank).Select(i => i == axis ? Dim.One : Dim.Zero).ToEquatableArray());

    /// <summary>Each axis of a shape at its own index; an axis of one element has no index.</summary>
    public static Affine[] Identity(IReadOnlyList<Dim> domain)
    {
        Affine[] map = new Affine[domain.Count];
        for (int i = 0; i < map.Length; i++)
        {
            map[i] = domain[i].IsOne() ? Constant(domain.Count, Dim.Zero) : Index(domain.Count, i);
        }

        return map;
    }

    /// <summary>Where the element at these indices of a row-major array lies, in elements from its start.</summary>
    public static Affine Address(IReadOnlyList<Dim> shape, IReadOnlyList<Affine> map, int rank)
    {
        Affine address = Constant(rank, Dim.Zero);
        Dim stride = Dim.One;
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            address += map[axis].Scale(stride);
            stride = stride.IsOne() ? shape[axis] : shape[axis].IsOne() ? stride : stride * shape[axis];
        }

        return address;
    }

    public bool DependsOn(int axis) => !this.Coefficients[axis].IsZero();

    public Affine Scale(Dim by) => by.IsOne()
        ? this
        : new(Times(this.Offset, by), this.Coefficients.Select(c => Times(c, by)).ToEquatableArray());

    public Affine Shift(Dim by) => by.IsZero() ? this : this with { Offset = Plus(this.Offset, by) };

    public static Affine operator +(Affine left, Affine right) => new(
        Plus(left.Offset, right.Offset),
        left.Coefficients.Zip(right.Coefficients, Plus).ToEquatableArray());

    private static Dim Times(Dim a, Dim b) => a.IsZero() || b.IsZero() ? Dim.Zero : a.IsOne() ? b : b.IsOne() ? a : a * b;

    private static Dim Plus(Dim a, Dim b) => a.IsZero() ? b : b.IsZero() ? a : a + b;
}

/// <summary>Tests that the loops need all the time, without arithmetic.</summary>
internal static class DimFacts
{
    public static bool IsZero(this Dim dim) => dim.Terms.Count == 0;

    public static bool IsOne(this Dim dim) =>
        dim.Terms.Count == 1 && dim.Terms[0].Coefficient == 1 && dim.Terms[0].Factors.Count == 0;
}
