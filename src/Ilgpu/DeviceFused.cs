#if ILGPU_PACKAGE
using System.Reflection;
using ILGPU.Frontend;
using ILGPU.Frontend.Intrinsic;
using ILGPU.IR.Values;
#endif

namespace Pure.Jit.Ilgpu;

/// <summary>
/// Tells ILGPU what <c>Math.FusedMultiplyAdd</c> is on devices: <c>fma.rn</c> in PTX and <c>fma</c> in OpenCL C, both with one rounding. ILGPU has
/// that operation, but no member that its front end makes it of. Its CPU device runs .NET's own.
/// </summary>
internal static class DeviceFused
{
#if ILGPU_PACKAGE
    // Once for the process.
    static DeviceFused()
    {
        Add<float>(typeof(MathF));
        Add<double>(typeof(Math));
    }
#endif

    /// <summary>Has it told by now, which has to be before a kernel is compiled.</summary>
    public static void Register()
    {
    }

#if ILGPU_PACKAGE
    /// <summary>What is called instead, once the operation is there.</summary>
    public static float Same(float x) => x;

    /// <summary>What is called instead, once the operation is there.</summary>
    public static double Same(double x) => x;

    private static void Add<T>(Type maths)
    {
        MethodInfo same = typeof(DeviceFused).GetMethod(nameof(Same), [typeof(T)])!;
        MethodInfo fused = maths.GetMethod("FusedMultiplyAdd", [typeof(T), typeof(T), typeof(T)])!;
        RemappedIntrinsics.AddRemapping(fused, (ref InvocationContext call) =>
        {
            ValueReference result = call.Builder.CreateArithmetic(call.Location, call[0], call[1], call[2], TernaryArithmeticKind.MultiplyAdd);
            call.Arguments.Clear();
            call.Arguments.Add(result);
            call.Method = same;
        });
    }
#endif
}
