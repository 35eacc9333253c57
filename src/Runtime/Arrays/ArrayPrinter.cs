namespace Pure.Jit;

internal static class ArrayPrinter
{
    public static string Print<T>(NDArray<T> x)
        where T : unmanaged
        => x.Dtype + x.Shape;
}
