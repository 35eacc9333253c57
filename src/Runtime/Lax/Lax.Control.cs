namespace Pure.Jit;

// Branches and loops. Outside of compiled code they run as they stand here.
public static partial class Lax
{
    /// <summary>
    /// One of two functions of an operand: only the one that is chosen runs. Under Vmap by a predicate that differs from example to
    /// example, each runs where some example takes it. Differentiable as the functions are.
    /// </summary>
    /// <param name="predicate">Which one.</param>
    /// <param name="trueFun">Runs where the predicate is true.</param>
    /// <param name="falseFun">Runs where it is false; gives arrays of the same shapes and types.</param>
    /// <param name="operand">An array, or a record or tuple of arrays and numbers.</param>
    /// <returns>What the chosen function gives.</returns>
    /// <example><c>Lax.Cond(Nd.Sum(x) > 0, v => Nd.Sin(v), v => v * v, x)</c></example>
    [Primitive("cond")]
    public static TResult Cond<TOperand, TResult>(bool predicate, Func<TOperand, TResult> trueFun, Func<TOperand, TResult> falseFun, TOperand operand)
        => predicate ? trueFun(operand) : falseFun(operand);

    /// <summary>The same for functions of two operands.</summary>
    /// <param name="predicate">Which one.</param>
    /// <param name="trueFun">Runs where the predicate is true.</param>
    /// <param name="falseFun">Runs where it is false; gives arrays of the same shapes and types.</param>
    /// <param name="operand">The first operand.</param>
    /// <param name="operand2">The second operand.</param>
    [Primitive("cond")]
    public static TResult Cond<TOperand, TOperand2, TResult>(
        bool predicate, Func<TOperand, TOperand2, TResult> trueFun, Func<TOperand, TOperand2, TResult> falseFun, TOperand operand, TOperand2 operand2)
        => predicate ? trueFun(operand, operand2) : falseFun(operand, operand2);

    /// <summary>The same for functions that use what surrounds them.</summary>
    /// <param name="predicate">Which one.</param>
    /// <param name="trueFun">Runs where the predicate is true.</param>
    /// <param name="falseFun">Runs where it is false; gives arrays of the same shapes and types.</param>
    [Primitive("cond")]
    public static TResult Cond<TResult>(bool predicate, Func<TResult> trueFun, Func<TResult> falseFun)
        => predicate ? trueFun() : falseFun();

    /// <summary>One of several functions of an operand, chosen by its number; a number outside is cut off to the first or the last.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="branches">The functions; they give arrays of the same shapes and types.</param>
    /// <param name="operand">An array, or a record or tuple of arrays and numbers.</param>
    /// <exception cref="ArgumentException">There are no branches.</exception>
    [Primitive("switch")]
    public static TResult Switch<TOperand, TResult>(int index, Func<TOperand, TResult>[] branches, TOperand operand)
    {
        if (branches.Length == 0)
        {
            throw new ArgumentException("'Switch' needs a branch to take", nameof(branches));
        }

        return branches[Math.Clamp(index, 0, branches.Length - 1)](operand);
    }

    /// <summary>
    /// Replaces a value by what a function makes of it as long as a condition on it holds. Under Vmap it ends when the last example
    /// is through, and examples that were through before keep what they had. Differentiable in both modes; reverse mode keeps what
    /// it needs of each turn.
    /// </summary>
    /// <param name="condFun">Whether to go on.</param>
    /// <param name="bodyFun">The next value, of the same shapes and types.</param>
    /// <param name="initVal">The first: an array, or a record or tuple of arrays and numbers.</param>
    /// <example>A root by Newton's method: <c>Lax.WhileLoop(x => Nd.Abs(x * x - a) > 1e-5f, x => 0.5f * (x + a / x), a)</c></example>
    [Primitive("while_loop")]
    public static TCarry WhileLoop<TCarry>(Func<TCarry, bool> condFun, Func<TCarry, TCarry> bodyFun, TCarry initVal)
    {
        TCarry carry = initVal;
        while (condFun(carry))
        {
            carry = bodyFun(carry);
        }

        return carry;
    }

    /// <summary>
    /// The same, but at most so many times, whatever the condition says. Where a loop stands within another and is differentiated in reverse mode, what
    /// its turns keep has room for so many then, and the loop is not run again on the way back; on a device that takes no detour over the host.
    /// </summary>
    /// <param name="condFun">Whether to go on.</param>
    /// <param name="bodyFun">The next value, of the same shapes and types.</param>
    /// <param name="initVal">The first: an array, or a record or tuple of arrays and numbers.</param>
    /// <param name="maxTrip">The greatest number of turns: a constant, a size of an array, or a parameter marked [Static]; below 0 it is 0.</param>
    /// <example>A root by at most ten steps: <c>Lax.WhileLoop(x => Nd.Abs(x * x - a) > 1e-5f, x => 0.5f * (x + a / x), a, maxTrip: 10)</c></example>
    [Primitive("while_loop")]
    public static TCarry WhileLoop<TCarry>(Func<TCarry, bool> condFun, Func<TCarry, TCarry> bodyFun, TCarry initVal, int maxTrip)
    {
        TCarry carry = initVal;
        for (int turn = 0; turn < maxTrip && condFun(carry); turn++)
        {
            carry = bodyFun(carry);
        }

        return carry;
    }

