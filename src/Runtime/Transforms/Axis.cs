namespace Pure.Jit;

/// <summary>The batch axis of an argument of Vmap: a number, or <see cref="Transforms.None"/>.</summary>
public readonly struct Axis
{
    private Axis(int value)
    {
        this.Value = value;
        this.IsPresent = true;
    }

    /// <summary>Whether there is a batch axis.</summary>
    public bool IsPresent { get; }

    /// <summary>The axis; 0 if there is none.</summary>
    public int Value { get; }

    /// <summary>An axis by its number.</summary>
    [Primitive("axis_create")]
    public static implicit operator Axis(int value) => new(value);
}
