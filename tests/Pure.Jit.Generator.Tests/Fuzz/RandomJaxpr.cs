using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Seeded well-typed programs whose numbers stay small: every equation reads values bound before it, shapes are over the sizes
/// n, m and constants. Programs are continuous in their floating-point parameters almost everywhere.
/// </summary>
internal sealed class RandomJaxpr
{
    private static readonly Dim[] Sizes = [Dim.Name("n"), Dim.Name("m"), 2, 1];

    private readonly Random random;
    private readonly DType dtype;
    private readonly JaxprBuilder build = new();
    private readonly List<Value> pool = [];

    private RandomJaxpr(int seed, DType dtype)
    {
        this.random = new Random(seed);
        this.dtype = dtype;
    }

    public static Jaxpr Generate(int seed, int equations = 12, DType dtype = DType.F64)
    {
        RandomJaxpr generator = new(seed, dtype);
        for (int i = 0; i < 3; i++)
        {
            EquatableArray<Dim> shape = Enumerable.Range(0, generator.random.Next(3)).Select(_ => generator.AnySize()).ToEquatableArray();
            generator.pool.Add(generator.build.Parameter(new ArrayType(dtype, shape), "p" + i));
        }

        // Sizes are bound by a parameter of their own, whatever the others are.
        generator.pool.Add(generator.build.Parameter(new ArrayType(dtype, [Sizes[0], Sizes[1]]), "grid"));
        generator.pool.Add(generator.build.Parameter(new ArrayType(DType.I32, [Sizes[0]]), "index"));
        while (generator.build.Equations.Count < equations)
        {
            generator.Step();
        }

        // What nobody reads is a result, so that most equations are needed.
        HashSet<Value> read = [.. generator.build.Equations.SelectMany(e => e.Inputs)];
        return generator.build.Build(generator.pool.Skip(5).Where(v => !read.Contains(v)).Take(6));
    }

    private void Step()
    {
        Value x = this.Any(this.dtype);
        int rank = x.Type.Rank;
        switch (this.random.Next(21))
        {
            case 0:
            case 1:
                this.Add(this.build.Unary(this.Pick<Op>(Primitives.Sin, Primitives.Tanh, Primitives.Logistic, Primitives.Erf, Primitives.Cos), x));
                break;
            case 2:
                this.Add(this.build.Unary(this.Pick<Op>(Primitives.Neg, Primitives.Abs, Primitives.Neg), x));
                break;
            case 3:
                this.Add(this.build.Exp(this.build.Unary(Primitives.Tanh, x)));
                break;
            case 4:
                this.Add(this.build.Sqrt(this.build.Offset(this.build.Square(x), 1)));
                break;
            case 5:
            case 6:
                this.Binary(x);
                break;
            case 7:
                this.Constant(x);
                break;
            case 8:
                this.Reduce(x);
                break;
            case 9 when rank > 0:
                this.Add(this.build.Bind(Primitives.Transpose, [x], Attributes.Of(("permutation", this.Permutation(rank)))));
                break;
            case 10 when rank < 3:
                this.Broadcast(x);
                break;
            case 11:
                this.Reshape(x);
                break;
            case 12 when rank > 0:
                this.Add(this.build.Rev(x, [this.random.Next(rank)]));
                break;
            case 13 when rank > 0:
                this.Pad(x);
                break;
            case 14 when rank > 0:
                this.Add(this.build.Concatenate([x, x], this.random.Next(rank)));
                this.Slice(this.pool[^1]);
                break;
            case 15 when rank > 0:
                this.Contract(x);
                break;
            case 16:
                this.Choose(x);
                break;
            case 17 when rank > 0:
                int axis = this.random.Next(rank);
                this.Add(this.build.Bind(
                    Primitives.Cumsum, [x], Attributes.Of(("axis", (long)axis), ("reverse", this.random.Next(2) == 0))));
                this.Add(this.build.Unary(Primitives.Tanh, this.pool[^1]));
                break;
            case 18 when rank > 0:
                this.Add(this.build.Gather(x, this.pool.First(v => v.Type.DType == DType.I32), this.random.Next(rank), 0, "clip"));
                break;
            case 19:
                this.Integers();
                break;
            case 20 when rank > 0:
                this.Scatter(x);
                break;
        }
    }

    private void Binary(Value x)
    {
        Value y = this.AnyOfShape(x);
        switch (this.random.Next(6))
        {
            case 0:
                this.Add(this.build.Add(x, y));
                break;
            case 1:
                this.Add(this.build.Sub(x, y));
                break;
            case 2:
                this.Add(this.build.Unary(Primitives.Tanh, this.build.Mul(x, y)));
                break;
            case 3:
                this.Add(this.build.Div(x, this.build.Offset(this.build.Square(y), 1)));
                break;
            case 4:
                this.Add(this.build.Max(x, y));
                break;
            default:
                this.Add(this.build.Min(x, y));
                break;
        }
    }

    private void Constant(Value x)
    {
        double[] constants = [0, -0.0, 1, -1, 2, 0.5, 0.3];
        Value c = this.build.FullLike(x, constants[this.random.Next(constants.Length)]);
        Value nonzero = this.build.FullLike(x, constants[2 + this.random.Next(constants.Length - 2)]);
        this.Add(this.random.Next(5) switch
        {
            0 => this.build.Add(x, c),
            1 => this.build.Mul(c, x),
            2 => this.build.Sub(this.random.Next(2) == 0 ? x : c, this.random.Next(2) == 0 ? x : c),
            3 => this.build.Div(x, nonzero),
            _ => this.build.IntegerPow(this.build.Unary(Primitives.Tanh, x), this.random.Next(1, 4)),
        });
    }

