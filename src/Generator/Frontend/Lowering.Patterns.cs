using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using TypeKind = Pure.Jit.Generator.Core.TypeKind;

namespace Pure.Jit.Generator.Frontend;

public sealed partial class Lowering
{
    private Term IsPattern(IIsPatternOperation operation)
    {
        string name = $"${++this.temporaries}";
        Term bind = this.Node(TermKind.Let, operation, name, this.TypeOf(operation.Value.Type), this.Expression(operation.Value));
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
            TermKind.Throw, choice, "switch", [], this.Node(TermKind.Literal, choice, "no case of the 'switch' fits", [new TypeRef(TypeKind.Text, "", [])]));

        // Where C# finds that some arm always fits, the last one needs no test.
        bool isLast = choice.IsExhaustive && choice.Arms.Last().Guard is null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms.Reverse())
        {
            Term test = this.Pattern(arm.Pattern, subject);
            if (arm.Guard is { } guard)
            {
                test = this.Node(TermKind.AndAlso, arm, "", [], test, this.Expression(guard));
            }

            Term value = this.Expression(arm.Value);
            bool isBound = Terms.Assigned(test).Any();
            result = !isLast ? this.Node(TermKind.IfElse, arm, "switch", this.TypeOf(choice.Type), test, value, result)
                : isBound ? this.Node(TermKind.Sequence, arm, "", [], test, value)
                : value;
            isLast = false;
        }

        Term bind = this.Node(TermKind.Let, choice, name, this.TypeOf(choice.Value.Type), this.Expression(choice.Value));
        return this.Node(TermKind.Sequence, choice, "", [], bind, result);
    }

    /// <summary>Sections in their order as 'if' and 'else'; a 'break' that ends one is not needed, any other leaves the whole.</summary>
    private Term Switch(ISwitchOperation choice)
    {
        string name = $"${++this.temporaries}";
        Term bind = this.Node(TermKind.Assign, choice, name, this.TypeOf(choice.Value.Type), this.Expression(choice.Value));
        Term subject = this.Node(TermKind.Local, choice, name, []);
        Term? chain = null;
        foreach (ISwitchCaseOperation section in choice.Cases.OrderBy(c => c.Clauses.Any(IsDefault) ? 1 : 0).Reverse())
        {
            Term body = WithoutBreak(this.Node(TermKind.Block, section, "", [], section.Body.Select(this.Statement).ToArray()));
            if (section.Clauses.Any(IsDefault))
            {
                chain = body;
                continue;
            }

            Term test = section.Clauses.Select(c => this.Clause(c, subject)).Aggregate((a, b) => this.Node(TermKind.OrElse, section, "", [], a, b));
            chain = chain is null ? this.Node(TermKind.If, section, "", [], test, body) : this.Node(TermKind.If, section, "", [], test, body, chain);
        }

        chain ??= this.Node(TermKind.Block, choice, "", []);
        return this.Node(TermKind.Block, choice, "", [], bind, Terms.Leaves(chain, TermKind.Break) ? this.Node(TermKind.Breakable, choice, "", [], chain) : chain);

        static bool IsDefault(ICaseClauseOperation clause) => clause.CaseKind == CaseKind.Default;
        static Term WithoutBreak(Term block) => block is not { Kind: TermKind.Block, Children: [.., var last] } ? block
            : block with { Children = (last.Kind == TermKind.Break ? block.Children.Take(block.Children.Count - 1) : block.Children.Take(block.Children.Count - 1).Append(WithoutBreak(last))).ToEquatableArray() };
    }

    private Term Clause(ICaseClauseOperation clause, Term subject)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation { Value: { ConstantValue: { HasValue: true, Value: null } } }:
                return this.Node(TermKind.IsNull, clause, "", [], subject);
            case ISingleValueCaseClauseOperation single:
                return this.IsConstant(clause, single.Value, subject);
            case IPatternCaseClauseOperation pattern:
                Term test = this.Pattern(pattern.Pattern, subject);
                return pattern.Guard is { } guard ? this.Node(TermKind.AndAlso, clause, "", [], test, this.Expression(guard)) : test;
            default:
                return this.Refuse(clause, ProblemKind.UnsupportedConstruct, "this 'case'", "compare with constants, relations, 'and', 'or', 'not'");
        }
    }

    // As Equals says, and not ==: NaN is NaN.
    private Term IsConstant(IOperation at, IOperation constant, Term subject) => constant.ConstantValue is { Value: double.NaN or float.NaN }
        ? this.Node(TermKind.Operator, at, "ne", [this.Type(constant)], subject, subject)
        : this.Node(TermKind.Operator, at, "eq", [this.Type(constant)], subject, this.Expression(constant));

    /// <summary>A pattern as a test of a local.</summary>
    private Term Pattern(IPatternOperation pattern, Term subject)
    {
        ITypeSymbol? tested = pattern switch
        {
            IDeclarationPatternOperation { MatchesNull: false } declaration => declaration.MatchedType,
            IRecursivePatternOperation recursive => recursive.MatchedType,
            ITypePatternOperation type => type.MatchedType,
            _ => null,
        };
        if (tested is null || IsAlways(pattern.InputType, tested))
        {
            return this.Fitting(pattern, subject);
        }

        Term isType = this.IsType(pattern, tested, subject);
        return pattern is ITypePatternOperation ? isType : this.Node(TermKind.AndAlso, pattern, "", [], isType, this.Fitting(pattern, subject));
    }

    private Term IsType(IOperation at, ITypeSymbol type, Term value) => this.Node(TermKind.IsType, at, "", [this.Type(type, at.Syntax.Span)], value);

    // A pattern for values of the type that it names.
    private Term Fitting(IPatternOperation pattern, Term subject)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value: { ConstantValue: { HasValue: true, Value: null } } }:
                return this.Node(TermKind.IsNull, pattern, "", [], subject);
            case IConstantPatternOperation constant:
                return this.IsConstant(pattern, constant.Value, subject);
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
            case ITypePatternOperation type when SymbolEqualityComparer.Default.Equals(type.MatchedType, type.InputType):
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
    // Whether every value of a type but null is of the other.
    private static bool IsAlways(ITypeSymbol from, ITypeSymbol to)
    {
        ITypeSymbol plain = from is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : from;
        for (ITypeSymbol? type = plain; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, to))
            {
                return true;
            }
        }

        return plain.AllInterfaces.Contains(to, SymbolEqualityComparer.Default);
    }

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
            if (property.Member is not IMemberReferenceOperation { Member: var member })
            {
                return this.Refuse(property, ProblemKind.UnsupportedConstruct, "this pattern", "name a member");
            }

            IPropertySymbol? symbol = (property.Member as IPropertyReferenceOperation)?.Property;
            parts.Add((property.Pattern, symbol?.GetMethod is { } getter && (Symbols.PrimitiveName(getter) is not null || Symbols.HasCore(getter))
                ? this.CallMethod(property, getter, [subject])
                : symbol is not null && !RecordTypes.IsField(symbol) ? this.Unmarked(property, symbol)
                : this.Node(TermKind.Member, property, (property.Member as IFieldReferenceOperation)?.Field.CorrespondingTupleField?.Name ?? member.Name, [], subject)));
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
            TermKind.Primitive, pattern, "bound", [], this.Argument(pattern, "value", new TypeRef(TypeKind.Text, "", []), this.Node(TermKind.Let, pattern, name, this.TypeOf(pattern.NarrowedType), subject)));
}
