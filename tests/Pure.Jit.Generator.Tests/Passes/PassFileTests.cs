using System.Runtime.CompilerServices;
using System.Text;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Tests.Ir;

namespace Pure.Jit.Generator.Tests.Passes;

/// <summary>
/// Runs the cases of <c>Files/*.jaxpr</c>: a header <c>// pass: name</c>, comments, a program, <c>// =&gt;</c> and the program
/// that the pass (and then dead_code) makes of it. PUREJIT_UPDATE=1 rewrites what follows the arrows.
/// </summary>
public sealed class PassFileTests
{
    private const string Header = "// pass: ", Arrow = "// =>";

    public static TheoryData<string> Files() => new(Directory.GetFiles(Folder(), "*.jaxpr").Select(Path.GetFileName).Order()!);

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryCaseGivesItsProgram(string file)
    {
        string path = Path.Combine(Folder(), file);
        string text = File.ReadAllText(path);
        StringBuilder actual = new();
        foreach (string part in text.Split(Header).Skip(1))
        {
            string[] lines = part.Split('\n');
            string[] comments = lines.Skip(1).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).ToArray();
            string input = string.Join('\n', lines.Skip(1 + comments.Length).TakeWhile(l => l != Arrow)).Trim();
            Pass pass = Pipeline.Passes.First(p => p.Name == lines[0]);
            Jaxpr program = Programs.Parse(input);
            Jaxpr result = Verifier.Verify(DeadCode.Run(pass.Run(program)), pass.Name);
            AssertSameMeaning(program, result, tolerance: pass == ConstantFold.Pass ? 1e-7 : 0);
            actual.Append(actual.Length > 0 ? "\n" : "").Append(Header).Append(lines[0]).Append('\n');
            actual.Append(string.Concat(comments.Select(c => c + "\n")));
            actual.Append(input).Append('\n').Append(Arrow).Append('\n').Append(result).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            File.WriteAllText(path, actual.ToString());
        }

        Assert.Equal(text, actual.ToString());
    }

    // Also at the numbers where identities break: signed zeros, infinities and NaN. The interpreter does not round to f32, folding does.
    private static void AssertSameMeaning(Jaxpr program, Jaxpr result, double tolerance)
    {
        double[] special = [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1.5, -2.25];
        for (int seed = 0; seed < 8; seed++)
        {
            Random random = new(seed);
            List<Tensor> arguments = program.Parameters.Select(p => Tensors.Random(random, p.Type)).ToList();
            if (seed > 3)
            {
                arguments = arguments.Select(a => a.Numbers is null ? a : a.Map((_, _) => special[random.Next(special.Length)])).ToList();
            }

            IReadOnlyList<Tensor> expected = Interpreter.Run(program, arguments, _ => 3);
            IReadOnlyList<Tensor> actual = Interpreter.Run(result, arguments, _ => 3);
            for (int i = 0; i < expected.Count; i++)
            {
                if (tolerance == 0)
                {
                    Tensors.AssertSame(expected[i], actual[i], Printer.Print(result));
                }
                else
                {
                    Tensors.AssertClose(expected[i], actual[i], tolerance, absolute: 0, Printer.Print(result));
                }
            }
        }
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Files");
}
