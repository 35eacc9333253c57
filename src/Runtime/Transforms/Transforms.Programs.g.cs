// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// what the compiler knows of a function: shapes and program
public static partial class Transforms
{
    /// <summary>The shape of the result of a function of one argument, which is not computed.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("eval_shape")]
    public static Shape EvalShape<TA, T>(Func<TA, NDArray<T>> fun, TA a) where T : unmanaged => throw Unknown("EvalShape");

    /// <summary>The program that a function of one argument becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("make_jaxpr")]
    public static string MakeJaxpr<TA, TResult>(Func<TA, TResult> fun, TA a) => throw Unknown("MakeJaxpr");

    /// <summary>The shape of the result of a function of 2 arguments, which is not computed.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("eval_shape")]
    public static Shape EvalShape<TA, TB, T>(Func<TA, TB, NDArray<T>> fun, TA a, TB b) where T : unmanaged => throw Unknown("EvalShape");

    /// <summary>The program that a function of 2 arguments becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("make_jaxpr")]
    public static string MakeJaxpr<TA, TB, TResult>(Func<TA, TB, TResult> fun, TA a, TB b) => throw Unknown("MakeJaxpr");

    /// <summary>The shape of the result of a function of 3 arguments, which is not computed.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("eval_shape")]
    public static Shape EvalShape<TA, TB, TC, T>(Func<TA, TB, TC, NDArray<T>> fun, TA a, TB b, TC c) where T : unmanaged => throw Unknown("EvalShape");

    /// <summary>The program that a function of 3 arguments becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("make_jaxpr")]
    public static string MakeJaxpr<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, TA a, TB b, TC c) => throw Unknown("MakeJaxpr");

    /// <summary>The shape of the result of a function of 4 arguments, which is not computed.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("eval_shape")]
    public static Shape EvalShape<TA, TB, TC, TD, T>(Func<TA, TB, TC, TD, NDArray<T>> fun, TA a, TB b, TC c, TD d) where T : unmanaged => throw Unknown("EvalShape");

    /// <summary>The program that a function of 4 arguments becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("make_jaxpr")]
    public static string MakeJaxpr<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, TA a, TB b, TC c, TD d) => throw Unknown("MakeJaxpr");

    /// <summary>The shape of the result of a function of 5 arguments, which is not computed.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("eval_shape")]
    public static Shape EvalShape<TA, TB, TC, TD, TE, T>(Func<TA, TB, TC, TD, TE, NDArray<T>> fun, TA a, TB b, TC c, TD d, TE e) where T : unmanaged => throw Unknown("EvalShape");

    /// <summary>The program that a function of 5 arguments becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("make_jaxpr")]
    public static string MakeJaxpr<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, TA a, TB b, TC c, TD d, TE e) => throw Unknown("MakeJaxpr");

    /// <summary>The shape of the result of a function of 6 arguments, which is not computed.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("eval_shape")]
    public static Shape EvalShape<TA, TB, TC, TD, TE, TF, T>(Func<TA, TB, TC, TD, TE, TF, NDArray<T>> fun, TA a, TB b, TC c, TD d, TE e, TF f) where T : unmanaged => throw Unknown("EvalShape");

    /// <summary>The program that a function of 6 arguments becomes, before it is optimised, as text. It is a constant: nothing is traced when it runs.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("make_jaxpr")]
    public static string MakeJaxpr<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, TA a, TB b, TC c, TD d, TE e, TF f) => throw Unknown("MakeJaxpr");
}
