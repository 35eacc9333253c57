using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Conformance.Golden;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Conformance.Running;

/// <summary>How cases run.</summary>
public enum RunMode
{
    /// <summary>Through calls that the generator redirects to compiled code.</summary>
    Compiled,

    /// <summary>Plain bodies; transformations op by op.</summary>
    Eager,

    /// <summary>The traced program in double precision.</summary>
    Interpreter,
}

/// <summary>What became of a case; <see cref="Fault"/> is null when it passed.</summary>
public sealed record Outcome(GoldenCase Case, string? Fault);

/// <summary>Many cases in one compilation. A case that does not compile fails by itself.</summary>
public sealed partial class Batch
{
    private readonly RunMode mode;
    private readonly bool isSymbolic;
    private readonly Dictionary<string, string> faults = new(StringComparer.Ordinal);
    private List<CaseProgram> programs = [];

    private Batch(RunMode mode, bool isSymbolic)
    {
        this.mode = mode;
        this.isSymbolic = isSymbolic;
    }

    public static IReadOnlyList<Outcome> Run(IReadOnlyList<GoldenCase> cases, RunMode mode, bool isSymbolic)
    {
        Batch batch = new(mode, isSymbolic);
        batch.WriteAll(cases);
        batch.DropFaulty();
        if (mode == RunMode.Interpreter)
        {
            batch.Interpret();
        }
        else
        {
            batch.Compile();
        }

        return cases.Select(c => new Outcome(c, batch.faults.GetValueOrDefault(c.Id))).ToList();
    }

    /// <summary>The C# of a case, for people.</summary>
    public static string Source(GoldenCase @case) => CaseProgram.Write(@case, "Case_0", false, []).Text;

    private bool IsEager => this.mode == RunMode.Eager;

    private void WriteAll(IReadOnlyList<GoldenCase> cases)
    {
        for (int i = 0; i < cases.Count; i++)
        {
            try
            {
                this.programs.Add(CaseProgram.Write(cases[i], $"Case_{i}", this.isSymbolic, null));
            }
            catch (NotServedException e)
            {
                this.faults[cases[i].Id] = e.Message;
            }
        }

        if (!this.isSymbolic)
        {
            return;
        }

        // The sizes of cotangents follow from the function's results.
        this.DropFaulty();
        Front front = new(Compilations.Create(this.programs.Select(Compilations.Tree)));
        List<CaseProgram> complete = [];
        foreach (CaseProgram program in this.programs)
        {
            (RootTrace? trace, string reason) = front.Trace(program.ClassName, "F");
            if (trace is null)
            {
                this.faults[program.Case.Id] = $"F: {FirstLine(reason)}";
                continue;
            }

            string?[] shapes = trace.Program.Results.Where(r => r.Type.DType.IsFloating()).Select(r => Annotation(r.Type)).ToArray();
            complete.Add(CaseProgram.Write(program.Case, program.ClassName, true, shapes));
        }

        this.programs = complete;
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

    // Cases whose C# the compiler refuses.
    private void DropFaulty()
    {
        CSharpCompilation compilation = Compilations.Create(this.programs.Select(Compilations.Tree));
        this.Drop(compilation.GetDiagnostics(), "C#");
    }

    private bool Drop(IEnumerable<Diagnostic> diagnostics, string where)
    {
        bool isDropped = false;
        foreach (Diagnostic diagnostic in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            Match match = ClassName().Match(diagnostic.Location.SourceTree?.FilePath ?? "");
            CaseProgram? program = match.Success ? this.programs.Find(p => p.ClassName == match.Value) : null;
            if (program is not null)
            {
                string line = diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
                this.Fail(program, $"{where}: {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}  in  {line}");
                isDropped = true;
            }
        }

        return isDropped;
    }

    private void Fail(CaseProgram program, string fault)
    {
        this.faults.TryAdd(program.Case.Id, fault);
        this.programs.RemoveAll(p => p == program);
    }

    private void Interpret()
    {
        Front front = new(Compilations.Create(this.programs.Select(Compilations.Tree)));
        foreach (CaseProgram program in this.programs)
        {
            foreach (CaseMethod method in program.Methods)
            {
                (RootTrace? trace, string reason) = front.Trace(program.ClassName, method.Name);
                this.Check(program, method, trace is null ? null : () => Interpreter.Run(trace.Program, method.Arguments.Select(Tensors.Of).ToList()).Select(Tensors.Result).ToList(), reason);
            }
        }
    }

    private void Compile()
    {
        while (this.programs.Count > 0)
        {
            CSharpCompilation compilation = Compilations.Create(this.programs.Select(Compilations.Tree));
            (Compilation output, GeneratorDriverRunResult result) = Compilations.Generate(compilation, this.IsEager);
            if (result.Results[0].Exception is { } exception)
            {
                this.DropCrashing(compilation, exception);
                continue;
            }

            using MemoryStream stream = new();
            Microsoft.CodeAnalysis.Emit.EmitResult emitted = output.Emit(stream);
            if (emitted.Success)
            {
                HashSet<string> files = result.GeneratedTrees.Select(t => Path.GetFileName(t.FilePath)).ToHashSet();
                this.Execute(compilation, Assembly.Load(stream.ToArray()), files);
                return;
            }

            if (!this.Drop(emitted.Diagnostics, "generated code"))
            {
                throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
            }
        }
    }

    private void DropCrashing(CSharpCompilation compilation, Exception exception)
    {
        Front front = new(compilation);
        bool isFound = false;
        foreach (CaseProgram program in this.programs.ToList())
        {
            if (program.Methods.Select(m => front.Crash(program.ClassName, m.Name, this.IsEager)).FirstOrDefault(c => c is not null) is { } crash)
            {
                this.Fail(program, crash);
                isFound = true;
            }
        }

        if (!isFound)
        {
            throw new InvalidOperationException($"the generator threw {exception}", exception);
        }
    }

    private void Execute(CSharpCompilation compilation, Assembly assembly, HashSet<string> files)
    {
        Lazy<Front> front = new(() => new Front(compilation));
        foreach (CaseProgram program in this.programs)
        {
            Type type = assembly.GetType(program.ClassName)!;
            foreach (CaseMethod method in program.Methods)
            {
                bool isReady = this.IsEager || files.Contains($"{program.ClassName}_{method.Name}.Jit.g.cs");
                string reason = isReady ? "" : front.Value.Trace(program.ClassName, method.Name).Reason;
                this.Check(program, method, !isReady ? null : () =>
                {
                    object[] arguments = method.Arguments.Select(a => (object)a.ToNDArray()).ToArray();
                    object[] results = (object[])type.GetMethod("Call" + method.Name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
                    return results.Select(GoldenResult.Of).ToList();
                }, reason);
            }
        }
    }

    private void Check(CaseProgram program, CaseMethod method, Func<IReadOnlyList<GoldenResult>>? run, string reason)
    {
        string? fault = $"refused: {FirstLine(reason)}";
        if (run is not null)
        {
            try
            {
                fault = Comparison.Difference(method.Answer, program.Case.Tolerance, run());
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                string? where = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Pure.Jit", StringComparison.Ordinal))?.Trim();
                fault = $"threw {e.GetType().Name}: {FirstLine(e.Message)} {where}";
            }
        }

        if (fault is not null)
        {
            this.faults.TryAdd(program.Case.Id, $"{method.Answer.Quantity}: {fault}");
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    [GeneratedRegex(@"Case_\d+")]
    private static partial Regex ClassName();
}
