using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// What a kernel is given: one struct of views, numbers and sizes, in the order in which its text first asks for them.
/// </summary>
/// <param name="names">What the host calls its values.</param>
/// <param name="constant">A number of rank 0 that is known when the kernel is written, or null.</param>
internal sealed class KernelArguments(Names names, Func<Value, object?>? constant = null)
{
    private readonly List<(string Type, string Name, string Given)> fields = [];
    private readonly Dictionary<string, string> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The kernel's parameter.</summary>
    public const string Parameter = "given";

    /// <summary>What the host calls the fields, for telling alike kernels from others.</summary>
    public IEnumerable<string> FieldNames => this.fields.Select(f => f.Name);

    /// <summary>The view of an array.</summary>
    public string Array(Value array) => this.Add(
        "a" + array.Id.ToString(CultureInfo.InvariantCulture), $"ArrayView<{DeviceText.Memory(array.Type.DType)}>", names.Of(array), names.Of(array));

    /// <summary>An element of an array, or a number that the method was given, in a register.</summary>
    public string Read(Value array, string index) => constant?.Invoke(array) is { } known ? DeviceText.Literal(array.Type.DType, known)
        : names.IsScalar(array)
        ? DeviceText.Read(array.Type.DType, this.Add(
            "n" + array.Id.ToString(CultureInfo.InvariantCulture), DeviceText.Memory(array.Type.DType), names.Of(array), DeviceText.Argument(array.Type.DType, names.Of(array))))
        : DeviceText.Read(array.Type.DType, $"{this.Array(array)}[{index}]");

    /// <summary>A size: a constant, or a number that the host has computed.</summary>
    public string Size(Dim size)
    {
        if (size.IsConstant)
        {
            string number = size.Value.ToString(CultureInfo.InvariantCulture);
            return size.Value < 0 ? $"({number})" : number;
        }

        string text = CSharp.Size(size);
        bool isName = text.All(c => char.IsLetterOrDigit(c) || c == '_');
        return this.Add("s" + text, "int", isName ? text : "size", $"DeviceResults.Size({text})");
    }

    /// <summary>Something else that the host hands over.</summary>
    public string Other(string type, string name, string given) => this.Add("o" + name, type, name, given);

    /// <summary>An address or index over the dimensions that <paramref name="axes"/> lets through.</summary>
    public string Sum(Affine affine, Func<int, string> index, Func<int, bool>? axes = null)
    {
        List<string> terms = [];
        if (!affine.Offset.IsZero())
        {
            terms.Add(this.Size(affine.Offset));
        }

        for (int axis = 0; axis < affine.Coefficients.Count; axis++)
        {
            Dim coefficient = affine.Coefficients[axis];
            if (!coefficient.IsZero() && axes?.Invoke(axis) != false)
            {
                terms.Add(coefficient.IsOne() ? index(axis) : $"({index(axis)} * {this.Size(coefficient)})");
            }
        }

        return terms.Count == 0 ? "0" : string.Join(" + ", terms);
    }

    /// <summary>Writes the struct.</summary>
    public void WriteStruct(CodeWriter writer, string name)
    {
        writer.Line();
        using (writer.Open($"public readonly struct {name}({string.Join(", ", this.fields.Select(f => $"{f.Type} {f.Name}"))})"))
        {
            foreach ((string type, string field, string _) in this.fields)
            {
                writer.Line($"public readonly {type} {field} = {field};");
            }
        }
    }

    /// <summary>The expression that makes the struct.</summary>
    public string New(string name) => $"new {name}({string.Join(", ", this.fields.Select(f => f.Given))})";

    private string Add(string key, string type, string name, string given)
    {
        if (!this.found.TryGetValue(key, out string? field))
        {
            field = name;
            for (int i = 1; !this.taken.Add(field); i++)
            {
                field = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
            }

            this.found.Add(key, field);
            this.fields.Add((type, field, given));
        }

        return $"{Parameter}.{field}";
    }
}
