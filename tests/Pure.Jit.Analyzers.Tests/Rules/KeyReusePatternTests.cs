namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Keys that patterns declare, that helpers hand to functions, that lie in lists, and draws that are kept.</summary>
public sealed class KeyReusePatternTests
{
    private const string Optional = """
        static NDArray<float> Dropout(NDArray<float> x, float rate, PrngKey? key = null) { if (key is not { } k) return x; return Nd.Where(Rand.Bernoulli(k, 1 - rate, x.Shape), x / (1 - rate), 0f); }
        """;

    public static TheoryData<string, string> Reused => new()
    {
        { "an optional key, twice", Optional + "static NDArray<float> F(NDArray<float> x, PrngKey key) => Dropout(Dropout(x, 0.1f, key), 0.1f, {|key|});" },
        { "a pattern and its key", "static NDArray<float> F(PrngKey? key) { if (key is PrngKey k) { return Rand.Normal(k) + Rand.Normal({|key.Value|}); } return Nd.Zeros(1); }" },
        { "a property pattern and the property", "public sealed record State(PrngKey Key); static NDArray<float> F(State s) { if (s is { Key: var k }) { return Rand.Normal(k) + Rand.Normal({|s.Key|}); } return Nd.Zeros(1); }" },
        { "a nested property pattern", "public sealed record State(PrngKey Key); public sealed record Outer(State State); static NDArray<float> F(Outer o) => o is { State.Key: var k } ? Rand.Normal(k) + Rand.Normal({|o.State.Key|}) : 0f;" },
        { "a positional pattern", "public sealed record State(PrngKey Key, float X); static NDArray<float> F(State s) => s switch { (var k, > 0) => Rand.Normal(k) + Rand.Normal({|s.Key|}), _ => 0f };" },
        { "a list pattern", "static NDArray<float> F(PrngKey[] keys) => keys is [var a, .., var b] ? Rand.Normal(a) + Rand.Normal(b) + Rand.Normal({|keys[0]|}) + Rand.Normal({|keys[^1]|}) : 0f;" },
        { "a case", "static float F(object o) { switch (o) { case PrngKey k: return Rand.Normal(k).Item() + Rand.Uniform({|k|}).Item(); default: return 0; } }" },
        { "a pattern's key at every turn", "static float F(PrngKey? key, int n) { float s = 0; for (int i = 0; i < n; i++) { if (key is { } k) { s += Rand.Normal({|k|}).Item(); } } return s; }" },
        { "a lock", "sealed class Agent { private PrngKey key = Rand.Key(0); private readonly object gate = new(); public NDArray<float> Act() { lock (this.gate) { return Rand.Normal(this.key) + Rand.Uniform({|this.key|}); } } }" },
        { "a fresh key that two functions are given", "static void Both(Action<PrngKey> f, Action<PrngKey> g) { var k = Rand.Key(1); f(k); g(k); } static void F() => Both(k => System.Console.WriteLine(Rand.Normal(k)), k => System.Console.WriteLine(Rand.Normal({|k|})));" },
        { "a key that is handed on twice", "static float Make(PrngKey key, Func<PrngKey, float> f) => f(key); static float F(PrngKey key) => Make(key, k => Rand.Normal(k).Item()) + Make(key, k => Rand.Uniform({|k|}).Item());" },
        { "a draw that is kept, and another", "static NDArray<float> F(PrngKey key, NDArray<float>? x) { x ??= Rand.Normal(key, 3); return x + Rand.Uniform({|key|}, 3); }" },
        { "two functions at once", "static void F(PrngKey key, float[] x) => System.Threading.Tasks.Parallel.Invoke(() => x[0] = Rand.Normal(key).Item(), () => x[1] = Rand.Uniform({|key|}).Item());" },
        { "a key several times in a query", "static float F(PrngKey key) => {|Enumerable.Repeat(key, 3)|}.Select(k => Rand.Normal(k).Item()).Sum();" },
        { "a key several times in a loop", "static float F(PrngKey key) { float s = 0; foreach (var k in Enumerable.Repeat(key, 3)) { s += Rand.Normal({|k|}).Item(); } return s; }" },
        { "a list with a key twice", "static float F(PrngKey key) { PrngKey[] ks = [key, Rand.Key(1), key]; float s = 0; foreach (var k in ks) { s += Rand.Normal({|k|}).Item(); } return s; }" },
        { "an argument list with a key twice", "static void All(params PrngKey[] ks) { foreach (var k in ks) { System.Console.WriteLine(Rand.Normal(k)); } } static void F(PrngKey key) => {|All(key, key)|};" },
        { "an argument list with a key that was used", "static void All(params PrngKey[] ks) { foreach (var k in ks) { System.Console.WriteLine(Rand.Normal(k)); } } static void F(PrngKey a, PrngKey b) { All(a, b); System.Console.WriteLine(Rand.Normal({|b|})); }" },
        { "a thread in a loop", "static void F(PrngKey key, float[] x) { for (int i = 0; i < 3; i++) { int j = i; new System.Threading.Thread(() => x[j] = Rand.Normal({|key|}).Item()).Start(); } }" },
        { "a first value and a method", "sealed class Agent(PrngKey key) { private readonly NDArray<float> w = Rand.Normal(key, 3); public NDArray<float> Act() => this.w + Rand.Normal({|key|}, 3); }" },
        { "a first value and a getter", "sealed class Agent(PrngKey key) { public NDArray<float> W { get; } = Rand.Normal(key, 3); public NDArray<float> Noise => Rand.Normal({|key|}, 3); }" },
    };

