namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>What cannot be compiled is told once, where it comes from, and not again where its value goes; two mistakes stay two findings.</summary>
public sealed class ConsequenceTests
{
    [Theory]
    [InlineData("var parts = {|PJ0202:new List<NDArray<float>>()|}; foreach (var k in new[] { 1f, 2f }) parts.Add(k * x); return Stack(parts.ToArray());")]
    [InlineData("HashSet<int> s = {|PJ0202:[1, 2]|}; s.Add(3); return x * s.Count;")]
    [InlineData("List<float> s = {|PJ0202:[1, 2]|}; s[0] = 3; return x * s[1];")]
    [InlineData("List<NDArray<float>> parts; parts = {|PJ0202:new()|}; parts.Add(x); var same = parts; same.Add(x); return same[0];")]
    [InlineData("var q = {|PJ0202:new Queue<NDArray<float>>()|}; q.Enqueue(x); q.Enqueue(x * 2); var s = x; while (q.Count > 0) s += q.Dequeue(); return s;")]
    [InlineData("var text = {|PJ0202:new System.Text.StringBuilder()|}; text.Append(\"a\"); text.Append(1); return x * text.Length;")]
    [InlineData("var d = {|PJ0202:new Dictionary<string, NDArray<float>> { [\"a\"] = x }|}; d[\"b\"] = x; return d[\"a\"];")]
    [InlineData("var d = {|PJ0202:new Dictionary<int, float>()|}; foreach (var (k, v) in d) x = x * v; return x;")]
    [InlineData("var d = {|PJ0202:new Dictionary<int, float>()|}; foreach (var pair in d) x = x * pair.Value; return x;")]
    [InlineData("var d = {|PJ0202:new Dictionary<int, float>()|}; return d.TryGetValue(1, out var v) ? x * v : x;")]
    [InlineData("var d = {|PJ0202:new Dictionary<int, float>()|}; return d is { Count: 1 } ? x : -x;")]
    [InlineData("var list = {|PJ0202:new List<float>()|}; var s = 0f; list.ForEach(v => s += v); return x * s;")]
    [InlineData("var list = {|PJ0202:new List<DateTime>()|}; return x * list.Select(v => v.Ticks).Count();")]
    [InlineData("var list = {|PJ0202:new List<string>()|}; return x * string.Join(\"\", list).Length;")]
    [InlineData("var values = {|PJ0103:x.ToArray()|}; return x * values.Max();")]
    [InlineData("var a = {|PJ0103:x.AsSpan()|}; return x * a[0];")]
    [InlineData("Span<int> a = {|PJ0201:stackalloc int[3]|}; return x * a.Length;")]
    [InlineData("var watch = {|PJ0104:System.Diagnostics.Stopwatch.StartNew()|}; return x * (float)watch.Elapsed.TotalSeconds;")]
    [InlineData("var t = {|PJ0104:DateTime.UtcNow|}; return x * (float)(DateTime.UtcNow - t).TotalSeconds;")]
    [InlineData("return x * (float){|PJ0104:DateTime.UtcNow.TimeOfDay|}.TotalSeconds;")]
    [InlineData("var rng = {|PJ0104:new Random(1)|}; var s = 0f; for (int i = 0; i < 3; i++) s += rng.NextSingle(); return x * s;")]
    [InlineData("var cfg = {|PJ0201:new { Rate = 0.1f, Steps = 3 }|}; var rate = cfg.Rate; return x * rate * cfg.Steps;")]
    [InlineData("var w = {|PJ0201:new float[3]|}; w[0] = 1; w[1] = 2; w[2] = 3; return x * w[1];")]
    [InlineData("float[] w = [1f, 2f]; {|PJ0201:w[0]|} = 3; w[1] = 4; return x * w[1];")]
    [InlineData("var c = {|PJ0202:new Counter()|}; c.Inc(); c.Inc(); c.N = 3; return x * c.N;")]
    [InlineData("var s = {|PJ0202:new Service(2)|}; s.Log(); return x * s.Rate();")]
    [InlineData("{|PJ0103:Log(\"a\")|}; Log(\"b\"); return x;")]
    [InlineData("{|PJ0104:System.Threading.Interlocked.Increment(ref calls)|}; return x;")]
    [InlineData("{|PJ0104:System.Threading.Interlocked.Exchange(ref memo, null!)|}; return x;")]
    [InlineData("var s = 0f; {|PJ0104:System.Threading.Tasks.Parallel.For(0, 3, i => { s += i; })|}; return x * s;")]
    [InlineData("if (!{|PJ0102:memo|}.TryGetValue(1, out var v)) memo[1] = v = x; return v;")]
    [InlineData("return {|PJ0102:memo|}.TryGetValue(1, out var v) ? x * v : memo[2];")]
    [InlineData("{|PJ0101:calls|}++; return x * calls;")]
    [InlineData("{|PJ0201:using var s = new System.IO.MemoryStream();|} s.WriteByte(1); return x * (float)s.Length;")]
    public Task What_follows_is_not_told(string body) => Check.FindsAsync(Source(body));

