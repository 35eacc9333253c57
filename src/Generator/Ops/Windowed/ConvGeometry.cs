using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

/// <summary>The static arguments of a convolution; lists go by spatial axis.</summary>
internal sealed record ConvGeometry(
    EquatableArray<int> Strides, EquatableArray<Dim> Low, EquatableArray<Dim> High, EquatableArray<int> LhsDilation, EquatableArray<int> RhsDilation,
    ConvSpec Lhs, ConvSpec Rhs, ConvSpec Out, Dim FeatureGroups, Dim BatchGroups)
{
    public static ConvGeometry Of(Attributes attributes)
    {
        EquatableArray<Dim> groups = Pad.Amounts(attributes, "groupCounts");
        return groups.Count != 2
            ? throw new ShapeException($"'conv_general_dilated' needs two groupCounts, of features and of examples: there are {groups.Count}")
            : new(
                attributes.Axes("windowStrides"), Pad.Amounts(attributes, "low"), Pad.Amounts(attributes, "high"), attributes.Axes("lhsDilation"),
                attributes.Axes("rhsDilation"), new ConvSpec(attributes.Axes("lhsSpec")), new ConvSpec(attributes.Axes("rhsSpec")),
                new ConvSpec(attributes.Axes("outSpec")), groups[0], groups[1]);
    }

    /// <summary>How much of a spatial axis the kernel covers.</summary>
    public Dim Extent(ArrayType rhs, int spatial) => Windowing.Extent(rhs.Shape[this.Rhs.Axes[spatial + 2]], this.RhsDilation[spatial]);

    public Value Bind(JaxprBuilder build, Value lhs, Value rhs) => build.Bind(Primitives.ConvGeneralDilated, [lhs, rhs], Attributes.Of(
        ("windowStrides", this.Strides), ("low", Pad.Canonical(this.Low)), ("high", Pad.Canonical(this.High)), ("lhsDilation", this.LhsDilation),
        ("rhsDilation", this.RhsDilation), ("lhsSpec", this.Lhs.Axes), ("rhsSpec", this.Rhs.Axes), ("outSpec", this.Out.Axes),
        ("groupCounts", Pad.Canonical([this.FeatureGroups, this.BatchGroups]))));
}
