using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>C#'s own branches and loops, and the same with the functions of Lax, are one program.</summary>
public class EqualProgramTests
{
    private static readonly (string Written, string Called)[] Pairs =
    [
        ("float F(float a) { float x = a; while (x * x > a) { x = 0.5f * (x + a / x); } return x; }",
            "float F(float a) => Lax.WhileLoop(x => x * x > a, x => 0.5f * (x + a / x), a);"),
        ("int F(int a, int b) { while (b != 0) { (a, b) = (b, a % b); } return a; }",
            "int F(int a, int b) => Lax.WhileLoop(p => p.Item2 != 0, p => (p.Item2, p.Item1 % p.Item2), (a, b)).Item1;"),
        ("float F(int n) { float s = 0f; for (int i = 0; i < n; i++) { s += i * 0.5f; } return s; }",
            "float F(int n) => Lax.ForiLoop(0, n, (i, s) => s + i * 0.5f, 0f);"),
        ("""NDArray<float> F([Shape("n")] NDArray<float> x) { for (int i = 0; i < 10; i++) { x = Sin(x); } return x; }""",
            """NDArray<float> F([Shape("n")] NDArray<float> x) => Lax.ForiLoop(0, 10, (i, v) => Sin(v), x);"""),
        ("""NDArray<float> F([Shape("n")] NDArray<float> x) { NDArray<float> s = 0f; for (int i = 0; i < x.Shape[0]; i++) { s = s * 0.5f + x[i]; } return s; }""",
            """NDArray<float> F([Shape("n")] NDArray<float> x) => Lax.ForiLoop(0, x.Shape[0], (i, s) => s * 0.5f + x[i], (NDArray<float>)0f);"""),
        ("""NDArray<float> F([Shape("n m")] NDArray<float> x) { NDArray<float> s = Zeros<float>(x.Shape[1]); foreach (var row in x) { s = s * 0.5f + row; } return s; }""",
            """NDArray<float> F([Shape("n m")] NDArray<float> x) => Lax.Scan((s, row) => s * 0.5f + row, Zeros<float>(x.Shape[1]), x);"""),
        ("float F(float x, float y) { if (x > y) { return x * y; } return y - x; }",
            "float F(float x, float y) => Lax.Cond(x > y, () => x * y, () => y - x);"),
        ("float F(float x, float y) => x > y ? x * y : y - x;",
            "float F(float x, float y) => Lax.Cond(x > y, () => x * y, () => y - x);"),
        ("""NDArray<float> F([Shape("n")] NDArray<float> x, float y) { NDArray<float> z = x; if (y > 0) { z = Exp(z); } else { z = Cos(z); } return z; }""",
            """NDArray<float> F([Shape("n")] NDArray<float> x, float y) => Lax.Cond(y > 0, z => Exp(z), z => Cos(z), x);"""),
        ("""NDArray<float> F([Shape("n")] NDArray<float> x, int k) { while (Max(x) > 1f) { for (int i = 0; i < k; i++) { x = x * 0.9f; } } return x; }""",
            """NDArray<float> F([Shape("n")] NDArray<float> x, int k) => Lax.WhileLoop(v => Max(v) > 1f, v => Lax.ForiLoop(0, k, (i, w) => w * 0.9f, v), x);"""),
    ];

    [Fact]
    public void WhatIsWrittenInCSharpAndWithLaxIsOneProgram()
    {
        IReadOnlyDictionary<string, string> files = GeneratedProject.Of(string.Join("\n", Pairs.Select((p, i) => $$"""
            public static class W{{i}} { [Jit] public static {{p.Written}} }
            public static class L{{i}} { [Jit] public static {{p.Called}} }
            """))).Files;
        for (int i = 0; i < Pairs.Length; i++)
        {
            Assert.Equal(Program(files, $"L{i}").Replace($"L{i}.F", $"W{i}.F", StringComparison.Ordinal), Program(files, $"W{i}"));
        }
    }

    private static string Program(IReadOnlyDictionary<string, string> files, string type)
    {
        string[] lines = files.Single(f => f.Key.StartsWith(type + "_", StringComparison.Ordinal) && f.Key.EndsWith(".Jit.g.cs", StringComparison.Ordinal)).Value
            .Split('\n').Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("// jaxpr", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => l[2..]).ToArray();
        return Unnamed(Parser.Parse(string.Join("\n", lines), OpTable.Find)).ToString();
    }

    // Names of locals are no part of what is compared.
    private static Jaxpr Unnamed(Jaxpr program) => new(
        Unnamed(program.Parameters),
        program.Equations.Select(e => e with
        {
            Inputs = Unnamed(e.Inputs),
            Outputs = Unnamed(e.Outputs),
            Attributes = new Attributes(e.Attributes.Items.Select(i => (i.Name, i.Value is Jaxpr inner ? Unnamed(inner) : i.Value)).ToEquatableArray()),
        }).ToEquatableArray(),
        Unnamed(program.Results));

    private static EquatableArray<Value> Unnamed(IReadOnlyList<Value> values) => values.Select(v => v with { Name = null }).ToEquatableArray();
}
