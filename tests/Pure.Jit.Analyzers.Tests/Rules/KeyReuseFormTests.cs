namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Keys in every form that C# has for keeping, choosing and handing on: fields, properties, clauses, functions, interfaces.</summary>
public sealed class KeyReuseFormTests
{
    public static TheoryData<string, string> Reused => new()
    {
        { "a field, directly", "sealed class Agent { private PrngKey key = Rand.Key(0); public NDArray<float> Act() => Rand.Normal(this.key) + Rand.Uniform({|this.key|}); }" },
        { "a static field", "private static PrngKey stored = Rand.Key(0); static NDArray<float> F() => Rand.Normal(stored) + Rand.Uniform({|stored|});" },
        { "a property that can be set", "sealed class State { public PrngKey Key { get; set; } } static NDArray<float> F(State s) => Rand.Normal(s.Key) + Rand.Uniform({|s.Key|});" },
        { "a field in a loop", "sealed class Agent { private PrngKey key = Rand.Key(0); public float Run(int n) { float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal({|key|}).Item(); } return s; } }" },
        { "an object's method, twice", "sealed class Agent { private PrngKey key = Rand.Key(0); public NDArray<float> Act() => Rand.Normal(this.key); } static NDArray<float> F(Agent a) => a.Act() + {|a.Act()|};" },
        { "an object's getter, twice", "sealed class Agent(PrngKey key) { public NDArray<float> Noise => Rand.Normal(key); } static NDArray<float> F(Agent a) => a.Noise + {|a.Noise|};" },
        { "a key given to an object and used", "sealed class Agent(PrngKey key) { public NDArray<float> Act() => Rand.Normal(key); } static NDArray<float> F(PrngKey key) { var agent = new Agent(key); return {|agent.Act()|} + Rand.Normal(key); }".Replace("{|agent.Act()|} + Rand.Normal(key)", "agent.Act() + Rand.Normal({|key|})") },
        { "a constructor that draws", "sealed class Layer { public NDArray<float> W; public Layer(PrngKey key) { this.W = Rand.Normal(key, 3); } } static NDArray<float> F(PrngKey key) => new Layer(key).W + new Layer({|key|}).W;" },
        { "a catch clause, twice", "static NDArray<float> F(PrngKey key) { try { return Nd.Zeros(3); } catch (Exception) { return Rand.Normal(key) + Rand.Uniform({|key|}); } }" },
        { "a catch clause after a draw", "static NDArray<float> F(PrngKey key) { try { var x = Rand.Normal(key); Save(x); return x; } catch (Exception) { return Rand.Uniform({|key|}); } } static void Save(NDArray<float> x) { }" },
        { "a finally clause", "static NDArray<float> F(PrngKey key) { NDArray<float> x = 0f; try { x = Rand.Normal(key); } finally { System.Console.WriteLine(Rand.Uniform({|key|})); } return x; }" },
        { "after a finally clause", "static NDArray<float> F(PrngKey key) { NDArray<float> x = 0f; try { x = Nd.Zeros(3); } finally { x = Rand.Normal(key); } return x + Rand.Normal({|key|}); }" },
        { "a property that is an expression", "static PrngKey Root => Rand.Key(0); static NDArray<float> Noise => Both(Root, Root); static NDArray<float> Both(PrngKey a, PrngKey b) => Rand.Normal(a) + Rand.Normal({|a|});" },
        { "a lambda in a field", "static readonly Func<PrngKey, NDArray<float>> Noise = static k => Rand.Normal(k) + Rand.Uniform({|k|});" },
        { "a lambda in a field, called twice", "static readonly Func<PrngKey, NDArray<float>> Noise = static k => Rand.Normal(k); static NDArray<float> F(PrngKey key) => Noise(key) + Noise({|key|});" },
        { "first values of fields", "static readonly PrngKey Root = Rand.Key(0); static readonly NDArray<float> W = Rand.Normal(Root, 3); static readonly NDArray<float> B = Rand.Normal({|Root|}, 3);" },
        { "a property's first value", "static NDArray<float> Twice { get; } = Draw(Rand.Key(0)); static NDArray<float> Draw(PrngKey k) { var x = Rand.Normal(k); return x + Rand.Normal({|k|}); }" },
        { "an alias by a choice", "static NDArray<float> F(PrngKey key, PrngKey other, bool b) { PrngKey k = b ? key : other; return Rand.Normal(k) + Rand.Uniform({|key|}); }" },
        { "an alias by a choice of a call", "static bool Flip() => true; static NDArray<float> F(PrngKey key, PrngKey other) { PrngKey k = Flip() ? key : other; return Rand.Normal(key) + Rand.Uniform({|k|}); }" },
        { "an alias in a branch", "static NDArray<float> F(PrngKey key, bool b) { PrngKey k = Rand.Key(1); if (b) { k = key; } return Rand.Normal(k) + Rand.Uniform({|key|}); }" },
        { "a scan that hands a used key back", "static NDArray<float> F(PrngKey key, NDArray<float> xs) => Lax.Scan((PrngKey k, NDArray<float> x) => (k, x * Rand.Normal({|k|})), key, xs).Ys;" },
        { "a scan that hands a used part back", "static NDArray<float> F(PrngKey key, NDArray<float> xs) => Lax.Scan(((PrngKey Key, NDArray<float> Sum) s, NDArray<float> x) => { var (next, sub) = Rand.Split(s.Key); return (sub, s.Sum + x * Rand.Normal(sub)); }, (key, (NDArray<float>)0f), xs).Item2;".Replace("Rand.Split(s.Key)", "Rand.Split({|s.Key|})") },
        { "a loop that hands a used key back", "static PrngKey F(PrngKey key) => Lax.ForiLoop(0, 3, (i, k) => { var x = Rand.Normal({|k|}); return k; }, key);" },
        { "a method that gives its used key back", "static (PrngKey, NDArray<float>) Draw(PrngKey k) => (k, Rand.Normal(k)); static NDArray<float> F(PrngKey key) { (key, var x) = Draw(key); (key, var y) = Draw({|key|}); return x + y; }" },
        { "a method that gives a used part back", "static (PrngKey, NDArray<float>) Draw(PrngKey k) { var (a, b) = Rand.Split(k); return (a, Rand.Normal(a)); } static NDArray<float> F(PrngKey key) { (key, var x) = Draw(key); (key, var y) = Draw({|key|}); return x + y; }" },
        { "a method that gives its key back", "static PrngKey Same(PrngKey k) => k; static NDArray<float> F(PrngKey key) => Rand.Normal(Same(key)) + Rand.Normal({|key|});" },
        { "a method that gives its used key back, in a loop", "static (PrngKey, float) Draw(PrngKey k) => (k, Rand.Normal(k).Item()); static float F(PrngKey key) { float s = 0; for (int i = 0; i < 3; i++) { (key, float x) = Draw({|key|}); s += x; } return s; }" },
        { "a parallel loop", "static void F(PrngKey key, float[] xs) => System.Threading.Tasks.Parallel.For(0, xs.Length, i => { xs[i] = Rand.Normal({|key|}).Item(); });" },
        { "a query", "static float[] F(PrngKey key) => Enumerable.Range(0, 3).Select(i => i * Rand.Normal({|key|}).Item()).ToArray();" },
        { "each of a list", "static void F(PrngKey key, List<float> xs) => xs.ForEach(x => System.Console.WriteLine(x * Rand.Normal({|key|}).Item()));" },
        { "a delegate called at every turn", "static float F(PrngKey key) { Func<float> draw = () => Rand.Normal({|key|}).Item(); float s = 0; for (int i = 0; i < 3; i++) { s += draw(); } return s; }" },
        { "a function given to one that runs it often", "static float Repeat(Func<float> f, int n) { float s = 0; for (int i = 0; i < n; i++) { s += f(); } return s; } static float F(PrngKey key) => Repeat(() => Rand.Normal({|key|}).Item(), 3);" },
        { "a function given to one that runs it with a key", "static NDArray<float> With(PrngKey k, Func<PrngKey, NDArray<float>> f) => f(k); static NDArray<float> F(PrngKey key) => With(key, k => Rand.Normal(k)) + Rand.Normal({|key|});".Replace("With(key, k => Rand.Normal(k)) + Rand.Normal({|key|})", "With(key, k => Rand.Normal(k)) + Rand.Normal({|key|})") },
        { "a task beside", "static NDArray<float> F(PrngKey key) { var t = System.Threading.Tasks.Task.Run(() => Rand.Normal(key)); return t.Result + Rand.Normal({|key|}); }" },
        { "an interface's method", "interface INoise { NDArray<float> Draw(PrngKey k); } sealed class Gaussian : INoise { public NDArray<float> Draw(PrngKey k) => Rand.Normal(k); } static NDArray<float> F(INoise noise, PrngKey key) => noise.Draw(key) + noise.Draw({|key|});" },
        { "a generic interface's method", "interface ISampler<T> { T Sample(PrngKey at, int n); } sealed class Gaussian : ISampler<NDArray<float>> { public NDArray<float> Sample(PrngKey key, int count) => Rand.Normal(key, count); } static NDArray<float> F(ISampler<NDArray<float>> s, PrngKey key) => s.Sample(key, 2) + Rand.Normal({|key|}, 2);" },
        { "a virtual method", "abstract class Layer { public abstract NDArray<float> Run(NDArray<float> x, PrngKey k); } sealed class Dropout : Layer { public override NDArray<float> Run(NDArray<float> x, PrngKey key) => x * Rand.Normal(key); } static NDArray<float> F(Layer a, Layer b, NDArray<float> x, PrngKey key) => b.Run(a.Run(x, key), {|key|});" },
        { "a method that calls itself", "static NDArray<float> F(PrngKey key, int n) => n == 0 ? (NDArray<float>)0f : Rand.Normal(key) + F({|key|}, n - 1);" },
        { "all of an array, twice", "static float F(PrngKey key) { float s = 0; PrngKey[] keys = Rand.Split(key, 3); foreach (PrngKey k in keys) { s += Rand.Normal(k).Item(); } foreach (PrngKey k in keys) { s += Rand.Uniform({|k|}).Item(); } return s; }" },
        { "all of an array, then one", "static float F(PrngKey key) { float s = 0; PrngKey[] keys = Rand.Split(key, 3); foreach (PrngKey k in keys) { s += Rand.Normal(k).Item(); } return s + Rand.Normal({|keys[0]|}).Item(); }" },
        { "an element that was written, twice", "static NDArray<float> F(PrngKey key) { PrngKey[] keys = new PrngKey[2]; var (a, b) = Rand.Split(key); keys[0] = a; return Rand.Normal(keys[0]) + Rand.Normal({|a|}) + Rand.Normal(b); }" },
        { "an iterator", "static IEnumerable<NDArray<float>> F(PrngKey key) { while (true) { yield return Rand.Normal({|key|}); } }" },
        { "after waiting", "static async System.Threading.Tasks.Task<NDArray<float>> F(PrngKey key) { var x = Rand.Normal(key); await System.Threading.Tasks.Task.Yield(); return x + Rand.Normal({|key|}); }" },
        { "a helper with an index", "static NDArray<float> Take(PrngKey[] keys, int i) => Rand.Normal(keys[i]); static NDArray<float> F(PrngKey[] keys) => Take(keys, 0) + Take(keys, 1) + Take({|keys|}, 0);" },
        { "under conditions that may both hold", "static float F(PrngKey key, int v) { float s = 0; if (v > 0) { s += Rand.Normal(key).Item(); } if (v > 3) { s += Rand.Normal({|key|}).Item(); } return s; }" },
        { "an object's key that was set, twice", "sealed class State { public PrngKey Key { get; set; } } static NDArray<float> F(State s) { var (a, b) = Rand.Split(s.Key); s.Key = a; return Rand.Normal(a) + Rand.Normal({|s.Key|}) + Rand.Normal(b); }" },
    };

