using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Reads the operations of one block in their order.</summary>
internal sealed partial class KeyWalk(KeyBody body, KeyState start, Action<SyntaxNode, SyntaxNode>? report, HashSet<ControlFlowGraph> nested)
{
    private static readonly KeyValue This = KeyValue.Of("this");

    public KeyState State { get; private set; } = start;

    /// <summary>What an operation gives; what it does to keys is done.</summary>
    public KeyValue Read(IOperation? operation)
    {
        switch (operation)
        {
            case null:
                return KeyValue.Unknown;
            case ILocalReferenceOperation local:
                return this.Variable(local.Local);
            case IParameterReferenceOperation parameter:
                return this.Variable(parameter.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput }:
                return this.matched;
            case IInstanceReferenceOperation:
                return This;
            case IIsPatternOperation test:
                return this.Match(test);
            case IFlowCaptureReferenceOperation captured:
                return this.State.Captures.TryGetValue(captured.Id, out KeyValue? known) ? known : KeyValue.Unknown;
            case IFlowCaptureOperation capture:
                KeyValue taken = this.Read(capture.Value);
                this.State = this.State with { Captures = this.State.Captures.SetItem(capture.Id, taken) };
                return KeyValue.Unknown;
            case IFieldReferenceOperation field:
                return body.Methods.Held(field.Field) is { } held ? KeyValue.Of(held) : this.Member(this.Owner(field), field.Field);
            case IPropertyReferenceOperation property:
                return this.Property(property);
            case IArrayElementReferenceOperation element:
                return this.Element(this.Read(element.ArrayReference), element.Indices);
            case IConversionOperation { OperatorMethod: { } converter } conversion when body.Methods.Of(converter) is { } conversions:
                return this.Apply(conversions, converter, new() { [0] = new KeyGiven(this.Read(conversion.Operand), conversion.Operand) }, KeyValue.Unknown, new KeyCall(conversion.Syntax));
            case IConversionOperation { OperatorMethod: { DeclaringSyntaxReferences.IsEmpty: true } converter } conversion when !Symbols.IsRuntime(converter.ContainingType) && KeyTypes.MayHoldKeys(converter.ReturnType):
                _ = this.Read(conversion.Operand);
                return KeyValue.Of(this.Fresh(conversion.Syntax));
            case IConversionOperation conversion:
                return this.Read(conversion.Operand);
            case IExpressionStatementOperation statement:
                return this.Read(statement.Operation);
            case IDelegateCreationOperation made:
                return this.Read(made.Target);
            case IFlowAnonymousFunctionOperation function:
                nested.Add(body.Graph.GetAnonymousFunctionControlFlowGraph(function, body.Cancellation));
                return KeyValue.Of(new KeyFunction(function, body.Graph));
            case IMethodReferenceOperation reference:
                return KeyValue.Of(new KeyFunction(reference, body.Graph));
            case ISimpleAssignmentOperation assignment:
                KeyValue assigned = this.Read(assignment.Value);
                this.Begin(assignment);
                this.Assign(assignment.Target, assigned);
                this.Learn(assignment.Target, assignment.Value);
                return assigned;
            case IDeconstructionAssignmentOperation deconstruction:
                KeyValue whole = this.Read(deconstruction.Value);
                this.Deconstruct(deconstruction.Target, whole, deconstruction.Value.Type);
                return whole;
            case IIncrementOrDecrementOperation increment:
                this.Assign(increment.Target, KeyValue.Unknown);
                return KeyValue.Unknown;
            case ICompoundAssignmentOperation compound:
                _ = this.Read(compound.Value);
                this.Assign(compound.Target, KeyValue.Unknown);
                return KeyValue.Unknown;
            case ITupleOperation tuple:
                return tuple.Elements.Select(this.Read).Select((e, i) => (e, i)).Aggregate(KeyValue.Unknown, (all, e) => all.With($".Item{e.i + 1}", e.e));
            case IArrayCreationOperation { Initializer: { } initializer } array:
                return this.List(array.Syntax, initializer.ElementValues);
            case ICollectionExpressionOperation collection:
                return this.List(collection.Syntax, collection.Elements);
            case IObjectCreationOperation creation:
                return this.Create(creation);
            case IWithOperation with:
                return this.Read(with.Operand);
            case IInvocationOperation call:
                return this.Call(call);
            case INameOfOperation or ITypeOfOperation:
                return KeyValue.Unknown;
            default:
                foreach (IOperation child in operation.ChildOperations)
                {
                    _ = this.Read(child);
                }

                // Meanwhile others run.
                if (operation is IAwaitOperation or IReturnOperation { Kind: OperationKind.YieldReturn })
                {
                    this.Forget();
                }

                return KeyValue.Unknown;
        }
    }

