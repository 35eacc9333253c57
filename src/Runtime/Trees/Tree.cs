using System.Collections.Concurrent;
using System.ComponentModel;

namespace Pure.Jit;

/// <summary>
/// Functions over trees: records, tuples and arrays of arrays. The leaves that a function sees are the arrays of its
/// parameter's type (f32 for a lambda without types); everything else (other arrays, C# numbers, keys, text) comes from the
/// first tree unchanged.
/// </summary>
public static class Tree
{
    private static readonly ConcurrentDictionary<Type, (Func<object, object?[]> Flatten, Func<object?[], object> Unflatten)> Types = new();

    /// <summary>Tells how a type is taken apart and put together. Called by generated code.</summary>
    /// <typeparam name="TTree">The type.</typeparam>
    /// <param name="flatten">The members, in declaration order.</param>
    /// <param name="unflatten">A value of given members.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register<TTree>(Func<TTree, object?[]> flatten, Func<object?[], TTree> unflatten)
        where TTree : notnull
        => Types[typeof(TTree)] = (tree => flatten((TTree)tree), members => unflatten(members));

    /// <summary>A tree of f of every f32 leaf.</summary>
    /// <exception cref="ArgumentException">A type in the tree is not registered, or all its arrays are of other types.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree>(Func<NDArray<float>, NDArray<float>> f, TTree tree)
        => Map<TTree, float>(f, WithFloats(tree));

    /// <summary>A tree of f of the corresponding f32 leaves of two trees.</summary>
    /// <exception cref="ArgumentException">A type in the trees is not registered, the trees differ in structure, or all arrays are of other types.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree>(Func<NDArray<float>, NDArray<float>, NDArray<float>> f, TTree tree, TTree tree2)
        => Map<TTree, float>(f, WithFloats(tree), tree2);

