using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Tracing;

/// <summary>The locals and type arguments of a running method or lambda.</summary>
internal sealed class Environment(Environment? outer, IReadOnlyDictionary<string, TypeRef> types)
{
    /// <summary>What 'return' left, as a local; C# has no such name.</summary>
    public const string ResultName = "$result";

    private readonly Dictionary<string, TypeRef?> declared = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private Dictionary<string, AbstractValue> locals = new(StringComparer.Ordinal);

    /// <summary>What 'return' left.</summary>
    public AbstractValue Result => this.locals.TryGetValue(ResultName, out AbstractValue? result) ? result : new TreeValue(new TypeRef(TypeKind.Tuple, "", []), []);

    public IReadOnlyDictionary<string, TypeRef> Types { get; } = types;

    /// <summary>The locals of the method or lambda itself, in the order of their declarations.</summary>
    public IReadOnlyList<string> Declared => this.order;

    public AbstractValue? Find(string name) =>
        this.locals.TryGetValue(name, out AbstractValue? value) ? value : outer?.Find(name);

    /// <summary>The value of a local of the method or lambda itself.</summary>
    public AbstractValue? FindOwn(string name) => this.locals.TryGetValue(name, out AbstractValue? value) ? value : null;

    /// <summary>The declared type, or null.</summary>
    public TypeRef? TypeOf(string name) => this.declared.TryGetValue(name, out TypeRef? type) ? type : null;

    /// <summary>Begins a local without a value. One of the same name in an earlier block is over.</summary>
    public void Declare(string name, TypeRef? type)
    {
        if (this.declared.ContainsKey(name))
        {
            this.order.Remove(name);
        }

        this.order.Add(name);
        this.declared[name] = type?.Close(this.Types);
        this.locals.Remove(name);
    }

    /// <summary>Assigns where the local lives: a lambda's own locals shadow nothing, and captured ones are never assigned.</summary>
    public void Assign(string name, AbstractValue value) => this.locals[name] = value;

    /// <summary>Ends a local.</summary>
    public void Forget(string name)
    {
        this.order.Remove(name);
        this.declared.Remove(name);
        this.locals.Remove(name);
    }

    /// <summary>Goes on with a copy of the locals; what they were is given back.</summary>
    public Dictionary<string, AbstractValue> Fork()
    {
        Dictionary<string, AbstractValue> before = this.locals;
        this.locals = new(before, StringComparer.Ordinal);
        return before;
    }

    /// <summary>Goes back to these locals; what they were is given back.</summary>
    public Dictionary<string, AbstractValue> Return(Dictionary<string, AbstractValue> before)
    {
        Dictionary<string, AbstractValue> now = this.locals;
        this.locals = before;
        return now;
    }
}
