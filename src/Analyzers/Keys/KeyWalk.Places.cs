using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

// What is assigned to variables, members and elements.
internal sealed partial class KeyWalk
{
    private void Assign(IOperation target, KeyValue value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                this.Assign(declaration.Expression, value);
                break;
            case IConversionOperation conversion:
                this.Assign(conversion.Operand, value);
                break;
            case ILocalReferenceOperation local:
                this.SetVariable(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                this.SetVariable(parameter.Parameter, value);
                break;
            case ITupleOperation:
                this.Deconstruct(target, value, null);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation:
                this.SetPart(target, value);
                break;
            case IFlowCaptureReferenceOperation captured when this.Captured(captured) is { } place:
                this.Assign(place, value);
                break;
            case IFlowCaptureReferenceOperation captured:
                this.State = this.State with { Captures = this.State.Captures.SetItem(captured.Id, value) };
                break;
        }
    }

    // Where the new value has branches, what is assigned is captured before them.
    private IOperation? Captured(IFlowCaptureReferenceOperation reference)
    {
        IOperation? target = body.Graph.Blocks.SelectMany(b => b.Operations).OfType<IFlowCaptureOperation>().FirstOrDefault(c => c.Id.Equals(reference.Id))?.Value;
        return target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
            || target is IPropertyReferenceOperation { Property.SetMethod: not null } ? target : null;
    }

    private void SetPart(IOperation target, KeyValue value)
    {
        IOperation? instance = target is IArrayElementReferenceOperation array ? array.ArrayReference : ((IMemberReferenceOperation)target).Instance;
        ImmutableArray<IOperation> indices = target switch
        {
            IArrayElementReferenceOperation element => element.Indices,
            IPropertyReferenceOperation property => [.. property.Arguments.Select(a => a.Value)],
            _ => [],
        };
        KeyValue whole = target is IMemberReferenceOperation member ? this.Owner(member) : this.Read(instance);

        // Of a key that comes from somewhere it is known that it is another now.
        value = value.IsUnknown && KeyTypes.MayHoldKeys(target.Type) ? KeyValue.Of(this.Fresh(target.Syntax)) : value;
        if (indices.IsEmpty)
        {
            ISymbol symbol = ((IMemberReferenceOperation)target).Member;
            this.State = this.State.WithoutConditions(c => c.Mentions(symbol.Name));
            if (KeyNames.Part(symbol) is { } part)
            {
                this.SetPart(instance, whole, part, value);
            }
            else if (target is IPropertyReferenceOperation { Property.SetMethod: { } setter } && body.Methods.Of(setter) is { } summary)
            {
                this.Apply(summary, setter, new() { [setter.Parameters.Length - 1] = new KeyGiven(value, target) }, whole, new KeyCall(target.Syntax));
            }
        }
        else
        {
            // An element by a variable may be any.
            string? part = indices.Length == 1 ? KeyNames.Element(indices[0]) : null;
            this.ForgetElements(instance, whole, part is not null && KeyNames.IsConstant(part));
            if (part is not null)
            {
                this.SetPart(instance, this.Read(instance), part, value);
            }

            if (part is null || !KeyNames.IsConstant(part))
            {
                this.State = this.State with { Members = this.State.Members.SetItems(whole.Names.Keys.Select(n => new KeyValuePair<string, KeyValue>(n + KeyNames.AnyElement, KeyValue.Unknown))) };
            }
        }
    }

    private void SetPart(IOperation? instance, KeyValue whole, string part, KeyValue value)
    {
        // What is a value has its parts in itself, and so has what was made just now.
        bool isMade = instance is IFlowCaptureReferenceOperation;
        if (instance is not null and not IInstanceReferenceOperation && (isMade || instance.Type is { IsValueType: true } || !whole.Parts.IsEmpty || whole.Names.IsEmpty))
        {
            this.Change(instance, whole.With(part, value));
        }

        if (!isMade && (instance?.Type is not { IsValueType: true } || instance is IInstanceReferenceOperation))
        {
            foreach (string name in whole.Names.Keys.Select(n => n + part))
            {
                KeyValue set = whole.Names.Count == 1 ? value : value.Join(this.State.Members.TryGetValue(name, out KeyValue? before) ? before : KeyValue.Of(name), Paths.Always, Paths.Always, isLoop: true);
                this.SetMember(name, set);
            }
        }
    }

