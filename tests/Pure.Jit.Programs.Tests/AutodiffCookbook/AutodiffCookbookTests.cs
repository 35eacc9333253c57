namespace Pure.Jit.Programs.Tests.AutodiffCookbook;

/// <summary>The program against every array that JAX recorded from it.</summary>
public sealed class AutodiffCookbookTests
{
    private readonly Dictionary<string, double[]> inputs = Npz.Load(Path.Combine(Recorded.Folder("AutodiffCookbook"), "inputs.npz"));
    private readonly Dictionary<string, double[]> found = [];
    private string name = "";

    [Fact]
    public void MatchesEveryRecordedArray()
    {
        this.FirstDerivatives();
        this.Jacobians();
        this.NestedDerivatives();
        this.ConventionsAtTies();
        this.Structures();
        this.Loops();
        Recorded.Matches("AutodiffCookbook", this.found);
    }

    private void FirstDerivatives()
    {
        this.Case("logistic_value_and_grad");
        var a = Slopes.ValueAndGradOfLogistic(this.In("w", 3), this.In("b"), this.In("x", 4, 3), this.Bits("y"));
        this.Out("value dw db", a.Item1, a.Item2, a.Item3);
        this.Case("grad_argnums");
        var b = Slopes.ChosenArguments(this.In("x", 3), this.In("y", 3), this.In("z", 2));
        this.Out("dx dy dz", b.Item1, b.Item2, b.Item3);
        this.Case("jvp_layer");
        var c = Slopes.JvpOfLayer(this.In("w", 3, 2), this.In("x", 4, 3), this.In("w_tangent", 3, 2), this.In("x_tangent", 4, 3));
        this.Out("y dy_w dy", c.Item1, c.Item2, c.Item3);
        this.Case("vjp_layer");
        var d = Slopes.VjpOfLayer(this.In("w", 3, 2), this.In("x", 4, 3), this.In("cotangent", 4, 2));
        this.Out("y dw dx", d.Item1, d.Item2, d.Item3);
        this.Case("vjp_multi_output");
        var e = Slopes.VjpOfTree(this.In("x", 3), this.In("y", 3), this.In("z_bar", 3), this.In("s_bar"), this.In("c_bar", 3));
        this.Out("z s c dx dy", e.Item1, e.Item2, e.Item3, e.Item4, e.Item5);
        this.Case("nested_parameters_with_aux");
        var (value, fit, prediction, g) = Slopes.LossOfNetwork(
            this.In("w0", 3, 4), this.In("b0", 4), this.In("w1", 4, 2), this.In("b1", 2), this.In("gain"), this.In("x", 5, 3), this.In("y", 5, 2));
        this.Out("value fit prediction dw0 db0 dw1 db1 dgain", value, fit, prediction, g.First.W, g.First.B, g.Second.W, g.Second.B, g.Gain);
    }

    private void Jacobians()
    {
        this.Case("jacobian_tall");
        var a = Slopes.Jacobians(this.In("a", 7, 3), this.In("x", 3));
        this.Out("forward reverse", a.Item1, a.Item2);
        this.Case("jacobian_wide");
        a = Slopes.Jacobians(this.In("a", 3, 7), this.In("x", 7));
        this.Out("forward reverse", a.Item1, a.Item2);
        this.Case("jacobian_of_matrix");
        a = Slopes.JacobiansOfLayer(this.In("w", 3, 2), this.In("x", 4, 3));
        this.Out("forward reverse", a.Item1, a.Item2);
        this.Case("jacobian_of_several_arguments");
        var b = Slopes.JacobiansOfBoth(this.In("x", 3), this.In("y", 2));
        this.Out("forward_x forward_y reverse_x reverse_y", b.Item1, b.Item2, b.Item3, b.Item4);
        this.Case("softmax_jacobian");
        b = Slopes.OfSoftmax(this.In("x", 5), this.In("v", 5));
        this.Out("softmax log_softmax logsumexp_hessian logsumexp_hvp", b.Item1, b.Item2, b.Item3, b.Item4);
        this.Case("hessian_logistic");
        b = Slopes.HessianOfLogistic(this.In("w", 3), this.In("b"), this.In("x", 4, 3), this.Bits("y"));
        this.Out("ww wb bw bb", b.Item1, b.Item2, b.Item3, b.Item4);
        this.Case("hessian_of_matrix");
        this.Out("hessian", Slopes.HessianOfMatrix(this.In("w", 2, 3)));
        this.Case("hvp_forward_over_reverse");
        b = Slopes.HessianProducts(this.In("x", 2, 3), this.In("v", 2, 3));
        this.Out("hvp", b.Item1);
        Testing.Assert.AllClose(b.Item4, b.Item1);
        this.Case("hvp_reverse_over_forward");
        this.Out("hvp", b.Item2);
        this.Case("hvp_reverse_over_reverse");
        this.Out("hvp", b.Item3);
        this.Case("hessian_diagonal");
        this.Out("diagonal", Slopes.HessianDiagonal(this.In("x", 4)));
        this.Case("gauss_newton_product");
        a = Slopes.GaussNewton(this.In("w", 3, 2), this.In("x", 4, 3), this.In("v", 3, 2));
        this.Out("jv jtjv", a.Item1, a.Item2);
    }

