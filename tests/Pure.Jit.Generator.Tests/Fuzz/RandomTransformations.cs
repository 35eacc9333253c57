using System.Globalization;
using System.Text;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>What a function was made from the one before by.</summary>
internal enum Step
{
    Grad, GradOfBoth, ValueAndGrad, Jvp, Vjp, Pullback, Linearize, Hvp, JacFwd, JacRev, Hessian, Vmap, VmapOut, Scan, Map, Checkpoint, Branch, Mixed,
}

/// <summary>A function of an array "x", a matrix "w" [3 3] and a vector "v" [n].</summary>
/// <param name="Step">How it comes from the one below; null for the body.</param>
/// <param name="In">The sizes of x.</param>
/// <param name="Out">The sizes of the result.</param>
internal sealed record Level(Step? Step, string[] In, string[] Out);

/// <summary>
/// Random C#: a class with a function L0, and L1, L2, … each of which transforms the one below, in the forms that C# has for it. T1, T2,
/// … are the tangents, C1, C2, … the cotangents and G1, G2, … the gradients that they are made of, for tests to use.
/// </summary>
internal sealed class RandomTransformations
{
    private readonly Random random;
    private readonly StringBuilder text = new();
    private readonly List<Level> levels = [];

    private RandomTransformations(int seed)
    {
        this.random = new Random(seed);
        this.Seed = seed;
        string[][] ins = [[], ["n"], ["n"], ["3"], ["n", "3"], ["3", "3"]], outs = [[], [], ["n"], ["3"], ["n", "3"], ["3", "3"]];
        this.levels.Add(new Level(null, ins[this.random.Next(ins.Length)], outs[this.random.Next(outs.Length)]));
        for (int i = 1 + this.random.Next(4); i > 0; i--)
        {
            this.levels.Add(this.Choose(this.levels[^1]));
        }

        this.Text = this.Write();
    }

    public int Seed { get; }

    public string Text { get; }

    public string Name => "Composed" + this.Seed.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<Level> Levels => this.levels;

    public static RandomTransformations Of(int seed) => new(seed);

    private Level Choose(Level below)
    {
        while (true)
        {
            Step step = (Step)this.random.Next(18);
            string[] wide = [.. below.Out, .. below.In];
            Level? found = step switch
            {
                Step.Grad or Step.GradOfBoth or Step.ValueAndGrad or Step.Vjp or Step.Pullback or Step.Hvp or Step.Mixed => below with { Out = below.In },
                Step.Jvp or Step.Linearize or Step.Checkpoint or Step.Branch => below,
                Step.JacFwd or Step.JacRev => wide.Length < 4 ? below with { Out = wide } : null,
                Step.Hessian => below.In.Length < 2 ? below with { Out = [.. below.In, .. below.In] } : null,
                Step.VmapOut => below.Out.Length is > 0 and < 3 && below.In.Length < 3 ? new(step, ["2", .. below.In], [below.Out[0], "2", .. below.Out[1..]]) : null,
                _ => below.Out.Length < 4 && below.In.Length < 3 ? new(step, ["2", .. below.In], ["2", .. below.Out]) : null,
            };
            if (found is not null)
            {
                return found with { Step = step };
            }
        }
    }

    private string Write()
    {
        // Forward mode has no use for a reverse rule: such a rule may stand only where reverse mode comes first.
        Step? first = this.levels.Skip(1).Select(l => l.Step).FirstOrDefault(s => s is not (Step.Vmap or Step.VmapOut or Step.Scan or Step.Map or Step.Checkpoint or Step.Branch));
        bool isReverse = first is Step.Grad or Step.GradOfBoth or Step.ValueAndGrad or Step.Vjp or Step.Pullback or Step.JacRev or Step.Mixed or null;
        this.text.Append(CultureInfo.InvariantCulture, $$"""
            public static class {{this.Name}}
            {
                [Pure, CustomJvp(nameof(SoftplusRule))]
                public static NDArray<double> Softplus(NDArray<double> x) => Log1p(Exp(-Abs(x))) + Maximum(x, 0.0);

                [Pure]
                public static (NDArray<double>, NDArray<double>) SoftplusRule(NDArray<double> x, NDArray<double> t) => (Softplus(x), Nn.Sigmoid(x) * t);

                [Pure, CustomVjp(nameof(ScaledForward), nameof(ScaledBackward))]
                public static NDArray<double> Scaled(NDArray<double> x) => Sin(x) * 2;

                [Pure]
                public static (NDArray<double>, NDArray<double>) ScaledForward(NDArray<double> x) => (Sin(x) * 2, x);

                [Pure]
                public static NDArray<double> ScaledBackward(NDArray<double> x, NDArray<double> g) => Cos(x) * 2 * g;


            """);
        this.Method("L0", this.levels[0].In, $"        {new RandomBody(this.random, "x", this.levels[0].In) { HasReverseRules = isReverse }.Write(this.levels[0].Out)}");
        for (int i = 1; i < this.levels.Count; i++)
        {
            this.Transformed(i, this.levels[i - 1], this.levels[i].Step!.Value, this.levels[i]);
        }

        this.text.AppendLine("    public static NDArray<double> Run(string name, NDArray<double> x, NDArray<double> w, NDArray<double> v) => name switch\n    {");
        for (int i = 0; i < this.levels.Count; i++)
        {
            foreach (string part in Parts(this.levels[i].Step).Append("L"))
            {
                this.text.AppendLine(CultureInfo.InvariantCulture, $"        \"{part}{i}\" => {part}{i}(x, w, v),");
            }
        }

        return this.text.AppendLine("        _ => throw new InvalidOperationException(name),\n    };\n}").ToString();
    }

