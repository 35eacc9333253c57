using System.Numerics;
using Pure.Jit.Memory;
using Pure.Jit.Simd;

namespace Pure.Jit.Convolution;

/// <summary>A convolution as plain loops, for every element type; integers wrap.</summary>
internal unsafe struct ConvPlain<T> : IRangeBody
    where T : unmanaged, INumber<T>
{
    private ConvPlan<T> plan;

    public static void Run(in ConvPlan<T> plan)
    {
        ConvPlain<T> body = new() { plan = plan };
        Workers.For(plan.PlaceCount, 1 + (16_384 * (nint)plan.PlaceCount / (nint)long.Max(plan.Products, 1)), ref body);
    }

    public readonly void Run(nint lo, nint hi)
    {
        ConvPlan<T> p = this.plan;
        using ArenaScope arena = Arena.Enter();
        nint* lhsOffsets = arena.Allocate<nint>(p.TapCount);
        nint* rhsOffsets = arena.Allocate<nint>(p.TapCount);
        for (nint place = lo; place < hi; place++)
        {
            int taps = p.TapsAt((int)place, lhsOffsets, rhsOffsets);
            T* result = p.Result + p.ResultOffset((int)place);
            for (int g = 0; g < p.Groups; g++)
            {
                for (int n = 0; n < p.Examples; n++)
                {
                    for (int o = 0; o < p.Filters; o++)
                    {
                        T* lhs = p.Lhs + (g * p.LhsGroup) + (n * p.LhsExample);
                        T* rhs = p.Rhs + (g * p.RhsGroup) + (o * p.RhsFilter);
                        T sum = T.Zero;
                        for (int t = 0; t < taps; t++)
                        {
                            T* x = lhs + lhsOffsets[t];
                            T* w = rhs + rhsOffsets[t];
                            for (int c = 0; c < p.Features; c++)
                            {
                                sum = unchecked(sum + (x[c * p.LhsFeature] * w[c * p.RhsFeature]));
                            }
                        }

                        result[(g * p.ResultGroup) + (n * p.ResultExample) + (o * p.ResultFilter)] = sum;
                    }
                }
            }
        }
    }
}
