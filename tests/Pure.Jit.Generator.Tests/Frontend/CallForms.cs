namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Places where a call of a [Jit] method may stand.</summary>
internal static class CallForms
{
    /// <summary>What it is, the members of a class, an expression, and its value.</summary>
    public static TheoryData<string, string, string, string> Data => new()
    {
        { "base call", """
            public record B(NDArray<float> W) { [Pure] public virtual NDArray<float> Apply(NDArray<float> x) => x * W; }
            public sealed record D(NDArray<float> W, float K) : B(W) { [Pure] public override NDArray<float> Apply(NDArray<float> x) => base.Apply(x) + K; }
            [Jit] public static NDArray<float> F(D d, NDArray<float> x) => d.Apply(x);
            """, """F(new D(X, 1), X)""", "[ 2.  5. 10.]" },
        { "expression bodied ctor and property and field initialisers", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => x * 2;
            static readonly NDArray<float> A = F(X); static NDArray<float> B { get; } = F(F(X)); static NDArray<float> C => F(X); sealed class Q { public NDArray<float> V; public Q(NDArray<float> x) => V = F(x); public NDArray<float> this[int i] => F(V) * i; ~Q() { } public static implicit operator NDArray<float>(Q q) => F(q.V); }
            """, """A + B + C + new Q(X).V + new Q(X)[2] + (NDArray<float>)new Q(X)""", "[22. 44. 66.]" },
        { "lambda call sites", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => x * 2;
            static NDArray<float> G() { Func<NDArray<float>, NDArray<float>> f = x => F(x); Func<int, Func<NDArray<float>, NDArray<float>>> g = i => x => F(F(x)); var h = static (NDArray<float> x) => { return F(x); }; Action a = () => _ = F(X); a(); return f(X) + g(1)(X) + h(X) + new Lazy<NDArray<float>>(() => F(X)).Value; }
            """, """G()""", "[10. 20. 30.]" },
        { "async iterators", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => x * 2;
            static async IAsyncEnumerable<NDArray<float>> G() { await System.Threading.Tasks.Task.Yield(); yield return F(X); await foreach (var y in G2()) yield return F(y); }
            static async IAsyncEnumerable<NDArray<float>> G2() { await System.Threading.Tasks.Task.Yield(); yield return F(X); }
            static async System.Threading.Tasks.Task<NDArray<float>> S() { var s = X; await foreach (var y in G()) s = s + F(await System.Threading.Tasks.Task.FromResult(y)); return s; }
            """, """S().Result""", "[13. 26. 39.]" },
        { "explicit interface implementation", """
            public interface I { NDArray<float> F(NDArray<float> x); }
            public sealed record C(NDArray<float> W) : I { [Jit] NDArray<float> I.F(NDArray<float> x) => x + W; }
            """, """((I)new C(X)).F(X)""", "[2. 4. 6.]" },
        { "deep base call", """
            public record A0(NDArray<float> W) { [Pure] public virtual NDArray<float> G(NDArray<float> x) => x + 1; }
            public record A1(NDArray<float> W) : A0(W) { [Pure] public override NDArray<float> G(NDArray<float> x) => base.G(x) * 2; }
            public sealed record A2(NDArray<float> W) : A1(W) { [Jit] public NDArray<float> F(NDArray<float> x) => base.G(x) + this.G(x) + G(x); [Pure] public override NDArray<float> G(NDArray<float> x) => base.G(x) * 3; }
            """, """new A2(X).F(X)""", "[28. 42. 56.]" },
        { "call sites as arguments of base and this and attributes", """
            public class P(NDArray<float> a) { public NDArray<float> A = a; }
            public class Q : P { public Q() : base(F(X)) { } public Q(int k) : this() => A = F(A) * k; public NDArray<float> this[int i] { get => F(A) * i; set => A = F(value); } public event Action? Ev; public void Fire() { Ev?.Invoke(); } public static NDArray<float> operator +(Q a, Q b) => F(a.A) + F(b.A); public static explicit operator Q(NDArray<float> x) { var q = new Q(); q[0] = x; return q; } }
            [Jit] public static NDArray<float> F(NDArray<float> x) => x * 2;
            static NDArray<float> G() { var q = new Q(3); NDArray<float> e = X; q.Ev += () => e = F(e); q.Fire(); return q[2] + (q + q) + e + ((Q)X).A; }
            """, """G()""", "[100. 200. 300.]" },
        { "nested local functions and lambdas in generic method", """
            [Jit] public static NDArray<T> F<T>(NDArray<T> x) where T : unmanaged => x + x;
            static NDArray<float> G<U>(U u) { NDArray<float> L(NDArray<float> x) { return M(F(x)); NDArray<float> M(NDArray<float> y) => F(y); } return L(X); }
            """, """G("a")""", "[ 4.  8. 12.]" },
        { "same line twice and multiple files", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1;
            """, """F(F(F(X)) + F(X)) + F(X)""", "[ 8. 11. 14.]" },
        { "conditional access chain & null-forgiving", """
            public record R(NDArray<float> W) { [Jit] public NDArray<float> F(NDArray<float> x) => x * W; }
            static NDArray<float> G(R? r) => r?.F(X)! + r!.F(X) + (r ?? new R(X)).F(X);
            """, """G(new R(X))""", "[ 3. 12. 27.]" },
        { "interface generic dispatch", """
            public interface IModel<T> { T F(T x); } public sealed record M(NDArray<float> W) : IModel<NDArray<float>> { [Jit] public NDArray<float> F(NDArray<float> x) => x * W; }
            static T Go<T, U>(U m, T x) where U : IModel<T> => m.F(x);
            """, """Go(new M(X), X) + new M(X).F(X)""", "[ 2.  8. 18.]" },
        { "file scoped local types", """
            [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1;
            static NDArray<float> G() { static NDArray<float> L(NDArray<float> y) => F(y); return L(X); }
            """, """G()""", "[2. 3. 4.]" },
        { "optional caller info", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [Static, System.Runtime.CompilerServices.CallerMemberName] string who = "") => who == "Run" ? x * 2 : x;
            """, """F(X)""", "[2. 4. 6.]" },
        { "caller line", """
            [Jit] public static NDArray<float> F(NDArray<float> x, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) => x + line * 0;
            """, """F(X)""", "[1. 2. 3.]" },
        { "functions of Math and the number types", """
            [Jit] public static (float, float, float, float) A(float x) => (MathF.Truncate(x), Math.Clamp(x, 0f, 1f), MathF.Log2(x) + MathF.Log10(x), MathF.Log2(8) + MathF.Cbrt(27));
            [Jit] public static (bool, bool, bool, bool, bool) B(float x, double d) => (float.IsNaN(x), double.IsInfinity(d), float.IsFinite(x), double.IsNegativeInfinity(d), double.IsNaN(d));
            [Jit] public static (int, long, (int, int), float) C(int x, [Static] int k, float f) { var (s, c) = MathF.SinCos(f); return (Math.Clamp(x, 1, 5) + Math.Clamp(k, 0, 2), Math.Clamp((long)x, 0L, 3L), Math.DivRem(x, 3), s * s + c * c); }
            [Jit] public static NDArray<float> D([Shape("n")] NDArray<float> x, [Static] int w) => x[Math.Clamp(w, 0, 2)..] * float.Clamp(w, 0, 1);
            [Jit] public static float E(float x) => Math.Clamp(x, -1f, 1f) * MathF.Truncate(x + .5f) + 4 * MathF.Truncate(x);
            """, """$"{A(8)} {A(-1.5f)} {A(float.NaN)} {A(-.5f)} {B(float.NaN, double.NegativeInfinity)} {B(2, 2)} {C(-7, 9, 0)} {D(X, 7)} {E(.75f)} {Grad(E, .75f)}" """,
            "(8, 1, 3.90309, 6) (-1, 0, NaN, 6) (NaN, NaN, NaN, 6) (-0, 0, NaN, 6) (True, True, False, True, False) (False, False, True, False, False) (3, 0, (-2, -1), 1) 3. 0.75 1" },
    };
}
