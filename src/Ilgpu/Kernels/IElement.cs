using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>How elements lie in memory and what is computed with them; a struct without fields, for which kernels are specialised.</summary>
/// <typeparam name="TMemory">What lies in memory.</typeparam>
/// <typeparam name="TRegister">What is computed with.</typeparam>
public interface IElement<TMemory, TRegister>
    where TMemory : unmanaged
    where TRegister : unmanaged
{
    /// <summary>From memory.</summary>
    TRegister Load(TMemory memory);

    /// <summary>To memory, rounded.</summary>
    TMemory Store(TRegister value);

    /// <summary>Whether it is no number.</summary>
    bool IsNaN(TRegister value);

    /// <summary>Whether x comes before y: NaN comes last, −0 equals 0.</summary>
    bool Before(TRegister x, TRegister y);

    /// <summary>Both by one of <see cref="Steps"/>, rounded; a step that the type has not gives y.</summary>
    TRegister Combine(int step, TRegister x, TRegister y);
}

/// <summary>How two elements become one.</summary>
internal static class Steps
{
    public const int Add = 0;
    public const int Multiply = 1;
    public const int Max = 2;
    public const int Min = 3;
    public const int LogAdd = 4;
    public const int Replace = 5;
}

/// <summary>log(eˣ + eʸ) without overflow.</summary>
internal static class LogAdding
{
    public static float Of(float x, float y)
    {
        float large = DeviceMath.Max(x, y), small = DeviceMath.Min(x, y);
        return large == small && DeviceMath.Abs(large) >= float.PositiveInfinity ? large : large + DeviceMath.Log1p(DeviceMath.Exp(small - large));
    }

    public static double Of(double x, double y)
    {
        double large = DeviceMath.Max(x, y), small = DeviceMath.Min(x, y);
        return large == small && DeviceMath.Abs(large) >= double.PositiveInfinity ? large : large + DeviceMath.Log1p(DeviceMath.Exp(small - large));
    }
}
