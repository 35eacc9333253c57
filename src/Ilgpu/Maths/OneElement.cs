using System.Runtime.CompilerServices;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>
/// What the text of the CPU's vector functions calls, for a single element: in the files <c>DeviceMath.*.g.cs</c> a vector of f32 is a
/// <c>float</c>, and a mask a <c>bool</c>.
/// </summary>
internal static class OneElement
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    public static float Create(float x) => x;

    [MethodImpl(Inline)]
    public static double Create(double x) => x;

    [MethodImpl(Inline)]
    public static int Create(int x) => x;

    [MethodImpl(Inline)]
    public static long Create(long x) => x;

    /// <summary>x·y + z with one rounding. ILGPU is told what that is on devices: see <see cref="DeviceFused"/>.</summary>
    [MethodImpl(Inline)]
    public static float FusedMultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    [MethodImpl(Inline)]
    public static double FusedMultiplyAdd(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);

    /// <summary>x·y, rounded by itself also where a sum follows: a device may fuse those of a <c>*</c>.</summary>
    [MethodImpl(Inline)]
    public static float Multiply(float x, float y) => MathF.FusedMultiplyAdd(x, y, -0f);

    [MethodImpl(Inline)]
    public static double Multiply(double x, double y) => Math.FusedMultiplyAdd(x, y, -0.0);

    /// <summary>The smaller one; the second where one is NaN.</summary>
    [MethodImpl(Inline)]
    public static float MinNative(float x, float y) => y > x ? x : y;

    [MethodImpl(Inline)]
    public static double MinNative(double x, double y) => y > x ? x : y;

    /// <summary>The larger one; the second where one is NaN.</summary>
    [MethodImpl(Inline)]
    public static float MaxNative(float x, float y) => y < x ? x : y;

    [MethodImpl(Inline)]
    public static double MaxNative(double x, double y) => y < x ? x : y;

    [MethodImpl(Inline)]
    public static float Abs(float x) => DeviceMath.Abs(x);

    [MethodImpl(Inline)]
    public static double Abs(double x) => DeviceMath.Abs(x);

    [MethodImpl(Inline)]
    public static float CopySign(float x, float sign) => DeviceMath.CopySign(x, sign);

    [MethodImpl(Inline)]
    public static double CopySign(double x, double sign) => DeviceMath.CopySign(x, sign);

    [MethodImpl(Inline)]
    public static float Sqrt(float x) => MathF.Sqrt(x);

    [MethodImpl(Inline)]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [MethodImpl(Inline)]
    public static float Truncate(float x) => DeviceMath.CopySign(DeviceMath.Floor(DeviceMath.Abs(x)), x);

    [MethodImpl(Inline)]
    public static double Truncate(double x) => DeviceMath.CopySign(DeviceMath.Floor(DeviceMath.Abs(x)), x);

    [MethodImpl(Inline)]
    public static float ConvertToSingle(int x) => x;

    [MethodImpl(Inline)]
    public static long ShiftRightLogical(long x, int places) => (long)((ulong)x >> places);

    [MethodImpl(Inline)]
    public static int AsInt32(this float x) => BitConverter.SingleToInt32Bits(x);

    [MethodImpl(Inline)]
    public static float AsSingle(this int x) => BitConverter.Int32BitsToSingle(x);

    [MethodImpl(Inline)]
    public static long AsInt64(this double x) => BitConverter.DoubleToInt64Bits(x);

    [MethodImpl(Inline)]
    public static double AsDouble(this long x) => BitConverter.Int64BitsToDouble(x);

    [MethodImpl(Inline)]
    public static bool AsSingle(this bool mask) => mask;

    [MethodImpl(Inline)]
    public static bool AsDouble(this bool mask) => mask;

    [MethodImpl(Inline)]
    public static bool Equals(float x, float y) => x == y;

    [MethodImpl(Inline)]
    public static bool Equals(double x, double y) => x == y;

    [MethodImpl(Inline)]
    public static bool Equals(int x, int y) => x == y;

    [MethodImpl(Inline)]
    public static bool Equals(long x, long y) => x == y;

    [MethodImpl(Inline)]
    public static bool LessThan(float x, float y) => x < y;

    [MethodImpl(Inline)]
    public static bool LessThan(double x, double y) => x < y;

    [MethodImpl(Inline)]
    public static bool LessThanOrEqual(float x, float y) => x <= y;

    [MethodImpl(Inline)]
    public static bool GreaterThan(float x, float y) => x > y;

    [MethodImpl(Inline)]
    public static bool GreaterThan(double x, double y) => x > y;

    [MethodImpl(Inline)]
    public static bool GreaterThanAll(float x, float y) => x > y;

    [MethodImpl(Inline)]
    public static bool GreaterThanAll(double x, double y) => x > y;

    [MethodImpl(Inline)]
    public static float ConditionalSelect(bool mask, float x, float y) => mask ? x : y;

    [MethodImpl(Inline)]
    public static double ConditionalSelect(bool mask, double x, double y) => mask ? x : y;

    [MethodImpl(Inline)]
    public static bool BitwiseAnd(bool x, bool y) => x & y;

    [MethodImpl(Inline)]
    public static bool BitwiseOr(bool x, bool y) => x | y;

    [MethodImpl(Inline)]
    public static bool AndNot(bool x, bool y) => x & DeviceMath.Not(y);

    [MethodImpl(Inline)]
    public static float BitwiseAnd(float x, float y) => (x.AsInt32() & y.AsInt32()).AsSingle();

    [MethodImpl(Inline)]
    public static double BitwiseAnd(double x, double y) => (x.AsInt64() & y.AsInt64()).AsDouble();

    [MethodImpl(Inline)]
    public static float Xor(float x, float y) => (x.AsInt32() ^ y.AsInt32()).AsSingle();

    [MethodImpl(Inline)]
    public static double Xor(double x, double y) => (x.AsInt64() ^ y.AsInt64()).AsDouble();
}