    public static TheoryData<string, string> Fine => new()
    {
        { "a lambda that takes the next key", "static NDArray<float> F(PrngKey key) { Func<PrngKey> next = () => { (key, PrngKey sub) = Rand.Split(key); return sub; }; return Rand.Normal(next()) + Rand.Normal(next()) + Rand.Normal(next()); }" },
        { "a lambda that takes the next key, in a loop", "static float F(PrngKey key) { Func<PrngKey> next = () => { (key, PrngKey sub) = Rand.Split(key); return sub; }; float s = 0; for (int i = 0; i < 3; i++) { s += Rand.Normal(next()).Item(); } return s; }" },
        { "a lambda that draws and goes on", "static float F(PrngKey key) { Func<float> draw = () => { var (next, sub) = Rand.Split(key); key = next; return Rand.Normal(sub).Item(); }; return draw() + draw(); }" },
        { "an element that is written at every turn", "static float F(PrngKey key, int n) { PrngKey[] keys = Rand.Split(key, 2); float s = 0; for (int i = 0; i < n; i++) { (keys[0], PrngKey sub) = Rand.Split(keys[0]); s += Rand.Normal(sub).Item(); } return s; }" },
        { "an element of a list that is written", "static NDArray<float> F(List<PrngKey> keys) { var x = Rand.Normal(keys[0]); keys[0] = Rand.Key(1); return x + Rand.Normal(keys[0]); }" },
        { "an element by a variable that is written", "static NDArray<float> F(PrngKey[] keys, int i) { var x = Rand.Normal(keys[i]); keys[i] = Rand.FoldIn(Rand.Key(1), i); return x + Rand.Normal(keys[i]); }" },
        { "an array that is filled and read", "static NDArray<float> F(PrngKey key) { PrngKey[] keys = new PrngKey[3]; for (int i = 0; i < 3; i++) { (key, keys[i]) = Rand.Split(key); } return Rand.Normal(keys[0]) + Rand.Normal(keys[1]) + Rand.Normal(key); }" },
        { "a list that changes", "static NDArray<float> F(List<PrngKey> keys) { var x = Rand.Normal(keys[0]); keys.RemoveAt(0); return x + Rand.Normal(keys[0]); }" },
        { "signs that exclude each other", "static float F(PrngKey key, float v) { float s = 0; if (v > 0) { s += Rand.Normal(key).Item(); } if (v <= 0) { s += Rand.Uniform(key).Item(); } return s; }" },
        { "ranges that exclude each other", "static float F(PrngKey key, int v) { float s = 0; if (v < 3) { s += Rand.Normal(key).Item(); } if (v == 7) { s += Rand.Uniform(key).Item(); } if (v is > 3 and < 5) { } if (v > 9) { s += Rand.Uniform(key).Item(); } return s; }" },
        { "an order that excludes the other", "static float F(PrngKey key, int a, int b) { float s = 0; if (a < b) { s += Rand.Normal(key).Item(); } if (b <= a) { s += Rand.Uniform(key).Item(); } return s; }" },
        { "both conditions, or not both", "static float F(PrngKey key, bool a, bool b) { float s = 0; if (a && b) { s += Rand.Normal(key).Item(); } if (!(a && b)) { s += Rand.Uniform(key).Item(); } return s; }" },
        { "several kinds, or another", "static float F(PrngKey key, int kind) { float s = 0; if (kind == 0 || kind == 1) { s += Rand.Normal(key).Item(); } if (kind == 2) { s += Rand.Uniform(key).Item(); } return s; }" },
        { "a flag that it was drawn", "static float F(PrngKey key, float x) { float s = 0; bool isDone = false; if (Nd.Abs((NDArray<float>)x).Item() > 1) { s = Rand.Normal(key).Item(); isDone = true; } if (!isDone) { s = Rand.Uniform(key).Item(); } return s; }" },
        { "a flag for the first turn", "static float F(PrngKey key, int n) { float s = 0; bool isFirst = true; while (n-- > 0) { if (isFirst) { s += Rand.Normal(key).Item(); isFirst = false; } } return s; }" },
        { "the last turn by a number", "static float F(PrngKey key, int n) { float s = 0; for (int i = 0; i < n; i++) { if (i == n - 1) { s += Rand.Normal(key).Item(); } } return s; }" },
        { "one of two keys, by a variable, then the other", "static NDArray<float> F(PrngKey a, PrngKey b, bool which) { PrngKey first = which ? a : b, second = which ? b : a; return Rand.Normal(first) + Rand.Normal(second); }" },
        { "a draw that failed", "static NDArray<float> F(PrngKey key) { try { return Rand.Normal(key, 3); } catch (ArgumentException) { return Rand.Uniform(key, 2); } }" },
        { "a clause that returns past another", "static NDArray<float> F(PrngKey key, bool b) { try { if (b) { return Rand.Normal(key); } } finally { System.Console.WriteLine(); } return Rand.Uniform(key); }" },
        { "a resource that is given back", "static NDArray<float> F(PrngKey key, bool b) { using var file = new System.IO.MemoryStream(); if (b) { return Rand.Normal(key); } return Rand.Uniform(key); }" },
        { "a field that goes on", "sealed class Agent { private PrngKey key = Rand.Key(0); private PrngKey Next() { (this.key, PrngKey sub) = Rand.Split(this.key); return sub; } public NDArray<float> Act() => Rand.Normal(this.Next()) + Rand.Normal(this.Next()); }" },
        { "a field that goes on in every call", "sealed class Agent { private PrngKey key = Rand.Key(0); public float Act() { (key, var sub) = Rand.Split(key); return Rand.Normal(sub).Item(); } } static float F(Agent a) { float s = a.Act() + a.Act(); for (int i = 0; i < 3; i++) { s += a.Act(); } return s; }" },
        { "two objects", "sealed class Agent(PrngKey key) { public NDArray<float> Act() => Rand.Normal(key); } static NDArray<float> F(PrngKey key) { var (a, b) = Rand.Split(key); return new Agent(a).Act() + new Agent(b).Act(); }" },
        { "a property that goes on", "sealed class State { public PrngKey Key { get; set; } } static NDArray<float> F(State s) { var (a, b) = Rand.Split(s.Key); s.Key = a; var x = Rand.Normal(b); (s.Key, b) = Rand.Split(s.Key); return x + Rand.Normal(b); }" },
        { "a field that a function of others may set", "sealed class Agent { public PrngKey Key; public NDArray<float> Run(Action step) { var x = Rand.Normal(this.Key); step(); return x + Rand.Normal(this.Key); } }" },
        { "a constant that keeps a draw away", "static NDArray<float> Drop(NDArray<float> x, PrngKey key, bool isTraining) => isTraining ? x * Rand.Normal(key) : x; static NDArray<float> F(NDArray<float> x, PrngKey key) => Drop(x, key, isTraining: true) + Drop(x, key, isTraining: false);" },
        { "elements of an array by a helper", "static NDArray<float> Take(PrngKey[] keys, int i) => Rand.Normal(keys[i]); static NDArray<float> F(PrngKey[] keys) => Take(keys, 0) + Take(keys, 1);" },
        { "an interface whose methods only fold in", "interface IKeys { PrngKey At(PrngKey k, int i); } sealed class Folded : IKeys { public PrngKey At(PrngKey k, int i) => Rand.FoldIn(k, i); } static NDArray<float> F(IKeys keys, PrngKey key) => Rand.Normal(keys.At(key, 0)) + Rand.Normal(keys.At(key, 1));" },
        { "a function of functions that gives each its key", "static NDArray<float> Each(PrngKey key, Func<PrngKey, NDArray<float>> f) { NDArray<float> s = 0f; foreach (PrngKey k in Rand.Split(key, 3)) { s = s + f(k); } return s; } static NDArray<float> F(PrngKey key) => Each(key, k => Rand.Normal(k));" },
        { "a parallel loop with folded keys", "static void F(PrngKey key, float[] xs) => System.Threading.Tasks.Parallel.For(0, xs.Length, i => { xs[i] = Rand.Normal(Rand.FoldIn(key, i)).Item(); });" },
        { "a query over keys", "static NDArray<float>[] F(PrngKey key) => Rand.Split(key, 3).Select(k => Rand.Normal(k)).ToArray();" },
        { "first values of fields, folded in", "static readonly PrngKey Root = Rand.Key(0); static readonly NDArray<float> W = Rand.Normal(Rand.FoldIn(Root, 0), 3); static readonly NDArray<float> B = Rand.Normal(Rand.FoldIn(Root, 1), 3);" },
        { "a sum that carries a key", "static (PrngKey, float) F(PrngKey key, float[] xs) => xs.Aggregate((key, 0f), (s, x) => { var (next, sub) = Rand.Split(s.Item1); return (next, s.Item2 + x * Rand.Normal(sub).Item()); });" },
        { "a property that makes a key", "static PrngKey Root => Rand.Key(0); static NDArray<float> F() => Rand.Normal(Root) + Rand.Normal(Root);" },
        { "an iterator that goes on", "static IEnumerable<NDArray<float>> F(PrngKey key) { while (true) { (key, PrngKey sub) = Rand.Split(key); yield return Rand.Normal(sub); } }" },
    };

    [Theory]
    [MemberData(nameof(Reused))]
    public Task A_key_that_is_used_twice_is_found(string name, string members) => KeyProgram.CheckAsync(name, members);

    [Theory]
    [MemberData(nameof(Fine))]
    public Task What_looks_like_it_is_not(string name, string members) => KeyProgram.CheckAsync(name, members);
}
