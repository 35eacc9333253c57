using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Tests;

public sealed class TranslationTests
{
    [Theory]
    [InlineData("unary/cbrt", "Nd.Cbrt(x)")]
    [InlineData("binary/pow/bcast", "Nd.Power(x, y)")]
    [InlineData("dtype/u8+i8", "(x.As<short>() + y.As<short>())")]
    [InlineData("reduce/sum/axis(0,2)k", "Nd.Sum(x, axis: [0, 2], keepdims: true)")]
    [InlineData("shape/neg_index", "x[-1, Nd.Ellipsis, Nd.NewAxis]")]
    [InlineData("index/at_add/dup", "x.At(i).Add(1f)")]
    [InlineData("index/dynamic_slice/clamp", "Lax.DynamicSlice(x, [i, 0], [3, 2])")]
    [InlineData("linalg/dot_general", "Lax.DotGeneral(x, y, [2], [1], [0], [0])")]
    [InlineData("dtype/bitcast", "Lax.BitcastConvertType<float, uint>(x)")]
    [InlineData("transform/vmap_grad", "Transforms.Vmap((NDArray<float> p1) => Transforms.Grad((NDArray<float> p2) => Nd.Exp(((-p2) * p2)), p1), x)")]
    public void NamesFollowJax(string id, string expected)
    {
        TestCase @case = Assert.Single(CaseFiles.ReadAll(Path.Combine(AppContext.BaseDirectory, "golden")), c => c.Id == id);
        Assert.Contains($" => {expected};", Batch.Source(@case), StringComparison.Ordinal);
    }
}
