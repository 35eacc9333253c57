using System.ComponentModel;
using Pure.Jit.Convolution;
using Pure.Jit.Memory;

namespace Pure.Jit.CompilerServices;

/// <summary>Convolutions in memory that generated code has ready.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Convolutions
{
    /// <summary>
    /// The primitive <c>conv_general_dilated</c> over contiguous arrays; f16 is accumulated in f32. The result must not overlap
    /// the operands, and the shapes must fit as the primitive demands.
    /// </summary>
    public static void Run<T>(
        T* lhs, T* rhs, T* result, ReadOnlySpan<int> lhsShape, ReadOnlySpan<int> rhsShape, ReadOnlySpan<int> resultShape,
        ReadOnlySpan<int> windowStrides, ReadOnlySpan<int> low, ReadOnlySpan<int> high, ReadOnlySpan<int> lhsDilation, ReadOnlySpan<int> rhsDilation,
        ReadOnlySpan<int> lhsSpec, ReadOnlySpan<int> rhsSpec, ReadOnlySpan<int> outSpec, ReadOnlySpan<int> groupCounts)
        where T : unmanaged
    {
        nint resultSize = Size(resultShape);
        if (resultSize == 0)
        {
            return;
        }

        if (typeof(T) == typeof(Half))
        {
            using ArenaScope arena = Arena.Enter();
            nint lhsSize = Size(lhsShape), rhsSize = Size(rhsShape);
            float* left = arena.Allocate<float>(lhsSize), right = arena.Allocate<float>(rhsSize), sums = arena.Allocate<float>(resultSize);
            Widen((Half*)lhs, left, lhsSize);
            Widen((Half*)rhs, right, rhsSize);
            Run(left, right, sums, lhsShape, rhsShape, resultShape, windowStrides, low, high, lhsDilation, rhsDilation, lhsSpec, rhsSpec, outSpec, groupCounts);
            for (nint i = 0; i < resultSize; i++)
            {
                ((Half*)result)[i] = (Half)sums[i];
            }

            return;
        }

        // Without spatial axes there is one of one element.
        int given = lhsShape.Length - 2, spatial = int.Max(given, 1);
        int* sizes = stackalloc int[7 * spatial];
        nint* steps = stackalloc nint[3 * spatial];
        new Span<int>(sizes, 7 * spatial).Fill(1);
        new Span<nint>(steps, 3 * spatial).Clear();
        ConvPlan<T> plan = new()
        {
            Lhs = lhs, Rhs = rhs, Result = result, Spatial = spatial,
            Lengths = sizes, Places = sizes + spatial, Kernel = sizes + (2 * spatial), Strides = sizes + (3 * spatial), Low = sizes + (4 * spatial),
            LhsDilation = sizes + (5 * spatial), RhsDilation = sizes + (6 * spatial),
            LhsSteps = steps, RhsSteps = steps + spatial, ResultSteps = steps + (2 * spatial),
        };
        plan.Low[0] = 0;
        for (int i = 0; i < given; i++)
        {
            plan.Lengths[i] = lhsShape[lhsSpec[i + 2]];
            plan.Places[i] = resultShape[outSpec[i + 2]];
            plan.Kernel[i] = rhsShape[rhsSpec[i + 2]];
            plan.Strides[i] = windowStrides[i];
            plan.Low[i] = low[i];
            plan.LhsDilation[i] = lhsDilation[i];
            plan.RhsDilation[i] = rhsDilation[i];
            plan.LhsSteps[i] = Step(lhsShape, lhsSpec[i + 2]);
            plan.RhsSteps[i] = Step(rhsShape, rhsSpec[i + 2]);
            plan.ResultSteps[i] = Step(resultShape, outSpec[i + 2]);
        }

        bool isByBatch = groupCounts[1] > 1;
        plan.Groups = groupCounts[0] * groupCounts[1];
        plan.Examples = resultShape[outSpec[0]];
        plan.Features = rhsShape[rhsSpec[1]];
        plan.Filters = rhsShape[rhsSpec[0]] / plan.Groups;
        plan.LhsExample = Step(lhsShape, lhsSpec[0]);
        plan.LhsFeature = Step(lhsShape, lhsSpec[1]);
        plan.LhsGroup = isByBatch ? plan.Examples * plan.LhsExample : plan.Features * plan.LhsFeature;
        plan.RhsFilter = Step(rhsShape, rhsSpec[0]);
        plan.RhsFeature = Step(rhsShape, rhsSpec[1]);
        plan.RhsGroup = plan.Filters * plan.RhsFilter;
        plan.ResultExample = Step(resultShape, outSpec[0]);
        plan.ResultFilter = Step(resultShape, outSpec[1]);
        plan.ResultGroup = plan.Filters * plan.ResultFilter;
        Convolve.Run(plan);
    }

    private static nint Size(ReadOnlySpan<int> shape) => Step(shape, -1);

    // How far apart neighbours along an axis are.
    private static nint Step(ReadOnlySpan<int> shape, int axis)
    {
        nint step = 1;
        for (int i = axis + 1; i < shape.Length; i++)
        {
            step *= shape[i];
        }

        return step;
    }

    private static void Widen(Half* from, float* to, nint count)
    {
        for (nint i = 0; i < count; i++)
        {
            to[i] = (float)from[i];
        }
    }
}
