namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Forms that the body of a [Jit] method may have.</summary>
internal static class BodyForms
{
    /// <summary>What it is, the members of a class, an expression, and its value.</summary>
    public static TheoryData<string, string, string, string> Data => new()
    {
        { "default parameter", """
            [Jit] public static NDArray<float> F(NDArray<float> x, float k = 2f, int m = 3) => x * k + m;
            """, """F(X) + F(X, 1f) + F(m: 1, x: X)""", "[12. 17. 22.]" },
        { "params of pure inside", """
            [Pure] static NDArray<float> Add(params NDArray<float>[] ys) => ys[0] + ys[^1] * ys.Length;
            [Jit] public static NDArray<float> F(NDArray<float> x) => Add(x, x * 2, x * 3);
            """, """F(X)""", "[10. 20. 30.]" },
        { "in and ref readonly parameters", """
            [Jit] public static NDArray<float> F(in NDArray<float> x, ref readonly NDArray<float> y, in float k) => x * y + k;
            """, """F(in X, in X, 3f)""", "[ 4.  7. 12.]" },
        { "in struct record param", """
            public readonly record struct P(NDArray<float> A, float B);
            [Jit] public static NDArray<float> F(in P p) => p.A * p.B;
            """, """F(new P(X, 3f))""", "[3. 6. 9.]" },
        { "local const and static readonly", """
            const float C = 1.5f; static readonly float[] T = [1f, 2f, 3f];
            [Jit] public static NDArray<float> F(NDArray<float> x) { const int n = 3; const float k = n * C; return x * k; }
            """, """F(X)""", "[ 4.5  9.  13.5]" },
        { "nested tuples", """
            [Jit] public static ((NDArray<float> a, float b) p, NDArray<float> c) F(((NDArray<float> x, float k) t, NDArray<float> y) v) => ((v.t.x * v.t.k, v.t.k + 1), v.y + v.t.x);
            """, """F(((X, 2f), X)).p.a + F(((X, 2f), X)).c * F(((X, 2f), X)).p.b""", "[ 8. 16. 24.]" },
        { "deconstruct default tuple", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { (int A, int B) t = default; t.A += 3; var (a, b) = t; return x * a + b; }
            """, """F(X)""", "[3. 6. 9.]" },
        { "deconstruct mixed and discards", """
            [Pure] static (NDArray<float>, (float, int)) G(NDArray<float> x) => (x + 1, (2f, 3));
            [Jit] public static NDArray<float> F(NDArray<float> x) { var (a, (_, n)) = G(x); (NDArray<float> b, var (f, _)) = G(a); (a, b) = (b, a); return a * n + b * f; }
            """, """F(X)""", "[13. 18. 23.]" },
        { "swap in loop", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { var a = x; var b = x * 0 + 1; for (int i = 0; i < 5; i++) (a, b) = (b, a + b); return a; }
            """, """F(X)""", "[ 8. 11. 14.]" },
        { "positional record with extra body", """
            public record R(NDArray<float> A, NDArray<float> B) { [Pure] public NDArray<float> S => A + B; [Pure] public NDArray<float> M(float k) => S * k; }
            [Jit] public static NDArray<float> F(R r) { var (a, b) = r; return r.S + r.M(2) + a * b; }
            """, """F(new R(X, X))""", "[ 7. 16. 27.]" },
        { "with expression", """
            public record R(NDArray<float> A, NDArray<float> B) { public float K { get; init; } = 2f; }
            [Jit] public static R F(R r) => r with { A = r.B * r.K, K = r.K + 1 };
            """, """$"{F(new R(X, X + 1)).A} {F(new R(X, X)).K}" """, "[4. 6. 8.] 3" },
        { "record struct with", """
            public record struct R(NDArray<float> A, float K);
            [Jit] public static R F(R r) { var q = r with { K = 3f }; return q with { A = q.A * q.K }; }
            """, """$"{F(new R(X, 1f)).A}{F(new R(X, 1)).K}" """, "[3. 6. 9.]3" },
        { "record struct mutable property set", """
            public record struct R(NDArray<float> A, float K);
            [Jit] public static NDArray<float> F(R r) { var q = r; q.A = q.A * 2; q.K += 1; return q.A * q.K + r.A; }
            """, """F(new R(X, 1f))""", "[ 5. 10. 15.]" },
        { "plain class param", """
            public sealed class C { public required NDArray<float> A { get; init; } public float K { get; init; } }
            [Jit] public static NDArray<float> F(C s) => s.A * s.K;
            """, """F(new C { A = X, K = 2 })""", "[2. 4. 6.]" },
        { "inheritance of records", """
            public abstract record L { [Pure] public abstract NDArray<float> Apply(NDArray<float> x); }
            public sealed record D(NDArray<float> W) : L { [Pure] public override NDArray<float> Apply(NDArray<float> x) => x * W; }
            [Jit] public static NDArray<float> F(D d, NDArray<float> x) => d.Apply(x);
            """, """F(new D(X), X)""", "[1. 4. 9.]" },
        { "user operators", """
            public record V(NDArray<float> A, NDArray<float> B) { [Pure] public static V operator +(V a, V b) => new(a.A + b.A, a.B + b.B); [Pure] public static V operator -(V a) => new(-a.A, -a.B); [Pure] public static NDArray<float> operator *(V a, float k) => a.A * k + a.B; }
            [Jit] public static NDArray<float> F(V a, V b) { a += b; return (-a + b) * 2f; }
            """, """F(new V(X, X), new V(X * 3, X))""", "[-3. -6. -9.]" },
        { "user implicit conversion", """
            public record V(NDArray<float> A) { [Pure] public static implicit operator V(NDArray<float> a) => new(a + 1); [Pure] public static explicit operator NDArray<float>(V v) => v.A * 2; }
            [Jit] public static NDArray<float> F(NDArray<float> x) { V v = x; return (NDArray<float>)v + v.A; }
            """, """F(X)""", "[ 6.  9. 12.]" },
        { "nameof interpolation", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] string s = "a") { if ($"{nameof(x)}" != "x") throw new ArgumentException($"bad {nameof(x)}"); return s == "a" ? x : -x; }
            """, """F(X) + F(X, "b") * 2""", "[-1. -2. -3.]" },
        { "is patterns static", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] int n, [Static] string? mode = null) { if (n is > 2 and < 5 or 9) x = x + 1; if (mode is null) x = x * 2; else if (mode is "a" or "b") x = x * 3; return n is var m && m is not 3 ? x : x + 100; }
            """, """F(X, 3) + F(X, 9, "a") * 1000""", "[ 6104.  9106. 12108.]" },
        { "switch expression static", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] int n, [Static] bool b = true) => (n, b) switch { (0, _) => x, (1, true) => x + 1, ( > 1, false) => x + 2, _ => x * 3 };
            """, """F(X, 0) + F(X, 1) * 10 + F(X, 2, false) * 100 + F(X, 7) * 1000""", "[3321. 6432. 9543.]" },
        { "property pattern", """
            public record R(NDArray<float> A, float B);
            [Jit] public static NDArray<float> F(R r) => r is { A: var a, B: var b } ? a * b : r.A;
            """, """F(new R(X, 2))""", "[2. 4. 6.]" },
        { "positional pattern", """
            public record R(NDArray<float> A, float B);
            [Jit] public static NDArray<float> F(R r) => r is (var a, var b) ? a * b : r.A;
            """, """F(new R(X, 2))""", "[2. 4. 6.]" },
        { "array rank property pattern", """
            [Jit] public static NDArray<float> F([Shape("n m")] NDArray<float> x) => x is { Rank: 2 } ? Sum(x, axis: 1) : x;
            """, """F(Ones([2,3]))""", "[3. 3.]" },
        { "target-typed new", """
            public record R(NDArray<float> A, float B);
            [Jit] public static R F(NDArray<float> x) { R r = new(x, 2); return new(r.A * r.B, 1); }
            """, """F(X).A""", "[2. 4. 6.]" },
        { "ranges on arrays of arrays", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { NDArray<float>[] xs = [x, x * 2, x * 3]; var ys = xs[1..]; return ys[^1] - ys[0]; }
            """, """F(X)""", "[1. 2. 3.]" },
        { "escaped identifiers with unicode escapes", """
            [Jit] public static NDArray<float> F(NDArray<float> \u0061b, float _ = 2, float __ = 3) => ab * _ + __;
            """, """F(X)""", "[5. 7. 9.]" },
        { "overloads by dtype and in nested", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1; [Jit] public static NDArray<int> F(NDArray<int> x) => x + 2; [Jit] public static NDArray<float> F(NDArray<float> x, NDArray<int> y) => F(x) + F(y).As<float>(); [Jit] public static float F(float x) => x + 5;
            """, """F(X) + F(X, X.As<int>()) + F(2f)""", "[14. 17. 20.]" },
        { "many parameters", """
            [Jit] public static NDArray<float> F(NDArray<float> a, NDArray<float> b, NDArray<float> c, NDArray<float> d, NDArray<float> e, NDArray<float> f, NDArray<float> g, NDArray<float> h, NDArray<float> i, NDArray<float> j, NDArray<float> k, NDArray<float> l, NDArray<float> m, NDArray<float> n, NDArray<float> o, NDArray<float> p, NDArray<float> q, NDArray<float> r, NDArray<float> s, NDArray<float> t) => a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t;
            """, """F(X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X)""", "[20. 40. 60.]" },
        { "item of a tuple parameter assigned as a value", """
            [Jit] public static float F((int A, float B) t) { var u = t.A++ + (t.B *= 3) + --t.A; var v = (t.A = 7) * 10; return u + v + t.A + t.B; }
            """, """F((1, 2f))""", "91" },
        { "numbers of elements that the call knows", """
            [Jit] public static (NDArray<float>, NDArray<float>, NDArray<float>, NDArray<int>) F([Shape("m")] NDArray<float> x, int n) =>
                (Linspace(0f, 1f, n), Repeat(x, n), Linspace<float>(x, x * 2, n, axis: 1)[1..], Rand.Choice(Rand.Key(0), n, [2]) * 0);
            [Jit] public static NDArray<float> P([Shape("n")] NDArray<float> x, [Shape("m")] NDArray<float> y) => Polyval(x, y) + Grad(p => Sum(Polyval(p, y)), x)[^1];
            """, """$"{F(X, 3)} {P(X, Ones([2]))}" """, "([0.  0.5 1. ], [1. 1. 1. 2. 2. 2. 3. 3. 3.], [[2.  3.  4. ] [3.  4.5 6. ]], [0 0]) [8. 8.]" },
        { "conditions on sizes before reading", """
            [Jit] public static NDArray<float> A([Shape("n")] NDArray<float> x) { if (x.Shape[0] == 0) return Zeros([]); return x[0]; }
            [Jit] public static NDArray<float> B([Shape("n")] NDArray<float> x) => x.Shape[0] > 0 ? Max(x) : 0f;
            [Jit] public static int C([Shape("n")] NDArray<float> x, float v) { int i = 0; while (i < x.Shape[0] && (bool)(x[i] != v)) i++; return i; }
            [Jit] public static NDArray<float> D([Shape("n")] NDArray<float> x) => x.Shape[0] >= 2 && (bool)(Sum(x) > 0f) ? x[1] : Zeros([]);
            [Jit] public static NDArray<float> E([Shape("n")] NDArray<float> x) { if (!(x.Shape[0] != 0)) { return Zeros([]); } else { return x[Argmax(x)]; } }
            static NDArray<float> N => Zeros([0]);
            """, """$"{A(N)} {A(X)} {B(N)} {B(X)} {C(N, 2)} {C(X, 2)} {D(N)} {D(X)} {E(N)} {E(X)}" """, "0.0 1.0 0.0 3.0 0 1 0.0 2.0 0.0 3.0" },
        { "even and odd elements of a size with a name", """
            [Jit] public static NDArray<float> F([Shape("2*n")] NDArray<float> x) => x[Slice(step: 2)] * 10 + x[Slice(1, null, 2)] + Ones([x.Shape[0] / 2]) * 100;
            """, """$"{F(Concatenate([X, X]))} {F(Zeros([0]))}" """, "[112. 131. 123.] []" },
        { "gradient of a number of which nobody states the rank", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => Grad(y => y * Exp(y), x) + Hvp(y => y * y * y, x, x);
            """, """$"{F(1f)} {Grad(x => x * x * x, X[2])} {Grad(Nd.Sqrt, X[0])}" """, "11.4365635 27.0 0.5" },
        { "arrays of keys with a shape", """
            public sealed record Keys([property: Shape("n")] KeyArray All, PrngKey One);
            [Jit] public static NDArray<float> A([Shape("n")] KeyArray ks, int i) => Rand.Normal(ks[i], [2]);
            [Jit] public static NDArray<float> B(Keys b) => Rand.Normal(b.All[1], [2]) - Rand.Normal(Rand.Clone(b.One), [2]) * 0f;
            [Jit] public static NDArray<float> C([Shape("n")] KeyArray ks, [Shape("n")] NDArray<float> x) => Vmap((k, v) => Rand.Normal(k, [2]) * v, ks, x)[1];
            [Jit] public static NDArray<int> E(PrngKey k, [Shape("n")] NDArray<int> a) => Sort(Rand.Choice(k, a, [3], replace: false));
            """, """$"{A(Rand.Split(Rand.Key(1), [3]), 1)} {B(new(Rand.Split(Rand.Key(1), [3]), Rand.Key(2)))} {C(Rand.Split(Rand.Key(1), [3]), Ones([3]))} {E(Rand.Key(3), Arange(3))}" """, "[-0.24392003  0.12287012] [-0.24392003  0.12287012] [-0.24392003  0.12287012] [0 1 2]" },
        { "pure property getter", """
            public record R(NDArray<float> A) { public NDArray<float> Twice { [Pure] get => A * 2; } [Pure] public NDArray<float> this[int i] => A * i; }
            [Jit] public static NDArray<float> F(R r) => r.Twice + r[3];
            """, """F(new R(X)) + new R(X).Twice""", "[ 7. 14. 21.]" },
        { "lambda local", """
            [Jit] public static NDArray<float> F(NDArray<float> x, float k) { Func<NDArray<float>, NDArray<float>> f = y => y * k; var g = (NDArray<float> y, float z = 2f) => y + z; return f(g(x, 1)) + g(x); }
            """, """F(X, 2f)""", "[ 7. 10. 13.]" },
        { "lambda with statement body and nested closure", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { Func<NDArray<float>, Func<NDArray<float>, NDArray<float>>> curry = a => b => { var c = a + b; return c * c; }; return curry(x)(x * 2); }
            """, """F(X)""", "[ 9. 36. 81.]" },
        { "chained assignment and assignment as expression", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { NDArray<float> a, b; a = b = x + 1; return (a = a * 2) + (b = b * 3) + a * b; }
            """, """F(X)""", "[ 34.  69. 116.]" },
        { "sizeof typeof default literal", """
            [Jit] public static NDArray<float> F(NDArray<float> x) { float z = default; int n = sizeof(float); double d = default(double); return x * n + z + (float)d; }
            """, """F(X)""", "[ 4.  8. 12.]" },
        { "struct default and new", """
            public record struct R(NDArray<float> A, float K) { public int N { get; init; } public bool B { get; init; } }
            public readonly record struct S(float K, int N);
            [Jit] public static NDArray<float> F(NDArray<float> x) { S s = default; var t = new S(); S u = new() { N = 3 }; var r = new R(x, 2); return r.A * r.K + s.K + t.N + u.N + r.N + (r.B ? 1 : 0) + default(S).K; }
            """, """F(X)""", "[5. 7. 9.]" },
        { "class omitted init scalar", """
            public record C(NDArray<float> A) { public float K { get; init; } public int N { get; init; } }
            [Jit] public static NDArray<float> F(NDArray<float> x) { var c = new C(x) { N = 2 }; return c.A * c.N + c.K; }
            """, """F(X)""", "[2. 4. 6.]" },
        { "rank pattern", """
            [Jit] public static NDArray<float> F([Shape("n m")] NDArray<float> x) => x is { Rank: 2 } y ? Sum(y, axis: 1) : x;
            """, """F(Ones([2,3]))""", "[3. 3.]" },
        { "nullable record inside only", """
            public record R(NDArray<float> A, NDArray<float>? B = null);
            [Jit] public static NDArray<float> F(NDArray<float> x) { var r = new R(x); var q = r with { B = x * 2 }; return (r.B is { } b ? r.A + b : r.A) + (q.B is null ? x : q.B) + (r.B ?? x); }
            """, """F(X)""", "[ 4.  8. 12.]" },
        { "switch expression static tuple", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] int n, [Static] bool b = true) => (n, b) switch { (0, _) => x, (1, true) => x + 1, ( > 1, false) => x + 2, _ => x * 3 };
            """, """F(X, 0) + F(X, 1) * 10 + F(X, 2, false) * 100 + F(X, 7) * 1000""", "[3321. 6432. 9543.]" },
        { "derived record deconstruct", """
            public record B(NDArray<float> A); public sealed record D(NDArray<float> A, float K) : B(A);
            [Jit] public static NDArray<float> F(D r) { var (a, k) = r; return a * k; }
            """, """F(new D(X, 2))""", "[2. 4. 6.]" },
        { "nullable static", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] int? n = null, [Static] string? s = null, [Static] float? k = 2f, [Static] DayOfWeek? e = DayOfWeek.Friday, [Static] bool? b = null) => x * (n ?? 3) + (s is null ? 7 : 8) + (k ?? 1) + (e == DayOfWeek.Friday ? 100 : 0) + (b is true ? 1000 : b is null ? 2000 : 3000) + (n.HasValue ? n.Value : 5) + (n is 2 ? 0.5f : 0);
            """, """F(X) + F(X, 2, "abc", null, null, true) * 1000 + F(X, b: false, k: 3)""", "[1018735. 1020741. 1022747.]" },
        { "static float as double", """
            [Jit] public static NDArray<double> F(NDArray<double> x, [Static] float k, [Static] double d = 0.1) => x * (double)k + d;
            """, """F(X.As<double>(), 2.1f) - 2.1""", "[0.0999999  2.19999981 4.29999971]" },
        { "static lambdas with enum", """
            [Flags] public enum E { None, A = 1, B = 2 }
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static] E e) => e switch { E.A | E.B => x * 3, E.A => x, E.B => x * 2, _ => -x };
            """, """F(X, E.A) + F(X, E.B) + F(X, E.A | E.B) + F(X, (E)8)""", "[ 5. 10. 15.]" },
    };
}
