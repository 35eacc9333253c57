// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// the derivative of a function's scalar result
public static partial class Transforms
{
    /// <summary>The derivative of the result with respect to the first of one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TA Grad<TA, TResult>(Func<TA, TResult> fun, TA a) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TA Grad<TA, TB, TResult>(Func<TA, TB, TResult> fun, TA a, TB b) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TA Grad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, TA a, TB b, TC c) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TA Grad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, TA a, TB b, TC c, TD d) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TA Grad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, TA a, TB b, TC c, TD d, TE e) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TA Grad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the second of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TB Grad<TA, TB, TResult>(Func<TA, TB, TResult> fun, ArgSecond wrt, TA a, TB b) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the second of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TB Grad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, ArgSecond wrt, TA a, TB b, TC c) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the second of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TB Grad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, ArgSecond wrt, TA a, TB b, TC c, TD d) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the second of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TB Grad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the second of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TB Grad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the third of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TC Grad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, ArgThird wrt, TA a, TB b, TC c) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the third of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TC Grad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, ArgThird wrt, TA a, TB b, TC c, TD d) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the third of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TC Grad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the third of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static TC Grad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first two of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static (TA, TB) Grad<TA, TB, TResult>(Func<TA, TB, TResult> fun, ArgBoth wrt, TA a, TB b) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first two of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static (TA, TB) Grad<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, ArgBoth wrt, TA a, TB b, TC c) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first two of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static (TA, TB) Grad<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, ArgBoth wrt, TA a, TB b, TC c, TD d) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first two of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static (TA, TB) Grad<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e) => throw Unknown("Grad");

    /// <summary>The derivative of the result with respect to the first two of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("grad")]
    public static (TA, TB) Grad<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("Grad");
}
