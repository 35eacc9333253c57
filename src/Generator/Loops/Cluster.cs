using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>What a group of realised values is computed by.</summary>
internal enum ClusterKind
{
    Elements,
    Rows,
    Columns,
    Dot,
    Copy,
    Library,
}

/// <summary>Realised values that one step computes.</summary>
internal sealed class Cluster(ClusterKind kind, IReadOnlyList<Dim> domain, Equation equation)
{
    public ClusterKind Kind { get; set; } = kind;

    /// <summary>The shape that the loops run over.</summary>
    public IReadOnlyList<Dim> Domain { get; } = domain;

    /// <summary>How many leading dimensions of the domain are rows (of <see cref="ClusterKind.Rows"/> and columns).</summary>
    public int OuterCount { get; set; }

    /// <summary>How many dimensions after those are reduced (of <see cref="ClusterKind.Columns"/>).</summary>
    public int ReducedCount { get; set; }

    /// <summary>What the cluster was begun for.</summary>
    public Equation Equation { get; } = equation;

    public List<Value> Members { get; } = [];

    /// <summary>The arrays that the members read, those of this cluster too.</summary>
    public HashSet<Value> Reads { get; } = [];

    /// <summary>Every cluster that must run before this one.</summary>
    public HashSet<Cluster> Needs { get; } = [];
}
