using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>C# source and the program that it is traced to, before any pass.</summary>
public class ProgramTests
{
    /// <summary>What, the method F with what it needs, and its program.</summary>
    public static TheoryData<string, string, string> Data => new()
    {
        {
            "locals keep their names",
            """[Jit] public static NDArray<float> F(NDArray<float> x) { var square = x * x; var twice = square + square; return twice - x; }""",
            """
            square: f32[*x] = mul x x
            twice: f32[*x] = add square square
            v3: f32[*x] = sub twice x
            return v3
            """
        },
        {
            "constants are weak",
            """[Jit] public static NDArray<double> F([Shape("n")] NDArray<double> x) => 0.1 * x + 1;""",
            """
            v1: f64[] = full[shape=[]; value=0.1; dtype=f64]
            v2: f64[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] v1
            v3: f64[n] = mul v2 x
            v4: f64[] = full[shape=[]; value=1.0; dtype=f64]
            v5: f64[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] v4
            v6: f64[n] = add v3 v5
            return v6
            """
        },
        {
            "a static branch",
            """[Jit] public static NDArray<float> F([Shape("n 3")] NDArray<float> x) { if (x.Rank == 2 && x.Shape[1] == 3) { return x + 1; } return x; }""",
            """
            v1: f32[] = full[shape=[]; value=1.0; dtype=f32]
            v2: f32[n,3] = broadcast_in_dim[shape=[n,3]; broadcastDimensions=()] v1
            v3: f32[n,3] = add x v2
            return v3
            """
        },
        {
            "a counted loop",
            """[Jit] public static NDArray<float> F(NDArray<float> x) { var sum = x; for (int i = 1; i <= 2; i++) { sum += i * x; } return sum; }""",
            """
            v1: i32[] = full[shape=[]; value=1; dtype=i32]
            v2: i32[], v3: f32[*x] = scan[length=[2]; reverse=false; constCount=1; carryCount=2; body=jaxpr(x: f32[*x], v1: i32[], v2: f32[*x]) {
            v3: f32[] = convert_element_type[dtype=f32] v1
            v4: f32[*x] = broadcast_in_dim[shape=[*x]; broadcastDimensions=()] v3
            v5: f32[*x] = mul v4 x
            sum: f32[*x] = add v2 v5
            v7: i32[] = full[shape=[]; value=1; dtype=i32]
            i: i32[] = add v1 v7
            return i, sum
            }] x v1 x
            return v3
            """
        },
        {
            "a loop whose counter chooses an axis",
            """[Jit] public static NDArray<float> F([Shape("2 3")] NDArray<float> x) { NDArray<float> y = 0f; for (int i = 0; i < 2; i++) { y += Sum(Sum(x, i)); } return y; }""",
            """
            y#1: f32[] = full[shape=[]; value=0.0; dtype=f32]
            v2: f32[3] = reduce_sum[axes=(0)] x
            v3: f32[] = reduce_sum[axes=(0)] v2
            y#4: f32[] = add y#1 v3
            v5: f32[2] = reduce_sum[axes=(1)] x
            v6: f32[] = reduce_sum[axes=(0)] v5
            y#7: f32[] = add y#4 v6
            return y#7
            """
        },
        {
            "a loop over sizes",
            """[Jit] public static NDArray<float> F([Shape("a b")] NDArray<float> x) { int n = 1; for (int i = 0; i < x.Rank; i++) { n *= x.Shape[i]; } return Reshape(x, n); }""",
            """
            v1: f32[a*b] = reshape[newSizes=[a*b]] x
            return v1
            """
        },
        {
            "foreach over a fixed array",
            """[Jit] public static NDArray<float> F(NDArray<float> x) { var sum = x; foreach (var y in new[] { x, sum }) { sum += y; } return sum; }""",
            """
            sum#1: f32[*x] = add x x
            sum#2: f32[*x] = add sum#1 x
            return sum#2
            """
        },
        {
            "sizes meet data",
            """[Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) => Sum(x) / x.Shape[0];""",
            """
            v1: f32[] = reduce_sum[axes=(0)] x
            v2: f32[] = dim_as_value[size=[n]; dtype=f32]
            v3: f32[] = div v1 v2
            return v3
            """
        },
        {
            "sums and products of sizes",
            """[Jit] public static NDArray<float> F([Shape("n m")] NDArray<float> x) => Zeros((x.Shape[0] * 2 + 1, x.Shape[1] / 2));""",
            """
            v1: f32[2*n+1,floordiv(m, 2)] = full[shape=[2*n+1,floordiv(m, 2)]; value=0.0; dtype=f32]
            return v1
            """
        },
        {
            "broadcasting",
            """[Jit] public static NDArray<float> F([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> y) => x + y;""",
            """
            v2: f32[n,m] = broadcast_in_dim[shape=[n,m]; broadcastDimensions=(1)] y
            v3: f32[n,m] = add x v2
            return v3
            """
        },
        {
            "unannotated arrays have equal shapes",
            """[Jit] public static NDArray<float> F(NDArray<float> x, NDArray<float> y) => x * y;""",
            """
            v2: f32[*x] = mul x y
            return v2
            """
        },
        {
            "a record and with",
            """[Jit] public static R F(R r) => r with { A = r.A + r.B }; public record R(NDArray<float> A, NDArray<float> B);""",
            """
            v2: f32[*r.A] = add r.A r.B
            return v2, r.B
            """
        },
        {
            "tuples and deconstruction",
            """[Jit] public static NDArray<float> F((NDArray<float> a, (NDArray<float> b, float c)) t) { var (a, (b, c)) = t; return a * c + b; }""",
            """
            v3: f32[*t.Item1] = broadcast_in_dim[shape=[*t.Item1]; broadcastDimensions=()] t.Item2.Item2
            v4: f32[*t.Item1] = mul t.Item1 v3
            v5: f32[*t.Item1] = add v4 t.Item2.Item1
            return v5
            """
        },
        {
            "a switch expression on an enum",
            """[Jit] public static NDArray<float> F(NDArray<float> x) => G(x, E.Two); public enum E { One, Two } [Pure] static NDArray<float> G(NDArray<float> x, E e) => e switch { E.One => x, E.Two => x + x, _ => throw new System.ArgumentException("no") };""",
            """
            v1: f32[*x] = add x x
            return v1
            """
        },
        {
            "null and patterns",
            """[Jit] public static NDArray<float> F(NDArray<float> x) => G(x, null) + G(x, x); [Pure] static NDArray<float> G(NDArray<float> x, NDArray<float>? y) => y is { } z ? x * z : x;""",
            """
            v1: f32[*x] = mul x x
            v2: f32[*x] = add x v1
            return v2
            """
        },
        {
            "lambdas capture",
            """[Jit] public static NDArray<float> F(NDArray<float> x, float s) { System.Func<NDArray<float>, NDArray<float>> f = y => y * s; return f(f(x)); }""",
            """
            v2: f32[*x] = broadcast_in_dim[shape=[*x]; broadcastDimensions=()] s
            v3: f32[*x] = mul x v2
            v4: f32[*x] = broadcast_in_dim[shape=[*x]; broadcastDimensions=()] s
            v5: f32[*x] = mul v3 v4
            return v5
            """
        },
        {
            "indexing",
            """[Jit] public static NDArray<float> F([Shape("n 4")] NDArray<float> x) => x[.., 1] + x[.., ^1];""",
            """
            v1: f32[n,1] = slice[startIndices=[0,1]; limitIndices=[n,2]; strides=(1,1)] x
            v2: f32[n] = reshape[newSizes=[n]] v1
            v3: f32[n,1] = slice[startIndices=[0,3]; limitIndices=[n,4]; strides=(1,1)] x
            v4: f32[n] = reshape[newSizes=[n]] v3
            v5: f32[n] = add v2 v4
            return v5
            """
        },
        {
            "an update",
            """[Jit] public static NDArray<float> F([Shape("4")] NDArray<float> x) => x.At(1..3).Add(1f);""",
            """
            v1: f32[] = full[shape=[]; value=1.0; dtype=f32]
            v2: f32[2] = slice[startIndices=[1]; limitIndices=[3]; strides=(1)] x
            v3: f32[2] = broadcast_in_dim[shape=[2]; broadcastDimensions=()] v1
            v4: f32[2] = add v2 v3
            v5: i32[] = full[shape=[]; value=1; dtype=i32]
            v6: f32[4] = dynamic_update_slice x v4 v5
            return v6
            """
        },
        {
            "an update at places",
            """[Jit] public static NDArray<float> F([Shape("n 3")] NDArray<float> x, [Shape("k")] NDArray<int> i) => x.At(i).Multiply(2f, mode: "clip");""",
            """
            v2: f32[] = full[shape=[]; value=2.0; dtype=f32]
            v3: i32[k] = full[shape=[k]; value=0; dtype=i32]
            v4: i32[] = dim_as_value[size=[n]; dtype=i32]
            v5: i32[k] = broadcast_in_dim[shape=[k]; broadcastDimensions=()] v4
            v6: bool[k] = lt i v3
            v7: i32[k] = add i v5
            v8: i32[k] = select_n v6 i v7
            v9: f32[k,3] = broadcast_in_dim[shape=[k,3]; broadcastDimensions=()] v2
            v10: f32[n,3] = scatter_mul[axis=0; batchDims=0; mode="clip"] x v8 v9
            return v10
            """
        },
        {
            "gather",
            """[Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> i) => Take(x, i, mode: "clip");""",
            """
            v2: f32[n] = reshape[newSizes=[n]] x
            v3: f32[k] = gather[axis=0; batchDims=0; mode="clip"] v2 i
            return v3
            """
        },
        {
            "scalar arithmetic",
            """[Jit] public static float F(float a, int b) => MathF.Exp(a) * b + (float)(b / 2);""",
            """
            v2: f32[] = exp a
            v3: f32[] = convert_element_type[dtype=f32] b
            v4: f32[] = mul v2 v3
            v5: i32[] = full[shape=[]; value=2; dtype=i32]
            v6: i32[] = div b v5
            v7: f32[] = convert_element_type[dtype=f32] v6
            v8: f32[] = add v4 v7
            return v8
            """
        },
        {
            "conversions",
            """[Jit] public static NDArray<int> F(NDArray<float> x) => x.As<int>() + 1;""",
            """
            v1: i32[*x] = convert_element_type[dtype=i32] x
            v2: i32[] = full[shape=[]; value=1; dtype=i32]
            v3: i32[*x] = broadcast_in_dim[shape=[*x]; broadcastDimensions=()] v2
            v4: i32[*x] = add v1 v3
            return v4
            """
        },
        {
            "a gradient",
            """[Jit] public static NDArray<float> F(NDArray<float> x) => Grad(y => Sum(Sin(y)), x);""",
            """
            v1: f32[] = full[shape=[]; value=1.0; dtype=f32]
            v2: f32[*x] = cos x
            v3: f32[*x] = broadcast_in_dim[shape=[*x]; broadcastDimensions=()] v1
            v4: f32[*x] = mul v3 v2
            return v4
            """
        },
        {
            "a derivative of a derivative",
            """[Jit] public static NDArray<float> F([Shape("n")] NDArray<float> x) => Grad(y => Sum(Grad(z => Sum(z * z * z), y)), x);""",
            """
            v1: f32[] = full[shape=[]; value=1.0; dtype=f32]
            v2: f32[] = full[shape=[]; value=1.0; dtype=f32]
            v3: f32[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] v2
            v4: f32[n] = mul v3 x
            v5: f32[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] v1
            v6: f32[n] = mul v5 v4
            v7: f32[n] = mul v5 x
            v8: f32[n] = mul v5 v4
            v9: f32[n] = add v6 v8
            v10: f32[n] = mul v5 x
            v11: f32[n] = add v7 v10
            v12: f32[n] = mul v11 v3
            v13: f32[n] = add v9 v12
            v14: f32[n] = mul v5 v3
            v15: f32[n] = mul v14 x
            v16: f32[n] = add v13 v15
            v17: f32[n] = mul v14 x
            v18: f32[n] = add v16 v17
            return v18
            """
        },
        {
            "vmap with a shared argument",
            """[Jit] public static NDArray<float> F([Shape("n k")] NDArray<float> x, [Shape("k")] NDArray<float> w) => Vmap((a, b) => Sum(a * b), x, w, inAxes: (0, None));""",
            """
            v2: f32[n,k] = broadcast_in_dim[shape=[n,k]; broadcastDimensions=(1)] w
            v3: f32[n,k] = mul x v2
            v4: f32[n] = reduce_sum[axes=(1)] v3
            return v4
            """
        },
        {
            "random numbers",
            """[Jit] public static NDArray<uint> F(PrngKey key) => Rand.Bits(Rand.Split(key).First, 3);""",
            """
            v2: u32[] = full[shape=[]; value=0; dtype=u32]
            v3: u32[] = full[shape=[]; value=0; dtype=u32]
            v4: u32[], v5: u32[] = threefry2x32 key.Hi key.Lo v3 v2
            v6: u32[] = full[shape=[]; value=1; dtype=u32]
            v7: u32[] = full[shape=[]; value=0; dtype=u32]
            v8: u32[], v9: u32[] = threefry2x32 key.Hi key.Lo v7 v6
            v10: u32[3] = random_bits[shape=[3]] v4 v5
            return v10
            """
        },
        {
            "matmul",
            """[Jit] public static NDArray<float> F([Shape("b n k")] NDArray<float> x, [Shape("k m")] NDArray<float> y) => Matmul(x, y);""",
            """
            v2: f32[b,n,m] = dot_general[lhsContracting=(2); rhsContracting=(0); lhsBatch=(); rhsBatch=()] x y
            return v2
            """
        },
        {
            "an operator of a record",
            """[Jit] public static R F(R a, R b) => a + b; public record struct R(NDArray<float> X) { [Pure] public static R operator +(R a, R b) => new(a.X + b.X); }""",
            """
            v2: f32[*a.X] = add a.X b.X
            return v2
            """
        },
        {
            "a property of a record",
            """[Jit] public static NDArray<float> F(R r) => r.Twice; public record R(NDArray<float> X) { [Pure] public NDArray<float> Twice => X + X; }""",
            """
            v1: f32[*r.X] = add r.X r.X
            return v1
            """
        },
        {
            "generic helpers",
            """[Jit] public static NDArray<float> F(NDArray<float> x) => G(x); [Pure] static NDArray<T> G<T>(NDArray<T> x) where T : unmanaged => x + x;""",
            """
            v1: f32[*x] = add x x
            return v1
            """
        },
    };

    [Theory]
    [MemberData(nameof(Data))]
    public void IsTracedTo(string what, string source, string program)
    {
        string[] traced = TracedText(GeneratedProject.Of("public static partial class P { " + source + " }").Files);
        Assert.True(program.Trim() == string.Join("\n", traced), $"{what}:\n{string.Join("\n", traced)}");
    }

    // The program stands as a comment above its code.
    private static string[] TracedText(IReadOnlyDictionary<string, string> files) => files
        .Single(f => f.Key.StartsWith("P_F", StringComparison.Ordinal) && f.Key.EndsWith(".Jit.g.cs", StringComparison.Ordinal)).Value
        .Split('\n').Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("// jaxpr", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => l[2..].Trim()).Skip(1).SkipLast(1).ToArray();
}
