using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>Which values of a checkpoint are kept for reverse mode: by JAX's name of the policy, and the names of values that it speaks of.</summary>
internal sealed record CheckpointPolicy(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The policy that keeps operands alone.</summary>
    public const string Nothing = "nothing_saveable";

    private const char Separator = '\n';

    /// <summary>The names of the policies.</summary>
    public static readonly IReadOnlyList<string> Names =
        [Nothing, "everything_saveable", "dots_saveable", "dots_with_no_batch_dims_saveable", "save_only_these_names", "save_any_names_but_these"];

    /// <summary>As an attribute.</summary>
    public string Text => string.Join(Separator.ToString(), [this.Name, .. this.Values]);

    public static CheckpointPolicy Of(Attributes attributes)
    {
        string[] parts = attributes.Text("policy").Split(Separator);
        return new CheckpointPolicy(parts[0], parts.Skip(1).ToList());
    }

    /// <summary>Whether what an equation gives is kept.</summary>
    public bool Keeps(Equation equation) => this.Name switch
    {
        "everything_saveable" => equation.Op is not CreationOp,
        "dots_saveable" => equation.Op.Name is "dot_general" or "conv_general_dilated",
        "dots_with_no_batch_dims_saveable" => equation.Op.Name == "dot_general" && equation.Attributes.Axes("lhsBatch").Count == 0,
        "save_only_these_names" => NameOf(equation) is { } name && this.Values.Contains(name),
        "save_any_names_but_these" => NameOf(equation) is { } name && !this.Values.Contains(name),
        _ => false,
    };

    private static string? NameOf(Equation equation) => equation.Op.Name == "checkpoint_name" ? equation.Attributes.Text("name") : null;
}
