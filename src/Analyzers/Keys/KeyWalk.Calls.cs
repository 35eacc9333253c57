using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

// Calls: what they do to the keys that they are given.
internal sealed partial class KeyWalk
{
    private KeyValue Call(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        KeyValue receiver = this.Read(call.Instance);
        Dictionary<int, (KeyValue Value, IOperation Operation)> arguments = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            arguments[argument.Parameter?.Ordinal ?? -1] = (this.Read(argument.Value), argument.Value);
        }

        if (method.Name == "<Clone>$")
        {
            return receiver;
        }

        if (KeyNames.IsRandom(method))
        {
            return this.Random(call, method, arguments);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            this.Run(receiver.Function, arguments.ToDictionary(a => a.Key, a => (a.Value.Value, a.Value.Operation.Syntax)), times: 1);
        }
        else if (KeyNames.IsTransformation(method) || KeyNames.IsLoop(method))
        {
            this.Transform(call, method, arguments);
        }
        else if (method is { Name: "Reshape", ContainingType.Name: "KeyArray" })
        {
            return receiver;
        }
        else
        {
            ControlFlowGraph? body = method.MethodKind == MethodKind.LocalFunction ? this.LocalFunction(method) : null;
            this.Apply(methods.Of(method, body), method, arguments.ToDictionary(a => a.Key, a => (a.Value.Value, a.Value.Operation.Syntax)), receiver, call.Syntax, 1);
            foreach (ISymbol captured in Reassigned(body?.OriginalOperation))
            {
                this.SetVariable(captured, KeyValue.Of(this.Fresh(call.Syntax) + "." + captured.Name));
            }
        }

        foreach (IArgumentOperation argument in call.Arguments.Where(a => a.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            this.Assign(argument.Value, KeyValue.Of(this.Fresh(argument.Syntax)));
        }

        return KeyValue.Of(this.Fresh(call.Syntax));
    }

