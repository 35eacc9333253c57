namespace Pure.Jit;

/// <summary>
/// Transformations of functions, applied to arguments: <c>Grad(Loss, p, x, y)</c>. The build replaces each call by the
/// transformed function's code; the function is a method, a lambda without captures (inside a <see cref="JitAttribute"/>
/// method captures are fine), or a local or readonly static that holds one.
/// </summary>
public static partial class Transforms
{
    /// <summary>In <c>inAxes</c> of Vmap: the argument has no batch axis and is shared by all.</summary>
    public static Axis None
    {
        [Primitive("axis_none")]
        get => default;
    }

    private static InvalidOperationException Unknown(string name) => new(
        $"The function given to '{name}' is not known when the project is built. Write a method or a lambda without captures "
        + $"in the call itself, for instance {name}(Loss, p, x), pass what it needs as further arguments, and state the [Shape] of parameters whose rank matters");
}
