namespace Pure.Jit;

/// <summary>
/// The batch axis of an argument or result of Vmap: a number, or <see cref="Transforms.None"/>, or a <see cref="Tree"/> of these for
/// the parts of a tuple or record.
/// </summary>
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

    /// <summary>Axes of the parts of a tuple or record, in their order: <c>Axis.Tree(0, None, Axis.Tree(1, 0))</c>.</summary>
    /// <param name="parts">One for each item or member; one for an item that is a tree itself is that of all arrays in it.</param>
    [Primitive("axis_tree")]
    public static Axis Tree(params Axis[] parts) => parts.FirstOrDefault(p => p.IsPresent);
}
