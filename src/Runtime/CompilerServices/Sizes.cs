using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>Arithmetic of sizes that C# has no operator for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Sizes
{
    /// <summary>⌊left / right⌋.</summary>
    public static nint FloorDivide(nint left, nint right)
    {
        (nint quotient, nint rest) = Math.DivRem(left, right);
        return rest != 0 && (rest < 0) != (right < 0) ? quotient - 1 : quotient;
    }

    /// <summary>left − right·⌊left / right⌋.</summary>
    public static nint Modulo(nint left, nint right) => left - (right * FloorDivide(left, right));

    /// <summary>The smaller one.</summary>
    public static nint Min(nint left, nint right) => nint.Min(left, right);

    /// <summary>The larger one.</summary>
    public static nint Max(nint left, nint right) => nint.Max(left, right);
}
