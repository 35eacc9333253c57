namespace Pure.Jit;

// Equations that the user's own code solves; their derivatives follow from the equation, however it was solved.
public static partial class Lax
{
    /// <summary>
    /// A root of a function, found by a function of yours. Derivatives are those of the root itself (the implicit function
    /// theorem), in what f captures; nothing of the search is differentiated.
    /// </summary>
    /// <param name="f">The function whose root is wanted; it returns arrays like its argument.</param>
    /// <param name="initialGuess">Where to begin: an array, or a record or tuple of arrays. It has no derivative.</param>
    /// <param name="solve">Takes f and the guess and gives the root.</param>
    /// <param name="tangentSolve">Takes a linear function g and a right side y and gives the x with g(x) = y; linear in y.</param>
    /// <example><c>Lax.CustomRoot(y => y * y * y - a, a, (f, y0) => Newton(f, y0), (g, y) => y / g(Ones))</c></example>
    [Primitive("custom_root")]
    public static T CustomRoot<T>(Func<T, T> f, T initialGuess, Func<Func<T, T>, T, T> solve, Func<Func<T, T>, T, T> tangentSolve) => solve(f, initialGuess);

    /// <summary>
    /// The solution of a linear equation, found by a function of yours. Derivatives are solutions of such equations too; nothing of
    /// how it is solved is differentiated.
    /// </summary>
    /// <param name="matvec">The matrix, as a linear function; it returns arrays like its argument.</param>
    /// <param name="b">The right side: an array, or a record or tuple of arrays.</param>
    /// <param name="solve">Takes the linear function and a right side and gives the solution.</param>
    /// <param name="transposeSolve">The same with the transposed function; needed for reverse mode where the matrix is not symmetric.</param>
    /// <param name="symmetric">Whether the matrix is its own transpose.</param>
    [Primitive("custom_linear_solve")]
    public static T CustomLinearSolve<T>(
        Func<T, T> matvec, T b, Func<Func<T, T>, T, T> solve, Func<Func<T, T>, T, T>? transposeSolve = null, bool symmetric = false)
        => solve(matvec, b);
}
