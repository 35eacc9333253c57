namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Loops over keys: the same keys in another epoch or in the next loop, and elements that go on or are others.</summary>
public sealed class KeyReuseLoopTests
{
    private const string Types = """
        public sealed class Agent { public PrngKey Key; public float Step() { (this.Key, var sub) = Rand.Split(this.Key); return Rand.Normal(sub).Item(); } }
        public struct Source { public PrngKey Key; public float Step() { (this.Key, var sub) = Rand.Split(this.Key); return Rand.Normal(sub).Item(); } }
        public record State(PrngKey Key);
        static float Each(PrngKey[] ks, int n) { float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } return s; }
        static float Head(PrngKey[] ks, int from) { float s = 0; for (int i = from; i < from + 3; i++) { s += Rand.Normal(ks[i]).Item(); } return s; }
        static float At(PrngKey[] ks, int n) { for (int i = 0; i < ks.Length; i++) { if (i == n) { return Rand.Normal(ks[i]).Item(); } } return 0; }
        static float Named(List<(string, PrngKey)> ks, string n) { foreach (var (m, k) in ks) { if (m == n) { return Rand.Normal(k).Item(); } } return 0; }
        static void Refill(PrngKey[] ks, PrngKey key) { for (int j = 0; j < ks.Length; j++) { ks[j] = Rand.FoldIn(key, j); } }
        """;

    public static TheoryData<string, string> Reused => new()
    {
        { "epochs over the same keys", "float s = 0; for (int e = 0; e < 3; e++) { foreach (var k in ks) { s += Rand.Normal({|k|}).Item(); } } return s;" },
        { "epochs of a list over the same keys", "float s = 0; foreach (int e in Enumerable.Range(0, n)) { foreach (var k in ks) { s += Rand.Normal({|k|}).Item(); } } return s;" },
        { "epochs by an index", "float s = 0; for (int e = 0; e < 3; e++) { for (int i = 0; i < n; i++) { s += Rand.Normal({|ks[i]|}).Item(); } } return s;" },
        { "epochs by two indices", "float s = 0; for (int e = 0; e < 3; e++) { for (int b = 0; b < n; b++) { for (int i = 0; i < 3; i++) { s += Rand.Normal({|grid[b][i]|}).Item(); } } } return s;" },
        { "epochs over records", "float s = 0; while (n-- > 0) { foreach (var r in states) { s += Rand.Normal({|r.Key|}).Item(); } } return s;" },
        { "epochs over records by an index", "float s = 0; while (n-- > 0) { for (int i = 0; i < states.Length; i++) { s += Rand.Normal({|states[i].Key|}).Item(); } } return s;" },
        { "an inner loop", "float s = 0; for (int i = 0; i < n; i++) { for (int j = 0; j < 2; j++) { s += Rand.Normal({|ks[i]|}).Item(); } } return s;" },
        { "two loops by the same index", "float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } for (int i = 0; i < n; i++) { s += Rand.Uniform({|ks[i]|}).Item(); } return s;" },
        { "two loops by two indices", "float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } for (int j = 0; j < n; j++) { s += Rand.Uniform({|ks[j]|}).Item(); } return s;" },
        { "a loop by an index, and one of all", "float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } foreach (var k in ks) { s += Rand.Uniform({|k|}).Item(); } return s;" },
        { "a loop from the first, and the first", "float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } return s + Rand.Normal({|ks[0]|}).Item();" },
        { "the first, and a loop from the first", "float s = Rand.Normal(ks[0]).Item(); for (int i = 0; i < n; i++) { s += Rand.Normal({|ks[i]|}).Item(); } return s;" },
        { "a helper's loop, twice", "return Each(ks, n) + Each({|ks|}, n);" },
        { "a helper's loop at every turn", "float s = 0; for (int i = 0; i < n; i++) { s += Each({|ks|}, 3); } return s;" },
        { "the span of an array, twice", "float s = 0; foreach (var k in ks.AsSpan()) { s += Rand.Normal(k).Item(); } foreach (var k in ks) { s += Rand.Normal({|k|}).Item(); } return s;" },
    };

