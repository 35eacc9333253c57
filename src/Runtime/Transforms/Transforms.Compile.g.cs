// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// compiled functions as values
public static partial class Transforms
{
    /// <summary>The compiled form of a function of one argument.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("compile")]
    public static Func<TA, TResult> Compile<TA, TResult>(Func<TA, TResult> fun) => throw Unknown("Compile");

    /// <summary>The compiled form of a function of 2 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("compile")]
    public static Func<TA, TB, TResult> Compile<TA, TB, TResult>(Func<TA, TB, TResult> fun) => throw Unknown("Compile");

    /// <summary>The compiled form of a function of 3 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("compile")]
    public static Func<TA, TB, TC, TResult> Compile<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun) => throw Unknown("Compile");

    /// <summary>The compiled form of a function of 4 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("compile")]
    public static Func<TA, TB, TC, TD, TResult> Compile<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun) => throw Unknown("Compile");

    /// <summary>The compiled form of a function of 5 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("compile")]
    public static Func<TA, TB, TC, TD, TE, TResult> Compile<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun) => throw Unknown("Compile");

    /// <summary>The compiled form of a function of 6 arguments.</summary>
    /// <exception cref="InvalidOperationException">The function is not known when the project is built.</exception>
    [Primitive("compile")]
    public static Func<TA, TB, TC, TD, TE, TF, TResult> Compile<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun) => throw Unknown("Compile");
}
