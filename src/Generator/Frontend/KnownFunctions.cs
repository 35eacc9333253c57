using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Which function a transformation is given: a method, a lambda, or what a local that is assigned once, or a static readonly field,
/// was initialized with.
/// </summary>
public static class KnownFunctions
{
    private const string InCall = "its function must be a method or a lambda that stands in the call";
    private const string Initialized = "initialize it with a method or a lambda";

    /// <summary>The lambda or the reference to a method; null, and why, for functions that only a running program knows.</summary>
    public static IOperation? Find(IOperation function, CancellationToken cancellation, out string why)
    {
        HashSet<ISymbol> passed = new(SymbolEqualityComparer.Default);
        IOperation? current = function;
        ISymbol? holder = null;
        why = InCall;
        while (current is not null)
        {
            switch (current)
            {
                case IAnonymousFunctionOperation or IMethodReferenceOperation:
                    return current;
                case IDelegateCreationOperation creation:
                    current = creation.Target;
                    break;
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    break;
                case IParenthesizedOperation inner:
                    current = inner.Operand;
                    break;
                default:
                    ISymbol? next = Held(current);
                    if (next is null && holder is not null)
                    {
                        string written = Regex.Replace(current.Syntax.ToString(), "\\s+", " ");
                        why = $"which function '{holder.Name}' holds must be known when the project is built, but it is initialized with '{written}', which only the running program computes; {Initialized}, or write that in the call";
                        return null;
                    }

                    holder = next;
                    current = holder is not null && passed.Add(holder) ? Initializer(current, cancellation, out why) : null;
                    break;
            }
        }

        why = why.Length > 0 ? why : holder is null ? InCall : $"'{holder.Name}' is initialized with itself; {Initialized}";
        return null;
    }

    /// <summary>The variable that is read, if it is one.</summary>
    public static ISymbol? Held(IOperation function) => function switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>What the variable that is read was initialized with, if it never holds anything else; null, and why, otherwise.</summary>
    public static IOperation? Initializer(IOperation reference, CancellationToken cancellation, out string why)
    {
        ISymbol? holder = Held(reference);
        why = holder switch
        {
            ILocalSymbol local => WhyNot(local, reference, cancellation),
            IFieldSymbol field => WhyNot(field),
            IParameterSymbol parameter => $"its function must be known when the project is built, but which one the parameter '{parameter.Name}' holds is known only when the program runs; write the method or the lambda in the call",
            IPropertySymbol property => $"its function is read from the property '{property.Name}'; use a 'static readonly' field that is initialized with a method or a lambda",
            _ => InCall,
        };
        if (why.Length > 0 || reference.SemanticModel is not { } model || Declarator(holder!, cancellation)?.Initializer is not { } initializer)
        {
            return null;
        }

        SemanticModel own = initializer.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(initializer.SyntaxTree);
        return (own.GetOperation(initializer, cancellation) as ISymbolInitializerOperation)?.Value;
    }

    private static VariableDeclaratorSyntax? Declarator(ISymbol holder, CancellationToken cancellation) =>
        holder.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax;

    private static string WhyNot(ILocalSymbol local, IOperation reference, CancellationToken cancellation)
    {
        if (Declarator(local, cancellation) is not { Initializer: not null } declarator)
        {
            return $"which function '{local.Name}' holds must be known when the project is built; {Initialized} where it is declared";
        }

        SyntaxNode scope = declarator.Ancestors().First(a => a is CompilationUnitSyntax || a is MemberDeclarationSyntax and not GlobalStatementSyntax);
        SyntaxNode? again = scope.DescendantNodes().OfType<IdentifierNameSyntax>().FirstOrDefault(n =>
            n.Identifier.ValueText == local.Name && IsWritten(n)
            && SymbolEqualityComparer.Default.Equals(reference.SemanticModel?.GetSymbolInfo(n, cancellation).Symbol, local));
        return again is null ? ""
            : $"which function '{local.Name}' holds must be known when the project is built, but it is assigned again in line {again.GetLocation().GetLineSpan().StartLinePosition.Line + 1}; use a local of its own for each function";
    }

    private static string WhyNot(IFieldSymbol field)
    {
        if (field is not { IsStatic: true, IsReadOnly: true })
        {
            return $"which function '{field.Name}' holds must be known when the project is built, but it is no 'static readonly' field; make it one and {Initialized}";
        }

        if (field.DeclaringSyntaxReferences.IsEmpty)
        {
            return $"'{field.Name}' stands in another assembly, which tells of fields only their types; call the method that it holds";
        }

        if (field.ContainingType.IsGenericType)
        {
            return $"'{field.Name}' is a field of the generic type {field.ContainingType.Name}; move it to a type without type parameters, or use a method";
        }

        bool isReplaced = field.ContainingType.StaticConstructors.SelectMany(c => c.DeclaringSyntaxReferences)
            .Any(r => r.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == field.Name && IsWritten(n)));
        return isReplaced || (field.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer is null
            ? $"which function '{field.Name}' holds must be known when the project is built; {Initialized} where it is declared, not in the static constructor"
            : "";
    }

    // Also 'Type.F = …', '(f, g) = …', 'out f' and 'ref f'.
    private static bool IsWritten(IdentifierNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax }
            || (node.Parent is MemberAccessExpressionSyntax access && access.Name == node))
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            _ => false,
        };
    }
}
