using System.ComponentModel;

namespace Pure.Jit;

/// <summary>Which arguments to differentiate with respect to: <c>Grad(F, Arg.Second, a, b)</c>.</summary>
public static class Arg
{
    /// <summary>The second argument.</summary>
    public static ArgSecond Second => default;

    /// <summary>The third argument.</summary>
    public static ArgThird Third => default;

    /// <summary>The first two arguments.</summary>
    public static ArgBoth Both => default;
}

/// <summary>The type of <see cref="Arg.Second"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArgSecond;

/// <summary>The type of <see cref="Arg.Third"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArgThird;

/// <summary>The type of <see cref="Arg.Both"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArgBoth;