    private void Transformed(int level, Level below, Step step, Level made)
    {
        string f = $"L{level - 1}";
        bool isScalar = below.Out.Length == 0;
        string sum = isScalar ? $"{f}(u, w, v)" : $"Sum({f}(u, w, v))";
        string lambda = this.Pick($"u => {f}(u, w, v)", $"(NDArray<double> u) => {{ var r = {f}(u, w, v); return r; }}");
        string t = this.Pick("Cos(x)", "x * 0.5 + 1", "OnesLike(x)", "Sin(x + w[0, 0])"), c = this.Pick($"Cos({f}(x, w, v))", $"OnesLike({f}(x, w, v)) * w[1, 2]", $"{f}(x, w, v) * 0.3 + 1");
        foreach (string part in Parts(step))
        {
            this.Method($"{part}{level}", below.In, $"        return {part switch { "T" => t, "C" => c, _ => $"Grad(u => {sum}, x)" }};");
        }

        string grad = isScalar ? this.Pick($"Grad({f}, x, w, v)", $"Grad(u => {sum}, x)") : $"Grad(u => {sum}, x)";
        string body = step switch
        {
            Step.Grad => $"return {grad};",
            Step.GradOfBoth => $"var (a, b) = Grad((u, p) => {sum.Replace("w", "p", StringComparison.Ordinal)}, Arg.Both, x, w);\n        return a + Sum(b);",
            Step.ValueAndGrad => $"var (value, slope) = ValueAndGrad(u => {sum}, x);\n        return slope * Tanh(value);",
            Step.Jvp => $"return Jvp({lambda}, x, T{level}(x, w, v)).Tangent;",
            Step.Vjp => $"return Vjp({lambda}, x, C{level}(x, w, v)).Cotangents;",
            Step.Pullback => $"var (value, back) = Vjp({lambda}, x);\n        return back(C{level}(x, w, v)) + back(value);",
            Step.Linearize => $"var (value, linear) = Linearize({lambda}, x);\n        return linear(T{level}(x, w, v)) + value * linear(x);",
            Step.Hvp => $"return Hvp(u => {sum}, x, T{level}(x, w, v));",
            Step.JacFwd or Step.JacRev => $"return {step}({lambda}, x);",
            Step.Hessian => $"return Hessian(u => {sum}, x);",
            Step.Vmap => $"return {this.Pick($"Vmap(u => {f}(u, w, v), x)", $"Vmap({f}, x, w, v, inAxes: (0, None, None))", $"Vmap(u => {f}(u, w, v), Moveaxis(x, 0, -1), inAxes: -1)")};",
            Step.VmapOut => $"return Vmap(u => {f}(u, w, v), x, outAxes: 1);",
            Step.Scan => $"var (last, all) = Lax.Scan((h, u) => (h + 1, {f}(u, w, v) + h * 0), w[0, 0], x);\n        return all;",
            Step.Map => $"return Lax.Map(u => {f}(u, w, v), x);",
            Step.Checkpoint => $"return Lax.Checkpoint({lambda}, x);",
            Step.Branch => $"if (Sum(x) > w[0, 0]) {{ return {f}(x, w, v); }}\n        return {f}(x, w, v) * 0.5;",
            _ => $"return Grad(u => {sum} * Sum(x), x) * Sum(x);",
        };
        this.Method($"L{level}", made.In, "        " + body);
    }

    private void Method(string name, string[] shape, string body) => this.text.Append(CultureInfo.InvariantCulture, $$"""
            [Jit]
            public static NDArray<double> {{name}}([Shape("{{string.Join(" ", shape)}}")] NDArray<double> x, [Shape("3 3")] NDArray<double> w, [Shape("n")] NDArray<double> v)
            {
        {{body}}
            }


        """);

    private static IEnumerable<string> Parts(Step? step) => step switch
    {
        Step.Jvp or Step.Linearize => ["T"],
        Step.Vjp or Step.Pullback => ["C"],
        Step.Hvp => ["T", "G"],
        Step.Hessian => ["G"],
        _ => [],
    };

    private string Pick(params string[] items) => items[this.random.Next(items.Length)];
}
