using System.Text.RegularExpressions;
using Pure.Jit.Generator.Emit.Eager;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>Which equations are a call on whole arrays on a device, and of which of those there are kernels.</summary>
internal static class WholeArrays
{
    // Operations of the package for devices, with the members of Lax that they are like.
    private static readonly HashSet<string> Calls =
    [
        "cumsum", "cumprod", "cummax", "cummin", "cumlogsumexp", "linear_recurrence", "scatter", "scatter_add", "scatter_mul", "scatter_min", "scatter_max",
        "sort", "sort_key_val", "top_k", "argmax", "argmin", "searchsorted",
    ];

    // Special functions that devices have no maths for; in f64, two of the error function as well.
    private static readonly HashSet<string> OnHost =
    [
        "BesselI0e", "BesselI1e", "Betainc", "Betaln", "CosineIntegral", "Digamma", "Erfcx", "Expi", "Expn", "Igamma", "IgammaGradA", "Igammac", "Lgamma",
        "LogNdtr", "Ndtr", "Ndtri", "Polygamma", "RandomGammaGrad", "SineIntegral", "Zeta",
    ];

    private static readonly HashSet<string> DoubleOnHost = ["ErfInv", "Erfc"];

    private static readonly Regex Function = new(@"\{S\}\.(\w+)", RegexOptions.CultureInvariant);

    /// <summary>Whether the package for devices computes an operation on arrays that are there.</summary>
    public static bool IsCall(Equation equation) => Calls.Contains(equation.Op.Name);

    /// <summary>The call of the package for an operation that it computes.</summary>
    public static string Call(Equation equation, Dictionary<int, string> operands)
    {
        string call = OpByOpEmitter.Call(equation, operands);
        int open = call.IndexOf('(');
        return $"DeviceCalls{call.Substring("Lax".Length, open + 1 - "Lax".Length)}call0, {call.Substring(open + 1)}";
    }

    /// <summary>A program whose functions without device maths are calls on whole arrays.</summary>
    public static Jaxpr Run(Jaxpr program) => program.Equations.Any(IsOnHost)
        ? program with { Equations = program.Equations.Select(e => IsOnHost(e) ? e with { Op = new WholeOp(e.Op) } : e).ToEquatableArray() }
        : program;

    /// <summary>Whether devices have the maths that a loop for each element needs.</summary>
    public static bool IsOfDevice(Equation loop) => loop.Attributes.Items.All(a => a.Value is not Jaxpr program || !program.Equations.Any(IsOnHost));

    /// <summary>Whether an equation is a function that devices have no maths for.</summary>
    public static bool IsOnHost(Equation equation)
    {
        if (equation.Op is not ElementwiseOp)
        {
            return false;
        }

        List<DType> types = equation.Inputs.Select(i => i.Type.DType).ToList();
        string text = OpFacts.Spell(equation.Op.Name, equation.Attributes, types).Scalar;
        return Function.Matches(text).Cast<Match>().Select(m => m.Groups[1].Value)
            .Any(name => OnHost.Contains(name) || (types[0] == DType.F64 && DoubleOnHost.Contains(name)));
    }

    // The same operation, but on whole arrays: loops do not look into it.
    private sealed class WholeOp(Op op) : Op(op.Signature)
    {
        public override string Summary => op.Summary;

        public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes) => op.InferTypes(inputs, attributes);

        public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) => op.Jvp(build, equation, tangents);

        public override IReadOnlyList<Value?> Transpose(
            JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
            op.Transpose(build, equation, cotangents, isLinear);

        public override IReadOnlyList<Value> Vmap(
            JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
            op.Vmap(build, inputs, isBatched, attributes, size);

        public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes) => op.Evaluate(inputs, attributes);
    }
}