    private void NestedDerivatives()
    {
        this.Case("per_example_gradients");
        var a = Nested.PerExample(this.In("w", 3), this.In("b"), this.In("x", 4, 3), this.Bits("y"));
        this.Out("dw db", a.Item1, a.Item2);
        this.Case("grad_of_vmap");
        a = Nested.GradOfVmap(this.In("w", 3), this.In("x", 3, 5));
        this.Out("value dw", a.Item1, a.Item2);
        this.Case("jvp_of_vmapped_vjp");
        a = Nested.JvpOfPulls(this.In("x", 4, 3), this.In("cotangent", 4, 2), this.In("x_tangent", 4, 3));
        this.Out("value tangent", a.Item1, a.Item2);
        this.Case("tanh_derivatives");
        var b = Nested.DerivativesOfTanh(this.In("x", 9));
        this.Out("order0 order1 order2 order3 order4", b.Item1, b.Item2, b.Item3, b.Item4, b.Item5);
        this.Case("directional_derivatives");
        var c = Nested.Directional(this.In("x", 4), this.In("v", 4));
        this.Out("first second third", c.Item1, c.Item2, c.Item3);
        this.Case("mixed_partials");
        var d = Nested.Partials(this.In("x"), this.In("y"));
        this.Out("xx xy yx yy xxy xyy", d.Item1, d.Item2, d.Item3, d.Item4, d.Item5, d.Item6);
        this.Case("nested_gradients_do_not_mix");
        a = Nested.Unmixed(this.In("x"));
        this.Out("product sum", a.Item1, a.Item2);
        this.Case("gradient_through_a_gradient_step");
        a = Nested.ThroughStep(this.In("w", 3), this.In("b"), this.In("x", 4, 3), this.Bits("y"), this.In("x2", 4, 3), this.Bits("y2"));
        this.Out("value dw", a.Item1, a.Item2);
        this.Case("linearize_and_reuse");
        var e = Nested.Linearized(this.In("x", 4), this.In("v1", 4), this.In("v2", 4));
        this.Out("y t1 t2 t_sum", e.Item1, e.Item2, e.Item3, e.Item4);
        this.Case("linear_transpose");
        this.Out("xt", Nested.Transposed(this.In("a", 4, 3), this.In("x", 3), this.In("u", 4), this.In("w", 2)));
        this.Case("checkpoint_is_transparent");
        c = Nested.Checkpointed(this.In("w", 3, 3), this.In("x", 3));
        this.Out("plain checkpointed hvp", c.Item1, c.Item2, c.Item3);
    }

