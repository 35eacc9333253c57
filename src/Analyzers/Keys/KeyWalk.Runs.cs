using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>
/// A call: its <see cref="Site"/> is where the use of what surrounds the function is told, or null where that is told inside; what the
/// function makes has the <see cref="Maker"/>'s name.
/// </summary>
internal sealed record KeyCall(SyntaxNode? Site)
{
    public SyntaxNode? Maker { get; init; } = Site;

    /// <summary>Which of the functions it is that the call was given, as their numbers.</summary>
    public string Run { get; init; } = "";

    /// <summary>The name of what the call makes; null where that is part of the receiver.</summary>
    public string? Made => this.Maker is null ? null : KeyNames.Of(this.Maker) + this.Run;

    /// <summary>The place of the object whose method it is.</summary>
    public IOperation? Receiver { get; init; }
}

// What runs when a function does, and the keys that are used up.
internal sealed partial class KeyWalk
{
    private const int Deepest = 6;

    private int depth;
    private bool isLaterTurn;

    private KeyValue Invoke(KeyValue function, Dictionary<int, KeyGiven> given, KeyCall call, SyntaxNode site)
    {
        switch (function.Function?.Operation)
        {
            case null:
                this.Leave(function, given, site);
                return KeyValue.Of(this.Fresh(call.Made ?? KeyNames.Of(site)));
            case IFlowAnonymousFunctionOperation lambda:
                KeySummary summary = body.Methods.OfFunction(lambda.Symbol, function.Function.Graph.GetAnonymousFunctionControlFlowGraph(lambda, body.Cancellation));
                return this.Apply(summary, lambda.Symbol, given, This, call);
            case IMethodReferenceOperation reference when KeyTypes.IsRandom(reference.Method):
                if (KeyTypes.UsesUp(reference.Method) && given.TryGetValue(0, out KeyGiven? key))
                {
                    this.Consume(key.Value, key.Syntax ?? reference.Syntax);
                }

                return KeyValue.Of(this.Fresh(call.Made ?? KeyNames.Of(site)));
            case IMethodReferenceOperation { Method: var method } reference:
                ControlFlowGraph? local = method.MethodKind == MethodKind.LocalFunction ? this.LocalFunction(method) : null;
                KeySummary? known = local is null ? body.Methods.Of(method) : body.Methods.OfFunction(method, local);
                KeyValue receiver = method.IsStatic ? KeyValue.Of(KeyNames.OfStatics(method)) : local is null ? this.Read(reference.Instance) : This;
                if (known is null)
                {
                    this.UseUp(method, receiver, given, reference.Syntax);
                    return KeyValue.Of(this.Fresh(call.Made ?? KeyNames.Of(site)));
                }

                // A method that stands elsewhere, in what a variable was given, is told where it runs.
                bool isHere = call.Maker is null || call.Maker.Contains(reference.Syntax);
                return this.Apply(known, method, given, receiver, call with { Site = isHere ? reference.Syntax : call.Maker });
            default:
                return KeyValue.Unknown;
        }
    }

    // A function that was given to this one: those who call this one know what it does. It may set what others can set.
    private void Leave(KeyValue function, Dictionary<int, KeyGiven> given, SyntaxNode site)
    {
        foreach (string name in function.Names.Keys.Where(n => !KeyNames.IsFresh(n)))
        {
            bool isRepeated = this.Conflict(KeyValue.Of(name + ".()"), site) is not null;
            ImmutableArray<KeyValue> arguments = [.. Enumerable.Range(0, given.Count).Select(i => given.TryGetValue(i, out KeyGiven? one) ? one.Value : KeyValue.Unknown)];
            body.Runs[name] = new KeyRun(name, arguments, isRepeated || (body.Runs.TryGetValue(name, out KeyRun? before) && before.IsRepeated));
            this.Mark(KeyValue.Of(name + ".()"), site);
        }

        this.Forget();
    }

