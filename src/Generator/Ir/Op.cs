using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>
/// A primitive. One class a file; the families in <c>Ops</c> derive what can be derived. Ops are singletons and compare by
/// reference; they hash by name so that hashes do not vary between processes.
/// </summary>
/// <param name="signature">
/// Name, operands and attributes as the runtime's method has them, such as <c>pad(x, paddingValue)[low, high, interior]</c>.
/// </param>
public abstract class Op(string signature)
{
    /// <summary>Name, operands and attributes, as in the generated table of operations.</summary>
    public string Signature { get; } = signature;

    /// <summary>The name in printed programs; the runtime's method is <c>Lax</c> plus this name in Pascal case.</summary>
    public string Name { get; } = signature.Split('(')[0];

    /// <summary>What the operands are called in messages; a name that ends in <c>...</c> stands for any number.</summary>
    public EquatableArray<string> Operands { get; } = Between(signature, '(', ')');

    /// <summary>The names of the static arguments, in the order of the runtime method's parameters.</summary>
    public EquatableArray<string> AttributeNames { get; } = Between(signature, '[', ']');

    /// <summary>One sentence of meaning, for the generated table of operations.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether a static argument that is a list of integers may depend on size names.</summary>
    public virtual bool IsSize(string attribute) => false;

    /// <summary>The types of the outputs. Throws <see cref="ShapeException"/> in the user's words when the inputs do not fit.</summary>
    public abstract EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes);

    /// <summary>
    /// Forward derivative. Binds what it needs to <paramref name="build"/> and returns the tangents of the outputs; a null
    /// tangent is a structural zero. What depends on a tangent must be linear in it.
    /// </summary>
    /// <param name="build">Where the equations go.</param>
    /// <param name="equation">The equation with its primal inputs and outputs, already bound.</param>
    /// <param name="tangents">One for each input.</param>
    public abstract IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents);

    /// <summary>
    /// The transpose of this op as a function of the inputs marked linear: returns the cotangent of each of those (null
    /// elsewhere, and where it is structurally zero). Called only for equations that are linear in the marked inputs.
    /// </summary>
    public abstract IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear);

    /// <summary>
    /// The op over a new leading axis of length <paramref name="size"/>, which the inputs marked batched have as axis 0 and the
    /// others lack. Every returned output has the new axis at 0, unless no input was batched.
    /// </summary>
    public abstract IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size);

    /// <summary>The meaning, in double precision, over concrete arrays.</summary>
    /// <param name="inputs">Concrete arrays.</param>
    /// <param name="attributes">The static arguments, with every dimension a constant.</param>
    public abstract IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes);

    public override int GetHashCode() => StableHash(this.Name);

    public override string ToString() => this.Name;

    private static EquatableArray<string> Between(string text, char open, char close)
    {
        int start = text.IndexOf(open) + 1, end = text.LastIndexOf(close);
        return start == 0 || end <= start ? [] : text.Substring(start, end - start).Split(',').Select(n => n.Trim()).ToEquatableArray();
    }

    private static int StableHash(string text)
    {
        int hash = 23;
        foreach (char c in text)
        {
            hash = unchecked((hash * 31) + c);
        }

        return hash;
    }
}

/// <summary>The shapes or dtypes given to a primitive do not fit; the message is for the user and has both facts.</summary>
public sealed class ShapeException(string message) : Exception(message);