    // A parameter of the type itself is a member of its objects.
    private KeyValue Variable(ISymbol symbol) => IsMember(symbol) ? this.Part(This, $".!{symbol.Name}")
        : this.State.Variables.TryGetValue(symbol, out KeyValue? value) ? value
        : KeyValue.Of(KeyNames.Of(symbol));

    private static bool IsMember(ISymbol symbol) => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } maker }
        && maker.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax;

    private KeyValue Owner(IMemberReferenceOperation member) => member.Instance is null ? KeyValue.Of(KeyNames.OfStatics(member.Member)) : this.Read(member.Instance);

    private KeyValue Member(KeyValue whole, ISymbol member) =>
        KeyNames.Part(member) is { } part ? this.Part(whole, part is ".First" ? ".Item1" : part is ".Second" ? ".Item2" : part) : KeyValue.Unknown;

    private KeyValue Property(IPropertyReferenceOperation property)
    {
        KeyValue whole = this.Owner(property);
        if (property is { IsImplicit: true, Property.Name: "Current" } && KeyNames.EachOf(property.Syntax) is var each)
        {
            return Repeated(whole) ?? whole with { Names = whole.Names.ToImmutableDictionary(n => n.Key + each, n => n.Value), Parts = KeyValue.Unknown.Parts };
        }

        if (property.Property is { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return whole;
        }

        if (property.Property.IsAbstract || KeyNames.Part(property.Property) is null)
        {
            if (property.Property.GetMethod is { } getter && body.Methods.Of(getter) is { } summary)
            {
                return this.Apply(summary, getter, this.Given(property.Arguments), whole, new KeyCall(property.Syntax) { Receiver = property.Instance });
            }
        }

        return property.Arguments.Length > 0 ? this.Element(whole, [.. property.Arguments.Select(a => a.Value)]) : this.Member(whole, property.Property);
    }

    // The key that a list has several times.
    private static KeyValue? Repeated(KeyValue list) => list.Parts.TryGetValue(KeyNames.AnyElement, out KeyValue? each) ? each
        : list.Parts.Where(p => p.Key[0] == '[' && !p.Value.Names.IsEmpty).GroupBy(p => p.Value.Names.Keys.OrderBy(n => n, StringComparer.Ordinal).First(), StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => g.First().Value).FirstOrDefault();

    /// <summary>A part of a value, or what was assigned to it since.</summary>
    private KeyValue Part(KeyValue whole, string part)
    {
        if (whole.Parts.ContainsKey(part))
        {
            return whole.Parts[part];
        }

        KeyValue? all = null;
        foreach (KeyValuePair<string, Paths> name in whole.Names)
        {
            KeyValue one = this.State.Members.TryGetValue(name.Key + part, out KeyValue? set) ? set : KeyValue.Of(name.Key + part);
            one = one with { Names = one.Names.ToImmutableDictionary(n => n.Key, n => n.Value.And(name.Value)) };
            all = all?.Join(one, Paths.Always, Paths.Always, isLoop: false) ?? one;
        }

        return all is null ? KeyValue.Unknown : all with { IsMixed = all.IsMixed || whole.IsMixed };
    }

    private KeyValue Element(KeyValue whole, ImmutableArray<IOperation> indices)
    {
        foreach (IOperation index in indices.SelectMany(i => i is IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: var several } ? several : [i]))
        {
            _ = this.Read(index);
            whole = KeyNames.Element(index) is { } part ? this.Part(whole, part) : KeyValue.Unknown;
        }

        return whole;
    }

    private KeyValue List(SyntaxNode maker, ImmutableArray<IOperation> elements)
    {
        KeyValue list = KeyValue.Unknown;
        bool isPlain = true;
        for (int i = 0; i < elements.Length; i++)
        {
            isPlain &= elements[i] is not ISpreadOperation;
            KeyValue element = this.Read(elements[i] is ISpreadOperation spread ? spread.Operand : elements[i]);
            list = list.With($"[{i}]", element);
        }

        return isPlain ? list : KeyValue.Of(this.Fresh(maker));
    }

    // A record's parts are its arguments; another object has what its constructor assigns.
    private KeyValue Create(IObjectCreationOperation creation)
    {
        Dictionary<int, KeyGiven> given = this.Given(creation.Arguments);
        string name = this.Fresh(creation.Syntax);
        KeyValue made = KeyValue.Of(name);
        if (creation.Constructor is { } constructor)
        {
            bool isPrimary = constructor.Parameters.FirstOrDefault() is { } first && IsMember(first);
            foreach (IParameterSymbol parameter in constructor.Parameters.Where(p => given.ContainsKey(p.Ordinal)))
            {
                string property = constructor.ContainingType.GetMembers(parameter.Name).Any() ? parameter.Name : char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
                ISymbol? member = creation.Type is { IsRecord: true } ? constructor.ContainingType.GetMembers(property).FirstOrDefault() : null;
                string? part = (member is null ? null : KeyNames.Part(member)) ?? (isPrimary ? $".!{parameter.Name}" : null);
                made = part is null ? made : made.With(part, given[parameter.Ordinal].Value);
            }

            if (creation.Type is { Name: "Thread" or "Task" } && KeyTypes.IsPlatform(constructor))
            {
                this.Run(given, creation.Syntax);
            }

            if (!isPrimary && body.Methods.Of(constructor) is { } summary)
            {
                this.Apply(summary, constructor, given, made, new KeyCall(creation.Syntax) { Maker = null });
            }
        }

        _ = this.Read(creation.Initializer);
        return made;
    }

    /// <summary>The name of what is made anew; what it meant before has no name any more.</summary>
    private string Fresh(SyntaxNode maker) => this.Fresh(KeyNames.Of(maker));

    private string Fresh(string name)
    {
        this.State = this.State.Without(n => KeyNames.IsPart(n, name));
        return name;
    }

    /// <summary>Leaves out what was used up and no variable has any more: where ways meet, no key is taken for it.</summary>
    public KeyState Rest()
    {
        HashSet<string> held = new(this.State.Variables.Values.Concat(this.State.Captures.Values).Concat(this.State.Members.Values).SelectMany(v => v.AllNames()), StringComparer.Ordinal);
        return this.State with { Uses = this.State.Uses.RemoveRange(this.State.Uses.Keys.Where(u => KeyNames.IsFresh(u.Name) && !held.Any(h => KeyNames.Meet(h, u.Name)))) };
    }

    // Members that others may have set meanwhile: what was set here is another then.
    private void Forget()
    {
        List<string> set = [.. this.State.Members.Keys.Where(KeyNames.IsShared)];
        this.State = this.State.Without(static n => KeyNames.IsShared(n) || KeyNames.IsOthers(n));
        this.State = this.State with { Members = this.State.Members.SetItems(set.Select(m => new KeyValuePair<string, KeyValue>(m, KeyValue.Of(KeyNames.OfOthers(m))))) };
    }
}
