using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Frontend;

/// <summary>Collections, ranges, text and defaults for null.</summary>
public sealed partial class Lowering
{
    private Term Collection(ICollectionExpressionOperation collection)
    {
        List<Term> elements = [];
        foreach (IOperation element in collection.Elements)
        {
            if (element is ISpreadOperation { ElementConversion.IsNumeric: true } converting)
            {
                elements.Add(this.Refuse(
                    element, ProblemKind.UnsupportedConstruct, $"'..' of elements of type '{converting.ElementType?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' among elements of another type", "convert them one by one, or write them out"));
            }
            else if (element is ISpreadOperation spread)
            {
                elements.Add(this.Node(TermKind.Primitive, spread, "spread", [], this.Argument(spread, "items", this.ParameterType(spread.Operand.Type!), this.Expression(spread.Operand))));
            }
            else
            {
                elements.Add(this.Expression(element));
            }
        }

        return this.Node(TermKind.Collection, collection, "", [], [.. elements]);
    }

    private Term ArrayCreation(IArrayCreationOperation array)
    {
        if (array.Initializer is { } initializer)
        {
            return this.Rows(initializer);
        }

        return array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: 0 } }]
            ? this.Node(TermKind.Collection, array, "", [])
            : this.Refuse(array, ProblemKind.UnsupportedConstruct, "a C# array whose elements are not written", "write its elements, or use Nd.Zeros");
    }

    // Of an array of several dimensions: lists of lists.
    private Term Rows(IArrayInitializerOperation initializer) => this.Node(
        TermKind.Collection, initializer, "", [], initializer.ElementValues.Select(e => e is IArrayInitializerOperation row ? this.Rows(row) : this.Expression(e)).ToArray());

    private Term Coalesce(ICoalesceOperation coalesce)
    {
        Term value = this.Expression(coalesce.Value);
        return this.Node(TermKind.IfElse, coalesce, "", [], this.Node(TermKind.IsNull, coalesce, "", [], value), this.Expression(coalesce.WhenNull), this.Fitted(coalesce, coalesce.Value.Type, coalesce.Type, value));
    }

    private Term InterpolatedPart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolationOperation { FormatString: not null } or IInterpolationOperation { Alignment: not null } when !this.isMessage =>
            this.Refuse(part, ProblemKind.UnsupportedConstruct, $"the format in '{Shorten(part.Syntax)}'", "leave it out"),
        IInterpolationOperation interpolation => this.Expression(interpolation.Expression),
        IInterpolatedStringTextOperation text => this.Expression(text.Text),
        _ => this.Refuse(part, ProblemKind.UnsupportedConstruct, Describe(part), "use a plain interpolated string"),
    };

    private Term Range(IRangeOperation range)
    {
        Term? left = range.LeftOperand is { } l ? this.Expression(l) : null;
        Term? right = range.RightOperand is { } r ? this.Expression(r) : null;
        List<Term> arguments = [];
        if (left is not null)
        {
            arguments.Add(this.Argument(range, "start", TypeRef.Of(DType.I32), left));
        }

        if (right is not null)
        {
            arguments.Add(this.Argument(range, "end", TypeRef.Of(DType.I32), right));
        }

        return this.Node(TermKind.Primitive, range, "range", [], [.. arguments]);
    }
}
