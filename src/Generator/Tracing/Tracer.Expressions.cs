using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

public sealed partial class Tracer
{
    private AbstractValue Evaluate(Term term, Environment environment)
    {
        switch (term.Kind)
        {
            case TermKind.Literal:
                return Literal(term);
            case TermKind.Default:
                return this.Default(term.Type.Close(environment.Types));
            case TermKind.Local:
                return Sound(environment.Find(term.Name) ?? throw this.FailAt(term, TraceFault.Unsupported, $"'{term.Name}' has no value here"));
            case TermKind.Call:
                List<AbstractValue> arguments = this.EvaluateAll(term.Children, environment);
                this.At(term);
                return this.Call(term.Name, Close(term.Types, environment), arguments, term.Children);
            case TermKind.Dispatch:
                return this.Dispatch(term, environment);
            case TermKind.StaticDispatch:
                List<AbstractValue> given = this.EvaluateAll(term.Children, environment);
                this.At(term);
                (string method, IReadOnlyList<TypeRef> types) = this.Implementation(term, environment);
                return this.Call(method, types, given, term.Children);
            case TermKind.Primitive:
                return this.Primitive(term, environment);
            case TermKind.Construct:
                return this.Construct(term, environment);
            case TermKind.Member:
                return this.Member(term, environment);
            case TermKind.With:
                return this.With(term, environment);
            case TermKind.Tuple:
                List<AbstractValue> items = this.EvaluateAll(term.Children, environment);
                return TupleOf(items);
            case TermKind.Collection:
                return this.Collection(term, environment);
            case TermKind.Element:
                return this.Element(term, environment);
            case TermKind.Lambda:
                return this.Lambda(term, environment);
            case TermKind.MethodGroup:
                return this.MethodGroup(term, environment);
            case TermKind.Apply:
                return this.Apply(term, environment);
            case TermKind.Operator:
                List<AbstractValue> operands = this.EvaluateAll(term.Children, environment);
                this.At(term);
                return this.Operator(term.Name, term.Type.Close(environment.Types), operands);
            case TermKind.Convert:
                return this.Convert(this.Evaluate(term[0], environment), term.Types[1].Close(environment.Types), term.Types[0].Close(environment.Types).ScalarType);
            case TermKind.IfElse:
                return this.IfElse(term, environment);
            case TermKind.AndAlso or TermKind.OrElse:
                return this.ShortCircuit(term, environment);
            case TermKind.IsType:
                return ConstantValue.Of(this.IsOf(term, this.Evaluate(term[0], environment), environment));
            case TermKind.Cast:
                AbstractValue held = this.Evaluate(term[0], environment);
                return this.IsOf(term, held, environment) ? held
                    : throw this.FailAt(term, TraceFault.Unsupported, $"the cast of {Print(held)} to {term.Type.Close(environment.Types)}");
            case TermKind.IsNull:
                return ConstantValue.Of(this.Evaluate(term[0], environment) is NullValue);
            case TermKind.Interpolate:
                List<AbstractValue> parts = this.EvaluateAll(term.Children, environment);
                return term.Name == "message" || parts.All(p => p is IntValue { Dim.IsConstant: true } or ConstantValue { Value: not double })
                    ? new ConstantValue(string.Concat(parts.Select(Print)))
                    : throw this.FailAt(term, TraceFault.Unsupported, "text of a number that is not a constant integer");
            case TermKind.Let:
                return this.Bind(term, environment);
            case TermKind.Sequence:
                return this.EvaluateAll(term.Children, environment)[term.Children.Count - 1];
            case TermKind.Throw:
                throw this.wayDepth != this.stack.Count ? this.FailAt(term, TraceFault.Thrown, Print(this.Evaluate(term[0], environment)))
                    : term.Name == "switch" ? this.FailAt(term, TraceFault.TracedCondition, "'switch' without a last case", "which case fits is known only when the compiled code runs; end it with '_ => …'")
                    : this.FailAt(term, TraceFault.TracedCondition, "'throw'", "whether it is reached is known only when the compiled code runs, which computes values and throws only for shapes and arguments that do not fit; check outside, or give NaN there");
            default:
                throw this.FailAt(term, TraceFault.Unsupported, term.Kind.ToString());
        }
    }

