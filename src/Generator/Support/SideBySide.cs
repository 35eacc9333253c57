using System.Runtime.ExceptionServices;

namespace Pure.Jit.Generator.Support;

/// <summary>The same work on several things, on all processors unless the build asked for one.</summary>
internal static class SideBySide
{
    /// <summary>What becomes of each, in the order of the sources.</summary>
    public static EquatableArray<TResult> Select<TSource, TResult>(
        IReadOnlyList<TSource> sources, Func<TSource, TResult> select, bool isConcurrent, CancellationToken cancellation)
    {
        TResult[] results = new TResult[sources.Count];
        if (!isConcurrent || sources.Count < 2)
        {
            for (int i = 0; i < results.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                results[i] = select(sources[i]);
            }

            return new EquatableArray<TResult>(results);
        }

        try
        {
            Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellation }, i => results[i] = select(sources[i]));
        }
        catch (AggregateException e)
        {
            // As if they had been done one after another.
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }

        return new EquatableArray<TResult>(results);
    }
}
