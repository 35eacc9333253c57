using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>What a call is given for a parameter.</summary>
internal sealed record KeyGiven(KeyValue Value, IOperation? Operation)
{
    public SyntaxNode? Syntax => this.Operation?.Syntax;
}

// Calls: what they do to the keys that they are given.
internal sealed partial class KeyWalk
{
    private Dictionary<int, KeyGiven> Given(ImmutableArray<IArgumentOperation> arguments)
    {
        Dictionary<int, KeyGiven> given = [];
        foreach (IArgumentOperation argument in arguments)
        {
            given[argument.Parameter?.Ordinal ?? -1] = new KeyGiven(this.Read(argument.Value), argument.Value);
        }

        return given;
    }

    private KeyValue Call(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        KeyValue receiver = method.IsStatic ? KeyValue.Of(KeyNames.OfStatics(method)) : this.Read(call.Instance);
        Dictionary<int, KeyGiven> given = this.Given(call.Arguments);
        this.Go(call);
        if (method is { Name: "AsSpan", Parameters.Length: 0 or 1, ContainingType.Name: "MemoryExtensions" } && given.Count == 1)
        {
            return given.Values.Single().Value;
        }

        if (method.Name is "<Clone>$" or "GetEnumerator" or "GetAsyncEnumerator" or "GetValueOrDefault" || method is { Name: "Reshape", ContainingType.Name: "KeyArray" })
        {
            return receiver;
        }

        if (method is { Name: "Repeat", ContainingType.Name: "Enumerable" } && KeyTypes.IsPlatform(method))
        {
            return KeyValue.Unknown.With(KeyNames.AnyElement, given[0].Value);
        }

        if (KeyTypes.IsRandom(method))
        {
            return this.Random(call, method, given);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return this.Invoke(receiver, given, new KeyCall(null) { Maker = call.Syntax }, call.Syntax);
        }

        if (KeyTypes.IsTransformation(method) || KeyTypes.IsLoop(method))
        {
            return this.Transform(call, method, given);
        }

        KeySummary? summary = method.MethodKind == MethodKind.LocalFunction
            ? this.LocalFunction(method) is { } local ? body.Methods.OfFunction(method, local) : null
            : body.Methods.Of(method);
        if (summary is not null)
        {
            return this.Apply(summary, method, given, method.MethodKind == MethodKind.LocalFunction ? This : receiver, new KeyCall(call.Syntax) { Receiver = call.Instance });
        }

        this.UseUp(method, receiver, given, call.Syntax);
        return this.Outside(call, method, receiver, given);
    }

    // What a library's method uses up, as its core tells.
    private void UseUp(IMethodSymbol method, KeyValue receiver, Dictionary<int, KeyGiven> given, SyntaxNode site)
    {
        foreach (LibraryKey key in body.Methods.UsedUp(method.ReducedFrom ?? method))
        {
            int at = method.ReducedFrom is null ? key.Parameter : key.Parameter - 1;
            KeyGiven? one = at < 0 ? new KeyGiven(receiver, null) : given.TryGetValue(at, out KeyGiven? found) ? found : null;
            if (one is not null)
            {
                this.Consume(key.Members.Aggregate(one.Value, (whole, member) => this.Part(whole, "." + member)), one.Syntax ?? site);
            }
        }
    }

    // A method that cannot be read: it runs what it is given once, may have set whatever it can, and lists have other elements.
    private KeyValue Outside(IInvocationOperation call, IMethodSymbol method, KeyValue receiver, Dictionary<int, KeyGiven> given)
    {
        this.Run(given, call.Syntax);

        if (method.IsAbstract && !KeyTypes.IsPlatform(method))
        {
            this.Forget();
        }

        if (KeyTypes.IsPlatform(method) && KeyTypes.Changes(method))
        {
            this.ForgetElements(call.Instance, receiver, isOnlyByVariables: false);
            foreach (KeyGiven list in given.Values.Where(_ => method.IsStatic || method.Name is "CopyTo" or "TryCopyTo" or "Shuffle"))
            {
                this.ForgetElements(list.Operation, list.Value, isOnlyByVariables: false);
            }
        }

        foreach (IArgumentOperation argument in call.Arguments.Where(a => a.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            this.Assign(argument.Value, KeyValue.Of(this.Fresh(argument.Syntax)));
        }

        return KeyTypes.MayHoldKeys(method.ReturnType) ? KeyValue.Of(this.Fresh(call.Syntax)) : KeyValue.Unknown;
    }

    // Each of the functions once, also those of a list.
    private void Run(Dictionary<int, KeyGiven> given, SyntaxNode site)
    {
        foreach (KeyValue function in given.Values.SelectMany(g => g.Value.Parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).Prepend(g.Value)).Where(v => v.Function is not null))
        {
            this.Invoke(function, [], new KeyCall(null) { Maker = site }, site);
        }
    }

