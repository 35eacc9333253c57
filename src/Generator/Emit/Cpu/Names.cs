using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>The identifiers of a compiled method: one for each array in memory, the user's name where there is one.</summary>
internal sealed class Names
{
    private readonly Dictionary<Value, string> names = [];
    private readonly HashSet<string> taken = [];
    private readonly HashSet<Value> scalars;
    private readonly string suffix;

    /// <summary>The names of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="suffix">What sets its names apart, where it stands inside of another.</param>
    /// <param name="isScalar">Which parameters of rank 0 come as C# numbers; null for all.</param>
    public Names(Jaxpr program, string suffix = "", Func<Value, bool>? isScalar = null)
    {
        this.suffix = suffix;
        this.scalars = [.. program.Parameters.Where(p => p.Type.Rank == 0 && isScalar?.Invoke(p) != false)];
        foreach (string size in program.Parameters.SelectMany(p => p.Type.Shape).SelectMany(d => d.Names())
            .Concat(program.Equations.Select(FreshSize.Of).OfType<string>()).Concat(NestedSizes.Of(program)))
        {
            this.taken.Add(CSharp.Identifier(size));
        }

        for (int i = 0; i < program.Parameters.Count; i++)
        {
            if (this.scalars.Contains(program.Parameters[i]))
            {
                this.names[program.Parameters[i]] = $"a{i}{suffix}";
            }
        }
    }

    /// <summary>Gives a value the name that it has where its program stands.</summary>
    public void Set(Value value, string name) => this.names[value] = name;

    /// <summary>Whether a value comes as a C# number and not through a pointer.</summary>
    public bool IsScalar(Value value) => this.scalars.Contains(value);

    /// <summary>The pointer to a value's first element, or the number itself.</summary>
    public string Of(Value value)
    {
        if (!this.names.TryGetValue(value, out string? name))
        {
            name = (value.Name is { Length: > 0 } given ? CSharp.Identifier(given) : $"v{value.Id}") + this.suffix;
            if (!this.taken.Add(name))
            {
                name = $"{name.TrimEnd('_')}_v{value.Id}{this.suffix}";
                this.taken.Add(name);
            }

            this.names[value] = name;
        }

        return name;
    }

    /// <summary>What a kernel is passed: pointers, numbers and sizes, as (type, name).</summary>
    public IReadOnlyList<(string Type, string Name)> Arguments(LoopKernel kernel)
    {
        List<(string, string)> arguments = [];
        foreach (Value array in kernel.Reads.Concat(kernel.Writes).Distinct())
        {
            string type = array.Type.DType.CSharp();
            arguments.Add((this.IsScalar(array) ? type : type + "*", this.Of(array)));
        }

        IEnumerable<Dim> sizes = kernel.Domain
            .Concat(kernel.Nodes.OfType<LoadNode>().SelectMany(l => Dims(l.Address)))
            .Concat(kernel.Nodes.OfType<IndexNode>().SelectMany(i => Dims(i.Index)))
            .Concat(kernel.Stores.SelectMany(s => Dims(s.Address)));
        arguments.AddRange(sizes.SelectMany(d => d.Names()).Distinct().Select(n => ("nint", CSharp.Identifier(n))));
        return arguments;

        static IEnumerable<Dim> Dims(Affine affine) => affine.Coefficients.Append(affine.Offset);
    }
}
