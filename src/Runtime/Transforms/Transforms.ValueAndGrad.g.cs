// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// a function's scalar result and its derivative in one
public static partial class Transforms
{
    /// <summary>The result, and its derivative with respect to the first of one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TA Grad) ValueAndGrad<TA, TResult>(Func<TA, TResult> fun, TA a) => throw Unknown("ValueAndGrad");

    /// <summary>The result with what the function returns beside it, and the result's derivative with respect to the first of one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad_with_aux")]
    public static ((TResult Value, TAux Aux) Value, TA Grad) ValueAndGradWithAux<TA, TResult, TAux>(Func<TA, (TResult, TAux)> fun, TA a) => throw Unknown("ValueAndGradWithAux");

    /// <summary>The result, and its derivative with respect to the first of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TA Grad) ValueAndGrad<TA, TB, TResult>(Func<TA, TB, TResult> fun, TA a, TB b) => throw Unknown("ValueAndGrad");

    /// <summary>The result with what the function returns beside it, and the result's derivative with respect to the first of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad_with_aux")]
    public static ((TResult Value, TAux Aux) Value, TA Grad) ValueAndGradWithAux<TA, TB, TResult, TAux>(Func<TA, TB, (TResult, TAux)> fun, TA a, TB b) => throw Unknown("ValueAndGradWithAux");

    /// <summary>The result, and its derivative with respect to the first of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TA Grad) ValueAndGrad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, TA a, TB b, TC c) => throw Unknown("ValueAndGrad");

    /// <summary>The result with what the function returns beside it, and the result's derivative with respect to the first of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad_with_aux")]
    public static ((TResult Value, TAux Aux) Value, TA Grad) ValueAndGradWithAux<TA, TB, TC, TResult, TAux>(Func<TA, TB, TC, (TResult, TAux)> fun, TA a, TB b, TC c) => throw Unknown("ValueAndGradWithAux");

    /// <summary>The result, and its derivative with respect to the first of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TA Grad) ValueAndGrad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, TA a, TB b, TC c, TD d) => throw Unknown("ValueAndGrad");

    /// <summary>The result with what the function returns beside it, and the result's derivative with respect to the first of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad_with_aux")]
    public static ((TResult Value, TAux Aux) Value, TA Grad) ValueAndGradWithAux<TA, TB, TC, TD, TResult, TAux>(Func<TA, TB, TC, TD, (TResult, TAux)> fun, TA a, TB b, TC c, TD d) => throw Unknown("ValueAndGradWithAux");

    /// <summary>The result, and its derivative with respect to the first of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TA Grad) ValueAndGrad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, TA a, TB b, TC c, TD d, TE e) => throw Unknown("ValueAndGrad");

    /// <summary>The result with what the function returns beside it, and the result's derivative with respect to the first of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad_with_aux")]
    public static ((TResult Value, TAux Aux) Value, TA Grad) ValueAndGradWithAux<TA, TB, TC, TD, TE, TResult, TAux>(Func<TA, TB, TC, TD, TE, (TResult, TAux)> fun, TA a, TB b, TC c, TD d, TE e) => throw Unknown("ValueAndGradWithAux");

    /// <summary>The result, and its derivative with respect to the first of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TA Grad) ValueAndGrad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("ValueAndGrad");

    /// <summary>The result with what the function returns beside it, and the result's derivative with respect to the first of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad_with_aux")]
    public static ((TResult Value, TAux Aux) Value, TA Grad) ValueAndGradWithAux<TA, TB, TC, TD, TE, TF, TResult, TAux>(Func<TA, TB, TC, TD, TE, TF, (TResult, TAux)> fun, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("ValueAndGradWithAux");

    /// <summary>The result, and its derivative with respect to the second of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TB Grad) ValueAndGrad<TA, TB, TResult>(Func<TA, TB, TResult> fun, ArgSecond wrt, TA a, TB b) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the second of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TB Grad) ValueAndGrad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, ArgSecond wrt, TA a, TB b, TC c) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the second of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TB Grad) ValueAndGrad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, ArgSecond wrt, TA a, TB b, TC c, TD d) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the second of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TB Grad) ValueAndGrad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the second of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TB Grad) ValueAndGrad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the third of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TC Grad) ValueAndGrad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, ArgThird wrt, TA a, TB b, TC c) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the third of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TC Grad) ValueAndGrad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, ArgThird wrt, TA a, TB b, TC c, TD d) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the third of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TC Grad) ValueAndGrad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the third of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, TC Grad) ValueAndGrad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the first two of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, (TA, TB) Grad) ValueAndGrad<TA, TB, TResult>(Func<TA, TB, TResult> fun, ArgBoth wrt, TA a, TB b) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the first two of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, (TA, TB) Grad) ValueAndGrad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, ArgBoth wrt, TA a, TB b, TC c) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the first two of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, (TA, TB) Grad) ValueAndGrad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, ArgBoth wrt, TA a, TB b, TC c, TD d) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the first two of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, (TA, TB) Grad) ValueAndGrad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e) => throw Unknown("ValueAndGrad");

    /// <summary>The result, and its derivative with respect to the first two of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("value_and_grad")]
    public static (TResult Value, (TA, TB) Grad) ValueAndGrad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("ValueAndGrad");
}
