namespace Pure.Jit;

/// <summary>Work on C# arrays whose length is known when the project is built.</summary>
internal static class FixedArrays
{
    /// <summary>A function of every entry.</summary>
    [Primitive("array_map")]
    public static TResult[] Map<TSource, TResult>(TSource[] items, Func<TSource, TResult> f) => Array.ConvertAll(items, item => f(item));

    /// <summary>Whether this is traced: then functions have no body to run here, and sizes may have names.</summary>
    [Primitive("array_is_traced")]
    public static bool IsTraced() => false;

    /// <summary>f(0), f(1), …, count of them.</summary>
    [Primitive("array_generate")]
    public static TResult[] Generate<TResult>(int count, Func<int, TResult> f)
    {
        TResult[] result = new TResult[count];
        for (int i = 0; i < count; i++)
        {
            result[i] = f(i);
        }

        return result;
    }

    /// <summary>The same, with what to say where the number is data: what it is, and what to give.</summary>
    [Primitive("array_generate")]
    public static TResult[] Generate<TResult>(int count, Func<int, TResult> f, string what, string instead) => Generate(count, f);
}
