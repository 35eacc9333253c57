using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Transforms;

/// <summary>Checks derivatives against central differences in the interpreter, forward and reverse, to a given order.</summary>
internal static class CheckGrads
{
    private const double Step = 1e-5;

    public static void Run(Jaxpr program, IReadOnlyList<Tensor> arguments, int seed, int order = 2, double tolerance = 1e-5)
    {
        EquatableArray<bool> wrt = program.Parameters.Select(p => p.Type.DType.IsFloating()).ToEquatableArray();
        EquatableArray<bool> hasCotangent = program.Results.Select(r => r.Type.DType.IsFloating()).ToEquatableArray();
        Random random = new(seed);
        List<Tensor> tangents = arguments.Where((_, i) => wrt[i]).Select(a => RandomLike(random, a)).ToList();
        Jaxpr jvp = Verifier.Verify(Jvp.Program(program, wrt), "jvp");
        IReadOnlyList<Tensor> forward = Interpreter.Run(jvp, [.. arguments, .. tangents]);
        IReadOnlyList<Tensor> values = Interpreter.Run(program, arguments);
        int count = values.Count;
        IReadOnlyList<Tensor> above = Interpreter.Run(program, Moved(arguments, wrt, tangents, Step));
        IReadOnlyList<Tensor> below = Interpreter.Run(program, Moved(arguments, wrt, tangents, -Step));
        for (int i = 0; i < count; i++)
        {
            Tensors.AssertSame(values[i], forward[i], Printer.Print(jvp));
            if (hasCotangent[i])
            {
                Tensor difference = above[i].Map((a, k) => (a - below[i].Numbers![k]) / (2 * Step));
                Tensors.AssertClose(difference, forward[count + i], tolerance, tolerance, $"jvp of result {i} of\n{Printer.Print(program)}");
            }
        }

        Jaxpr vjp = Verifier.Verify(Vjp.Program(program, wrt, hasCotangent), "vjp");
        List<Tensor> cotangents = values.Where((_, i) => hasCotangent[i]).Select(v => RandomLike(random, v)).ToList();
        IReadOnlyList<Tensor> reverse = Interpreter.Run(vjp, [.. arguments, .. cotangents]);
        for (int i = 0; i < count; i++)
        {
            Tensors.AssertSame(values[i], reverse[i], Printer.Print(vjp));
        }

        // <ct, J t> = <Jᵀ ct, t>
        IEnumerable<Tensor> pushed = forward.Skip(count).Where((_, i) => hasCotangent[i]);
        double left = cotangents.Zip(pushed, Tensors.Dot).Sum(), right = reverse.Skip(count).Zip(tangents, Tensors.Dot).Sum();
        Assert.True(
            left.Equals(right) || Math.Abs(left - right) <= 1e-9 * (1 + Math.Abs(left)),
            $"<ct, J t> is {left:R} but <Jᵀ ct, t> is {right:R} for\n{Printer.Print(program)}\n{Printer.Print(vjp)}");

        if (order > 1)
        {
            Run(jvp, [.. arguments, .. tangents], seed + 1, order - 1, tolerance * 10);
            Run(vjp, [.. arguments, .. cotangents], seed + 2, order - 1, tolerance * 10);
        }
    }

    private static List<Tensor> Moved(IReadOnlyList<Tensor> arguments, EquatableArray<bool> wrt, List<Tensor> tangents, double step)
    {
        int next = 0;
        return arguments.Select((a, i) =>
        {
            Tensor? tangent = wrt[i] ? tangents[next++] : null;
            return tangent is null ? a : a.Map((x, k) => x + (step * tangent.Numbers![k]));
        }).ToList();
    }

    private static Tensor RandomLike(Random random, Tensor x) => x.Map((_, _) => (random.NextDouble() * 2) - 1);
}
