using System.Reflection;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Frontend;
using Pure.Jit.Generator.Tests.Ir;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>One random composition at one size.</summary>
/// <param name="source">The composition.</param>
/// <param name="n">The size.</param>
/// <param name="compiled">The project with compiled calls.</param>
/// <param name="fast">Its assembly.</param>
/// <param name="slow">The assembly whose transformations run op by op.</param>
internal sealed class TransformationCheck(RandomTransformations source, int n, GeneratedProject compiled, Assembly fast, Assembly slow)
{
    private readonly double[] w = Draw(new Random(source.Seed), 9);
    private readonly double[] v = Draw(new Random(source.Seed + n), n);

    /// <summary>How many levels were held against the level below: its differences settle there.</summary>
    public int Compared { get; private set; }

    /// <summary>The first level that is not what it should be, or null.</summary>
    public string? Fault()
    {
        for (int i = 0; i < source.Levels.Count; i++)
        {
            Level level = source.Levels[i];
            try
            {
                double[] x = Draw(new Random(source.Seed + i), Count(level.In));
                double[] found = this.Call(fast, $"L{i}", x, level.In), opByOp = this.Call(slow, $"L{i}", x, level.In);
                if (Count(level.Out) != found.Length)
                {
                    return $"L{i} has {found.Length} numbers instead of {Count(level.Out)}";
                }

                if (Differs(found, opByOp, 1e-9, 1e-9) is { } differs)
                {
                    return $"L{i} compiled and op by op: {differs}";
                }

                if (this.Interpreted(i, x) is { } meant && Differs(found, meant, 1e-9, 1e-9) is { } changed)
                {
                    return $"L{i} compiled and interpreted: {changed}";
                }

                if (level.Step is { } step && Array.TrueForAll(found, double.IsFinite) && this.Wanted(i, step, x) is { } wanted)
                {
                    this.Compared++;
                    if (Differs(found, wanted, 2e-5, 1e-6) is { } wrong)
                    {
                        return $"L{i} = {step} and what it should be: {wrong}";
                    }
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                return $"L{i} ({level.Step}): {e.GetType().Name}: {e.Message}";
            }
        }

        return null;
    }

    // What the level below says; null where its differences do not settle.
    private double[]? Wanted(int i, Step step, double[] x)
    {
        Level below = source.Levels[i - 1];
        double[] Below(double[] at) => this.Call(fast, $"L{i - 1}", at, below.In);
        double[] Other(string name) => this.Call(fast, name + i, x, below.In);
        switch (step)
        {
            case Step.Checkpoint:
                return Below(x);
            case Step.Branch:
                return Below(x).Select(y => x.Sum() > this.w[0] ? y : y * 0.5).ToArray();
            case Step.Vmap or Step.Map or Step.Scan or Step.VmapOut:
                int half = x.Length / 2;
                double[] first = Below(x[..half]), second = Below(x[half..]);
                if (step != Step.VmapOut)
                {
                    return [.. first, .. second];
                }

                int rows = this.Size(below.Out[0]), row = rows == 0 ? 0 : first.Length / rows;
                return Enumerable.Range(0, rows).SelectMany(r => first.Skip(r * row).Take(row).Concat(second.Skip(r * row).Take(row))).ToArray();
        }

        bool isSecond = step is Step.Hvp or Step.Hessian;
        double[] value = isSecond ? Other("G") : Below(x);
        double[,]? slopes = Differences(isSecond ? at => this.Call(fast, $"G{i}", at, below.In) : Below, x, value.Length);
        if (slopes is null)
        {
            return null;
        }

        double[] Forward(double[] t) => Enumerable.Range(0, value.Length).Select(r => Enumerable.Range(0, x.Length).Sum(c => slopes[r, c] * t[c])).ToArray();
        double[] Reverse(Func<int, double> u) => Enumerable.Range(0, x.Length).Select(c => Enumerable.Range(0, value.Length).Sum(r => slopes[r, c] * u(r))).ToArray();
        switch (step)
        {
            case Step.Grad:
                return Reverse(_ => 1);
            case Step.GradOfBoth:
                double[,]? weights = Differences(at => this.Call(fast, $"L{i - 1}", x, below.In, at), this.w, value.Length);
                return weights is null ? null : Reverse(_ => 1).Select(s => s + weights.Cast<double>().Sum()).ToArray();
            case Step.ValueAndGrad:
                return Reverse(_ => Math.Tanh(value.Sum()));
            case Step.Mixed:
                return Reverse(_ => x.Sum() * x.Sum());
            case Step.Jvp or Step.Hvp:
                return Forward(Other("T"));
            case Step.Linearize:
                double[] along = Forward(Other("T")), own = Forward(x);
                return value.Select((y, r) => along[r] + (y * own[r])).ToArray();
            case Step.Vjp or Step.Pullback:
                double[] cotangent = Other("C");
                return Reverse(r => cotangent[r] + (step == Step.Pullback ? value[r] : 0));
            default:
                return slopes.Cast<double>().ToArray();
        }
    }

    // Five-point differences at two widths: where they do not agree, there is a corner between the points, or no precision.
    private static double[,]? Differences(Func<double[], double[]> f, double[] x, int count)
    {
        double[,] slopes = new double[count, x.Length];
        for (int c = 0; c < x.Length; c++)
        {
            double[] wide = Slopes(2e-3), narrow = Slopes(7e-4);
            if (Differs(wide, narrow, 1e-6, 2e-7) is not null)
            {
                return null;
            }

            for (int r = 0; r < count; r++)
            {
                slopes[r, c] = narrow[r];
            }

            double[] Slopes(double h)
            {
                double[] At(double offset)
                {
                    double[] moved = [.. x];
                    moved[c] += offset;
                    return f(moved);
                }

                double[] a = At(-2 * h), b = At(-h), d = At(h), e = At(2 * h);
                return a.Select((_, r) => (a[r] - (8 * b[r]) + (8 * d[r]) - e[r]) / (12 * h)).ToArray();
            }
        }

        return slopes;
    }

    // Relative to the largest number of all.
    private static string? Differs(double[] found, double[] wanted, double relative, double absolute)
    {
        double scale = wanted.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < Math.Max(found.Length, wanted.Length); i++)
        {
            if (i >= found.Length || i >= wanted.Length || (!found[i].Equals(wanted[i]) && !(Math.Abs(found[i] - wanted[i]) <= (relative * scale) + absolute)))
            {
                return $"[{string.Join(" ", found)}] and [{string.Join(" ", wanted)}]";
            }
        }

        return null;
    }

