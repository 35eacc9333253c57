namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Calls of members that the type of a value chooses: of interfaces, and of bases.</summary>
internal static class DispatchForms
{
    private const string Layers = """
        public interface ILayer { [Pure] NDArray<float> Apply(NDArray<float> x); [Pure] float Scale { get; } [Pure] NDArray<float> Twice(NDArray<float> x) => Apply(Apply(x)); }
        public record Times([property: Shape("n")] NDArray<float> W) : ILayer { [Pure] public NDArray<float> Apply(NDArray<float> x) => x * W; [Pure] public float Scale => 2; }
        public sealed record Plus([property: Shape("n")] NDArray<float> B) : ILayer { [Pure] NDArray<float> ILayer.Apply(NDArray<float> x) => x + B; float ILayer.Scale { [Pure] get => 3; } }
        public record Nothing : ILayer { [Pure] public NDArray<float> Apply(NDArray<float> x) => x; [Pure] public float Scale => 1; [Pure] public NDArray<float> Twice(NDArray<float> x) => x - 1; }
        public record Both<A, B>(A First, B Second) : ILayer where A : ILayer where B : ILayer { [Pure] public NDArray<float> Apply(NDArray<float> x) => Second.Apply(First.Apply(x)); [Pure] public float Scale => First.Scale * Second.Scale; }

        """;

    private const string Shapes = """
        public abstract record Figure { [Pure] public abstract NDArray<float> Area(); [Pure] public virtual NDArray<float> Twice() => Area() * 2; }
        public record Circle([property: Shape("n")] NDArray<float> R) : Figure { [Pure] public override NDArray<float> Area() => R * R * 3; }
        public record Square([property: Shape("n")] NDArray<float> R) : Figure { [Pure] public override NDArray<float> Area() => R * R; [Pure] public override NDArray<float> Twice() => base.Twice() + 1; }
        public record Cell<T>(NDArray<T> V) where T : unmanaged { [Pure] public virtual NDArray<T> Get() => V; }
        public record Negated(NDArray<float> V) : Cell<float>(V) { [Pure] public override NDArray<float> Get() => -V; }
        public record Kept(NDArray<float> V) : Cell<float>(V);

        """;