    private void At(Term term) => this.stack[this.stack.Count - 1] = this.stack[this.stack.Count - 1] with { At = term.At };

    private List<AbstractValue> EvaluateAll(IReadOnlyList<Term> terms, Environment environment)
    {
        List<AbstractValue> values = new(terms.Count);
        foreach (Term term in terms)
        {
            values.Add(this.Evaluate(term, environment));
        }

        return values;
    }

    private static IReadOnlyList<TypeRef> Close(EquatableArray<TypeRef> types, Environment environment) =>
        types.Select(t => t.Close(environment.Types)).ToList();

    private static AbstractValue Literal(Term term)
    {
        if (term.Type.ScalarType is not { } dtype)
        {
            return new ConstantValue(term.Name);
        }

        return dtype switch
        {
            DType.Bool => ConstantValue.Of(term.Name == "true"),
            _ when dtype.IsFloating() => new ConstantValue(ParseNumber(term.Name)),
            DType.U64 => IntValue.Of(unchecked((long)ulong.Parse(term.Name, CultureInfo.InvariantCulture))),
            _ => IntValue.Of(long.Parse(term.Name, CultureInfo.InvariantCulture)),
        };
    }

    // .NET Framework's parser does not know the symbols that "R" writes for what is not a number.
    private static double ParseNumber(string text) => text switch
    {
        "∞" or "Infinity" => double.PositiveInfinity,
        "-∞" or "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private AbstractValue Default(TypeRef type)
    {
        if (type.ScalarType is { } dtype)
        {
            return dtype == DType.Bool ? ConstantValue.False : dtype.IsFloating() ? new ConstantValue(0.0) : IntValue.Of(0);
        }

        return type.Kind switch
        {
            TypeKind.Tuple => TupleOf(type.Arguments.Select(this.Default).ToList()),
            TypeKind.Named when IsList(type) => new ListValue([]),
            TypeKind.Named when this.library.Record(type.Name) is { IsValueType: true } record => this.RecordOf(type, record, []),
            _ => NullValue.Instance,
        };
    }

    // What is not given has the default of its type.
    private TreeValue RecordOf(TypeRef type, RecordType record, Dictionary<string, AbstractValue> given)
    {
        Dictionary<string, TypeRef> arguments = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        return new TreeValue(type, record.Members.Select(m => (m.Name, given.TryGetValue(m.Name, out AbstractValue? v) ? v : this.Default(m.Type.Close(arguments)))).ToList());
    }

    private static TreeValue TupleOf(IReadOnlyList<AbstractValue> items) =>
        new(new TypeRef(TypeKind.Tuple, "", []), items.Select((item, i) => ($"Item{i + 1}", item)).ToList());

    private AbstractValue Construct(Term term, Environment environment)
    {
        TypeRef type = term.Type.Close(environment.Types);
        Dictionary<string, AbstractValue> given = [];
        foreach (Term field in term.Children)
        {
            given[field.Name] = this.Evaluate(field[0], environment);
        }

        return this.library.Record(type.Name) is { } record
            ? this.RecordOf(type, record, given)
            : new TreeValue(type, given.Select(g => (g.Key, g.Value)).ToList());
    }

    private AbstractValue Member(Term term, Environment environment)
    {
        AbstractValue whole = this.Evaluate(term[0], environment);
        return whole is TreeValue tree && tree.Find(term.Name) is { } found
            ? found
            : throw this.FailAt(term, TraceFault.Unsupported, $"'{term.Name}' of {Print(whole)}");
    }

    private AbstractValue With(Term term, Environment environment)
    {
        if (this.Evaluate(term[0], environment) is not TreeValue tree)
        {
            throw this.FailAt(term, TraceFault.Unsupported, "'with' on something that is no record");
        }

        Dictionary<string, AbstractValue> changed = [];
        foreach (Term field in term.Children.Skip(1))
        {
            changed[field.Name] = tree.Find(field.Name) is not null
                ? this.Evaluate(field[0], environment)
                : throw this.FailAt(term, TraceFault.Unsupported, $"'with' of '{field.Name}', which {tree.Type} has not");
        }

        return tree with { Fields = tree.Fields.Select(f => changed.TryGetValue(f.Name, out AbstractValue? v) ? (f.Name, v) : f).ToList() };
    }

    private AbstractValue Collection(Term term, Environment environment)
    {
        List<AbstractValue> items = [];
        foreach (Term child in term.Children)
        {
            if (child is { Kind: TermKind.Primitive, Name: "spread" })
            {
                items.AddRange(this.Evaluate(child[0][0], environment) is ListValue list
                    ? list.Items
                    : throw this.FailAt(child, TraceFault.Unsupported, "'..' of something that is no fixed list"));
            }
            else
            {
                items.Add(this.Evaluate(child, environment));
            }
        }

        return new ListValue(items);
    }

    private AbstractValue Element(Term term, Environment environment)
    {
        AbstractValue array = this.Evaluate(term[0], environment);
        AbstractValue index = this.Evaluate(term[1], environment);
        if (array is ListValue list && this.Position(index, list.Items.Count) is { } position)
        {
            return position >= 0 && position < list.Items.Count
                ? list.Items[position]
                : throw this.FailAt(term, TraceFault.Thrown, $"index {position} is outside an array of {list.Items.Count} elements");
        }

        if (array is ListValue { Items: var all } && index is RangeValue range
            && (range.Start is null ? 0 : this.Position(range.Start, all.Count)) is { } start && (range.End is null ? all.Count : this.Position(range.End, all.Count)) is { } end)
        {
            return start >= 0 && start <= end && end <= all.Count
                ? new ListValue(all.Skip(start).Take(end - start).ToList())
                : throw this.FailAt(term, TraceFault.Thrown, $"range {Print(range)} is outside an array of {all.Count} elements");
        }

        bool areKeys = array is ListValue { Items: [TreeValue { Type: var type }, ..] } && IsOfKeys(type);
        throw this.FailAt(term, TraceFault.StaticNeeded, "the index of a C# array", areKeys ? "a constant, or a KeyArray, Rand.Split(key, [n])[i]" : "a constant, or one array for Take to read");
    }

    private int? Position(AbstractValue index, int count) => index switch
    {
        IntValue { Dim.IsConstant: true } integer => (int)integer.Dim.Value,
        FromEndValue { Distance.IsConstant: true } end => count - (int)end.Distance.Value,
        _ => null,
    };

    private FunctionValue Lambda(Term term, Environment environment)
    {
        string[] names = term.Name.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        string owner = this.stack[this.stack.Count - 1].MethodId;
        int running = 0;
        return new FunctionValue("a lambda", arguments =>
        {
            if (running > 0 && this.stack.Count > MaxDepth)
            {
                throw this.Fail(TraceFault.Recursion, "a lambda → itself, by way of a local that holds it");
            }

            running++;
            // Wherever it is called from, its nodes are those of the method it is written in.
            this.stack.Add(new TraceFrame(owner, term.At));
            Environment inner = new(environment, environment.Types);
            for (int i = 0; i < names.Length; i++)
            {
                inner.Declare(names[i], i < term.Types.Count ? term.Types[i] : null);
                inner.Assign(names[i], arguments[i]);
            }

            try
            {
                this.Execute(term[0], inner);
            }
            finally
            {
                running--;
            }

            this.stack.RemoveAt(this.stack.Count - 1);
            return Sound(inner.Result);
        }) { Parameters = names };
    }

    // Of types that others derive from it is known only that they are themselves.
    private bool IsOf(Term term, AbstractValue value, Environment environment)
    {
        TypeRef asked = term.Type.Close(environment.Types);
        return value switch
        {
            NullValue => false,
            TreeValue { Type: { Kind: TypeKind.Named } type } when type == asked => true,
            TreeValue { Type.Kind: TypeKind.Named } when asked.Kind == TypeKind.Named && this.library.Record(asked.Name) is { IsSealed: true } => false,
            TreeValue { Type.Kind: TypeKind.Named } when asked.Kind != TypeKind.Named => false,
            _ => throw this.FailAt(term, TraceFault.Unsupported, $"whether {Print(value)} is a {asked} (make the record sealed, or give the interface a [Pure] member that tells them apart)"),
        };
    }

    private AbstractValue Dispatch(Term term, Environment environment)
    {
        List<AbstractValue> arguments = this.EvaluateAll(term.Children, environment);
        this.At(term);
        (string method, IReadOnlyList<TypeRef> types) = this.Implementation(term, environment, arguments[0]);

        // What a record holds needs no mark where a property of an interface or base is read.
        if (arguments is [TreeValue record] && Accessed(method) is { } name && record.Find(name) is { } member && this.library.Method(method) is null)
        {
            return member;
        }

        return this.Call(method, types, arguments, term.Children);
    }

    private static string? Accessed(string method)
    {
        string name = Identity.Name(method);
        int start = name.LastIndexOf(".get_", StringComparison.Ordinal);
        return start < 0 || name.IndexOfAny(['(', '.', '#'], start + 1) >= 0 ? null : name.Substring(start + 5);
    }

    // The type of a value is known exactly: an entry takes no values of derived types.
    private (string Method, IReadOnlyList<TypeRef> Types) Implementation(Term dispatch, Environment environment, AbstractValue? receiver = null)
    {
        IReadOnlyList<TypeRef> asked = Close(dispatch.Types, environment);
        TypeRef? type = receiver is TreeValue tree ? tree.Type : null;
        if (dispatch.Kind == TermKind.StaticDispatch)
        {
            type = asked[0];
            asked = [.. asked.Skip(1)];
        }

        if (type is { Kind: TypeKind.Named } && this.library.Record(type.Name) is { } record)
        {
            Dictionary<string, TypeRef> types = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
            foreach (Implementation found in record.Implementations.Where(i => i.Member == dispatch.Name))
            {
                if (found.Around.Select(t => t.Close(types)).SequenceEqual(asked.Take(found.Around.Count)))
                {
                    return (found.Method, [.. found.Types.Select(t => t.Close(types)), .. asked.Skip(found.Around.Count)]);
                }
            }
        }

        throw this.FailAt(dispatch, TraceFault.Unsupported, $"'{DisplayName(dispatch.Name)}' of {(receiver is null ? type?.ToString() : Print(receiver))}, whose type is not known when the project is built,");
    }

    private FunctionValue MethodGroup(Term term, Environment environment)
    {
        bool isDispatch = term.Children is [{ Kind: TermKind.Dispatch or TermKind.StaticDispatch }];
        List<AbstractValue> receiver = this.EvaluateAll(isDispatch ? term[0].Children : term.Children, environment);
        (string method, IReadOnlyList<TypeRef> types) = isDispatch ? this.Implementation(term[0], environment, receiver.FirstOrDefault()) : (term.Name, Close(term.Types, environment));
        return new FunctionValue(DisplayName(method), arguments => this.Call(method, types, [.. receiver, .. arguments]))
        {
            Parameters = this.library.Method(method)?.Parameters.Where(p => !p.IsThis).Select(p => p.Name).ToList() ?? [],
        };
    }

    private AbstractValue Apply(Term term, Environment environment)
    {
        if (this.Evaluate(term[0], environment) is not FunctionValue function)
        {
            throw this.FailAt(term, TraceFault.UnknownFunction, "a call");
        }

        return function.Invoke(this.EvaluateAll(term.Children.Skip(1).ToList(), environment));
    }
}
