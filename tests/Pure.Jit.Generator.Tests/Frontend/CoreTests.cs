using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Core as text, and the core of the whole prelude as it travels in the runtime's assembly.</summary>
public class CoreTests
{
    private static readonly Lazy<(CSharpCompilation Compilation, LibraryCores Libraries)> Empty = new(() =>
    {
        CSharpCompilation compilation = GeneratedProject.Compilation([""]);
        return (compilation, LibraryCores.Of(compilation, default));
    });

    private static IEnumerable<PureCoreAttribute> Prelude =>
        typeof(NDArray).Assembly.GetCustomAttributes(typeof(PureCoreAttribute), false).Cast<PureCoreAttribute>();

    [Fact]
    public void IsReadBackAsItWasWritten()
    {
        foreach (PureCoreAttribute core in Prelude.Where(c => !c.Id.StartsWith(RecordText.Prefix, StringComparison.Ordinal) && !c.Id.StartsWith(RecordFacts.Prefix, StringComparison.Ordinal)))
        {
            Assert.Equal(core.Hash, CoreText.Hash(core.Text));
            Assert.Equal(core.Text, CoreText.Write(CoreText.Read(core.Text)));
            Assert.Equal(core.Id, CoreText.Read(core.Text).Id);
        }
    }

    [Fact]
    public void DamagedTextIsAFormatException()
    {
        string text = Prelude.First(c => c.Id.Contains("Softmax", StringComparison.Ordinal)).Text;
        for (int length = 0; length < text.Length; length += 7)
        {
            Assert.Throws<FormatException>(() => CoreText.Read(text[..length]));
        }

        Assert.Throws<FormatException>(() => CoreText.Read(new string('(', CoreText.MaxLength + 1)));
        Assert.Throws<FormatException>(() => CoreText.Read(string.Concat(Enumerable.Repeat("(1 'x'[]", 100_000))));
    }

    [Fact]
    public void TheWholePreludeHasCore()
    {
        HashSet<string> found = [.. Prelude.Select(c => c.Id)];
        List<string> missing = [];
        foreach (IMethodSymbol method in Methods().Where(m => Symbols.Has(m, "PureAttribute")))
        {
            if (!found.Contains(Symbols.Id(method)))
            {
                missing.Add(Symbols.Id(method));
            }
        }

        Assert.True(missing.Count == 0, string.Join("\n", missing));
        Assert.True(found.Count > 150, $"{found.Count} cores");
    }

    /// <summary>Every function of the prelude whose parameters are arrays, traced for float on arrays of shape (n, 4).</summary>
    [Fact]
    public void ThePreludeTraces()
    {
        List<string> failed = [];
        int traced = 0;
        foreach (IMethodSymbol method in Methods().Where(m => Symbols.Has(m, "PureAttribute") && m.IsStatic && m.ContainingType.Name is "Nd" or "Nn" or "Special" or "Ops"))
        {
            foreach (DType dtype in (DType[])[DType.F32, DType.I32, DType.Bool])
            {
                if (!method.IsGenericMethod && dtype != DType.F32)
                {
                    continue;
                }

                switch (Trace(method, dtype))
                {
                    case null:
                        break;
                    case "":
                        traced++;
                        break;
                    case { } fault when dtype == DType.F32 && !Refuses(fault) && !FailsForFloats.Contains(method.Name):
                        failed.Add($"{method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}: {fault}");
                        break;
                }
            }
        }

        Assert.True(failed.Count == 0, $"{traced} traced, but\n" + string.Join("\n", failed));
        Assert.True(traced > 400, $"{traced} traced");
    }

    // What a function says about arguments that it does not take, such as a rank or a dtype, is its own affair.
    private static bool Refuses(string fault) =>
        fault.StartsWith(nameof(TraceFault.Thrown), StringComparison.Ordinal) || fault.StartsWith(nameof(TraceFault.ShapeMismatch), StringComparison.Ordinal);

    // They need sizes or counts that are numbers.
    private static readonly HashSet<string> FailsForFloats = ["Squeeze", "Linspace", "Compress", "Vander"];

    // "" when it traced, null when the method is not of this kind, else what is wrong.
    private static string? Trace(IMethodSymbol method, DType dtype)
    {
        List<CoreParameter> parameters = [];
        List<Term> arguments = [];
        Dictionary<string, TypeRef> closed = method.TypeParameters.ToDictionary(t => t.Name, _ => TypeRef.Of(dtype));
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.IsOptional)
            {
                arguments.Add(new Term(
                    parameter.ExplicitDefaultValue is null ? TermKind.Default : TermKind.Literal,
                    parameter.ExplicitDefaultValue switch { bool b => b ? "true" : "false", IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture), { } o => o.ToString()!, null => "" },
                    [Symbols.Type(parameter.Type)! is { Kind: Core.TypeKind.Nullable } given && parameter.ExplicitDefaultValue is not null ? given.Arguments[0] : Symbols.Type(parameter.Type)!.Close(closed)],
                    [],
                    0));
            }
            else if (Symbols.Type(parameter.Type)?.Close(closed) is { Kind: Core.TypeKind.NDArray } type)
            {
                parameters.Add(new CoreParameter(parameter.Name, type, "n 4", false, false));
                arguments.Add(new Term(TermKind.Local, parameter.Name, [], [], 0));
            }
            else
            {
                return null;
            }
        }

        if (parameters.Count == 0 || method.Name is "Matmul" or "Dot" or "Vdot" or "Inner" or "TakeAlongAxis" or "OneHot" || Symbols.Type(method.ReturnType)?.Close(closed) is not { Kind: Core.TypeKind.NDArray } result)
        {
            return null;
        }

        Term call = new(TermKind.Call, Symbols.Id(method), method.TypeParameters.Select(_ => TypeRef.Of(dtype)).ToEquatableArray(), arguments.ToEquatableArray(), 0);
        Term body = new(TermKind.Block, "", [], [new Term(TermKind.Return, "", [], [call], 0)], 0);
        CoreMethod root = new("test", method.Name, [], parameters.ToEquatableArray(), result, body, null);
        try
        {
            RootTrace trace = Tracer.Trace(root, [], Closure.Of(root, [], new Dictionary<string, CoreMethod>(), new Dictionary<string, RecordType>(), Empty.Value.Libraries), default);
            Verifier.Verify(trace.Program);
            Pipeline.Run(trace.Program, verify: true);
            return "";
        }
        catch (TraceException e)
        {
            return e.Problem.ToString();
        }
    }

    private static IEnumerable<IMethodSymbol> Methods()
    {
        IAssemblySymbol runtime = Empty.Value.Compilation.References.Select(Empty.Value.Compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>().Single(a => a.Name == "Pure.Jit");
        Stack<INamespaceOrTypeSymbol> pending = new([runtime.GlobalNamespace]);
        while (pending.Count > 0)
        {
            INamespaceOrTypeSymbol next = pending.Pop();
            foreach (ISymbol member in next.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    pending.Push(inner);
                }
                else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator or MethodKind.Conversion } method)
                {
                    yield return method;
                }
            }
        }
    }
}
