using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops.Grid;

/// <summary>The values of operands, and when two results agree.</summary>
internal static class GridValues
{
    public static Tensor Of(GridOperand operand, int n, Random random)
    {
        DType dtype = operand.Type.DType;
        EquatableArray<int> shape = operand.Type.Shape.Select(d => (int)d.Evaluate(_ => n)).ToEquatableArray();
        int size = shape.Aggregate(1, (a, b) => a * b), row = shape.Count == 0 ? 1 : shape[shape.Count - 1];
        double[] numbers = [.. Enumerable.Range(0, size).Select(i => Value(operand.Fill, dtype, i, row, n, random))];
        if (operand.Fill == Fill.Ascending)
        {
            for (int start = 0; start < size; start += row)
            {
                Array.Sort(numbers, start, row);
            }
        }

        return dtype.IsFloating()
            ? Tensor.Of(dtype, shape, numbers)
            : Tensor.Of(dtype, shape, numbers.Select(v => (long)v).ToArray());
    }

    /// <summary>The first difference, or null.</summary>
    public static string? Difference(Tensor expected, Tensor actual, DType coarsest)
    {
        if (expected.DType != actual.DType || !expected.Shape.Equals(actual.Shape))
        {
            return $"{actual.DType.Name()}[{string.Join(",", actual.Shape)}] instead of {expected.DType.Name()}[{string.Join(",", expected.Shape)}]";
        }

        if (expected.Integers is { } integers)
        {
            int at = Enumerable.Range(0, integers.Length).FirstOrDefault(i => integers[i] != actual.Integers![i], -1);
            return at < 0 ? null : $"element {at} is {actual.Integers![at]} instead of {integers[at]}";
        }

        double[] numbers = [.. expected.Numbers!.Select(x => Round(x, expected.DType))];
        double tolerance = coarsest switch { DType.F16 => 4e-3, DType.BF16 => 3e-2, DType.F32 => 2e-5, _ => 1e-10 };
        double scale = numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        int first = Enumerable.Range(0, numbers.Length).FirstOrDefault(
            i => !numbers[i].Equals(actual.Numbers![i]) && !(Math.Abs(numbers[i] - actual.Numbers[i]) <= tolerance * (Math.Abs(numbers[i]) + Math.Min(scale, 100))), -1);
        return first < 0 ? null : FormattableString.Invariant($"element {first} is {actual.Numbers![first]:R} instead of {numbers[first]:R}");
    }

    private static double Value(Fill fill, DType dtype, int i, int row, int n, Random random)
    {
        int column = i % row, line = i / row % row;
        return fill switch
        {
            Fill.Position => random.Next(-1, n + 1),
            Fill.Inside => random.Next(-n, n),
            Fill.Within => random.Next(n),
            Fill.Pivots => random.Next(column, row),
            Fill.Definite => line == column ? (1.5 * column) + 3 : Round(Math.Sin((line * column) + line + column), dtype) / row,
            _ when dtype == DType.Bool => random.Next(2),
            _ when !dtype.IsFloating() => random.Next(dtype.IsSigned() && fill != Fill.NearOne ? -3 : 0, 4),
            Fill.NearOne => Round(0.8 + (random.NextDouble() * 0.4), dtype),
            _ => Round((random.NextDouble() * 4) - 2, dtype),
        };
    }

    private static double Round(double x, DType dtype) => dtype switch { DType.F32 => (float)x, DType.F16 => (double)(Half)x, DType.BF16 => (BFloat16)x, _ => x };
}
