using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Tracing;

/// <summary>The locals and type arguments of a running method or lambda.</summary>
internal sealed class Environment(Environment? outer, IReadOnlyDictionary<string, TypeRef> types)
{
    private readonly Dictionary<string, AbstractValue> locals = [];

    /// <summary>What 'return' left.</summary>
    public AbstractValue Result { get; set; } = new TreeValue(new TypeRef(TypeKind.Tuple, "", []), []);

    public IReadOnlyDictionary<string, TypeRef> Types { get; } = types;

    public AbstractValue? Find(string name) =>
        this.locals.TryGetValue(name, out AbstractValue? value) ? value : outer?.Find(name);

    /// <summary>Assigns where the local lives: a lambda's own locals shadow nothing, and captured ones are never assigned.</summary>
    public void Assign(string name, AbstractValue value) => this.locals[name] = value;
}

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    Next,
    Return,
    Break,
    Continue,
}
