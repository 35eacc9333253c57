namespace Pure.Jit.Generator.Support;

/// <summary>
/// Several things as one value of the incremental pipeline, compared by content. A class on purpose: Roslyn's tables are generic
/// over what flows through them, and each value type there costs a hundred methods that the runtime has to compile first.
/// </summary>
internal sealed record Batch<T>(EquatableArray<T> Items);
