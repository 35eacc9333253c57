using Pure.Jit.CodeFixes;

namespace Pure.Jit.Analyzers.Tests.Fixes;

// PJ0501: keys are split in front of their first use.
public sealed partial class FixTests
{
    [Fact]
    public async Task A_key_is_split_before_its_first_use() => await FixAsync(
        new KeySplitFix(),
        """
        public static class Program
        {
            public static NDArray<float> F(PrngKey key, int n)
            {
                // Two of them.
                var x = Rand.Normal(key, n);
                return x + Rand.Uniform(key, n);
            }
        }
        """,
        "Split 'key' first",
        """
        public static class Program
        {
            public static NDArray<float> F(PrngKey key, int n)
            {
                // Two of them.
                (key, PrngKey sub) = Rand.Split(key);
                var x = Rand.Normal(sub, n);
                return x + Rand.Uniform(key, n);
            }
        }
        """);

    [Fact]
    public async Task A_key_is_split_at_every_turn() => await FixAsync(
        new KeySplitFix(),
        """
        public static class Program
        {
            public static float F(PrngKey key, int n)
            {
                float sub = 0;
                for (int i = 0; i < n; i++)
                {
                    sub += Rand.Uniform(key);
                }

                return sub;
            }
        }
        """,
        "Split 'key' first",
        """
        public static class Program
        {
            public static float F(PrngKey key, int n)
            {
                float sub = 0;
                for (int i = 0; i < n; i++)
                {
                    (key, PrngKey sub2) = Rand.Split(key);
                    sub += Rand.Uniform(sub2);
                }

                return sub;
            }
        }
        """);

    [Fact]
    public async Task A_method_that_is_an_expression_gets_a_block() => await FixAsync(
        new KeySplitFix(),
        """
        public static class Program
        {
            public static NDArray<float> F(PrngKey key) => Rand.Normal(key, 3) + Rand.Uniform(key, 3);
        }
        """,
        "Split 'key' first",
        """
        public static class Program
        {
            public static NDArray<float> F(PrngKey key)
            {
                (key, PrngKey sub) = Rand.Split(key);
                return Rand.Normal(sub, 3) + Rand.Uniform(key, 3);
            }
        }
        """);

