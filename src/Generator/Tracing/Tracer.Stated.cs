using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What a called method says of its parameters' shapes has to be so.</summary>
public sealed partial class Tracer
{
    /// <summary>Compares the arguments of a call with the [Shape]s of the parameters.</summary>
    /// <param name="method">The method.</param>
    /// <param name="typeArguments">Its type arguments.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="terms">Where the arguments stand; empty where the function is called by a transformation.</param>
    private void CheckStated(CoreMethod method, IReadOnlyList<TypeRef> typeArguments, IReadOnlyList<AbstractValue> arguments, IReadOnlyList<Term> terms)
    {
        Dictionary<string, TypeRef> types = method.TypeParameters.Zip(typeArguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        Dictionary<string, Dim> sizes = new(StringComparer.Ordinal);
        for (int i = 0; i < method.Parameters.Count && i < arguments.Count; i++)
        {
            CoreParameter parameter = method.Parameters[i];
            if (parameter.Annotation is { } annotation)
            {
                TraceFrame at = this.stack[this.stack.Count - 1];
                if (terms.Count == arguments.Count)
                {
                    this.At(terms[i]);
                }

                this.CheckStated(arguments[i], parameter.Type.Close(types), annotation, $"'{parameter.Name}' of {DisplayName(method.Id)}", sizes);
                this.stack[this.stack.Count - 1] = at;
            }
        }
    }

    private void CheckStated(AbstractValue argument, TypeRef type, string annotation, string parameter, Dictionary<string, Dim> sizes)
    {
        if (type.Kind == TypeKind.Tuple && argument is TreeValue tuple)
        {
            IReadOnlyList<string?> parts = TupleShape.Fault(annotation, type) is null ? TupleShape.Items(annotation, type) : [];
            for (int i = 0; i < parts.Count && i < tuple.Fields.Count; i++)
            {
                if (parts[i] is { } part)
                {
                    this.CheckStated(tuple.Fields[i].Value, type.Arguments[i], part, $"'{tuple.Fields[i].Name}' in {parameter}", sizes);
                }
            }
        }
        else if (argument is TracedValue { Value: var value } && !this.guessed.ContainsKey(value)
            && !(value.Type.Rank == 1 && IsFlat(value.Type.Shape[0])) && Stated(annotation, parameter) is { } stated)
        {
            this.CheckStated(value.Type, stated, annotation, parameter, sizes);
        }
    }

    private void CheckStated(ArrayType given, IReadOnlyList<Dim> stated, string annotation, string parameter, Dictionary<string, Dim> sizes)
    {
        string needs = $"{parameter} is [Shape(\"{annotation}\")], but it is given {given}";
        if (given.Rank != stated.Count)
        {
            throw this.Fail(TraceFault.ShapeMismatch, $"{needs}, which has rank {given.Rank}");
        }

        for (int axis = 0; axis < stated.Count; axis++)
        {
            Dim found = given.Shape[axis];
            if (stated[axis].IsName && !sizes.ContainsKey(stated[axis].ToString()))
            {
                sizes[stated[axis].ToString()] = found;
                continue;
            }

            // A size that depends on names that stand nowhere alone says nothing here.
            if (!stated[axis].Names().All(sizes.ContainsKey))
            {
                continue;
            }

            Dim wanted = stated[axis].Substitute(n => sizes[n]);
            if (!wanted.Equals(found))
            {
                UnifyInstances(wanted, found);
                throw this.Fail(
                    TraceFault.ShapeMismatch,
                    $"{needs}: axis {axis} is {found}, but has to be {wanted}" + Shapes.IfAlwaysEqual(wanted, found));
            }
        }
    }

    // A shape of any rank, and a text that cannot be read, which is reported where it is written, are null.
    private static IReadOnlyList<Dim>? Stated(string annotation, string parameter)
    {
        try
        {
            IReadOnlyList<Dim> shape = [.. ShapeAnnotation.Parse(annotation, parameter)];
            return shape.Any(d => FlatShape.Is(d)) ? null : shape;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
