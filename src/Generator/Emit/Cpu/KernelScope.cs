using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>How often a node's value changes.</summary>
internal enum Rate
{
    /// <summary>Once a call.</summary>
    Call,

    /// <summary>Once a row.</summary>
    Row,

    /// <summary>Once a step over the reduced dimension, the same for all columns.</summary>
    Step,

    Element,
}

/// <summary>A kernel's nodes with their rates and their locals' names, and the text of their values.</summary>
internal sealed class KernelScope
{
    private const int MaxRepeated = 3;

    private readonly Dictionary<Node, Rate> rates = [];
    private readonly Dictionary<Node, int> numbers = [];
    private readonly HashSet<Node> broadcast = [];
    private readonly HashSet<Node> repeated = [];

    public KernelScope(LoopKernel kernel, Lanes lanes, Names names)
    {
        this.Kernel = kernel;
        this.Lanes = lanes;
        this.Names = names;
        foreach (Node node in kernel.Nodes)
        {
            this.rates[node] = this.FindRate(node);
            this.numbers[node] = this.numbers.Count;
        }

        this.Inner = kernel.Domain.Count() - 1;
        foreach (Node node in kernel.Nodes)
        {
            bool isElement = this.Rate(node) == Cpu.Rate.Element || node is ReduceNode;
            this.broadcast.UnionWith(node.Inputs.Where(i => isElement && this.Rate(i) != Cpu.Rate.Element));
        }

        this.broadcast.UnionWith(kernel.Stores.Where(s => !s.IsPerRow && this.Rate(s.Node) != Cpu.Rate.Element).Select(s => s.Node));
        if (!lanes.IsScalar)
        {
            this.FindRepeated();
        }
    }

    public LoopKernel Kernel { get; }

    public Lanes Lanes { get; }

    public Names Names { get; }

    /// <summary>Where the inner loop ends: strided elements beyond it may not be in memory.</summary>
    public string End { get; set; } = "0";

    /// <summary>The dimension of the domain that the vector loop runs over.</summary>
    public int Inner { get; }

    public int StageCount => this.Kernel.Nodes.Select(n => n.Stage).DefaultIfEmpty(0).Max() + 1;

    public Rate Rate(Node node) => this.rates[node];

    /// <summary>Whether elements need this slower value as a vector.</summary>
    public bool IsBroadcast(Node node) => this.broadcast.Contains(node);

    /// <summary>What the locals of elements end with, where several vectors stand side by side.</summary>
    public string Suffix { get; set; } = "";

    /// <summary>The local that holds a node: <c>t</c> for elements, <c>s</c> for scalars.</summary>
    public string Local(Node node) => this.Rate(node) == Cpu.Rate.Element
        ? $"t{this.numbers[node].ToString(CultureInfo.InvariantCulture)}{this.Suffix}"
        : "s" + this.numbers[node].ToString(CultureInfo.InvariantCulture);

    /// <summary>The number itself of a constant or a parameter, else the local.</summary>
    public string ScalarOf(Node node) => node switch
    {
        ConstantNode constant => CSharp.Literal(constant.DType, constant.Number),
        LoadNode load when this.Names.IsScalar(load.Array) => this.Names.Of(load.Array),
        _ => this.Local(node),
    };

