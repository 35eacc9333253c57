namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Random expressions of doubles of a wanted shape over the variable of a function to transform, a matrix "w" and a vector "v".
/// Everything is smooth at all but a few places, so that finite differences of it mean something.
/// </summary>
/// <param name="random">What chooses.</param>
/// <param name="variable">The name of the variable.</param>
/// <param name="shape">Its sizes: "n" or numbers.</param>
internal sealed class RandomBody(Random random, string variable, string[] shape)
{
    private static readonly string[][] Shapes = [[], ["n"], ["3"], ["n", "3"], ["3", "3"]];

    private readonly List<(string Name, string[] Shape)> locals = [(variable, shape)];
    private readonly List<string> statements = [];

    /// <summary>Whether functions with a reverse rule of their own may be called: nothing pushes tangents through these.</summary>
    public bool HasReverseRules { get; init; }

    /// <summary>The statements of a method with a result of this shape.</summary>
    public string Write(string[] result)
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            this.Statement();
        }

        // The variable takes part, at whatever shape the result has.
        string text = this.Float(result, 3);
        string part = shape.Length == 0 ? variable : this.Pick($"Sum(Sin({variable}))", $"Sum({variable} * {variable})", $"Mean(Tanh({variable}))".Replace("Mean", shape.Contains("n") ? "Sum" : "Mean", StringComparison.Ordinal));
        this.statements.Add($"return ({text}) * {part} + {this.Float(result, 1)};");
        return string.Join("\n        ", this.statements);
    }

    private void Statement()
    {
        string name = "t" + this.statements.Count;
        string[] local = this.Shape();
        string start = this.Float(local, 2);
        switch (random.Next(9))
        {
            case 0:
                this.statements.Add($"var {name} = {start};\n        for (int k = 0; k < 3; k++) {{ {name} = Tanh({name}) + {this.Float(local, 1)} * (k + 1); }}");
                break;
            case 1:
                this.statements.Add($"var {name} = {start};\n        if ({this.Scalar()} > 0.1) {{ {name} = Sin({name}) + {this.Float(local, 1)}; }} else {{ {name} = {name} * {this.Float(local, 1)}; }}");
                break;
            case 2:
                this.statements.Add($"var {name} = Lax.Cond({this.Scalar()} > 0, a => Sin(a) * {this.Float(local, 1)}, a => a * 0.5, {start});");
                break;
            case 3:
                this.statements.Add($"var {name} = Lax.Scan((h, a) => {{ var next = Tanh(h) + {this.Float(local, 1)} * a; return (next, next); }}, {start}, {this.Float(["3"], 1)}).Item{this.Pick("1", "2[1]")};");
                break;
            case 4:
                this.statements.Add($"var {name} = Lax.ForiLoop(0, 3, (k, h) => Sin(h) + {this.Float(local, 1)}, {start});");
                break;
            case 5:
                this.statements.Add($"var {name} = {this.Pick("Softplus", this.HasReverseRules ? "Scaled" : "Softplus")}({start});");
                break;
            case 6:
                this.statements.Add($"var {name} = Lax.Checkpoint(a => Sin(a) * {this.Float(local, 1)}, {start});");
                break;
            case 7:
                this.statements.Add($"var {name} = {this.Scalar()} > 0 ? {start} : {this.Float(local, 2)};");
                break;
            default:
                this.statements.Add($"var {name} = {start};");
                break;
        }

        this.locals.Add((name, local));
    }

    /// <summary>A random expression of this shape.</summary>
    public string Float(string[] wanted, int depth)
    {
        if (depth == 0 || random.Next(10) == 0)
        {
            return this.Leaf(wanted);
        }

        string Next(string[] of) => this.Float(of, depth - 1);
        switch (random.Next(26))
        {
            case 0 or 1:
                return $"{this.Pick("Sin", "Tanh", "Square", "Nn.Sigmoid", "Nn.Softplus", "Cos", "Arctan", "Nn.Relu", "Abs", "Nn.Gelu", "Special.Erf", "Softplus", "Nn.Silu", "Expm1", "Sinh")}({Next(wanted)})";
            case 2:
                return $"Exp(Tanh({Next(wanted)}))";
            case 3:
                return $"{this.Pick("Sqrt", "Log", "Log1p", "1 / ", "Special.Gammaln", "Lax.Rsqrt", "Cbrt")}(Square({Next(wanted)}) + 1)";
            case 4 or 5:
                return $"({Next(wanted)} {this.Pick("+", "-", "*", "*")} {Next(this.Smaller(wanted))})";
            case 6:
                return $"({Next(wanted)} / (Square({Next(this.Smaller(wanted))}) + 1.5))";
            case 7:
                return $"{this.Pick("Maximum", "Minimum", "Logaddexp", "Arctan2")}({Next(wanted)}, {Next(wanted)} + 0.37)";
            case 8:
                return $"Where({Next(wanted)} > {this.Pick("0.1", this.Scalar())}, {Next(wanted)}, {Next(this.Smaller(wanted))})";
            case 9 or 10 when wanted.Length < 2:
                return this.Reduction(wanted, depth);
            case 11 when wanted.Length == 2:
                string inner = this.Pick("n", "3");
                return $"Matmul({Next([wanted[0], inner])}, {Next([inner, wanted[1]])})";
            case 12 when wanted.Length == 1:
                string contracted = this.Pick("n", "3");
                return $"Matmul({Next([wanted[0], contracted])}, {Next([contracted])})";
            case 13 when wanted.Length == 2:
                return $"Transpose({Next([wanted[1], wanted[0]])})";
            case 14 when wanted.Length > 0:
                int axis = random.Next(wanted.Length);
                return $"{this.Pick("Cumsum", "Flip", "Nn.Softmax", "Nn.LogSoftmax", "Cumprod", "Sort", "Lax.Cummax")}({Next(wanted)}, axis: {axis})";
            case 15 when wanted.Length > 0 && wanted[0] == "3":
                return this.Pick(
                    $"Take({Next(wanted)}, Nd.Array(new[] {{ 2, 0, 2 }}), axis: 0)", $"Concatenate([{Next(wanted)}[1..], {Next(wanted)}[..1]], axis: 0)",
                    $"{Next(wanted)}.At(1).Set({Next(wanted[1..])})", $"{Next(wanted)}.At(..2).Add({Next(wanted[1..])})", $"Roll({Next(wanted)}, 1, axis: 0)",
                    $"{Next(wanted)}.At(Nd.Array(new[] {{ 2, 0, 2 }})).Add({Next(wanted)})", $"Stack([{Next(wanted[1..])}, {Next(wanted[1..])}, {Next(wanted[1..])}])",
                    $"{Next(wanted)}.At(2).Multiply({Next(wanted[1..])})");
            case 16 when wanted.Length == 1 && wanted[0] == "3":
                return this.Pick(
                    $"Linalg.Solve({this.Definite(depth)}, {Next(wanted)})", $"Diagonal({Next(["3", "3"])})", $"Matmul(Linalg.Inv({this.Definite(depth)}), {Next(wanted)})",
                    $"Linalg.Cholesky({this.Definite(depth)})[2]");
            case 17 when wanted.Length == 0:
                return this.Pick($"Linalg.Det({this.Definite(depth)})", $"Prod({Next(["3"])})", $"{Next(["3"])}[1]", $"Trace({Next(["3", "3"])})", $"Linalg.Norm({Next(["3"])} + 3)");
            case 18 when wanted.Length == 2:
                return $"({Next([wanted[0]])}[.., NewAxis] * {Next([wanted[1]])})";
            case 19 when wanted.Length is > 0 and < 3:
                return $"Vmap(a => {this.Pick("Sin(a) * ", "a + ")}{this.Outer(wanted[1..])}, {Next(wanted)})";
            case 20:
                return $"Grad(a => Sum(Sin(a) * {this.Outer(wanted)}), {Next(wanted)})";
            case 21:
                return $"Jvp(a => a * a * {this.Outer(wanted)}, {Next(wanted)}, {Next(wanted)}).Tangent";
            case 22 when wanted.Length == 2:
                return $"Einsum(\"ij,kj->ik\", {Next([wanted[0], "3"])}, {Next([wanted[1], "3"])})";
            case 23:
                return $"Clip({Next(wanted)}, -0.8, {this.Scalar()})";
            default:
                return $"({Next(wanted)} * {this.Pick("0.5", this.Scalar(), "2", "-1.25")})";
        }
    }

    private string Reduction(string[] wanted, int depth)
    {
        int axis = random.Next(wanted.Length + 1);
        string size = this.Pick("n", "3");
        string[] whole = [.. wanted[..axis], size, .. wanted[axis..]];
        string name = size == "n" ? "Sum" : this.Pick("Sum", "Mean", "Max", "Min", "Var", "Special.Logsumexp", "Prod");
        return $"{name}({this.Float(whole, depth - 1)}, axis: {axis})";
    }

    private string Definite(int depth)
    {
        string root = this.Float(["3", "3"], Math.Max(0, depth - 2));
        return $"(Tanh({root}) * 0.1 + Tanh(Transpose(w)) * 0.1 + Eye<double>(3) * 2)".Replace("Tanh(Transpose(w)) * 0.1 + ", random.Next(2) == 0 ? "Matmul(w, Transpose(w)) + " : "", StringComparison.Ordinal);
    }

    // Something that a function inside captures.
    private string Outer(string[] wanted) => this.Leaf(wanted);

    private string Scalar() => this.Pick("w[0, 1]", "Sum(w[1])", shape.Length == 0 ? variable : $"Sum({variable})");

    private string[] Shape() => Shapes[random.Next(Shapes.Length)];

    private string[] Smaller(string[] wanted) => wanted.Length > 0 && random.Next(3) == 0 ? wanted[1..] : wanted;

    private string Leaf(string[] wanted)
    {
        List<string> fitting = [.. this.locals.Where(l => l.Shape.SequenceEqual(wanted)).SelectMany(l => new[] { l.Name, l.Name })];
        fitting.AddRange(string.Join(" ", wanted) switch
        {
            "3 3" => ["w", "Transpose(w)"],
            "3" => ["w[2]", "w[.., 0]", shape is ["3", "3"] ? $"{variable}[1]" : "w[0]"],
            "" => ["w[0, 1]", shape is ["3"] ? $"{variable}[2]" : "w[2, 2]"],
            "n" => ["v", shape is ["n", "3"] ? $"{variable}[.., 1]" : "v"],
            "n 3" => ["(v[.., NewAxis] + w[1])", $"({this.Leaf(["n"])}[.., NewAxis] * {this.Leaf(["3"])})"],
            "3 n" => ["(w[2][.., NewAxis] * v)", $"({this.Leaf(["3"])}[.., NewAxis] - {this.Leaf(["n"])})"],
            "n n" => ["(v[.., NewAxis] - v)", $"({this.Leaf(["n"])}[.., NewAxis] * v)"],
            _ => [$"BroadcastTo({this.Leaf([])}, new int[] {{ {string.Join(", ", wanted.Select(s => s == "n" ? "v.Shape[0]" : s))} }})"],
        });
        return fitting[random.Next(fitting.Count)];
    }

    private string Pick(params string[] items) => items[random.Next(items.Length)];
}
