namespace Pure.Jit.Generator.Ir;

/// <summary>Something that must hold of sizes and is known only when the method is called.</summary>
/// <param name="Least">The least that <paramref name="Size"/> may be.</param>
/// <param name="Size">The size.</param>
/// <param name="What">What needs it, for the message: <c>index 7 of axis 0</c>.</param>
public sealed record SizeCondition(Dim Least, Dim Size, string What);
