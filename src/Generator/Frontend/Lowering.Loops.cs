using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>'for' and 'foreach'.</summary>
public sealed partial class Lowering
{
    private Term For(IForLoopOperation loop)
    {
        List<Term> parts = loop.Before.Select(this.Statement).ToList();
        Term condition = loop.Condition is { } test
            ? this.Expression(test)
            : this.Node(TermKind.Literal, loop, "true", [TypeRef.Of(Ir.DType.Bool)]);
        Term body = this.Statement(loop.Body);
        Term step = this.Node(TermKind.Block, loop, "", [], loop.AtLoopBottom.Select(this.Statement).ToArray());
        parts.Add(this.Node(TermKind.Loop, loop, "for", [], condition, body, step));
        return this.Node(TermKind.Block, loop, "", [], [.. parts]);
    }

    private Term ForEach(IForEachLoopOperation loop)
    {
        IOperation collection = loop.Collection is IConversionOperation { OperatorMethod: null } conversion ? conversion.Operand : loop.Collection;
        if (loop.LoopControlVariable is IVariableDeclaratorOperation number && collection is IInvocationOperation { TargetMethod: { Name: "Range", ContainingType: { Name: "Enumerable" } type } } range && FrameworkTypes.IsLinq(type))
        {
            return this.ForEachNumber(loop, number.Symbol, range);
        }

        if (loop.LoopControlVariable is not IVariableDeclaratorOperation declarator)
        {
            string name = $"${++this.temporaries}";
            List<Term> parts = [];
            this.DeconstructInto(loop.LoopControlVariable, this.Node(TermKind.Local, loop, name, []), ElementOf(loop), parts);
            return this.Node(
                TermKind.ForEach, loop, name, [], this.Expression(collection), this.Node(TermKind.Block, loop, "", [], [.. parts, this.Statement(loop.Body)]));
        }

        if (declarator.Symbol.RefKind != RefKind.None)
        {
            return this.Refuse(declarator, ProblemKind.UnsupportedConstruct, $"the 'ref' local '{declarator.Symbol.Name}'", "leave 'ref' out");
        }

        ITypeSymbol own = declarator.Symbol.Type;
        if (ElementOf(loop) is not { } given || SymbolEqualityComparer.Default.Equals(given, own))
        {
            return this.Node(TermKind.ForEach, loop, declarator.Symbol.Name, [], this.Expression(collection), this.Statement(loop.Body));
        }

        // The variable has another type than the elements.
        string element = $"${++this.temporaries}";
        Term fitted = this.Node(
            TermKind.Assign, loop, declarator.Symbol.Name, this.TypeOf(own), this.Fitted(loop, given, own, this.Node(TermKind.Local, loop, element, [])));
        return this.Node(TermKind.ForEach, loop, element, [], this.Expression(collection), this.Node(TermKind.Block, loop, "", [], fitted, this.Statement(loop.Body)));
    }

    private static ITypeSymbol? ElementOf(IForEachLoopOperation loop) =>
        loop.Syntax is CommonForEachStatementSyntax syntax ? loop.SemanticModel.GetForEachStatementInfo(syntax).ElementType : null;

    // foreach (int i in Enumerable.Range(start, count)) counts as 'for' does.
    private Term ForEachNumber(IForEachLoopOperation loop, ILocalSymbol number, IInvocationOperation range)
    {
        EquatableArray<TypeRef> type = [TypeRef.Of(Ir.DType.I32)];
        string at = $"${++this.temporaries}", end = $"${++this.temporaries}";
        Term At() => this.Node(TermKind.Local, loop, at, []);
        Term[] bounds = range.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => this.Expression(a.Value)).ToArray();
        Term start = this.Node(TermKind.Assign, loop, at, type, bounds[0]);
        Term limit = this.Node(TermKind.Assign, loop, end, type, this.Node(TermKind.Operator, loop, "add", type, At(), bounds[1]));
        Term condition = this.Node(TermKind.Operator, range, "lt", type, At(), this.Node(TermKind.Local, loop, end, []));
        Term body = this.Node(
            TermKind.Block, loop, "", [], this.Node(TermKind.Assign, loop, number.Name, this.TypeOf(number.Type), this.Fitted(loop, ElementOf(loop), number.Type, At())), this.Statement(loop.Body));
        Term step = this.Node(
            TermKind.Assign, loop, at, [], this.Node(TermKind.Operator, loop, "add", type, At(), this.Node(TermKind.Literal, loop, "1", type)));
        return this.Node(TermKind.Block, loop, "", [], start, limit, this.Node(TermKind.Loop, loop, "for", [], condition, body, this.Node(TermKind.Block, loop, "", [], step)));
    }
}