    // What was used of it before is another, and so may that of other elements be, if it is one by a variable.
    private void SetMember(string name, KeyValue value)
    {
        ImmutableDictionary<KeyPlace, KeyUse> uses = name.IndexOf('[') < 0 ? this.State.Uses : this.State.Uses.RemoveRange(this.State.Uses.Keys.Where(u => KeyNames.MayBe(u.Name, name)));
        this.State = this.State with { Uses = uses, Members = this.State.Members.RemoveRange(this.State.Members.Keys.Where(m => KeyNames.IsPart(m, name))).SetItem(name, value) };
    }

    // The same variable with something new in it.
    private void Change(IOperation place, KeyValue value)
    {
        switch (place)
        {
            case ILocalReferenceOperation local:
                this.State = this.State with { Variables = this.State.Variables.SetItem(local.Local, value) };
                break;
            case IParameterReferenceOperation parameter when !IsMember(parameter.Parameter):
                this.State = this.State with { Variables = this.State.Variables.SetItem(parameter.Parameter, value) };
                break;
            case IFlowCaptureReferenceOperation captured:
                this.State = this.State with { Captures = this.State.Captures.SetItem(captured.Id, value) };
                break;
            case IFieldReferenceOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.SetMethod: not null }:
                this.Assign(place, value);
                break;
        }
    }

    private void ForgetElements(IOperation? instance, KeyValue whole, bool isOnlyByVariables)
    {
        bool IsOld(string part) => part[0] == '[' && !(isOnlyByVariables && KeyNames.IsConstant(part));
        this.State = this.State.Without(n => whole.Names.Keys.Any(w => n.Length > w.Length && KeyNames.IsPart(n, w) && IsOld(KeyNames.Parted("." + n.Substring(w.Length)).Parts[0])));
        if (instance is not null && whole.Parts.Keys.Any(IsOld))
        {
            this.Change(instance, whole with { Parts = whole.Parts.SetItems(whole.Parts.Keys.Where(IsOld).Select(p => new KeyValuePair<string, KeyValue>(p, KeyValue.Unknown))) });
        }
    }

    private void SetVariable(ISymbol symbol, KeyValue value)
    {
        string name = symbol.Name;
        if (body.Loops.Of(symbol) is { } loop)
        {
            this.State = this.State.WithUses((n, u) => body.Loops.IsAtEveryTurn(loop.Syntax, u.Ways) ? KeyNames.Renamed(n, $"[{name}]", loop.Past) : null);
        }

        this.State = this.State.Without(n => KeyNames.Mentions(n, name)).WithoutConditions(c => c.Mentions(name));

        // A key from somewhere is one all the same, until the next is assigned.
        if (value.IsUnknown && KeyTypes.IsKey((symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type))
        {
            string own = $"#{KeyNames.Of(symbol)}";
            this.State = this.State.Without(n => KeyNames.IsPart(n, own));
            value = KeyValue.Of(own);
        }

        this.State = IsMember(symbol)
            ? this.State with { Members = this.State.Members.SetItem(KeyNames.OfHeld(name), value) }
            : this.State with { Variables = this.State.Variables.SetItem(symbol, value) };
    }

    // A variable that is set to a constant is known to be that, if no function within the body sets it too.
    private void Learn(IOperation target, IOperation value)
    {
        ISymbol? variable = target switch { ILocalReferenceOperation local => local.Local, IParameterReferenceOperation parameter => parameter.Parameter, _ => null };
        if (variable is not null && !body.Elsewhere.Contains(variable.Name) && ConditionReader.Assigned(variable, value) is { } known)
        {
            this.State = this.State with { Ways = this.State.Ways.And(known) };
        }
    }

    private void Deconstruct(IOperation target, KeyValue value, ITypeSymbol? type)
    {
        if ((target is IDeclarationExpressionOperation declared ? declared.Expression : target) is not ITupleOperation tuple)
        {
            return;
        }

        // All parts are read before the first is assigned.
        List<KeyValue> elements = [];
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            string? part = type is INamedTypeSymbol { IsTupleType: false } other ? Positional(other, i) : $".Item{i + 1}";
            elements.Add(part is null ? KeyValue.Unknown : this.Part(value, part));
        }

        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            if (tuple.Elements[i] is ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation })
            {
                this.Deconstruct(tuple.Elements[i], elements[i], null);
            }
            else
            {
                this.Assign(tuple.Elements[i], elements[i]);
            }
        }
    }

    private static string? Positional(INamedTypeSymbol type, int index) => type.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length > index) is { } method
        && type.GetMembers(method.Parameters[index].Name).FirstOrDefault() is { } member ? KeyNames.Part(member) : null;
}
