using System.Runtime.InteropServices;

namespace Pure.Jit.Conformance.Golden;

/// <summary>An array of a golden file: dtype, shape, and the elements' bytes in row-major order, little-endian.</summary>
public sealed record GoldenArray(string DType, int[] Shape, byte[] Bytes)
{
    public bool IsFloating => this.DType[0] == 'f' || this.DType == "bf16";

    public int Size => this.Shape.Aggregate(1, (a, b) => a * b);

    public static GoldenArray Read(System.Text.Json.JsonElement json) => new(
        json.GetProperty("dtype").GetString()!,
        json.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32()).ToArray(),
        json.GetProperty("b64").GetBytesFromBase64());

    public static GoldenArray[] ReadAll(System.Text.Json.JsonElement json) => json.EnumerateArray().Select(Read).ToArray();

    /// <summary>Complex numbers as their parts on a further last axis, as which a case gives them.</summary>
    public GoldenArray Parted() => this.DType is "c64" or "c128" ? new(this.DType == "c64" ? "f32" : "f64", [.. this.Shape, 2], this.Bytes) : this;

    /// <summary>The elements of a floating-point array.</summary>
    public double[] Numbers() => this.DType switch
    {
        "f16" => MemoryMarshal.Cast<byte, Half>(this.Bytes).ToArray().Select(x => (double)x).ToArray(),
        "bf16" => MemoryMarshal.Cast<byte, BFloat16>(this.Bytes).ToArray().Select(x => (double)x).ToArray(),
        "f32" => MemoryMarshal.Cast<byte, float>(this.Bytes).ToArray().Select(x => (double)x).ToArray(),
        "f64" => MemoryMarshal.Cast<byte, double>(this.Bytes).ToArray(),
        _ => this.Integers().Select(x => (double)x).ToArray(),
    };

    /// <summary>An array of f64 as one of f32, where that is wanted.</summary>
    public GoldenArray As(string dtype) => this.DType == "f64" && dtype == "f32"
        ? new GoldenArray(dtype, this.Shape, MemoryMarshal.AsBytes<float>(this.Numbers().Select(x => (float)x).ToArray()).ToArray())
        : this;

    /// <summary>The elements of an integer or bool array; unsigned ones wrap at 64 bits.</summary>
    public long[] Integers() => this.DType switch
    {
        "bool" or "u8" => this.Bytes.Select(x => (long)x).ToArray(),
        "i8" => MemoryMarshal.Cast<byte, sbyte>(this.Bytes).ToArray().Select(x => (long)x).ToArray(),
        "i16" => MemoryMarshal.Cast<byte, short>(this.Bytes).ToArray().Select(x => (long)x).ToArray(),
        "u16" => MemoryMarshal.Cast<byte, ushort>(this.Bytes).ToArray().Select(x => (long)x).ToArray(),
        "i32" => MemoryMarshal.Cast<byte, int>(this.Bytes).ToArray().Select(x => (long)x).ToArray(),
        "u32" => MemoryMarshal.Cast<byte, uint>(this.Bytes).ToArray().Select(x => (long)x).ToArray(),
        "i64" or "u64" => MemoryMarshal.Cast<byte, long>(this.Bytes).ToArray(),
        _ => throw new NotServedException($"arrays of {this.DType}"),
    };

    /// <summary>The array as an <see cref="NDArray{T}"/>.</summary>
    public INDArray ToNDArray() => this.DType switch
    {
        "bool" => this.Make<bool>(),
        "i8" => this.Make<sbyte>(),
        "i16" => this.Make<short>(),
        "i32" => this.Make<int>(),
        "i64" => this.Make<long>(),
        "u8" => this.Make<byte>(),
        "u16" => this.Make<ushort>(),
        "u32" => this.Make<uint>(),
        "u64" => this.Make<ulong>(),
        "f16" => this.Make<Half>(),
        "bf16" => this.Make<BFloat16>(),
        "f32" => this.Make<float>(),
        "f64" => this.Make<double>(),
        _ => throw new NotServedException($"arrays of {this.DType}"),
    };

    /// <summary>The elements and shape of an <see cref="NDArray{T}"/>.</summary>
    public static GoldenArray Of(object array) => array switch
    {
        NDArray<bool> a => Take(a),
        NDArray<sbyte> a => Take(a),
        NDArray<short> a => Take(a),
        NDArray<int> a => Take(a),
        NDArray<long> a => Take(a),
        NDArray<byte> a => Take(a),
        NDArray<ushort> a => Take(a),
        NDArray<uint> a => Take(a),
        NDArray<ulong> a => Take(a),
        NDArray<Half> a => Take(a),
        NDArray<BFloat16> a => Take(a),
        NDArray<float> a => Take(a),
        NDArray<double> a => Take(a),
        _ => throw new InvalidOperationException($"{array.GetType()} is not an array"),
    };

    /// <summary>Some elements of a vector.</summary>
    public GoldenArray Part(int start, int length)
    {
        int width = this.Bytes.Length / this.Size;
        return new GoldenArray(this.DType, [length], this.Bytes.AsSpan(start * width, length * width).ToArray());
    }

    /// <summary>Three scaled copies on a new leading axis: x, x/2, x/4.</summary>
    public GoldenArray Batch() => this.DType switch
    {
        "f32" => this.Scaled(MemoryMarshal.Cast<byte, float>(this.Bytes), static (x, by) => x / by),
        "f64" => this.Scaled(MemoryMarshal.Cast<byte, double>(this.Bytes), static (x, by) => x / by),
        "f16" => this.Scaled(MemoryMarshal.Cast<byte, Half>(this.Bytes), static (x, by) => x / (Half)by),
        "bf16" => this.Scaled(MemoryMarshal.Cast<byte, BFloat16>(this.Bytes), static (x, by) => x / (BFloat16)by),
        _ => throw new NotServedException($"batches of {this.DType}"),
    };

    private GoldenArray Scaled<T>(ReadOnlySpan<T> elements, Func<T, int, T> divide)
        where T : unmanaged
    {
        List<T> all = [];
        foreach (int by in new[] { 1, 2, 4 })
        {
            foreach (T x in elements)
            {
                all.Add(divide(x, by));
            }
        }

        return new GoldenArray(this.DType, [3, .. this.Shape], MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(all)).ToArray());
    }

    private NDArray<T> Make<T>()
        where T : unmanaged
        => NDArray.Array(MemoryMarshal.Cast<byte, T>(this.Bytes), Pure.Jit.Shape.Create(this.Shape));

    private static GoldenArray Take<T>(NDArray<T> array)
        where T : unmanaged
        => new(array.Dtype, array.Shape.ToArray(), MemoryMarshal.AsBytes<T>(array.ToArray()).ToArray());
}
