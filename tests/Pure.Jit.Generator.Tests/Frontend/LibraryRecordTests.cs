namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Records of a referenced assembly, of which no source is at hand: compiled code makes them as their own assembly does, or does not.</summary>
public class LibraryRecordTests
{
    private static readonly GeneratedProject Library = GeneratedProject.Of(
        """
        namespace Lib;
        public record Settings(NDArray<float> W) { public float Rate { get; init; } = 0.5f; public int Count { get; init; } }
        public record Plain(NDArray<float> W) { public float Rate { get; init; } public int Count { get; init; } }
        public record Nested(Plain A, float B) { public required float K { get; init; } }
        public record Doubled(float X) { public float X { get; init; } = X * 2; }
        public record Computing(float X) { public float Y { get => field; init => field = value * 2; } }
        public record Base(float Q);
        public record Above(float Q, float B) : Base(Q);
        public record Twice(float Q, float B) : Base(Q * 2);
        public record Hand { public float X { get; init; } public Hand(float X) { this.X = X * 2; } }
        public record Copying(float X) { protected Copying(Copying other) { X = other.X + 100; } }
        public readonly record struct Point(float X, float Y) { public float R { get; init; } }
        public record Field(float X) { private float y = 1; public float Y() => y; public void Put(float value) => y = value; }
        public sealed record BelowField(float X, float Z) : Field(X);
        public record Property(float X) { private float Y { get; set; } = 1; public void Put(float value) => Y = value; }
        public record Inner(float X) { internal float Y { get; init; } public static Inner Of(float y) => new(1) { Y = y }; }
        public record Semi(float X) { public float Y { get => field; private set => field = value; } public void Put(float value) => Y = value; }
        public record Event(float X) { internal event Action? Happened; public void Fire() => Happened?.Invoke(); }
        public sealed class Class { public float X { get; init; } private float y = 1; public void Put(float value) => y = value; public float Y() => y; }
        public sealed class Capturing(float k) { public Capturing() : this(1) { } public float X { get; init; } public float K() => k; }
        public readonly struct CapturingStruct(float k) { public float X { get; init; } public float K => k; }
        public sealed class Clean { public Clean(float k) { X = k; } public Clean() { } public float X { get; init; } public static float Made; private const float C = 2; public float Y => X * C; }
        public record Setting { public Setting() { X = 5f; } public float X { get; init; } }
        public record BelowSetting(float Z) : Setting;
        public sealed record BesideSetting : Setting { public float Z { get; init; } }
        public sealed class Options { public float X { get; init; } public float Y { get; init; } }
        public struct Omitted { public float X { get; init; } public float Y { get; init; } }
        """, name: "Lib");

    [Theory]
    [InlineData("Settings A(NDArray<float> x) => new Settings(x) { Count = 2 };")]
    [InlineData("float A(float x) => new Doubled(x).X;")]
    [InlineData("Doubled A(Doubled x) => x;")]
    [InlineData("Computing A(Computing x) => x;")]
    [InlineData("float A(float x) => new Twice(x, 1).Q;")]
    [InlineData("Twice A(Twice x) => x;")]
    [InlineData("float A(float x) => new Hand(x).X;")]
    [InlineData("Copying A(Copying x) => x with { X = 1 };")]
    [InlineData("float A(float x) => new Setting().X + x;")]
    [InlineData("float A(float x) => new BelowSetting(x).X + x;")]
    [InlineData("float A(float x) => new BesideSetting { Z = 1 }.X + x;")]
    [InlineData("Field A(Field x) => x;")]
    [InlineData("BelowField A(BelowField x) => x;")]
    [InlineData("Property A(Property x) => x;")]
    [InlineData("Inner A(Inner x) => x;")]
    [InlineData("Semi A(Semi x) => x;")]
    [InlineData("Event A(Event x) => x;")]
    [InlineData("Class A(Class x) => x;")]
    [InlineData("Capturing A(Capturing x) => x;")]
    [InlineData("CapturingStruct A(CapturingStruct x) => x;")]
    public void That_do_more_than_hold_their_parts_are_not_compiled(string method)
    {
        GeneratedProject project = GeneratedProject.Of($"using Lib; public static class M {{ [Jit] public static {method} [Jit] public static float Other(float x) => x; }}", library: Library);
        Assert.DoesNotContain("M_A.Jit.g.cs", project.Files.Keys);
        Assert.Contains("M_Other.Jit.g.cs", project.Files.Keys);
        Assert.Empty(project.Faults());
    }

