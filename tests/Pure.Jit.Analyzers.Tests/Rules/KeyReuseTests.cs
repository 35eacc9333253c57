using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Keys that are used twice, and what only looks like it. Each program is the members of a class.</summary>
public sealed class KeyReuseTests
{
    public static TheoryData<string, string> Reused => new()
    {
        { "two draws", "static NDArray<float> F(PrngKey key) => Rand.Normal(key, 3) + Rand.Uniform({|key|}, 3);" },
        { "a draw and a split", "static NDArray<float> F(PrngKey key) { var x = Rand.Normal(key); var (a, b) = Rand.Split({|key|}); return x + Rand.Normal(a) + Rand.Normal(b); }" },
        { "a draw after a split", "static NDArray<float> F(PrngKey key) { var (_, sub) = Rand.Split(key); return Rand.Normal(sub) + Rand.Normal({|key|}); }" },
        { "a method that a captured variable holds", "static NDArray<float> Draw(PrngKey k) => Rand.Normal(k); static NDArray<float> F(PrngKey key) { Func<PrngKey, NDArray<float>> f = Draw; var x = Rand.Uniform(key); Func<NDArray<float>> g = () => f(key); return x + {|g()|}; }" },
        { "one element twice", "static NDArray<float> F(PrngKey key) { PrngKey[] keys = Rand.Split(key, 3); return Rand.Normal(keys[1]) + Rand.Gumbel({|keys[1]|}); }" },
        { "one element of an array of keys twice", "static NDArray<float> F(PrngKey key) { KeyArray keys = Rand.Split(key, [3]); return Rand.Normal(keys[1]) + Rand.Gumbel({|keys[1]|}); }" },
        { "every turn of a loop", "static NDArray<float> F(PrngKey key, int n) { NDArray<float> s = 0f; for (int i = 0; i < n; i++) { s = s + Rand.Normal({|key|}); } return s; }" },
        { "every turn of a while loop", "static float F(PrngKey key) { float s = 0; while (s < 10) { s += Rand.Uniform({|key|}); } return s; }" },
        { "every turn of foreach", "static float F(PrngKey key, float[] xs) { float s = 0; foreach (float x in xs) { s += x * Rand.Uniform({|key|}); } return s; }" },
        { "a branch and what follows", "static NDArray<float> F(PrngKey key, bool noisy) { NDArray<float> x = 0f; if (noisy) { x = Rand.Normal(key); } return x + Rand.Uniform({|key|}); }" },
        { "both sides of a choice, then again", "static NDArray<float> F(PrngKey key, bool b) { var x = b ? Rand.Normal(key) : Rand.Uniform(key); return x + Rand.Gumbel({|key|}); }" },
        { "a method that draws", "static NDArray<float> Noise(PrngKey k) => Rand.Normal(k); static NDArray<float> F(PrngKey key) => Noise(key) + Rand.Uniform({|key|});" },
        { "a method that draws, twice", "static NDArray<float> Noise(int n, PrngKey k) => Rand.Normal(k, n); static NDArray<float> F(PrngKey key) => Noise(3, key) + Noise(k: {|key|}, n: 3);" },
        { "a method that hands on", "static NDArray<float> A(PrngKey k) => B(k); static NDArray<float> B(PrngKey k) => Rand.Normal(k); static NDArray<float> F(PrngKey key) => A(key) + B({|key|});" },
        { "another name for it", "static NDArray<float> F(PrngKey key) { PrngKey same = key; return Rand.Normal(key) + Rand.Normal({|same|}); }" },
        { "a tuple's part", "static NDArray<float> F(PrngKey key) { var keys = Rand.Split(key); return Rand.Normal(keys.First) + Rand.Normal({|keys.Item1|}); }" },
        { "a record's member", "public sealed record State(PrngKey Key, float Loss); static NDArray<float> F(State s) => Rand.Normal(s.Key) + Rand.Normal({|s.Key|});" },
        { "a copy of a record", "public sealed record State(PrngKey Key, float Loss); static NDArray<float> F(State s) { State t = s with { Loss = 0 }; return Rand.Normal(s.Key) + Rand.Normal({|t.Key|}); }" },
        { "a lambda that is called twice", "static NDArray<float> F(PrngKey key) { Func<NDArray<float>> draw = () => Rand.Normal(key); return draw() + {|draw()|}; }".Replace("{|draw()|}", "draw()").Replace("=> Rand.Normal(key);", "=> Rand.Normal({|key|});") },
        { "a local function", "static NDArray<float> F(PrngKey key) { return Draw() + Rand.Normal({|key|}); NDArray<float> Draw() => Rand.Uniform(key); }" },
        { "a scan's body", "static NDArray<float> F(PrngKey key, NDArray<float> xs) => Lax.Scan((NDArray<float> s, NDArray<float> x) => s + x * Rand.Normal({|key|}), (NDArray<float>)0f, xs);" },
        { "keys that are mapped twice", "[Jit] static NDArray<float> F(KeyArray keys) => Vmap(k => Rand.Normal(k), keys) + Vmap(k => Rand.Uniform(k), {|keys|});" },
        { "a first value and a draw", "static NDArray<float> F(PrngKey key) => Initializers.HeNormal(key, [3, 4]) + Rand.Normal({|key|}, [3, 4]);" },
        { "within a lambda", "static NDArray<float> F(KeyArray keys) => Lax.Map(k => Rand.Normal(k) + Rand.Uniform({|k|}), keys);" },
        { "the same number folded in, by name", "static NDArray<float> F(PrngKey key) { PrngKey sub = Rand.FoldIn(key, 1); return Rand.Normal(sub) + Rand.Uniform({|sub|}); }" },
        { "a key from a seed", "static NDArray<float> F() { PrngKey key = Rand.Key(0); return Rand.Normal(key) + Rand.Uniform({|key|}); }" },
        { "under a condition on some turns", "static float F(PrngKey key, int n) { float s = 0; for (int i = 0; i < n; i++) { if (i % 10 == 0) { s += Rand.Normal({|key|}).Item(); } } return s; }" },
        { "under a condition of every turn", "static float F(PrngKey key, bool b) { float s = 0; for (int i = 0; i < 3; i++) { if (b) { s += Rand.Normal({|key|}).Item(); } } return s; }" },
        { "a loop under a condition", "static float F(PrngKey key, bool b) { float s = 0; if (b) { for (int i = 0; i < 3; i++) { s += Rand.Normal({|key|}).Item(); } } return s; }" },
        { "a condition that is another afterwards", "static float F(PrngKey key, bool b) { float s = 0; if (b) { s += Rand.Normal(key).Item(); } b = !b; if (!b) { s += Rand.Normal({|key|}).Item(); } return s; }" },
        { "each of many keys, twice", "static float F(PrngKey key) { float s = 0; foreach (PrngKey k in Rand.Split(key, 3)) { s += Rand.Normal(k).Item() + Rand.Uniform({|k|}).Item(); } return s; }" },
        { "each of many keys, split and used", "static float F(PrngKey key) { float s = 0; foreach (PrngKey k in Rand.Split(key, 3)) { var (a, _) = Rand.Split(k); s += Rand.Normal(a).Item() + Rand.Uniform({|k|}).Item(); } return s; }" },
        { "a key from a field", "private static PrngKey stored; static float F() { PrngKey k = stored; return Rand.Normal(k).Item() + Rand.Normal({|k|}).Item(); }" },
    };

