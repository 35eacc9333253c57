using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>A value computed at one point of a kernel's domain. Nodes are shared: equal expressions are one node.</summary>
internal abstract class Node(DType dtype, IReadOnlyList<Node> inputs)
{
    public DType DType { get; } = dtype;

    public IReadOnlyList<Node> Inputs { get; } = inputs;

    /// <summary>How many passes over the reduced axes must be complete before this can be computed.</summary>
    public virtual int Stage => this.stage ??= this.Inputs.Count == 0 ? 0 : this.Inputs.Max(i => i.Stage);

    private int? stage;
}

/// <summary>An element of an array.</summary>
internal sealed class LoadNode(Value array, Affine address) : Node(array.Type.DType, [])
{
    public Value Array { get; set; } = array;

    public Affine Address { get; set; } = address;
}

/// <summary>A number that follows from the indices, or, as an u32, its bits above the 32 lowest.</summary>
internal sealed class IndexNode(DType dtype, Affine index, bool isHigh = false) : Node(dtype, [])
{
    public bool IsHigh { get; } = isHigh;

    public Affine Index { get; set; } = index;
}

/// <summary>A number known when the program is built: a long, a double or a bool.</summary>
internal sealed class ConstantNode(DType dtype, object number) : Node(dtype, [])
{
    public object Number { get; } = number;
}

/// <summary>A primitive applied element by element; <paramref name="output"/> says which of its results.</summary>
internal sealed class OpNode(string op, Attributes attributes, DType dtype, IReadOnlyList<Node> inputs, int output = 0) : Node(dtype, inputs)
{
    public string Op { get; } = op;

    public Attributes Attributes { get; } = attributes;

    public int Output { get; } = output;
}

/// <summary>A reduction of its input over the kernel's reduced dimensions.</summary>
internal sealed class ReduceNode(string op, Value result, Node input) : Node(result.Type.DType, [input])
{
    public string Op { get; } = op;

    public override int Stage => this.Inputs[0].Stage + 1;
}