    [Fact]
    public void Of_the_same_project_that_compute_what_their_base_gets_are_not_compiled()
    {
        GeneratedProject project = GeneratedProject.Of("public record Base(float Q); public record Twice(float Q) : Base(Q * 2); public static class M { [Jit] public static Twice A(Twice x) => x; }");
        Assert.DoesNotContain("M_A.Jit.g.cs", project.Files.Keys);
    }

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Eager")]
    public void That_hold_their_parts_are_made(string mode)
    {
        GeneratedProject project = GeneratedProject.Of(
            """
            using Lib;
            public static class Test
            {
                [Jit] public static NDArray<float> A(NDArray<float> x) { var c = new Plain(x) { Rate = 2 }; return c.W * c.Rate + c.Count; }
                [Jit] public static Nested B(Plain x) => new Nested(x with { Count = 4 }, 2) { K = 3 };
                [Jit] public static (float, Above) C(Above a) => (new Above(a.Q, 1).Q, a);
                [Jit] public static Point D(float x) => new Point(x, 1);
                [Jit] public static Settings E(Settings s) => s with { Rate = s.Rate * 2 };
                [Jit] public static Omitted F(Clean c) => new() { X = c.X * 2 };
                [Jit] public static float G(float x) => new Options { X = x }.X * 2;
                public static string Run() { NDArray<float> x = new float[] { 1, 2 }; return $"{A(x)} {B(new(x) { Rate = 1 })} {C(new(2, 3))} {D(3)} {E(new(x))} {F(new(3)).X} {G(4)}"; }
            }
            """, mode, Library);
        Assert.Empty(project.Faults());
        Assert.Equal(
            "[2. 4.] Nested { A = Plain { W = [1. 2.], Rate = 1, Count = 4 }, B = 2, K = 3 } (2, Above { Q = 2, B = 3 }) Point { X = 3, Y = 1, R = 0 } Settings { W = [1. 2.], Rate = 1, Count = 0 } 6 8",
            project.Run());
    }

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Eager")]
    public void Of_the_project_are_reached_through_interfaces_and_bases_of_the_library(string mode)
    {
        GeneratedProject library = GeneratedProject.Of(
            """
            namespace Lib;
            public interface IPay { [Pure] NDArray<double> Pay(NDArray<double> s); }
            public abstract record Layer { [Pure] public abstract NDArray<float> Apply(NDArray<float> x); }
            public static class Model
            {
                [Pure] public static NDArray<double> Value(IPay p, NDArray<double> s) => Inner(p, s) * 2;
                [Pure] public static NDArray<double> Inner(IPay p, NDArray<double> s) => p.Pay(s);
                [Jit] public static NDArray<double> Any<T>(T p, [Shape("")] NDArray<double> s) where T : IPay => p.Pay(s) + 1;
                [Pure] public static NDArray<float> Run(Layer[] layers, NDArray<float> x) { foreach (Layer layer in layers) { x = layer.Apply(x); } return x; }
            }
            """, name: "Lib");
        GeneratedProject project = GeneratedProject.Of(
            """
            using Lib;
            public sealed record Straddle([property: Shape("")] NDArray<double> K) : IPay { [Pure] public NDArray<double> Pay(NDArray<double> s) => Abs(s - K); }
            public sealed record Scale(float By) : Layer { [Pure] public override NDArray<float> Apply(NDArray<float> x) => x * By; }
            public static class Test
            {
                [Jit] public static NDArray<double> Slope(Straddle p, [Shape("")] NDArray<double> s) => Grad(x => Model.Value(p, x), s);
                [Jit] public static NDArray<double> Generic(Straddle p, [Shape("")] NDArray<double> s) => Grad(x => Model.Any(p, x), s);
                [Jit] public static NDArray<float> Layers(Scale a, [Shape("n")] NDArray<float> x) => Grad(v => Sum(Model.Run([a, a], v)), x);
                public static string Run() => $"{Slope(new(100.0), 9.0)} {Generic(new(100.0), 109.0)} {Layers(new(3), Ones([2]))} {Model.Any(new Straddle(100.0), 9.0)}";
            }
            """, mode, library);
        Assert.Empty(project.Faults());
        Assert.Equal("-2.0 1.0 [9. 9.] 92.0", project.Run());
        if (mode == "Compiled")
        {
            Assert.All(["Slope", "Generic", "Layers"], (string name) => Assert.Contains($"Test_{name}.Jit.g.cs", project.Files.Keys));
        }
    }

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Eager")]
    public void That_are_internal_serve_its_friends(string mode)
    {
        GeneratedProject library = GeneratedProject.Of(
            """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            namespace Lib;
            internal interface ILayer { [Pure] NDArray<float> Apply(NDArray<float> x); }
            internal record Scale(float By) : ILayer { [Pure] NDArray<float> ILayer.Apply(NDArray<float> x) => x * this.By; internal float Kept { get; init; } }
            public record Duo(float X) { internal float Y { get; init; } public float Both() => this.X + this.Y; }
            internal static class Model
            {
                [Pure] internal static NDArray<float> Run<T>(T layer, NDArray<float> x) where T : ILayer => layer.Apply(x);
                [Jit] internal static NDArray<float> Twice(NDArray<float> x) => x * 2;
                [Jit] internal static Scale Grown(Scale s) => s with { Kept = s.Kept + s.By };
                [Jit] internal static NDArray<T> Sum<T>(NDArray<T> x) where T : unmanaged => x + x;
            }
            """, name: "Lib");
        GeneratedProject project = GeneratedProject.Of(
            """
            using Lib;
            internal record Shift(float By) : ILayer { [Pure] public NDArray<float> Apply(NDArray<float> x) => x + this.By; }
            public static class Test
            {
                [Jit] internal static NDArray<float> A(Scale s, Shift t, NDArray<float> x) => Model.Run(t, Model.Run(s, x)) + s.Kept;
                [Jit] internal static Duo B(Duo h) => h with { Y = h.X * 10 };
                public static string Run()
                {
                    NDArray<float> x = new float[] { 1, 2 };
                    return $"{A(new(2) { Kept = 100 }, new(1), x)} {B(new(3) { Y = 1 }).Both()} {Model.Twice(x)} {Model.Grown(new(2) { Kept = 1 }).Kept} {Model.Sum(x)}";
                }
            }
            """, mode, library);
        Assert.Empty(project.Faults());
        Assert.Empty(project.Findings());
        Assert.Equal("[103. 105.] 33 [2. 4.] 3 [2. 4.]", project.Run());
    }

    [Fact]
    public void Members_of_extension_blocks_are_told_to_be_such()
    {
        GeneratedProject library = GeneratedProject.Of("public static class Lib { extension(NDArray<float> x) { public NDArray<float> Twice() => x * 2; } }", name: "Lib");
        GeneratedProject project = GeneratedProject.Of("public static class M { [Jit] public static NDArray<float> A(NDArray<float> x) => x.Twice(); }", library: library);
        Assert.Contains("it is in an extension block", Assert.Single(project.Findings()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
