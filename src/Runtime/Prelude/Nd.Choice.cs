namespace Pure.Jit;

// Choosing between arrays.
public static partial class Nd
{
    /// <summary>Elements of the first array whose condition holds; the default where none does.</summary>
    /// <param name="condlist">The conditions.</param>
    /// <param name="choicelist">As many arrays.</param>
    /// <param name="default">Where no condition holds; 0 if not given.</param>
    [Pure]
    public static NDArray<T> Select<T>(NDArray<bool>[] condlist, NDArray<T>[] choicelist, NDArray<T>? @default = null)
        where T : unmanaged
    {
        if (condlist.Length != choicelist.Length)
        {
            throw new ArgumentException($"'Select' has {condlist.Length} conditions and {choicelist.Length} choices");
        }

        NDArray<T> result = @default is null ? Lax.Full<T>(default, 0) : @default;
        for (int i = condlist.Length - 1; i >= 0; i--)
        {
            result = Where(condlist[i], choicelist[i], result);
        }

        return result;
    }

    /// <summary>The function of the last condition that holds, of each element; one function more than conditions is for where none does, else 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="condlist">The conditions.</param>
    /// <param name="funclist">The functions, all computed everywhere.</param>
    [Pure]
    public static NDArray<T> Piecewise<T>(NDArray<T> x, NDArray<bool>[] condlist, Func<NDArray<T>, NDArray<T>>[] funclist)
        where T : unmanaged
    {
        if (funclist.Length != condlist.Length && funclist.Length != condlist.Length + 1)
        {
            throw new ArgumentException($"'Piecewise' has {condlist.Length} conditions and {funclist.Length} functions");
        }

        NDArray<T> result = funclist.Length > condlist.Length ? BroadcastTo(funclist[condlist.Length](x), x.Shape) : ZerosLike(x);
        for (int i = 0; i < condlist.Length; i++)
        {
            result = Where(condlist[i], funclist[i](x), result);
        }

        return result;
    }

    /// <summary>Elements of the array whose number stands at each place.</summary>
    /// <param name="a">The numbers.</param>
    /// <param name="choices">The arrays, broadcast together.</param>
    /// <param name="mode">For numbers outside: "clip" to the nearest, or "wrap" around.</param>
    [Pure]
    public static NDArray<T> Choose<T>(NDArray<int> a, NDArray<T>[] choices, string mode = "clip")
        where T : unmanaged
    {
        NDArray<int> number = mode == "wrap" ? Remainder(a, Lax.Full<int>(default, choices.Length))
            : Clip(a, Lax.Full<int>(default, 0), Lax.Full<int>(default, choices.Length - 1));
        NDArray<T> result = choices[0];
        for (int i = 1; i < choices.Length; i++)
        {
            result = Where(Lax.Eq(number, Lax.Full<int>(default, i)), choices[i], result);
        }

        return result;
    }
}
