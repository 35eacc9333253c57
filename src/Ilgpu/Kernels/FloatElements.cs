using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>Elements of f32.</summary>
public readonly struct F32Element : IElement<float, float>
{
    /// <inheritdoc/>
    public float Load(float memory) => memory;

    /// <inheritdoc/>
    public float Store(float value) => value;

    /// <inheritdoc/>
    public bool IsNaN(float value) => float.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(float x, float y) => x < y || (float.IsNaN(y) && !float.IsNaN(x));

    /// <inheritdoc/>
    public float Combine(int step, float x, float y) => step switch
    {
        Steps.Add => x + y,
        Steps.Multiply => x * y,
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => LogAdding.Of(x, y),
        _ => y,
    };
}

/// <summary>Elements of f64.</summary>
public readonly struct F64Element : IElement<double, double>
{
    /// <inheritdoc/>
    public double Load(double memory) => memory;

    /// <inheritdoc/>
    public double Store(double value) => value;

    /// <inheritdoc/>
    public bool IsNaN(double value) => double.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(double x, double y) => x < y || (double.IsNaN(y) && !double.IsNaN(x));

    /// <inheritdoc/>
    public double Combine(int step, double x, double y) => step switch
    {
        Steps.Add => x + y,
        Steps.Multiply => x * y,
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => LogAdding.Of(x, y),
        _ => y,
    };
}

/// <summary>Elements of f32, computed in f64.</summary>
public readonly struct WideElement : IElement<float, double>
{
    /// <inheritdoc/>
    public double Load(float memory) => memory;

    /// <inheritdoc/>
    public float Store(double value) => (float)value;

    /// <inheritdoc/>
    public bool IsNaN(double value) => double.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(double x, double y) => x < y || (double.IsNaN(y) && !double.IsNaN(x));

    /// <inheritdoc/>
    public double Combine(int step, double x, double y) => step switch
    {
        Steps.Add => x + y,
        Steps.Multiply => x * y,
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => LogAdding.Of(x, y),
        _ => y,
    };
}

/// <summary>Elements of f16.</summary>
public readonly struct F16Element : IElement<ushort, float>
{
    /// <inheritdoc/>
    public float Load(ushort memory) => DeviceMath.FromF16(memory);

    /// <inheritdoc/>
    public ushort Store(float value) => DeviceMath.ToF16(value);

    /// <inheritdoc/>
    public bool IsNaN(float value) => float.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(float x, float y) => x < y || (float.IsNaN(y) && !float.IsNaN(x));

    /// <inheritdoc/>
    public float Combine(int step, float x, float y) => step switch
    {
        Steps.Add => DeviceMath.RoundToF16(x + y),
        Steps.Multiply => DeviceMath.RoundToF16(x * y),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => DeviceMath.RoundToF16(LogAdding.Of(x, y)),
        _ => y,
    };
}

/// <summary>Elements of bf16.</summary>
public readonly struct BF16Element : IElement<ushort, float>
{
    /// <inheritdoc/>
    public float Load(ushort memory) => DeviceMath.FromBF16(memory);

    /// <inheritdoc/>
    public ushort Store(float value) => DeviceMath.ToBF16(value);

    /// <inheritdoc/>
    public bool IsNaN(float value) => float.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(float x, float y) => x < y || (float.IsNaN(y) && !float.IsNaN(x));

    /// <inheritdoc/>
    public float Combine(int step, float x, float y) => step switch
    {
        Steps.Add => DeviceMath.RoundToBF16(x + y),
        Steps.Multiply => DeviceMath.RoundToBF16(x * y),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => DeviceMath.RoundToBF16(LogAdding.Of(x, y)),
        _ => y,
    };
}

/// <summary>Elements of f16, computed in f64.</summary>
public readonly struct WideF16Element : IElement<ushort, double>
{
    /// <inheritdoc/>
    public double Load(ushort memory) => DeviceMath.FromF16(memory);

    /// <inheritdoc/>
    public ushort Store(double value) => DeviceMath.ToF16(DeviceMath.RoundToF16(value));

    /// <inheritdoc/>
    public bool IsNaN(double value) => double.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(double x, double y) => x < y || (double.IsNaN(y) && !double.IsNaN(x));

    /// <inheritdoc/>
    public double Combine(int step, double x, double y) => step switch
    {
        Steps.Add => x + y,
        Steps.Multiply => x * y,
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => LogAdding.Of(x, y),
        _ => y,
    };
}

/// <summary>Elements of bf16, computed in f64.</summary>
public readonly struct WideBF16Element : IElement<ushort, double>
{
    /// <inheritdoc/>
    public double Load(ushort memory) => DeviceMath.FromBF16(memory);

    /// <inheritdoc/>
    public ushort Store(double value) => DeviceMath.ToBF16(DeviceMath.RoundToBF16(value));

    /// <inheritdoc/>
    public bool IsNaN(double value) => double.IsNaN(value);

    /// <inheritdoc/>
    public bool Before(double x, double y) => x < y || (double.IsNaN(y) && !double.IsNaN(x));

    /// <inheritdoc/>
    public double Combine(int step, double x, double y) => step switch
    {
        Steps.Add => x + y,
        Steps.Multiply => x * y,
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        Steps.LogAdd => LogAdding.Of(x, y),
        _ => y,
    };
}
