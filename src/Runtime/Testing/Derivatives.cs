namespace Pure.Jit.Testing;

/// <summary>Checks of derivatives, for tests of rules of one's own and of functions with corners.</summary>
public static class Derivatives
{
    /// <summary>
    /// Holds the derivatives of a function against its central differences, and throws where they differ: forward along one direction,
    /// in reverse in one product, then the derivatives of these derivatives. Within a [Jit] or [Pure] body nothing is thrown.
    /// </summary>
    /// <param name="fun">A function with floating-point results: a method, or a lambda without captures. It is smooth where it is checked.</param>
    /// <param name="primals">Where it is checked: an array, or a record or tuple of arrays.</param>
    /// <param name="order">How many derivatives are checked, from 1 to 4.</param>
    /// <param name="modes">"fwd", "rev" or "fwd,rev".</param>
    /// <param name="tolerance">The difference that is allowed, to one more than the size of the derivative; 0: 1e-5 for double, 5e-3 for float, 0.2 for 16 bits.</param>
    /// <returns>A row for each check: the difference that was found, and the one that is allowed.</returns>
    /// <exception cref="GradientMismatchException">A derivative is wrong, or not a number.</exception>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("check_grads")]
    public static NDArray<double> CheckGrads<TA, TResult>(Func<TA, TResult> fun, TA primals, [Static] int order = 2, [Static] string modes = "fwd,rev", double tolerance = 0)
        => throw Unknown();

    /// <summary>
    /// Holds the derivatives of a function of 2 arguments against its central differences, and throws where they differ: forward along one direction,
    /// in reverse in one product, then the derivatives of these derivatives. Within a [Jit] or [Pure] body nothing is thrown.
    /// </summary>
    /// <param name="fun">A function with floating-point results: a method, or a lambda without captures. It is smooth where it is checked.</param>
    /// <param name="primals">Where it is checked: a tuple of the arguments.</param>
    /// <param name="order">How many derivatives are checked, from 1 to 4.</param>
    /// <param name="modes">"fwd", "rev" or "fwd,rev".</param>
    /// <param name="tolerance">The difference that is allowed, to one more than the size of the derivative; 0: 1e-5 for double, 5e-3 for float, 0.2 for 16 bits.</param>
    /// <returns>A row for each check: the difference that was found, and the one that is allowed.</returns>
    /// <exception cref="GradientMismatchException">A derivative is wrong, or not a number.</exception>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("check_grads")]
    public static NDArray<double> CheckGrads<TA, TB, TResult>(Func<TA, TB, TResult> fun, (TA, TB) primals, [Static] int order = 2, [Static] string modes = "fwd,rev", double tolerance = 0)
        => throw Unknown();

    /// <summary>
    /// Holds the derivatives of a function of 3 arguments against its central differences, and throws where they differ: forward along one direction,
    /// in reverse in one product, then the derivatives of these derivatives. Within a [Jit] or [Pure] body nothing is thrown.
    /// </summary>
    /// <param name="fun">A function with floating-point results: a method, or a lambda without captures. It is smooth where it is checked.</param>
    /// <param name="primals">Where it is checked: a tuple of the arguments.</param>
    /// <param name="order">How many derivatives are checked, from 1 to 4.</param>
    /// <param name="modes">"fwd", "rev" or "fwd,rev".</param>
    /// <param name="tolerance">The difference that is allowed, to one more than the size of the derivative; 0: 1e-5 for double, 5e-3 for float, 0.2 for 16 bits.</param>
    /// <returns>A row for each check: the difference that was found, and the one that is allowed.</returns>
    /// <exception cref="GradientMismatchException">A derivative is wrong, or not a number.</exception>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("check_grads")]
    public static NDArray<double> CheckGrads<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, (TA, TB, TC) primals, [Static] int order = 2, [Static] string modes = "fwd,rev", double tolerance = 0)
        => throw Unknown();

    /// <summary>
    /// Holds the derivatives of a function of 4 arguments against its central differences, and throws where they differ: forward along one direction,
    /// in reverse in one product, then the derivatives of these derivatives. Within a [Jit] or [Pure] body nothing is thrown.
    /// </summary>
    /// <param name="fun">A function with floating-point results: a method, or a lambda without captures. It is smooth where it is checked.</param>
    /// <param name="primals">Where it is checked: a tuple of the arguments.</param>
    /// <param name="order">How many derivatives are checked, from 1 to 4.</param>
    /// <param name="modes">"fwd", "rev" or "fwd,rev".</param>
    /// <param name="tolerance">The difference that is allowed, to one more than the size of the derivative; 0: 1e-5 for double, 5e-3 for float, 0.2 for 16 bits.</param>
    /// <returns>A row for each check: the difference that was found, and the one that is allowed.</returns>
    /// <exception cref="GradientMismatchException">A derivative is wrong, or not a number.</exception>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("check_grads")]
    public static NDArray<double> CheckGrads<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, (TA, TB, TC, TD) primals, [Static] int order = 2, [Static] string modes = "fwd,rev", double tolerance = 0)
        => throw Unknown();

    private static InvalidOperationException Unknown() => new(
        "The function given to 'CheckGrads' is not known when the project is built. Write a method or a lambda without captures in the call itself, "
        + "for instance CheckGrads(Loss, x)");
}