    [Theory]
    [InlineData("var list = {|PJ0202:new List<float>()|}; list.Add(1); {|PJ0104:Console.WriteLine(list.Count)|}; return x;")]
    [InlineData("var list = {|PJ0202:new List<float>()|}; list.ForEach(v => {|PJ0104:Console.WriteLine(v)|}); return x;")]
    [InlineData("var a = {|PJ0202:new List<float>()|}; var b = {|PJ0202:new Queue<float>()|}; a.Add(1); b.Enqueue(1); return x * a.Count * b.Count;")]
    [InlineData("var rng = {|PJ0104:new Random(1)|}; var noise = x * rng.NextSingle(); return x * {|PJ0103:noise.ToArray()|}.Length;")]
    [InlineData("var s = {|PJ0103:x.ToString()|}; {|PJ0103:Log(s)|}; return x;")]
    [InlineData("{|PJ0104:Console.WriteLine(1)|}; {|PJ0104:Console.WriteLine(2)|}; return x;")]
    [InlineData("float s = 0; {|PJ0104:System.Threading.Tasks.Parallel.Invoke(() => s += 1)|}; return x * {|PJ0102:rate|};")]
    [InlineData("return x * {|PJ0102:rate|} * {|PJ0102:calls|};")]
    [InlineData("var rng = {|PJ0104:new Random(1)|}; try_(rng.Next()); return x; void try_(int k) { {|PJ0101:calls|} = k; }")]
    public Task Two_mistakes_are_two_findings(string body) => Check.FindsAsync(Source(body));

    [Fact]
    public Task Anonymous_types_are_named_with_what_to_write_instead() => Check.FindsAsync(
        Source("var cfg = {|PJ0201:new { Rate = 0.1f }|}; return x * cfg.Rate;"),
        "'new { Rate = 0.1f }' cannot be compiled; write a tuple, (A: a, B: b), or a record");

    [Fact]
    public Task A_class_that_changes_is_told_where_it_is_made() => Check.FindsAsync(
        Source("var c = {|PJ0202:new Counter()|}; c.Inc(); return x * c.N;"),
        "'Counter' cannot stand in compiled code: its field 'N' would be lost; make 'Counter' a record (immutable)");

    [Fact]
    public Task Calls_of_a_method_that_is_refused_are_not_told() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> Weighted(NDArray<float> x, {|PJ0202:[Static] (float, int) weights|}) => x * weights.Item1;

            [Jit]
            public static NDArray<float> Padded(NDArray<float> x, {|PJ0202:[Static] (int, int) by|}) => x * by.Item1;

            public static void Main()
            {
                int n = Environment.ProcessorCount;
                NDArray<float> y = Weighted(1f, (1f, n)) + Weighted(1f, (2f, n)) + Padded(1f, (n, 1));
            }
        }
        """);

    private static string Source(string body) => $$"""
        public sealed class Counter { public int N; public void Inc() => N++; }

        public sealed class Service
        {
            public Service(float rate) { Console.WriteLine(rate); }

            public void Log() { }

            public float Rate() => 1f;
        }

        public static class Model
        {
            private static Dictionary<int, NDArray<float>> memo = [];
            private static int calls;
            private static float rate = 0.1f;

            private static void Log(string text) => Console.WriteLine(text + calls + rate);

            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) { {{body}} }
        }
        """;
}
