namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Names in user code that could meet names in generated code, in both modes.</summary>
public class NameTests
{
    [Theory]
    [InlineData("equal type names in two namespaces", """
        namespace One { public static class M { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1; } }
        namespace Two { public static class M { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 2; } }
        public static class Test { public static float Run() => Sum(One.M.F(Ones([2])) + Two.M.F(Ones([2]))); }
        """, 10f)]
    [InlineData("equal nested type names", """
        public static class A { public static class M { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1; } }
        public static class B { public static class M { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 2; } }
        public static class Test { public static float Run() => Sum(A.M.F(Ones([2])) + B.M.F(Ones([2]))); }
        """, 10f)]
    [InlineData("underscores that look like borders", """
        namespace A.B { public static class C { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1; } }
        namespace A { public static class B_C { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 2; } }
        public static class Test { public static float Run() => Sum(A.B.C.F(Ones([2])) + A.B_C.F(Ones([2]))); }
        """, 10f)]
    [InlineData("names too long for a file's", """
        public static class Test
        {
            [Jit] public static NDArray<float> LongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongName(NDArray<float> x) => x + 1;
            [Jit] public static NDArray<float> LongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongName1(NDArray<float> x) => x + 2;
            public static float Run() => Sum(LongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongName(Ones([2])) + LongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongNameLongName1(Ones([2])));
        }
        """, 10f)]
    [InlineData("keywords as names", """
        public static class @class { [Jit] public static NDArray<float> @for(NDArray<float> @in, float @out, [Static] bool @new) => @new ? @in * @out : @in; }
        public record @struct(NDArray<float> @event);
        public static class Test
        {
            [Jit] public static @struct @return(@struct @this) => new(@this.@event + 1);
            public static float Run() => Sum(@class.@for(@return(new @struct(Ones([2]))).@event, 2f, true));
        }
        """, 8f)]
    [InlineData("contextual keywords as names", """
        public static class Test
        {
            [Jit] public static NDArray<float> @await(NDArray<float> value, NDArray<float> var, NDArray<float> yield, NDArray<float> field, NDArray<float> nint) => value + var + yield + field + nint;
            public static float Run() => Sum(@await(Ones([2]), Ones([2]), Ones([2]), Ones([2]), Ones([2])));
        }
        """, 10f)]
    [InlineData("parameters called like generated locals", """
        public static class Test
        {
            [Jit] public static (NDArray<float>, NDArray<float>) F(NDArray<float> r0, NDArray<float> a0, float r1, float v1, float t0)
                => (r0 + a0 * r1, a0 + v1 + t0);
            public static float Run() { var (a, b) = F(Ones([2]), Ones([2]), 2f, 3f, 4f); return Sum(a + b); }
        }
        """, 22f)]
    [InlineData("parameters called self and into", """
        public record P(NDArray<float> W) { [Jit] public NDArray<float> F(NDArray<float> self, NDArray<float> into) => this.W * self + into; }
        public static class Test { public static float Run() => Sum(new P(Ones([2])).F(Ones([2]), Ones([2]))); }
        """, 4f)]
    [InlineData("sizes called like generated locals", """
        public static class Test
        {
            [Jit] public static NDArray<float> F([Shape("a0 j0 end")] NDArray<float> x, [Shape("r0 start")] NDArray<float> y) => Sum(x, axis: (0, 1, 2)) + Sum(y);
            public static float Run() => F(Ones((2, 3, 4)), Ones((2, 3)));
        }
        """, 30f)]
    [InlineData("user types called like ours", """
        public record Entry(NDArray<float> Lax);
        public record Workers(Entry Arena);
        public static class Math { [Jit] public static Workers Simd(Workers Vector512, Entry GC) => new(new Entry(Vector512.Arena.Lax * GC.Lax)); }
        public static class Test { public static float Run() => Sum(Math.Simd(new Workers(new Entry(Ones([2]) * 2)), new Entry(Ones([2]))).Arena.Lax); }
        """, 4f)]
    [InlineData("parameters and sizes called like types and methods of the runtime", """
        public static class Test
        {
            [Jit] public static NDArray<float> F([Shape("Entry")] NDArray<float> Run, [Shape("GC Workers")] NDArray<float> Apply, NDArray<float> Turns, [Shape("Fold")] NDArray<float> Partial) =>
                Run * 2 + Sum(Softmax(Apply, axis: 1)) + Turns + Sum(Partial);
            [Jit] public static NDArray<float> G([Shape("Arena LaneMask")] NDArray<float> Gemm, [Shape("LaneMask StreamingStores")] NDArray<float> Arena) => Matmul(Gemm, Arena);
            public static float Run() => Sum(F(Ones([2]), Ones((3, 2)), Ones([2]), Ones([4]))) + Sum(G(Ones((2, 3)), Ones((3, 1))));
        }
        """, 26f)]
    [InlineData("a namespace called System inside", """
        namespace Pure.Jit.Generated.Mine { public static class System { [Jit] public static NDArray<float> F(NDArray<float> x) => Exp(x - x); } }
        public static class Test { public static float Run() => Sum(Pure.Jit.Generated.Mine.System.F(Ones([2]))); }
        """, 2f)]
    [InlineData("overloads", """
        public static class Test
        {
            [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1;
            [Jit] public static NDArray<double> F(NDArray<double> x) => x + 2;
            [Jit] public static NDArray<float> F(NDArray<float> x, float y) => x + y;
            public static float Run() => Sum(F(Ones([2])) + F(Ones<double>([2])).As<float>() + F(Ones([2]), 3f));
        }
        """, 18f)]
    [InlineData("an assembly-wide clash of file and class", """
        public class PureJit_App;
        public static class Test { [Jit] public static NDArray<float> F(NDArray<float> x) => x + 1; public static float Run() => Sum(F(Ones([2]))); }
        """, 4f)]
    public void Hold(string what, string source, float expected)
    {
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            GeneratedProject project = GeneratedProject.Of(source, mode);
            Assert.True(project.Faults().Count == 0, $"{what}, {mode}:\n" + string.Join("\n", project.Faults().Take(6)));
            Assert.Equal(expected, project.Run());
        }
    }

    [Fact]
    public void Of_internal_types_belong_to_their_assembly()
    {
        GeneratedProject library = GeneratedProject.Of(
            """
            internal static class Helpers { [Pure] public static NDArray<float> H(NDArray<float> x) => x * 3f; }
            internal record Pair(NDArray<float> A, NDArray<float> B) { [Pure] public NDArray<float> Go() => this.A - this.B; }
            public static class Library
            {
                [Pure] public static NDArray<float> Go(NDArray<float> x) => Helpers.H(x) + new Pair(x, x * 2).Go();
                [Jit] public static NDArray<float> Loss([Shape("n")] NDArray<float> x) => Sum(Helpers.H(x));
            }
            """, name: "Library");
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            Assert.Equal("[204. 406.] [3. 3.]", GeneratedProject.Of(
                """
                internal static class Helpers { [Pure] public static NDArray<float> H(NDArray<float> x) => x * 200f; }
                internal record Pair(NDArray<float> B, NDArray<float> A) { [Pure] public NDArray<float> Go() => this.A * this.B; }
                public static class Test
                {
                    [Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) => Library.Go(x) + Helpers.H(x) + new Pair(x, 2 / x).Go();
                    public static string Run() => $"{F(NDArray.Array([1f, 2f]))} {Grad(Library.Loss, Ones([2]))}";
                }
                """, mode, library).Run());
        }
    }

    [Fact]
    public void Of_file_types_belong_to_their_file()
    {
        string Source(string name, int factor) => $$"""
            file static class Helpers { [Pure] public static NDArray<float> H(NDArray<float> x) => x * {{factor}}; [Jit] public static NDArray<float> J(NDArray<float> x) => x + {{factor}}; }
            file record Pair([property: Shape("n")] NDArray<float> A) { [Pure] public NDArray<float> Go() => this.A * {{factor * 10}}; }
            public static class {{name}}
            {
                [Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) => Helpers.H(x) + new Pair(x).Go() + Grad(p => Sum(p.Go()), new Pair(x)).A;
                public static NDArray<float> Run() => F(Ones([1])) * 1000 + Helpers.J(Ones([1]));
            }
            """;
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            GeneratedProject project = GeneratedProject.Of([Source("Test", 3), Source("Other", 4)], mode);
            Assert.Empty(project.Faults());
            Assert.Equal("[63004.] [84005.]", $"{project.Run()} {project.Run("Other")}");
        }
    }

    [Fact]
    public void That_stand_twice_cost_no_other_method_its_code()
    {
        GeneratedProject project = GeneratedProject.Of("""
            public static class Test
            {
                [Jit] public static NDArray<float> F(NDArray<float> x) => x;
                [Jit] public static NDArray<float> F(NDArray<float> x) => x;
                [Jit] public static NDArray<float> G(NDArray<float> x) => x;
            }
            """);
        Assert.Contains("Test_G.Jit.g.cs", project.Files.Keys);
        Assert.All(project.Faults(), f => Assert.StartsWith("CS0111", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_arrays_that_cannot_be_leave_the_fault_to_the_compiler()
    {
        GeneratedProject project = GeneratedProject.Of("""
            public static class Test { [Jit] public static NDArray<string> F((NDArray<string>, float) x) => x.Item1; }
            """);
        Assert.All(project.Files.Keys, f => Assert.DoesNotContain("Test_F", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_partial_methods_may_be_marked_where_they_are_declared()
    {
        GeneratedProject project = GeneratedProject.Of("""
            public static partial class Part { [Jit] public static partial NDArray<float> P([Shape("n")] NDArray<float> x); }
            public static partial class Part { public static partial NDArray<float> P(NDArray<float> x) => x + 5f; }
            public static class Test
            {
                [Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) => Part.P(x) * 2f;
                public static NDArray<float> Run() => F(Ones([1]));
            }
            """);
        Assert.Contains("Part_P.Jit.g.cs", project.Files.Keys);
        Assert.Contains("Test_F.Jit.g.cs", project.Files.Keys);
        Assert.Equal("[12.]", $"{project.Run()}");
    }
}
