namespace Pure.Jit.Conformance.Translation;

/// <summary>What is subscripted to make arrays: jnp.mgrid, jnp.ogrid, jnp.r_, jnp.c_; and jnp.s_, which gives its index back.</summary>
public sealed record MakerText(string Name) : PythonValue
{
    protected override string Describe() => $"jnp.{this.Name}";
}

// Grids and lists that are written as subscripts, and blocks.
public sealed partial class Translator
{
    private static readonly HashSet<string> Makers = ["mgrid", "ogrid", "r_", "c_", "s_", "index_exp"];

    private PythonValue Made(string maker, PythonValue index)
    {
        IReadOnlyList<PythonValue> parts = index is TupleText { IsList: false } tuple ? tuple.Items : [index];
        switch (maker)
        {
            case "s_":
                return index;
            case "index_exp":
                return this.Tuple(parts);
            case "mgrid" or "ogrid":
                PythonValue[] axes = parts.Select(p => this.Range((SliceText)p)).ToArray();
                if (index is SliceText)
                {
                    return axes[0];
                }

                if (axes.OfType<ArrayText>().Select(a => a.DType).Aggregate((a, b) => Names.Promote(a, b, isX64)) is var dtype)
                {
                    axes = axes.Select(a => Converted(a, dtype)).ToArray();
                }

                Dictionary<string, PythonValue> how = new() { ["indexing"] = new StringText("ij") };
                if (maker == "ogrid")
                {
                    how["sparse"] = NumberText.Of(true);
                }

                PythonValue grid = this.Call("jnp.meshgrid", axes, how);
                return maker == "ogrid" ? grid : this.Sized(this.Call("jnp.stack", [grid], new Dictionary<string, PythonValue>()), [NumberText.Of(axes.Length), .. axes.Select(a => ((ArrayText)a).Sizes![0])]);
            default:
                List<PythonValue> pieces = parts.Select(this.Piece).ToList();
                string common = pieces.OfType<ArrayText>().Select(a => a.DType).Aggregate((a, b) => Names.Promote(a, b, isX64));
                return this.Call(maker == "c_" ? "jnp.column_stack" : "jnp.concatenate", [this.Tuple(pieces.Select(p => Converted(p, common)).ToList(), isList: true)], new Dictionary<string, PythonValue>());
        }
    }

    private PythonValue Piece(PythonValue part) => part switch
    {
        SliceText slice => this.Range(slice),
        NumberText number => this.Call("jnp.array", [this.Tuple([number], isList: true)], new Dictionary<string, PythonValue>()),
        TupleText => this.Call("jnp.array", [part], new Dictionary<string, PythonValue>()),
        ArrayText { Sizes: [] } => this.Call("jnp.reshape", [part, NumberText.Of(1)], new Dictionary<string, PythonValue>()),
        _ => part,
    };

    // A step that is imaginary counts the numbers, the last included.
    private PythonValue Range(SliceText slice)
    {
        PythonValue lower = slice.Lower ?? NumberText.Of(0), step = slice.Step ?? NumberText.Of(1);
        PythonValue upper = slice.Upper ?? throw new NotServedException("a grid without an end");
        if (step is ImaginaryText { Value: var points })
        {
            long count = (long)Math.Abs(points);
            return this.Sized(this.Call("jnp.linspace", [lower, upper, NumberText.Of(count)], new Dictionary<string, PythonValue>()), [NumberText.Of(count)]);
        }

        PythonValue range = this.Call("jnp.arange", [lower, upper, step], new Dictionary<string, PythonValue>());
        NumberText size = lower is NumberText { Value: 0L } && slice.Step is null ? (NumberText)upper
            : (lower, upper, step) is (NumberText { Now: not null }, NumberText { Now: not null }, NumberText { Now: not null })
                ? NumberText.Of((long)Math.Max(0, Math.Ceiling((Number(upper) - Number(lower)) / Number(step))))
                : throw new NotServedException("a grid whose size is not known");
        return this.Sized(range, [size]);
    }

    private PythonValue Sized(PythonValue value, IReadOnlyList<NumberText> sizes) => value is ArrayText array ? array with { Sizes = sizes } : value;

    /// <summary>Blocks of blocks: the innermost lists are joined along the last axis.</summary>
    private PythonValue Block(PythonValue blocks)
    {
        int depth = Depth(blocks), rank = Math.Max(depth, Arrays(blocks).Max(a => a.Sizes?.Count ?? 0));
        string dtype = Arrays(blocks).Select(a => a.DType).Aggregate((a, b) => Names.Promote(a, b, isX64));
        return Join(blocks, depth);

        static int Depth(PythonValue value) => value is TupleText list ? 1 + Depth(list.Items[0]) : 0;
        IEnumerable<ArrayText> Arrays(PythonValue value) => value is TupleText list ? list.Items.SelectMany(Arrays) : [(ArrayText)this.Call("jnp.array", [value], new Dictionary<string, PythonValue>())];
        PythonValue Join(PythonValue value, int level) => value is TupleText list
            ? this.Call("jnp.concatenate", [this.Tuple(list.Items.Select(i => Join(i, level - 1)).ToList(), isList: true)], new Dictionary<string, PythonValue> { ["axis"] = NumberText.Of(-level) })
            : this.Raised(Converted(Arrays(value).First(), dtype), rank);
    }

    private PythonValue Raised(PythonValue value, int rank) => value is ArrayText { Sizes: { } sizes } && sizes.Count < rank
        ? this.Call("jnp.expand_dims", [value, this.Tuple(Enumerable.Range(0, rank - sizes.Count).Select(i => (PythonValue)NumberText.Of(i)).ToList())], new Dictionary<string, PythonValue>())
        : value;
}
