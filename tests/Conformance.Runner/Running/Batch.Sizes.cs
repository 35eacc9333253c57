using Pure.Jit.Conformance.Golden;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Conformance.Running;

// Names for as many sizes of a case as its function leaves open: reshape(x, (4, 6)) fixes them.
public sealed partial class Batch
{
    private void NameSizes()
    {
        Dictionary<CaseProgram, string> refused = new(ReferenceEqualityComparer.Instance);
        List<CaseProgram> named = [];
        this.Name(this.programs.Select(p => (p, NamedSizes.All)), named, refused);

        // What is refused with numbers as well is not refused for its names.
        Dictionary<CaseProgram, string> always = new(ReferenceEqualityComparer.Instance);
        this.Name(refused.Keys.Select(p => (p, NamedSizes.None)).ToList(), [], always);
        foreach ((CaseProgram program, string reason) in always)
        {
            this.Fail(program, $"refused: {reason}");
            refused.Remove(program);
        }

        // Where names for all are refused, sizes get theirs one after the other.
        Dictionary<CaseProgram, (CaseProgram? Written, NamedSizes Sizes)> best = new(ReferenceEqualityComparer.Instance);
        foreach (CaseProgram program in refused.Keys)
        {
            best[program] = (null, NamedSizes.None);
            this.numbers[program.Case] = refused[program];
        }

        for (int i = 0; refused.Keys.Any(p => Sizes(p.Case).Count > i); i++)
        {
            foreach (CaseProgram program in refused.Keys.Where(p => Sizes(p.Case).Count > i).ToList())
            {
                NamedSizes more = new(false, [.. best[program].Sizes.Sizes, Sizes(program.Case)[i]]);
                List<CaseProgram> written = [];
                this.Name([(program, more)], written, new(ReferenceEqualityComparer.Instance));
                if (written.Count == 1)
                {
                    best[program] = (written[0], more);
                }
            }
        }

        this.programs = [.. named, .. best.Values.Select(b => b.Written).OfType<CaseProgram>()];
    }

    /// <summary>Whether a case has sizes that can get names.</summary>
    public static bool HasSizes(TestCase @case) => Sizes(@case).Count > 0;

    private static List<int> Sizes(TestCase @case) => @case is GoldenCase golden ? golden.Inputs.SelectMany(i => i.Shape).Where(s => s != 1).Distinct().ToList() : [];

    // Programs whose function and derivatives trace with these names, complete; the others with their reasons.
    private void Name(IEnumerable<(CaseProgram Program, NamedSizes Sizes)> wanted, List<CaseProgram> named, Dictionary<CaseProgram, string> refused)
    {
        List<(CaseProgram Program, NamedSizes Sizes, CaseProgram Function)> functions = wanted
            .Select(w => (w.Program, w.Sizes, Function: w.Program.Case.Write(w.Program.ClassName, w.Sizes, null))).ToList();
        Front front = new(Compilations.Create(functions.Select(f => Compilations.Tree(f.Function))));
        List<(CaseProgram Program, CaseProgram Complete)> complete = [];
        foreach ((CaseProgram program, NamedSizes sizes, CaseProgram function) in functions)
        {
            (RootTrace? trace, string reason) = front.Trace(program.ClassName, "F");
            if (trace is null)
            {
                refused[program] = $"F: {FirstLine(reason)}";
                continue;
            }

            // The sizes of cotangents follow from the function's results.
            string?[] shapes = !sizes.Any ? [] : trace.Program.Results.Where(r => r.Type.DType.IsFloating()).Select(r => Annotation(r.Type)).ToArray();
            complete.Add((program, program.Case.Write(program.ClassName, sizes, shapes)));
        }

        front = new(Compilations.Create(complete.Select(c => Compilations.Tree(c.Complete))));
        foreach ((CaseProgram program, CaseProgram text) in complete)
        {
            string? reason = text.Methods.Where(m => m.Name != "F").Select(m => front.Trace(program.ClassName, m.Name) is { Trace: null } t ? $"{m.Name}: {FirstLine(t.Reason)}" : null)
                .FirstOrDefault(r => r is not null);
            if (reason is null)
            {
                named.Add(text);
            }
            else
            {
                refused[program] = reason;
            }
        }
    }

    // Sizes that [Shape] has no words for are left to inference.
    private static string? Annotation(ArrayType type)
    {
        string text = string.Join(' ', type.Shape.Select(d => d.ToString()));
        try
        {
            ShapeAnnotation.Parse(text, "r");
            return text;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
