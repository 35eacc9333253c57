using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Ilgpu.Tests.Rules;

/// <summary>
/// What generated kernels say is what ILGPU compiles. The golden cases are read the same way when the runner has them in its mode
/// <c>contract</c>.
/// </summary>
public sealed partial class KernelSyntaxTests
{
    private static readonly string Programs = Path.Combine(AppContext.BaseDirectory, "Programs");

    /// <summary>A line in a kernel, and what is said of it.</summary>
    public static TheoryData<string, string> Refused => new()
    {
        { "if (given.N < 0) { throw new InvalidOperationException(); }", "throws" },
        { "given.Y[0] = given.N > 0 ? 1 : throw new InvalidOperationException();", "throws" },
        { "try { given.Y[0] = 1; } finally { given.Y[0] = 2; }", "catches exceptions" },
        { "try { given.Y[0] = 1; } catch { }", "catches exceptions" },
        { "using (Nothing) { }", "disposes of something" },
        { "lock (Shared) { }", "locks" },
        { "given.Y[0] = Counter;", "reads or writes a static field" },
        { "Counter = 1;", "reads or writes a static field" },
        { "given.Y[0] = Factor;", "reads or writes a static field" },
        { "given.Y[0] = \"text\".Length;", "has text" },
        { "given.Y[0] = $\"{given.N}\".Length;", "has text" },
        { "object o = new();", "uses an object" },
        { "object boxed = given.N;", "boxes a value" },
        { "IComparable boxed = given.N;", "boxes a value" },
        { "given.Y[0] = given.N.CompareTo((object)given.N);", "boxes a value" },
        { "given.Y[0] = Down(given.N);", "calls itself" },
        { "Func<float, float> f = x => x; given.Y[0] = f(1);", "calls a delegate" },
        { "given.Y[0] = Call(Twice);", "makes a delegate" },
        { "given.Y[0] = Local(1); static float Local(float x) => x;", "has a local function" },
        { "unsafe { delegate*<float, float> f = &Twice; given.Y[0] = f(1); }", "pointer" },
        { "given.Y[0] = new Derived().Size();", "which is found where it runs" },
        { "given.Y[0] = ((IShape)default(Square)).Size();", "boxes a value" },
        { "given.Y[0] = new float[3].Length;", "makes an array" },
        { "float[] a = [1, 2];", "uses an object" },
        { "foreach (float x in Numbers()) { given.Y[0] = x; }", "goes through a sequence" },
        { "Span<float> s = stackalloc float[3];", "has memory of its own" },
        { "Span<float> s = default;", "uses System.Span<float>" },
        { "unsafe { float* p = stackalloc float[3]; }", "has memory of its own, or a pointer" },
        { "unsafe { int n = 1; int* p = &n; }", "takes an address" },
        { "decimal d = given.N;", "uses decimal" },
        { "char c = (char)given.N;", "uses char" },
        { "System.Half h = default;", "uses System.Half" },
        { "Int128 n = given.N;", "uses System.Int128" },
        { "float? x = given.N;", "uses float?" },
        { "DateTime t = default;", "uses System.DateTime" },
        { "dynamic d = given.N; d++;", "decides where it runs what it calls" },
        { "given.Y[0] = (float)Math.Exp(given.N);", "calls Math.Exp, which devices have not" },
        { "Console.WriteLine();", "calls Console.WriteLine, which devices have not" },
        { "given.Y[0] = MathF.ScaleB(given.N, 2);", "calls MathF.ScaleB, which devices have not" },
        { "given.Y[0] = given.X[0] % given.X[1];", "has a remainder of floats" },
        { "float r = given.X[0]; r %= 2;", "has a remainder of floats" },
        { "given.Y[0] = 0.5f < given.X[0] ? 1 : 2;", "has a number before a variable in a test of floats" },
        { "if (given.X[0] < given.X[1]) { given.Y[0] = 1; }", "branches on a test of floats that is turned round" },
        { "given.Y[0] = checked(given.N + 1);", "checks for overflow" },
        { "given.Y[0] = checked((int)given.X[0]);", "checks for overflow" },
        { "given.Y[0] = typeof(float) == typeof(int) ? 1 : 2;", "asks for a type" },
        { "given.Y[0] = given.N is > 3 and < 5 ? 1 : 2;", "matches a pattern" },
        { "given.Y[0] = given.N switch { 1 => 2, _ => 3 };", "matches a pattern" },
        { "given.Y[0] = new Holder().Value;", "uses an object" },
        { "given.Y[0] = Indirect(given.X[0]);", "Indirect calls Math.Log, which devices have not" },
        { "var pair = (given.N, \"text\");", "has text" },
        { "var made = new { given.N };", "makes an object" },
    };

