using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Transforms;

/// <summary>
/// Central differences of a program beside its derivatives: along one direction for all arguments forward, and in one product with a
/// cotangent in reverse; then the same of these derivatives, up to an order.
/// </summary>
public sealed class GradientCheck
{
    private readonly JaxprBuilder build = new();
    private readonly List<Value> primals;
    private readonly EquatableArray<bool> wrt;
    private readonly List<Value?> directions;
    private readonly Value tolerance;
    private readonly double width;
    private readonly bool forward;
    private readonly bool reverse;
    private readonly List<Value> rows = [];

    private GradientCheck(Jaxpr program, EquatableArray<bool> wrt, bool forward, bool reverse)
    {
        this.wrt = wrt;
        this.forward = forward;
        this.reverse = reverse;
        this.primals = program.Parameters.Select(p => this.build.Parameter(p.Type, p.Name)).ToList();
        this.directions = this.primals.Select((p, i) => wrt[i] ? this.Direction(p.Type, i + 1) : null).ToList();
        Value given = this.build.Parameter(ArrayType.Scalar(DType.F64));

        // A number with fewer bits needs points that are further apart, and says less.
        int bits = program.Parameters.Where((_, i) => wrt[i]).Concat(program.Results).Min(v => v.Type.DType == DType.F64 ? 64 : v.Type.DType == DType.F32 ? 32 : 16);
        this.width = bits switch { 64 => 1.0 / 8192, 32 => 1.0 / 128, _ => 1.0 / 4 };
        Value usual = this.build.FullLike(given, bits switch { 64 => 1e-5, 32 => 5e-3, _ => 0.2 });
        this.tolerance = this.build.Select(this.build.Gt(given, this.build.FullLike(given, 0)), given, usual);
    }

    /// <summary>
    /// The program of the same parameters, then a tolerance (0 for what the element types allow), to an array of two columns: the
    /// differences that were found, and those that are allowed. A row is a check: forward, reverse, then those of the forward derivative,
    /// then those of the reverse one.
    /// </summary>
    /// <param name="program">The program to check; its results are floating point.</param>
    /// <param name="wrt">For each parameter, whether it is differentiated; those are floating point.</param>
    /// <param name="order">How many derivatives are checked.</param>
    /// <param name="forward">Whether forward mode is.</param>
    /// <param name="reverse">Whether reverse mode is.</param>
    public static Jaxpr Program(Jaxpr program, EquatableArray<bool> wrt, int order, bool forward, bool reverse)
    {
        GradientCheck check = new(program, wrt, forward, reverse);
        check.Add(program, order);
        return DeadCode.Run(check.build.Build([check.build.Concatenate(check.rows, 0)]));
    }

    private void Add(Jaxpr program, int order)
    {
        List<Value> differences = this.Differences(program);
        Value size = this.Norm(differences);
        Jaxpr pushed = this.Tangents(program), pulled = this.Gradients(program);
        if (this.forward)
        {
            IReadOnlyList<Value> tangents = this.build.Inline(pushed, this.primals);
            this.Row(this.Norm(tangents.Select((t, r) => this.build.Sub(this.Wide(t), differences[r])).ToList()), size);
        }

        if (this.reverse)
        {
            IReadOnlyList<Value> gradients = this.build.Inline(pulled, this.primals);
            List<Value> chosen = this.directions.Where(d => d is not null).Select(d => d!).ToList();
            Value pulledBack = this.Inner(gradients, chosen), pushedForward = this.Inner(differences, Cotangents(this.build, program));
            this.Row(this.build.Unary(Primitives.Abs, this.build.Sub(pulledBack, pushedForward)), size);
        }

        if (order > 1 && this.forward)
        {
            this.Add(pushed, order - 1);
        }

        if (order > 1 && this.reverse)
        {
            this.Add(pulled, order - 1);
        }
    }

    // (f(x + h v) − f(x − h v)) / 2h, in double precision.
    private List<Value> Differences(Jaxpr program)
    {
        IReadOnlyList<Value> At(double h) => this.build.Inline(
            program, this.primals.Select((p, i) => this.directions[i] is { } along ? this.build.Add(p, this.build.Scale(along, h)) : p).ToList());
        IReadOnlyList<Value> above = At(this.width), below = At(-this.width);
        return above.Select((a, r) => this.build.Scale(this.build.Sub(this.Wide(a), this.Wide(below[r])), 0.5 / this.width)).ToList();
    }

    // The tangents along the directions, as a program of the primals.
    private Jaxpr Tangents(Jaxpr program)
    {
        JaxprBuilder inner = new();
        List<Value> parameters = program.Parameters.Select(p => inner.Parameter(p.Type, p.Name)).ToList();
        IEnumerable<Value> along = parameters.Select((p, i) => (p, i)).Where(x => this.wrt[x.i]).Select(x => Direction(inner, x.p.Type, x.i + 1));
        IReadOnlyList<Value> both = inner.Inline(Jvp.Program(program, this.wrt), [.. parameters, .. along]);
        return DeadCode.Run(inner.Build(both.Skip(program.Results.Count)));
    }

    private Jaxpr Gradients(Jaxpr program)
    {
        JaxprBuilder inner = new();
        List<Value> parameters = program.Parameters.Select(p => inner.Parameter(p.Type, p.Name)).ToList();
        IReadOnlyList<Value> all = inner.Inline(
            Vjp.Program(program, this.wrt, program.Results.Select(_ => true).ToEquatableArray()), [.. parameters, .. Cotangents(inner, program)]);
        return DeadCode.Run(inner.Build(all.Skip(program.Results.Count)));
    }

    private static List<Value> Cotangents(JaxprBuilder build, Jaxpr program) => program.Results.Select((r, i) => Direction(build, r.Type, 101 + i)).ToList();

    private Value Direction(ArrayType type, int number) => Direction(this.build, type, number);

    // Numbers between −1 and 1, the same in each run, others in each place and for each argument.
    private static Value Direction(JaxprBuilder build, ArrayType type, int number)
    {
        ArrayType wide = new(DType.F64, type.Shape);
        Value phase = build.Full(wide, 0.5 + (0.9 * number));
        for (int axis = 0; axis < type.Rank; axis++)
        {
            phase = build.Add(phase, build.Scale(build.Convert(build.Iota(new ArrayType(DType.I32, type.Shape), axis), DType.F64), 1.3 + (0.7 * axis)));
        }

        return build.Convert(build.Unary(Primitives.Cos, phase), type.DType);
    }

    private Value Wide(Value x) => x.Type.DType == DType.F64 ? x : this.build.Convert(x, DType.F64);

    private Value Norm(IReadOnlyList<Value> values) => this.build.Sqrt(this.Inner(values, values));

    private Value Inner(IReadOnlyList<Value> left, IReadOnlyList<Value> right) =>
        left.Select((l, i) => this.build.ReduceSum(this.build.Mul(this.Wide(l), this.Wide(right[i])), Enumerable.Range(0, l.Type.Rank).ToEquatableArray())).Aggregate(this.build.Add);

    private void Row(Value found, Value size)
    {
        Value allowed = this.build.Mul(this.tolerance, this.build.Offset(size, 1));
        this.rows.Add(this.build.Concatenate([this.build.Reshape(found, [Dim.One, Dim.One]), this.build.Reshape(allowed, [Dim.One, Dim.One])], 1));
    }
}
