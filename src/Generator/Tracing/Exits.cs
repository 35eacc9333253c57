namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// How a statement ended: each says whether it did so in that way, now or, as a bool of the program, when it runs. With all of
/// them false the next statement follows.
/// </summary>
/// <param name="Returned">By 'return'.</param>
/// <param name="Broke">By 'break'.</param>
/// <param name="Continued">By 'continue'.</param>
internal sealed record Exits(AbstractValue Returned, AbstractValue Broke, AbstractValue Continued)
{
    public static readonly Exits None = new(ConstantValue.False, ConstantValue.False, ConstantValue.False);
    public static readonly Exits Return = None with { Returned = ConstantValue.True };
    public static readonly Exits Break = None with { Broke = ConstantValue.True };
    public static readonly Exits Continue = None with { Continued = ConstantValue.True };

    /// <summary>True when the next statement always follows.</summary>
    public bool IsNone => this.All.All(IsFalse);

    /// <summary>True when the next statement never follows.</summary>
    public bool IsCertain => this.All.Any(IsTrue);

    /// <summary>True when it always ends by 'return', so that no local is read again.</summary>
    public bool IsReturn => IsTrue(this.Returned);

    /// <summary>The same where it is known that the next statement does not follow.</summary>
    public Exits WhenCertain => this.All.Count(e => !IsFalse(e)) != 1 ? this
        : !IsFalse(this.Returned) ? Return : !IsFalse(this.Broke) ? Break : Continue;

    public IReadOnlyList<AbstractValue> All => [this.Returned, this.Broke, this.Continued];

    public static bool IsFalse(AbstractValue value) => value is ConstantValue { Value: false };

    public static bool IsTrue(AbstractValue value) => value is ConstantValue { Value: true };
}