    /// <summary>Does what a function does, with what it is given for its parameters.</summary>
    private KeyValue Apply(KeySummary summary, IMethodSymbol method, Dictionary<int, KeyGiven> given, KeyValue receiver, KeyCall call)
    {
        if (this.depth >= Deepest)
        {
            return KeyValue.Unknown;
        }

        this.depth++;
        KeyFrame frame = new(method, given, receiver);
        foreach (KeyValuePair<string, KeyUp> used in summary.Consumed.Where(c => !KeyNames.IsFresh(c.Key) && !frame.Contradicts(c.Value.Ways)))
        {
            SyntaxNode site = frame.Of(used.Key)?.Syntax ?? call.Site ?? used.Value.Site;
            foreach (KeyValue meant in frame.Elements(used.Key) ?? (this.Meaning(used.Key, frame, "") is { } one ? [one] : []))
            {
                this.Consume(meant, site);
            }
        }

        // What it makes has a new name in every call, and what had that name before has none.
        string made = call.Made ?? receiver.Names.Keys.FirstOrDefault() ?? "this";
        if (call.Made is not null)
        {
            bool IsOld(string name) => KeyNames.IsPart(name, made);
            this.State = this.State.Without(IsOld);
            frame = frame.Without(IsOld);
        }

        for (int i = 0; i < summary.Runs.Length; i++)
        {
            KeyRun run = summary.Runs[i];
            if (this.Meaning(run.Function, frame, made) is { } function)
            {
                SyntaxNode site = call.Maker ?? method.DeclaringSyntaxReferences[0].GetSyntax();
                KeyCall inner = new(null) { Maker = site, Run = $"{call.Run}'{i}" };
                this.Invoke(function, this.Handed(run, frame, made, static _ => false), inner, site);
                if (run.IsRepeated)
                {
                    // What it makes, and elements, are others the next time.
                    this.Invoke(function, this.Handed(run, frame, made, static n => KeyNames.IsFresh(n) || n.IndexOf('[') >= 0), inner, site);
                }
            }
        }

        KeyValue result = this.Meaning(summary.Result, frame, made);
        List<(ISymbol Symbol, KeyValue Value)> variables = [.. summary.Variables.Select(v => (v.Key, this.Meaning(v.Value, frame, made)))];
        List<(string Name, KeyValue Value)> members = [.. summary.Members.SelectMany(m => this.Places(m.Key, frame, made).Select(p => (p, this.Meaning(m.Value, frame, made))))];
        foreach ((ISymbol symbol, KeyValue value) in variables)
        {
            if (symbol is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.OriginalDefinition))
            {
                if (given.TryGetValue(parameter.Ordinal, out KeyGiven? place) && place.Operation is not null)
                {
                    this.Assign(place.Operation, value);
                }
            }
            else
            {
                this.SetVariable(symbol, value);
            }
        }

        foreach ((string name, KeyValue value) in members)
        {
            string own = name.Substring(Math.Max(name.LastIndexOf('.'), name.LastIndexOf('!')) + 1);
            this.State = this.State.WithoutConditions(c => c.Mentions(own));
            this.SetMember(name, value);
        }

        // A value, or what was made just now, has its members in itself.
        foreach (KeyValuePair<string, KeyValue> member in summary.Members.Where(m => call.Receiver is not null && !frame.Receiver.Parts.IsEmpty && KeyNames.Parted(m.Key) is { Root: "this", Parts.Count: 1 }))
        {
            this.Change(call.Receiver!, this.Read(call.Receiver).With(KeyNames.Parted(member.Key).Parts[0], this.Meaning(member.Value, frame, made)));
        }

        foreach (KeyValuePair<string, KeyUp> used in summary.Consumed.Where(c => KeyNames.IsFresh(c.Key)))
        {
            this.Mark(KeyValue.Of(Renewed(used.Key, made)), call.Site ?? used.Value.Site);
        }