    private void ConventionsAtTies()
    {
        this.Case("where_naive");
        var a = Conventions.Naive(this.In("x", 3));
        this.Out("log log_dx sqrt sqrt_dx", a.Item1, a.Item2, a.Item3, a.Item4);
        this.Case("where_double");
        a = Conventions.Double(this.In("x", 3));
        this.Out("log log_dx sqrt sqrt_dx", a.Item1, a.Item2, a.Item3, a.Item4);
        this.Case("norm_at_zero");
        var b = Conventions.Norms(this.In("x", 2));
        this.Out("dx safe_dx", b.Item1, b.Item2);
        b = Conventions.Norms(this.In("zero", 2));
        this.Out("zero_dx safe_zero_dx", b.Item1, b.Item2);
        this.Case("td0_stop_gradient");
        var c = Conventions.Td0(this.In("w", 3), this.In("s", 4, 3), this.In("s_next", 4, 3), this.In("r", 4));
        this.Out("value dw dw_without_stop", c.Item1, c.Item2, c.Item3);
        this.Case("straight_through_round");
        c = Conventions.StraightThrough(this.In("x", 6));
        this.Out("rounded dx dx_plain", c.Item1, c.Item2, c.Item3);
        this.Case("tie_conventions");
        var d = Conventions.Ties(this.In("x", 5), this.In("y", 5));
        this.Out(
            "maximum_dx maximum_dy minimum_dx reduce_max_dx reduce_min_dx abs_dx relu_dx clip_dx sign_dx",
            d.Item1, d.Item2, d.Item3, d.Item4, d.Item5, d.Item6, d.Item7, d.Item8, d.Item9);
        this.Case("power_conventions");
        a = Conventions.Powers(this.In("x", 4), this.In("y", 4));
        this.Out("value dx dy cube_dx", a.Item1, a.Item2, a.Item3, a.Item4);
        this.Case("prod_with_zeros");
        c = Conventions.Products(this.In("x", 3), this.In("z", 3));
        this.Out("one two hessian", c.Item1, c.Item2, c.Item3);
    }

    private void Structures()
    {
        this.Case("gather_and_scatter");
        var a = Structure.Indexed(this.In("x", 5), this.Integers("index"), this.In("u", 5));
        this.Out("gather_dx scatter_du set_dx set_du", a.Item1, a.Item2, a.Item3, a.Item4);
        this.Case("sorting_and_cumulating");
        var b = Structure.Cumulated(this.In("x", 6), this.In("u", 6));
        this.Out("sort_dx cumsum_dx cumprod_dx cummax_dx reversed_dx", b.Item1, b.Item2, b.Item3, b.Item4, b.Item5);
        this.Case("broadcasting");
        var c = Structure.Broadcasting(this.In("a", 2, 3, 4), this.In("b", 4), this.In("c", 3, 1));
        this.Out("da db dc", c.A, c.B, c.C);
        this.Case("batched_contraction");
        var (y, (da, db)) = Structure.Contraction(this.In("a", 2, 3, 4), this.In("b", 2, 4, 5), this.In("u", 2, 3, 5));
        this.Out("y da db", y, da, db);
    }

    private void Loops()
    {
        this.Case("fori_loop_static");
        var (value, (dx, dc)) = Structure.StaticLoop(this.In("x", 3), this.In("c"));
        this.Out("value dx dc", value, dx, dc);
        this.Case("scan_rnn");
        var (sum, g) = Structure.SlopesOfRnn(this.In("w", 3, 3), this.In("u", 2, 3), this.In("b", 3), this.In("h0", 3), this.In("xs", 6, 2));
        this.Out("value dw du db dh0 dxs", sum, g.W, g.U, g.B, g.H, g.Xs);
        this.Case("second_derivative_through_scan");
        var a = Structure.ThroughScan(this.In("p", 2), this.Integers("steps"));
        this.Out("gradient hessian", a.Item1, a.Item2);
        this.Case("cond_branches");
        var b = Structure.Branches(this.In("x", 3), this.In("y", 3));
        this.Out("true_dx false_dx batched_value batched_dx true_hessian false_hessian", b.Item1, b.Item2, b.Item3, b.Item4, b.Item5, b.Item6);
        this.Case("switch_branches");
        a = Structure.Switches(this.In("x", 3), this.Integers("index"));
        this.Out("dx batched_dx", a.Item1, a.Item2);
        this.Case("forward_through_while");
        var c = Structure.ThroughWhile(this.In("x", 3), this.In("v", 3));
        this.Out("root count tangent", c.Item1, c.Item2, c.Item3);
    }

    private void Case(string name) => this.name = name;

    private NDArray<float> In(string input, params int[] shape) => Recorded.Floats(this.inputs[$"{this.name}.{input}"], Shape.Create(shape));

    private NDArray<bool> Bits(string input) => Nd.Array(this.inputs[$"{this.name}.{input}"].Select(v => v != 0).ToArray());

    private NDArray<int> Integers(string input) => Nd.Array(this.inputs[$"{this.name}.{input}"].Select(v => (int)v).ToArray());

    private void Out(string outputs, params object[] arrays)
    {
        foreach ((string output, object array) in outputs.Split(' ').Zip(arrays))
        {
            this.found.Add($"{this.name}.{output}", array is NDArray<float> f ? Recorded.Doubles(f) : [.. ((NDArray<int>)array).ToArray().Select(v => (double)v)]);
        }
    }
}
