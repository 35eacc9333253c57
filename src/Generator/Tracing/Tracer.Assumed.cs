using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What functions of the runtime take for granted of sizes with names; the entry makes sure of it.</summary>
public sealed partial class Tracer
{
    // Of a sequence and a kernel of a known length, the sequence is the longer one; else the first of two.
    private ConstantValue IsShorter(Dim size, Dim than, string operation)
    {
        if (than.IsAtLeast(size + 1) || size.IsAtLeast(than))
        {
            return ConstantValue.Of(this.Less(size, than, "<"));
        }

        (Dim kernel, Dim sequence) = size.IsConstant ? (size, than) : (than, size);
        this.Require(kernel, sequence, $"'{operation}' of {FreshSize.Readable(kernel.ToString())} elements", TraceFault.ShapeMismatch);
        return ConstantValue.Of(size.IsConstant);
    }

    // Functions of the runtime ask for no element or one where these are a case of their own; a size with a name is taken to be larger.
    private bool? IsBelowMany(Dim x, Dim y)
    {
        Dim few = x.IsConstant ? x + 1 : y;
        Dim size = x.IsConstant ? y : x;
        if (!IsRuntimeFunction(this.stack[this.stack.Count - 1].MethodId) || !few.IsConstant || few.Value is < 1 or > 2 || size.IsConstant)
        {
            return null;
        }

        this.Require(few, size, $"'{this.RuntimeFunction()}'", TraceFault.ShapeMismatch);
        return x.IsConstant;
    }

    private ConstantValue IsSame(Dim size, Dim other)
    {
        if (size.Equals(other))
        {
            return ConstantValue.Of(true);
        }

        if (OfParameter(size) is { } name)
        {
            throw new UnifyException(name, other);
        }

        if (OfParameter(other) is { } with)
        {
            throw new UnifyException(with, size);
        }

        return this.FoldSizes("eq", size, other) as ConstantValue ?? throw this.Undecided(size, "==", other);
    }

    // A named size that is cut into equal parts is that many times another one.
    private AbstractValue Part(Dim size, AbstractValue sections)
    {
        int count = this.ConstantInt(sections);
        if (count > 1 && !size.TryDivide(Dim.Constant(count), out _))
        {
            if (OfParameter(size) is { } name)
            {
                throw new UnifyException(name, count * Dim.Name($"{name}/{count}"));
            }

            if (!size.IsConstant)
            {
                throw this.Fail(
                    TraceFault.ShapeMismatch,
                    $"{size} is not known to be a multiple of {count}; {AsMultiple(count)}");
            }
        }

        return this.FoldSizes("div", size, Dim.Constant(count))!;
    }

    // The name of a size that is a name alone and that parameters have.
    private static string? OfParameter(Dim size) =>
        size.Terms is [{ Coefficient: 1, Factors: [NamedAtom { Name: { } name }] }] && !FreshSize.Is(name) && !IsFlat(size) ? name : null;

    // What a mask chooses, and what is computed, has no name that could stand in [Shape].
    private static string AsMultiple(Dim count) => count.Names().Any(FreshSize.Is)
        ? "give every size instead of -1"
        : $"write such a size in [Shape], for instance [Shape(\"{count}*n\")]";
}
