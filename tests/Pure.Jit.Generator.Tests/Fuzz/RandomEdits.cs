using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>Programs in which an edit or two have left out, doubled, put in or replaced words.</summary>
internal static class RandomEdits
{
    private static readonly string[] Words =
    [
        "(", ")", "{", "}", "[", "]", ";", ",", "<", ">", "=", "=>", ".", "?", ":", "!", "+", "-", "*", "..", "^", "@", "x", "T", "1", "\"n\"", "int", "float", "string", "object", "void", "var", "dynamic",
        "NDArray", "NDArray<float>", "[Jit]", "[Pure]", "[Shape(\"n\")]", "[Static]", "return", "if", "foreach", "for", "in", "while", "switch", "case", "is", "with", "new", "null", "default", "static", "this", "ref",
        "out", "params", "record", "class", "public", "private", "where", "let", "from", "await", "async", "yield", "try", "catch", "lock", "using", "goto", "stackalloc", "typeof", "delegate", "operator",
    ];

    private static readonly string[] Programs =
    [
        """
        public sealed record Dense([property: Shape("i o")] NDArray<float> W, [property: Shape("o")] NDArray<float> B)
        {
            [Jit] public NDArray<float> Apply([Shape("b i")] NDArray<float> x) => Matmul(x, W) + B;
        }

        public readonly record struct Leaf([property: Shape("n")] NDArray<float> A, (NDArray<int> X, float Y) P, int K = 2);

        public static class Model
        {
            [Jit] public static NDArray<float> Loss(Dense d, [Shape("b i")] NDArray<float> x, [Shape("b o")] NDArray<float> y, float scale = 1f)
            {
                NDArray<float> error = d.Apply(x) - y;
                return Mean(error * error) * scale;
            }

            [Jit] public static (NDArray<float>, Dense) Step(Dense d, [Shape("b i")] NDArray<float> x, [Shape("b o")] NDArray<float> y) => ValueAndGrad(p => Loss(p, x, y), d);

            [Jit] public static T Halve<T>(T tree) => Tree.Map(w => w * 0.5f, tree);

            public static Leaf Plain(Leaf leaf) => Halve(leaf) with { K = 3 };

            public static NDArray<float> Into(NDArray<float> x, NDArray<float> into) => Model.Twice(x, into: into);

            [Jit(FastMath = true)] public static NDArray<float> Twice(this NDArray<float> x) => x + x;
        }
        """,
        """
        namespace Some.Where;

        public interface ILayer { [Pure] NDArray<float> Run(NDArray<float> x); }

        public record Scale(float By) : ILayer { [Pure] public NDArray<float> Run(NDArray<float> x) => x * By; }

        public record Box<T>(NDArray<T> V) where T : unmanaged, System.Numerics.INumber<T> { [Jit] public NDArray<T> Sum() => V + V; }

        public static class Flow
        {
            private const float Rate = 0.1f;

            [Jit] public static NDArray<float> Turns([Shape("n")] NDArray<float> x, int count, [Static] int width)
            {
                for (int i = 0; i < count; i++)
                {
                    x = i % 2 == 0 ? x * Rate : Nd.Where(x > 0, x, -x);
                }

                while (Sum(x) > 1f)
                {
                    x /= 2f;
                }

                return x[..width] + x[^width..];
            }

            [Jit] public static int Choose(int n, NDArray<float> x) => n switch { < 0 => -1, 0 => 0, var m when m > x.Size => m, _ => 1 };

            [Jit] public static NDArray<float> Layers(Scale a, Scale b, NDArray<float> x)
            {
                foreach (ILayer layer in new ILayer[] { a, b })
                {
                    x = layer.Run(x);
                }

                return Lax.Cond(Sum(x) > 0, v => v, v => -v, x);
            }

            public static NDArray<double> Boxed(NDArray<double> x) => new Box<double>(x).Sum();

            public static NDArray<float> Outside(NDArray<float> x, NDArray<float> w) => Vmap((u, v) => Turns(u, 2, 3) * v, x, w) + Grad(u => Sum(u * w), x);
        }
        """,
        """
        public record State(PrngKey Key, NDArray<float> X, NDArray<float>[] Kept);

        public static class Sampler
        {
            [Jit] public static NDArray<float> Walk(PrngKey key, [Shape("n")] NDArray<float> x)
            {
                var (first, rest) = Rand.Split(key);
                foreach (PrngKey k in Rand.Split(rest, 3))
                {
                    x = x + Rand.Normal(k, x.Shape);
                }

                return x * Rand.Uniform(first, [1]);
            }

            public static float Epochs(PrngKey key, int epochs, bool isShort)
            {
                float sum = 0;
                PrngKey? kept = null;
                for (int epoch = 0; epoch < epochs; epoch++)
                {
                    if (isShort && epoch > 3)
                    {
                        break;
                    }

                    (key, PrngKey sub) = Rand.Split(key);
                    kept ??= sub;
                    sum += Rand.Uniform<float>(sub, []).Item();
                }

                return kept is { } last ? sum + Rand.Uniform<float>(last, []).Item() : sum;
            }

            public static State Next(State s, Func<PrngKey, NDArray<float>> draw)
            {
                PrngKey[] keys = [s.Key, .. Enumerable.Range(0, 2).Select(i => Rand.FoldIn(s.Key, i))];
                try
                {
                    return s with { X = draw(keys[0]), Key = keys[1] };
                }
                catch (ArgumentException) when (s.Kept.Length > 0)
                {
                    lock (keys) { return s with { X = s.Kept[^1] }; }
                }
            }
        }
        """,
    ];

    public static string Write(int seed)
    {
        Random random = new(seed);
        string text = Programs[random.Next(Programs.Length)];
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            text = Edited(text, random);
        }

        return text;
    }

    private static string Edited(string text, Random random)
    {
        List<SyntaxToken> tokens = [.. CSharpSyntaxTree.ParseText(text, GeneratedProject.ParseOptions).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0)];
        int at = random.Next(tokens.Count);
        SyntaxToken token = tokens[at], last = tokens[Math.Min(at + random.Next(1, 6), tokens.Count - 1)];
        string word = $" {Words[random.Next(Words.Length)]} ";
        return random.Next(7) switch
        {
            0 or 1 or 2 => text.Remove(token.SpanStart, token.Span.Length),
            3 => text.Insert(token.SpanStart, word),
            4 => text.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, word),
            5 => text.Remove(token.SpanStart, last.Span.End - token.SpanStart),
            _ => text.Insert(token.SpanStart, $" {tokens[random.Next(tokens.Count)]} "),
        };
    }
}
