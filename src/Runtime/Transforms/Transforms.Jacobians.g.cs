// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// all derivatives of all results, and second derivatives
public static partial class Transforms
{
    /// <summary>The derivatives of every number of the result in every number of the one argument, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static NDArray<T> JacFwd<T>(Func<NDArray<T>, NDArray<T>> fun, NDArray<T> a) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the one argument, a tree, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TA JacFwd<TA, T>(Func<TA, NDArray<T>> fun, TA a) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the one argument, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TResult JacFwd<T, TResult>(Func<NDArray<T>, TResult> fun, NDArray<T> a) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 2 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static NDArray<T> JacFwd<TB, T>(Func<NDArray<T>, TB, NDArray<T>> fun, NDArray<T> a, TB b) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 2 arguments, a tree, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TA JacFwd<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, TA a, TB b) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 2 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TResult JacFwd<T, TB, TResult>(Func<NDArray<T>, TB, TResult> fun, NDArray<T> a, TB b) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 3 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static NDArray<T> JacFwd<TB, TC, T>(Func<NDArray<T>, TB, TC, NDArray<T>> fun, NDArray<T> a, TB b, TC c) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 3 arguments, a tree, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TA JacFwd<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 3 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TResult JacFwd<T, TB, TC, TResult>(Func<NDArray<T>, TB, TC, TResult> fun, NDArray<T> a, TB b, TC c) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 4 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static NDArray<T> JacFwd<TB, TC, TD, T>(Func<NDArray<T>, TB, TC, TD, NDArray<T>> fun, NDArray<T> a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 4 arguments, a tree, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TA JacFwd<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 4 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TResult JacFwd<T, TB, TC, TD, TResult>(Func<NDArray<T>, TB, TC, TD, TResult> fun, NDArray<T> a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 5 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static NDArray<T> JacFwd<TB, TC, TD, TE, T>(Func<NDArray<T>, TB, TC, TD, TE, NDArray<T>> fun, NDArray<T> a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 5 arguments, a tree, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TA JacFwd<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 5 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TResult JacFwd<T, TB, TC, TD, TE, TResult>(Func<NDArray<T>, TB, TC, TD, TE, TResult> fun, NDArray<T> a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 6 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static NDArray<T> JacFwd<TB, TC, TD, TE, TF, T>(Func<NDArray<T>, TB, TC, TD, TE, TF, NDArray<T>> fun, NDArray<T> a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 6 arguments, a tree, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TA JacFwd<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first of 6 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TResult JacFwd<T, TB, TC, TD, TE, TF, TResult>(Func<NDArray<T>, TB, TC, TD, TE, TF, TResult> fun, NDArray<T> a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the second of 2 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TB JacFwd<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, ArgSecond wrt, TA a, TB b) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the second of 3 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TB JacFwd<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the second of 4 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TB JacFwd<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the second of 5 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TB JacFwd<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the second of 6 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TB JacFwd<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the third of 3 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TC JacFwd<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the third of 4 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TC JacFwd<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the third of 5 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TC JacFwd<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the third of 6 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static TC JacFwd<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first two of 2 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static (TA, TB) JacFwd<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, ArgBoth wrt, TA a, TB b) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first two of 3 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static (TA, TB) JacFwd<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first two of 4 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static (TA, TB) JacFwd<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first two of 5 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static (TA, TB) JacFwd<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the first two of 6 arguments, forward, one product for each number of the argument. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacfwd")]
    public static (TA, TB) JacFwd<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacFwd");

