using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Steps of the incremental pipeline between classes, for the reason that <see cref="Batch{T}"/> gives.</summary>
internal static class Providers
{
    /// <summary>One value made of two.</summary>
    public static IncrementalValueProvider<TResult> Join<TLeft, TRight, TResult>(
        this IncrementalValueProvider<TLeft> left, IncrementalValueProvider<TRight> right, Func<TLeft, TRight, CancellationToken, TResult> join)
        where TLeft : class
        where TRight : class
        where TResult : class =>
        left.Combine(right).Select((both, cancellation) => join(both.Left, both.Right, cancellation));

    /// <summary>All values as one.</summary>
    public static IncrementalValueProvider<Batch<T>> Gather<T>(this IncrementalValuesProvider<T> values)
        where T : class =>
        values.Collect().Select(static (all, _) => new Batch<T>(all.ToEquatableArray()));
}
