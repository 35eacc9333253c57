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
        { "interface declared once more", """
            public interface ILayer { [Pure] NDArray<float> Apply(NDArray<float> x); }
            public record One : ILayer { [Pure] public NDArray<float> Apply(NDArray<float> x) => x; }
            public record Two : One, ILayer { [Pure] public new NDArray<float> Apply(NDArray<float> x) => x * 7; }
            [Jit] public static NDArray<float> F(NDArray<float> x) => new Two().Apply(x) + ((ILayer)new Two()).Apply(x) * 10 + ((One)new Two()).Apply(x);
            """, """F(X)""", "[ 78. 156. 234.]" },
    };
}
