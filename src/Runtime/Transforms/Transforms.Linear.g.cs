// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// the linear parts of functions, as functions; they exist inside [Jit] and [Pure] methods
public static partial class Transforms
{
    /// <summary>The result, and the function of a change of one argument that gives the change of the result; what it needs of the values is computed once.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linearize")]
    public static (TResult Value, Func<TA, TResult> Linear) Linearize<TA, TResult>(Func<TA, TResult> fun, TA a) => throw Unknown("Linearize");

    /// <summary>The result, and the function that pulls a cotangent of it back to one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp_function")]
    public static (TResult Value, Func<TResult, TA> Pullback) Vjp<TA, TResult>(Func<TA, TResult> fun, TA primals) => throw Unknown("Vjp");

    /// <summary>The transpose of a linear function of one argument, applied to a cotangent of its result. Of the arguments only types and shapes count.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linear_transpose")]
    public static TA LinearTranspose<TA, TResult>(Func<TA, TResult> fun, TA primals, TResult cotangent) => throw Unknown("LinearTranspose");

    /// <summary>The result, and the function of changes of 2 arguments that gives the change of the result; what it needs of the values is computed once.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linearize")]
    public static (TResult Value, Func<TA, TB, TResult> Linear) Linearize<TA, TB, TResult>(Func<TA, TB, TResult> fun, TA a, TB b) => throw Unknown("Linearize");

    /// <summary>The result, and the function that pulls a cotangent of it back to 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp_function")]
    public static (TResult Value, Func<TResult, (TA, TB)> Pullback) Vjp<TA, TB, TResult>(Func<TA, TB, TResult> fun, (TA, TB) primals) => throw Unknown("Vjp");

    /// <summary>The transpose of a linear function of 2 arguments, applied to a cotangent of its result. Of the arguments only types and shapes count.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linear_transpose")]
    public static (TA, TB) LinearTranspose<TA, TB, TResult>(Func<TA, TB, TResult> fun, (TA, TB) primals, TResult cotangent) => throw Unknown("LinearTranspose");

    /// <summary>The result, and the function of changes of 3 arguments that gives the change of the result; what it needs of the values is computed once.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linearize")]
    public static (TResult Value, Func<TA, TB, TC, TResult> Linear) Linearize<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, TA a, TB b, TC c) => throw Unknown("Linearize");

    /// <summary>The result, and the function that pulls a cotangent of it back to 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp_function")]
    public static (TResult Value, Func<TResult, (TA, TB, TC)> Pullback) Vjp<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, (TA, TB, TC) primals) => throw Unknown("Vjp");

    /// <summary>The transpose of a linear function of 3 arguments, applied to a cotangent of its result. Of the arguments only types and shapes count.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linear_transpose")]
    public static (TA, TB, TC) LinearTranspose<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, (TA, TB, TC) primals, TResult cotangent) => throw Unknown("LinearTranspose");

    /// <summary>The result, and the function of changes of 4 arguments that gives the change of the result; what it needs of the values is computed once.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linearize")]
    public static (TResult Value, Func<TA, TB, TC, TD, TResult> Linear) Linearize<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, TA a, TB b, TC c, TD d) => throw Unknown("Linearize");

    /// <summary>The result, and the function that pulls a cotangent of it back to 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp_function")]
    public static (TResult Value, Func<TResult, (TA, TB, TC, TD)> Pullback) Vjp<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, (TA, TB, TC, TD) primals) => throw Unknown("Vjp");

    /// <summary>The transpose of a linear function of 4 arguments, applied to a cotangent of its result. Of the arguments only types and shapes count.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linear_transpose")]
    public static (TA, TB, TC, TD) LinearTranspose<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, (TA, TB, TC, TD) primals, TResult cotangent) => throw Unknown("LinearTranspose");

    /// <summary>The result, and the function of changes of 5 arguments that gives the change of the result; what it needs of the values is computed once.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linearize")]
    public static (TResult Value, Func<TA, TB, TC, TD, TE, TResult> Linear) Linearize<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, TA a, TB b, TC c, TD d, TE e) => throw Unknown("Linearize");

    /// <summary>The result, and the function that pulls a cotangent of it back to 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp_function")]
    public static (TResult Value, Func<TResult, (TA, TB, TC, TD, TE)> Pullback) Vjp<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, (TA, TB, TC, TD, TE) primals) => throw Unknown("Vjp");

    /// <summary>The transpose of a linear function of 5 arguments, applied to a cotangent of its result. Of the arguments only types and shapes count.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linear_transpose")]
    public static (TA, TB, TC, TD, TE) LinearTranspose<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, (TA, TB, TC, TD, TE) primals, TResult cotangent) => throw Unknown("LinearTranspose");

    /// <summary>The result, and the function of changes of 6 arguments that gives the change of the result; what it needs of the values is computed once.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linearize")]
    public static (TResult Value, Func<TA, TB, TC, TD, TE, TF, TResult> Linear) Linearize<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("Linearize");

    /// <summary>The result, and the function that pulls a cotangent of it back to 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("vjp_function")]
    public static (TResult Value, Func<TResult, (TA, TB, TC, TD, TE, TF)> Pullback) Vjp<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, (TA, TB, TC, TD, TE, TF) primals) => throw Unknown("Vjp");

    /// <summary>The transpose of a linear function of 6 arguments, applied to a cotangent of its result. Of the arguments only types and shapes count.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("linear_transpose")]
    public static (TA, TB, TC, TD, TE, TF) LinearTranspose<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, (TA, TB, TC, TD, TE, TF) primals, TResult cotangent) => throw Unknown("LinearTranspose");
}
