namespace Pure.Jit;

/// <summary>
/// States the shape of an array, for instance <c>[Shape("batch 784")]</c>: names, integers, <c>_</c>, <c>...</c>,
/// <c>*name</c>, sums and products; <c>C2.o</c> is the size o of the record C2 beside it. The same name is the same size throughout a method. On a tuple, the shapes of its items with <c>|</c>
/// between them: <c>[Shape("m k | k")]</c>; items of nested tuples count one by one, and <c>...</c> stands for a record or number.
/// </summary>
/// <param name="dimensions">The dimensions, separated by spaces.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue)]
public sealed class ShapeAttribute(string dimensions) : Attribute
{
    /// <summary>The dimensions, separated by spaces.</summary>
    public string Dimensions { get; } = dimensions;
}