    public static TheoryData<string, string> Fine => new()
    {
        { "a record made anew in its own variable", "public sealed record State(PrngKey Key, float Loss); static State F(State s) { for (int i = 0; i < 4; i++) { var (next, sub) = Rand.Split(s.Key); s = s with { Key = next, Loss = s.Loss + Rand.Normal(sub).Item() }; } return s; }" },
        { "a new key by a choice", "static NDArray<float> F(PrngKey key, bool b) { var x = Rand.Normal(key); key = b ? Rand.FoldIn(key, 1) : Rand.FoldIn(key, 2); return x + Rand.Normal(key); }" },
        { "a new key by a switch", "static NDArray<float> F(PrngKey key, int t) { var x = Rand.Normal(key); key = t switch { 0 => Rand.FoldIn(key, 1), _ => Rand.FoldIn(key, 2) }; return x + Rand.Normal(key); }" },
        { "on the first turn alone", "static float F(PrngKey key) { float s = 0; for (int i = 0; i < 3; i++) { if (i == 0) { s += Rand.Normal(key).Item(); } } return s; }" },
        { "a local function that takes the next key", "static NDArray<float> F(PrngKey key) { return Rand.Normal(Next()) + Rand.Normal(Next()); PrngKey Next() { (key, var sub) = Rand.Split(key); return sub; } }" },
        { "a key behind a reference", "static void Advance(ref PrngKey key, out PrngKey sub) => (key, sub) = Rand.Split(key); static NDArray<float> F(PrngKey key) { Advance(ref key, out var a); Advance(ref key, out var b); return Rand.Normal(a) + Rand.Normal(b); }" },
        { "a tuple's part assigned", "static float F(PrngKey key) { (PrngKey K, float S) c = (key, 0f); for (int i = 0; i < 3; i++) { (c.K, var sub) = Rand.Split(c.K); c.S += Rand.Normal(sub).Item(); } return c.S; }" },
        { "patterns that exclude each other", "static float F(PrngKey key, object? y, bool v, DayOfWeek d) { float s = 0; if (y is null) { s += Rand.Normal(key).Item(); } if (y is not null) { s += Rand.Normal(key).Item(); } return s; } static float G(PrngKey key, DayOfWeek d) { float s = 0; if (d is DayOfWeek.Monday) { s += Rand.Normal(key).Item(); } if (d is DayOfWeek.Friday) { s += Rand.Normal(key).Item(); } return s; } static float H(PrngKey key, bool v) { float s = 0; if (v) { s += Rand.Normal(key).Item(); } if (v == false) { s += Rand.Normal(key).Item(); } return s; }" },
        { "split first", "static NDArray<float> F(PrngKey key) { var (a, b) = Rand.Split(key); return Rand.Normal(a) + Rand.Uniform(b); }" },
        { "split again", "static NDArray<float> F(PrngKey key) { (key, PrngKey sub) = Rand.Split(key); var x = Rand.Normal(sub); (key, sub) = Rand.Split(key); return x + Rand.Normal(sub) + Rand.Normal(key); }" },
        { "folded in", "static NDArray<float> F(PrngKey key) => Rand.Normal(Rand.FoldIn(key, 0)) + Rand.Normal(Rand.FoldIn(key, 1)) + Rand.Normal(key);" },
        { "cloned on purpose", "static NDArray<float> F(PrngKey key) => Rand.Normal(Rand.Clone(key)) + Rand.Normal(key);" },
        { "split at every turn", "static NDArray<float> F(PrngKey key, int n) { NDArray<float> s = 0f; for (int i = 0; i < n; i++) { (key, PrngKey sub) = Rand.Split(key); s = s + Rand.Normal(sub); } return s; }" },
        { "folded in at every turn", "static NDArray<float> F(PrngKey key, int n) { NDArray<float> s = 0f; for (int i = 0; i < n; i++) { PrngKey sub = Rand.FoldIn(key, i); s = s + Rand.Normal(sub); } return s; }" },
        { "one branch or the other", "static NDArray<float> F(PrngKey key, bool b) { if (b) { return Rand.Normal(key); } else { return Rand.Uniform(key); } }" },
        { "a branch that returns", "static NDArray<float> F(PrngKey key, bool b) { if (b) { return Rand.Normal(key); } return Rand.Uniform(key); }" },
        { "a choice", "static NDArray<float> F(PrngKey key, bool b) => b ? Rand.Normal(key) : Rand.Uniform(key);" },
        { "the arms of a switch", "static NDArray<float> F(PrngKey key, int kind) => kind switch { 0 => Rand.Normal(key), 1 => Rand.Uniform(key), _ => Rand.Gumbel(key) };" },
        { "conditions that exclude each other", "static NDArray<float> F(PrngKey key, bool b) { NDArray<float> x = 0f; if (b) { x = Rand.Normal(key); } x = x + 1f; if (!b) { x = x + Rand.Uniform(key); } return x; }" },
        { "kinds that exclude each other", "static NDArray<float> F(PrngKey key, int kind) { NDArray<float> x = 0f; if (kind == 0) { x = Rand.Normal(key); } if (kind == 1) { x = Rand.Uniform(key); } return x; }" },
        { "every element once", "static NDArray<float> F(PrngKey key) { PrngKey[] keys = Rand.Split(key, 3); return Rand.Normal(keys[0]) + Rand.Normal(keys[1]) + Rand.Normal(keys[^1]); }" },
        { "an element a turn", "static NDArray<float> F(PrngKey key) { PrngKey[] keys = Rand.Split(key, 3); NDArray<float> s = 0f; for (int i = 0; i < keys.Length; i++) { s = s + Rand.Normal(keys[i]); } return s; }" },
        { "an element of foreach", "static NDArray<float> F(PrngKey key) { NDArray<float> s = 0f; foreach (PrngKey k in Rand.Split(key, 3)) { s = s + Rand.Normal(k); } return s; }" },
        { "another key at every turn", "static NDArray<float> F(int n) { NDArray<float> s = 0f; for (int i = 0; i < n; i++) { s = s + Rand.Normal(Rand.Key(i)); } return s; }" },
        { "the last turn", "static NDArray<float> F(PrngKey key, int n) { for (int i = 0; ; i++) { if (i == n) { return Rand.Normal(key); } } }" },
        { "the first turn only", "static NDArray<float> F(PrngKey key, int n) { NDArray<float> s = 0f; for (int i = 0; i < n; i++) { if (i == 0) { s = Rand.Normal(key); } } return s; }" },
        { "a loop that is left", "static NDArray<float> F(PrngKey key, int n) { NDArray<float> s = 0f; while (n > 0) { s = Rand.Normal(key); break; } return s; }" },
        { "both parts of a tuple", "static NDArray<float> F(PrngKey key) { var keys = Rand.Split(key); return Rand.Normal(keys.First) + Rand.Normal(keys.Second); }" },
        { "a record with a new key", "public sealed record State(PrngKey Key, float Loss); static NDArray<float> F(State s) { var (next, sub) = Rand.Split(s.Key); State t = s with { Key = next }; return Rand.Normal(sub) + Rand.Normal(t.Key); }" },
        { "a record made anew", "public sealed record State(PrngKey Key, float Loss); static State F(State s) { var (next, sub) = Rand.Split(s.Key); return new State(next, Rand.Normal(sub)); } static State G(State s) => F(F(s));" },
        { "records in a loop", "public sealed record State(PrngKey Key, float Loss); static State F(State s) { var (next, sub) = Rand.Split(s.Key); return new State(next, Rand.Normal(sub)); } static State G(State s, int n) { for (int i = 0; i < n; i++) { s = F(s); } return s; }" },
        { "a method that only folds in", "static PrngKey For(PrngKey k, int step) => Rand.FoldIn(k, step); static NDArray<float> F(PrngKey key) => Rand.Normal(For(key, 0)) + Rand.Normal(For(key, 1));" },
        { "a method with new keys", "static (PrngKey, NDArray<float>) Draw(PrngKey k) { var (next, sub) = Rand.Split(k); return (next, Rand.Normal(sub)); } static NDArray<float> F(PrngKey key) { (key, var x) = Draw(key); (key, var y) = Draw(key); return x + y; }" },
        { "a lambda that is called once", "static NDArray<float> F(PrngKey key) { Func<NDArray<float>> draw = () => Rand.Normal(key); return draw(); }" },
        { "a scan over keys", "static NDArray<float> F(PrngKey key, int n) => Lax.Scan((NDArray<float> s, KeyArray k) => s + Rand.Normal(k), (NDArray<float>)0f, Rand.Split(key, [n]));" },
        { "a scan that carries a key", "static NDArray<float> F(PrngKey key, NDArray<float> xs) => Lax.Scan(((PrngKey Key, NDArray<float> Sum) s, NDArray<float> x) => { var (next, sub) = Rand.Split(s.Key); return (next, s.Sum + x * Rand.Normal(sub)); }, (key, (NDArray<float>)0f), xs).Item2;" },
        { "branches as functions", "static NDArray<float> F(PrngKey key, bool b) => Lax.Cond(b, () => Rand.Normal(key), () => Rand.Uniform(key));" },
        { "a mapped function around a key", "[Jit] static NDArray<float> F(PrngKey key, [Shape(\"n\")] NDArray<float> xs) => Vmap(x => x * Rand.Normal(key), xs);" },
        { "a gradient of a function with a key", "[Pure] static NDArray<float> Loss(NDArray<float> w, PrngKey key) => w * Rand.Normal(key); [Jit] static NDArray<float> F([Shape(\"\")] NDArray<float> w, PrngKey key) => Grad(w => Loss(w, key), w);" },
        { "words", "static NDArray<uint> F(PrngKey key) { var words = Rand.KeyData(key); _ = Rand.Normal(key); return words; }" },
        { "a key that is set again", "static NDArray<float> F(PrngKey key) { var x = Rand.Normal(key); key = Rand.Key(1); return x + Rand.Normal(key); }" },
        { "one of two keys, then the other", "static NDArray<float> F(PrngKey a, PrngKey b, bool which) { var x = Rand.Normal(which ? a : b); return x + Rand.Normal(which ? b : a); }" },
        { "keys in a list", "static NDArray<float> F(List<PrngKey> keys, Queue<PrngKey> queue) => Rand.Normal(keys[0]) + Rand.Normal(keys[1]) + Rand.Normal(queue.Dequeue()) + Rand.Normal(queue.Dequeue());" },
        { "a source that changes", "sealed class Source { private PrngKey key = Rand.Key(0); public PrngKey Next { get { (this.key, PrngKey sub) = Rand.Split(this.key); return sub; } } } static NDArray<float> F() { Source s = new(); return Rand.Normal(s.Next) + Rand.Normal(s.Next); }" },
        { "an exception", "static NDArray<float> F(PrngKey key) { try { return Rand.Normal(key); } finally { System.Console.WriteLine(); } }" },
        { "the previous turn's key", "static NDArray<float> F(PrngKey key, int n) { PrngKey last = Rand.Key(1); NDArray<float> s = 0f; for (int i = 0; i < n; i++) { s = s + Rand.Normal(last); (key, last) = Rand.Split(key); } return s; }" },
        { "elements by a moving place", "static NDArray<float> F(PrngKey key) { PrngKey[] keys = Rand.Split(key, 4); int at = 0; var x = Rand.Normal(keys[at]); at++; return x + Rand.Normal(keys[at]); }" },
    };

