using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>Reads the operations of one block in their order.</summary>
internal sealed partial class KeyWalk(
    ControlFlowGraph graph,
    KeyMethods methods,
    KeyState start,
    HashSet<string> varying,
    Dictionary<string, SyntaxNode> consumed,
    Action<SyntaxNode, SyntaxNode>? report,
    List<ControlFlowGraph>? nested,
    CancellationToken cancellation)
{
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
            case IFlowCaptureReferenceOperation captured:
                return this.State.Captures.TryGetValue(captured.Id, out KeyValue? known) ? known : KeyValue.Unknown;
            case IFlowCaptureOperation capture:
                KeyValue taken = this.Read(capture.Value);
                this.State = this.State with { Captures = this.State.Captures.SetItem(capture.Id, taken) };
                return KeyValue.Unknown;
            case IFieldReferenceOperation field:
                return this.Member(field.Instance, field.Field);
            case IPropertyReferenceOperation { Arguments: [var index] } indexer:
                return this.Element(this.Read(indexer.Instance), index.Value);
            case IPropertyReferenceOperation property:
                return this.Member(property.Instance, property.Property);
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                return this.Element(this.Read(element.ArrayReference), index);
            case IConversionOperation conversion:
                return this.Read(conversion.Operand);
            case IExpressionStatementOperation statement:
                return this.Read(statement.Operation);
            case IDelegateCreationOperation made:
                return this.Read(made.Target);
            case IFlowAnonymousFunctionOperation function:
                nested?.Add(graph.GetAnonymousFunctionControlFlowGraph(function, cancellation));
                return KeyValue.Of(function);
            case IMethodReferenceOperation reference:
                return KeyValue.Of(reference);
            case ISimpleAssignmentOperation assignment:
                KeyValue assigned = this.Read(assignment.Value);
                this.Assign(assignment.Target, assigned);
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
            case IArrayCreationOperation { Initializer: { } initializer }:
                return this.List(initializer.ElementValues);
            case ICollectionExpressionOperation collection:
                return this.List(collection.Elements);
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

                return KeyValue.Unknown;
        }
    }

    private KeyValue Variable(ISymbol symbol) => this.State.Variables.TryGetValue(symbol, out KeyValue? value) ? value : KeyValue.Of(KeyNames.Of(symbol));

    private KeyValue Member(IOperation? instance, ISymbol member)
    {
        KeyValue whole = instance switch
        {
            null => KeyValue.Of($"static {member.ContainingType}"),
            IInstanceReferenceOperation => KeyValue.Of("this"),
            _ => this.Read(instance),
        };
        return KeyNames.Part(member) is { } part ? whole.Part(part is ".First" ? ".Item1" : part is ".Second" ? ".Item2" : part) : KeyValue.Unknown;
    }

    private KeyValue Element(KeyValue whole, IOperation index) => KeyNames.Element(index) is { } part ? whole.Part(part) : KeyValue.Unknown;

    private KeyValue List(ImmutableArray<IOperation> elements)
    {
        KeyValue list = KeyValue.Unknown;
        bool isPlain = true;
        for (int i = 0; i < elements.Length; i++)
        {
            isPlain &= elements[i] is not ISpreadOperation;
            KeyValue element = this.Read(elements[i] is ISpreadOperation spread ? spread.Operand : elements[i]);
            list = list.With($"[{i}]", element);
        }

        return isPlain ? list : KeyValue.Unknown;
    }

    // A record's parts are its arguments; another object is a new tree of keys.
    private KeyValue Create(IObjectCreationOperation creation)
    {
        List<(string Name, KeyValue Value)> arguments = creation.Arguments.Select(a => (a.Parameter?.Name ?? "", this.Read(a.Value))).ToList();
        KeyValue made = KeyValue.Of(this.Fresh(creation.Syntax));
        if (creation.Type is INamedTypeSymbol { IsRecord: true } && creation.Constructor is { } constructor)
        {
            foreach ((string name, KeyValue value) in arguments)
            {
                made = made.With("." + (constructor.ContainingType.GetMembers(name).Any() ? name : char.ToUpperInvariant(name.FirstOrDefault()) + name.Substring(Math.Min(1, name.Length))), value);
            }
        }

        _ = this.Read(creation.Initializer);
        return made;
    }

    /// <summary>The name of what is made anew; what it meant before has no name any more.</summary>
    private string Fresh(SyntaxNode maker)
    {
        string name = KeyNames.Of(maker);
        this.State = this.State.Without(n => KeyState.IsPart(n, name));
        return name;
    }

    private void Assign(IOperation target, KeyValue value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                this.Assign(declaration.Expression, value);
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

            case IFieldReferenceOperation { Instance: ILocalReferenceOperation { Local: var tuple } } item when item.Field.ContainingType.IsTupleType && KeyNames.Part(item.Field) is { } part:
                this.State = this.State with { Variables = this.State.Variables.SetItem(tuple, this.Variable(tuple).With(part, value)) };
                break;

            // Initialisers and 'with' write to what was made just now.
            case IPropertyReferenceOperation { Instance: IFlowCaptureReferenceOperation made } property when this.State.Captures.TryGetValue(made.Id, out KeyValue? whole):
                this.State = this.State with { Captures = this.State.Captures.SetItem(made.Id, whole.With("." + property.Property.Name, value)) };
                break;
            case IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation:
                foreach (IOperation child in target.ChildOperations)
                {
                    _ = this.Read(child);
                }

                // An element of a C# array: whatever had such a name is another key now.
                if (target is IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var array } })
                {
                    KeyValue whole = this.Variable(array);
                    this.State = this.State.Without(n => whole.Names.Any(w => KeyState.IsPart(n, w)));
                }

                break;
            case IFlowCaptureReferenceOperation captured when this.Captured(captured) is { } variable:
                this.Assign(variable, value);
                break;
            case IFlowCaptureReferenceOperation captured:
                this.State = this.State with { Captures = this.State.Captures.SetItem(captured.Id, value) };
                break;
        }
    }

    // Where the new value has branches, what is assigned is captured before them.
    private IOperation? Captured(IFlowCaptureReferenceOperation reference)
    {
        IOperation? target = graph.Blocks.SelectMany(b => b.Operations).OfType<IFlowCaptureOperation>().FirstOrDefault(c => c.Id.Equals(reference.Id))?.Value;
        return target is ILocalReferenceOperation or IParameterReferenceOperation ? target : null;
    }

    private void SetVariable(ISymbol symbol, KeyValue value)
    {
        string name = symbol.Name;
        this.State = this.State.Without(n => KeyNames.Mentions(n, name)).WithoutConditions(c => KeyNames.Mentions($"[{c.Text}]", name));

        // A key from somewhere is one all the same, until the next is assigned.
        if (value.IsUnknown && KeyNames.IsKey((symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type))
        {
            string own = KeyNames.Of(symbol);
            this.State = this.State.Without(n => KeyState.IsPart(n, own));
            value = KeyValue.Of(own);
        }

        this.State = this.State with { Variables = this.State.Variables.SetItem(symbol, value) };
    }

    private void Deconstruct(IOperation target, KeyValue value, ITypeSymbol? type)
    {
        if ((target is IDeclarationExpressionOperation declared ? declared.Expression : target) is not ITupleOperation tuple)
        {
            return;
        }

        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            string? part = type is INamedTypeSymbol { IsRecord: true } record ? Positional(record, i) : $".Item{i + 1}";
            KeyValue element = part is null ? KeyValue.Unknown : value.Part(part);
            if (tuple.Elements[i] is ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation })
            {
                this.Deconstruct(tuple.Elements[i], element, null);
            }
            else
            {
                this.Assign(tuple.Elements[i], element);
            }
        }
    }

    private static string? Positional(INamedTypeSymbol record, int index) =>
        record.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length > index) is { } method ? "." + method.Parameters[index].Name : null;
}
