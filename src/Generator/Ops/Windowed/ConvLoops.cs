using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

/// <summary>The meaning of a convolution: plain loops over every result, feature and place of the kernel.</summary>
internal static class ConvLoops
{
    public static Tensor Run(Tensor lhs, Tensor rhs, ConvGeometry form, EquatableArray<int> shape)
    {
        Tensor result = TensorLoops.Filled(lhs.DType, shape, 0, 0);
        int[] lhsSteps = TensorLoops.Strides(lhs.Shape), rhsSteps = TensorLoops.Strides(rhs.Shape);
        int features = rhs.Shape[form.Rhs.Second], filters = rhs.Shape[form.Rhs.First];
        int examples = shape[form.Out.First];
        int filtersOfGroup = filters / (int)(form.FeatureGroups.Value * form.BatchGroups.Value);
        bool isByBatch = form.BatchGroups.Value > 1;
        EquatableArray<int> kernel = form.Rhs.Spatial.Select(a => rhs.Shape[a]).ToEquatableArray();
        int at = 0;
        foreach (int[] index in TensorLoops.Indices(shape))
        {
            int filter = index[form.Out.Second], group = filtersOfGroup == 0 ? 0 : filter / filtersOfGroup;
            int left = (index[form.Out.First] + (isByBatch ? group * examples : 0)) * lhsSteps[form.Lhs.First];
            left += (isByBatch ? 0 : group * features) * lhsSteps[form.Lhs.Second];
            int right = filter * rhsSteps[form.Rhs.First];
            foreach ((int from, int with) in Pairs(lhs, form, kernel, index, lhsSteps, rhsSteps))
            {
                for (int c = 0; c < features; c++)
                {
                    int l = left + from + (c * lhsSteps[form.Lhs.Second]), r = right + with + (c * rhsSteps[form.Rhs.Second]);
                    if (result.Numbers is { } numbers)
                    {
                        numbers[at] += lhs.Numbers![l] * rhs.Numbers![r];
                    }
                    else
                    {
                        result.Integers![at] = Numeric.Wrap(unchecked(result.Integers[at] + (lhs.Integers![l] * rhs.Integers![r])), lhs.DType);
                    }
                }
            }

            at++;
        }

        return result;
    }

    // The offsets within lhs and rhs of each place of the kernel that meets an element.
    private static IEnumerable<(int From, int With)> Pairs(
        Tensor lhs, ConvGeometry form, EquatableArray<int> kernel, int[] index, int[] lhsSteps, int[] rhsSteps)
    {
        foreach (int[] tap in TensorLoops.Indices(kernel))
        {
            int from = 0, with = 0;
            bool isInside = true;
            for (int i = 0; i < tap.Length && isInside; i++)
            {
                int axis = form.Lhs.Axes[i + 2];
                int place = (index[form.Out.Axes[i + 2]] * form.Strides[i]) + (tap[i] * form.RhsDilation[i]) - (int)form.Low[i].Value;
                isInside = place >= 0 && place % form.LhsDilation[i] == 0 && place / form.LhsDilation[i] < lhs.Shape[axis];
                from += place / form.LhsDilation[i] * lhsSteps[axis];
                with += tap[i] * rhsSteps[form.Rhs.Axes[i + 2]];
            }

            if (isInside)
            {
                yield return (from, with);
            }
        }
    }
}
