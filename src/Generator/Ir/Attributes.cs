using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>
/// An equation's static arguments, in the order of the runtime method's parameters. A value is one of: <see cref="long"/>
/// (C# int and long), <see cref="bool"/>, <see cref="double"/>, <see cref="string"/> (also enum members, by name),
/// <see cref="DType"/>, <see cref="EquatableArray{T}"/> of <see cref="int"/> (axes), of <see cref="Dim"/> (shapes), or a
/// <see cref="Jaxpr"/>.
/// </summary>
public sealed record Attributes(EquatableArray<(string Name, object Value)> Items)
{
    public static readonly Attributes None = new(EquatableArray<(string, object)>.Empty);

    public static Attributes Of(params (string Name, object Value)[] items) => new(new EquatableArray<(string, object)>(items));

    public long Int(string name) => this.Get<long>(name);

    public bool Bool(string name) => this.Get<bool>(name);

    public double Number(string name) => this.Get<object>(name) switch { long l => l, double d => d, bool b => b ? 1 : 0, _ => throw this.Missing(name) };

    public string Text(string name) => this.Get<string>(name);

    public DType DType(string name = "dtype") => this.Get<DType>(name);

    public EquatableArray<int> Axes(string name) => this.Get<EquatableArray<int>>(name);

    public EquatableArray<Dim> Shape(string name) => this.Get<EquatableArray<Dim>>(name);

    public Jaxpr Program(string name) => this.Get<Jaxpr>(name);

    public bool Has(string name) => this.Items.Any(item => item.Name == name);

    /// <summary>A copy in which one attribute has another value.</summary>
    public Attributes With(string name, object value) =>
        new(this.Items.Select(item => item.Name == name ? (name, value) : item).ToEquatableArray());

    private T Get<T>(string name)
    {
        foreach ((string key, object value) in this.Items)
        {
            if (key == name && value is T found)
            {
                return found;
            }
        }

        throw this.Missing(name);
    }

    private InvalidOperationException Missing(string name) =>
        new($"No attribute '{name}' of the expected kind among [{string.Join(", ", this.Items.Select(i => i.Name))}].");
}