    // Variables of its surroundings to which a local function gives new values.
    private static IEnumerable<ISymbol> Reassigned(IOperation? body)
    {
        IEnumerable<IOperation> Parts(IOperation target) => target is ITupleOperation tuple ? tuple.Elements.SelectMany(Parts) : [target];
        return body is null ? [] : body.Descendants().OfType<IAssignmentOperation>().SelectMany(a => Parts(a.Target))
            .Select(t => t switch { ILocalReferenceOperation local => (ISymbol)local.Local, IParameterReferenceOperation parameter => parameter.Parameter, _ => null })
            .OfType<ISymbol>().Where(s => s.DeclaringSyntaxReferences.All(r => !body.Syntax.FullSpan.Contains(r.Span)))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default);
    }

    private KeyValue Random(IInvocationOperation call, IMethodSymbol method, Dictionary<int, (KeyValue Value, IOperation Operation)> arguments)
    {
        if (!KeyNames.IsSource(method) && !KeyNames.IsReader(method))
        {
            foreach ((KeyValue value, IOperation operation) in arguments.Values)
            {
                if (KeyNames.IsKey(operation.Type))
                {
                    this.Consume(value, operation.Syntax);
                }
            }
        }

        return KeyNames.IsReader(method) ? KeyValue.Unknown : KeyValue.Of(this.Fresh(call.Syntax));
    }

    // Vmap(f, x, y) runs f on x and y; Scan(f, init, rows) and the loops run it several times.
    private void Transform(IInvocationOperation call, IMethodSymbol method, Dictionary<int, (KeyValue Value, IOperation Operation)> arguments)
    {
        List<(KeyValue Value, SyntaxNode Syntax)> functions = [], operands = [];
        foreach (KeyValuePair<int, (KeyValue Value, IOperation Operation)> argument in arguments.OrderBy(a => a.Key))
        {
            (KeyValue value, IOperation operation) = argument.Value;
            IEnumerable<KeyValue> given = value.Function is not null ? [value] : value.Parts.Values.Where(p => p.Function is not null);
            functions.AddRange(given.Select(f => (f, operation.Syntax)));
            bool isMarker = method.Parameters.FirstOrDefault(p => p.Ordinal == argument.Key)?.Name is "lower" or "upper" or "predicate" or "index" or "inAxes" or "outAxes" or "reverse" or "length"
                || operation.Type?.Name is "Arg" or "ArgFirst" or "ArgSecond";
            if (!given.Any() && !isMarker && !operation.IsImplicit)
            {
                operands.Add((value, operation.Syntax));
            }
        }

        // x.Select(f) is given the source in front of the function.
        int first = method.Name == "ForiLoop" ? 1 : 0;
        KeyState before = this.State;
        KeyState? after = null;
        foreach ((KeyValue function, SyntaxNode _) in functions)
        {
            // Of branches one runs.
            this.State = method.Name is "Cond" or "Switch" ? before : this.State;
            Dictionary<int, (KeyValue, SyntaxNode)> given = operands.Select((o, i) => (o, i)).ToDictionary(o => o.i + first, o => o.o);
            this.Run(function.Function, given, KeyNames.IsLoop(method) ? 2 : 1);
            after = after?.Join(this.State) ?? this.State;
        }

        this.State = method.Name is "Cond" or "Switch" ? after ?? this.State : this.State;
    }

    private void Run(IOperation? function, Dictionary<int, (KeyValue Value, SyntaxNode Syntax)> arguments, int times)
    {
        switch (function)
        {
            case IFlowAnonymousFunctionOperation lambda:
                ControlFlowGraph? body = Owner(graph, lambda);
                if (body is not null)
                {
                    this.Apply(methods.Of(lambda.Symbol, body.GetAnonymousFunctionControlFlowGraph(lambda, cancellation)), lambda.Symbol, arguments, KeyValue.Unknown, null, times);
                }

                break;
            case IMethodReferenceOperation reference when KeyNames.IsRandom(reference.Method):
                if (!KeyNames.IsSource(reference.Method) && !KeyNames.IsReader(reference.Method) && arguments.TryGetValue(0, out (KeyValue Value, SyntaxNode Syntax) key))
                {
                    this.Consume(key.Value, key.Syntax);
                }

                break;
            case IMethodReferenceOperation reference:
                ControlFlowGraph? local = reference.Method.MethodKind == MethodKind.LocalFunction ? this.LocalFunction(reference.Method) : null;
                this.Apply(methods.Of(reference.Method, local), reference.Method, arguments, this.Read(reference.Instance), reference.Syntax, times);
                break;
        }
    }

    // A lambda belongs to the graph in which it stands, which may be one further out.
    private static ControlFlowGraph? Owner(ControlFlowGraph from, IFlowAnonymousFunctionOperation lambda)
    {
        for (ControlFlowGraph? at = from; at is not null; at = at.Parent)
        {
            if (at.Blocks.SelectMany(b => b.Operations.Append(b.BranchValue)).OfType<IOperation>().SelectMany(o => o.DescendantsAndSelf()).Contains(lambda))
            {
                return at;
            }
        }

        return null;
    }

    private ControlFlowGraph? LocalFunction(IMethodSymbol method)
    {
        for (ControlFlowGraph? at = graph; at is not null; at = at.Parent)
        {
            if (at.LocalFunctions.Contains(method))
            {
                return at.GetLocalFunctionControlFlowGraph(method, cancellation);
            }
        }

        return null;
    }

    // What a function uses up: parts of its parameters, and of what surrounds it, which every further run uses again.
    private void Apply(
        IReadOnlyDictionary<string, SyntaxNode> summary,
        IMethodSymbol method,
        Dictionary<int, (KeyValue Value, SyntaxNode Syntax)> arguments,
        KeyValue receiver,
        SyntaxNode? call,
        int times)
    {
        foreach (KeyValuePair<string, SyntaxNode> used in summary)
        {
            (string root, string part) = Parted(used.Key);
            if (method.Parameters.FirstOrDefault(p => KeyNames.Of(p) == root || KeyNames.Of(p.OriginalDefinition) == root) is { } parameter)
            {
                if (arguments.TryGetValue(parameter.Ordinal, out (KeyValue Value, SyntaxNode Syntax) given))
                {
                    this.Consume(part.Length == 0 ? given.Value : given.Value.Part(part), given.Syntax);
                }
            }
            else if (root == "this" && call is not null)
            {
                if (!receiver.IsUnknown)
                {
                    this.Consume(receiver.Part(part), call);
                }
            }
            else if (this.State.Variables.FirstOrDefault(v => KeyNames.Of(v.Key) == root) is { Key: { } symbol, Value: { } value })
            {
                this.Repeat(part.Length == 0 ? value : value.Part(part), call ?? used.Value, times);
            }
            else if (root.IndexOf('@') > 0)
            {
                this.Repeat(KeyValue.Of(used.Key), call ?? used.Value, times);
            }
        }
    }

    private void Repeat(KeyValue value, SyntaxNode site, int times)
    {
        for (int time = 0; time < times; time++)
        {
            this.Consume(value, site);
        }
    }

    private static (string Root, string Part) Parted(string name)
    {
        int end = name.IndexOfAny(['.', '[']);
        return end < 0 ? (name, "") : (name.Substring(0, end), name.Substring(end));
    }

    private void Consume(KeyValue key, SyntaxNode site)
    {
        if (key.Names.IsEmpty)
        {
            return;
        }

        KeyUse use = new(site, key.Names, this.State.Conditions);
        List<KeyUse> earlier = [];
        foreach (string name in key.Names)
        {
            if (this.State.Of(name).Where(u => !this.IsApart(u, use) && !u.IsAnother(use)).OrderBy(u => u.Site.SpanStart).FirstOrDefault() is not { } conflict)
            {
                earlier.Clear();
                break;
            }

            earlier.Add(conflict);
        }

        if (earlier.Count > 0)
        {
            report?.Invoke(site, earlier[0].Site);
        }

        foreach (string name in key.Names)
        {
            if (!consumed.ContainsKey(name) && name[0] != '#')
            {
                consumed[name] = site;
            }

            ImmutableHashSet<KeyUse> known = this.State.Uses.TryGetValue(name, out ImmutableHashSet<KeyUse>? uses) ? uses : [];
            this.State = this.State with { Uses = this.State.Uses.SetItem(name, known.Add(use)) };
        }
    }

    // Whether two uses never meet: under conditions that exclude each other, or on the one turn of a loop where a variable has a value.
    private bool IsApart(KeyUse earlier, KeyUse later) =>
        earlier.Conditions.Any(e => later.Conditions.Any(e.Excludes))
            || (earlier.Site == later.Site && later.Conditions.Any(c => c is { Constant: not null, IsMet: true } && varying.Contains(c.Text)));
}
