namespace Pure.Jit;

/// <summary>
/// A key for random numbers. The same key always gives the same numbers, so use each key once: split it first. There
/// is no arithmetic on keys.
/// </summary>
/// <param name="hi">The high word.</param>
/// <param name="lo">The low word.</param>
[method: Primitive("prng_key_create")]
public readonly struct PrngKey(uint hi, uint lo) : IEquatable<PrngKey>
{
    /// <summary>The high word.</summary>
    [Primitive("prng_key_hi")]
    public uint Hi { get; } = hi;

    /// <summary>The low word.</summary>
    [Primitive("prng_key_lo")]
    public uint Lo { get; } = lo;

    /// <summary>Compares both words.</summary>
    public bool Equals(PrngKey other) => this.Hi == other.Hi && this.Lo == other.Lo;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PrngKey other && this.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(this.Hi, this.Lo);

    /// <summary>Both words in hexadecimal.</summary>
    public override string ToString() => $"PrngKey({this.Hi:x8} {this.Lo:x8})";

    /// <summary>Compares both words.</summary>
    public static bool operator ==(PrngKey left, PrngKey right) => left.Equals(right);

    /// <summary>Compares both words.</summary>
    public static bool operator !=(PrngKey left, PrngKey right) => !left.Equals(right);
}
