namespace Pure.Jit.Benchmarks.Serve;

/// <summary>The yardstick's data: one 32-bit hash, the same in every language.</summary>
internal static class Inputs
{
    public static float Uniform(uint seed, uint i)
    {
        uint h = unchecked((i * 0x9E3779B1u) + (seed * 0x85EBCA77u));
        h ^= h >> 16;
        h = unchecked(h * 0x85EBCA6Bu);
        h ^= h >> 13;
        h = unchecked(h * 0xC2B2AE35u);
        h ^= h >> 16;
        return (h >> 8) * (1 / 16777216f);
    }

    public static NDArray<float> Array(uint seed, Shape shape, double low, double high)
        => NDArray.NativeArray<float>(Fill(seed, shape.Size, low, high), shape);

    public static NDArray<double> Array64(uint seed, Shape shape, double low, double high)
        => NDArray.NativeArray<double>(System.Array.ConvertAll(Fill(seed, shape.Size, low, high), x => (double)x), shape);

    public static NDArray<T> Zeros<T>(Shape shape)
        where T : unmanaged
        => NDArray.NativeArray<T>(new T[shape.Size], shape);

    public static int Count(string size)
    {
        string digits = size.Split('_')[0];
        return digits switch
        {
            "10M" => 10_000_000,
            [.. var n, 'K'] => int.Parse(n) << 10,
            [.. var n, 'M'] => int.Parse(n) << 20,
            _ => int.Parse(digits),
        };
    }

    public static (int Rows, int Columns) Grid(string size)
    {
        string[] parts = size.Split('x');
        return (int.Parse(parts[0]), int.Parse(parts[^1]));
    }

    private static float[] Fill(uint seed, int count, double low, double high)
    {
        float[] data = new float[count];
        for (int i = 0; i < count; i++)
        {
            data[i] = (float)low + ((float)(high - low) * Uniform(seed, (uint)i));
        }

        return data;
    }
}