    /// <summary>Applies a function of a number and a value for each number from one to before another; none when the other is not greater.</summary>
    /// <param name="lower">The first number.</param>
    /// <param name="upper">The number behind the last.</param>
    /// <param name="bodyFun">The next value, of the same shapes and types.</param>
    /// <param name="initVal">The first: an array, or a record or tuple of arrays and numbers.</param>
    /// <param name="unroll">A loop of a known length of at most so many turns is written out in compiled code; changes no result.</param>
    [Primitive("fori_loop")]
    public static TCarry ForiLoop<TCarry>(int lower, int upper, Func<int, TCarry, TCarry> bodyFun, TCarry initVal, int unroll = 1)
    {
        TCarry carry = initVal;
        for (int i = lower; i < upper; i++)
        {
            carry = bodyFun(i, carry);
        }

        return carry;
    }

    /// <summary>
    /// Runs along the first axis: a function of a carried value and a row gives the next carried value and a row of the result.
    /// Differentiable in both modes; reverse mode keeps what it needs of each turn.
    /// </summary>
    /// <param name="f">(carry, row) → (next carry, result row). The carry keeps its shapes and types.</param>
    /// <param name="init">The first carry: an array, or a record or tuple of arrays and numbers.</param>
    /// <param name="xs">An array, or a record or tuple of arrays that have as many rows.</param>
    /// <param name="reverse">Whether to run from the last row to the first; results stay at the places of their rows.</param>
    /// <param name="unroll">A loop of a known length of at most so many turns is written out in compiled code; changes no result.</param>
    /// <returns>The last carry, and the result rows as arrays with a further first axis.</returns>
    /// <exception cref="ArgumentException">The arrays have no rows or different numbers of them.</exception>
    /// <example>Running totals: <c>Lax.Scan((total, x) => (total + x, total), (NDArray&lt;float&gt;)0f, xs)</c></example>
    [Primitive("scan")]
    public static (TCarry Carry, TY Ys) Scan<TCarry, TX, TY>(Func<TCarry, TX, (TCarry, TY)> f, TCarry init, TX xs, bool reverse = false, int unroll = 1)
    {
        INDArray[] rows = Tree.Arrays(xs);
        int length = RowCount(rows);
        return Turns(length, reverse, init, (carry, i) => f(carry, Tree.With(xs, Each(new Row(i), rows))));
    }

    /// <summary>The same without results beside the carry.</summary>
    /// <param name="f">(carry, row) → next carry.</param>
    /// <param name="init">The first carry.</param>
    /// <param name="xs">An array, or a record or tuple of arrays that have as many rows.</param>
    /// <param name="reverse">Whether to run from the last row to the first.</param>
    /// <param name="unroll">A loop of a known length of at most so many turns is written out in compiled code; changes no result.</param>
    [Primitive("scan_carry")]
    public static TCarry Scan<TCarry, TX>(Func<TCarry, TX, TCarry> f, TCarry init, TX xs, bool reverse = false, int unroll = 1)
    {
        INDArray[] rows = Tree.Arrays(xs);
        int length = RowCount(rows);
        TCarry carry = init;
        for (int turn = 0; turn < length; turn++)
        {
            carry = f(carry, Tree.With(xs, Each(new Row(reverse ? length - 1 - turn : turn), rows)));
        }

        return carry;
    }

    /// <summary>The same without rows, a number of times.</summary>
    /// <param name="f">Carry → (next carry, result row).</param>
    /// <param name="init">The first carry.</param>
    /// <param name="length">How many times.</param>
    /// <param name="reverse">Whether the results stand from the last to the first.</param>
    /// <param name="unroll">A loop of a known length of at most so many turns is written out in compiled code; changes no result.</param>
    [Primitive("scan_length")]
    public static (TCarry Carry, TY Ys) Scan<TCarry, TY>(Func<TCarry, (TCarry, TY)> f, TCarry init, int length, bool reverse = false, int unroll = 1)
        => Turns(length, reverse, init, (carry, _) => f(carry));

    /// <summary>A function of each row, one after the other, stacked; Vmap computes them side by side, and <paramref name="batchSize"/> so many of them.</summary>
    /// <param name="f">A row's result.</param>
    /// <param name="xs">An array, or a record or tuple of arrays that have as many rows.</param>
    /// <param name="batchSize">How many rows compiled code computes side by side, at least 1: more need more memory and less time.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1.</exception>
    [Primitive("map")]
    public static TY Map<TX, TY>(Func<TX, TY> f, TX xs, int batchSize = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        INDArray[] rows = Tree.Arrays(xs);
        return Turns(RowCount(rows), false, 0, (_, i) => (0, f(Tree.With(xs, Each(new Row(i), rows))))).Ys;
    }