    private double[] Call(Assembly assembly, string name, double[] x, string[] shape, double[]? weights = null) => ((NDArray<double>)assembly.GetType(source.Name, throwOnError: true)!
        .GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [name, NDArray.Array(x, Shape.Create(this.Sizes(shape))), NDArray.Array(weights ?? this.w, Shape.Create([3, 3])), NDArray.Array(this.v, Shape.Create([n]))], null)!)
        .ToArray();

    // The traced program stands as a comment above its code; a long one does not.
    private double[]? Interpreted(int level, double[] x)
    {
        string text = string.Join("\n", compiled.Files[$"{source.Name}_L{level}.Jit.g.cs"].Split('\n').Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("// jaxpr", StringComparison.Ordinal))
            .TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => l.Length > 3 ? l[3..] : ""));
        return text.Length == 0 || text.Contains("...", StringComparison.Ordinal) ? null : Interpreter.Run(
            Programs.Parse(text),
            [Tensor.Of(DType.F64, this.Sizes(source.Levels[level].In).ToEquatableArray(), x), Tensor.Of(DType.F64, [3, 3], this.w), Tensor.Of(DType.F64, new[] { n }.ToEquatableArray(), this.v)],
            _ => n)[0].Numbers!;
    }

    private int Size(string size) => size == "n" ? n : int.Parse(size, System.Globalization.CultureInfo.InvariantCulture);

    private int[] Sizes(string[] shape) => shape.Select(this.Size).ToArray();

    private int Count(string[] shape) => this.Sizes(shape).Aggregate(1, (a, b) => a * b);

    private static double[] Draw(Random random, int count) => Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2.4) - 1.2).ToArray();
}
