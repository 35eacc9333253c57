using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>One application of an op whose answer is known from elsewhere.</summary>
/// <param name="Inputs">The operands.</param>
/// <param name="Attributes">The static arguments.</param>
/// <param name="Expected">The results.</param>
/// <param name="Tolerance">Relative and absolute, for the results.</param>
/// <param name="IsSmooth">Whether derivatives are compared with central differences here.</param>
internal sealed record OpCase(Tensor[] Inputs, Attributes Attributes, Tensor[] Expected, double Tolerance = 1e-13, bool IsSmooth = true);

/// <summary>The independent word on one op.</summary>
internal sealed record OpSpec(string Name, params OpCase[] Cases)
{
    public Op Op => OpTable.TryGet(this.Name, out Op op) ? op : throw new InvalidOperationException($"There is no op '{this.Name}'.");
}

/// <summary>One row for each op. A new op needs a row here; the tests over the table come by themselves.</summary>
internal static partial class OpSpecs
{
    public static readonly IReadOnlyList<OpSpec> All =
        [.. Elementwise(), .. Arrays(), .. Indexing(), .. LinearAlgebra(), .. Windowed(), .. Control()];

    public static OpSpec Find(string name) => All.Single(s => s.Name == name);

    private static Attributes Attrs(params (string Name, object Value)[] items) => Attributes.Of([.. items.Select(i => (i.Name, i.Value switch
    {
        int number => (long)number,
        _ => i.Value,
    }))]);

    private static EquatableArray<int> Axes(params int[] axes) => new(axes);

    private static EquatableArray<Dim> Sizes(params int[] sizes) =>
        sizes.Select(s => Dim.Constant(s)).ToEquatableArray();

    private static Tensor F(int[] shape, params double[] values) =>
        Tensor.Of(DType.F64, new EquatableArray<int>(shape), values);

    private static Tensor I(int[] shape, params long[] values) =>
        Tensor.Of(DType.I32, new EquatableArray<int>(shape), values);

    private static Tensor B(int[] shape, params int[] values) =>
        Tensor.Of(DType.Bool, new EquatableArray<int>(shape), values.Select(v => (long)v).ToArray());

    private static Tensor U(int[] shape, params long[] values) =>
        Tensor.Of(DType.U32, new EquatableArray<int>(shape), values);
}