    private void Reduce(Value x)
    {
        EquatableArray<int> axes = Enumerable.Range(0, x.Type.Rank).Where(_ => this.random.Next(2) == 0).ToEquatableArray();
        this.Add(this.build.Reduce(this.Pick<Op>(Primitives.ReduceSum, Primitives.ReduceMax, Primitives.ReduceMin), x, axes));
        this.Add(this.build.Unary(Primitives.Tanh, this.pool[^1]));
    }

    private void Broadcast(Value x)
    {
        int at = this.random.Next(x.Type.Rank + 1);
        List<Dim> shape = [.. x.Type.Shape];
        shape.Insert(at, this.AnySize());
        EquatableArray<int> axes = Enumerable.Range(0, shape.Count).Where(axis => axis != at).ToEquatableArray();
        this.Add(this.build.BroadcastInDim(x, shape.ToEquatableArray(), axes));
    }

    private void Reshape(Value x)
    {
        EquatableArray<Dim> squeezed = x.Type.Shape.Where(d => !d.Equals(Dim.One)).ToEquatableArray();
        EquatableArray<Dim> shape = this.random.Next(3) switch
        {
            0 => squeezed,
            1 => [x.Type.Size],
            _ => [.. x.Type.Shape, 1],
        };
        if (shape.Count <= 3)
        {
            this.Add(this.build.Bind(Primitives.Reshape, [x], Attributes.Of(("newSizes", shape))));
        }
    }

    private void Pad(Value x)
    {
        EquatableArray<Dim> Amounts() => x.Type.Shape.Select(_ => (Dim)this.random.Next(2)).ToEquatableArray();
        EquatableArray<int> interior = x.Type.Shape.Select(_ => this.random.Next(2)).ToEquatableArray();
        this.Add(this.build.Pad(x, this.build.Full(ArrayType.Scalar(this.dtype), 0.25), Amounts(), Amounts(), interior));
        this.Slice(this.pool[^1]);
    }

    // The first n or m elements of each axis that provably has as many.
    private void Slice(Value x)
    {
        EquatableArray<Dim> limit = x.Type.Shape.Select(d => Sizes.FirstOrDefault(s => d.IsAtLeast(s)) ?? d).ToEquatableArray();
        this.Add(this.build.Slice(
            x, x.Type.Shape.Select(_ => Dim.Zero).ToEquatableArray(), limit, x.Type.Shape.Select(_ => 1).ToEquatableArray()));
    }

    private void Contract(Value x)
    {
        Value y = this.Any(this.dtype);
        for (int i = 0; i < x.Type.Rank; i++)
        {
            for (int k = 0; k < y.Type.Rank; k++)
            {
                if (x.Type.Shape[i].Equals(y.Type.Shape[k]) && x.Type.Rank + y.Type.Rank < 6)
                {
                    this.Add(this.build.DotGeneral(x, y, [i], [k], [], []));
                    this.Add(this.build.Bind(
                        Primitives.Transpose, [this.pool[^1]], Attributes.Of(("permutation", this.Permutation(this.pool[^1].Type.Rank)))));
                    this.Add(this.build.Unary(Primitives.Tanh, this.pool[^1]));
                    return;
                }
            }
        }
    }

    private void Choose(Value x)
    {
        Value y = this.AnyOfShape(x);
        Value predicate = this.build.Gt(y, this.build.FullLike(y, 0.1237));
        if (this.random.Next(2) == 0)
        {
            predicate = this.build.Not(predicate);
        }

        this.Add(this.build.Select(predicate, x, this.random.Next(4) == 0 ? x : this.build.Unary(Primitives.Sin, y)));
    }

    // Writes the sums over an axis back at one index, or the elements at several.
    private void Scatter(Value x)
    {
        Value zeros = this.build.FullLike(x, this.random.Next(3) == 0 ? 0.5 : 0);
        string mode = this.random.Next(2) == 0 ? "clip" : "drop";
        Value index = this.build.Full(new ArrayType(DType.I32, [1]), this.random.Next(3));
        Value sums = this.build.ReduceSum(x, [0]);
        Value rows = this.build.BroadcastInDim(sums, [1, .. sums.Type.Shape], Enumerable.Range(1, sums.Type.Rank).ToEquatableArray());
        this.Add(this.build.ScatterAdd(zeros, index, rows, 0, 0, mode));
    }

    private void Integers()
    {
        Value index = this.Any(DType.I32);
        Value row = this.build.Iota(index.Type, 0);
        Value sum = this.build.Add(this.build.Mul(index, this.build.FullLike(index, this.random.Next(3))), row);
        this.pool.Add(sum);
        this.Add(this.build.Unary(Primitives.Sin, this.build.Convert(sum, this.dtype)));
    }

    private void Add(Value value)
    {
        if (value.Type.Rank <= 3)
        {
            this.pool.Add(value);
        }
    }

    private EquatableArray<int> Permutation(int rank) =>
        Enumerable.Range(0, rank).OrderBy(_ => this.random.Next()).ToEquatableArray();

    private Value Any(DType dtype)
    {
        Value[] candidates = this.pool.Where(v => v.Type.DType == dtype).ToArray();
        return candidates[Math.Max(this.random.Next(candidates.Length), this.random.Next(candidates.Length))];
    }

    private Value AnyOfShape(Value x)
    {
        Value[] candidates = this.pool.Where(v => v.Type.Equals(x.Type)).ToArray();
        return candidates[this.random.Next(candidates.Length)];
    }

    private Dim AnySize() => Sizes[this.random.Next(Sizes.Length)];

    private T Pick<T>(params T[] choices) => choices[this.random.Next(choices.Length)];
}
