using System.Text.Json;

namespace Pure.Jit.Programs.Tests.CustomRules;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class CustomRulesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "CustomRules");

    [Fact]
    public void MatchesEveryRecordedArray()
    {
        Dictionary<string, double[]> expected = Npz.Load(Path.Combine(Folder, "expected.npz"));
        Dictionary<string, double[]> actual = Run(Npz.Load(Path.Combine(Folder, "inputs.npz")));
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        using JsonDocument tolerances = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "tolerances.json")));
        List<string> faults = [];
        foreach ((string name, double[] wanted) in expected)
        {
            JsonElement tolerance = tolerances.RootElement.GetProperty(name);
            double rtol = tolerance.GetProperty("rtol").GetDouble(), atol = tolerance.GetProperty("atol").GetDouble();
            double[] found = actual[name];
            Assert.Equal(wanted.Length, found.Length);
            for (int i = 0; i < wanted.Length; i++)
            {
                bool isNear = found[i] == wanted[i] || Math.Abs(found[i] - wanted[i]) <= atol + (rtol * Math.Abs(wanted[i]));
                if (!isNear && !(double.IsNaN(found[i]) && double.IsNaN(wanted[i])))
                {
                    faults.Add($"{name}[{i}]: {found[i]:R} instead of {wanted[i]:R} (rtol {rtol}, atol {atol})");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    private static Dictionary<string, double[]> Run(Dictionary<string, double[]> inputs)
    {
        Dictionary<string, double[]> found = [];
        NDArray<float> In(string name, int rows = 0, int columns = 0, int depth = 0)
        {
            NDArray<float> flat = Nd.Array(inputs[name].Select(v => (float)v).ToArray(), [inputs[name].Length]);
            return depth > 0 ? Nd.Reshape(flat, [rows, columns, depth]) : rows > 0 ? Nd.Reshape(flat, [rows, columns]) : flat;
        }

        void Out(string prefix, string names, params object[] arrays)
        {
            foreach ((string name, object array) in names.Split(' ').Zip(arrays))
            {
                found[$"{prefix}.{name}"] = array is NDArray<float> f ? [.. f.ToArray().Select(v => (double)v)] : [.. ((NDArray<int>)array).ToArray().Select(v => (double)v)];
            }
        }

        NDArray<float> x = In("log1pexp.x"), far = In("log1pexp.far");
        var a = Parts.Log1pExpAt(x, In("log1pexp.t"));
        Out("log1pexp", "value jvp vjp grad grad2 grad3", a.Item1, a.Item2, a.Item3, a.Item4, a.Item5, a.Item6);
        Out("log1pexp", "grad_far", Parts.Log1pExpSlopes(far));
        var b = Parts.Log1pExpOf(In("log1pexp.M", 5, 3), In("log1pexp.w"), In("log1pexp.v"));
        Out("log1pexp", "jacfwd jacrev hessian hvp", b.Item1, b.Item2, b.Item3, b.Item4);
        var c = Parts.SoftplusAt(Nd.Concatenate([x, far]));
        Out("softplus", "value grad grad2", c.Item1, c.Item2, c.Item3);
        var d = Parts.LiarAt(x);
        Out("liar", "value grad grad2", d.Item1, d.Item2, d.Item3);
        var e = Parts.HalfBlindAt(x);
        Out("half_blind", "grad jvp", e.Item1, e.Item2);
        var f = Parts.NormAt(In("norm.v"));
        Out("safe_norm", "value grad grad_at_0 hessian", f.Item1, f.Item2, f.Item3, f.Item4);
        var g = Parts.RatioAt(In("ratio.x"));
        Out("ratio", "value grad grad2", g.Item1, g.Item2, g.Item3);
        var h = Parts.DifferencedAt(x);
        Out("differenced", "value grad grad_cube", h.Item1, h.Item2, h.Item3);
        var i = Parts.ClippedSine(In("clip.t"));
        Out("clip", "value grad", i.Item1, i.Item2);
        var (cx, cb, cw) = (In("clip.x", 4, 3), In("clip.b"), In("clip.w", 3, 2));
        var free = Parts.TreeSlopes(0f, cx, cb, cw);
        var tight = Parts.TreeSlopes(0.5f, cx, cb, cw);
        var loose = Parts.TreeSlopes(1000f, cx, cb, cw);
        Out("clip_tree", "free.b free.w tight.b tight.w loose.b loose.w", free.B, free.W, tight.B, tight.W, loose.B, loose.W);

        NDArray<float> w = In("ste.w"), sx = In("ste.X", 16, 4), sy = In("ste.y"), signs = In("ste.signs"), ties = In("ste.ties"), table = In("take.table", 4, 3);
        NDArray<int> rows = Nd.Array(inputs["take.rows"].Select(v => (int)v).ToArray(), [5]);
        Out("ste", "loss_grad", Parts.SteStep(w, sx, sy).Item3);
        NDArray<float> at = w;
        List<double> losses = [], margins = [];
        for (int step = 0; step < 10; step++)
        {
            (at, NDArray<float> loss, _, NDArray<float> margin) = Parts.SteStep(at, sx, sy);
            losses.Add(loss.Item());
            margins.Add(margin.Item());
        }

        found["ste.losses"] = [.. losses];
        found["ste.margin"] = [margins.Min()];
        Out("ste", "w", at);
        var j = Parts.SmallSlopes(w, signs, table, rows);
        Out("ste", "plain_grad", j.Item1);
        Out("ste_sign", "grad", j.Item2);
        Out("reverse", "grad", j.Item3);
        Out("take_rows", "grad", j.Item4);

        var k = Parts.Roots(In("sqrt.a"));
        Out("sqrt", "value grad grad2 jit_grad_vmap iterations loop_grad", k.Item1, k.Item2, k.Item3, k.Item4, k.Item5, k.Item6);
        NDArray<float> ea = In("eq.A", 6, 6), ec = In("eq.c");
        var l = Parts.Equilibria(ea, In("eq.b"), ec, In("eq.v"));
        Out("eq", "x iterations A_bar b_bar loop_b_bar jacobian_b hvp_b", l.Item1, l.Item2, l.Item3, l.Item4, l.Item5, l.Item6, l.Item7);
        var m = Parts.EquilibriaOfRows(ea, In("eq.bs", 5, 6), ec);
        Out("eq", "batch_x batch_iterations batch_A_bar batch_b_bar", m.Item1, m.Item2, m.Item3, m.Item4);
        var n = Parts.Mixed(In("mix.x"));
        Out("mix", "grad grad2 jacrev branch_grad branch_grad2", n.Item1, n.Item2, n.Item3, n.Item4, n.Item5);
        var o = Parts.Rnn(In("mix.W", 4, 4), In("mix.U", 4, 2), In("mix.us", 3, 7, 2));
        Out("mix", "rnn_loss rnn_W_bar rnn_U_bar rnn_batch_W_bar", o.Item1, o.Item2, o.Item3, o.Item4);

        var p = Parts.Exact((NDArray<float>)100f, (NDArray<float>)0f);
        Out("naive", "log1pexp_grad_at_100 ratio_grad_at_0", p.Item1, p.Item2);
        Out("log1pexp", "value_at_100 grad_at_100 grad_at_minus_100 grad2_at_100", p.Item3, p.Item4, p.Item5, p.Item6);
        Out("ratio", "grad_at_0", p.Item7);
        var q = Parts.ExactOfArrays(ties, signs, table, rows);
        Out("ste", "rounded grad", q.Item1, q.Item2);
        Out("ste_sign", "value", q.Item3);
        Out("reverse", "value", q.Item4);
        Out("take_rows", "value", q.Item5);
        return found;
    }
}
