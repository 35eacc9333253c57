using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;
using Pure.Jit.Simd;

namespace Pure.Jit.Convolution;

/// <summary>
/// A convolution of many groups with one filter each whose groups are neighbours in every array (depthwise, features last): lanes
/// are groups. Each result is accumulated by fused multiply-add, over the kernel's places and then the features.
/// </summary>
internal unsafe struct ConvGroups<T> : IRangeBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private ConvPlan<T> plan;

    public static bool Fits(in ConvPlan<T> plan) => plan.Filters == 1 && plan.Groups > 1
        && plan.LhsGroup == 1 && plan.RhsGroup == 1 && plan.ResultGroup == 1;

    public static void Run(in ConvPlan<T> plan)
    {
        ConvGroups<T> body = new() { plan = plan };
        Workers.For(plan.PlaceCount, 1 + (65_536 * (nint)plan.PlaceCount / (nint)long.Max(plan.Products, 1)), ref body);
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
            for (int n = 0; n < p.Examples; n++)
            {
                Row(p.Lhs + (n * p.LhsExample), p.Rhs, result + (n * p.ResultExample), lhsOffsets, rhsOffsets, taps, p.Features, p.LhsFeature, p.RhsFeature, p.Groups);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Row(
        T* lhs, T* rhs, T* result, nint* lhsOffsets, nint* rhsOffsets, int taps, int features, nint lhsFeature, nint rhsFeature, int groups)
    {
        int lanes = Vector256<T>.Count;
        int g = 0;
        for (; g + (4 * lanes) <= groups; g += 4 * lanes)
        {
            Vector256<T> s0 = default, s1 = default, s2 = default, s3 = default;
            for (int t = 0; t < taps; t++)
            {
                T* x = lhs + lhsOffsets[t] + g;
                T* w = rhs + rhsOffsets[t] + g;
                for (int c = 0; c < features; c++, x += lhsFeature, w += rhsFeature)
                {
                    s0 = Fused.Add(Vector256.Load(x), Vector256.Load(w), s0);
                    s1 = Fused.Add(Vector256.Load(x + lanes), Vector256.Load(w + lanes), s1);
                    s2 = Fused.Add(Vector256.Load(x + (2 * lanes)), Vector256.Load(w + (2 * lanes)), s2);
                    s3 = Fused.Add(Vector256.Load(x + (3 * lanes)), Vector256.Load(w + (3 * lanes)), s3);
                }
            }

            s0.Store(result + g);
            s1.Store(result + g + lanes);
            s2.Store(result + g + (2 * lanes));
            s3.Store(result + g + (3 * lanes));
        }

        for (; g + lanes <= groups; g += lanes)
        {
            Vector256<T> sum = default;
            for (int t = 0; t < taps; t++)
            {
                T* x = lhs + lhsOffsets[t] + g;
                T* w = rhs + rhsOffsets[t] + g;
                for (int c = 0; c < features; c++, x += lhsFeature, w += rhsFeature)
                {
                    sum = Fused.Add(Vector256.Load(x), Vector256.Load(w), sum);
                }
            }

            sum.Store(result + g);
        }

        for (; g < groups; g++)
        {
            T sum = T.Zero;
            for (int t = 0; t < taps; t++)
            {
                T* x = lhs + lhsOffsets[t] + g;
                T* w = rhs + rhsOffsets[t] + g;
                for (int c = 0; c < features; c++, x += lhsFeature, w += rhsFeature)
                {
                    sum = T.FusedMultiplyAdd(*x, *w, sum);
                }
            }

            result[g] = sum;
        }
    }
}
