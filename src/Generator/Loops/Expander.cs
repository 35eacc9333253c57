using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>An array read by an expression, and at which indices.</summary>
internal readonly record struct Read(Value Array, EquatableArray<Affine> Map);

/// <summary>
/// Writes values as expressions over a domain, down to the arrays in memory. A value that the kernel itself computes
/// (<paramref name="local"/>) is expanded as well, and reported as read.
/// </summary>
/// <param name="graph">Where values come from.</param>
/// <param name="rank">The rank of the domain.</param>
/// <param name="local">Whether the kernel itself computes a realised value.</param>
internal sealed class Expander(Graph graph, int rank, Func<Value, bool> local)
{
    private readonly Dictionary<(int Value, EquatableArray<Affine> Map), Node> nodes = [];
    private readonly Dictionary<(int Array, Affine Address), Node> loads = [];
    private readonly Dictionary<(Equation Draw, EquatableArray<Affine> Map), List<Node>> counters = [];

    /// <summary>The realised arrays met, local ones too.</summary>
    public List<Read> Reads { get; } = [];

    public Node Expand(Value value, IReadOnlyList<Affine> indices)
    {
        EquatableArray<Affine> map = indices.ToEquatableArray();
        if (!this.nodes.TryGetValue((value.Id, map), out Node? node))
        {
            node = this.Build(value, map);
            this.nodes[(value.Id, map)] = node;
        }

        return node;
    }

    private Node Build(Value value, EquatableArray<Affine> map)
    {
        bool isReduction = false;
        if (graph.IsRealised(value))
        {
            this.Reads.Add(new Read(value, map));
            if (!local(value))
            {
                return this.Load(value, value.Type.Shape, map);
            }

            isReduction = graph.Producer(value) is { } e && OpFacts.Lower(e) == Lowering.Reduce;
            if (graph.Producer(value) is { } dot && OpFacts.Lower(dot) == Lowering.Dot)
            {
                return this.Load(value, value.Type.Shape, map);
            }
        }

        Equation equation = graph.Producer(value)!;
        return isReduction ? this.Reduction(value, equation, map) : this.Element(value, equation, map);
    }

    private Node Load(Value array, IReadOnlyList<Dim> shape, EquatableArray<Affine> map)
    {
        Affine address = Affine.Address(shape, map, rank);
        if (!this.loads.TryGetValue((array.Id, address), out Node? load))
        {
            load = new LoadNode(array, address);
            this.loads[(array.Id, address)] = load;
        }

        return load;
    }

    // The reduced axes stand at their own dimensions of the domain; Fuse has checked that the kept ones do too.
    private Node Reduction(Value value, Equation equation, EquatableArray<Affine> map)
    {
        Value operand = equation.Inputs[0];
        if (this.nodes.TryGetValue((value.Id, EquatableArray<Affine>.Empty), out Node? shared))
        {
            return shared;
        }

        Node node = new ReduceNode(equation.Op.Name, value, this.Expand(operand, Affine.Identity(operand.Type.Shape)));
        this.nodes[(value.Id, EquatableArray<Affine>.Empty)] = node;
        return node;
    }

    private Node Element(Value value, Equation equation, EquatableArray<Affine> map)
    {
        Attributes attributes = equation.Attributes;
        switch (equation.Op.Name)
        {
            case "broadcast_in_dim":
                return this.Broadcast(equation, map);
            case "transpose":
                EquatableArray<int> permutation = attributes.Axes("permutation");
                Affine[] transposed = new Affine[permutation.Count];
                for (int i = 0; i < permutation.Count; i++)
                {
                    transposed[permutation[i]] = map[i];
                }

                return this.Expand(equation.Inputs[0], transposed);
            case "slice":
                EquatableArray<Dim> starts = attributes.Shape("startIndices");
                EquatableArray<int> strides = attributes.Axes("strides");
                return this.Expand(equation.Inputs[0], map.Select((a, i) => a.Scale(strides[i]).Shift(starts[i])).ToList());
            case "rev":
                EquatableArray<int> reversed = attributes.Axes("dimensions");
                return this.Expand(equation.Inputs[0], map.Select((a, i) => reversed.Contains(i)
                    ? a.Scale(-1).Shift(value.Type.Shape[i] - 1)
                    : a).ToList());
            case "reshape":
                return this.Reshape(equation, map);
            case "stop_gradient":
                return this.Expand(equation.Inputs[0], map);
            case "full":
                return new ConstantNode(value.Type.DType, FullNumber(attributes, value.Type.DType));
            case "iota":
                return new IndexNode(value.Type.DType, map[(int)attributes.Int("dimension")]);
            case "dim_as_value":
                return new IndexNode(value.Type.DType, Affine.Constant(rank, attributes.Shape("size")[0]));
            case "random_bits":
                return new OpNode("random_bits", attributes, DType.U32, this.Counters(equation, map));
            case "random_words":
                return new OpNode("threefry2x32", Attributes.None, DType.U32, this.Counters(equation, map), value.Equals(equation.Outputs[1]) ? 1 : 0);
            case string name when name.StartsWith("reduce_", StringComparison.Ordinal) && equation.Op is ReduceOp:
                return this.Unrolled(equation, map);
            default:
                int output = 0;
                while (!ReferenceEquals(equation.Outputs[output], value) && !equation.Outputs[output].Equals(value))
                {
                    output++;
                }

                List<Node> inputs = equation.Inputs.Select(i => this.Expand(i, i.Type.Rank == 0 ? [] : map)).ToList();
                return new OpNode(equation.Op.Name, attributes, value.Type.DType, inputs, output);
        }
    }

