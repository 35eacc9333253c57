using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Support;

namespace Pure.Jit.Generator.Tests.Emit;

/// <summary>Generated text, in review as any other code. PUREJIT_UPDATE=1 rewrites the files.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Names => [.. Snapshots().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GeneratedCodeIsAsReviewed(string name)
    {
        string actual = WithoutNarrow(CompiledPrograms.Text([Snapshots().Single(s => s.Name == name).Program]));
        string path = Path.Combine(Folder(), name + ".verified.cs");
        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, actual);
            return;
        }

        string expected = File.Exists(path) ? File.ReadAllText(path).Replace("\r", "") : "";
        if (expected != actual)
        {
            DiffPaneModel diff = new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(expected, actual);
            IEnumerable<string> lines = diff.Lines.Where(l => l.Type != ChangeType.Unchanged).Take(40).Select(l => $"{(l.Type == ChangeType.Inserted ? "+" : "-")} {l.Text}");
            Assert.Fail($"{name}.verified.cs differs (PUREJIT_UPDATE=1 rewrites it):\n{string.Join("\n", lines)}");
        }
    }

    // The methods of 256 and 128 bits come from the same template as those of 512.
    private static string WithoutNarrow(string text) => Regex.Replace(
        text, @"\n    \[SkipLocalsInit\]\n    \[MethodImpl\([^\n]*\n    private static unsafe void \w+_V(256|128)\(.*?\n    \}\n", "", RegexOptions.Singleline);

    private static IEnumerable<(string Name, Jaxpr Program)> Snapshots() =>
    [
        .. FusedPrograms.All,
        ("ColumnSums", Programs.Parse("""
            jaxpr(x: f32[n,m], y: f32[n,m]) {
              z: f32[n,m] = mul x y
              s: f32[m] = reduce_sum[axes=(0)] z
              return s
            }
            """)),
        ("Concatenated", Programs.Parse("""
            jaxpr(x: f32[n], y: f32[m]) {
              e: f32[n] = exp x
              z: f32[n+m] = concatenate[dimension=0] e y
              return z
            }
            """)),
        ("MixedTypes", Programs.Parse("""
            jaxpr(x: f32[n], k: i32[n], s: f64[]) {
              f: f64[n] = convert_element_type[dtype=f64] x
              g: f64[n] = convert_element_type[dtype=f64] k
              w: f64[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] s
              a: f64[n] = mul f g
              b: f64[n] = add a w
              return b
            }
            """)),
        ("Sorted", Programs.Parse("""
            jaxpr(x: f32[n,m]) {
              y: f32[n,m] = sort[dimension=1] x
              t: f32[m,n] = transpose[permutation=(1,0)] y
              z: f32[m,n] = neg t
              return z
            }
            """)),
    ];

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
}