    [Theory]
    [MemberData(nameof(Reused))]
    public Task A_key_that_is_used_twice_is_found(string name, string members) => KeyProgram.CheckAsync(name, members);

    [Theory]
    [MemberData(nameof(Fine))]
    public Task What_looks_like_it_is_not(string name, string members) => KeyProgram.CheckAsync(name, members);

    [Fact]
    public async Task The_message_names_the_first_use()
    {
        Diagnostic found = Xunit.Assert.Single(await Compile.AnalyzeAsync(Compile.Project(KeyProgram.Source("static NDArray<float> F(PrngKey key) => Rand.Normal(key, 3) + Rand.Uniform(key, 3);"))));
        Xunit.Assert.Equal(
            "'key' has been used already, by 'Rand.Normal' in line 3: the same key gives the same numbers; split it first, (key, PrngKey sub) = Rand.Split(key), or say Rand.Clone where that is meant",
            Check.Message(found));
    }

    [Fact]
    public async Task A_call_that_uses_one_key_twice_is_no_loop()
    {
        Diagnostic found = Xunit.Assert.Single(await Compile.AnalyzeAsync(Compile.Project(KeyProgram.Source(
            "sealed record Net(PrngKey A, PrngKey B) { public NDArray<float> Init() => Rand.Normal(this.A) + Rand.Normal(this.B); } static NDArray<float> F(PrngKey key) { Net net = new(key, key); return net.Init(); }"))));
        Xunit.Assert.StartsWith("A key that 'net.Init' uses is used there twice: the same key gives the same numbers; ", Check.Message(found), StringComparison.Ordinal);
    }
}
