using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

/// <summary>
/// <c>lhsSpec</c>, <c>rhsSpec</c> and <c>outSpec</c> are axes in the order of <see cref="ConvSpec"/>; <c>groupCounts</c> are the
/// numbers of feature and of batch groups, which a vmap may make depend on size names.
/// </summary>
internal sealed class ConvGeneralDilated() : BilinearOp(
    "conv_general_dilated(lhs, rhs)[windowStrides, low, high, lhsDilation, rhsDilation, lhsSpec, rhsSpec, outSpec, groupCounts]")
{
    public override string Summary =>
        "The sums of products of the kernel rhs with lhs at each place of a window over lhs's spatial axes; with feature groups, each part of the kernel's filters has its own features of lhs, with batch groups its own examples.";

    public override bool IsSize(string attribute) => attribute is "low" or "high" or "groupCounts";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType lhs = inputs[0], rhs = inputs[1];
        this.CheckForm(inputs, attributes);
        ConvGeometry form = ConvGeometry.Of(attributes);
        this.CheckGroups(lhs, rhs, form);
        Dim[] shape = new Dim[lhs.Rank];
        shape[form.Out.First] = form.BatchGroups.Equals(Dim.One) ? lhs.Shape[form.Lhs.First] : Dim.FloorDivide(lhs.Shape[form.Lhs.First], form.BatchGroups);
        shape[form.Out.Second] = rhs.Shape[form.Rhs.First];
        for (int i = 0; i < form.Strides.Count; i++)
        {
            int axis = form.Lhs.Axes[i + 2];
            Dim padded = form.Low[i] + Pad.Spread(lhs.Shape[axis], form.LhsDilation[i] - 1) + form.High[i];
            if (Shapes.IsProvablyNegative(padded))
            {
                throw new ShapeException(
                    $"'conv_general_dilated' cannot pad axis {axis} by ({form.Low[i]}, {form.High[i]}): lhs is {lhs}, and the axis would have {padded} elements");
            }

            shape[form.Out.Axes[i + 2]] = Windowing.Count(padded, form.Extent(rhs, i), form.Strides[i]);
        }

        return [new ArrayType(lhs.DType, new EquatableArray<Dim>(shape))];
    }

    // A convolution of the cotangent with the turned kernel; steps and dilation change roles.
    public override Value TransposeLeft(JaxprBuilder build, Equation equation, Value cotangent)
    {
        ConvGeometry form = ConvGeometry.Of(equation.Attributes);
        ArrayType lhs = equation.Inputs[0].Type;
        Value rhs = equation.Inputs[1];
        List<(Dim Low, Dim High)> padding = form.Strides.Select((stride, i) => Windowing.Back(
            lhs.Shape[form.Lhs.Axes[i + 2]], form.Extent(rhs.Type, i), stride, equation.Output.Type.Shape[form.Out.Axes[i + 2]],
            form.Low[i], form.LhsDilation[i])).ToList();
        Dim groups = form.FeatureGroups.Equals(Dim.One) ? form.BatchGroups : form.FeatureGroups;
        Value turned = build.Rev(rhs, form.Rhs.Spatial.ToEquatableArray());
        if (!groups.Equals(Dim.One))
        {
            turned = ConvSpec.Merge(build, ConvSpec.Split(build, turned, form.Rhs.First, groups), form.Rhs.Second);
        }

        ConvGeometry back = form with
        {
            Strides = form.LhsDilation, LhsDilation = form.Strides, Lhs = form.Out, Rhs = new ConvSpec(form.Rhs.Swapped), Out = form.Lhs,
            Low = padding.Select(p => p.Low).ToEquatableArray(), High = padding.Select(p => p.High).ToEquatableArray(),
            FeatureGroups = groups, BatchGroups = Dim.One,
        };
        Value result = back.Bind(build, cotangent, turned);
        if (!form.BatchGroups.Equals(Dim.One))
        {
            result = ConvSpec.Merge(build, ConvSpec.Split(build, result, form.Lhs.Second, groups), form.Lhs.First);
        }

        return build.Reshape(result, lhs.Shape);
    }

    // A convolution over the batch, whose kernel is the cotangent; steps and the kernel's dilation change roles.
    public override Value TransposeRight(JaxprBuilder build, Equation equation, Value cotangent)
    {
        ConvGeometry form = ConvGeometry.Of(equation.Attributes);
        Value lhs = equation.Inputs[0];
        ArrayType rhs = equation.Inputs[1].Type;
        List<Dim> high = form.Strides.Select((stride, i) =>
        {
            Dim results = Pad.Spread(cotangent.Type.Shape[form.Out.Axes[i + 2]], stride - 1);
            return results - Pad.Spread(lhs.Type.Shape[form.Lhs.Axes[i + 2]], form.LhsDilation[i] - 1) + form.Extent(rhs, i) - form.Low[i] - 1;
        }).ToList();
        ConvGeometry back = form with
        {
            Strides = form.RhsDilation, RhsDilation = form.Strides, High = high.ToEquatableArray(),
            Lhs = new ConvSpec(form.Lhs.Swapped), Rhs = new ConvSpec(form.Out.Swapped), Out = new ConvSpec(form.Rhs.Swapped),
            FeatureGroups = form.BatchGroups, BatchGroups = form.FeatureGroups,
        };
        return build.Reshape(back.Bind(build, lhs, cotangent), rhs.Shape);
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        ConvGeometry form = ConvGeometry.Of(attributes);
        bool isGrouped = !form.FeatureGroups.Equals(Dim.One) || !form.BatchGroups.Equals(Dim.One);
        Value lhs = inputs[0], rhs = inputs[1];
        if (!isBatched.Any(b => b))
        {
            return [build.Bind(this, inputs, attributes)];
        }

        if (isBatched[0] && isBatched[1])
        {
            // The examples of the batch are groups, each with its own kernel.
            bool isByBatch = !form.BatchGroups.Equals(Dim.One);
            ConvGeometry more = isByBatch
                ? form with { BatchGroups = form.BatchGroups * size }
                : form with { FeatureGroups = form.FeatureGroups * size };
            Value both = more.Bind(
                build, ConvSpec.Merge(build, lhs, isByBatch ? form.Lhs.First : form.Lhs.Second), ConvSpec.Merge(build, rhs, form.Rhs.First));
            return [ConvSpec.Split(build, both, form.Out.Second, size)];
        }

        if (isBatched[0])
        {
            // More examples; with batch groups, in each group.
            Value many = form.BatchGroups.Equals(Dim.One)
                ? ConvSpec.Merge(build, lhs, form.Lhs.First)
                : ConvSpec.MergeWithin(build, lhs, form.Lhs.First, form.BatchGroups);
            return [ConvSpec.Split(build, form.Bind(build, many, rhs), form.Out.First, size)];
        }

        // More filters; with groups, in each group.
        if (!isGrouped)
        {
            return [ConvSpec.Split(build, form.Bind(build, lhs, ConvSpec.Merge(build, rhs, form.Rhs.First)), form.Out.Second, size)];
        }

        Dim groups = form.FeatureGroups * form.BatchGroups;
        Value grouped = form.Bind(build, lhs, ConvSpec.MergeWithin(build, rhs, form.Rhs.First, groups));
        return [ConvSpec.SplitWithin(build, grouped, form.Out.Second, groups, size)];
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) => [ConvLoops.Run(
        inputs[0], inputs[1], ConvGeometry.Of(attributes), Shapes.Concrete(this.InferTypes(inputs.Select(TensorLoops.TypeOf).ToList(), attributes)[0].Shape))];

    private void CheckForm(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        ArrayType lhs = inputs[0], rhs = inputs[1];
        Shapes.CheckDType(this, inputs, 0, dtype => dtype != DType.Bool);
        if (lhs.DType != rhs.DType || lhs.Rank != rhs.Rank || lhs.Rank < 2)
        {
            throw new ShapeException(
                $"'conv_general_dilated' needs equal element types and equal ranks of at least 2: {Shapes.Describe(this, inputs)}");
        }

        foreach (string name in new[] { "lhsSpec", "rhsSpec", "outSpec" })
        {
            EquatableArray<int> axes = attributes.Axes(name);
            if (!axes.OrderBy(a => a).SequenceEqual(Enumerable.Range(0, lhs.Rank)))
            {
                throw new ShapeException(
                    $"'conv_general_dilated' needs every axis once in {name}: there are ({string.Join(", ", axes)}), and lhs is {lhs}");
            }
        }

        ConvGeometry form = ConvGeometry.Of(attributes);
        (string Name, int Count)[] lengths =
        [
            ("windowStrides", form.Strides.Count), ("low", form.Low.Count), ("high", form.High.Count),
            ("lhsDilation", form.LhsDilation.Count), ("rhsDilation", form.RhsDilation.Count),
        ];
        foreach ((string name, int count) in lengths)
        {
            if (count != lhs.Rank - 2)
            {
                throw new ShapeException(
                    $"'conv_general_dilated' needs one entry of {name} for each of the {lhs.Rank - 2} spatial axes: there are {count}, and lhs is {lhs}");
            }
        }

        if (form.Strides.Concat(form.LhsDilation).Concat(form.RhsDilation).Any(n => n < 1))
        {
            throw new ShapeException(
                $"'conv_general_dilated' needs steps and dilations of at least 1: windowStrides is ({string.Join(", ", form.Strides)}), lhsDilation ({string.Join(", ", form.LhsDilation)}), rhsDilation ({string.Join(", ", form.RhsDilation)})");
        }
    }

    private void CheckGroups(ArrayType lhs, ArrayType rhs, ConvGeometry form)
    {
        Dim features = lhs.Shape[form.Lhs.Second], taken = rhs.Shape[form.Rhs.Second];
        if (Shapes.IsProvablyNegative(form.FeatureGroups - 1) || Shapes.IsProvablyNegative(form.BatchGroups - 1)
            || (!form.FeatureGroups.Equals(Dim.One) && !form.BatchGroups.Equals(Dim.One)))
        {
            throw new ShapeException(
                $"'conv_general_dilated' takes groups of features or of examples, at least 1: featureGroupCount is {form.FeatureGroups}, batchGroupCount {form.BatchGroups}");
        }

        if (!features.Equals(taken * form.FeatureGroups))
        {
            throw new ShapeException(
                $"'conv_general_dilated' needs as many features in lhs as rhs takes{(form.FeatureGroups.Equals(Dim.One) ? "" : $", times the {form.FeatureGroups} feature groups")}: lhs is {lhs}, axis {form.Lhs.Second} is {features}; rhs is {rhs}, axis {form.Rhs.Second} is {taken}");
        }

        CheckDivides(rhs.Shape[form.Rhs.First], form.FeatureGroups, "featureGroupCount", "rhs", rhs, form.Rhs.First);
        CheckDivides(rhs.Shape[form.Rhs.First], form.BatchGroups, "batchGroupCount", "rhs", rhs, form.Rhs.First);
        CheckDivides(lhs.Shape[form.Lhs.First], form.BatchGroups, "batchGroupCount", "lhs", lhs, form.Lhs.First);
    }

    private static void CheckDivides(Dim size, Dim groups, string name, string operand, ArrayType type, int axis)
    {
        if (!Dim.Modulo(size, groups).Equals(Dim.Zero))
        {
            throw new ShapeException(
                $"'conv_general_dilated' needs {name} to divide axis {axis} of {operand}: it is {groups}, and {operand} is {type}, axis {axis} is {size}");
        }
    }
}
