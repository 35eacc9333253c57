using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>The identifiers of a compiled method: one for each array in memory, the user's name where there is one.</summary>
internal sealed class Names
{
    private readonly Dictionary<Value, string> names = [];
    private readonly HashSet<string> taken = [];
    private readonly HashSet<Value> scalars;

    public Names(Jaxpr program)
    {
        this.scalars = [.. program.Parameters.Where(p => p.Type.Rank == 0)];
        foreach (string size in program.Parameters.SelectMany(p => p.Type.Shape).SelectMany(d => d.Names())
            .Concat(program.Equations.Select(FreshSize.Of).OfType<string>()).Concat(NestedSizes.Of(program)))
        {
            this.taken.Add(CSharp.Identifier(size));
        }

        for (int i = 0; i < program.Parameters.Count; i++)
        {
            if (program.Parameters[i].Type.Rank == 0)
            {
                this.names[program.Parameters[i]] = $"a{i}";
            }
        }
    }

    /// <summary>Whether a value comes as a C# number and not through a pointer.</summary>
    public bool IsScalar(Value value) => this.scalars.Contains(value);

    /// <summary>The pointer to a value's first element, or the number itself.</summary>
    public string Of(Value value)
    {
        if (!this.names.TryGetValue(value, out string? name))
        {
            name = value.Name is { Length: > 0 } given ? CSharp.Identifier(given) : $"v{value.Id}";
            if (!this.taken.Add(name))
            {
                name = $"{name.TrimEnd('_')}_v{value.Id}";
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
