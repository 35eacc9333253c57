namespace Pure.Jit;

/// <summary>Moving all arrays of records, tuples and arrays of arrays.</summary>
public static class DeviceTrees
{
    /// <summary>The tree with all its arrays on a device; what is no array stays as it is.</summary>
    /// <param name="tree">A record, a tuple, or an array of them.</param>
    /// <param name="device">Where to.</param>
    /// <exception cref="ArgumentException">A type in the tree is not registered.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
    public static TTree To<TTree>(this TTree tree, Device device)
        where TTree : notnull
    {
        ArgumentNullException.ThrowIfNull(device);
        return Tree.With(tree, Array.ConvertAll(Tree.Arrays(tree), leaf => leaf.To(device)));
    }

    /// <summary>The tree with all its arrays where the host can read them; what is no array stays as it is.</summary>
    /// <param name="tree">A record, a tuple, or an array of them.</param>
    /// <exception cref="ArgumentException">A type in the tree is not registered.</exception>
    public static TTree ToHost<TTree>(this TTree tree)
        where TTree : notnull => Tree.With(tree, Array.ConvertAll(Tree.Arrays(tree), leaf => leaf.ToHost()));
}