    [Theory]
    [InlineData(
        "sealed class Agent { private PrngKey key = Rand.Key(0); public float Act() { return Rand.Normal(this.key).Item() + Rand.Uniform(this.key).Item(); } }",
        "sealed class Agent { private PrngKey key = Rand.Key(0); public float Act() { (this.key, PrngKey sub) = Rand.Split(this.key); return Rand.Normal(sub).Item() + Rand.Uniform(this.key).Item(); } }",
        "this.key")]
    [InlineData(
        "sealed class State { public PrngKey Key { get; set; } } static class P { static NDArray<float> F(State s) { return Rand.Normal(s.Key) + Rand.Uniform(s.Key); } }",
        "sealed class State { public PrngKey Key { get; set; } } static class P { static NDArray<float> F(State s) { (s.Key, PrngKey sub) = Rand.Split(s.Key); return Rand.Normal(sub) + Rand.Uniform(s.Key); } }",
        "s.Key")]
    [InlineData(
        "sealed class Agent { private PrngKey key = Rand.Key(0); public NDArray<float> Noise => Rand.Normal(key) + Rand.Uniform(key); }",
        "sealed class Agent { private PrngKey key = Rand.Key(0); public NDArray<float> Noise { get { (key, PrngKey sub) = Rand.Split(key); return Rand.Normal(sub) + Rand.Uniform(key); } } }",
        "key")]
    [InlineData(
        "static class P { static readonly Func<PrngKey, NDArray<float>> F = static k => Rand.Normal(k) + Rand.Uniform(k); }",
        "static class P { static readonly Func<PrngKey, NDArray<float>> F = static k => { (k, PrngKey sub) = Rand.Split(k); return Rand.Normal(sub) + Rand.Uniform(k); }; }",
        "k")]
    [InlineData(
        "static class P { static NDArray<float> F(PrngKey key) { return G(key); NDArray<float> G(PrngKey k) => Rand.Normal(k) + Rand.Uniform(k); } }",
        "static class P { static NDArray<float> F(PrngKey key) { return G(key); NDArray<float> G(PrngKey k) { (k, PrngKey sub) = Rand.Split(k); return Rand.Normal(sub) + Rand.Uniform(k); } } }",
        "k")]
    [InlineData(
        "static class P { static float F(PrngKey key) { float s = 0; for (int i = 0; i < 3; i++) s += Rand.Normal(key).Item(); return s; } }",
        "static class P { static float F(PrngKey key) { float s = 0; for (int i = 0; i < 3; i++) { (key, PrngKey sub) = Rand.Split(key); s += Rand.Normal(sub).Item(); } return s; } }",
        "key")]
    [InlineData(
        "static class P { static NDArray<float> F(PrngKey key, NDArray<float> xs) => Lax.Scan((PrngKey k, NDArray<float> x) => { var y = Rand.Normal(k); return (k, x * y); }, key, xs).Ys; }",
        "static class P { static NDArray<float> F(PrngKey key, NDArray<float> xs) => Lax.Scan((PrngKey k, NDArray<float> x) => { (k, PrngKey sub) = Rand.Split(k); var y = Rand.Normal(sub); return (k, x * y); }, key, xs).Ys; }",
        "k")]
    [InlineData(
        "static class P { static NDArray<float> F(PrngKey key) { try { return Nd.Zeros(3); } catch (Exception) { return Rand.Normal(key, 3) + Rand.Uniform(key, 3); } } }",
        "static class P { static NDArray<float> F(PrngKey key) { try { return Nd.Zeros(3); } catch (Exception) { (key, PrngKey sub) = Rand.Split(key); return Rand.Normal(sub, 3) + Rand.Uniform(key, 3); } } }",
        "key")]
    [InlineData(
        "static class P { static NDArray<float> F(PrngKey key) { NDArray<float> Draw() => Rand.Normal(key); var x = Rand.Normal(key); return x + Draw(); } }",
        "static class P { static NDArray<float> F(PrngKey key) { NDArray<float> Draw() => Rand.Normal(key); (key, PrngKey sub) = Rand.Split(key); var x = Rand.Normal(sub); return x + Draw(); } }",
        "key")]
    [InlineData(
        "sealed class Agent { private PrngKey key; private NDArray<float> Draw() => Rand.Normal(this.key); public NDArray<float> F() { var x = Rand.Normal(key); return x + Draw(); } }",
        "sealed class Agent { private PrngKey key; private NDArray<float> Draw() => Rand.Normal(this.key); public NDArray<float> F() { (key, PrngKey sub) = Rand.Split(key); var x = Rand.Normal(sub); return x + Draw(); } }",
        "key")]
    [InlineData(
        "sealed class Agent { public int Rand = 3; public NDArray<float> F(PrngKey key) { var x = Pure.Jit.Rand.Normal(key); return x + Pure.Jit.Rand.Uniform(key); } }",
        "sealed class Agent { public int Rand = 3; public NDArray<float> F(PrngKey key) { (key, PrngKey sub) = Pure.Jit.Rand.Split(key); var x = Pure.Jit.Rand.Normal(sub); return x + Pure.Jit.Rand.Uniform(key); } }",
        "key")]
    public async Task A_key_is_split_wherever_it_can_be_set(string source, string expected, string key) =>
        await FixAsync(new KeySplitFix(), source, $"Split '{key}' first", expected, isAnyLayout: true);

    [Theory]
    [InlineData("static class P { static void F(PrngKey key, float[] xs) => System.Threading.Tasks.Parallel.For(0, 3, i => { xs[i] = Rand.Normal(key).Item(); }); }")]
    [InlineData("static class P { static float F(PrngKey key) { float s = 0; while (Rand.Uniform(key).Item() < 0.5f) { s++; } return s; } }")]
    [InlineData("sealed class Agent { private readonly PrngKey key = Rand.Key(0); public NDArray<float> Act() => Rand.Normal(key) + Rand.Uniform(key); }")]
    [InlineData("static class P { static NDArray<float> F(PrngKey[] keys) => Rand.Normal(keys[0]) + Rand.Uniform(keys[0]); }")]
    [InlineData("static class P { static NDArray<float> F(PrngKey key) { var other = key; var x = Rand.Normal(key); return x + Rand.Uniform(other); } }")]
    [InlineData("static class P { static NDArray<float> F(PrngKey key) { var other = key; var x = Rand.Normal(other); return x + Rand.Uniform(key); } }")]
    [InlineData("sealed class State { public PrngKey Key { get; set; } } static class P { static NDArray<float> F(State s) { var t = s; var x = Rand.Normal(s.Key); return x + Rand.Uniform(t.Key); } }")]
    [InlineData("sealed class Agent(PrngKey key) { public NDArray<float> Act() => Rand.Normal(key); } static class P { static NDArray<float> F(PrngKey key) { var agent = new Agent(key); var x = Rand.Normal(key); return x + agent.Act(); } }")]
    public async Task No_split_is_offered_where_it_would_not_help(string source) => Xunit.Assert.Empty(await ActionsAsync(new KeySplitFix(), source));
}
