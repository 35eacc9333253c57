using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pure.Jit.Convolution;

/// <summary>Chooses how a convolution is computed.</summary>
internal static unsafe class Convolve
{
    public static void Run<T>(in ConvPlan<T> plan)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            RunFloat(Unsafe.As<ConvPlan<T>, ConvPlan<float>>(ref Unsafe.AsRef(in plan)));
        }
        else if (typeof(T) == typeof(double))
        {
            RunFloat(Unsafe.As<ConvPlan<T>, ConvPlan<double>>(ref Unsafe.AsRef(in plan)));
        }
        else
        {
            Plain<T> plain = new(plan);
            Dispatch.Number<T, Plain<T>>(ref plain, "conv_general_dilated");
        }
    }

    private static void RunFloat<T>(in ConvPlan<T> plan)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (ConvGroups<T>.Fits(plan))
        {
            ConvGroups<T>.Run(plan);
        }
        else if (ConvRows<T>.Fits(plan))
        {
            ConvRows<T>.Run(plan);
        }
        else
        {
            ConvBlocks<T>.Run(plan);
        }
    }

    private readonly struct Plain<T>(ConvPlan<T> plan) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            {
            ConvPlan<T> own = plan;
            ConvPlain<TSeen>.Run(Unsafe.As<ConvPlan<T>, ConvPlan<TSeen>>(ref own));
        }
    }
}
