// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// functions of one example made functions of many
public static partial class Transforms
{
    /// <summary>The function of one argument applied along an axis of each (None: shared by all).</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vmap")]
    public static TResult Vmap<TA, TResult>(Func<TA, TResult> fun, TA a, Axis? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null) => throw Unknown("Vmap");

    /// <summary>The function of 2 arguments applied along an axis of each (None: shared by all).</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vmap")]
    public static TResult Vmap<TA, TB, TResult>(Func<TA, TB, TResult> fun, TA a, TB b, (Axis, Axis)? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null) => throw Unknown("Vmap");

    /// <summary>The function of 3 arguments applied along an axis of each (None: shared by all).</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vmap")]
    public static TResult Vmap<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, TA a, TB b, TC c, (Axis, Axis, Axis)? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null) => throw Unknown("Vmap");

    /// <summary>The function of 4 arguments applied along an axis of each (None: shared by all).</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vmap")]
    public static TResult Vmap<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, TA a, TB b, TC c, TD d, (Axis, Axis, Axis, Axis)? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null) => throw Unknown("Vmap");

    /// <summary>The function of 5 arguments applied along an axis of each (None: shared by all).</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vmap")]
    public static TResult Vmap<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, TA a, TB b, TC c, TD d, TE e, (Axis, Axis, Axis, Axis, Axis)? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null) => throw Unknown("Vmap");

    /// <summary>The function of 6 arguments applied along an axis of each (None: shared by all).</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vmap")]
    public static TResult Vmap<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, TA a, TB b, TC c, TD d, TE e, TF f, (Axis, Axis, Axis, Axis, Axis, Axis)? inAxes = null, Axis? outAxes = null, int? axisSize = null, string? axisName = null) => throw Unknown("Vmap");
}
