using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using TypeKind = Pure.Jit.Generator.Core.TypeKind;

namespace Pure.Jit.Generator.Frontend;

public sealed partial class Lowering
{
    private Term Expression(IOperation expression)
    {
        if (this.outside is not null && this.outside.TryGetValue(expression, out CoreParameter? given))
        {
            return this.Node(TermKind.Local, expression, given.Name, []);
        }

        if (expression.ConstantValue is { HasValue: true } constant && expression.Type is { } constantType)
        {
            return this.Constant(expression, constant.Value, constantType);
        }

        switch (expression)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation:
                return this.Local(expression);
            case IFieldReferenceOperation field:
                return this.Field(field);
            case IPropertyReferenceOperation property:
                return this.Property(property);
            case IInvocationOperation invocation:
                return this.Invocation(invocation);
            case IObjectCreationOperation creation:
                return this.Creation(creation);
            case IWithOperation with when RecordTypes.OwnCopy(with.Operand.Type) is { } copy:
                return this.Refuse(with, ProblemKind.UnsupportedConstruct, $"'with' of '{copy.ContainingType.Name}', which has a copy constructor of its own", "leave the constructor out: the compiler writes one that copies");
            case IWithOperation with:
                return this.Node(
                    TermKind.With, with, "", [this.Type(with)], [this.Expression(with.Operand), .. this.Initializers(with.Initializer)]);
            case ITupleOperation tuple:
                return this.Node(TermKind.Tuple, tuple, "", [], tuple.Elements.Select(this.Expression).ToArray());
            case IAnonymousFunctionOperation function:
                return this.Lambda(function);
            case IDelegateCreationOperation creation:
                return this.Expression(creation.Target);
            case IMethodReferenceOperation reference:
                return this.MethodGroup(reference);
            case IConversionOperation conversion:
                return this.Conversion(conversion);
            case IBinaryOperation binary:
                return this.Binary(binary);
            case IUnaryOperation unary:
                return this.Unary(unary);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return this.Node(
                    TermKind.IfElse, conditional, "", this.TypeOf(conditional.Type), this.Expression(conditional.Condition), this.Expression(conditional.WhenTrue), this.Expression(whenFalse));
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation:
                return this.Assignment(expression);
            case IIsTypeOperation { IsNegated: false, ValueOperand: { Type: { } type } value, TypeOperand: var asked } when !IsAlways(type, asked):
                return this.IsType(expression, asked, this.Expression(value));
            case IIncrementOrDecrementOperation { IsPostfix: true } step:
                return this.Postfix(step);
            case IIncrementOrDecrementOperation:
                return this.Assignment(expression);
            case ICollectionExpressionOperation collection:
                return this.Collection(collection);
            case IArrayCreationOperation array:
                return this.ArrayCreation(array);
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                return this.Node(TermKind.Element, element, "", [], this.Expression(element.ArrayReference), this.Expression(index));
            case IDefaultValueOperation value:
                return this.Node(TermKind.Default, value, "", [this.Type(value)]);
            case ICoalesceOperation coalesce:
                return this.Coalesce(coalesce);
            case IIsPatternOperation pattern:
                return this.IsPattern(pattern);
            case ISwitchExpressionOperation choice:
                return this.SwitchExpression(choice);
            case IInterpolatedStringOperation text:
                return this.Node(TermKind.Interpolate, text, this.isMessage ? "message" : "", [], text.Parts.Select(this.InterpolatedPart).ToArray());
            case IThrowOperation { Exception: { } exception }:
                return this.Throw(expression, exception);
            case IRangeOperation range:
                return this.Range(range);
            case IParenthesizedOperation parenthesized:
                return this.Expression(parenthesized.Operand);
            case IArgumentOperation argument:
                return this.Expression(argument.Value);
            case IInvalidOperation:
                // The compiler reports what is wrong with it.
                return this.Refuse(expression, ProblemKind.UnsupportedConstruct, "code with compiler errors", "mend those first");
            default:
                return this.Refuse(expression, ProblemKind.UnsupportedConstruct, Describe(expression), Instead(expression));
        }
    }

    private Term Local(IOperation reference)
    {
        (string name, ISymbol? symbol) = reference switch
        {
            ILocalReferenceOperation local => (local.Local.Name, (ISymbol?)local.Local),
            IParameterReferenceOperation parameter => (parameter.Parameter.Name, parameter.Parameter),
            _ => ("this", null),
        };
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } && !SymbolEqualityComparer.Default.Equals(constructor, this.method))
        {
            return this.Refuse(
                reference, ProblemKind.UnsupportedConstruct, $"'{name}', a parameter of the constructor of {constructor.ContainingType.Name},", $"make '{constructor.ContainingType.Name}' a record: then it is a property");
        }

        bool isOutside = this.outside is not null
            && (symbol?.DeclaringSyntaxReferences.FirstOrDefault() is not { } declared
                || !this.sites.Any(s => s.SyntaxTree == declared.SyntaxTree && s.Span.Contains(declared.Span)));
        return isOutside && symbol is ILocalSymbol && reference.Type?.TypeKind == Microsoft.CodeAnalysis.TypeKind.Delegate
            ? this.HeldFunction(reference, symbol)
            : isOutside
            ? this.Refuse(
                reference,
                ProblemKind.UnsupportedConstruct,
                $"'{name}', captured by the function of a transformation outside [Jit],",
                "pass it as an argument: Grad(F, x, data) rather than Grad(x => F(x, data), x)")
            : this.Node(TermKind.Local, reference, name, []);
    }

    private Term Constant(IOperation at, object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            // In a comparison with null the null is an object.
            return this.Node(TermKind.Default, at, "", [type.SpecialType == SpecialType.System_Object ? new TypeRef(TypeKind.Text, "", []) : this.Type(type, at.Syntax.Span)]);
        }

        return this.Node(TermKind.Literal, at, StaticArguments.Text(value, type), [this.Type(type, at.Syntax.Span)]);
    }

    private Term Field(IFieldReferenceOperation field)
    {
        IFieldSymbol symbol = field.Field;
        if (field.Instance is { } instance && symbol.ContainingType.IsTupleType)
        {
            string name = symbol.CorrespondingTupleField?.Name ?? symbol.Name;
            return this.Node(TermKind.Member, field, name, [], this.Expression(instance));
        }

        if (symbol is { IsStatic: true, IsReadOnly: true } && Symbols.PrimitiveField(symbol) is { } primitive)
        {
            return this.Node(TermKind.Primitive, field, primitive, []);
        }

        if (symbol.IsStatic && symbol.Type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Delegate)
        {
            return this.HeldFunction(field, symbol);
        }

        if (KnownFunctions.Initializer(field, this.cancellation, out _) is { ConstantValue: { HasValue: true, Value: { } constant } })
        {
            return this.Constant(field, constant, symbol.Type);
        }

        return symbol.IsStatic
            ? this.Refuse(field, ProblemKind.MutableState, $"the static field '{symbol.Name}'", ImpureMembers.AdviceForStatic(symbol.Type))
            : symbol.IsReadOnly
            ? this.Refuse(
                field, ProblemKind.UnsupportedConstruct, $"the field '{symbol.Name}' of {symbol.ContainingType.Name}", $"make it an 'init' property, or {symbol.ContainingType.Name} a record: arrays are found by their properties")
            : this.Refuse(field, ProblemKind.MutableState, $"the field '{symbol.Name}'", MakeRecord(symbol.ContainingType));
    }

    private Term Property(IPropertyReferenceOperation property)
    {
        IPropertySymbol symbol = property.Property;
        IMethodSymbol? getter = symbol.GetMethod;
        if (getter is not null && (Symbols.PrimitiveName(getter) is not null || Symbols.HasCore(getter)))
        {
            List<Term> arguments = this.Arguments(property.Arguments);
            if (property.Instance is { } receiver)
            {
                arguments.Insert(0, this.Expression(receiver));
            }

            return this.CallMethod(property, getter, arguments, property.Instance);
        }

        if (property.Instance is { } instance)
        {
            if (symbol.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                Term inner = this.Expression(instance);
                return symbol.Name == "HasValue"
                    ? this.Not(property, this.Node(TermKind.IsNull, property, "", [], inner))
                    : inner;
            }

            if (instance.Type is IArrayTypeSymbol && symbol.Name == "Length")
            {
                return this.Node(TermKind.Primitive, property, "array_length", [], this.Argument(property, "array", this.Type(instance), this.Expression(instance)));
            }

            if (RecordTypes.IsField(symbol))
            {
                if (symbol.SetMethod is { IsInitOnly: false } && !symbol.ContainingType.IsValueType)
                {
                    return this.Refuse(property, ProblemKind.MutableState, $"the property '{symbol.Name}', which has a setter,", MakeRecord(symbol.ContainingType));
                }

                return this.Node(TermKind.Member, property, symbol.Name, [], this.Expression(instance));
            }
        }

        if (symbol.IsStatic && Symbols.IsRuntime(symbol.ContainingType))
        {
            return this.Node(TermKind.Primitive, property, $"field:{symbol.ContainingType.Name}.{symbol.Name}", []);
        }

        if (ImpureMembers.Advice(symbol) is { } advice)
        {
            return this.Refuse(property, ProblemKind.ImpureCall, symbol.ContainingType.Name + "." + symbol.Name, advice);
        }

        if (symbol is { IsStatic: true, SetMethod: not null })
        {
            return this.Refuse(property, ProblemKind.MutableState, $"the static property '{symbol.Name}'", ImpureMembers.AdviceForStatic(symbol.Type));
        }

        if (property.Instance is { } computed)
        {
            // What is refused in it is what stands in the way.
            this.Expression(computed);
        }

        return this.Unmarked(property, symbol);
    }

    private static string MakeRecord(INamedTypeSymbol type) => $"make '{type.Name}' a record (immutable), or pass the value as a parameter";

    // Half and BFloat16 are element types whose operators and conversions are methods.
    private static bool IsNarrowFloat(ITypeSymbol? type) => type is not null && Symbols.Type(type)?.ScalarType is DType.F16 or DType.BF16;

    private Term Binary(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is { } method && !(method.ContainingType.SpecialType == SpecialType.System_String))
        {
            if (method.MethodKind == MethodKind.BuiltinOperator || method.ContainingType.SpecialType != SpecialType.None || IsNarrowFloat(method.ContainingType))
            {
                return this.Operator(binary);
            }

            return this.CallMethod(binary, method, [this.Expression(binary.LeftOperand), this.Expression(binary.RightOperand)]);
        }

        return this.Operator(binary);
    }

    private Term Operator(IBinaryOperation binary)
    {
        if (this.EnumOperator(binary) is { } ofEnums)
        {
            return ofEnums;
        }

        Term left = this.Expression(binary.LeftOperand), right = this.Expression(binary.RightOperand);
        bool isLogical = binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;
        if (isLogical)
        {
            return this.Node(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? TermKind.AndAlso : TermKind.OrElse, binary, "", [], left, right);
        }

        bool isEquality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (isEquality && IsArray(binary.LeftOperand) && IsArray(binary.RightOperand))
        {
            bool isEqual = binary.OperatorKind == BinaryOperatorKind.Equals;
            return this.Refuse(
                binary, ProblemKind.UnsupportedConstruct, $"'{(isEqual ? "==" : "!=")}' of two arrays", $"use Nd.{(isEqual ? "Equal" : "NotEqual")}, which compares element by element");
        }

        if (isEquality && (IsNullLiteral(binary.LeftOperand) || IsNullLiteral(binary.RightOperand)))
        {
            Term isNull = this.Node(TermKind.IsNull, binary, "", [], IsNullLiteral(binary.LeftOperand) ? right : left);
            return binary.OperatorKind == BinaryOperatorKind.Equals ? isNull : this.Not(binary, isNull);
        }

        if (binary.IsChecked)
        {
            return this.Refuse(binary, ProblemKind.UnsupportedConstruct, "checked arithmetic", Unchecked(binary));
        }

        return OperatorName(binary.OperatorKind, binary.LeftOperand.Type) is { } name
            ? this.Node(TermKind.Operator, binary, name, [this.Type(binary.LeftOperand)], left, right)
            : this.Refuse(binary, ProblemKind.UnsupportedConstruct, $"the operator '{binary.OperatorKind}'", "use a function of Nd");
    }

    private static string Unchecked(IOperation at) => at.SemanticModel?.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true }
        ? "overflow wraps in compiled code, while the project sets CheckForOverflowUnderflow: write unchecked(…) around it"
        : "use 'unchecked'; overflow wraps";

    private static bool IsNullLiteral(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: null } || (operation is IConversionOperation c && IsNullLiteral(c.Operand));

    // C# compares the references, or the numbers that the arrays convert to.
    private static bool IsArray(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion
        ? IsArray(conversion.Operand)
        : operation.Type is INamedTypeSymbol type && Symbols.IsRuntimeType(type, "NDArray");

    private Term Unary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is { } method && method.ContainingType.SpecialType == SpecialType.None && !IsNarrowFloat(method.ContainingType))
        {
            return this.CallMethod(unary, method, [this.Expression(unary.Operand)]);
        }

        if (IsEnum(unary.Type))
        {
            return this.EnumComplement(unary);
        }

        Term operand = this.Expression(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus when unary.IsChecked => this.Refuse(unary, ProblemKind.UnsupportedConstruct, "checked arithmetic", Unchecked(unary)),
            UnaryOperatorKind.Minus => this.Node(TermKind.Operator, unary, "neg", [this.Type(unary)], operand),
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Not or UnaryOperatorKind.BitwiseNegation => this.Node(TermKind.Operator, unary, "not", [this.Type(unary)], operand),
            UnaryOperatorKind.Hat => this.Node(TermKind.Primitive, unary, "index_from_end", [], this.Argument(unary, "value", TypeRef.Of(DType.I32), operand)),
            _ => this.Refuse(unary, ProblemKind.UnsupportedConstruct, $"the operator '{unary.OperatorKind}'", "use a function of Nd"),
        };
    }

    private Term Not(IOperation at, Term operand) => this.Node(TermKind.Operator, at, "not", [TypeRef.Of(DType.Bool)], operand);

    // Of unsigned numbers '>>' brings in zeros.
    private static string? OperatorName(BinaryOperatorKind kind, ITypeSymbol? left) =>
        kind == BinaryOperatorKind.RightShift && left?.SpecialType is SpecialType.System_UInt32 or SpecialType.System_UInt64
            ? OperatorName(BinaryOperatorKind.UnsignedRightShift)
            : OperatorName(kind);

    private static string? OperatorName(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "add",
        BinaryOperatorKind.Subtract => "sub",
        BinaryOperatorKind.Multiply => "mul",
        BinaryOperatorKind.Divide => "div",
        BinaryOperatorKind.Remainder => "rem",
        BinaryOperatorKind.And => "and",
        BinaryOperatorKind.Or => "or",
        BinaryOperatorKind.ExclusiveOr => "xor",
        BinaryOperatorKind.LeftShift => "shift_left",
        BinaryOperatorKind.RightShift => "shift_right_arithmetic",
        BinaryOperatorKind.UnsignedRightShift => "shift_right_logical",
        BinaryOperatorKind.Equals => "eq",
        BinaryOperatorKind.NotEquals => "ne",
        BinaryOperatorKind.LessThan => "lt",
        BinaryOperatorKind.LessThanOrEqual => "le",
        BinaryOperatorKind.GreaterThan => "gt",
        BinaryOperatorKind.GreaterThanOrEqual => "ge",
        _ => null,
    };
}
