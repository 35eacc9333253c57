using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Docs;

/// <summary>
/// Every example of the runtime's documentation comments runs and gives what stands beside it: <c>var y = F(x);   // [1, 2]</c>, or
/// <c>var (q, r) = F(x);   // q: [1]; r: [2]</c>; numbers to as many digits as are written. The functions that are written over the
/// primitives have one.
/// </summary>
public sealed partial class DocCommentExampleTests
{
    private static readonly XDocument Comments = XDocument.Load(Path.ChangeExtension(typeof(Nd).Assembly.Location, ".xml"));

    private static readonly (string Member, string Code)[] Examples =
        [.. Comments.Descendants("code").Where(c => c.Parent!.Name == "example").Select(c => (c.Ancestors("member").Single().Attribute("name")!.Value, c.Value))];

    [Fact]
    public void ExamplesGiveWhatTheyState()
    {
        List<(string Member, string Stated, Func<object> Value)> checks = Load();
        List<string> faults = [];
        foreach ((string member, string stated, Func<object> value) in checks)
        {
            try
            {
                string given = Show(value());
                if (!Agrees(stated, given))
                {
                    faults.Add($"{member}: {given}, stated is {stated}");
                }
            }
            catch (Exception exception)
            {
                faults.Add($"{member}: {exception.GetType().Name}: {exception.Message}");
            }
        }

        Assert.Equal("", string.Join("\n", faults));
        Assert.Equal("", string.Join("\n", Examples.Select(e => e.Member).Except(checks.Select(c => c.Member))));
    }

    [Theory]
    [InlineData("Pure.Jit.Nn.")]
    [InlineData("Pure.Jit.Special.")]
    [InlineData("Pure.Jit.Linalg.")]
    [InlineData("Pure.Jit.Fourier.")]
    [InlineData("Pure.Jit.Image.")]
    [InlineData("Pure.Jit.Stats.")]
    public void FunctionsHaveAnExample(string prefix)
    {
        // One of the overloads is enough.
        HashSet<string> with = [.. Examples.Select(e => Bare(e.Member))];
        Assert.Equal("", string.Join("\n", Comments.Descendants("member").Select(m => m.Attribute("name")!.Value)
            .Where(m => m.StartsWith("M:" + prefix, StringComparison.Ordinal)).Select(Bare).Distinct().Where(m => !with.Contains(m))));
    }

    private static string Bare(string member) => member.Split('(')[0].Split('`')[0];

    private static List<(string Member, string Stated, Func<object> Value)> Load()
    {
        StringBuilder text = new("#pragma warning disable\nusing System;\nusing System.Collections.Generic;\nusing Pure.Jit;\npublic static class Examples\n{\n");
        List<(string Member, string Stated, int Example, int Place)> stated = [];
        for (int i = 0; i < Examples.Length; i++)
        {
            (string member, string code) = Examples[i];
            List<string> names = [];
            foreach (Match line in Line().Matches(code))
            {
                string[] parts = line.Groups["stated"].Value.Trim().Split("; ");
                string[] declared = line.Groups["name"].Success ? [line.Groups["name"].Value] : [.. parts.Select(p => p.Split(':')[0])];
                for (int k = 0; k < parts.Length; k++)
                {
                    stated.Add((member, line.Groups["name"].Success ? parts[k] : parts[k][(parts[k].IndexOf(':') + 2)..], i, names.Count));
                    names.Add(declared[k]);
                }
            }

            text.Append($"    public static object[] Example{i}()\n    {{\n{code}\n        return new object[] {{ {string.Join(", ", names)} }};\n    }}\n");
        }

        Type examples = Compile(text.Append("}\n").ToString()).GetType("Examples")!;
        return [.. stated.Select(s => (s.Member, s.Stated, (Func<object>)(() =>
            ((object[])examples.GetMethod($"Example{s.Example}")!.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture)!)[s.Place])))];
    }

    private static System.Reflection.Assembly Compile(string text)
    {
        CSharpCompilation compilation = GeneratedProject.Compilation([text]);
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(stream);
        string[] lines = text.Split('\n');
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{d.GetMessage(CultureInfo.InvariantCulture)}: {lines[d.Location.GetLineSpan().StartLinePosition.Line]}")));
        stream.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(stream);
    }

    /// <summary>Nested lists, full digits.</summary>
    private static string Show(object value)
    {
        if (value is not INDArray)
        {
            return Number(value);
        }

        object[] items = ((Array)value.GetType().GetMethod("ToArray")!.Invoke(value, [])!).Cast<object>().ToArray();
        Shape shape = (Shape)value.GetType().GetProperty("Shape")!.GetValue(value)!;
        int next = 0;
        return Nested(0);

        string Nested(int axis) =>
            axis == shape.Rank ? Number(items[next++]) : "[" + string.Join(", ", Enumerable.Range(0, shape[axis]).Select(_ => Nested(axis + 1))) + "]";
    }

    private static string Number(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        float x => ((double)x).ToString("R", CultureInfo.InvariantCulture).Replace("Infinity", "∞", StringComparison.Ordinal),
        double x => x.ToString("R", CultureInfo.InvariantCulture).Replace("Infinity", "∞", StringComparison.Ordinal),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The same brackets, and each number within one unit of the last digit that is stated.</summary>
    private static bool Agrees(string stated, string given)
    {
        string[] left = Token().Matches(stated).Select(m => m.Value).ToArray(), right = Token().Matches(given).Select(m => m.Value).ToArray();
        return left.Length == right.Length && left.Zip(right).All(p => p.First == p.Second || IsNear(p.First, p.Second));
    }

    private static bool IsNear(string stated, string given)
    {
        if (!double.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) || !double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out double y))
        {
            return false;
        }

        string[] parts = stated.Split('e');
        int decimals = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        double unit = decimals == 0 ? 1e-6 * Math.Max(Math.Abs(x), 1) : Math.Pow(10, (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - decimals);
        return Math.Abs(x - y) <= unit;
    }

    [GeneratedRegex(@"^\s*(?:var|[\w<>\[\]]+)\s+(?:(?<name>\w+)|\([^)]*\))\s*=.*;\s*//\s*(?<stated>.+)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\[|\]|[^\s,\[\]]+")]
    private static partial Regex Token();
}
