using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

public sealed partial class Lowering
{
    private Term Statement(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                return this.Block(block);
            case IVariableDeclarationGroupOperation group:
                return this.Declarations(group);
            case IExpressionStatementOperation { Operation: var expression }:
                return this.ExpressionStatement(expression);
            case IReturnOperation { ReturnedValue: null }:
                return this.Node(TermKind.Return, statement, "", []);
            case IReturnOperation { ReturnedValue: { } value }:
                return this.Node(TermKind.Return, statement, "", this.TypeOf(value.Type), this.Expression(value));
            case IConditionalOperation conditional:
                Term condition = this.Expression(conditional.Condition);
                Term whenTrue = this.Statement(conditional.WhenTrue);
                return conditional.WhenFalse is { } otherwise
                    ? this.Node(TermKind.If, statement, "", [], condition, whenTrue, this.Statement(otherwise))
                    : this.Node(TermKind.If, statement, "", [], condition, whenTrue);
            case IWhileLoopOperation { Condition: { } test } loop:
                return this.Node(
                    TermKind.Loop, loop, loop.ConditionIsTop ? "while" : "do", [], this.Expression(test), this.Statement(loop.Body), this.Node(TermKind.Block, loop, "", []));
            case IForLoopOperation loop:
                return this.For(loop);
            case IForEachLoopOperation loop:
                return this.ForEach(loop);
            case ISwitchOperation choice:
                return this.Switch(choice);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return this.Node(TermKind.Break, statement, "", []);
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return this.Node(TermKind.Continue, statement, "", []);
            case IThrowOperation { Exception: { } exception }:
                return this.Throw(statement, exception);
            case IEmptyOperation:
                return this.Node(TermKind.Block, statement, "", []);
            case ILocalFunctionOperation:
                // Its block has it already.
                return this.Node(TermKind.Block, statement, "", []);
            case ILabeledOperation labeled:
                // The 'goto' that needs it is refused.
                return labeled.Operation is { } marked ? this.Statement(marked) : this.Node(TermKind.Block, statement, "", []);
            default:
                return this.Refuse(statement, ProblemKind.UnsupportedConstruct, Describe(statement), Instead(statement));
        }
    }

    // Functions may be called above the place where they stand.
    private Term Block(IBlockOperation block)
    {
        List<Term> statements = block.Operations.OfType<ILocalFunctionOperation>().Select(this.LocalFunction).ToList();
        statements.AddRange(block.Operations.Where(o => o is not (IEmptyOperation or ILocalFunctionOperation)).Select(this.Statement));
        return this.Node(TermKind.Block, block, "", [], [.. statements]);
    }

    private Term LocalFunction(ILocalFunctionOperation function)
    {
        IMethodSymbol symbol = function.Symbol;
        return (symbol, function.Body) switch
        {
            ({ IsGenericMethod: true }, _) => this.RefuseLocal(function, symbol, "generic "),
            ({ IsAsync: true }, _) or (_, null) => this.RefuseLocal(function, symbol, "'async' "),
            _ when symbol.Parameters.Any(p => p.RefKind is RefKind.Ref or RefKind.Out) => this.RefuseLocal(function, symbol, "'ref' or 'out' taking "),
            _ => this.Node(TermKind.Assign, function, symbol.Name, [], this.Function(function, symbol, function.Body)),
        };
    }

    // Core has no place for 'object': which arrays it holds would be lost from turn to turn of a loop.
    private static bool HoldsObject(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Object } => true,
        IArrayTypeSymbol array => HoldsObject(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => HoldsObject(e.Type)),
        _ => false,
    };

    private Term RefuseObject(IOperation at, ITypeSymbol type) => this.Refuse(
        at, ProblemKind.UnsupportedType, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "which arrays an 'object' holds must be known when the project is built; write the type that it has, its interface, or 'var'");

    // What a local is in core, where its type has a place there.
    private EquatableArray<TypeRef> TypeOf(ITypeSymbol? type)
    {
        if (type is null || Symbols.Type(type) is not { } lowered)
        {
            return [];
        }

        this.types.Add(type);
        return [lowered];
    }

    private Term Declarations(IVariableDeclarationGroupOperation group)
    {
        List<Term> assignments = [];
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
        {
            if (declarator.Symbol.Type is IDynamicTypeSymbol)
            {
                return this.Refuse(declarator, ProblemKind.UnsupportedType, "dynamic", "what it means is known only when the program runs; write its type, or 'var'");
            }

            if (HoldsObject(declarator.Symbol.Type))
            {
                return this.RefuseObject(declarator, declarator.Symbol.Type);
            }

            if (declarator.Symbol.RefKind != RefKind.None)
            {
                return this.Refuse(declarator, ProblemKind.UnsupportedConstruct, $"the 'ref' local '{declarator.Symbol.Name}'", "assign the variable itself, or take a copy without 'ref'");
            }

            EquatableArray<TypeRef> type = this.TypeOf(declarator.Symbol.Type);
            assignments.Add(declarator.GetVariableInitializer() is { Value: var value }
                ? this.Node(TermKind.Assign, declarator, declarator.Symbol.Name, type, this.Expression(value))
                : this.Node(TermKind.Declare, declarator, declarator.Symbol.Name, type));
        }

        return assignments.Count == 1 ? assignments[0] : this.Node(TermKind.Block, group, "", [], [.. assignments]);
    }

    private Term ExpressionStatement(IOperation expression)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment:
                return this.Node(TermKind.Evaluate, assignment, "", [], this.Expression(assignment.Value));
            case IDeconstructionAssignmentOperation deconstruction:
                return this.Deconstruct(deconstruction);
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                Term let = this.Assignment(expression);
                return let.Kind == TermKind.Let
                    ? this.Node(TermKind.Assign, expression, let.Name, [], let[0])
                    : this.Node(TermKind.Evaluate, expression, "", [], let);
            default:
                return this.Node(TermKind.Evaluate, expression, "", [], this.Expression(expression));
        }
    }

    /// <summary>Simple and compound assignment, ++ and --, as a Let, and of an item as that of the whole and the item; everything else is refused.</summary>
    private Term Assignment(IOperation expression)
    {
        (IOperation target, Func<Term> value) = expression switch
        {
            ISimpleAssignmentOperation simple => (simple.Target, (Func<Term>)(() => this.Expression(simple.Value))),
            ICompoundAssignmentOperation compound => (compound.Target, () => this.Compound(compound)),
            IIncrementOrDecrementOperation step => (step.Target, () => this.Step(step)),
            _ => throw new InvalidOperationException(expression.Kind.ToString()),
        };
        if (expression is IIncrementOrDecrementOperation && IsArray(target))
        {
            string sign = expression.Kind == OperationKind.Increment ? "+" : "-";
            return this.Refuse(expression, ProblemKind.UnsupportedConstruct, $"'{sign}{sign}' of an array", $"write {target.Syntax} = {target.Syntax} {sign} 1");
        }

        if (target is IArrayElementReferenceOperation)
        {
            return this.Refuse(target, ProblemKind.UnsupportedConstruct, "an assignment to an element of a C# array", "write the array with all its elements, or use an NDArray and x.At(i).Set(v)");
        }

        if (target is IMemberReferenceOperation item && this.ItemOfLocal(item))
        {
            return this.Node(TermKind.Sequence, expression, "", [], this.AssignItem(item, value(), TermKind.Let), this.Expression(item));
        }

        string? name = LocalName(target);
        if (name is null)
        {
            return this.Refuse(target, ProblemKind.ImpureAssignment, target.Syntax.ToString());
        }

        if (this.IsCaptured(target))
        {
            return this.Refuse(target, ProblemKind.ImpureAssignment, $"the captured local '{name}'");
        }

        return this.Node(TermKind.Let, expression, name, [], value());
    }

    // A tuple or record struct in a local is a value of the local's own: a part assigned is the whole made anew.
    private bool ItemOfLocal(IMemberReferenceOperation item) =>
        (item is IFieldReferenceOperation { Field: { IsStatic: false, ContainingType.IsTupleType: true } }
            || (item is IPropertyReferenceOperation { Property: var property } && property is { IsStatic: false, ContainingType: { IsValueType: true, IsTupleType: false } } && RecordTypes.IsField(property)
                && !Symbols.IsRuntime(property.ContainingType)))
        && item.Instance is { } whole && !this.IsCaptured(whole)
        && (whole is IMemberReferenceOperation outer ? this.ItemOfLocal(outer) : whole is ILocalReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None });

    private Term AssignItem(IMemberReferenceOperation item, Term value, TermKind kind)
    {
        IOperation whole = item.Instance!;
        Term field = this.Node(TermKind.Field, item, (item as IFieldReferenceOperation)?.Field.CorrespondingTupleField?.Name ?? item.Member.Name, [], value);
        Term changed = this.Node(TermKind.With, item, "", [this.Type(whole)], this.Expression(whole), field);
        return whole is IMemberReferenceOperation outer ? this.AssignItem(outer, changed, kind) : this.Node(kind, item, LocalName(whole)!, [], changed);
    }

    private Term Compound(ICompoundAssignmentOperation compound)
    {
        if (compound.IsChecked)
        {
            return this.Refuse(compound, ProblemKind.UnsupportedConstruct, "checked arithmetic", Unchecked(compound));
        }

        Term left = this.Expression(compound.Target);
        Term right = this.Expression(compound.Value);
        if (compound.OperatorMethod is { } method)
        {
            return this.CallMethod(compound, method, [left, right]);
        }

        // C# computes in the type that both have in common, which is int for smaller ones, and brings the result back.
        ITypeSymbol? target = compound.Target.Type;
        TypeRef own = this.Type(compound.Target);
        bool isShift = compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        TypeRef common = !isShift ? this.Type(compound.Value) : own.ScalarType is DType.I8 or DType.U8 or DType.I16 or DType.U16 ? TypeRef.Of(DType.I32) : own;
        if (own.ScalarType is null || common.ScalarType is null || own == common)
        {
            return this.Node(TermKind.Operator, compound, OperatorName(compound.OperatorKind, target) ?? "?", [own], left, right);
        }

        Term computed = this.Node(
            TermKind.Operator, compound, OperatorName(compound.OperatorKind, isShift ? target : compound.Value.Type) ?? "?", [common], this.Converted(compound, own, common, left), right);
        return this.Converted(compound, common, own, computed);
    }

    private Term Step(IIncrementOrDecrementOperation step)
    {
        if (step.OperatorMethod is { } method && !IsNarrowFloat(method.ContainingType))
        {
            return this.CallMethod(step, method, [this.Expression(step.Target)]);
        }

        // What counts the turns of a 'for' ends where its condition says.
        if (step.IsChecked && step.Parent?.Parent is not IForLoopOperation)
        {
            return this.Refuse(step, ProblemKind.UnsupportedConstruct, "checked arithmetic", Unchecked(step));
        }

        Term one = this.Node(TermKind.Literal, step, "1", [this.Type(step)]);
        return this.Node(
            TermKind.Operator, step, step.Kind == OperationKind.Increment ? "add" : "sub", [this.Type(step)], this.Expression(step.Target), one);
    }

    private const string NoDeconstruct = "deconstruct tuples and records only, into their positional parts; a 'Deconstruct' method of your own is not compiled";

    // The value before the step.
    private Term Postfix(IIncrementOrDecrementOperation step)
    {
        string name = $"${++this.temporaries}";
        Term before = this.Node(TermKind.Let, step, name, this.TypeOf(step.Target.Type), this.Expression(step.Target));
        return this.Node(TermKind.Sequence, step, "", [], before, this.Assignment(step), this.Node(TermKind.Local, step, name, []));
    }

    private Term Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        Term value = this.Expression(deconstruction.Value);
        List<Term> assignments = [];
        if (target is ITupleOperation given && RecordTypes.Positions(deconstruction.Value.Type, given.Elements.Length) is null)
        {
            return this.Refuse(deconstruction, ProblemKind.UnsupportedConstruct, "this deconstruction", NoDeconstruct);
        }

        string whole = $"${++this.temporaries}";
        assignments.Add(this.Node(TermKind.Assign, deconstruction, whole, this.TypeOf(deconstruction.Value.Type), value));
        this.DeconstructInto(target, this.Node(TermKind.Local, deconstruction, whole, []), deconstruction.Value.Type, assignments);
        return this.Node(TermKind.Block, deconstruction, "", [], [.. assignments]);
    }

    private void DeconstructInto(IOperation target, Term value, ITypeSymbol? type, List<Term> assignments)
    {
        switch (target)
        {
            case IDiscardOperation:
                return;
            case IDeclarationExpressionOperation declaration:
                this.DeconstructInto(declaration.Expression, value, type, assignments);
                return;
            case ITupleOperation tuple:
                if (RecordTypes.Positions(type, tuple.Elements.Length) is not { } fields)
                {
                    assignments.Add(this.Refuse(target, ProblemKind.UnsupportedConstruct, "this deconstruction", NoDeconstruct));
                    return;
                }

                for (int i = 0; i < tuple.Elements.Length; i++)
                {
                    Term member = this.Node(TermKind.Member, tuple.Elements[i], fields[i].Name, [], value);
                    this.DeconstructInto(tuple.Elements[i], member, fields[i].Type, assignments);
                }

                return;
            case IMemberReferenceOperation item when this.ItemOfLocal(item):
                assignments.Add(this.AssignItem(item, this.Fitted(target, type, target.Type, value), TermKind.Assign));
                return;
            case var declared when IsDeclaration(declared) && HoldsObject(declared.Type):
                assignments.Add(this.RefuseObject(declared, declared.Type!));
                return;
            default:
                assignments.Add(LocalName(target) is { } name && !this.IsCaptured(target)
                    ? this.Node(TermKind.Assign, target, name, IsDeclaration(target) ? this.TypeOf(target.Type) : [], this.Fitted(target, type, target.Type, value))
                    : this.Refuse(target, ProblemKind.ImpureAssignment, target.Syntax.ToString()));
                return;
        }
    }

    private Term Throw(IOperation at, IOperation exception)
    {
        IOperation created = exception is IConversionOperation conversion ? conversion.Operand : exception;
        IOperation? message = (created as IObjectCreationOperation)?.Arguments
            .Where(a => a.Parameter?.Type.SpecialType == SpecialType.System_String)
            .OrderBy(a => a.Parameter!.Name == "message" ? 0 : 1).FirstOrDefault()?.Value;
        bool before = this.isMessage;
        this.isMessage = true;
        Term text = message is null
            ? this.Node(TermKind.Literal, at, created.Type?.Name ?? "an exception", [new TypeRef(Core.TypeKind.Text, "", [])])
            : this.Expression(message);
        this.isMessage = before;
        return this.Node(TermKind.Throw, at, "", [], text);
    }

    private static bool IsDeclaration(IOperation target) => target is IDeclarationExpressionOperation or ILocalReferenceOperation { IsDeclaration: true };

    private static string? LocalName(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IDeclarationExpressionOperation declaration => LocalName(declaration.Expression),
        _ => null,
    };

    /// <summary>True when a lambda assigns a local of its surroundings.</summary>
    private bool IsCaptured(IOperation target)
    {
        ISymbol? symbol = target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        for (IOperation? o = target.Parent; o is not null; o = o.Parent)
        {
            if (((o as IAnonymousFunctionOperation)?.Symbol ?? (o as ILocalFunctionOperation)?.Symbol) is { } function)
            {
                return symbol is not null && !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, function);
            }
        }

        return false;
    }

    private static string Describe(IOperation operation) => operation switch
    {
        ITryOperation => "'try'",
        ILockOperation => "'lock'",
        IUsingOperation or IUsingDeclarationOperation => "'using'",
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => "'yield'",
        IAwaitOperation => "'await'",
        IBranchOperation => "'goto'",
        _ => $"'{Shorten(operation.Syntax)}'",
    };

    // What does the same and is compiled.
    private static string Instead(IOperation operation) => operation switch
    {
        ITryOperation => "catch exceptions outside; compiled code throws only for shapes and arguments that do not fit, before it computes",
        ILockOperation => "leave it out: compiled code changes nothing that threads share",
        IUsingOperation or IUsingDeclarationOperation =>
            ImpureMembers.Advice(operation.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.Symbol.Type) ?? "open and dispose outside, and pass what is read as arrays",
        IReturnOperation => "return an array, a tuple or a record",
        IAwaitOperation => "await outside, and pass what is awaited as arrays",
        IBranchOperation => "write it with 'if', 'while' or 'for'",
        ITypeOfOperation or INameOfOperation or ISizeOfOperation => "write the value itself",
        IAnonymousObjectCreationOperation => "write a tuple, (A: a, B: b), or a record",
        IIsTypeOperation => "which type it is must be known when the project is built; write a method for each type",
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation => "write the type instead of 'dynamic'",
        _ => "write it with operators, calls of [Pure] methods and of Nd, locals, tuples, records, 'if' and 'for'",
    };

    private static string Shorten(SyntaxNode syntax)
    {
        string text = syntax.ToString().Replace("\r", "").Replace("\n", " ");
        return text.Length <= 40 ? text : text.Substring(0, 37) + "...";
    }
}