        this.depth--;
        return result.IsUnknown && call.Made is not null ? KeyValue.Of(made) : result;
    }

    private Dictionary<int, KeyGiven> Handed(KeyRun run, KeyFrame frame, string made, Func<string, bool> isAnother) =>
        run.Arguments.Select((a, i) => (a, i)).ToDictionary(a => a.i, a => new KeyGiven(this.Meaning(a.a.Without(isAnother), frame, made), null));

    private static string Renewed(string fresh, string made) => $"{made}.~{fresh.Substring(1)}";

    // What a value of the function is here.
    private KeyValue Meaning(KeyValue value, KeyFrame frame, string made)
    {
        KeyValue? all = null;
        foreach (string name in value.Names.Keys)
        {
            KeyValue one = this.Meaning(name, frame, made) ?? KeyValue.Unknown;
            all = all?.Join(one, Paths.Always, Paths.Always, value.IsMixed) ?? one;
        }

        all ??= KeyValue.Unknown;
        foreach (KeyValuePair<string, KeyValue> part in value.Parts)
        {
            all = all.With(part.Key, this.Meaning(part.Value, frame, made));
        }

        return all with { Function = value.Function ?? all.Function, IsMixed = value.IsMixed || all.IsMixed };
    }

    // What a name of the function means here; null for an element by an index that is known inside alone.
    private KeyValue? Meaning(string name, KeyFrame frame, string made)
    {
        (string root, List<string> parts) = KeyNames.Parted(name);
        KeyValue value = frame.Of(root)?.Value
            ?? (KeyNames.IsFresh(root) ? KeyValue.Of(Renewed(root, made))
            : root == "this" ? frame.Receiver
            : this.State.Variables.FirstOrDefault(v => KeyNames.Of(v.Key) == root) is { Key: not null, Value: { } known } ? known
            : frame.IsParameter(root) ? KeyValue.Unknown
            : KeyValue.Of(root));
        foreach (string part in parts)
        {
            if (frame.Index(part) is not { } here)
            {
                return null;
            }

            value = this.Part(value, here);
        }

        return value;
    }

    // The members of what is here that the function's name for a member stands for.
    private IEnumerable<string> Places(string name, KeyFrame frame, string made)
    {
        (string root, List<string> parts) = KeyNames.Parted(name);
        string last = parts[parts.Count - 1];
        string whole = root + string.Concat(parts.Take(parts.Count - 1));
        return frame.Index(last) is { } part && this.Meaning(whole, frame, made) is { Names.Count: 1 } meant ? [meant.Names.Keys.Single() + part] : [];
    }

    private void Consume(KeyValue key, SyntaxNode site)
    {
        if (key.Names.IsEmpty)
        {
            return;
        }

        if (this.Conflict(key, site) is { } earlier)
        {
            report?.Invoke(site, this.isLaterTurn ? site : earlier);
        }

        foreach (KeyValuePair<string, Paths> name in key.Names)
        {
            Paths ways = this.State.Ways.And(name.Value);
            body.Consumed[name.Key] = body.Consumed.TryGetValue(name.Key, out KeyUp? known) ? known with { Ways = known.Ways.Or(ways) } : new KeyUp(site, ways);
        }

        this.Mark(key, site);
    }

    // The earlier use of the same key. Where one of several keys is used, and it is not known when it is which, all have to be used before.
    private SyntaxNode? Conflict(KeyValue key, SyntaxNode site)
    {
        List<SyntaxNode?> earlier = [];
        foreach (KeyValuePair<string, Paths> name in key.Names)
        {
            Paths ways = this.State.Ways.And(name.Value);
            string? turn = body.Loops.Counted(name.Key, site, ways, static l => l.Turn);
            earlier.Add(this.State.Uses.Where(u => KeyNames.Meet(u.Key.Name, name.Key) || KeyNames.HasHad(u.Key.Name, turn ?? name.Key))
                .Where(u => !(u.Value.IsOneOfMany && u.Key.Site.ToString() != site.ToString()) && !u.Value.Ways.Excludes(ways) && !(u.Key.Site == site && this.IsOnOneTurn(ways)))
                .OrderBy(u => u.Key.Site.SpanStart).Select(u => u.Key.Site).FirstOrDefault());
        }

        return key.IsMixed && earlier.Contains(null) ? null : earlier.FirstOrDefault(e => e is not null);
    }

    private void Mark(KeyValue key, SyntaxNode site)
    {
        foreach (KeyValuePair<string, Paths> name in key.Names)
        {
            KeyPlace place = new(name.Key, site);
            Paths ways = this.State.Ways.And(name.Value);
            KeyUse use = new(this.State.Uses.TryGetValue(place, out KeyUse? before) ? before.Ways.Or(ways) : ways, key.IsMixed && key.Names.Count > 1);
            this.State = this.State with { Uses = this.State.Uses.SetItem(place, use) };
        }
    }

    // On the one turn of a loop where a variable has a value.
    private bool IsOnOneTurn(Paths ways) => ways.All(c => c is { Constant: not null, IsMet: true } && body.Varying.Contains(c.Text));
}
