using System.Collections;
using System.Runtime.CompilerServices;

namespace Pure.Jit.Generator.Support;

/// <summary>An immutable array that compares by content, so that it may stand in records that are cache keys.</summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    public static readonly EquatableArray<T> Empty = new([]);

    private readonly T[]? items;

    /// <summary>Takes ownership of <paramref name="items"/>; nobody may write to it afterwards.</summary>
    public EquatableArray(T[] items) => this.items = items;

    public int Count => this.items?.Length ?? 0;

    public T this[int index] => this.Items[index];

    private T[] Items => this.items ?? [];

    public ReadOnlySpan<T> AsSpan() => this.Items;

    public bool Equals(EquatableArray<T> other)
    {
        T[] left = this.Items, right = other.Items;
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < left.Length; i++)
        {
            if (!comparer.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? other) => other is EquatableArray<T> array && this.Equals(array);

    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T item in this.Items)
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    public override string ToString() => string.Join(", ", this.Items);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)this.Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => this.GetEnumerator();

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);
}

/// <summary>Builds <see cref="EquatableArray{T}"/> from collection expressions and sequences.</summary>
public static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToArray());
}