    /// <summary>The number that <c>full</c> repeats, of the kind that a constant of the type has.</summary>
    public static object FullNumber(Attributes attributes, DType dtype)
    {
        object value = attributes.Items.First(i => i.Name == "value").Value;
        return value switch
        {
            bool b => dtype == DType.Bool ? b : b ? 1L : 0L,
            long l => dtype == DType.Bool ? l != 0 : dtype.IsFloating() ? (object)(double)l : l,
            double d when !dtype.IsFloating() => dtype == DType.Bool ? d != 0 : (long)d,
            _ => value,
        };
    }

    private Node Broadcast(Equation equation, EquatableArray<Affine> map)
    {
        Value operand = equation.Inputs[0];
        EquatableArray<int> dimensions = equation.Attributes.Axes("broadcastDimensions");
        Affine[] indices = new Affine[operand.Type.Rank];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = operand.Type.Shape[i].IsOne() ? Affine.Constant(rank, Dim.Zero) : map[dimensions[i]];
        }

        return this.Expand(operand, indices);
    }

    private Node Reshape(Equation equation, EquatableArray<Affine> map)
    {
        Value operand = equation.Inputs[0];
        if (!OpFacts.IsSqueeze(equation))
        {
            // The operand lies in memory, row-major: the same elements in the same order.
            this.Reads.Add(new Read(operand, [Affine.Constant(rank, -1)]));
            return this.Load(operand, equation.Output.Type.Shape, map);
        }

        List<Affine> kept = [];
        for (int i = 0; i < map.Count; i++)
        {
            if (!equation.Output.Type.Shape[i].IsOne())
            {
                kept.Add(map[i]);
            }
        }

        int next = 0;
        return this.Expand(operand, operand.Type.Shape.Select(d => d.IsOne() ? Affine.Constant(rank, Dim.Zero) : kept[next++]).ToList());
    }

    // The key and the words of the counter at each element of what is drawn. What no memory holds may be drawn where it is used at once:
    // then the counter's high word is not always 0.
    private List<Node> Counters(Equation equation, EquatableArray<Affine> map)
    {
        if (!this.counters.TryGetValue((equation, map), out List<Node>? words))
        {
            int batch = equation.Inputs[0].Type.Rank;
            List<Dim> shape = equation.Outputs[0].Type.Shape.Skip(batch).ToList();
            Affine linear = Affine.Address(shape, map.Skip(batch).ToList(), rank);
            bool isOneWord = Dim.Product(shape) is { IsConstant: true, Value: <= 1L << 32 };
            Node high = isOneWord ? new ConstantNode(DType.U32, 0L) : new IndexNode(DType.U32, linear, isHigh: true);
            words = [.. equation.Inputs.Select(k => this.Expand(k, map.Take(batch).ToList())), high, new IndexNode(DType.U32, linear)];
            this.counters.Add((equation, map), words);
        }

        return words;
    }

    // A short last axis: its elements one after the other, in order.
    private Node Unrolled(Equation equation, EquatableArray<Affine> map)
    {
        Value operand = equation.Inputs[0];
        if (equation.Attributes.Axes("axes").Count == 0)
        {
            return this.Expand(operand, map);
        }

        string op = equation.Op.Name switch
        {
            "reduce_sum" => "add",
            "reduce_prod" => "mul",
            string name => name.Substring("reduce_".Length),
        };
        Node? result = null;
        long length = operand.Type.Shape[operand.Type.Rank - 1].Value;
        for (long k = 0; k < length; k++)
        {
            Node element = this.Expand(operand, map.Append(Affine.Constant(rank, k)).ToList());
            result = result is null ? element : new OpNode(op, Attributes.None, element.DType, [result, element]);
        }

        return result!;
    }
}
