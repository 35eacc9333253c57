// Written by build/transforms.cs.
#nullable enable
namespace Pure.Jit;

// functions with rules of their own for transformations
public static partial class Transforms
{
    /// <summary>A function of one argument with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.</summary>
    [Primitive("custom_jvp")]
    public static TResult CustomJvp<TA, TResult>(Func<TA, TResult> fun, Func<TA, TA, (TResult, TResult)> jvp, TA a) => fun(a);

    /// <summary>A function of one argument with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the cotangent of the argument. What they capture has no derivative.</summary>
    [Primitive("custom_vjp")]
    public static TResult CustomVjp<TA, TResult, TKept>(Func<TA, TResult> fun, Func<TA, (TResult, TKept)> forward, Func<TKept, TResult, TA> backward, TA a) => fun(a);

    /// <summary>A function of one argument with a rule for Vmap, which gets every array with a batch axis in front and gives them so.</summary>
    [Primitive("custom_vmap")]
    public static TResult CustomVmap<TA, TResult>(Func<TA, TResult> fun, Func<TA, TResult> rule, TA a) => fun(a);

    /// <summary>A function of 2 arguments with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.</summary>
    [Primitive("custom_jvp")]
    public static TResult CustomJvp<TA, TB, TResult>(Func<TA, TB, TResult> fun, Func<TA, TB, TA, TB, (TResult, TResult)> jvp, TA a, TB b) => fun(a, b);

    /// <summary>A function of 2 arguments with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the cotangents of the arguments. What they capture has no derivative.</summary>
    [Primitive("custom_vjp")]
    public static TResult CustomVjp<TA, TB, TResult, TKept>(Func<TA, TB, TResult> fun, Func<TA, TB, (TResult, TKept)> forward, Func<TKept, TResult, (TA, TB)> backward, TA a, TB b) => fun(a, b);

    /// <summary>A function of 2 arguments with a rule for Vmap, which gets every array with a batch axis in front and gives them so.</summary>
    [Primitive("custom_vmap")]
    public static TResult CustomVmap<TA, TB, TResult>(Func<TA, TB, TResult> fun, Func<TA, TB, TResult> rule, TA a, TB b) => fun(a, b);

    /// <summary>A function of 3 arguments with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.</summary>
    [Primitive("custom_jvp")]
    public static TResult CustomJvp<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, Func<TA, TB, TC, TA, TB, TC, (TResult, TResult)> jvp, TA a, TB b, TC c) => fun(a, b, c);

    /// <summary>A function of 3 arguments with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the cotangents of the arguments. What they capture has no derivative.</summary>
    [Primitive("custom_vjp")]
    public static TResult CustomVjp<TA, TB, TC, TResult, TKept>(Func<TA, TB, TC, TResult> fun, Func<TA, TB, TC, (TResult, TKept)> forward, Func<TKept, TResult, (TA, TB, TC)> backward, TA a, TB b, TC c) => fun(a, b, c);

    /// <summary>A function of 3 arguments with a rule for Vmap, which gets every array with a batch axis in front and gives them so.</summary>
    [Primitive("custom_vmap")]
    public static TResult CustomVmap<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> fun, Func<TA, TB, TC, TResult> rule, TA a, TB b, TC c) => fun(a, b, c);

    /// <summary>A function of 4 arguments with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.</summary>
    [Primitive("custom_jvp")]
    public static TResult CustomJvp<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, Func<TA, TB, TC, TD, TA, TB, TC, TD, (TResult, TResult)> jvp, TA a, TB b, TC c, TD d) => fun(a, b, c, d);

    /// <summary>A function of 4 arguments with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the cotangents of the arguments. What they capture has no derivative.</summary>
    [Primitive("custom_vjp")]
    public static TResult CustomVjp<TA, TB, TC, TD, TResult, TKept>(Func<TA, TB, TC, TD, TResult> fun, Func<TA, TB, TC, TD, (TResult, TKept)> forward, Func<TKept, TResult, (TA, TB, TC, TD)> backward, TA a, TB b, TC c, TD d) => fun(a, b, c, d);

    /// <summary>A function of 4 arguments with a rule for Vmap, which gets every array with a batch axis in front and gives them so.</summary>
    [Primitive("custom_vmap")]
    public static TResult CustomVmap<TA, TB, TC, TD, TResult>(Func<TA, TB, TC, TD, TResult> fun, Func<TA, TB, TC, TD, TResult> rule, TA a, TB b, TC c, TD d) => fun(a, b, c, d);

    /// <summary>A function of 5 arguments with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.</summary>
    [Primitive("custom_jvp")]
    public static TResult CustomJvp<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, Func<TA, TB, TC, TD, TE, TA, TB, TC, TD, TE, (TResult, TResult)> jvp, TA a, TB b, TC c, TD d, TE e) => fun(a, b, c, d, e);

    /// <summary>A function of 5 arguments with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the cotangents of the arguments. What they capture has no derivative.</summary>
    [Primitive("custom_vjp")]
    public static TResult CustomVjp<TA, TB, TC, TD, TE, TResult, TKept>(Func<TA, TB, TC, TD, TE, TResult> fun, Func<TA, TB, TC, TD, TE, (TResult, TKept)> forward, Func<TKept, TResult, (TA, TB, TC, TD, TE)> backward, TA a, TB b, TC c, TD d, TE e) => fun(a, b, c, d, e);

    /// <summary>A function of 5 arguments with a rule for Vmap, which gets every array with a batch axis in front and gives them so.</summary>
    [Primitive("custom_vmap")]
    public static TResult CustomVmap<TA, TB, TC, TD, TE, TResult>(Func<TA, TB, TC, TD, TE, TResult> fun, Func<TA, TB, TC, TD, TE, TResult> rule, TA a, TB b, TC c, TD d, TE e) => fun(a, b, c, d, e);

    /// <summary>A function of 6 arguments with a derivative rule: it takes the arguments and then their tangents, and gives the value and its tangent. What both capture has no derivative.</summary>
    [Primitive("custom_jvp")]
    public static TResult CustomJvp<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, Func<TA, TB, TC, TD, TE, TF, TA, TB, TC, TD, TE, TF, (TResult, TResult)> jvp, TA a, TB b, TC c, TD d, TE e, TF f) => fun(a, b, c, d, e, f);

    /// <summary>A function of 6 arguments with a rule for reverse mode: 'forward' gives the value and what is kept, 'backward' takes that and a cotangent and gives the cotangents of the arguments. What they capture has no derivative.</summary>
    [Primitive("custom_vjp")]
    public static TResult CustomVjp<TA, TB, TC, TD, TE, TF, TResult, TKept>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, Func<TA, TB, TC, TD, TE, TF, (TResult, TKept)> forward, Func<TKept, TResult, (TA, TB, TC, TD, TE, TF)> backward, TA a, TB b, TC c, TD d, TE e, TF f) => fun(a, b, c, d, e, f);

    /// <summary>A function of 6 arguments with a rule for Vmap, which gets every array with a batch axis in front and gives them so.</summary>
    [Primitive("custom_vmap")]
    public static TResult CustomVmap<TA, TB, TC, TD, TE, TF, TResult>(Func<TA, TB, TC, TD, TE, TF, TResult> fun, Func<TA, TB, TC, TD, TE, TF, TResult> rule, TA a, TB b, TC c, TD d, TE e, TF f) => fun(a, b, c, d, e, f);
}
