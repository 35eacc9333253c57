using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

internal sealed class Reshape() : LinearOp("reshape(x)[newSizes]")
{
    public override string Summary => "The same elements in row-major order under another shape.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType x = inputs[0], result = new(x.DType, attributes.Shape("newSizes"));

        // A quotient need not divide provably; then the sizes are compared at run time.
        bool isPolynomial = !HasOperation(x.Size) && !HasOperation(result.Size);
        return isPolynomial && !x.Size.Equals(result.Size)
            ? throw new ShapeException(
                $"'reshape' keeps the number of elements: x is {x}, which has {x.Size}, and the result is {result}, which has {result.Size}")
            : [result];
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Reshape(cotangent, equation.Inputs[0].Type.Shape);

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.Bind(this, inputs, attributes.With("newSizes", Shapes.Insert(attributes.Shape("newSizes"), 0, size)));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        [inputs[0] with { Shape = Shapes.Concrete(attributes.Shape("newSizes")) }];

    private static bool HasOperation(Dim size) => size.Terms.Any(t => t.Factors.Any(f => f is OperationAtom));
}
