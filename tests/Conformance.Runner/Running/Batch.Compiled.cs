using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Conformance.Golden;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tracing;
using Pure.Jit.Ilgpu;
using Pure.Jit.Ilgpu.Tests.Rules;

namespace Pure.Jit.Conformance.Running;

// From programs to results.
public sealed partial class Batch
{
    private static readonly Lazy<IlgpuDevice> Device = new(() => IlgpuDevice.Open());

    private void Interpret()
    {
        Front front = new(Compilations.Create(this.programs.Select(Compilations.Tree)));
        foreach (CaseProgram program in this.programs)
        {
            foreach (CaseMethod method in program.Methods)
            {
                (RootTrace? trace, string reason) = front.Trace(program.ClassName, method.Name);
                this.Check(program, method, trace is null ? null : run => Interpreter.Run(trace.Program, run.Arguments.Select(Tensors.Of).ToList()).Select(Tensors.Result).ToList(), reason);
            }
        }
    }

    private void Compile(List<CaseProgram> wanted)
    {
        while (wanted.Count > 0)
        {
            CSharpCompilation compilation = Compilations.Create(wanted.Select(Compilations.Tree), this.mode == RunMode.Contract);
            (Compilation output, GeneratorDriverRunResult result) = Compilations.Generate(compilation, this.IsEager);
            if (result.Results[0].Exception is { } exception)
            {
                this.Halve(wanted, $"the generator threw {Describe(exception)}");
                return;
            }

            if (this.mode == RunMode.Contract)
            {
                HashSet<CaseProgram> refused = this.ReadKernels(wanted, output, result.GeneratedTrees);
                wanted = wanted.Where(p => !refused.Contains(p)).ToList();
            }

            using MemoryStream stream = new();
            Microsoft.CodeAnalysis.Emit.EmitResult emitted = output.Emit(stream);
            if (emitted.Success)
            {
                this.Execute(wanted, compilation, Assembly.Load(stream.ToArray()), result.GeneratedTrees.Select(t => Path.GetFileName(t.FilePath)).ToHashSet());
                return;
            }

            HashSet<CaseProgram> bad = this.Blame(wanted, emitted.Diagnostics, "generated code");
            if (bad.Count == 0)
            {
                this.Halve(wanted, $"generated code: {emitted.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error)}");
                return;
            }

            wanted = wanted.Where(p => !bad.Contains(p)).ToList();
        }
    }

    // A kernel that ILGPU would refuse is a fault of its case, whatever it computes here.
    private HashSet<CaseProgram> ReadKernels(IReadOnlyList<CaseProgram> among, Compilation compilation, IEnumerable<SyntaxTree> files)
    {
        HashSet<CaseProgram> refused = new(ReferenceEqualityComparer.Instance);
        Dictionary<string, CaseProgram> byName = among.ToDictionary(p => p.ClassName, StringComparer.Ordinal);
        foreach ((string file, string what) in KernelSyntax.Read(compilation, files.Where(f => f.FilePath.EndsWith(".Device.g.cs", StringComparison.Ordinal))).Faults)
        {
            CaseProgram program = byName[ClassName().Match(file).Value];
            this.Fail(program, $"kernels: {what}");
            refused.Add(program);
        }

        return refused;
    }

    // What cannot be laid at one case's door is looked for in halves.
    private void Halve(List<CaseProgram> programs, string fault)
    {
        if (programs.Count == 1)
        {
            this.Fail(programs[0], fault);
            return;
        }

        this.Compile(programs[..(programs.Count / 2)]);
        this.Compile(programs[(programs.Count / 2)..]);
    }

    /// <summary>Fails the programs whose files have errors, and returns them.</summary>
    private HashSet<CaseProgram> Blame(IReadOnlyList<CaseProgram> among, IEnumerable<Diagnostic> diagnostics, string where)
    {
        HashSet<CaseProgram> bad = new(ReferenceEqualityComparer.Instance);
        Dictionary<string, CaseProgram> byName = among.ToDictionary(p => p.ClassName, StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            Match match = ClassName().Match(diagnostic.Location.SourceTree?.FilePath ?? "");
            if (match.Success && byName.TryGetValue(match.Value, out CaseProgram? program))
            {
                string line = diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
                this.Fail(program, $"{where}: {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}  in  {line}");
                bad.Add(program);
            }
        }

        return bad;
    }

    private void Execute(List<CaseProgram> wanted, CSharpCompilation compilation, Assembly assembly, HashSet<string> files)
    {
        Lazy<Front> front = new(() => new Front(compilation));
        foreach (CaseProgram program in wanted)
        {
            Type type = assembly.GetType(program.ClassName)!;
            foreach (CaseMethod method in program.Methods)
            {
                bool isReady = this.IsEager || files.Contains($"{program.ClassName}_{method.Name}.Jit.g.cs");
                string reason = isReady ? "" : front.Value.Trace(program.ClassName, method.Name).Reason;
                this.Check(program, method, !isReady ? null : run =>
                {
                    object[] arguments = run.Arguments.Select(a => (object)this.Place(a.ToNDArray())).ToArray();
                    object[] results = (object[])type.GetMethod("Call" + method.Name)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
                    return results.Select(r => GoldenResult.Of(r is INDArray array ? array.ToHost() : r)).ToList();
                }, reason);
            }
        }
    }

    private INDArray Place(INDArray array) => this.mode == RunMode.Contract ? array.To(Device.Value) : array;

    [GeneratedRegex(@"Case_\d+")]
    private static partial Regex ClassName();
}
