using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// The solution x of A x = b. Operands are <c>captured</c> values that A depends on, then b. <c>matvec</c> maps the captured values
/// and x to A x; <c>call</c> maps the operands to x; <c>transposeCall</c> does the same with the transpose of A, and has no results
/// where nobody said how.
/// </summary>
internal sealed class CustomLinearSolve() : Op("custom_linear_solve(xs...)[matvec, call, transposeCall, captured]")
{
    public override string Summary => "The solution of a linear equation by a program; the derivatives are solutions of such equations too.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => Rules.Types(this, inputs, attributes.Program("call"));

    // A dx = db − dA x.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        int captured = (int)equation.Attributes.Int("captured");
        IReadOnlyList<Value?> changes = Transforms.Jvp.Bind(
            build,
            equation.Attributes.Program("matvec"),
            [.. equation.Inputs.Take(captured), .. equation.Outputs],
            [.. tangents.Take(captured), .. equation.Outputs.Select(_ => (Value?)null)]).Tangents;
        List<Value?> right = tangents.Skip(captured).Select((b, i) => changes[i] is not { } change ? b : b is null ? build.Neg(change) : build.Sub(b, change)).ToList();
        return right.All(b => b is null)
            ? Linearity.Zeros(equation)
            : build.BindAll(this, [.. equation.Inputs.Take(captured), .. right.Select((b, i) => build.Materialise(b, equation.Outputs[i].Type))], equation.Attributes)
                .Select(v => (Value?)v).ToList();
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear)
    {
        int captured = (int)equation.Attributes.Int("captured");
        Jaxpr transposeCall = equation.Attributes.Program("transposeCall");
        if (transposeCall.Results.Count == 0)
        {
            throw new ShapeException("Reverse mode through CustomLinearSolve solves with the transposed matrix: say how with transposeSolve, or that the matrix is symmetric");
        }

        Jaxpr transposed = Rules.Transposed(equation.Attributes.Program("matvec"), captured)
            ?? throw new ShapeException("The function given to CustomLinearSolve as the matrix is not linear in its argument");
        IReadOnlyList<Value> found = build.BindAll(
            this,
            [.. equation.Inputs.Take(captured), .. cotangents.Select((c, i) => build.Materialise(c, equation.Outputs[i].Type))],
            equation.Attributes.With("matvec", transposed).With("call", transposeCall).With("transposeCall", equation.Attributes.Program("call")));
        return equation.Inputs.Select((_, i) => i >= captured && isLinear[i] ? found[i - captured] : null).ToList();
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        int captured = (int)attributes.Int("captured");
        List<bool> solutions = [.. Rules.Repeat(true, inputs.Count - captured)];
        List<bool> all = [.. isBatched.Take(captured), .. solutions];
        Jaxpr Mapped(string name) => attributes.Program(name) is { Results.Count: > 0 } program ? Rules.Mapped(program, all, size, solutions) : attributes.Program(name);
        return build.BindAll(
            this,
            inputs.Select((x, i) => i < captured || isBatched[i] ? x : Batching.AddBatch(build, x, size)).ToList(),
            attributes.With("matvec", Mapped("matvec")).With("call", Mapped("call")).With("transposeCall", Mapped("transposeCall")));
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) =>
        Interpreter.Run(attributes.Program("call"), inputs);
}
