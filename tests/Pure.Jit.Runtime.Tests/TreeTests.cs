using static Pure.Jit.Nd;
using static Pure.Jit.Transforms;

namespace Pure.Jit.Runtime.Tests;

public sealed class TreeTests
{
    public TreeTests()
    {
        // What the build of a project that uses the types writes into a module initialiser.
        Tree.Register<Layer>(layer => [layer.Weights, layer.Bias, layer.Steps], m => new Layer((NDArray<float>)m[0]!, (NDArray<double>)m[1]!, (int)m[2]!));
        Tree.Register<(Layer, Layer)>(pair => [pair.Item1, pair.Item2], m => ((Layer)m[0]!, (Layer)m[1]!));
    }

    [Fact]
    public void MapSeesTheLeavesOfItsType()
    {
        (Layer, Layer) tree = (new Layer(Ones(2), Ones<double>(1), 3), new Layer(Zeros(1), Ones<double>(1), 4));
        (Layer, Layer) floats = Tree.Map((x, y) => x + (2 * y), tree, tree);
        (Layer, Layer) doubles = Tree.Map((NDArray<double> x) => -x, tree);

        Xunit.Assert.Equal([3f, 3f], floats.Item1.Weights.ToArray());
        Xunit.Assert.Same(tree.Item1.Bias, floats.Item1.Bias);
        Xunit.Assert.Equal(4, floats.Item2.Steps);
        Xunit.Assert.Equal([-1.0], doubles.Item2.Bias.ToArray());
        Xunit.Assert.Equal(2, Tree.Leaves(tree).Length);
        Xunit.Assert.Equal(2f, (float)Tree.Reduce((sum, x) => sum + Sum(x), tree, (NDArray<float>)0f));
        Xunit.Assert.Equal([5f], Tree.Map(x => x + 5, Zeros(1)).ToArray());
    }

    [Fact]
    public void UnknownTypesAreNamed()
    {
        ArgumentException error = Xunit.Assert.Throws<ArgumentException>(() => Tree.Map(x => x, new Stranger(Ones(1))));

        Xunit.Assert.Contains(nameof(Stranger), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TransformationsInferTheirTypesAndExplainThemselves()
    {
        NDArray<float> x = Ones(3);
        Action[] calls =
        [
            () => Grad(Loss, x, x),
            () => Grad(Loss, Arg.Second, x, x),
            () => Grad(Loss, Arg.Both, x, x),
            () => Grad(a => Sum(a * a), x),
            () => ValueAndGrad(Loss, x, x),
            () => ValueAndGradWithAux((a, b) => (Sum(a * b), b), x, x),
            () => Jvp(Loss, (x, x), (x, x)),
            () => Jvp(a => a * a, x, x),
            () => Vjp(Loss, (x, x), Loss(x, x)),
            () => Vmap(Loss, x, x, inAxes: (None, 0)),
            () => Vmap(a => a * 2, x, inAxes: 0, outAxes: 0),
            () => Vmap((p, a, b) => Grad(Loss, p, a + b), x, x, x, inAxes: (None, 0, 0)),
            () => Compile((NDArray<float> a) => a + 1),
        ];

        foreach (Action call in calls)
        {
            Xunit.Assert.Contains("not known when the project is built", Xunit.Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);
        }
    }

    private static NDArray<float> Loss(NDArray<float> x, NDArray<float> y) => Sum(x * y);

    private sealed record Layer(NDArray<float> Weights, NDArray<double> Bias, int Steps);

    private sealed record Stranger(NDArray<float> Weights);
}
