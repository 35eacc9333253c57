using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What the tracer knows of a C# value while it interprets core.</summary>
public abstract record AbstractValue;

/// <summary>A value of the program being built: an array, or a C# scalar as rank 0.</summary>
public sealed record TracedValue(Value Value, Scope Scope) : AbstractValue
{
    public ArrayType Type => this.Value.Type;
}

/// <summary>A C# integer that is known now, perhaps as a polynomial over sizes.</summary>
public sealed record IntValue(Dim Dim) : AbstractValue
{
    public static IntValue Of(long value) => new(Dim.Constant(value));
}

/// <summary>A bool, double or string constant; an enum member is its name.</summary>
public sealed record ConstantValue(object Value) : AbstractValue
{
    public static readonly ConstantValue True = new(true);
    public static readonly ConstantValue False = new(false);

    public static ConstantValue Of(bool value) => value ? True : False;
}

/// <summary>null.</summary>
public sealed record NullValue : AbstractValue
{
    public static readonly NullValue Instance = new();
}

/// <summary>A shape, a list of axes, a fixed array or a collection expression.</summary>
public sealed record ListValue(IReadOnlyList<AbstractValue> Items) : AbstractValue;

/// <summary>A record or tuple; tuples name their fields Item1, Item2, ….</summary>
public sealed record TreeValue(TypeRef Type, IReadOnlyList<(string Name, AbstractValue Value)> Fields) : AbstractValue
{
    public AbstractValue? Find(string name)
    {
        foreach ((string field, AbstractValue value) in this.Fields)
        {
            if (field == name)
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>A lambda or method group with what it captured.</summary>
public sealed record FunctionValue(string Name, Func<IReadOnlyList<AbstractValue>, AbstractValue> Invoke) : AbstractValue
{
    /// <summary>What its parameters are called, where it has any names.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}

/// <summary><c>^n</c>.</summary>
public sealed record FromEndValue(Dim Distance) : AbstractValue;

/// <summary><c>a..b</c>; a missing end is null.</summary>
public sealed record RangeValue(AbstractValue? Start, AbstractValue? End) : AbstractValue;

/// <summary>Python's <c>start:stop:step</c>, of constants, sizes and null.</summary>
public sealed record SliceValue(AbstractValue Start, AbstractValue Stop, AbstractValue Step) : AbstractValue;

/// <summary>A marker of the runtime: <c>Nd.NewAxis</c>, <c>Nd.Ellipsis</c>, <c>Arg.Second</c>, <c>None</c>.</summary>
public sealed record MarkerValue(string Name) : AbstractValue;

/// <summary>What a local has where the ways to it left values that no one program can hold; reading it is the fault.</summary>
public sealed record BrokenValue(TraceException Fault) : AbstractValue;
