using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// Ranks of parameters without [Shape]. A method that they are handed to may state them; a function under Vmap is taken to work on
/// numbers until a method in it states more.
/// </summary>
public sealed partial class Tracer
{
    private readonly LearnedShapes learned;

    // What annotated methods say of flat arrays that they were given; used when a rank is needed.
    private readonly Dictionary<string, EquatableArray<Dim>> stated = new(StringComparer.Ordinal);

    // Arrays whose rank Vmap guessed, here without the batch axes before them.
    private readonly Dictionary<Value, (string Flat, EquatableArray<Dim> Batch)> guessed = [];

    /// <summary>A method with a [Shape] receives an array: does that tell the rank of a parameter?</summary>
    private void Learn(AbstractValue argument, string? annotation, TypeRef type)
    {
        if (annotation is not null && type.Kind == TypeKind.Tuple && argument is TreeValue tuple)
        {
            // What does not fit is reported where it is written.
            IReadOnlyList<string?> parts = TupleShape.Fault(annotation, type) is null ? TupleShape.Items(annotation, type) : [];
            for (int i = 0; i < parts.Count && i < tuple.Fields.Count; i++)
            {
                this.Learn(tuple.Fields[i].Value, parts[i], type.Arguments[i]);
            }

            return;
        }

        if (annotation is null || argument is not TracedValue { Value: var value })
        {
            return;
        }

        if (value.Type.Rank == 1 && IsFlat(value.Type.Shape[0]))
        {
            string flat = value.Type.Shape[0].ToString();
            if (!this.stated.ContainsKey(flat) && this.Sizes(annotation, flat) is { } shape)
            {
                this.stated[flat] = shape;
            }
        }
        else if (this.guessed.TryGetValue(value, out (string Flat, EquatableArray<Dim> Batch) guess)
            && this.Sizes(annotation, guess.Flat) is { } inner && inner.Count != value.Type.Rank)
        {
            throw new ShapeLearnedException(guess.Flat, guess.Batch.Concat(inner).ToEquatableArray());
        }
    }

    // Only a number has a gradient, so an array of which nobody states the rank is one there, and the entry sees to it.
    private static void LearnScalar(ArrayType result)
    {
        if (result.DType.IsFloating() && result.Rank == 1 && IsFlat(result.Shape[0]))
        {
            throw new ShapeLearnedException(result.Shape[0].ToString(), []);
        }
    }

    // What is computed of numbers element by element has their rank.
    private void KeepGuess(IReadOnlyList<Value> operands, IReadOnlyList<Value> outputs)
    {
        if (this.guessed.Count == 0 || outputs is not [{ Type.Rank: 0 } output])
        {
            return;
        }

        foreach (Value operand in operands)
        {
            if (this.guessed.TryGetValue(operand, out (string, EquatableArray<Dim>) guess))
            {
                this.guessed[output] = guess;
                return;
            }
        }
    }

    // Who sums over a number means an array.
    private void RefuseGuess(Op op, IReadOnlyList<Value> operands)
    {
        if (op is ReduceOp && operands is [{ Type.Rank: 0 } operand, ..] && this.guessed.TryGetValue(operand, out (string Flat, EquatableArray<Dim>) guess))
        {
            string parameter = guess.Flat.TrimStart(FlatShape.Prefix);
            throw this.Fail(TraceFault.RankNeeded, parameter, $"'{op.Name}' needs the rank of what '{parameter}' is mapped over");
        }
    }

    // Sizes with names of the parameter's own: they are made equal to others where the method needs it.
    private EquatableArray<Dim>? Sizes(string annotation, string flat)
    {
        string path = flat.TrimStart(FlatShape.Prefix);
        try
        {
            EquatableArray<Dim> shape = ShapeAnnotation.Parse(annotation, path);
            return shape is [var only] && IsFlat(only)
                ? null
                : shape.Select(d => d.Substitute(n => n.StartsWith(path + "_", StringComparison.Ordinal) && n.Contains('.') ? null : Dim.Name($"{path}.{n}"))).ToEquatableArray();
        }
        catch (FormatException)
        {
            // It is reported where it is written.
            return null;
        }
    }

    /// <summary>The function of Vmap, told which of its parameters have a guessed rank.</summary>
    private FunctionValue Guessing(FunctionValue function, IReadOnlyList<PrimitiveArgument> arguments, IReadOnlyList<int?> axes)
    {
        List<(int Index, string Flat, EquatableArray<Dim> Batch)> guesses = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            if (axes[i] == 0 && arguments[i].Value is TracedValue { Value: var value } && this.guessed.TryGetValue(value, out (string Flat, EquatableArray<Dim> Batch) guess))
            {
                guesses.Add((i, guess.Flat, guess.Batch.Append(value.Type.Shape[0]).ToEquatableArray()));
            }
        }

        return guesses.Count == 0 ? function : new FunctionValue(function.Name, parameters =>
        {
            foreach ((int index, string flat, EquatableArray<Dim> batch) in guesses)
            {
                if (parameters[index] is TracedValue { Value: var inner })
                {
                    this.guessed[inner] = (flat, batch);
                }
            }

            try
            {
                return function.Invoke(parameters);
            }
            catch (TraceException e) when (e.Problem.Fault is TraceFault.ShapeMismatch or TraceFault.Thrown)
            {
                // It does not work on numbers, so the rank has to be said.
                string parameter = guesses[0].Flat.TrimStart(FlatShape.Prefix);
                throw new TraceException(new TraceProblem(TraceFault.RankNeeded, [parameter, $"what '{parameter}' is mapped over needs its rank"]), e.Frames);
            }
        });
    }
}