    /// <summary>The derivatives of every number of the result in every number of the one argument, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static NDArray<T> JacRev<T>(Func<NDArray<T>, NDArray<T>> fun, NDArray<T> a) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the one argument, a tree, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TA JacRev<TA, T>(Func<TA, NDArray<T>> fun, TA a) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the one argument, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TResult JacRev<T, TResult>(Func<NDArray<T>, TResult> fun, NDArray<T> a) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 2 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static NDArray<T> JacRev<TB, T>(Func<NDArray<T>, TB, NDArray<T>> fun, NDArray<T> a, TB b) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 2 arguments, a tree, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TA JacRev<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, TA a, TB b) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 2 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TResult JacRev<T, TB, TResult>(Func<NDArray<T>, TB, TResult> fun, NDArray<T> a, TB b) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 3 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static NDArray<T> JacRev<TB, TC, T>(Func<NDArray<T>, TB, TC, NDArray<T>> fun, NDArray<T> a, TB b, TC c) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 3 arguments, a tree, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TA JacRev<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 3 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TResult JacRev<T, TB, TC, TResult>(Func<NDArray<T>, TB, TC, TResult> fun, NDArray<T> a, TB b, TC c) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 4 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static NDArray<T> JacRev<TB, TC, TD, T>(Func<NDArray<T>, TB, TC, TD, NDArray<T>> fun, NDArray<T> a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 4 arguments, a tree, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TA JacRev<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 4 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TResult JacRev<T, TB, TC, TD, TResult>(Func<NDArray<T>, TB, TC, TD, TResult> fun, NDArray<T> a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 5 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static NDArray<T> JacRev<TB, TC, TD, TE, T>(Func<NDArray<T>, TB, TC, TD, TE, NDArray<T>> fun, NDArray<T> a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 5 arguments, a tree, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TA JacRev<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 5 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TResult JacRev<T, TB, TC, TD, TE, TResult>(Func<NDArray<T>, TB, TC, TD, TE, TResult> fun, NDArray<T> a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 6 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static NDArray<T> JacRev<TB, TC, TD, TE, TF, T>(Func<NDArray<T>, TB, TC, TD, TE, TF, NDArray<T>> fun, NDArray<T> a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 6 arguments, a tree, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TA JacRev<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first of 6 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument. The result is a tree.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TResult JacRev<T, TB, TC, TD, TE, TF, TResult>(Func<NDArray<T>, TB, TC, TD, TE, TF, TResult> fun, NDArray<T> a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the second of 2 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TB JacRev<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, ArgSecond wrt, TA a, TB b) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the second of 3 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TB JacRev<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the second of 4 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TB JacRev<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the second of 5 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TB JacRev<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the second of 6 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TB JacRev<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, ArgSecond wrt, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the third of 3 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TC JacRev<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the third of 4 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TC JacRev<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the third of 5 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TC JacRev<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the third of 6 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static TC JacRev<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, ArgThird wrt, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first two of 2 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static (TA, TB) JacRev<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, ArgBoth wrt, TA a, TB b) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first two of 3 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static (TA, TB) JacRev<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first two of 4 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static (TA, TB) JacRev<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first two of 5 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static (TA, TB) JacRev<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The derivatives of every number of the result in every number of the first two of 6 arguments, in reverse, one product for each number of the result. An array in it has the axes of the result, then those of the argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("jacrev")]
    public static (TA, TB) JacRev<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, ArgBoth wrt, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("JacRev");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the one argument. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TResult>(Func<NDArray<T>, TResult> fun, NDArray<T> a) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first of 2 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TB, TResult>(Func<NDArray<T>, TB, TResult> fun, NDArray<T> a, TB b) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first of 3 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TB, TC, TResult>(Func<NDArray<T>, TB, TC, TResult> fun, NDArray<T> a, TB b, TC c) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first of 4 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TB, TC, TD, TResult>(Func<NDArray<T>, TB, TC, TD, TResult> fun, NDArray<T> a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first of 5 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TB, TC, TD, TE, TResult>(Func<NDArray<T>, TB, TC, TD, TE, TResult> fun, NDArray<T> a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first of 6 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TB, TC, TD, TE, TF, TResult>(Func<NDArray<T>, TB, TC, TD, TE, TF, TResult> fun, NDArray<T> a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the second of 2 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TResult>(Func<TA, NDArray<T>, TResult> fun, ArgSecond wrt, TA a, NDArray<T> b) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the second of 3 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TC, TResult>(Func<TA, NDArray<T>, TC, TResult> fun, ArgSecond wrt, TA a, NDArray<T> b, TC c) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the second of 4 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TC, TD, TResult>(Func<TA, NDArray<T>, TC, TD, TResult> fun, ArgSecond wrt, TA a, NDArray<T> b, TC c, TD d) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the second of 5 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TC, TD, TE, TResult>(Func<TA, NDArray<T>, TC, TD, TE, TResult> fun, ArgSecond wrt, TA a, NDArray<T> b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the second of 6 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TC, TD, TE, TF, TResult>(Func<TA, NDArray<T>, TC, TD, TE, TF, TResult> fun, ArgSecond wrt, TA a, NDArray<T> b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the third of 3 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TB, TResult>(Func<TA, TB, NDArray<T>, TResult> fun, ArgThird wrt, TA a, TB b, NDArray<T> c) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the third of 4 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TB, TD, TResult>(Func<TA, TB, NDArray<T>, TD, TResult> fun, ArgThird wrt, TA a, TB b, NDArray<T> c, TD d) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the third of 5 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TB, TD, TE, TResult>(Func<TA, TB, NDArray<T>, TD, TE, TResult> fun, ArgThird wrt, TA a, TB b, NDArray<T> c, TD d, TE e) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the third of 6 arguments. An array in it has the axes of the result, if any, then those of the argument twice.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static NDArray<T> Hessian<T, TA, TB, TD, TE, TF, TResult>(Func<TA, TB, NDArray<T>, TD, TE, TF, TResult> fun, ArgThird wrt, TA a, TB b, NDArray<T> c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first two of 2 arguments. An array in it has the axes of the result, if any, then those of the argument twice. Item1.Item2 is that in the first, then in the second.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static ((NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>)) Hessian<T, TResult>(Func<NDArray<T>, NDArray<T>, TResult> fun, ArgBoth wrt, NDArray<T> a, NDArray<T> b) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first two of 3 arguments. An array in it has the axes of the result, if any, then those of the argument twice. Item1.Item2 is that in the first, then in the second.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static ((NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>)) Hessian<T, TC, TResult>(Func<NDArray<T>, NDArray<T>, TC, TResult> fun, ArgBoth wrt, NDArray<T> a, NDArray<T> b, TC c) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first two of 4 arguments. An array in it has the axes of the result, if any, then those of the argument twice. Item1.Item2 is that in the first, then in the second.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static ((NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>)) Hessian<T, TC, TD, TResult>(Func<NDArray<T>, NDArray<T>, TC, TD, TResult> fun, ArgBoth wrt, NDArray<T> a, NDArray<T> b, TC c, TD d) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first two of 5 arguments. An array in it has the axes of the result, if any, then those of the argument twice. Item1.Item2 is that in the first, then in the second.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static ((NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>)) Hessian<T, TC, TD, TE, TResult>(Func<NDArray<T>, NDArray<T>, TC, TD, TE, TResult> fun, ArgBoth wrt, NDArray<T> a, NDArray<T> b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivatives of the result, forward over reverse with one linearisation, with respect to the first two of 6 arguments. An array in it has the axes of the result, if any, then those of the argument twice. Item1.Item2 is that in the first, then in the second.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hessian")]
    public static ((NDArray<T>, NDArray<T>), (NDArray<T>, NDArray<T>)) Hessian<T, TC, TD, TE, TF, TResult>(Func<NDArray<T>, NDArray<T>, TC, TD, TE, TF, TResult> fun, ArgBoth wrt, NDArray<T> a, NDArray<T> b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("Hessian");

    /// <summary>The second derivative of a scalar result along a direction of one argument: the Hessian times a vector, without the Hessian.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hvp")]
    public static TA Hvp<TA, TResult>(Func<TA, TResult> fun, TA primals, TA tangents) => throw Unknown("Hvp");

    /// <summary>The second derivative of a scalar result along a direction of 2 arguments: the Hessian times a vector, without the Hessian.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hvp")]
    public static (TA, TB) Hvp<TA, TB, TResult>(Func<TA, TB, TResult> fun, (TA, TB) primals, (TA, TB) tangents) => throw Unknown("Hvp");

    /// <summary>The second derivative of a scalar result along a direction of 3 arguments: the Hessian times a vector, without the Hessian.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hvp")]
    public static (TA, TB, TC) Hvp<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, (TA, TB, TC) primals, (TA, TB, TC) tangents) => throw Unknown("Hvp");

    /// <summary>The second derivative of a scalar result along a direction of 4 arguments: the Hessian times a vector, without the Hessian.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hvp")]
    public static (TA, TB, TC, TD) Hvp<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, (TA, TB, TC, TD) primals, (TA, TB, TC, TD) tangents) => throw Unknown("Hvp");

    /// <summary>The second derivative of a scalar result along a direction of 5 arguments: the Hessian times a vector, without the Hessian.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hvp")]
    public static (TA, TB, TC, TD, TE) Hvp<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, (TA, TB, TC, TD, TE) primals, (TA, TB, TC, TD, TE) tangents) => throw Unknown("Hvp");

    /// <summary>The second derivative of a scalar result along a direction of 6 arguments: the Hessian times a vector, without the Hessian.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("hvp")]
    public static (TA, TB, TC, TD, TE, TF) Hvp<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, (TA, TB, TC, TD, TE, TF) primals, (TA, TB, TC, TD, TE, TF) tangents) => throw Unknown("Hvp");
}
