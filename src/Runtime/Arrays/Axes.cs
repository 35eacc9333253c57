using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>
/// A list of axes, or of other integers that go with axes (strides, padding). Written <c>[0, 2]</c>, <c>(0, 2)</c> or,
/// for one, <c>0</c>. A negative axis counts from the end.
/// </summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public readonly struct Axes : IEquatable<Axes>, IReadOnlyList<int>
{
    private readonly int[]? items;

    private Axes(int[] items) => this.items = items;

    /// <summary>Number of entries.</summary>
    [Primitive("axes_count")]
    public int Count => this.items is null ? 0 : this.items.Length;

    /// <summary>One entry.</summary>
    /// <param name="index">Its position, from 0.</param>
    [Primitive("axes_item")]
    public int this[int index] => this.Items[index];

    internal ReadOnlySpan<int> Items => this.items;

    /// <summary>Makes a list of the given entries.</summary>
    /// <param name="items">The entries.</param>
    [Primitive("axes_create")]
    public static Axes Create(ReadOnlySpan<int> items) => items.Length == 0 ? default : new Axes(items.ToArray());

    /// <summary>The entries start, start + 1, …, count of them.</summary>
    /// <param name="start">The first entry.</param>
    /// <param name="count">How many.</param>
    [Primitive("axes_range")]
    public static Axes Range(int start, int count)
    {
        int[] items = new int[count];
        for (int i = 0; i < count; i++)
        {
            items[i] = start + i;
        }

        return new Axes(items);
    }

    /// <summary>All axes of an array, for what takes it as a whole; in compiled code this needs no known rank.</summary>
    /// <param name="array">The array.</param>
    [Primitive("axes_all")]
    public static Axes All<T>(NDArray<T> array)
        where T : unmanaged
        => Range(0, array.Rank);

    /// <summary>One number, several times.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">How many times.</param>
    [Primitive("axes_repeat")]
    public static Axes Repeat(int value, int count)
    {
        int[] items = new int[count];
        Array.Fill(items, value);
        return new Axes(items);
    }

    /// <summary>
    /// The axes that letters name: those of a pair first, then the others in the order that they have in the kernel's letters.
    /// </summary>
    /// <param name="letters">The axes of an array, for instance "NHWC".</param>
    /// <param name="pair">The two that come first, for instance "NC".</param>
    /// <param name="kernel">The letters of the kernel, for instance "HWIO".</param>
    /// <exception cref="ArgumentException">A letter is missing, or there twice.</exception>
    [Primitive("axes_layout")]
    internal static Axes Layout(string letters, string pair, string kernel)
    {
        string spatial = kernel.Replace("O", "", StringComparison.Ordinal).Replace("I", "", StringComparison.Ordinal);
        string wanted = pair + spatial;
        int[] items = new int[wanted.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = letters.IndexOf(wanted[i], StringComparison.Ordinal);
            if (items[i] < 0 || letters.Length != items.Length || Array.IndexOf(items, items[i], 0, i) >= 0)
            {
                throw new ArgumentException(
                    $"The axes \"{letters}\" must have the letters {string.Join(", ", wanted.ToCharArray())} once each", nameof(letters));
            }
        }

        return new Axes(items);
    }

    /// <summary>Whether a number is among the entries.</summary>
    /// <param name="axis">The number.</param>
    [Primitive("axes_contains")]
    public bool Contains(int axis) => this.Items.Contains(axis);

    /// <summary>These axes counted from 0, in the order given.</summary>
    /// <param name="rank">The rank of the array they belong to.</param>
    /// <exception cref="ArgumentException">An axis is outside the rank, or is there twice.</exception>
    [Primitive("axes_normalize")]
    public Axes Normalize(int rank)
    {
        int[] result = new int[this.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = NormalizeOne(this.Items[i], rank, "axis");
            if (Array.IndexOf(result, result[i], 0, i) >= 0)
            {
                throw new ArgumentException($"Axis {result[i]} is given twice in {this}");
            }
        }

        return new Axes(result);
    }

    /// <summary>These entries with one more.</summary>
    /// <param name="index">Its position in the result.</param>
    /// <param name="item">The entry.</param>
    [Primitive("axes_insert")]
    public Axes Insert(int index, int item) => new([.. this.Items[..index], item, .. this.Items[index..]]);

    /// <summary>These entries without one.</summary>
    /// <param name="index">Its position.</param>
    [Primitive("axes_remove_at")]
    public Axes RemoveAt(int index) => new([.. this.Items[..index], .. this.Items[(index + 1)..]]);

    /// <summary>These entries with one replaced.</summary>
    /// <param name="index">Its position.</param>
    /// <param name="item">The new entry.</param>
    [Primitive("axes_with")]
    public Axes With(int index, int item) => new([.. this.Items[..index], item, .. this.Items[(index + 1)..]]);

    /// <summary>These entries, then the other's.</summary>
    /// <param name="other">The entries to append.</param>
    [Primitive("axes_concat")]
    public Axes Concat(Axes other) => new([.. this.Items, .. other.Items]);

    /// <summary>Compares entries, in order.</summary>
    /// <param name="other">The other list.</param>
    public bool Equals(Axes other) => this.Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Axes other && this.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int item in this.Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The entries as Python prints a tuple.</summary>
    public override string ToString() => Print(this.Items);

    /// <summary>Enumerates the entries.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => this.Items.GetEnumerator();

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => ((IEnumerable<int>)(this.items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (this.items ?? []).GetEnumerator();

    /// <summary>Compares entries, in order.</summary>
    public static bool operator ==(Axes left, Axes right) => left.Equals(right);

    /// <summary>Compares entries, in order.</summary>
    public static bool operator !=(Axes left, Axes right) => !left.Equals(right);

    /// <summary>One axis.</summary>
    [Primitive("axes_create")]
    public static implicit operator Axes(int axis) => new([axis]);

    /// <summary>Two axes.</summary>
    [Primitive("axes_create")]
    public static implicit operator Axes((int, int) axes) => new([axes.Item1, axes.Item2]);

    /// <summary>Three axes.</summary>
    [Primitive("axes_create")]
    public static implicit operator Axes((int, int, int) axes) => new([axes.Item1, axes.Item2, axes.Item3]);

    /// <summary>Four axes.</summary>
    [Primitive("axes_create")]
    public static implicit operator Axes((int, int, int, int) axes)
        => new([axes.Item1, axes.Item2, axes.Item3, axes.Item4]);

    /// <summary>Five axes.</summary>
    [Primitive("axes_create")]
    public static implicit operator Axes((int, int, int, int, int) axes)
        => new([axes.Item1, axes.Item2, axes.Item3, axes.Item4, axes.Item5]);

    /// <summary>One axis counted from 0.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="rank">The rank it belongs to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The axis is outside the rank.</exception>
    [Primitive("axes_normalize_one")]
    public static int NormalizeOne(int axis, int rank) => NormalizeOne(axis, rank, nameof(axis));

    internal static int NormalizeOne(int axis, int rank, string parameter)
    {
        if (axis < -rank || axis >= rank)
        {
            throw new ArgumentOutOfRangeException(parameter, axis, $"Axis {axis} is outside an array of rank {rank}");
        }

        return axis < 0 ? axis + rank : axis;
    }

    internal static string Print(ReadOnlySpan<int> items)
    {
        if (items.Length == 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"({items[0]},)");
        }

        DefaultInterpolatedStringHandler text = new(2, items.Length, CultureInfo.InvariantCulture);
        text.AppendLiteral("(");
        for (int i = 0; i < items.Length; i++)
        {
            text.AppendLiteral(i == 0 ? string.Empty : ", ");
            text.AppendFormatted(items[i]);
        }

        text.AppendLiteral(")");
        return text.ToStringAndClear();
    }
}
