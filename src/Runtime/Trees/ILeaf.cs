namespace Pure.Jit;

/// <summary>What is done to corresponding leaves of several trees, whatever their element type.</summary>
internal interface ILeafFunction
{
    NDArray<T> Of<T>(NDArray<T>[] leaves)
        where T : unmanaged;
}

/// <summary>An array that brings its element type to a function of leaves.</summary>
internal interface ILeaf : INDArray
{
    /// <summary>The function of arrays of this one's element type.</summary>
    INDArray Apply(ILeafFunction function, INDArray[] leaves);
}

public sealed partial class NDArray<T> : ILeaf
{
    INDArray ILeaf.Apply(ILeafFunction function, INDArray[] leaves) => function.Of(Array.ConvertAll(leaves, leaf => (NDArray<T>)leaf));
}