    public static TheoryData<string, string> Fine => new()
    {
        { "objects that go on", "float s = 0; for (int e = 0; e < 3; e++) { for (int i = 0; i < n; i++) { var (x, y) = Rand.Split(agents[i].Key); agents[i].Key = x; s += Rand.Normal(y).Item(); } } return s;" },
        { "objects that go on by themselves", "float s = 0; for (int e = 0; e < 3; e++) { for (int i = 0; i < n; i++) { s += agents[i].Step(); } } return s;" },
        { "objects of foreach that go on", "float s = 0; for (int e = 0; e < 3; e++) { foreach (var a in agents) { var (x, y) = Rand.Split(a.Key); a.Key = x; s += Rand.Normal(y).Item(); } } return s;" },
        { "objects of foreach that go on by themselves", "float s = 0; for (int e = 0; e < 3; e++) { foreach (var a in agents) { s += a.Step(); } } return s;" },
        { "structs that go on", "float s = 0; for (int e = 0; e < 3; e++) { for (int i = 0; i < n; i++) { s += sources[i].Step(); } } return s;" },
        { "records that are put back", "float s = 0; for (int e = 0; e < 3; e++) { for (int i = 0; i < n; i++) { var (x, y) = Rand.Split(states[i].Key); states[i] = states[i] with { Key = x }; s += Rand.Normal(y).Item(); } } return s;" },
        { "keys that are put back", "float s = 0; for (int e = 0; e < 3; e++) { for (int i = 0; i < n; i++) { (ks[i], var sub) = Rand.Split(ks[i]); s += Rand.Normal(sub).Item(); } } return s;" },
        { "keys by a name that are put back", "float s = 0; for (int e = 0; e < 3; e++) { foreach (string m in names) { (byName[m], var b) = Rand.Split(byName[m]); s += Rand.Normal(b).Item(); } } return s;" },
        { "keys that are set between", "float s = 0; for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } for (int i = 0; i < n; i++) { ks[i] = Rand.FoldIn(Rand.Key(1), i); } for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } return s;" },
        { "keys that a helper sets", "float s = 0; for (int e = 0; e < n; e++) { for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } Refill(ks, Rand.Key(e)); } return s;" },
        { "keys of foreach that a helper sets", "float s = 0; for (int e = 0; e < n; e++) { foreach (var k in ks) { s += Rand.Normal(k).Item(); } Refill(ks, Rand.Key(e)); } return s;" },
        { "keys that are copied there", "float s = 0; for (int e = 0; e < n; e++) { foreach (var k in ks) { s += Rand.Normal(k).Item(); } Rand.Split(Rand.Key(e), n).CopyTo(ks, 0); } return s;" },
        { "keys that are filled in", "float s = 0; for (int e = 0; e < n; e++) { foreach (var k in ks) { s += Rand.Normal(k).Item(); } System.Array.Fill(ks, Rand.Key(e)); } return s;" },
        { "another array at every epoch", "float s = 0; for (int e = 0; e < n; e++) { for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } ks = Rand.Split(Rand.Key(e), n); } return s;" },
        { "one key an epoch", "float s = 0; for (int e = 0; e < n; e++) { for (int i = 0; i < n; i++) { if (i == e) { s += Rand.Normal(ks[i]).Item(); } } } return s;" },
        { "the key of a name", "float s = 0; foreach (string m in names) { foreach (var (name, k) in named) { if (name == m) { s += Rand.Normal(k).Item(); } } } return s;" },
        { "the key of a name, then no other", "float s = 0; foreach (string m in names) { foreach (var (name, k) in named) { if (name == m) { s += Rand.Normal(k).Item(); break; } } } return s;" },
        { "a helper's key of a name", "return Named(named, \"a\") + Named(named, \"b\");" },
        { "a helper's key at an index", "return At(ks, 1) + At(ks, 2);" },
        { "a helper's part of the keys", "return Head(ks, 0) + Head(ks, 3);" },
        { "batches", "float s = 0; for (int b = 0; b < n; b += 3) { for (int i = b; i < b + 3; i++) { s += Rand.Normal(ks[i]).Item(); } } return s;" },
        { "rows", "float s = 0; for (int b = 0; b < n; b++) { for (int i = 0; i < 3; i++) { s += Rand.Normal(grid[b][i]).Item(); } } return s;" },
        { "rows of foreach", "float s = 0; foreach (var row in grid) { foreach (var k in row) { s += Rand.Normal(k).Item(); } } foreach (var row in grid) { for (int i = 0; i < 3; i++) { row[i] = Rand.Key(i); } } return s;" },
        { "the first half, and the second", "float s = 0; for (int i = 0; i < 3; i++) { s += Rand.Normal(ks[i]).Item(); } for (int i = 3; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } return s;" },
        { "even ones, and odd ones", "float s = 0; for (int i = 0; i < n; i++) { if (i % 2 == 0) { s += Rand.Normal(ks[i]).Item(); } } for (int i = 0; i < n; i++) { if (i % 2 == 1) { s += Rand.Normal(ks[i]).Item(); } } return s;" },
        { "the first epoch only", "float s = 0; for (int e = 0; e < 3; e++) { if (e == 0) { for (int i = 0; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } } } return s;" },
        { "one loop or the other", "float s = 0; if (n > 3) { for (int i = 0; i < 3; i++) { s += Rand.Normal(ks[i]).Item(); } } else { for (int i = 0; i < 3; i++) { s += Rand.Uniform(ks[i]).Item(); } } return s;" },
        { "the first, and a loop from the second", "float s = Rand.Normal(ks[0]).Item(); for (int i = 1; i < n; i++) { s += Rand.Normal(ks[i]).Item(); } return s;" },
        { "the first, and later turns", "float s = Rand.Normal(ks[0]).Item(); for (int i = 0; i < n; i++) { if (i > 0) { s += Rand.Normal(ks[i]).Item(); } } return s;" },
    };

    [Theory]
    [MemberData(nameof(Reused))]
    public Task A_key_that_is_used_twice_is_found(string name, string body) => KeyProgram.CheckAsync(name, Program(body));

    [Theory]
    [MemberData(nameof(Fine))]
    public Task What_looks_like_it_is_not(string name, string body) => KeyProgram.CheckAsync(name, Program(body));

    private static string Program(string body) => $$"""
        {{Types}}
        static float F(PrngKey[] ks, PrngKey[][] grid, State[] states, Agent[] agents, Source[] sources, Dictionary<string, PrngKey> byName, List<(string, PrngKey)> named, string[] names, int n) { {{body}} }
        """;
}
