using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using TypeKind = Pure.Jit.Generator.Core.TypeKind;

namespace Pure.Jit.Generator.Frontend;

public sealed partial class Lowering
{
    private Term IsPattern(IIsPatternOperation operation)
    {
        string name = $"${++this.temporaries}";
        Term bind = this.Node(TermKind.Let, operation, name, [], this.Expression(operation.Value));
        Term subject = this.Node(TermKind.Local, operation, name, []);

        // The first test binds the subject; the pattern's own tests then read it.
        Term test = this.Pattern(operation.Pattern, subject);
        Term always = this.Node(TermKind.Primitive, operation, "bound", [], this.Argument(operation, "value", new TypeRef(TypeKind.Text, "", []), bind));
        return this.Node(TermKind.AndAlso, operation, "", [], always, test);
    }

    private Term SwitchExpression(ISwitchExpressionOperation choice)
    {
        string name = $"${++this.temporaries}";
        Term subject = this.Node(TermKind.Local, choice, name, []);
        Term result = this.Node(
            TermKind.Throw, choice, "", [], this.Node(TermKind.Literal, choice, "no case of the 'switch' fits", [new TypeRef(TypeKind.Text, "", [])]));
        foreach (ISwitchExpressionArmOperation arm in choice.Arms.Reverse())
        {
            Term test = this.Pattern(arm.Pattern, subject);
            if (arm.Guard is { } guard)
            {
                test = this.Node(TermKind.AndAlso, arm, "", [], test, this.Expression(guard));
            }

            result = this.Node(TermKind.IfElse, arm, "", [], test, this.Expression(arm.Value), result);
        }

        Term bind = this.Node(TermKind.Let, choice, name, [], this.Expression(choice.Value));
        Term bound = this.Node(TermKind.Primitive, choice, "bound", [], this.Argument(choice, "value", new TypeRef(TypeKind.Text, "", []), bind));
        return this.Node(TermKind.IfElse, choice, "", [], bound, result, result);
    }

    /// <summary>A pattern as a test of a local.</summary>
    private Term Pattern(IPatternOperation pattern, Term subject)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value: { ConstantValue: { HasValue: true, Value: null } } }:
                return this.Node(TermKind.IsNull, pattern, "", [], subject);
            case IConstantPatternOperation constant:
                return this.Node(TermKind.Operator, pattern, "eq", [this.Type(constant.Value)], subject, this.Expression(constant.Value));
            case IRelationalPatternOperation relational:
                return this.Node(TermKind.Operator, pattern, OperatorName(relational.OperatorKind)!, [this.Type(relational.Value)], subject, this.Expression(relational.Value));
            case INegatedPatternOperation negated:
                return this.Not(pattern, this.Pattern(negated.Pattern, subject));
            case IBinaryPatternOperation binary:
                return this.Node(
                    binary.OperatorKind == Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Or ? TermKind.OrElse : TermKind.AndAlso,
                    pattern,
                    "",
                    [],
                    this.Pattern(binary.LeftPattern, subject),
                    this.Pattern(binary.RightPattern, subject));
            case IDiscardPatternOperation:
                return this.Node(TermKind.Literal, pattern, "true", [TypeRef.Of(DType.Bool)]);
            case IDeclarationPatternOperation { MatchesNull: true } declaration:
                return this.BindTo(pattern, declaration.DeclaredSymbol?.Name, subject);
            case IRecursivePatternOperation recursive when recursive.DeconstructionSubpatterns.IsEmpty || RecordTypes.Positions(recursive.MatchedType, recursive.DeconstructionSubpatterns.Length) is not null:
                return this.Recursive(recursive, subject);
            case IDeclarationPatternOperation declaration:
                return this.Node(
                    TermKind.AndAlso,
                    pattern,
                    "",
                    [],
                    this.Not(pattern, this.Node(TermKind.IsNull, pattern, "", [], subject)),
                    this.BindTo(pattern, declaration.DeclaredSymbol?.Name, subject));
            default:
                return this.Refuse(pattern, ProblemKind.UnsupportedConstruct, "this pattern", "compare with constants, relations, 'and', 'or', 'not'");
        }
    }

    // Parts by position, then properties, then a name for the whole.
    private Term Recursive(IRecursivePatternOperation recursive, Term subject)
    {
        List<(IPatternOperation Pattern, Term Part)> parts = [];
        foreach (IPatternOperation part in recursive.DeconstructionSubpatterns)
        {
            string name = RecordTypes.Positions(recursive.MatchedType, recursive.DeconstructionSubpatterns.Length)![parts.Count].Name;
            parts.Add((part, this.Node(TermKind.Member, part, name, [], subject)));
        }

        foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
        {
            IPropertySymbol? symbol = (property.Member as IPropertyReferenceOperation)?.Property;
            parts.Add((property.Pattern, symbol?.GetMethod is { } getter && (Symbols.PrimitiveName(getter) is not null || Symbols.HasCore(getter))
                ? this.CallMethod(property, getter, [subject])
                : symbol is not null && !RecordTypes.IsField(symbol) ? this.Unmarked(property, symbol)
                : this.Node(TermKind.Member, property, (property.Member as IFieldReferenceOperation)?.Field.CorrespondingTupleField?.Name ?? ((IMemberReferenceOperation)property.Member).Member.Name, [], subject)));
        }

        Term test = this.Not(recursive, this.Node(TermKind.IsNull, recursive, "", [], subject));
        foreach ((IPatternOperation pattern, Term part) in parts)
        {
            test = this.Node(TermKind.AndAlso, pattern, "", [], test, this.Pattern(pattern, part));
        }

        return recursive.DeclaredSymbol is { } whole
            ? this.Node(TermKind.AndAlso, recursive, "", [], test, this.BindTo(recursive, whole.Name, subject))
            : test;
    }

    private Term BindTo(IPatternOperation pattern, string? name, Term subject) => name is null
        ? this.Node(TermKind.Literal, pattern, "true", [TypeRef.Of(DType.Bool)])
        : this.Node(
            TermKind.Primitive, pattern, "bound", [], this.Argument(pattern, "value", new TypeRef(TypeKind.Text, "", []), this.Node(TermKind.Let, pattern, name, [], subject)));
}
