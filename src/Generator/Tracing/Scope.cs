using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// A program under construction. The function under a transformation is traced in a scope of its own; what it uses of the
/// surrounding scopes becomes further parameters of its program, listed in <see cref="Captured"/>.
/// </summary>
public sealed class Scope(Scope? parent)
{
    private readonly Dictionary<Value, Value> captures = [];

    public JaxprBuilder Build { get; } = new();

    /// <summary>Values of the parent scope, one for each parameter after the declared ones.</summary>
    public List<TracedValue> Captured { get; } = [];

    /// <summary>The value as seen from this scope.</summary>
    public Value Enter(TracedValue traced)
    {
        if (ReferenceEquals(traced.Scope, this))
        {
            return this.Build.Current(traced.Value);
        }

        if (parent is null)
        {
            throw new InvalidOperationException($"{traced.Value} belongs to a scope that does not surround this one.");
        }

        Value outer = parent.Enter(traced);
        if (!this.captures.TryGetValue(outer, out Value? inner))
        {
            inner = this.Build.Parameter(outer.Type, outer.Name);
            this.captures[outer] = inner;
            this.Captured.Add(new TracedValue(outer, parent));
        }

        return inner;
    }
}
