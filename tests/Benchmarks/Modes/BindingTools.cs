using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// A generator that asks the compiler what the bodies of marked methods mean, side by side, and does nothing else: what any generator pays that
/// understands them.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class Binding : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("Pure.Jit.JitAttribute", static (_, _) => true, static (c, _) => c.TargetNode).Collect().Combine(context.CompilationProvider),
        static (output, given) =>
        {
            int operations = 0;
            Parallel.ForEach(given.Left, body =>
            {
#pragma warning disable RSEXPERIMENTAL001 // As Pure.Jit's generator does.
                SemanticModel model = given.Right.GetSemanticModel(body.SyntaxTree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
                Interlocked.Add(ref operations, model.GetOperation(body, output.CancellationToken)!.Descendants().Count());
            });
            output.AddSource("Operations.g.cs", $"// {operations}");
        });
}