    /// <summary>What it is, the members of a class, an expression, and its value.</summary>
    public static TheoryData<string, string, string, string> Data => new()
    {
        { "type parameter with an interface", Layers + """
            [Pure] public static NDArray<float> Through<L>(L layer, NDArray<float> x) where L : ILayer => layer.Apply(x) * layer.Scale;
            [Jit] public static NDArray<float> F(Both<Times, Both<Plus, Times>> net, [Shape("n")] NDArray<float> x) => Through(net, x);
            """, """F(new(new(X), new(new(X), new(X))), X)""", "[ 24. 144. 432.]" },
        { "layers of several types in a list", Layers + """
            [Jit] public static NDArray<float> F(Times a, Plus b, [Shape("n")] NDArray<float> x) { ILayer[] layers = [a, b, new Nothing()]; foreach (var layer in layers) x = layer.Apply(x) * layer.Scale; return x; }
            """, """F(new(X), new(X), X)""", "[ 9. 30. 63.]" },
        { "member with a body in the interface", Layers + """
            [Jit] public static NDArray<float> F(Plus b, [Shape("n")] NDArray<float> x) { ILayer layer = b, other = new Nothing(); return layer.Twice(x) + other.Twice(x); }
            """, """F(new(X), X)""", "[ 3.  7. 11.]" },
        { "member of an interface as a function", Layers + """
            [Jit] public static NDArray<float> F(Times a, Plus b, [Shape("m n")] NDArray<float> x) { ILayer p = a, q = b; return Vmap(p.Apply, x) + Vmap(r => q.Apply(r), x); }
            """, """F(new(X), new(X), Ones([2, 3]))""", "[[3. 5. 7.] [3. 5. 7.]]" },
        { "gradient through an interface", Layers + """
            [Pure] public static NDArray<float> Loss(ILayer layer, NDArray<float> x) => Sum(layer.Apply(x) * x);
            [Jit] public static NDArray<float> F(Both<Times, Plus> net, [Shape("n")] NDArray<float> x) => Grad(n => Loss(n, x), net).First.W;
            """, """F(new(new(X), new(X)), X)""", "[1. 4. 9.]" },
        { "overrides of a base", Shapes + """
            [Pure] public static NDArray<float> Total(params Figure[] all) { var sum = all[0].Area() * 0; foreach (var f in all) sum += f.Twice(); return sum; }
            [Jit] public static NDArray<float> F(Circle c, Square s) => Total(c, s) + c.Area();
            """, """F(new(X), new(X))""", "[12. 45. 100.]" },
        { "virtual members of a generic base", Shapes + """
            [Pure] public static NDArray<T> Get<T>(Cell<T> cell) where T : unmanaged => cell.Get();
            [Jit] public static NDArray<float> F(Negated a, Kept b) => Get(a) * 10 + Get(b);
            """, """F(new(X), new(X))""", "[ -9. -18. -27.]" },
        { "layers carried by loops", """
            public interface IAct { [Pure] NDArray<float> F(NDArray<float> x); }
            public record Lk([property: Shape("")] NDArray<float> A) : IAct { [Pure] public NDArray<float> F(NDArray<float> x) => A * x; }
            [Jit] public static NDArray<float> A(Lk l, [Shape("")] NDArray<float> x, int k) { IAct a = l; for (int i = 0; i < k; i++) { x = a.F(x); a = new Lk(0.5f); } return x; }
            [Jit] public static NDArray<float> B([Shape("n")] NDArray<float> x) => Lax.Scan((c, v) => ((IAct)new Lk(v), c.F(v)), (IAct)new Lk(1f), x).Item2;
            [Jit] public static NDArray<float> C(Lk l, [Shape("")] NDArray<float> x, int i) => Lax.Switch(i, [q => (IAct)new Lk(q), q => new Lk(5f)], x).F(x);
            [Jit] public static NDArray<float> D([Shape("n")] NDArray<float> x) => Vmap(v => (IAct)new Lk(v), x).F(1f);
            """, """$"{A(new(3f), 1f, 2)} {B(X)} {C(new(3f), 2f, 0)} {C(new(3f), 2f, 1)} {D(X)}" """, "1.5 [1. 2. 6.] 4.0 10.0 [1. 2. 3.]" },
        { "gradients of layers", """
            public interface IAct { [Pure] NDArray<float> F(NDArray<float> x); }
            public record Lk([property: Shape("")] NDArray<float> A) : IAct { [Pure] public NDArray<float> F(NDArray<float> x) => A * x; }
            [Jit] public static NDArray<float> A(Lk l, [Shape("")] NDArray<float> x) => ((Lk)Grad(q => q.F(x), (IAct)l)).A;
            [Jit] public static NDArray<float> B(Lk l, Lk m, [Shape("")] NDArray<float> x) { IAct[] ls = [l, m]; var g = Grad(q => { var y = x; foreach (var z in q) y = z.F(y); return y; }, ls); return ((Lk)g[0]).A * 100f + ((Lk)g[1]).A; }
            [Jit] public static NDArray<float> C(Lk l, [Shape("")] NDArray<float> x) { Func<IAct, NDArray<float>> f = q => q.F(x); return Jvp(f, l, new Lk(1f)).Tangent; }
            """, """$"{A(new(3f), 7f)} {B(new(3f), new(5f), 7f)} {C(new(3f), 7f)}" """, "7.0 3521.0 7.0" },
        { "tests for types", """
            public interface IShape;
            public sealed record A(NDArray<float> S) : IShape;
            public sealed record B(NDArray<float> S, NDArray<float> T) : IShape;
            [Pure] public static NDArray<float> Of(IShape q) => q switch { B b => b.S * 10f, A { S: var s } => s + 1f, _ => Zeros([]) };
            [Pure] public static NDArray<float> Is(IShape q) => q is B b ? b.T : q is A ? ((A)q).S : Zeros([]);
            [Jit] public static NDArray<float> F(A a, B b) => Of(a) * 1000f + Of(b) + Is(a) * 1e6f + Is(b) * 0.5f;
            """, """F(new(1f), new(2f, 3f))""", "1002021.5" },
        { "one interface of several element types", """
            public interface IG<T> { [Pure] T F(T x); [Pure] T Twice(T x) => F(F(x)); }
            public record K(NDArray<float> A) : IG<NDArray<int>>, IG<NDArray<float>> { [Pure] public NDArray<int> F(NDArray<int> x) => x + x; [Pure] NDArray<float> IG<NDArray<float>>.F(NDArray<float> x) => x * x; }
            [Jit] public static (NDArray<int>, NDArray<float>) F(K k, NDArray<int> x, NDArray<float> y) { IG<NDArray<int>> p = k; IG<NDArray<float>> q = k; return (p.Twice(x), q.Twice(y)); }
            """, """F(new(X), X.As<int>(), X)""", "([ 4  8 12], [ 1. 16. 81.])" },
        { "directions of records with sizes of their own", """
            public record Fac([property: Shape("m r")] NDArray<float> U, [property: Shape("n r")] NDArray<float> V);
            [Pure] public static NDArray<float> Loss(Fac p) => Sum(Matmul(p.U, Transpose(p.V)));
            [Jit] public static NDArray<float> F(Fac p, Fac v) => Hvp(Loss, p, v).U + Jvp(Loss, p, v).Tangent;
            """, """F(new(Ones([2, 1]), Ones([3, 1])), new(Ones([2, 1]), Ones([3, 1])))""", "[[15.] [15.]]" },
        { "derived records in a variable of their base", """
            public abstract record Base { [Pure] public abstract NDArray<float> F(NDArray<float> x); }
            public record Lb([property: Shape("")] NDArray<float> A) : Base { [Pure] public override NDArray<float> F(NDArray<float> x) => A * x; }
            [Jit] public static NDArray<float> A(Lb l, [Shape("")] NDArray<float> x, int k) { Base a = l; for (int i = 0; i < k; i++) { x = a.F(x); a = new Lb(0.5f); } return x; }
            """, """A(new(3f), 1f, 2)""", "1.5" },
        { "interface declared once more", """
            public interface ILayer { [Pure] NDArray<float> Apply(NDArray<float> x); }
            public record One : ILayer { [Pure] public NDArray<float> Apply(NDArray<float> x) => x; }
            public record Two : One, ILayer { [Pure] public new NDArray<float> Apply(NDArray<float> x) => x * 7; }
            [Jit] public static NDArray<float> F(NDArray<float> x) => new Two().Apply(x) + ((ILayer)new Two()).Apply(x) * 10 + ((One)new Two()).Apply(x);
            """, """F(X)""", "[ 78. 156. 234.]" },
        { "what a record holds is a property of its interface", """
            public interface IW { [Pure] NDArray<float> W { get; } }
            public record R(NDArray<float> W) : IW; public record Q(NDArray<float> V) : IW { [Pure] public NDArray<float> W => V * 2; }
            [Pure] static NDArray<float> Loss<T>(T p) where T : IW => Sum(p.W * p.W);
            [Jit] public static NDArray<float> F(NDArray<float> x) => Grad(r => Loss(r), new R(x)).W + Grad(r => Loss(r), new Q(x)).V;
            """, """F(X)""", "[10. 20. 30.]" },
    };
}
