using System.Text.Json;

namespace Pure.Jit.Programs.Tests.Odeint;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class OdeintTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Odeint");
    private static readonly Dictionary<string, double[]> Inputs = Npz.Load(Path.Combine(Folder, "inputs.npz"));

    [Fact]
    public void MatchesEveryRecordedArray()
    {
        Dictionary<string, double[]> expected = Npz.Load(Path.Combine(Folder, "expected.npz"));
        Dictionary<string, double[]> actual = Run();
        using JsonDocument tolerances = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "tolerances.json")));
        Assert.Equal(expected.Keys.Order(), actual.Keys.Where(k => !k.Contains(".reverse.", StringComparison.Ordinal)).Order());
        List<string> faults = [];
        foreach ((string name, double[] found) in actual)
        {
            // JAX has no reverse mode through such loops; it agrees with forward mode.
            string like = name.Replace(".reverse.", ".loop.", StringComparison.Ordinal);
            double[] wanted = expected[like];
            JsonElement tolerance = tolerances.RootElement.GetProperty(like);
            double rtol = tolerance.GetProperty("rtol").GetDouble(), atol = tolerance.GetProperty("atol").GetDouble();
            Assert.Equal(wanted.Length, found.Length);
            for (int i = 0; i < wanted.Length; i++)
            {
                if (!(Math.Abs(found[i] - wanted[i]) <= atol + (rtol * Math.Abs(wanted[i]))))
                {
                    faults.Add($"{name}[{i}]: {found[i]:R} instead of {wanted[i]:R} (rtol {rtol}, atol {atol})");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static NDArray<double> In(string name, int columns = 0)
    {
        NDArray<double> flat = Nd.Array(Inputs[name], [Inputs[name].Length]);
        return columns == 0 ? flat : Nd.Reshape(flat, [Inputs[name].Length / columns, columns]);
    }

    // The parameters in one vector, by the order of their names.
    private static NDArray<double> Theta(string prefix) => Nd.Array(Names(prefix).SelectMany(n => Inputs[$"{prefix}.p.{n}"]).ToArray(), [Names(prefix).Sum(n => Inputs[$"{prefix}.p.{n}"].Length)]);

    private static string[] Names(string prefix) => prefix switch
    {
        "pendulum" => ["damping", "stiffness"],
        "lotka" => ["a", "b", "c", "d"],
        _ => ["b1", "b2", "w1", "w2"],
    };

    private static void Out(Dictionary<string, double[]> found, string system, string kind, (NDArray<double> Y0, NDArray<double> Ts, NDArray<double> Theta) slopes)
    {
        found[$"{system}.{kind}.y0"] = slopes.Y0.ToArray();
        found[$"{system}.{kind}.ts"] = slopes.Ts.ToArray();
        OutTheta(found, system, $"{system}.{kind}.p", slopes.Theta);
    }

    private static void OutTheta(Dictionary<string, double[]> found, string system, string prefix, NDArray<double> theta)
    {
        int at = 0;
        foreach (string name in Names(system))
        {
            int count = Inputs[$"{system}.p.{name}"].Length;
            found[$"{prefix}.{name}"] = theta.ToArray()[at..(at + count)];
            at += count;
        }
    }

    private static double[] Doubles(NDArray<int> counts) => [.. counts.ToArray().Select(c => (double)c)];

    private static void Basics(
        Dictionary<string, double[]> found,
        string system,
        (NDArray<double> Ys, NDArray<int> Counts, NDArray<double> Loss, NDArray<int> Swept, (NDArray<double>, NDArray<double>, NDArray<double>) Adjoint) basics)
    {
        found[$"{system}.ys"] = basics.Ys.ToArray();
        found[$"{system}.counts"] = Doubles(basics.Counts);
        found[$"{system}.loss"] = basics.Loss.ToArray();
        found[$"{system}.adjoint.counts"] = Doubles(basics.Swept);
        Out(found, system, "adjoint", basics.Adjoint);
    }

    private static Dictionary<string, double[]> Run()
    {
        Dictionary<string, double[]> found = [];
        NDArray<double> y0 = In("pendulum.y0"), ts = In("pendulum.ts"), theta = Theta("pendulum"), weights = In("pendulum.weights", 2);
        Basics(found, "pendulum", Systems.PendulumBasics(y0, ts, theta, weights));
        Out(found, "pendulum", "frozen", Systems.PendulumForward(true, y0, ts, theta, weights));
        Out(found, "pendulum", "loop", Systems.PendulumForward(false, y0, ts, theta, weights));
        Out(found, "pendulum", "reverse", Systems.PendulumReverse(y0, ts, theta, weights));
        var batch = Systems.Pendulums(In("batch.y0", 2), ts, theta);
        found["batch.last"] = batch.Last.ToArray();
        found["batch.counts"] = Doubles(batch.Counts);
        found["batch.y0_bar"] = batch.Slope.ToArray();

        (y0, ts, theta, weights) = (In("lotka.y0"), In("lotka.ts"), Theta("lotka"), In("lotka.weights", 2));
        Basics(found, "lotka", Systems.LotkaBasics(y0, ts, theta, weights));
        Out(found, "lotka", "frozen", Systems.LotkaForward(true, y0, ts, theta, weights));
        Out(found, "lotka", "loop", Systems.LotkaForward(false, y0, ts, theta, weights));

        (y0, ts, theta, weights) = (In("network.y0"), In("network.ts"), Theta("network"), In("network.weights", 4));
        Basics(found, "network", Systems.NetworkBasics(y0, ts, theta, weights));
        Out(found, "network", "frozen", Systems.NetworkForward(true, y0, ts, theta, weights));
        Out(found, "network", "loop", Systems.NetworkForward(false, y0, ts, theta, weights));
        NDArray<double> target = In("train.target", 4);
        List<double> losses = [];
        for (int step = 0; step < 10; step++)
        {
            (theta, NDArray<double> loss) = Systems.Step(theta, y0, ts, target);
            losses.Add(loss.Item());
        }

        found["train.losses"] = [.. losses];
        OutTheta(found, "network", "train.p", theta);
        return found;
    }
}
