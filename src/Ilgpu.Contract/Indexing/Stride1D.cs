namespace ILGPU;

/// <summary>How a view of one dimension steps over its elements.</summary>
public interface IStride1D
{
    /// <summary>From one element to the next.</summary>
    public int XStride { get; }
}

/// <summary>The strides of views of one dimension.</summary>
public static class Stride1D
{
    /// <summary>Elements lie side by side.</summary>
    public readonly struct Dense : IStride1D
    {
        /// <inheritdoc/>
        public int XStride => 1;
    }
}
