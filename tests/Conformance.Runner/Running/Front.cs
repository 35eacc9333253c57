using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Conformance.Running;

/// <summary>The generator's front end without the generator: programs of methods, or why there are none.</summary>
internal sealed class Front
{
    private readonly Dictionary<string, LoweredMethod> lowered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CoreMethod> project = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
    private readonly LibraryCores libraries;

    public Front(CSharpCompilation compilation)
    {
        this.libraries = LibraryCores.Of(compilation, default);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (method.AttributeLists.Count > 0 && model.GetDeclaredSymbol(method) is { } symbol)
                {
                    LoweredMethod result = Lowering.Lower(symbol, method, model, default);
                    this.lowered[$"{symbol.ContainingType.Name}.{symbol.Name}"] = result;
                    foreach (RecordType record in MethodModel.RecordsOf(symbol, result).Values)
                    {
                        this.records[record.Name] = record;
                    }

                    if (result.Core is { } core)
                    {
                        this.project[core.Id] = core;
                    }
                }
            }
        }
    }

    /// <summary>A method's program, or the reason why it has none.</summary>
    public (RootTrace? Trace, string Reason) Trace(string className, string method)
    {
        LoweredMethod found = this.lowered[$"{className}.{method}"];
        if (found.Core is not { } core)
        {
            return (null, string.Join("; ", found.Problems.Select(p => $"{p.Problem.Kind}: {string.Join("; ", p.Problem.Arguments)}")));
        }

        try
        {
            return (Tracer.Trace(core, [], this.Closure(core), default), "");
        }
        catch (TraceException e)
        {
            return (null, e.Problem.ToString());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (null, $"tracing threw {e.GetType().Name}: {e.Message}\n{e.StackTrace}");
        }
    }

    private Closure Closure(CoreMethod core) => Pure.Jit.Generator.Frontend.Closure.Of(core, [], this.project, this.records, this.libraries);
}
