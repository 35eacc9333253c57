namespace Pure.Jit.Analyzers.Keys;

/// <summary>
/// A condition on the way to a place, as it is written: that an expression is true, that it is what it is compared with, or, as a
/// number, that it is within bounds.
/// </summary>
internal sealed record Condition(string Text, string? Constant, bool IsMet, Bounds? Bounds = null)
{
    // What is no literal may be the same as another.
    private bool IsLiteral => this.Constant is not null && this.Constant[0] != '~';

    /// <summary>The bounds that a number keeps: its own where it is equal to one.</summary>
    private Bounds? Range => this.Bounds ?? (this.IsMet && this.IsLiteral && double.TryParse(
        this.Constant, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double same) ? new Bounds(same, false, same, false) : null);

    /// <summary>Whether both cannot hold.</summary>
    public bool Excludes(Condition other)
    {
        if (this.Text != other.Text)
        {
            return false;
        }

        if (this.Range is { } own && other.Range is { } others && own.IsApart(others))
        {
            return true;
        }

        return this.Bounds is null && other.Bounds is null
            && (this.Constant == other.Constant ? this.IsMet != other.IsMet : this.IsLiteral && other.IsLiteral && this.IsMet && other.IsMet);
    }

    /// <summary>Whether one of both holds always.</summary>
    public bool Completes(Condition other) => this.Text == other.Text
        && (this.Bounds is null ? other.Bounds is null && this.Constant == other.Constant && this.IsMet != other.IsMet : this.Bounds.Rest == other.Bounds);

    /// <summary>Whether it speaks of a variable.</summary>
    public bool Mentions(string variable) => KeyNames.Mentions($"[{this.Text}]", variable) || (this.Constant is { } constant && constant[0] == '~' && KeyNames.Mentions($"[{constant}]", variable));
}

/// <summary>From a lower bound to an upper one; an open bound is not reached.</summary>
internal sealed record Bounds(double Lower, bool IsLowerOpen, double Upper, bool IsUpperOpen)
{
    public static Bounds Below(double bound, bool isOpen) => new(double.NegativeInfinity, true, bound, isOpen);

    public static Bounds Above(double bound, bool isOpen) => new(bound, isOpen, double.PositiveInfinity, true);

    /// <summary>What is left of the numbers; null where that has two sides.</summary>
    public Bounds? Rest => double.IsNegativeInfinity(this.Lower) ? Above(this.Upper, !this.IsUpperOpen)
        : double.IsPositiveInfinity(this.Upper) ? Below(this.Lower, !this.IsLowerOpen)
        : null;

    public bool IsApart(Bounds other) => this.IsBelow(other) || other.IsBelow(this);

    private bool IsBelow(Bounds other) => this.Upper < other.Lower || (this.Upper == other.Lower && (this.IsUpperOpen || other.IsLowerOpen));
}