    /// <summary>A tree of f of the corresponding f32 leaves of three trees.</summary>
    /// <exception cref="ArgumentException">A type in the trees is not registered, the trees differ in structure, or all arrays are of other types.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree>(
        Func<NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>> f, TTree tree, TTree tree2, TTree tree3)
        => Map<TTree, float>(f, WithFloats(tree), tree2, tree3);

    /// <summary>A tree of f of the corresponding f32 leaves of four trees.</summary>
    /// <exception cref="ArgumentException">A type in the trees is not registered, the trees differ in structure, or all arrays are of other types.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree>(
        Func<NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>> f,
        TTree tree,
        TTree tree2,
        TTree tree3,
        TTree tree4)
        => Map<TTree, float>(f, WithFloats(tree), tree2, tree3, tree4);

    /// <summary>A tree of f of every leaf of type T.</summary>
    /// <exception cref="ArgumentException">A type in the tree is not registered.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree, T>(Func<NDArray<T>, NDArray<T>> f, TTree tree)
        where T : unmanaged
        => (TTree)Rebuild<T>(leaves => f(leaves[0]), [tree])!;

    /// <summary>A tree of f of the corresponding leaves of type T of two trees.</summary>
    /// <exception cref="ArgumentException">A type in the trees is not registered, or the trees differ in structure.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree, T>(Func<NDArray<T>, NDArray<T>, NDArray<T>> f, TTree tree, TTree tree2)
        where T : unmanaged
        => (TTree)Rebuild<T>(leaves => f(leaves[0], leaves[1]), [tree, tree2])!;

    /// <summary>A tree of f of the corresponding leaves of type T of three trees.</summary>
    /// <exception cref="ArgumentException">A type in the trees is not registered, or the trees differ in structure.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree, T>(
        Func<NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>> f, TTree tree, TTree tree2, TTree tree3)
        where T : unmanaged
        => (TTree)Rebuild<T>(leaves => f(leaves[0], leaves[1], leaves[2]), [tree, tree2, tree3])!;

    /// <summary>A tree of f of the corresponding leaves of type T of four trees.</summary>
    /// <exception cref="ArgumentException">A type in the trees is not registered, or the trees differ in structure.</exception>
    [Primitive("tree_map")]
    public static TTree Map<TTree, T>(
        Func<NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>> f, TTree tree, TTree tree2, TTree tree3, TTree tree4)
        where T : unmanaged
        => (TTree)Rebuild<T>(leaves => f(leaves[0], leaves[1], leaves[2], leaves[3]), [tree, tree2, tree3, tree4])!;

    /// <summary>The f32 leaves, in declaration order.</summary>
    /// <exception cref="ArgumentException">A type in the tree is not registered.</exception>
    [Primitive("tree_leaves")]
    public static NDArray<float>[] Leaves<TTree>(TTree tree) => Leaves<TTree, float>(tree);

    /// <summary>The leaves of type T, in declaration order.</summary>
    /// <exception cref="ArgumentException">A type in the tree is not registered.</exception>
    [Primitive("tree_leaves")]
    public static NDArray<T>[] Leaves<TTree, T>(TTree tree)
        where T : unmanaged
    {
        List<NDArray<T>> leaves = [];
        Collect(tree, leaves);
        return [.. leaves];
    }

    /// <summary>Combines the f32 leaves one after the other.</summary>
    /// <param name="function">From what is combined so far and a leaf to what is combined then.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="initializer">What to start with.</param>
    /// <exception cref="ArgumentException">A type in the tree is not registered.</exception>
    [Primitive("tree_reduce")]
    public static TResult Reduce<TTree, TResult>(Func<TResult, NDArray<float>, TResult> function, TTree tree, TResult initializer)
    {
        TResult result = initializer;
        foreach (NDArray<float> leaf in Leaves(tree))
        {
            result = function(result, leaf);
        }

        return result;
    }

    /// <summary>The leaves of all types, in declaration order; of an array of keys its words.</summary>
    internal static INDArray[] Arrays(object? tree)
    {
        List<INDArray> arrays = [];
        Collect(tree, arrays, withKeys: true);
        return [.. arrays];
    }

    /// <summary>The tree with these leaves instead of its own.</summary>
    internal static TTree With<TTree>(TTree tree, INDArray[] arrays)
    {
        int next = 0;
        return (TTree)Exchange(tree, () => arrays[next++])!;
    }

    // A lambda without types is for float leaves; on a tree that has none it would do nothing, and say nothing.
    private static TTree WithFloats<TTree>(TTree tree)
    {
        List<INDArray> leaves = [];
        Collect(tree, leaves);
        return leaves.Count == 0 || leaves.Any(leaf => leaf is NDArray<float>)
            ? tree
            : throw new ArgumentException(
                $"Tree.Map: the lambda is for float arrays, but the tree holds none, only {string.Join(", ", leaves.Select(leaf => leaf.Dtype).Distinct())}; give the lambda its type, as in (NDArray<double> x) => …");
    }

    private static object? Exchange(object? tree, Func<INDArray> next)
    {
        if (tree is INDArray)
        {
            return next();
        }

        if (tree is KeyArray)
        {
            return new KeyArray((NDArray<uint>)next(), (NDArray<uint>)next());
        }

        if (IsLeaf(tree))
        {
            return tree;
        }

        (Func<object, object?[]> flatten, Func<object?[], object> unflatten) = Of(tree!.GetType());
        return unflatten(Array.ConvertAll(flatten(tree), member => Exchange(member, next)));
    }

    private static object? Rebuild<T>(Func<NDArray<T>[], NDArray<T>> f, object?[] trees)
        where T : unmanaged
    {
        object? first = trees[0];
        if (first is NDArray<T>)
        {
            return f(Array.ConvertAll(trees, tree => tree as NDArray<T> ?? throw Different(first, tree)));
        }

        if (IsLeaf(first))
        {
            return first;
        }

        (Func<object, object?[]> flatten, Func<object?[], object> unflatten) = Of(first!.GetType());
        object?[][] members = Array.ConvertAll(trees, tree => tree?.GetType() == first.GetType() ? flatten(tree) : throw Different(first, tree));
        object?[] rebuilt = new object?[members[0].Length];
        for (int i = 0; i < rebuilt.Length; i++)
        {
            rebuilt[i] = Rebuild(f, Array.ConvertAll(members, member => member[i]));
        }

        return unflatten(rebuilt);
    }

    private static void Collect<TLeaf>(object? tree, List<TLeaf> leaves, bool withKeys = false)
    {
        if (tree is TLeaf leaf)
        {
            leaves.Add(leaf);
        }
        else if (tree is KeyArray keys && withKeys)
        {
            Collect(keys.Hi, leaves);
            Collect(keys.Lo, leaves);
        }
        else if (!IsLeaf(tree))
        {
            foreach (object? member in Of(tree!.GetType()).Flatten(tree))
            {
                Collect(member, leaves, withKeys);
            }
        }
    }

    private static bool IsLeaf(object? tree)
        => tree is null or INDArray or PrngKey or KeyArray or string or Enum || (tree is IConvertible or Half or BFloat16) || IsOfFramework(tree.GetType());

    // Dates, spans of time, identifiers: nothing in them is an array.
    private static bool IsOfFramework(Type type)
        => !type.IsGenericType && type.Namespace is { } name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));

    private static (Func<object, object?[]> Flatten, Func<object?[], object> Unflatten) Of(Type type)
        => Types.TryGetValue(type, out (Func<object, object?[]> Flatten, Func<object?[], object> Unflatten) functions)
            ? functions
            : throw new ArgumentException(
                $"{type} is not known as a tree: a record or tuple is registered by the build of the project that uses it with Pure.Jit");

    private static ArgumentException Different(object first, object? other)
        => new($"The trees differ in structure: {first.GetType()} stands in the first where another has {other?.GetType().ToString() ?? "nothing"}");
}
