using System.Text.Json;

namespace Pure.Jit.Programs.Tests;

/// <summary>What a program computes against what JAX recorded from it, array by array.</summary>
internal static class Recorded
{
    public static string Folder(string program) => Path.Combine(AppContext.BaseDirectory, program);

    public static void Matches(string program, Dictionary<string, double[]> actual)
    {
        Dictionary<string, double[]> expected = Npz.Load(Path.Combine(Folder(program), "expected.npz"));
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        using JsonDocument tolerances = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(program), "tolerances.json")));
        List<string> faults = [];
        foreach ((string name, double[] wanted) in expected)
        {
            JsonElement tolerance = tolerances.RootElement.GetProperty(name);
            bool isExact = tolerance.GetProperty("exact").GetBoolean();
            double rtol = isExact ? 0 : tolerance.GetProperty("rtol").GetDouble();
            double atol = isExact ? 0 : tolerance.GetProperty("atol").GetDouble();
            if (Compare(name, actual[name], wanted, rtol, atol) is { } fault)
            {
                faults.Add(fault);
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    public static double[] Doubles(NDArray<float> array) => [.. array.ToArray().Select(value => (double)value)];

    public static double[] Doubles(NDArray<bool> array) => [.. array.ToArray().Select(value => value ? 1.0 : 0.0)];

    public static NDArray<float> Floats(double[] values, Shape shape) => Nd.Array(values.Select(v => (float)v).ToArray(), shape);

    private static string? Compare(string name, double[] actual, double[] expected, double rtol, double atol)
    {
        if (actual.Length != expected.Length)
        {
            return $"{name}: {actual.Length} elements instead of {expected.Length}";
        }

        // Equals: NaN matches NaN, and ∞ itself.
        double[] excess = [.. actual.Zip(expected, (a, e) => a.Equals(e) ? 0 : Math.Abs(a - e) - atol - (rtol * Math.Abs(e)))];
        int worst = Enumerable.Range(0, excess.Length).MaxBy(i => double.IsNaN(excess[i]) ? double.PositiveInfinity : excess[i]);
        return excess[worst] <= 0 ? null : $"{name}[{worst}]: {actual[worst]} instead of {expected[worst]} (rtol {rtol}, atol {atol})";
    }
}
