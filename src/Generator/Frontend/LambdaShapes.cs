using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// The [Shape]s of a function's parameters. A lambda without any has those of the first method in it that takes its parameters as
/// they are: <c>(w, x) => Loss(w, x)</c> speaks of the same sizes as <c>Loss</c>.
/// </summary>
internal static class LambdaShapes
{
    public static IReadOnlyList<string?> Of(IReadOnlyList<IParameterSymbol> parameters, IOperation? function)
    {
        List<string?> written = parameters.Select(Symbols.ShapeText).ToList();
        return function is IAnonymousFunctionOperation lambda && written.All(w => w is null)
            ? lambda.Body.Descendants().OfType<IInvocationOperation>().Select(c => Taken(c, parameters, lambda)).FirstOrDefault(t => t.Any(a => a is not null)) ?? written
            : written;
    }

    // A size has one name in all parameters of one method; what other methods call it is another matter.
    private static List<string?> Taken(IInvocationOperation call, IReadOnlyList<IParameterSymbol> parameters, IOperation lambda)
    {
        if (!Symbols.HasCore(call.TargetMethod) || IsConditional(call, lambda))
        {
            return [];
        }

        return parameters.Select(p => call.Arguments
            .Where(a => a.Parameter is not null && Unconverted(a.Value) is IParameterReferenceOperation given && SymbolEqualityComparer.Default.Equals(given.Parameter, p))
            .Select(a => Symbols.ShapeText(a.Parameter!)).FirstOrDefault(a => a is not null)).ToList();
    }

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation ? Unconverted(value.ChildOperations.First()) : value;

    // What runs for some ranks only says nothing of the others.
    private static bool IsConditional(IOperation operation, IOperation lambda)
    {
        for (IOperation? o = operation.Parent; o is not null && o != lambda; o = o.Parent)
        {
            if (o is IConditionalOperation or ISwitchExpressionOperation or ISwitchOperation or ICoalesceOperation or ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }
}