    /// <summary>What a kernel's declaration must not be.</summary>
    public static TheoryData<string, string> Declared => new()
    {
        { "public void K(Given given) { } public readonly DeviceKernel<Given> Kernel = new(new Kernels().K);", "is no static method" },
        { "public static void K(Flagged given) { } public static readonly DeviceKernel<Flagged> Kernel = new(K);", "is given bool" },
        { "public static void K(Named given) { } public static readonly DeviceKernel<Named> Kernel = new(K);", "is given string" },
        { "public static void K(Owned given) { } public static readonly DeviceKernel<Owned> Kernel = new(K);", "is given float[]" },
        { "private struct Own { } private static void K(Own given) { } private static readonly DeviceKernel<Own> Kernel = new(K);", "takes Kernels.Own" },
        { "public static async void K(Given given) { await System.Threading.Tasks.Task.Yield(); } public static readonly DeviceKernel<Given> Kernel = new(K);", "waits" },
        { "public static readonly DeviceKernel<Given> Kernel = new(given => { });", "is no static method" },
        { "public static void K<T>(Given given) { } public static readonly DeviceKernel<Given> Kernel = new(K<int>);", "has another signature" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_ILGPU_refuses_is_found(string line, string fault) =>
        Assert.Contains(Read($"public static void K(Given given) {{ {line} }} public static readonly DeviceKernel<Given> Kernel = new(K);").Faults, f => f.What.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Declared))]
    public void A_declaration_that_ILGPU_refuses_is_found(string members, string fault) =>
        Assert.Contains(Read(members).Faults, f => f.What.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void What_is_fine_is_left_alone()
    {
        KernelSyntax read = Read("""
            public static void K(Given given)
            {
                ArrayView<float> shared = SharedMemory.Allocate<float>(32);
                for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < given.N; at += (long)Grid.DimX * Group.DimX)
                {
                    float x = given.X[(int)at], y = DeviceMath.Exp(x);
                    (uint high, uint low) = Pair((uint)at);
                    if (!(x >= y) && high != low)
                    {
                        shared[Group.IdxX] = float.IsNaN(x) ? 0 : MathF.Sqrt(y) == 1 ? Limit : new Point(x).X;
                    }

                    Group.Barrier();
                    int n = given.N;
                    while (x > 0.5f && n-- > 0)
                    {
                        x -= GroupOps.Sum(shared[0]);
                    }

                    given.Y[(int)at] = (x < y ? x : y) + Twice(x) + (high ^ ~low);
                }
            }

            public static readonly DeviceKernel<Given> Kernel = new(K);
            """);
        Assert.Equal("", string.Join("\n", read.Faults));
        Assert.Equal(1, read.Kernels);
    }

    [Fact]
    public void Generated_kernels_obey()
    {
        List<(string, string)> files = [.. Directory.GetFiles(Programs, "*.cs", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(Programs, f), File.ReadAllText(f)))];
        (Compilation compilation, IReadOnlyList<SyntaxTree> kernels) = KernelProject.Generated(files);
        Assert.All(kernels, file => Assert.DoesNotContain(compilation.GetSemanticModel(file).GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error));

        KernelSyntax read = KernelSyntax.Read(compilation, kernels);

        Assert.Equal("", string.Join("\n", read.Faults));
        Assert.Equal(kernels.Sum(t => KernelDeclaration().Count(t.ToString())), read.Kernels);
        Assert.True(read.Kernels > 100, $"only {read.Kernels} kernels in {kernels.Count} files");
    }

    private static KernelSyntax Read(string members)
    {
        Compilation compilation = KernelProject.Create([("Kernels.cs", $$"""
            #pragma warning disable
            using ILGPU;
            using Pure.Jit.Ilgpu.CompilerServices;
            public interface IShape { float Size(); }
            public struct Square : IShape { public float Size() => 1; }
            public abstract class Shape2 { public virtual float Size() => 1; }
            public class Derived : Shape2 { public override float Size() => 2; }
            public class Holder { public float Value; }
            public readonly struct Point(float x) { public readonly float X = x; }
            public struct Given { public ArrayView<float> X; public ArrayView<float> Y; public int N; }
            public struct Flagged { public bool Flag; }
            public struct Named { public string Name; }
            public struct Owned { public float[] Own; }
            public class Kernels
            {
                public const float Limit = 3;
                private static readonly float Factor = 2;
                private static readonly object Shared = new();
                private static float Counter;
                private static IDisposable? Nothing => null;
                private static float Twice(float x) => x + x;
                private static float Call(Func<float, float> f) => f(1);
                private static int Down(int n) => n > 0 ? Down(n - 1) + 1 : 0;
                private static float Indirect(float x) => (float)Math.Log(x);
                private static IEnumerable<float> Numbers() => [];
                private static (uint High, uint Low) Pair(uint x) => (x >> 16, x & 0xffff);
                {{members}}
            }
            """)]);
        Assert.Equal("", string.Join("\n", compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)));
        return KernelSyntax.Read(compilation, compilation.SyntaxTrees);
    }

    [GeneratedRegex(@"DeviceKernel<K\d+_Arguments> K\d+_Kernel")]
    private static partial Regex KernelDeclaration();
}
