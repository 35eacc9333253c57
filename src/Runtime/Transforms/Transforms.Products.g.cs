// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// derivatives as linear maps: pushed forward (jvp) and pulled back (vjp)
public static partial class Transforms
{
    /// <summary>The result, and its change along a direction of one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jvp")]
    public static (TResult Value, TResult Tangent) Jvp<TA, TResult>(Func<TA, TResult> fun, TA primals, TA tangents) => throw Unknown("Jvp");

    /// <summary>The result, and a cotangent of it pulled back to one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp")]
    public static (TResult Value, TA Cotangents) Vjp<TA, TResult>(Func<TA, TResult> fun, TA primals, TResult cotangent) => throw Unknown("Vjp");

    /// <summary>The result, and its change along a direction of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jvp")]
    public static (TResult Value, TResult Tangent) Jvp<TA, TB, TResult>(Func<TA, TB, TResult> fun, (TA, TB) primals, (TA, TB) tangents) => throw Unknown("Jvp");

    /// <summary>The result, and a cotangent of it pulled back to 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp")]
    public static (TResult Value, (TA, TB) Cotangents) Vjp<TA, TB, TResult>(Func<TA, TB, TResult> fun, (TA, TB) primals, TResult cotangent) => throw Unknown("Vjp");

    /// <summary>The result, and its change along a direction of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jvp")]
    public static (TResult Value, TResult Tangent) Jvp<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, (TA, TB, TC) primals, (TA, TB, TC) tangents) => throw Unknown("Jvp");

    /// <summary>The result, and a cotangent of it pulled back to 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp")]
    public static (TResult Value, (TA, TB, TC) Cotangents) Vjp<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, (TA, TB, TC) primals, TResult cotangent) => throw Unknown("Vjp");

    /// <summary>The result, and its change along a direction of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jvp")]
    public static (TResult Value, TResult Tangent) Jvp<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, (TA, TB, TC, TD) primals, (TA, TB, TC, TD) tangents) => throw Unknown("Jvp");

    /// <summary>The result, and a cotangent of it pulled back to 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp")]
    public static (TResult Value, (TA, TB, TC, TD) Cotangents) Vjp<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, (TA, TB, TC, TD) primals, TResult cotangent) => throw Unknown("Vjp");

    /// <summary>The result, and its change along a direction of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jvp")]
    public static (TResult Value, TResult Tangent) Jvp<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, (TA, TB, TC, TD, TE) primals, (TA, TB, TC, TD, TE) tangents) => throw Unknown("Jvp");

    /// <summary>The result, and a cotangent of it pulled back to 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp")]
    public static (TResult Value, (TA, TB, TC, TD, TE) Cotangents) Vjp<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, (TA, TB, TC, TD, TE) primals, TResult cotangent) => throw Unknown("Vjp");

    /// <summary>The result, and its change along a direction of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jvp")]
    public static (TResult Value, TResult Tangent) Jvp<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, (TA, TB, TC, TD, TE, TF) primals, (TA, TB, TC, TD, TE, TF) tangents) => throw Unknown("Jvp");

    /// <summary>The result, and a cotangent of it pulled back to 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp")]
    public static (TResult Value, (TA, TB, TC, TD, TE, TF) Cotangents) Vjp<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, (TA, TB, TC, TD, TE, TF) primals, TResult cotangent) => throw Unknown("Vjp");
}
