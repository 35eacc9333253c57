using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What windows and convolutions ask while they are traced: layouts by letters, and which monoid a function is.</summary>
public sealed partial class Tracer
{
    // The letters of a pair first, then the others in the kernel's order.
    private ListValue Layout(string letters, string pair, string kernel)
    {
        string wanted = pair + kernel.Replace("O", "").Replace("I", "");
        List<int> axes = wanted.Select(letter => letters.IndexOf(letter)).ToList();
        return letters.Length == wanted.Length && axes.All(a => a >= 0) && axes.Distinct().Count() == axes.Count
            ? new ListValue(axes.Select(a => (AbstractValue)IntValue.Of(a)).ToList())
            : throw this.Fail(TraceFault.Thrown, $"The axes \"{letters}\" must have the letters {string.Join(", ", wanted.ToCharArray())} once each");
    }

    /// <summary>The monoid that a function of two arrays is, by the one equation that it makes of two numbers; or nothing.</summary>
    private string MonoidOf(FunctionValue function, DType dtype)
    {
        Scope outer = this.scope;
        TraceFrame at = this.stack[this.stack.Count - 1];
        this.scope = new Scope(outer);
        try
        {
            Value x = this.scope.Build.Parameter(ArrayType.Scalar(dtype)), y = this.scope.Build.Parameter(ArrayType.Scalar(dtype));
            AbstractValue result = function.Invoke([this.Traced(x), this.Traced(y)]);
            this.stack[this.stack.Count - 1] = at;
            return this.scope.Build.Equations is [{ Op.Name: "add" or "mul" or "max" or "min" or "and" or "or" or "xor" } only]
                && result is TracedValue traced && traced.Value.Equals(only.Output)
                && (only.Inputs.SequenceEqual([x, y]) || only.Inputs.SequenceEqual([y, x]))
                ? only.Op.Name
                : "";
        }
        finally
        {
            this.scope = outer;
        }
    }

    private static bool IsIdentity(AbstractValue value, string monoid)
    {
        if (monoid is not ("add" or "max" or "min") || value is not TracedValue { Type.Rank: 0 } traced)
        {
            return false;
        }

        Equation? producer = traced.Scope.Build.Equations.FirstOrDefault(e => e.Outputs.Contains(traced.Value));
        if (producer?.Op != Primitives.Full)
        {
            return false;
        }

        DType dtype = traced.Type.DType;
        return producer.Attributes.Items.First(a => a.Name == "value").Value switch
        {
            double number => number.Equals(monoid == "add" ? 0.0 : monoid == "max" ? double.NegativeInfinity : double.PositiveInfinity),
            long integer => integer == (monoid == "add" ? 0 : monoid == "max" ? Numeric.MinValue(dtype) : Numeric.MaxValue(dtype)),
            _ => false,
        };
    }
}
