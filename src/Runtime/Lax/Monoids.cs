namespace Pure.Jit;

/// <summary>What a function that combines two elements is, where it is one that the runtime knows.</summary>
internal static class Monoids
{
    /// <summary>"add", "mul", "max", "min", "and", "or", "xor", or nothing. Compiled code looks at what the function does, this at which method it is.</summary>
    [Primitive("monoid_of")]
    public static string Of<T>(Func<NDArray<T>, NDArray<T>, NDArray<T>> computation)
        where T : unmanaged
        => computation == Lax.Add ? "add" : computation == Lax.Max ? "max" : computation == Lax.Min ? "min" : computation == Lax.Mul ? "mul"
            : computation == Lax.And ? "and" : computation == Lax.Or ? "or" : computation == Lax.Xor ? "xor" : "";

    /// <summary>Whether a rank-0 array is known to change nothing under a monoid of this name.</summary>
    [Primitive("monoid_is_identity")]
    public static bool IsIdentity<T>(NDArray<T> value, string monoid)
        where T : unmanaged
        => monoid switch
        {
            "add" => value.Item().Equals(default(T)),
            "max" => value.Item().Equals(Limits.NegativeInfinity<T>()),
            "min" => value.Item().Equals(Limits.PositiveInfinity<T>()),
            _ => false,
        };
}
