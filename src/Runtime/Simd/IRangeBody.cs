namespace Pure.Jit.Simd;

/// <summary>Work over a range of indices that <see cref="Workers.For{TBody}"/> splits among threads.</summary>
public interface IRangeBody
{
    /// <summary>Does the indices from <paramref name="lo"/> up to, not including, <paramref name="hi"/>; called by several threads at once.</summary>
    void Run(nint lo, nint hi);
}
