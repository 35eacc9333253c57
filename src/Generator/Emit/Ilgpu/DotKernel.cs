using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// A matrix product in tiles: a group computes a tile of the result from pieces of both operands in shared memory, each lane a few rows
/// of a few columns in registers; what follows the product is done where an element is stored.
/// </summary>
internal sealed class DotKernel(DotStep dot, Names names, bool isStored)
    : DeviceKernelWriter(dot.Epilogue ?? new LoopKernel(LoopKind.Tile, [dot.Shape.M], [], [dot.Shape.N], []), names)
{
    /// <summary>The lanes of a group.</summary>
    public const int Lanes = 32;

    /// <summary>The rows of a tile, and its columns.</summary>
    public const int Tile = 32;

    private const int RowsInLane = 8;
    private const int ColumnsInLane = 4;
    private const int Depth = 16;
    private const int SmallLength = 32;

    private static readonly string LeftSize = Text(Tile * Depth), RightSize = Text(Tile * Depth), TileSize = Text(Tile * Tile);

    private readonly DotShape shape = dot.Shape;

    // What follows from the product, which is no number of the call's even where there is only one of it.
    private readonly HashSet<Node> fromProduct = FromProduct(dot);

    /// <summary>Whether the product is too small for tiles: each lane computes an element.</summary>
    public bool IsSmall => Dim.Product(this.shape.Batch) * this.shape.M * this.shape.N is { IsConstant: true } size && size.Value <= 32 * SmallLength
        && this.shape.K is { IsConstant: true } k && k.Value <= SmallLength;

    /// <summary>How many tiles there are, on the host.</summary>
    public string Tiles => string.Join(" * ", new[] { Pieces(this.shape.M), Pieces(this.shape.N) }
        .Concat(this.shape.Batch.Select(b => $"(long){CSharp.SizeFactor(b)}")));

    /// <summary>How many elements there are.</summary>
    public Dim Count => Dim.Product(this.shape.Batch) * this.shape.M * this.shape.N;

    /// <summary>The kernel's body.</summary>
    public string Write()
    {
        this.WriteNumbers();
        if (this.IsSmall)
        {
            this.WriteSmall();
        }
        else
        {
            this.WriteTiles();
        }

        return this.Body.ToString();
    }

    protected override string Text(Node node) =>
        node is LoadNode load && load.Array.Equals(dot.Result) ? "product" : base.Text(node);

    protected override bool IsGiven(Node node) => base.IsGiven(node) && !this.fromProduct.Contains(node);

    private static HashSet<Node> FromProduct(DotStep dot)
    {
        HashSet<Node> found = [];
        foreach (Node node in dot.Epilogue?.Nodes ?? [])
        {
            if (node is LoadNode load ? load.Array.Equals(dot.Result) : node.Inputs.Any(found.Contains))
            {
                found.Add(node);
            }
        }

        return found;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Pieces(Dim size) => $"(((long){CSharp.SizeFactor(size)} + {Text(Tile - 1)}) / {Text(Tile)})";

    private string Type => DeviceText.Register(this.shape.Left.Array.Type.DType);

    private void WriteSmall()
    {
        using CodeWriter.Block loop = this.Body.Open(
            $"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {this.Arguments.Size(this.Count)}; at += (long)Grid.DimX * Group.DimX)");
        string m = this.Arguments.Size(this.shape.M), n = this.Arguments.Size(this.shape.N);
        this.Body.Line($"int column = (int)at % {n};");
        this.Body.Line($"int down = (int)at / {n};");
        this.Body.Line($"int row = down % {m};");
        this.WriteBatch($"down / {m}");
        this.Body.Line($"{this.Type} product = 0;");
        using (this.Body.Open($"for (int k = 0; k < {this.Arguments.Size(this.shape.K)}; k++)"))
        {
            this.Body.Line($"product = product + ({this.Element(this.shape.Left, "left", "row", "k")} * {this.Element(this.shape.Right, "right", "column", "k")});");
        }

        this.WriteElement();
    }

    private void WriteTiles()
    {
        string m = this.Arguments.Size(this.shape.M), n = this.Arguments.Size(this.shape.N), depth = this.Arguments.Size(this.shape.K);
        this.Body.Line($"ArrayView<{this.Type}> lefts = SharedMemory.Allocate<{this.Type}>({LeftSize});");
        this.Body.Line($"ArrayView<{this.Type}> rights = SharedMemory.Allocate<{this.Type}>({RightSize});");
        this.Body.Line($"ArrayView<{this.Type}> tile = SharedMemory.Allocate<{this.Type}>({TileSize});");
        this.Body.Line($"int above = Group.IdxX / {Text(Tile / ColumnsInLane)} * {Text(RowsInLane)};");
        this.Body.Line($"int aside = Group.IdxX % {Text(Tile / ColumnsInLane)} * {Text(ColumnsInLane)};");
        this.Body.Line($"int tilesDown = ({m} + {Text(Tile - 1)}) / {Text(Tile)};");
        this.Body.Line($"int tilesAcross = ({n} + {Text(Tile - 1)}) / {Text(Tile)};");
        string batches = this.shape.Batch.Count == 0 ? "" : $" * {this.Arguments.Size(Dim.Product(this.shape.Batch))}";
        using (this.Body.Open($"for (long at = Grid.IdxX; at < (long)tilesDown * tilesAcross{batches}; at += Grid.DimX)"))
        {
            this.Body.Line("int number = (int)at;");
            this.Body.Line($"int firstColumn = number % tilesAcross * {Text(Tile)};");
            this.Body.Line("int down = number / tilesAcross;");
            this.Body.Line($"int firstRow = down % tilesDown * {Text(Tile)};");
            this.WriteBatch("down / tilesDown");
            this.ForEach((r, c) => this.Body.Line($"{this.Type} sum{r}_{c} = 0;"));
            using (this.Body.Open($"for (int start = 0; start < {depth}; start += {Text(Depth)})"))
            {
                this.WriteLoad(this.shape.Left, "left", "firstRow", m, depth);
                this.WriteLoad(this.shape.Right, "right", "firstColumn", n, depth);
                this.Body.Line("Group.Barrier();");
                using (this.Body.Open($"for (int k = 0; k < {Text(Depth)}; k++)"))
                {
                    for (int r = 0; r < RowsInLane; r++)
                    {
                        this.Body.Line($"{this.Type} left{Text(r)} = lefts[(k * {Text(Tile)}) + above + {Text(r)}];");
                    }

                    for (int c = 0; c < ColumnsInLane; c++)
                    {
                        this.Body.Line($"{this.Type} right{Text(c)} = rights[(k * {Text(Tile)}) + aside + {Text(c)}];");
                    }

                    this.ForEach((r, c) => this.Body.Line($"sum{r}_{c} = sum{r}_{c} + (left{r} * right{c});"));
                }

                this.Body.Line("Group.Barrier();");
            }

            this.ForEach((r, c) => this.Body.Line($"tile[((above + {r}) * {Text(Tile)}) + aside + {c}] = sum{r}_{c};"));
            this.Body.Line("Group.Barrier();");
            using (this.Body.Open($"for (int place = Group.IdxX; place < {TileSize}; place += Group.DimX)"))
            {
                this.Body.Line($"int row = firstRow + (place / {Text(Tile)});");
                this.Body.Line($"int column = firstColumn + (place % {Text(Tile)});");
                using (this.Body.Open($"if (row < {m} && column < {n})"))
                {
                    this.Body.Line($"{this.Type} product = tile[place];");
                    this.WriteElement();
                }
            }

            this.Body.Line("Group.Barrier();");
        }
    }

    private void ForEach(Action<string, string> write)
    {
        for (int r = 0; r < RowsInLane; r++)
        {
            for (int c = 0; c < ColumnsInLane; c++)
            {
                write(Text(r), Text(c));
            }
        }
    }

    // Neighbouring lanes read along the axis that lies in memory without steps.
    private void WriteLoad(DotOperand operand, string name, string first, string limit, string depth)
    {
        using CodeWriter.Block loop = this.Body.Open($"for (int place = Group.IdxX; place < {Text(Tile * Depth)}; place += Group.DimX)");
        bool isAlong = operand.ContractStride.IsOne() && !operand.FreeStride.IsOne();
        this.Body.Line(isAlong ? $"int k = place % {Text(Depth)};" : $"int k = place / {Text(Tile)};");
        this.Body.Line(isAlong ? $"int side = place / {Text(Depth)};" : $"int side = place % {Text(Tile)};");
        this.Body.Line($"bool isInside = {first} + side < {limit} && start + k < {depth};");
        this.Body.Line($"{name}s[(k * {Text(Tile)}) + side] = isInside ? {this.Element(operand, name, $"({first} + side)", "(start + k)")} : 0;");
    }

    private string Element(DotOperand operand, string name, string free, string contract) =>
        this.Arguments.Read(operand.Array, $"{name}Start{this.Step(free, operand.FreeStride)}{this.Step(contract, operand.ContractStride)}");

    private string Step(string index, Dim stride) => stride.IsZero() ? "" : stride.IsOne() ? $" + {index}" : $" + ({index} * {this.Arguments.Size(stride)})";

    // Where the matrices of a batch begin.
    private void WriteBatch(string number)
    {
        int count = this.shape.Batch.Count;
        if (count > 0)
        {
            this.Body.Line($"int batch = {number};");
            string rest = "batch";
            for (int i = count - 1; i >= 0; i--)
            {
                this.Body.Line(i == 0 ? $"int batch{Text(i)} = {rest};" : $"int batch{Text(i)} = {rest} % {this.Arguments.Size(this.shape.Batch[i])};");
                if (i > 0)
                {
                    this.Body.Line($"int over{Text(i)} = {rest} / {this.Arguments.Size(this.shape.Batch[i])};");
                    rest = $"over{Text(i)}";
                }
            }
        }

        foreach ((DotOperand operand, string name) in new[] { (this.shape.Left, "left"), (this.shape.Right, "right") })
        {
            string start = operand.Offset.IsZero() ? "0" : this.Arguments.Size(operand.Offset);
            this.Body.Line($"int {name}Start = {start}{string.Concat(operand.BatchStrides.Select((s, i) => this.Step($"batch{Text(i)}", s)))};");
        }
    }

    private void WriteElement()
    {
        if (isStored)
        {
            string batch = this.shape.Batch.Count == 0 ? "" : $"(batch * {this.Arguments.Size(this.shape.M * this.shape.N)}) + ";
            this.Body.Line($"{this.Arguments.Array(dot.Result)}[{batch}(row * {this.Arguments.Size(this.shape.N)}) + column] = product;");
        }

        if (dot.Epilogue is null)
        {
            return;
        }

        string text = this.Apart(() =>
        {
            this.Declare(this.Kernel.Nodes.Where(n => !this.IsGiven(n)));
            foreach (Store store in this.Kernel.Stores)
            {
                this.Write(store);
            }
        });
        this.Body.Line($"int {Index(0)} = row;");
        this.Body.Line($"int {Index(1)} = column;");
        this.Body.Line(text);
    }
}
