using System.Collections;
using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>
/// The sizes of an array's axes, for instance <c>(2, 3)</c>. Written <c>[2, n]</c>, <c>(2, n)</c> or, for one axis,
/// <c>n</c>. The default value is the shape of a rank-0 array.
/// </summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[]? sizes;

    private Shape(int[] sizes) => this.sizes = sizes;

    /// <summary>Number of axes.</summary>
    [Primitive("shape_rank")]
    public int Rank => this.sizes is null ? 0 : this.sizes.Length;

    /// <summary>Number of elements: the product of the sizes, 1 for rank 0.</summary>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1 elements.</exception>
    [Primitive("shape_size")]
    public int Size
    {
        get
        {
            int product = 1;
            foreach (int size in this.Sizes)
            {
                product = checked(product * size);
            }

            return product;
        }
    }

    /// <summary>The size of one axis.</summary>
    /// <param name="axis">The axis, from 0; a negative one counts from the end.</param>
    [Primitive("shape_item")]
    public int this[int axis] => this.Sizes[Axes.NormalizeOne(axis, this.Rank, nameof(axis))];

    /// <summary>The size of one axis.</summary>
    /// <param name="axis">The axis.</param>
    [Primitive("shape_item_index")]
    public int this[Index axis] => this.Sizes[axis.GetOffset(this.Rank)];

    /// <summary>The sizes of a range of axes.</summary>
    /// <param name="axes">The axes.</param>
    [Primitive("shape_range")]
    public Shape this[Range axes] => new(this.Sizes[axes].ToArray());

    int IReadOnlyCollection<int>.Count => this.Rank;

    internal ReadOnlySpan<int> Sizes => this.sizes;

    /// <summary>Makes a shape of the given sizes.</summary>
    /// <param name="sizes">The sizes; −1 stands for "the rest" where a reshape is asked for.</param>
    [Primitive("shape_create")]
    public static Shape Create(ReadOnlySpan<int> sizes)
    {
        foreach (int size in sizes)
        {
            if (size < -1)
            {
                throw new ArgumentOutOfRangeException(nameof(sizes), size, "A size is not negative");
            }
        }

        return sizes.Length == 0 ? default : new Shape(sizes.ToArray());
    }

    /// <summary>The shape that two operands are stretched to by NumPy's rule: sizes equal, or one of them 1.</summary>
    /// <param name="a">One shape.</param>
    /// <param name="b">The other shape.</param>
    /// <exception cref="ArgumentException">Two sizes differ and neither is 1.</exception>
    [Primitive("shape_broadcast")]
    public static Shape Broadcast(Shape a, Shape b) => Broadcast(a, b, "");

    /// <summary>The same for an operation that has a name, which the message begins with.</summary>
    [Primitive("shape_broadcast")]
    internal static Shape Broadcast(Shape a, Shape b, string operation)
    {
        if (a == b)
        {
            return a;
        }

        int rank = Math.Max(a.Rank, b.Rank);
        int[] result = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            int left = axis < rank - a.Rank ? 1 : a.Sizes[axis - (rank - a.Rank)];
            int right = axis < rank - b.Rank ? 1 : b.Sizes[axis - (rank - b.Rank)];
            if (left != right && left != 1 && right != 1)
            {
                throw new ArgumentException(
                    $"{(operation.Length == 0 ? "Shapes" : operation + "'s shapes")} {a} and {b} cannot be broadcast together: axis {axis - rank} is {left} in one and {right} in the other");
            }

            result[axis] = left == 1 ? right : left;
        }

        return new Shape(result);
    }

    /// <summary>How many of start, start + step, … come before stop; 0 if none.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The end, not included.</param>
    /// <param name="step">The step, not 0.</param>
    [Primitive("shape_count_between")]
    public static int CountBetween(int start, int stop, int step)
        => step == 0 ? throw new ArgumentException("A step of 0 never arrives", nameof(step))
            : (int)Math.Max(0, (((long)stop - start) + step - Math.Sign(step)) / step);

    /// <summary>How many of start, start + step, … come before stop; 0 if none.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The end, not included.</param>
    /// <param name="step">The step, not 0.</param>
    [Primitive("shape_count_between")]
    public static int CountBetween(double start, double stop, double step)
        => step == 0 ? throw new ArgumentException("A step of 0 never arrives", nameof(step))
            : (int)Math.Max(0, Math.Ceiling((stop - start) / step));

    /// <summary>This shape with an axis more.</summary>
    /// <param name="axis">Where the new axis stands in the result, from 0 to Rank; negative counts from the result's end.</param>
    /// <param name="size">Its size.</param>
    [Primitive("shape_insert")]
    public Shape Insert(int axis, int size)
    {
        int at = Axes.NormalizeOne(axis, this.Rank + 1, nameof(axis));
        return Create([.. this.Sizes[..at], size, .. this.Sizes[at..]]);
    }

    /// <summary>This shape without one axis.</summary>
    /// <param name="axis">The axis.</param>
    [Primitive("shape_remove_at")]
    public Shape RemoveAt(int axis)
    {
        int at = Axes.NormalizeOne(axis, this.Rank, nameof(axis));
        return Create([.. this.Sizes[..at], .. this.Sizes[(at + 1)..]]);
    }

    /// <summary>This shape with another size on one axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="size">Its new size.</param>
    [Primitive("shape_with")]
    public Shape With(int axis, int size)
    {
        int at = Axes.NormalizeOne(axis, this.Rank, nameof(axis));
        return Create([.. this.Sizes[..at], size, .. this.Sizes[(at + 1)..]]);
    }

    /// <summary>This shape's axes, then the other's.</summary>
    /// <param name="other">The shape to append.</param>
    [Primitive("shape_concat")]
    public Shape Concat(Shape other) => Create([.. this.Sizes, .. other.Sizes]);

    /// <summary>One size several times.</summary>
    [Primitive("shape_repeat")]
    internal static Shape Repeat(int size, int count)
    {
        int[] sizes = new int[count];
        Array.Fill(sizes, size);
        return Create(sizes);
    }

    /// <summary>A size as a number to weigh costs with: the size itself, or 64 while a size with a name is traced.</summary>
    [Primitive("shape_estimate")]
    internal static int Estimate(int size) => size;

    /// <summary>A number of elements; in compiled code one that is data is a size from here on, which is found when the call runs.</summary>
    [Primitive("shape_number")]
    internal static int Number(int count) => count;

    /// <summary>The product of the sizes of some axes.</summary>
    /// <param name="axes">The axes, from 0.</param>
    [Primitive("shape_size_along")]
    public int SizeAlong(Axes axes)
    {
        int count = 1;
        foreach (int axis in axes)
        {
            count = checked(count * this.Sizes[axis]);
        }

        return count;
    }

    /// <summary>This shape with a size of −1 replaced so that the whole has a number of elements.</summary>
    /// <param name="size">The number of elements.</param>
    /// <exception cref="ArgumentException">No size fits, or more than one is −1.</exception>
    [Primitive("shape_infer")]
    public Shape Infer(int size)
    {
        int unknown = this.Sizes.IndexOf(-1);
        if (unknown < 0)
        {
            return this;
        }

        int known = 1;
        for (int axis = 0; axis < this.Rank; axis++)
        {
            if (axis != unknown)
            {
                known = checked(known * this.Sizes[axis]);
            }
        }

        if (known <= 0 || size % known != 0)
        {
            throw new ArgumentException($"{size} elements cannot be arranged as {this}");
        }

        return this.With(unknown, size / known);
    }

    /// <summary>Whether two sizes are equal; in compiled code, whether they are known to be.</summary>
    [Primitive("shape_is_known_equal")]
    internal static bool IsKnownEqual(int left, int right) => left == right;

    /// <summary>In compiled code, whether a number is a constant there.</summary>
    [Primitive("shape_is_known")]
    internal static bool IsKnown(int number) => true;

    /// <summary>
    /// Whether one sequence is shorter than another; in compiled code, where one of them has a known length, the other is taken to be as
    /// long at least, and that is checked at entry.
    /// </summary>
    [Primitive("shape_is_shorter")]
    internal static bool IsShorter(int size, int than, string operation) => size < than;

    /// <summary>Whether two sizes are the same; in compiled code a size with a name is taken to be the other, and that is checked at entry.</summary>
    [Primitive("shape_is_same")]
    internal static bool IsSame(int size, int other) => size == other;

    /// <summary>The size of equal parts; in compiled code a size with a name is taken to be a multiple, and that is checked at entry.</summary>
    [Primitive("shape_part")]
    internal static int Part(int size, int sections) => size / sections;

    /// <summary>Returns the axes after a check that the shape has elements along them.</summary>
    /// <param name="axes">The axes, from 0.</param>
    /// <param name="operation">What needs them, for the message.</param>
    /// <exception cref="ArgumentException">The product of the sizes of these axes is 0.</exception>
    [Primitive("shape_non_empty")]
    public Axes NonEmpty(Axes axes, string operation)
    {
        foreach (int axis in axes)
        {
            if (this[axis] == 0)
            {
                throw new ArgumentException($"'{operation}' over axis {axis} of an array of shape {this}: there is nothing to choose from");
            }
        }

        return axes;
    }

    /// <summary>Compares sizes.</summary>
    /// <param name="other">The other shape.</param>
    public bool Equals(Shape other) => this.Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && this.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int size in this.Sizes)
        {
            hash.Add(size);
        }

        return hash.ToHashCode();
    }

    /// <summary>The shape as Python prints a tuple: <c>(2, 3)</c>, <c>(5,)</c>, <c>()</c>.</summary>
    public override string ToString() => Axes.Print(this.Sizes);

    /// <summary>Enumerates the sizes.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => this.Sizes.GetEnumerator();

    /// <summary>The size, after a check that no axis is "the rest".</summary>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    internal int SizeOfArray()
    {
        int product = 1;
        foreach (int size in this.Sizes)
        {
            product = size >= 0
                ? checked(product * size)
                : throw new ArgumentException($"{this} is not the shape of an array: a size is negative");
        }

        return product;
    }

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => ((IEnumerable<int>)(this.sizes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (this.sizes ?? []).GetEnumerator();

    /// <summary>Compares sizes.</summary>
    [Primitive("shape_equal")]
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Compares sizes.</summary>
    [Primitive("shape_not_equal")]
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>One axis.</summary>
    [Primitive("shape_create")]
    public static implicit operator Shape(int size) => Create([size]);

    /// <summary>Two axes.</summary>
    [Primitive("shape_create")]
    public static implicit operator Shape((int, int) sizes) => Create([sizes.Item1, sizes.Item2]);

    /// <summary>Three axes.</summary>
    [Primitive("shape_create")]
    public static implicit operator Shape((int, int, int) sizes) => Create([sizes.Item1, sizes.Item2, sizes.Item3]);

    /// <summary>Four axes.</summary>
    [Primitive("shape_create")]
    public static implicit operator Shape((int, int, int, int) sizes)
        => Create([sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4]);

    /// <summary>Five axes.</summary>
    [Primitive("shape_create")]
    public static implicit operator Shape((int, int, int, int, int) sizes)
        => Create([sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4, sizes.Item5]);
}