    /// <summary>A node as an operand of an element: broadcast where it is slower.</summary>
    public string ElementOf(Node node) => this.Lanes.IsScalar
        ? this.ScalarOf(node)
        : this.Rate(node) == Cpu.Rate.Element ? this.Local(node) : $"b{this.numbers[node].ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The declaration of the broadcast local of a slower node.</summary>
    public string BroadcastDeclaration(Node node) =>
        $"{this.Lanes.TypeOf(node.DType)} {this.ElementOf(node)} = {(node is ConstantNode constant
            ? this.Lanes.Constant(constant.DType, constant.Number)
            : this.Lanes.Broadcast(node.DType, this.ScalarOf(node)))};";

    /// <summary>The name of a dimension's index.</summary>
    public string Index(int axis)
    {
        int outer = this.Kernel.Outer.Count, reduced = this.Kernel.Reduced.Count;
        if (axis == this.Inner)
        {
            return "j";
        }

        return axis < outer ? outer == 1 ? "i" : $"i{axis}" : axis < outer + reduced ? reduced == 1 ? "k" : $"k{axis - outer}" : $"q{axis}";
    }

    /// <summary>An address or index over the dimensions that <paramref name="axes"/> lets through, as C#.</summary>
    public string Sum(Affine affine, Func<int, bool> axes, bool withOffset = true)
    {
        List<string> terms = [];
        if (withOffset && !affine.Offset.IsZero())
        {
            terms.Add(CSharp.Size(affine.Offset));
        }

        for (int axis = 0; axis < affine.Coefficients.Count; axis++)
        {
            Dim coefficient = affine.Coefficients[axis];
            if (!coefficient.IsZero() && axes(axis))
            {
                terms.Add(coefficient.IsOne() ? this.Index(axis) : $"({this.Index(axis)} * {CSharp.SizeFactor(coefficient)})");
            }
        }

        return terms.Count == 0 ? "0" : terms.Count == 1 ? Bare(terms[0]) : string.Join(" + ", terms);
    }

    /// <summary>A scalar of a slower rate.</summary>
    public string ScalarText(Node node) => node switch
    {
        LoadNode load => this.Names.IsScalar(load.Array)
            ? this.Names.Of(load.Array)
            : $"{this.Names.Of(load.Array)}[{this.Sum(load.Address, _ => true)}]",
        IndexNode index => Number(index, this.Sum(index.Index, _ => true)),
        OpNode op => NodeText.Scalar(op, op.Inputs.Select(this.ScalarOf).ToList()),
        _ => throw new InvalidOperationException($"emit: {node.GetType().Name} has no scalar text"),
    };

    /// <summary>
    /// Whether a mask is written anew at each use in place of a local: processors with mask registers leave a comparison there
    /// and repeat it almost for nothing, while a local with two uses moves to a vector, which costs more than all the rest.
    /// </summary>
    public bool IsRepeated(Node node) => this.repeated.Contains(node);

    /// <summary>An element, or a vector of them from <c>j</c> plus <paramref name="shift"/> lanes.</summary>
    public string ElementText(Node node, int shift) => node switch
    {
        LoadNode load => this.Load(load, shift),
        IndexNode index => this.IndexText(index, shift),
        OpNode { Op: "convert_element_type", DType: DType.I32 } op when op.Inputs[0] is LoadNode { DType: DType.Bool } load && this.IsLoadedAsNumbers(load) =>
            $"Masks.Numbers{this.Lanes.Bits}({this.Pointer(load)} + {this.Place(load.Address, shift)})",
        OpNode { Op: "div" } op when !this.Lanes.IsScalar && this.Lanes.FastMath && NodeText.ThreeHalves(op.Inputs[1]) is { } root =>
            $"{this.ElementOf(op.Inputs[0])} * VectorMath{this.Lanes.Bits}.FastRsqrtCubed({this.ElementOf(root)})",
        OpNode op => NodeText.Contracted(op, this.ElementOf, this.Lanes) ?? (this.Lanes.IsScalar
            ? NodeText.Scalar(op, op.Inputs.Select(this.ElementOf).ToList())
            : NodeText.Vector(op, op.Inputs.Select(this.OperandOf).ToList(), this.Lanes)),
        _ => throw new InvalidOperationException($"emit: {node.GetType().Name} is not an element"),
    };

    /// <summary>The pointer, declared once a row, that an address steps from along the inner dimension.</summary>
    public string RowPointer(string kind, int index) => $"{kind}{index.ToString(CultureInfo.InvariantCulture)}";

    public string Pointer(LoadNode load) => "x" + this.numbers[load].ToString(CultureInfo.InvariantCulture);

    public string Pointer(Store store) => "y" + this.Kernel.Stores.Select((s, i) => (s, i)).First(x => ReferenceEquals(x.s, store)).i.ToString(CultureInfo.InvariantCulture);

    /// <summary>The place of an element along the inner dimension.</summary>
    public string Place(Affine address, int shift)
    {
        string j = shift == 0 ? "j" : $"j + {shift}";
        Dim step = address.Coefficients[this.Inner];
        return step.IsOne() ? j : shift == 0 ? $"j * {CSharp.SizeFactor(step)}" : $"({j}) * {CSharp.SizeFactor(step)}";
    }

    // Bools that lie side by side widen to 0 and 1 in one instruction, without being masks first.
    private bool IsLoadedAsNumbers(LoadNode load) =>
        !this.Lanes.IsScalar && this.Lanes.Bits >= 256 && this.Lanes.ElementBytes == 4 && this.Rate(load) == Cpu.Rate.Element
        && load.Address.Coefficients[this.Inner].IsOne();

    // A mask that is repeated in full, else the local.
    private string OperandOf(Node node)
    {
        if (!this.IsRepeated(node))
        {
            return this.ElementOf(node);
        }

        OpNode mask = (OpNode)node;
        string text = NodeText.Vector(mask, mask.Inputs.Select(this.OperandOf).ToList(), this.Lanes);
        return mask.Op is "and" or "or" or "xor" or "not" ? $"({text})" : text;
    }

    // Comparisons of numbers, and a few of them joined, where only elementwise operations use them.
    private void FindRepeated()
    {
        Dictionary<Node, int> comparisons = [];
        foreach (OpNode node in this.Kernel.Nodes.OfType<OpNode>().Where(n => n.DType == DType.Bool && this.Rate(n) == Cpu.Rate.Element))
        {
            if (node.Op is "eq" or "ne" or "lt" or "le" or "gt" or "ge" && node.Inputs[0].DType != DType.Bool)
            {
                comparisons[node] = 1;
            }
            else if (node.Op is "and" or "or" or "xor" or "not" && node.Inputs.All(comparisons.ContainsKey))
            {
                int count = node.Inputs.Sum(i => comparisons[i]);
                if (count <= MaxRepeated)
                {
                    comparisons[node] = count;
                }
            }
        }

        this.repeated.UnionWith(comparisons.Keys);
        this.repeated.ExceptWith(this.Kernel.Stores.Select(s => s.Node));
        this.repeated.ExceptWith(this.Kernel.Nodes.Where(n => n is not OpNode || LaneLoop.Is(n)).SelectMany(n => n.Inputs));
    }

    // (a + b) without its parentheses; those of (a * b) - c belong to a part of it.
    private static string Bare(string term)
    {
        int depth = 0;
        for (int i = 0; i < term.Length; i++)
        {
            depth += term[i] == '(' ? 1 : term[i] == ')' ? -1 : 0;
            if (depth == 0 && (i > 0 || term[0] != '('))
            {
                return i == term.Length - 1 && term[0] == '(' ? term.Substring(1, term.Length - 2) : term;
            }
        }

        return term;
    }

    private string Load(LoadNode load, int shift)
    {
        Dim step = load.Address.Coefficients[this.Inner];
        string pointer = this.Pointer(load);
        if (this.Lanes.IsScalar)
        {
            return step.IsZero() ? $"*{pointer}" : $"{pointer}[{this.Place(load.Address, shift)}]";
        }

        bool isMask = load.DType == DType.Bool;
        if (step.IsZero())
        {
            return this.Lanes.Broadcast(load.DType, "*" + pointer);
        }

        if (step.IsOne())
        {
            return isMask
                ? $"Masks.Load{this.Lanes.Bits}{(this.Lanes.ElementBytes == 8 ? "Long" : "")}({pointer} + {this.Place(load.Address, shift)})"
                : $"{this.Lanes.Vector}.Load({pointer} + {this.Place(load.Address, shift)})";
        }

        string method = isMask ? $"Masks.Strided{this.Lanes.Bits}{(this.Lanes.ElementBytes == 8 ? "Long" : "")}" : $"Strided.Load{this.Lanes.Bits}";
        return $"{method}({pointer} + ({this.Place(load.Address, shift)}), {CSharp.Size(step)}, {this.End} - (j{(shift == 0 ? "" : $" + {shift}")}))";
    }

    private string IndexText(IndexNode index, int shift)
    {
        string start = this.Sum(index.Index, axis => axis != this.Inner);
        Dim step = index.Index.Coefficients[this.Inner];
        string first = $"{(start == "0" ? "" : start + " + ")}({this.Place(index.Index, shift)})";
        if (this.Lanes.IsScalar)
        {
            return Number(index, first);
        }

        if (index.IsHigh)
        {
            return $"RandomWords.High{this.Lanes.Bits}({first}, {CSharp.Size(step)})";
        }

        string lane = this.Lanes.MaskElement;
        string indices = $"{this.Lanes.Vector}<{lane}>.Indices";
        string scaled = step.IsOne() ? indices : $"({indices} * {this.Lanes.Vector}.Create(({lane}){CSharp.SizeFactor(step)}))";
        string integers = $"({this.Lanes.Vector}.Create(({lane})({first})) + {scaled})";
        return index.DType switch
        {
            DType.F32 => $"{this.Lanes.Vector}.ConvertToSingle({integers})",
            DType.F64 => $"{this.Lanes.Vector}.ConvertToDouble({integers})",
            DType.I32 or DType.I64 => integers,
            _ => Lanes.As(integers, index.DType),
        };
    }

    private static string Number(IndexNode index, string integer) =>
        index.IsHigh ? $"RandomWords.High({integer})" : $"({index.DType.CSharp()})({integer})";

    private Rate FindRate(Node node)
    {
        int outer = this.Kernel.Outer.Count, reduced = outer + this.Kernel.Reduced.Count;
        switch (node)
        {
            case LoadNode load:
                return Of(load.Address);
            case IndexNode index:
                return Of(index.Index);
            case OpNode when LaneLoop.Is(node):
                return Cpu.Rate.Element;
            case ReduceNode:
                // The sums of columns are a vector; those of rows are one number for each row.
                return this.Kernel.Kind == LoopKind.Columns ? Cpu.Rate.Element : outer > 0 ? Cpu.Rate.Row : Cpu.Rate.Call;
            default:
                return node.Inputs.Count == 0 ? Cpu.Rate.Call : node.Inputs.Max(i => this.rates[i]);
        }

        Rate Of(Affine affine)
        {
            Rate rate = Cpu.Rate.Call;
            for (int axis = 0; axis < affine.Coefficients.Count; axis++)
            {
                if (affine.DependsOn(axis))
                {
                    Rate own = axis < outer ? Cpu.Rate.Row : axis < reduced ? Cpu.Rate.Step : Cpu.Rate.Element;
                    rate = own > rate ? own : rate;
                }
            }

            return rate;
        }
    }
}
