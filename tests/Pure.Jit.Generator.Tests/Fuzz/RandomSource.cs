using System.Globalization;
using System.Text;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Random C# of a user's: a class with a [Jit] method F over arrays with named sizes, its gradient G and its vmap V. Comparisons and
/// places are of inputs only, and constants are dyadic, so that rounding never decides which way a value goes.
/// </summary>
internal sealed class RandomSource(int seed)
{
    private static readonly string[][] Shapes = [["n"], ["3"], ["n", "3"], ["3", "n"], ["n", "n"], ["3", "3"], []];

    private readonly Random random = new(seed);
    private readonly List<(string Name, string[] Shape)> locals = [];
    private readonly StringBuilder statements = new();

    /// <summary>The parameters: type, [Shape], name.</summary>
    public static IReadOnlyList<(string Type, string Shape, string Name)> Parameters { get; } =
    [
        ("NDArray<float>", "n 3", "x"), ("NDArray<float>", "n", "y"), ("NDArray<float>", "3 3", "w"), ("NDArray<int>", "n", "i"), ("float", "", "s"),
    ];

    public static string ClassName(int seed) => "Random" + seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>The class of one seed.</summary>
    public static string Write(int seed)
    {
        RandomSource source = new(seed);
        string[] shape = Shapes[source.random.Next(Shapes.Length)];
        for (int i = source.random.Next(3); i > 0; i--)
        {
            string[] local = Shapes[source.random.Next(Shapes.Length)];
            string name = "t" + i.ToString(CultureInfo.InvariantCulture);
            source.statements.Append("        var ").Append(name).Append(" = ").Append(source.Float(local, 3)).Append(";\n");
            source.locals.Add((name, local));
        }

        string result = source.Float(shape, 4);
        string whole = source.Integer(["n"], 2);
        string flag = source.Flag(["n", "3"]);
        string list = string.Join(", ", Parameters.Select(p => $"{(p.Shape.Length > 0 ? $"[Shape(\"{p.Shape}\")] " : "")}{p.Type} {p.Name}"));
        string batched = list.Replace("[Shape(\"n 3\")] NDArray<float> x", "[Shape(\"b n 3\")] NDArray<float> x", StringComparison.Ordinal);
        return $$"""
            #pragma warning disable CS1718 // Chance compares things with themselves.
            public static class {{ClassName(seed)}}
            {
                public record Pair(NDArray<float> A, NDArray<float> B);

                [Pure]
                public static NDArray<float> Helper(NDArray<float> a, NDArray<float> b) => {{source.Pick("a * b + a", "Tanh(a) - b", "Maximum(a, 0.5f) * b", "Where(b > 0, a, b)")}};

                [Pure]
                public static Pair Swap(Pair p) => new(p.B, p.A * 0.5f);

                [Jit]
                public static (NDArray<float>, NDArray<int>, NDArray<bool>) F({{list}})
                {
            {{source.statements}}        return ({{result}}, {{whole}}, {{flag}});
                }

                [Jit]
                public static (NDArray<float>, NDArray<float>) G({{list}}) => Grad((a, c) => Sum(F(a, y, c, i, s).Item1), Arg.Both, x, w);

                [Jit]
                public static NDArray<float> V({{batched}}) => Vmap(a => F(a, y, w, i, s).Item1, x);

                [Jit]
                public static NDArray<float> H({{batched}}) => Grad(z => Sum(Vmap(a => F(a, y, w, i, s).Item1, z)), x);

                public static object[] Run(object[] a)
                {
                    var (x, y, w, i, s) = ((NDArray<float>)a[0], (NDArray<float>)a[1], (NDArray<float>)a[2], (NDArray<int>)a[3], (float)a[4]);
                    var f = F(x, y, w, i, s);
                    var g = G(x, y, w, i, s);
                    var xs = Stack([x, x * 0.5f]);
                    var d = Compile(({{list}}) => F(x, y, w, i, s))(x, y, w, i, s);
                    return [f.Item1, f.Item2, f.Item3, g.Item1, g.Item2, V(xs, y, w, i, s), H(xs, y, w, i, s), d.Item1, d.Item2, d.Item3];
                }
            }

            """;
    }

    private string Float(string[] shape, int depth)
    {
        if (depth == 0 || this.random.Next(12) == 0)
        {
            return this.Leaf(shape);
        }

        switch (this.random.Next(22))
        {
            case 0:
                return $"{this.Pick("Sin", "Tanh", "Abs", "Square", "Nn.Relu", "Nn.Sigmoid", "Nn.Softplus", "Cos", "Arctan")}({this.Float(shape, depth - 1)})";
            case 1:
                return $"Exp(Tanh({this.Float(shape, depth - 1)}))";
            case 2:
                return $"{this.Pick("Sqrt", "Log", "Log1p")}(Square({this.Float(shape, depth - 1)}) + 1)";
            case 3 or 4 or 5:
                return $"({this.Float(shape, depth - 1)} {this.Pick("+", "-", "*")} {this.Float(this.Smaller(shape), depth - 1)})";
            case 6:
                return $"({this.Float(this.Smaller(shape), depth - 1)} {this.Pick("+", "-", "*")} {this.Float(shape, depth - 1)})";
            case 7:
                return $"({this.Float(shape, depth - 1)} / (Abs({this.Float(this.Smaller(shape), depth - 1)}) + 1.5f))";
            case 8:
                return $"{this.Pick("Maximum", "Minimum")}({this.Float(shape, depth - 1)}, {this.Pick("0.25f", "s", this.Leaf(this.Smaller(shape)))})";
            case 9:
                return $"Where({this.Flag(shape)}, {this.Float(shape, depth - 1)}, {this.Float(this.Smaller(shape), depth - 1)})";
            case 10 or 11 when shape.Length < 3:
                return this.Reduction(shape, depth);
            case 12 or 13 when shape.Length == 2:
                string inner = this.Pick("n", "3");
                return $"Matmul({this.Float([shape[0], inner], depth - 1)}, {this.Float([inner, shape[1]], depth - 1)})";
            case 14 when shape.Length == 1:
                string contracted = this.Pick("n", "3");
                return $"Matmul({this.Float([shape[0], contracted], depth - 1)}, {this.Float([contracted], depth - 1)})";
            case 15 when shape.Length == 2:
                return $"Transpose({this.Float([shape[1], shape[0]], depth - 1)})";
            case 16 when shape.Length == 2 && shape[0] != shape[1]:
                return $"Reshape({this.Float([shape[1], shape[0]], depth - 1)}, ({Size(shape[0])}, {Size(shape[1])}))";
            case 17 when shape.Contains("n"):
                int axis = Array.IndexOf(shape, "n");
                string[] taken = [.. shape];
                taken[axis] = this.Pick("n", "3");
                return $"Take({this.Float(taken, depth - 1)}, {this.Integer(["n"], 1)}, axis: {axis}, mode: \"clip\")".Replace("clip", taken[axis] == "n" ? "fill" : "clip", StringComparison.Ordinal);
            case 18 when shape.Length > 0:
                int along = this.random.Next(shape.Length);
                return $"{this.Pick("Cumsum", "Flip")}({this.Float(shape, depth - 1)}, axis: {along})";
            case 19 when shape.Length > 0:
                return $"{this.Pick("Nn.Softmax", "Nn.LogSoftmax")}({this.Float(shape, depth - 1)}, axis: {this.random.Next(shape.Length)})";
            case 20:
                return $"Helper({this.Float(shape, depth - 1)}, {this.Float(shape, depth - 1)})";
            case 21:
                return $"Swap(new Pair({this.Float(shape, depth - 1)}, {this.Float(shape, depth - 1)})).{this.Pick("A", "B")}";
            default:
                return $"({this.Float(shape, depth - 1)} * {this.Pick("0.5f", "s", "2", "-1.25f")})";
        }
    }

    private string Reduction(string[] shape, int depth)
    {
        int axis = this.random.Next(shape.Length + 1);
        string size = this.Pick("n", "3");
        string[] whole = [.. shape[..axis], size, .. shape[axis..]];
        string name = size == "n" ? "Sum" : this.Pick("Sum", "Mean", "Max", "Min", "Var", "Special.Logsumexp");
        return whole.Length < 3
            ? $"{name}({this.Float(whole, depth - 1)}, axis: {axis})"
            : $"{name}(({this.Float([whole[0], whole[1]], depth - 1)})[.., .., NewAxis] * {this.Leaf(whole[2..])}, axis: {axis})";
    }

    private string Integer(string[] shape, int depth) => this.random.Next(depth == 0 ? 1 : 6) switch
    {
        1 => $"({this.Integer(shape, depth - 1)} + {this.Pick("1", "2", "-3")})",
        2 => $"({this.Integer(shape, depth - 1)} * {this.Integer(shape, depth - 1)})",
        3 => $"Argmax({this.Leaf([.. shape, "3"])}, axis: {shape.Length})",
        4 => $"Floor({this.Leaf(shape)}).As<int>()",
        5 => $"Where({this.Flag(shape)}, {this.Integer(shape, depth - 1)}, 1)",
        _ => "i",
    };

    private string Flag(string[] shape) => this.random.Next(4) switch
    {
        0 => $"({this.Leaf(shape)} > {this.Leaf(this.Smaller(shape))})",
        1 => $"({this.Leaf(shape)} <= 0.5f)",
        2 => $"(({this.Leaf(shape)} > 0) & !({this.Leaf(shape)} < s))",
        _ => $"IsFinite({this.Leaf(shape)})".Replace("IsFinite", "Isfinite", StringComparison.Ordinal),
    };

    // Inputs, and locals of the same shape, or one input stretched.
    private string Leaf(string[] shape)
    {
        List<string> fitting = [.. this.locals.Where(l => l.Shape.SequenceEqual(shape)).Select(l => l.Name)];
        fitting.AddRange(string.Join(" ", shape) switch
        {
            "n 3" => ["x", "x", "(y[.., NewAxis] + w[0])"],
            "3 n" => ["Transpose(x)", "(w[1][.., NewAxis] * y)"],
            "n" => ["y", "y", "x[.., 1]", "i.As<float>()"],
            "3 3" => ["w", "Eye(3)"],
            "3" => ["w[2]", "w[.., 0]"],
            "n n" => ["(y[.., NewAxis] - y)", $"Diag(y)".Replace("Diag(y)", "(y * y[.., NewAxis])", StringComparison.Ordinal)],
            "" => ["w[0, 1]", "((NDArray<float>)s)"],
            _ => [$"BroadcastTo((NDArray<float>)s, new int[] {{ {string.Join(", ", shape.Select(Size))} }})"],
        });
        return fitting[this.random.Next(fitting.Count)];
    }

    // A shape that broadcasts to this one.
    private string[] Smaller(string[] shape) => shape.Length > 0 && this.random.Next(3) == 0 ? shape[1..] : shape;

    private static string Size(string size) => size == "n" ? "x.Shape[0]" : size;

    private string Pick(params string[] items) => items[this.random.Next(items.Length)];
}