    public static TheoryData<string, string> Fine => new()
    {
        { "an optional key of each layer", Optional + "static NDArray<float> F(NDArray<float> x, PrngKey key) { var (a, b) = Rand.Split(key); x = Dropout(x, 0.1f, a); return Dropout(x, 0.1f, b); }" },
        { "no key for a layer", Optional + "static NDArray<float> F(NDArray<float> x) => Dropout(Dropout(x, 0.1f), 0.1f);" },
        { "an optional key in layers", """
            public abstract record Module { public abstract NDArray<float> Call(NDArray<float> x, PrngKey? key); }
            public record Noise(float Rate) : Module { public override NDArray<float> Call(NDArray<float> x, PrngKey? key) => key is not PrngKey k ? x : x + this.Rate * Rand.Normal(k, x.Shape); }
            public record Layers(Module[] Modules) : Module
            {
                public override NDArray<float> Call(NDArray<float> x, PrngKey? key)
                {
                    PrngKey[]? keys = key is { } k ? Rand.Split(k, this.Modules.Length) : null;
                    for (int i = 0; i < this.Modules.Length; i++) { x = this.Modules[i].Call(x, keys is null ? null : keys[i]); }
                    for (int i = 0; i < this.Modules.Length; i++) { x = this.Modules[i].Call(x, null); }
                    return x;
                }
            }
            """ },
        { "a pattern in a loop", "static float F(List<PrngKey?> keys) { float s = 0; foreach (var o in keys) { if (o is { } k) { s += Rand.Normal(k).Item(); } } return s; }" },
        { "a property pattern in a loop", "public sealed record State(PrngKey Key, float X); static float F(State[] states) { float s = 0; foreach (var o in states) { if (o is { Key: var k, X: > 0 }) { s += Rand.Normal(k).Item(); } } return s; }" },
        { "the arms of a switch in a loop", "public sealed record State(PrngKey Key, float X); static float F(State[] states) { float s = 0; foreach (var o in states) { s += o switch { (var k, > 0) => Rand.Normal(k).Item(), _ => 0 }; } return s; }" },
        { "a property pattern of two objects", "public sealed record State(PrngKey Key); static float Draw(State s) => s is { Key: var k } ? Rand.Normal(k).Item() : 0; static float F(State a, State b) => Draw(a) + Draw(b);" },
        { "cases in a loop", "static float F(object[] os) { float s = 0; foreach (object o in os) { switch (o) { case PrngKey k: s += Rand.Normal(k).Item(); break; case float f: s += f; break; } } return s; }" },
        { "a list pattern of a split", "static float F(PrngKey key) { float s = 0; for (int i = 0; i < 3; i++) { if (Rand.Split(key, 2) is not [var next, var sub]) { break; } key = next; s += Rand.Normal(sub).Item(); } return s; }" },
        { "a tuple pattern of a split", "static float F(PrngKey key, int n) { float s = 0; for (int i = 0; i < n; i++) { if (Rand.Split(key) is var (a, b)) { key = a; s += Rand.Normal(b).Item(); } } return s; }" },
        { "the rest of a list", "static float F(PrngKey[] keys) => keys is [var first, .. var rest] ? Rand.Normal(first).Item() + rest.Sum(k => Rand.Normal(k).Item()) : 0;" },
        { "while there is one", "static float F(PrngKey key) { PrngKey? pending = key; float s = 0; while (pending is { } k) { var (a, b) = Rand.Split(k); s += Rand.Normal(a).Item(); pending = s > 3 ? null : b; } return s; }" },
        { "a lock of a plain object", "sealed class Agent { private PrngKey key = Rand.Key(0); private readonly object gate = new(); public PrngKey Next() { lock (this.gate) { (this.key, var sub) = Rand.Split(this.key); return sub; } } }" },
        { "what stands beside a lock", "static NDArray<float> F(PrngKey key, object gate, IEnumerable<int> xs) { var (a, b) = Rand.Split(key); lock (gate) { foreach (int x in xs) { } } using (new System.IO.MemoryStream()) { return Rand.Normal(a) + Rand.Normal(b); } }" },
        { "fresh keys for functions", """
            sealed class Bench
            {
                private PrngKey key = Rand.Key(0);
                private void Run(Func<PrngKey, float> f) { (this.key, var sub) = Rand.Split(this.key); System.Console.WriteLine(f(sub)); }
                private void Same(Func<PrngKey, float> f) => System.Console.WriteLine(f(Rand.Clone(this.key)));
                public void All() { this.Run(k => Rand.Normal(k).Item()); this.Run(k => Rand.Uniform(k).Item()); this.Run(Draw); this.Run(Draw); this.Same(Draw); this.Same(k => Rand.Normal(k).Item()); }
                private static float Draw(PrngKey k) => Rand.Normal(k).Item();
            }
            """ },
        { "folded keys for functions", "static float Fold(PrngKey key, int i, Func<PrngKey, float> f) => f(Rand.FoldIn(key, i)); static float F(PrngKey key) => Fold(key, 1, k => Rand.Normal(k).Item()) + Fold(key, 2, k => Rand.Uniform(k).Item());" },
        { "new keys for functions", "static float Make(int i, Func<PrngKey, float> f) => f(Rand.Key(i)); static float F() => Make(1, k => Rand.Normal(k).Item()) + Make(2, k => Rand.Uniform(k).Item());" },
        { "an array filled in one loop and read in the next", "static float F(PrngKey key) { PrngKey[] ks = new PrngKey[3]; for (int i = 0; i < 3; i++) { (key, ks[i]) = Rand.Split(key); } float s = 0; for (int i = 0; i < 3; i++) { s += Rand.Normal(ks[i]).Item(); } return s; }" },
        { "records filled in one loop and read in the next", "public sealed record State(PrngKey Key); static float F(PrngKey key) { State[] ss = new State[3]; for (int i = 0; i < 3; i++) { ss[i] = new State(Rand.FoldIn(key, i)); } float s = 0; for (int i = 0; i < 3; i++) { s += Rand.Normal(ss[i].Key).Item(); } return s; }" },
        { "a draw that is kept", "static NDArray<float> F(PrngKey key, int n) { NDArray<float>? x = null; NDArray<float> s = 0f; for (int i = 0; i < n; i++) { x ??= Rand.Normal(key, 3); s = s + x; } return s; }" },
        { "a draw that is kept, written out", "static NDArray<float> F(PrngKey key, int n) { NDArray<float>? x = null; NDArray<float> s = 0f; for (int i = 0; i < n; i++) { x = x ?? Rand.Normal(key, 3); s = s + x; } return s; }" },
        { "a draw that a field keeps", "sealed class Agent(PrngKey key) { private NDArray<float>? noise; public NDArray<float> Act(int n) { NDArray<float> s = 0f; for (int i = 0; i < n; i++) { this.noise ??= Rand.Normal(key, 3); s = s + this.noise; } return s; } }" },
        { "two functions at once with two keys", "static void F(PrngKey key, float[] x) { var (a, b) = Rand.Split(key); System.Threading.Tasks.Parallel.Invoke(() => x[0] = Rand.Normal(a).Item(), () => x[1] = Rand.Uniform(b).Item()); }" },
        { "a key several times, folded", "static float F(PrngKey key) => Enumerable.Repeat(key, 4).Select((k, i) => Rand.Normal(Rand.FoldIn(k, i)).Item()).Sum();" },
        { "a list of two keys", "static float F(PrngKey a, PrngKey b) { float s = 0; foreach (var k in new[] { a, b }) { s += Rand.Normal(k).Item(); } return s + new[] { Rand.FoldIn(a, 1), Rand.FoldIn(b, 1) }.Sum(k => Rand.Normal(k).Item()); }" },
        { "argument lists of other keys", "static void All(params PrngKey[] ks) { foreach (var k in ks) { System.Console.WriteLine(Rand.Normal(k)); } } static void F(PrngKey a, PrngKey b) { All(a, b); All(Rand.FoldIn(a, 1), Rand.FoldIn(b, 1)); }" },
        { "threads with their keys", "static void F(PrngKey key, float[] x) { for (int i = 0; i < 3; i++) { (key, var sub) = Rand.Split(key); int j = i; new System.Threading.Thread(() => x[j] = Rand.Normal(sub).Item()).Start(); } }" },
        { "a value that is made once", "static float F(PrngKey key) { var lazy = new Lazy<float>(() => Rand.Normal(key).Item()); return lazy.Value + lazy.Value; }" },
        { "a first value that folds in", "sealed class Agent(PrngKey key) { private readonly NDArray<float> w = Rand.Normal(Rand.FoldIn(key, 0), 3); public NDArray<float> Act() => this.w + Rand.Normal(key, 3); }" },
        { "a first value that splits", "sealed class Agent(PrngKey key) { private readonly (PrngKey, PrngKey) keys = Rand.Split(key); public NDArray<float> Act() => Rand.Normal(this.keys.Item1, 3) + Rand.Normal(this.keys.Item2, 3); }" },
        { "a first value, and a key that goes on", "sealed class Agent(PrngKey key) { private readonly NDArray<float> w = Rand.Normal(key, 3); public NDArray<float> Act() { key = Rand.FoldIn(key, 1); return this.w + Rand.Normal(key, 3); } }" },
    };

    [Theory]
    [MemberData(nameof(Reused))]
    public Task A_key_that_is_used_twice_is_found(string name, string members) => KeyProgram.CheckAsync(name, members);

    [Theory]
    [MemberData(nameof(Fine))]
    public Task What_looks_like_it_is_not(string name, string members) => KeyProgram.CheckAsync(name, members);
}
