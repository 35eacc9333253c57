namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>More forms that the body of a [Jit] method may have.</summary>
internal static class MoreBodyForms
{
    /// <summary>What it is, the members of a class, an expression, and its value.</summary>
    public static TheoryData<string, string, string, string> Data => new()
    {
        { "enum equal values", """
            public enum E { A = 1, B = 1, C = 2 }
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] E e) => e == E.B ? x * 3 : x;
            """, """F(X, E.A) + F(X, E.B) + F(X, E.C)""", "[ 7. 14. 21.]" },
        { "const field of enum, char const arithmetic", """
            const char C = 'c'; const E D = E.B; public enum E { A, B }
            [Jit] public static NDArray<float> F(NDArray<float> x) => D == E.B ? x * (C - 'a') : x * (int)D;
            """, """F(X)""", "[2. 4. 6.]" },
        { "user generic record with static", """
            public record Opt<T>(NDArray<T> W, NDArray<T> M) where T : unmanaged { [Jit] public Opt<T> Step(NDArray<T> g, [Static] bool nesterov = false) { var m = M + g; return this with { W = W - (nesterov ? m + g : m), M = m }; } }
            """, """$"{new Opt<float>(X, X).Step(X).W} {new Opt<double>(X.As<double>(), X.As<double>()).Step(X.As<double>(), nesterov: true).W}" """, "[-1. -2. -3.] [-2. -4. -6.]" },
        { "lambda in generic, vmap grad generic", """
            [Jit] public static NDArray<T> Loss<T>([Shape("n")] NDArray<T> x) where T : unmanaged => Sum(x * x * x);
            [Jit] public static NDArray<T> H<T>([Shape("n")] NDArray<T> x) where T : unmanaged => Vmap(v => Jvp(z => Grad(y => Loss(y), z), x, v).Tangent, Eye<T>(x.Shape[0]));
            """, """$"{H(X)} {H(X.As<double>())}" """, "[[ 6.  0.  0.]  [ 0. 12.  0.]  [ 0.  0. 18.]] [[ 6.  0.  0.]  [ 0. 12.  0.]  [ 0.  0. 18.]]" },
        { "using alias of generic & static import of own", """
            public record R(NDArray<float> A) { public static implicit operator R(NDArray<float> a) => new(a); }
            [Jit] public static NDArray<float> F(R r) => r.A * 2;
            """, """F(X)""", "[2. 4. 6.]" },
        { "PrngKey", """
            [Jit] public static (NDArray<float>, PrngKey) F(PrngKey key, [Static] int n) { var (a, b) = Rand.Split(key); return (Rand.Normal(a, [n]), b); }
            """, """F(Rand.Key(1), 3).Item1 + Rand.Normal(F(Rand.Key(1), 3).Item2, [3])""", "[ 0.28801733 -0.6001469   0.14394695]" },
        { "bool tuple results", """
            [Jit] public static (bool, int, float, double, long) F(NDArray<float> x, int n) => ((bool)(Sum(x) > 3f), n * 2, (float)Sum(x), n / 2.0, n);
            """, """F(X, 3)""", "(True, 6, 6, 1.5, 3)" },
        { "Half, BFloat16", """
            [Jit] public static (NDArray<Half>, NDArray<BFloat16>) F(NDArray<Half> x, NDArray<BFloat16> y, Half k) => (x * k + (Half)1, y + y);
            """, """F(X.As<Half>(), X.As<BFloat16>(), (Half)2)""", "([3. 5. 7.], [2. 4. 6.])" },
        { "recursion static", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] int n) => n == 0 ? x : x * P(x, n - 1);
            [Pure] public static NDArray<float> P(NDArray<float> x, [Static] int n) => n <= 0 ? x : P(x, n - 1) + 1;
            """, """F(X, 3)""", "[ 3.  8. 15.]" },
        { "params of one named argument", """
            [Pure] static NDArray<float> Add(NDArray<float> k, params NDArray<float>[] ys) => ys.Length == 0 ? k : k + ys[^1];
            [Jit] public static NDArray<float> F(NDArray<float> x) => Add(x) + Add(x, x * 2) + Add(ys: [x, x], k: x) + Add(x, [x, x * 3]);
            """, """F(X)""", "[10. 20. 30.]" },
        { "nested ternaries and static locals shadowing", """
            [Jit] public static NDArray<float> F([Shape("n m")] NDArray<float> x) { NDArray<float> r = x; { var t = x * 2; r += t; } { var t = x * 3; r += t; } foreach (var t in new[] { x, r }) r = r + t; for (int i = 0; i < 2; i++) { var t = r * i; r += t; } return r; }
            """, """F(Ones([1, 2]))""", "[[26. 26.]]" },
        { "lambda parameter shadows", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = x => x * 2; Func<NDArray<float>, NDArray<float>> g = y => f(y) + x; return g(f(x)); }
            """, """F(X)""", "[ 5. 10. 15.]" },
        { "lambda sees later assignment", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { var k = 2f; Func<NDArray<float>, NDArray<float>> f = y => y * k; k = 3f; var a = f(x); k = 5f; return a + f(x); }
            """, """F(X)""", "[ 8. 16. 24.]" },
        { "loop variable capture", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = y => y; foreach (var k in new[] { 1f, 2f, 3f }) { var g = f; f = y => g(y) * k + 1; } return f(x); }
            """, """F(X)""", "[16. 22. 28.]" },
        { "for loop variable capture is shared", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = y => y, h = y => y; for (int i = 0; i < 3; i++) { if (i == 0) f = y => y * i; else h = y => y + i; } return f(x) + h(x); }
            """, """F(X)""", "[ 7. 11. 15.]" },
        { "argument order with assignment", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { var a = x; var r = G(a, a = a * 2, a); return r + a; }
            [Pure] static NDArray<float> G(NDArray<float> p, NDArray<float> q, NDArray<float> r) => p + q * 10 + r * 100;
            """, """F(X)""", "[223. 446. 669.]" },
        { "operand order with assignment", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { var a = x; var r = a + (a = a * 2) * 10 + a; r += (r = r * 2); int i = 1; i += (i = 5) + i; return r * i; }
            """, """F(X)""", "[ 759. 1518. 2277.]" },
        { "tuple assign order", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { int a = 1, b = 2, c = 3; (a, b, c) = (b, c, a); (a, (b, c)) = (a + 1, (a, b)); var t = (a, b, c); (t.a, t.b) = (t.b, t.a); return x * (t.a * 100 + t.b * 10 + t.c); }
            """, """F(X)""", "[233. 466. 699.]" },
        { "integer division and shifts and wrap", """
            [Jit] public static (int, int, int, uint, long, int) F(int a, int b, uint c, long d) => (a / b, a % b, a >> 33, c >> 33, d << 65, unchecked(a * 1000003 + b));
            """, """F(-7, 2, 4000000000, 3)""", "(-3, -1, -4, 2000000000, 6, -7000019)" },
        { "float constant folding widths", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { float a = 0.1f; double b = 0.1; float c = (float)(a * b); double d = a; return x * c + (float)(d - b) * 1e9f + 1f / 3 + (float)(1 / 3.0) + 1 / 3 + MathF.Sqrt(2) + (float)Math.Pow(2, 0.5); }
            """, """F(X)""", "[4.99521 5.00521 5.01521]" },
        { "conversions chain user types", """
            public readonly record struct Deg(float V) { [Pure] public static implicit operator Rad(Deg d) => new(d.V * 3.14159f / 180); } public readonly record struct Rad(float V) { [Pure] public static implicit operator NDArray<float>(Rad r) => r.V; }
            [Jit] public static NDArray<float> F(NDArray<float> x, Deg d) { Rad r = d; NDArray<float> v = r; return x * v; }
            """, """F(X, new Deg(90))""", "[1.570795 3.14159  4.712385]" },
        { "user true/false operators", """
            public readonly record struct Tri(int V) { [Pure] public static bool operator true(Tri t) => t.V > 0; [Pure] public static bool operator false(Tri t) => t.V <= 0; }
            [Jit] public static NDArray<float> F(NDArray<float> x) => new Tri(1) ? x : -x;
            """, """F(X)""", "[1. 2. 3.]" },
        { "user index from record", """
            public record Stack2(NDArray<float> A, NDArray<float> B) { [Pure] public NDArray<float> this[int i] => i == 0 ? A : B; [Pure] public NDArray<float> this[string s] => s == "a" ? A : B; }
            [Jit] public static NDArray<float> F(Stack2 s) => s[0] * 10 + s[1] + s["a"] * 100;
            """, """F(new(X, X * 2))""", "[112. 224. 336.]" },
        { "compound operator user-defined instance", """
            public record V(NDArray<float> A) { [Pure] public static V operator ++(V v) => new(v.A + 1); [Pure] public static V operator -(V a, V b) => new(a.A - b.A); [Pure] public static bool operator ==(V a, int k) => a.A.Rank == k; [Pure] public static bool operator !=(V a, int k) => !(a == k); }
            [Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) { var v = new V(x); v++; ++v; v -= new V(x * 2); return v == 1 ? v.A : -v.A; }
            """, """F(X)""", "[ 1.  0. -1.]" },
        { "generic record nested generic method", """
            public record P<T, U>(T Left, U Right);
            [Pure] static P<U, T> Swap<T, U>(P<T, U> p) => new(p.Right, p.Left);
            [Jit] public static NDArray<float> F(P<NDArray<float>, P<float, NDArray<float>>> p) { var q = Swap(p); return q.Left.Right * q.Left.Left + q.Right; }
            """, """F(new(X, new(2f, X)))""", "[3. 6. 9.]" },
        { "Func parameter on pure", """
            [Pure] static NDArray<T> Twice<T>(Func<NDArray<T>, NDArray<T>> f, NDArray<T> x) where T : unmanaged => f(f(x));
            [Jit] public static NDArray<float> F(NDArray<float> x, float k) => Twice(y => y * k, x) + Twice(Sin, x) + Twice(G, x);
            [Pure] static NDArray<float> G(NDArray<float> x) => x + 1;
            """, """F(X, 2)""", "[ 7.745624 12.789072 17.140652]" },
        { "local using static members of own", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => Consts.A * x + Consts.Inner.B; public static class Consts { public const float A = 2; public static class Inner { public const int B = 'a'; } }
            """, """F(X)""", "[ 99. 101. 103.]" },
        { "uninitialised then assigned in branches", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] bool b) { NDArray<float> r; int n; if (b) { r = x; n = 1; } else { r = -x; n = 2; } return r * n; }
            """, """F(X, true) + F(X, false) * 10""", "[-19. -38. -57.]" },
        { "early returns nested", """
            [Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x, [Static] int k) { for (int i = 0; ; i++) { if (i == k) return x * i; if (i > 5) { while (true) { if (k > 7) return -x; k--; break; } break; } } return x; }
            """, """F(X, 3) + F(X, 9) + F(X, 7)""", "[3. 6. 9.]" },
        { "foreach capture", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = y => y, g = y => y; foreach (var k in new[] { 1f, 2f, 3f }) { if (k == 1) f = y => y * k; if (k == 2) g = y => y + k; } return f(x) + g(x); }
            """, """F(X)""", "[4. 6. 8.]" },
        { "block local capture", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f; { var t = x * 2; f = y => y * t; } { var t = x * 3; return f(x) + t; } }
            """, """F(X)""", "[ 5. 14. 27.]" },
        { "local in loop capture composition", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = y => y; for (int i = 1; i < 4; i++) { var g = f; int k = i; f = y => g(y) * k + 1; } return f(x); }
            """, """F(X)""", "[16. 22. 28.]" },
        { "foreach composition", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = y => y; foreach (var k in new[] { 1f, 2f, 3f }) { var g = f; f = y => g(y) * k + 1; } return f(x); }
            """, """F(X)""", "[16. 22. 28.]" },
        { "capture in Grad in loop", """
            [Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) { var r = x; foreach (var k in new[] { 1f, 2f }) { var s = r * k; r = r + Grad(y => Sum(y * y * s), x); } return r; }
            """, """F(X)""", "[ 15.  90. 273.]" },
        { "static shifts", """
            [Jit] public static (int, int, int, uint, long, ulong, uint) F(NDArray<float> x, [Static] int a, [Static] uint c, [Static] long d, [Static] ulong e, [Static] int s) => (a >> s, a >>> s, 1 << s, c >> s, d << s, e >> 2, (uint)a >> 28);
            """, """F(X, -7, 4000000000, 3, ulong.MaxValue, 33)""", "(-4, 2147483644, 2, 2000000000, 25769803776, 4611686018427387903, 15)" },
        { "static ulong div", """
            [Jit] public static (ulong, ulong) F(NDArray<float> x, [Static] ulong e) => (e / 3, e % 10);
            """, """F(X, ulong.MaxValue)""", "(6148914691236517205, 5)" },
        { "constant integer folding", """
            const int K = int.MaxValue;
            [Jit] public static NDArray<int> F(NDArray<int> x) { int a = unchecked(K + 2); uint u = 7; byte b = unchecked((byte)300); long l = (long)K * 4; int neg = -7 / 2; int m = -7 % 3; return x + a + (int)u + (int)b + (int)(l >> 30) + neg + m + (int)3.9f + (int)-3.9 + (-7 >> 1) + (int)(unchecked((uint)-7) >> 28); }
            """, """F(X.As<int>())""", "[-2147483581 -2147483580 -2147483579]" },
        { "int and uint mixing", """
            [Jit] public static (long, long, double, float, ulong) F(int a, uint b, byte c, ulong d) => (a + b, a - c, a / 2.0 + b, c * 1.5f, d * 2 + c);
            """, """F(-3, 4000000000, 200, 9000000000000000000)""", "(3999999997, -203, 3999999998.5, 300, 18000000000000000200)" },
        { "casts float to int traced", """
            [Jit] public static (int, uint, byte, long, int, sbyte) F(float a, double b, int c) => ((int)a, (uint)b, unchecked((byte)c), (long)b, (int)(float)c, unchecked((sbyte)c));
            """, """F(-3.99f, 3e9, 300)""", "(-3, 3000000000, 44, 3000000000, 300, 44)" },
        { "math functions on scalars", """
            [Jit] public static (float, double, int, double, float) F(float a, double b, int c) => (MathF.Sin(a) + Math.Abs(-a), Math.Max(b, 2) + Math.Exp(b), Math.Min(c, 3) + Math.Abs(-c), Math.Pow(b, 2), MathF.Max(a, 1));
            """, """F(1f, 2.0, 5)""", "(1.841471, 9.38905609893065, 8, 4, 1)" },
        { "bool ops traced", """
            [Jit] public static (bool, bool, bool, bool) F(bool a, bool b, int c, NDArray<float> x) => (a & b, a ^ b, !a, c > 2 & a | b);
            """, """F(true, false, 3, X)""", "(False, True, False, True)" },
        { "shortcircuit traced", """
            [Jit] public static (bool, bool) F(bool a, bool b, int c) => (a && b, c > 2 || b);
            """, """F(true, false, 3)""", "(False, True)" },
        { "compound assignment of small integers", """
            [Jit] public static (sbyte, short, byte, int, float) F(sbyte a, short b, byte c, byte d, int e, float f) { a >>>= 9; b <<= 17; c += d; c >>= 1; c /= 3; e += 3; e <<= 35; f += e; return (a, b, c, e, f); }
            """, """F(-5, 3, 200, 100, 5, 0.5f)""", "(-1, 0, 7, 64, 64.5)" },
        { "shift of every integer by data", """
            [Jit] public static (uint, ulong, long) F(uint a, ulong b, long c, int n) => (a << n ^ a >> 1, b << n, c >> n);
            """, """F(5, 7, -64, 66)""", "(22, 28, -16)" },
        { "cast of floats to small integers", """
            [Jit] public static (byte, ushort, sbyte, uint) F(float a, double b, float c, [Static] float d) => ((byte)a, (ushort)b, (sbyte)c, (uint)d);
            """, """F(300.7f, -3.5, 1e20f, -3.5f)""", "(44, 65533, -1, 0)" },
        { "foreach that takes tuples apart", """
            [Jit] public static float F(float x) { float s = 0; foreach (var (a, b) in new[] { (x, 1f), (2f, x) }) { s += a * b; } return s; }
            """, """F(3f)""", "9" },
        { "local function of a turn", """
            [Jit] public static float F(float x) { float r = 0; for (int i = 0; i < 3; i++) { float q = x * i; float H(float v) => q * v; r += At(H, 1) + H(1); } return r; }
            [Pure] static float At(Func<float, float> f, float x) => f(x);
            """, """F(2f)""", "12" },
        { "with among arguments in another order", """
            public record R(float A, float B);
            [Pure] static float Two(R r, float k) => k * r.A + r.B;
            [Jit] public static float F(R r, float t) => Two(k: t, r: r with { A = t + 1 });
            """, """F(new R(1, 2), 3f)""", "14" },
        { "records that hand on to their base", """
            public record Below(float Q); public record Above(float Q, float B) : Below(Q); public record Again(float A) { public float A { get; init; } = A; }
            [Jit] public static (float, float, float) F(float x) => (new Above(x, 2).Q, new Above(1, x).B, new Again(x).A);
            """, """F(3f)""", "(3, 3, 3)" },
        { "characters as numbers", """
            [Jit] public static (int, int, float, double, bool) F(int a, long l, float x) => ((char)a + 1, (char)l, (char)x * 0.5f, (int)x + (char)l, (char)a == 'a');
            [Jit] public static NDArray<float> G(NDArray<float> x, [Static] char c) => c == 'a' ? x : c > 'b' ? x * 2f : -x;
            """, """$"{F(-5, 70000, 70000.5f)} {F(97, 1, 1)} {G(X, 'a')} {G(X, 'b')} {G(X, 'c')}" """, "(65532, 4464, 2232, 74464, False) (98, 1, 0.5, 2, True) [1. 2. 3.] [-1. -2. -3.] [2. 4. 6.]" },
        { "a static number above those of a long", """
            [Jit] public static (double, bool, ulong) F([Static] ulong u) => (u, u > 5, Math.Max(u, 7UL) / 2 + Math.Min(u, 9UL));
            [Jit] public static NDArray<float> G(NDArray<float> x, [Static] ulong u) => x * (float)u;
            """, """$"{F(ulong.MaxValue)} {F(5)} {G(X, 1UL << 63)}" """, "(1.8446744073709552E+19, True, 9223372036854775816) (5, False, 8) [9.2233720e+18 1.8446744e+19 2.7670116e+19]" },
        { "names of tuples in results with destinations", """
            public static class M { [Jit] public static (NDArray<float> Sum, (NDArray<float> Twice, NDArray<float> Half) Others) F(NDArray<float> x) => (x + 1f, (x * 2f, x / 2f)); }
            """, """$"{M.F(X, into: default).Sum} {M.F(X, into: default).Others.Half}" """, "[2. 3. 4.] [0.5 1.  1.5]" },
        { "sizes of a record among several", """
            public record Layer([property: Shape("a b")] NDArray<float> W) { [Pure] public NDArray<float> Of(NDArray<float> x) => Matmul(x, W); }
            public record Net(Layer L1, Layer L2, [property: Shape("2*L2.b k")] NDArray<float> Head, [property: Shape("6 k")] NDArray<float> Other);
            [Pure] static NDArray<float> Twice(Net p, NDArray<float> x) { var y = p.L2.Of(p.L1.Of(x)); return Concatenate([y, y], axis: 1); }
            [Jit] public static NDArray<float> F(Net p, [Shape("n i")] NDArray<float> x) => Matmul(Twice(p, x), p.Head + p.Other);
            [Jit] public static NDArray<float> G((Layer, Layer) p, [Shape("n p.Item2.b+1")] NDArray<float> x, [Shape("n 1+p.Item2.b")] NDArray<float> y) => x + y;
            """, """$"{F(new Net(new(Ones([1, 2])), new(Ones([2, 3])), Ones([6, 1]), Ones([6, 1])), Ones([2, 1]))} {Grad(p => Sum(F(p, Ones([2, 1]))), new Net(new(Ones([1, 2])), new(Ones([2, 3])), Ones([6, 1]), Ones([6, 1]))).L1.W}" """, "[[24.] [24.]] [[24. 24.]]" },
        { "a solver that transforms the function it is handed", """
            [Jit] public static NDArray<double> F([Shape("")] NDArray<double> a) =>
                Lax.CustomRoot(x => x * x - a, (NDArray<double>)1.0, (f, x) => { for (int i = 0; i < 6; i++) { var (y, d) = ValueAndGrad(f, x); x -= y / d; } return x; }, (g, y) => y / g(OnesLike(y)));
            [Jit] public static NDArray<double> G([Shape("")] NDArray<double> a) => Grad(F, a) + F(a);
            """, """$"{F(4.0)} {G(4.0)}" """, "2.0 2.25" },
        { "trees that plain code alone knows", """
            public record Trade(NDArray<float> Price, DateTime Date, TimeSpan Tenor, decimal Fee, string Name) { public int[,] Rest { get; init; } = new int[0, 0]; }
            public record Open(NDArray<float> Price, DateTime Date, TimeSpan Tenor, decimal Fee, Guid Id); public record struct Two(Open A, NDArray<float> B);
            public static T Half<T>(T t) => Tree.Map(w => w / 2f, t);
            """, """$"{Half(new Two(new Open(X, new DateTime(2024, 5, 6), TimeSpan.FromHours(3), 1.5m, Guid.Empty), X)).A.Fee} {Half(new Open(X, new DateTime(2024, 5, 6), TimeSpan.FromHours(3), 1.5m, Guid.Empty)).Date.Year}" """, "1.5 2024" },
        { "variances over few elements, and of any rank", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => Std(x) + Var(x, ddof: 1);
            [Jit] public static NDArray<float> G([Shape("n")] NDArray<float> x, int d) => Var(x, ddof: d);
            [Jit] public static NDArray<float> H([Shape("n m")] NDArray<float> x) => Var(x, ddof: 3, axis: 1);
            [Jit] public static NDArray<float> I([Shape("n m")] NDArray<float> x) => Std(x, ddof: 1, axis: 1, where: x > 1f);
            """, """$"{F(Reshape(Array([1f, 2f, 4f, 8f]), [2, 2]))} {G(X, 1)} {G(X, 3)} {G(X, 4)} {G(X, 0)} {H(X[NewAxis])} {H(Array(new[,] { { 1f, 2f, 1f, 2f } }))} {I(Array(new[,] { { 1f, 2f }, { 4f, 8f } }))}" """,
            "12.264284 1.0 nan nan 0.6666667 nan 1. nan 2.828427" },
        { "numbers of enums", """
            public enum Mode { A, B = 3, C = 5 } [Flags] public enum Parts : byte { None = 0, X = 1, Y = 2, Z = 4 }
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] Mode m) => x * (int)m + (m > Mode.A ? 1f : 0f);
            [Jit] public static NDArray<float> G(NDArray<float> x, [Static] Parts m) => x * (int)m + ((m ^ Parts.X) switch { Parts.Z => 100, _ => 0 });
            [Jit] public static NDArray<float> H(NDArray<float> x, [Static] int m) => x * ((Mode)m switch { Mode.C => 7, _ => 1 }) + ((Mode)m - Mode.B);
            [Jit] public static NDArray<float> I(NDArray<float> x, [Static] Parts m) => (m & ~Parts.X) == Parts.Z && m.HasFlag(Parts.X | Parts.Z) && !m.HasFlag(Parts.Y) && m >= Parts.Z ? x : -x;
            """, """$"{F(X, Mode.B)} {F(X, Mode.A)} {G(X, Parts.X | Parts.Z)} {H(X, 5)} {I(X, Parts.X | Parts.Z)} {I(X, Parts.Z)}" """,
            "[4. 7. 10.] [0. 0. 0.] [105. 110. 115.] [9. 16. 23.] [1. 2. 3.] [-1. -2. -3.]" },
        { "static members that a type argument chooses", """
            public interface IAct { [Pure] static abstract NDArray<float> Of(NDArray<float> x); [Pure] static virtual float Scale => 2f; [Pure] static virtual NDArray<float> Twice(NDArray<float> x) => 2 * x; }
            public record Rel : IAct { [Pure] public static NDArray<float> Of(NDArray<float> x) => Maximum(x, 0f); [Pure] public static float Scale => 3f; }
            public struct Sq : IAct { [Pure] public static NDArray<float> Of(NDArray<float> x) => x * x; }
            public interface IVec<T> where T : IVec<T> { [Pure] static abstract T operator +(T a, T b); [Pure] static abstract T operator -(T a); [Pure] static abstract T Zero(int n); }
            public record V2([property: Shape("n")] NDArray<float> U, [property: Shape("n")] NDArray<float> V) : IVec<V2>
            {
                [Pure] public static V2 operator +(V2 a, V2 b) => new(a.U + b.U, a.V + b.V);
                [Pure] public static V2 operator -(V2 a) => new(-a.U, -a.V);
                [Pure] public static V2 Zero(int n) => new(Zeros([n]), Zeros([n]));
            }
            public record Layer<TAct>([property: Shape("n")] NDArray<float> W) where TAct : IAct { [Pure] public NDArray<float> Apply([Shape("n")] NDArray<float> x) => TAct.Of(W * x) * TAct.Scale; }
            [Pure] static NDArray<float> Act<T>(NDArray<float> x) where T : IAct => T.Twice(T.Of(x)) * T.Scale;
            [Pure] static T Sum3<T>(T a, T b, int n) where T : IVec<T> { T s = T.Zero(n); s += a; return s + b + -a; }
            [Pure] static NDArray<float> Each<T>(NDArray<float> xs) where T : IAct => Lax.Map(T.Of, xs);
            [Jit] public static NDArray<float> F(NDArray<float> x) => Act<Rel>(x) + Act<Sq>(x);
            [Jit] public static V2 G(V2 a, V2 b) => Sum3(a, b, a.U.Size);
            [Jit] public static NDArray<float> H(Layer<Sq> a, Layer<Rel> b, [Shape("a.n")] NDArray<float> x) => b.Apply(a.Apply(x));
            [Jit] public static NDArray<float> I([Shape("n")] NDArray<float> x) => Each<Sq>(x);
            [Jit] public static NDArray<float> J<T>(NDArray<float> x) where T : IAct => T.Of(x);
            """, """$"{F(-X)} {G(new(X, X), new(X * 2, X)).U} {H(new(X), new(X), X)} {I(X)} {J<Sq>(X)} {Grad(x => Sum(J<Sq>(x)), X)}" """,
            "[4. 16. 36.] [2. 4. 6.] [6. 192. 1458.] [1. 4. 9.] [1. 4. 9.] [2. 4. 6.]" },
        { "shapes, axes and lists that calls give as constants", """
            public const int N = 2;
            [Jit] public static NDArray<float> F([Shape("n m")] NDArray<float> x, [Static] Axes axis) => Mean(x, axis: axis);
            [Jit] public static NDArray<float> G([Shape("2 3")] NDArray<float> x, [Static] Shape shape) => Reshape(x, shape) * shape[0] + shape.Rank;
            [Jit] public static NDArray<float> H([Static] int[] sizes, [Static] float[] w, float k) { NDArray<float> s = Zeros([sizes[0], sizes.Length]); foreach (float f in w) { s += f * k; } return s; }
            [Jit] public static NDArray<float> I([Shape("n m")] NDArray<float> x, [Static] Axes axis = default, [Static] Axes? b = null) => b is { } c ? Sum(x, axis: c) : Sum(x, axis: axis);
            [Jit] public static NDArray<float> J([Static] Shape s) => Full(s, 2f);
            static NDArray<float> Y => Reshape(Arange(6f), [2, 3]);
            """, """$"{F(Y, [0, 1])} {F(Y, 1)} {F(Y, (0, 1))} {F(Y, [N - 1])} {G(Y, (1, 6))} {G(Y, 6)} {J([])} {J(3)} {J([N, 1])} {H([1, 2], [1f, 2f, 0.5f], 2f)} {H(new int[] { 1 }, [], 2)} {I(Y)} {I(Y, 0)} {I(Y, b: [1])} {Grad(y => Sum(F(y, [0, 1])), Y)}" """,
            "2.5 [1. 4.] 2.5 [1. 4.] [[2. 3. 4. 5. 6. 7.]] [ 1.  7. 13. 19. 25. 31.] 2.0 [2. 2. 2.] [[2.] [2.]] [[7. 7.]] [[0.]] [[0. 1. 2.] [3. 4. 5.]] [3. 5. 7.] [ 3. 12.] "
            + "[[0.16666667 0.16666667 0.16666667] [0.16666667 0.16666667 0.16666667]]" },
        { "locals that a loop's condition assigns", """
            [Jit] public static int F(int n) { int d, s = 0; while ((d = n % 10) != 0) { s = s * 10 + d; n /= 10; } return s; }
            [Jit] public static int G(int n) { int d, s = 0; for (int i = 0; (d = n - i) > 0; i += 2) { s = s * 3 + d; } return s; }
            [Jit] public static double H(double x) { double next; while (Math.Abs((next = 0.5 * (x + 2 / x)) - x) > 1e-12) { x = next; } return x; }
            """, """$"{F(1234)} {G(5)} {Math.Abs(H(1.0) - Math.Sqrt(2)) < 1e-11}" """, "4321 55 True" },
    };
}