    /// <summary>
    /// A function of which reverse mode keeps nothing but the operands, and what the policy names: what it needs besides is computed again.
    /// Saves memory for time. As the body of a scan it keeps the carries of the turns alone; around a scan in a scan, the carries of √n.
    /// </summary>
    /// <param name="fun">The function.</param>
    /// <param name="operand">An array, or a record or tuple of arrays and numbers.</param>
    /// <param name="policy">One of <see cref="CheckpointPolicies"/>.</param>
    /// <param name="names">The names of <see cref="CheckpointName{T}"/> that a policy of names speaks of.</param>
    /// <exception cref="ArgumentException">There is no such policy, or names without a policy that speaks of names, or the other way round.</exception>
    [Primitive("checkpoint")]
    public static TResult Checkpoint<TOperand, TResult>(
        Func<TOperand, TResult> fun, TOperand operand, string policy = CheckpointPolicies.NothingSaveable, string[]? names = null)
    {
        CheckpointPolicies.Check(policy, names);
        return fun(operand);
    }

    /// <summary>The same for a function of two operands.</summary>
    /// <param name="fun">The function.</param>
    /// <param name="operand">The first operand.</param>
    /// <param name="operand2">The second operand.</param>
    /// <param name="policy">One of <see cref="CheckpointPolicies"/>.</param>
    /// <param name="names">The names of <see cref="CheckpointName{T}"/> that a policy of names speaks of.</param>
    /// <exception cref="ArgumentException">There is no such policy, or names without a policy that speaks of names, or the other way round.</exception>
    [Primitive("checkpoint")]
    public static TResult Checkpoint<TOperand, TOperand2, TResult>(
        Func<TOperand, TOperand2, TResult> fun, TOperand operand, TOperand2 operand2, string policy = CheckpointPolicies.NothingSaveable, string[]? names = null)
    {
        CheckpointPolicies.Check(policy, names);
        return fun(operand, operand2);
    }

    /// <summary>x itself, with a name for the policies of checkpoints. Differentiable.</summary>
    /// <param name="x">The array.</param>
    /// <param name="name">The name, a constant.</param>
    [Primitive("checkpoint_name")]
    public static NDArray<T> CheckpointName<T>(NDArray<T> x, string name)
        where T : unmanaged
        => x;

    private static int RowCount(INDArray[] arrays)
    {
        if (arrays.Length == 0 || arrays.Any(a => a.Shape.Rank == 0))
        {
            throw new ArgumentException("A scan runs along the first axis of arrays, but " + (arrays.Length == 0 ? "there are none" : "one has rank 0"));
        }

        int length = arrays[0].Shape[0];
        return arrays.FirstOrDefault(a => a.Shape[0] != length) is { } other
            ? throw new ArgumentException($"A scan runs along arrays of one length: axis 0 is {length} in one and {other.Shape[0]} in another")
            : length;
    }

    private static (TCarry Carry, TY Ys) Turns<TCarry, TY>(int length, bool reverse, TCarry init, Func<TCarry, int, (TCarry, TY)> f)
    {
        // Without a turn one is tried all the same, on rows of zeros, to see what it would give.
        (TCarry carry, TY like) = length > 0 ? (init, default(TY)!) : (init, f(init, 0).Item2);
        INDArray[][] rows = new INDArray[Math.Max(length, 0)][];
        for (int turn = 0; turn < length; turn++)
        {
            int row = reverse ? length - 1 - turn : turn;
            (carry, like) = f(carry, row);
            rows[row] = Tree.Arrays(like);
        }

        INDArray[] leaves = Tree.Arrays(like);
        return (carry, Tree.With(like, length > 0
            ? Each(new Stacked(), [.. leaves.Select((_, leaf) => Array.ConvertAll(rows, r => r[leaf]))])
            : Each(new NoRows(), leaves)));
    }

    // The function of each list of arrays, whatever its length.
    private static INDArray[] Each(Stacked function, INDArray[][] lists) => Array.ConvertAll(lists, list => ((ILeaf)list[0]).Apply(function, list));

    private sealed class Row(int index) : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
            => leaves[0].Shape[0] == 0
                ? Full(leaves[0].Shape.RemoveAt(0), default(T))
                : Reshape(Part.Along(leaves[0], 0, index, index + 1, 1), leaves[0].Shape.RemoveAt(0));
    }

    private sealed class NoRows : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
            => Full(leaves[0].Shape.Insert(0, 0), default(T));
    }

    private sealed class Stacked : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
            => Concatenate(Array.ConvertAll(leaves, leaf => Reshape(leaf, leaf.Shape.Insert(0, 1))), 0);
    }
}
