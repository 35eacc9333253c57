using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// Products that the turns of a loop do nothing with but add them up, as the gradient of a weight is made: they are taken behind the
/// loop, all at once, by one contraction that runs over the turns as well.
/// </summary>
internal sealed class LateProducts
{
    // So many products summed in a turn are worth being taken there: no further array has to be kept for each turn.
    private const int LongSum = 16;

    private readonly Dim length;
    private readonly Dictionary<Value, Equation> producers = [];
    private readonly Dictionary<Value, Value> rows = [];
    private readonly HashSet<Value> turning = [];
    private readonly bool isKept;

    /// <summary>The products of a loop's turn.</summary>
    /// <param name="turn">What a turn runs: constants, carries, rows.</param>
    /// <param name="constCount">The number of constants.</param>
    /// <param name="rows">The arrays of which a turn takes a row each; the last parameters.</param>
    /// <param name="length">The number of turns.</param>
    public LateProducts(Jaxpr turn, int constCount, IReadOnlyList<Value> rows, Dim length)
    {
        this.length = length;
        int first = turn.Parameters.Count - rows.Count;
        for (int i = 0; i < rows.Count; i++)
        {
            this.rows[turn.Parameters[first + i]] = rows[i];
        }

        // What is computed again is so in order not to be kept.
        this.isKept = turn.Equations.Any(Checkpoint.IsAgain);
        this.turning.UnionWith(turn.Parameters.Skip(constCount));
        foreach (Equation equation in turn.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                this.producers[output] = equation;
            }

            if (equation.Inputs.Any(this.turning.Contains))
            {
                this.turning.UnionWith(equation.Outputs);
            }
        }
    }

    /// <summary>The values that each turn has to leave for the products, in their order.</summary>
    public List<Value> Stacked { get; } = [];

    /// <summary>Takes apart what turns add: for each value what of it they still add, and products for later.</summary>
    public List<(List<Value> Kept, List<LateProduct> Late)> Split(IReadOnlyList<Value> added)
    {
        // Once for the products; then it is known what is left for them, of which sums may be taken later as well.
        foreach (Value each in added)
        {
            this.Split(each);
        }

        return added.Select(this.Split).ToList();
    }

    private (List<Value> Kept, List<LateProduct> Late) Split(Value added)
    {
        if (this.Stacked.Contains(added))
        {
            return ([], [new LateProduct(added, null, [])]);
        }

        if (!this.isKept && this.producers.TryGetValue(added, out Equation? equation))
        {
            switch (equation.Op.Name)
            {
                case "dot_general" when this.IsLate(equation):
                    this.Leave(equation.Inputs[0]);
                    this.Leave(equation.Inputs[1]);
                    return ([], [new LateProduct(added, equation, [])]);
                case "reduce_sum" when this.Stacked.Contains(equation.Inputs[0]):
                    return ([], [new LateProduct(added, equation, [])]);
                case "add":
                    (List<Value> kept, List<LateProduct> late) = this.Split(equation.Inputs[0]);
                    (List<Value> otherKept, List<LateProduct> otherLate) = this.Split(equation.Inputs[1]);
                    return late.Count + otherLate.Count == 0 ? ([added], []) : ([.. kept, .. otherKept], [.. late, .. otherLate]);
                case "transpose" or "reshape" when this.producers.TryGetValue(equation.Inputs[0], out Equation? inner) && inner.Op.Name is "dot_general" or "reduce_sum" or "transpose" or "reshape":
                    (List<Value> rest, List<LateProduct> found) = this.Split(equation.Inputs[0]);
                    return found.Count == 0 ? ([added], []) : ([], found.Select(f => f with { Then = [.. f.Then, equation] }).ToList());
            }
        }

        return ([added], []);
    }

    /// <summary>Binds a product over all turns.</summary>
    /// <param name="build">Where it goes.</param>
    /// <param name="product">The product.</param>
    /// <param name="stacked">What the turns have left, one for each of <see cref="Stacked"/>.</param>
    public Value Bind(JaxprBuilder build, LateProduct product, IReadOnlyList<Value> stacked)
    {
        Value sum = product.Of switch
        {
            null => build.ReduceSum(Whole(product.Added), [0]),
            { Op.Name: "reduce_sum" } of => build.ReduceSum(Whole(of.Inputs[0]), Batching.ShiftWithBatch(of.Attributes.Axes("axes"))),
            { Attributes: var attributes } of => build.DotGeneral(
                Whole(of.Inputs[0]), Whole(of.Inputs[1]),
                Batching.ShiftWithBatch(attributes.Axes("lhsContracting")), Batching.ShiftWithBatch(attributes.Axes("rhsContracting")),
                Batching.Shift(attributes.Axes("lhsBatch")), Batching.Shift(attributes.Axes("rhsBatch"))),
        };
        return product.Then.Aggregate(sum, (value, then) => build.Bind(then.Op, [value], then.Attributes));

        Value Whole(Value value) => this.OfRows(build, value) ?? stacked[this.Stacked.IndexOf(value)];
    }

    private void Leave(Value value)
    {
        if (!this.IsOfRows(value) && !this.Stacked.Contains(value))
        {
            this.Stacked.Add(value);
        }
    }

    // What differs from turn to turn on both sides, and is more together than apart.
    private bool IsLate(Equation dot)
    {
        EquatableArray<int> contracting = dot.Attributes.Axes("lhsContracting");
        Dim summed = Dim.Product(contracting.Select(a => dot.Inputs[0].Type.Shape[a]));
        return dot.Inputs.All(this.turning.Contains) && (!summed.IsConstant || summed.Value <= LongSum) && IsWide(0, "lhs") && IsWide(1, "rhs");

        bool IsWide(int side, string name) => Shapes.Others(dot.Inputs[side].Type.Rank, dot.Attributes.Axes(name + "Contracting"), dot.Attributes.Axes(name + "Batch"))
            .Any(a => !dot.Inputs[side].Type.Shape[a].Equals(Dim.One));
    }

    // A row, in whatever form, is there already.
    private bool IsOfRows(Value value) =>
        this.rows.ContainsKey(value) || (this.producers.TryGetValue(value, out Equation? e) && e.Op.Name is "reshape" or "transpose" && this.IsOfRows(e.Inputs[0]));

    private Value? OfRows(JaxprBuilder build, Value value)
    {
        if (this.rows.TryGetValue(value, out Value? array))
        {
            return array;
        }

        if (!this.IsOfRows(value))
        {
            return null;
        }

        Equation equation = this.producers[value];
        Value inner = this.OfRows(build, equation.Inputs[0])!;
        return equation.Op.Name == "reshape"
            ? build.Reshape(inner, Shapes.Insert(value.Type.Shape, 0, this.length))
            : build.Transpose(inner, [0, .. Batching.Shift(equation.Attributes.Axes("permutation"))]);
    }
}

/// <summary>A product, or a sum of what is left for products anyway, that is taken behind the loop.</summary>
/// <param name="Added">What one turn would add.</param>
/// <param name="Of">What computes it, or null for the value itself.</param>
/// <param name="Then">What is made of the sum.</param>
internal sealed record LateProduct(Value Added, Equation? Of, IReadOnlyList<Equation> Then);