    private KeyValue Random(IInvocationOperation call, IMethodSymbol method, Dictionary<int, KeyGiven> given)
    {
        if (KeyTypes.UsesUp(method))
        {
            foreach (KeyGiven one in given.Values.Where(g => KeyTypes.IsKey(g.Operation?.Type)))
            {
                this.Consume(one.Value, one.Syntax!);
            }
        }

        return KeyTypes.IsReader(method) ? KeyValue.Unknown : KeyValue.Of(this.Fresh(call.Syntax));
    }

    // Vmap(f, x, y) runs f on x and y; Scan(f, init, rows) and the loops run it several times, on what it gave the last time.
    private KeyValue Transform(IInvocationOperation call, IMethodSymbol method, Dictionary<int, KeyGiven> given)
    {
        List<KeyValue> functions = [];
        List<KeyGiven> operands = [];
        foreach (KeyValuePair<int, KeyGiven> argument in given.OrderBy(a => a.Key))
        {
            KeyValue value = argument.Value.Value;
            List<KeyValue> here = value.Function is not null ? [value] : [.. value.Parts.Values.Where(p => p.Function is not null)];
            functions.AddRange(here);
            bool isMarker = method.Parameters.FirstOrDefault(p => p.Ordinal == argument.Key)?.Name is "lower" or "upper" or "predicate" or "index" or "inAxes" or "outAxes" or "reverse" or "length" or "unroll" or "batchSize"
                || argument.Value.Operation is not { Type.Name: not ("Arg" or "ArgFirst" or "ArgSecond") } operation || Unconverted(operation).IsImplicit;
            if (here.Count == 0 && !isMarker)
            {
                operands.Add(argument.Value);
            }
        }

        bool isChoice = method.Name is "Cond" or "Switch";
        KeyState before = this.State;
        KeyState? after = null;
        KeyValue result = KeyValue.Unknown;
        foreach (KeyValue function in functions)
        {
            // Of branches one runs.
            this.State = isChoice ? before : this.State;
            KeyValue made = KeyTypes.IsLoop(method)
                ? this.Turns(call, method, function, ReferenceEquals(function, functions[functions.Count - 1]), operands)
                : this.Invoke(function, Numbered(operands), new KeyCall(null) { Maker = call.Syntax }, call.Syntax);
            result = made;
            after = after?.Join(this.State, isLoop: false) ?? this.State;
        }

        this.State = isChoice ? after ?? this.State : this.State;
        return functions.Count == 1 && !result.IsUnknown && method.Name is "Scan" or "ForiLoop" or "Checkpoint" or "Remat" ? result : KeyValue.Of(this.Fresh(call.Syntax));
    }

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Unconverted(conversion.Operand) : operation;

    // Two turns tell what every further one does. ForiLoop's function is given the turn first, and Aggregate's the sum.
    private KeyValue Turns(IInvocationOperation call, IMethodSymbol method, KeyValue function, bool isLast, List<KeyGiven> operands)
    {
        KeyCall turn = new(null) { Maker = call.Syntax };
        bool isCarried = method.Name is "Scan" or "ForiLoop" or "Aggregate" || (method.Name == "WhileLoop" && isLast);
        bool isPair = method.Name == "Scan" && method.OriginalDefinition.ReturnType is INamedTypeSymbol { IsTupleType: true };
        int at = method.Name == "ForiLoop" ? 1 : 0;
        // A list that has one key several times gives it at several turns.
        List<KeyGiven> first = [.. (method.Name == "Aggregate" && operands.Count > 1 ? [operands[1], operands[0]] : operands).Select(o => Repeated(o.Value) is { } same ? o with { Value = same } : o)];
        KeyValue next = this.Invoke(function, Numbered(first, at), turn, call.Syntax);
        Dictionary<int, KeyGiven> second = isCarried && operands.Count > 0 ? new() { [at] = new KeyGiven(isPair ? this.Part(next, ".Item1") : next, null) }
            : Numbered(first, at).Where(g => operands.Any(o => Repeated(o.Value) is { } same && same.IsSame(g.Value.Value))).ToDictionary(g => g.Key, g => g.Value);
        this.isLaterTurn = true;
        next = this.Invoke(function, second, turn, call.Syntax);
        this.isLaterTurn = false;
        return isCarried ? next : KeyValue.Unknown;
    }

    private static Dictionary<int, KeyGiven> Numbered(List<KeyGiven> operands, int from = 0) => operands.Select((o, i) => (o, i)).ToDictionary(o => o.i + from, o => o.o);

    private ControlFlowGraph? LocalFunction(IMethodSymbol method)
    {
        for (ControlFlowGraph? at = body.Graph; at is not null; at = at.Parent)
        {
            if (at.LocalFunctions.Contains(method.OriginalDefinition))
            {
                return at.GetLocalFunctionControlFlowGraph(method.OriginalDefinition, body.Cancellation);
            }
        }

        return null;
    }
}
