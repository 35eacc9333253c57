using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>
/// The linear part of a loop's derivative, as a scan over what the known part has left for it. A constant or a row that it needs
/// is there already; what is computed in between is stacked.
/// </summary>
internal sealed class LinearLoop
{
    private readonly Linearized split;
    private readonly int constCount;
    private readonly int carryCount;
    private readonly IReadOnlyList<bool> has;
    private readonly int resultCount;
    private readonly int[] places;

    /// <summary>The linear part of a body's derivative.</summary>
    /// <param name="split">The body, split.</param>
    /// <param name="constCount">The number of its constants.</param>
    /// <param name="carryCount">The number of its carries.</param>
    /// <param name="has">Which of its parameters have a tangent.</param>
    public LinearLoop(Linearized split, int constCount, int carryCount, IReadOnlyList<bool> has)
    {
        (this.split, this.constCount, this.carryCount, this.has) = (split, constCount, carryCount, has);
        this.resultCount = split.HasTangent.Count;

        // Of each residual the parameter that it is, or -1 where it is stacked.
        this.places = split.Known.Results.Skip(this.resultCount).Select(r =>
        {
            int at = split.Known.Parameters.ToList().IndexOf(r);
            return at >= constCount && at < constCount + carryCount ? -1 : at;
        }).ToArray();
    }

    /// <summary>The values of the known part that each turn leaves.</summary>
    public IEnumerable<Value> Stacked => this.split.Known.Results.Skip(this.resultCount).Where((_, i) => this.places[i] < 0);

    /// <summary>Which results have a tangent.</summary>
    public bool HasTangent(int result) => result < this.carryCount ? this.has[this.constCount + result] : this.split.HasTangent[result];

    /// <summary>Binds the scan; gives the tangents of the loop's results.</summary>
    /// <param name="build">Where it goes.</param>
    /// <param name="length">The number of turns.</param>
    /// <param name="reverse">From the last row to the first.</param>
    /// <param name="operands">Those of the loop: constants, carries, rows.</param>
    /// <param name="stacked">What the known part has left, one for each of <see cref="Stacked"/>.</param>
    /// <param name="tangents">Those of the operands.</param>
    /// <param name="active">A row for each turn that says whether the turn counts, or null where all do.</param>
    public IReadOnlyList<Value?> Bind(
        JaxprBuilder build, Dim length, bool reverse, IReadOnlyList<Value> operands, IReadOnlyList<Value> stacked, IReadOnlyList<Value?> tangents, Value? active)
    {
        Jaxpr linear = this.split.Linear;
        int rows = this.constCount + this.carryCount, residualCount = this.places.Length;
        List<int> fixedResiduals = Residuals(p => p >= 0 && p < this.constCount), rowResiduals = Residuals(p => p >= rows), between = Residuals(p => p < 0);
        List<int> fixedTangents = Tangents(0, this.constCount), carryTangents = Tangents(this.constCount, this.carryCount), rowTangents = Tangents(rows, this.has.Count - rows);

        // Where each parameter of the linear program stands among those of the scan's body.
        List<int> order = [.. fixedResiduals, .. fixedTangents.Select(Place), .. carryTangents.Select(Place), .. between, .. rowResiduals, .. rowTangents.Select(Place)];
        int carryStart = fixedResiduals.Count + fixedTangents.Count;
        List<Value> parameters = order.Select(i => linear.Parameters[i]).ToList();
        if (active is not null)
        {
            parameters.Add(Programs.Of(ArrayType.Scalar(DType.Bool)));
        }

        Jaxpr body = Programs.Make(parameters, (inner, own) =>
        {
            Value[] arguments = new Value[linear.Parameters.Count];
            for (int i = 0; i < order.Count; i++)
            {
                arguments[order[i]] = own[i];
            }

            Queue<Value> found = new(inner.Inline(linear, arguments));
            List<Value?> results = this.split.HasTangent.Select(h => h ? found.Dequeue() : null).ToList();
            List<Value> next = carryTangents.Select((at, i) =>
            {
                Value before = own[carryStart + i];
                Value after = inner.Materialise(results[at - this.constCount], before.Type);
                return active is null ? after : inner.Select(inner.BroadcastTo(own[own.Count - 1], before.Type.Shape), after, before);
            }).ToList();
            return next.Concat(results.Skip(this.carryCount).OfType<Value>());
        });
        List<Value> given =
        [
            .. fixedResiduals.Select(i => operands[this.places[i]]), .. fixedTangents.Select(i => tangents[i]!),
            .. carryTangents.Select(i => build.Materialise(tangents[i], operands[i].Type)),
            .. between.Select((_, i) => stacked[i]), .. rowResiduals.Select(i => operands[this.places[i]]), .. rowTangents.Select(i => tangents[i]!),
        ];
        if (active is not null)
        {
            given.Add(active);
        }

        Queue<Value> outputs = new(new ScanForm(length, reverse, carryStart, carryTangents.Count, body).Bind(build, given));
        return Enumerable.Range(0, this.resultCount).Select(i => this.HasTangent(i) ? outputs.Dequeue() : null).ToList();

        List<int> Residuals(Func<int, bool> wanted) => Enumerable.Range(0, residualCount).Where(i => wanted(this.places[i])).ToList();
        List<int> Tangents(int start, int count) => Enumerable.Range(start, count).Where(i => this.has[i]).ToList();
        int Place(int operand) => residualCount + this.has.Take(operand).Count(h => h);
    }
}
