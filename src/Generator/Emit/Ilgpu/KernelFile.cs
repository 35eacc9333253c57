using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>All kernels of a method, those of its loops and branches too, and the list of what it starts.</summary>
internal sealed class KernelFile
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);
    private readonly List<string> list = [];
    private int count;
    private int depth;

    /// <summary>What the method starts, as comments.</summary>
    public string Summary =>
        $"// {Number(this.count)} {(this.count == 1 ? "kernel" : "kernels")}:\n" + string.Concat(this.list.Select(l => $"//   {l}\n"));

    /// <summary>The name of the kernel that was added last, or that it is like.</summary>
    public string Last { get; private set; } = "";

    public override string ToString() => this.text.ToString();

    /// <summary>Notes an equation that is computed on whole arrays.</summary>
    public void Note(Equation equation, bool isOnDevice) => this.Note($"{(isOnDevice ? "whole arrays" : "on the host")}: {equation.Op.Name}");

    /// <summary>Notes what is done without a kernel of its own.</summary>
    public void Note(string what) => this.list.Add(new string(' ', 2 * this.depth) + what);

    /// <summary>What is noted from here on is inside of what was noted last.</summary>
    public void Enter() => this.depth++;

    /// <summary>The end of that.</summary>
    public void Leave() => this.depth--;

    /// <summary>Writes a kernel, or finds its like, and gives its name.</summary>
    public string Add(KernelArguments arguments, string body, string description)
    {
        this.count++;
        this.Note(description);
        string name = $"K{Number(this.written.Count)}";
        CodeWriter kernel = new();
        arguments.WriteStruct(kernel, "{K}_Arguments");
        kernel.Line();
        kernel.Line("{comment}");
        using (kernel.Open($"public static void {{K}}({{K}}_Arguments {KernelArguments.Parameter})"))
        {
            kernel.Line(body.TrimEnd('\n'));
        }

        kernel.Line();
        kernel.Line("public static readonly DeviceKernel<{K}_Arguments> {K}_Kernel = new({K});");
        string form = KernelTexts.Form(kernel.ToString(), arguments.FieldNames);
        if (!this.written.TryGetValue(form, out string? like))
        {
            this.written.Add(form, name);
            this.text.Append(kernel.ToString().Replace("{K}", name).Replace("{comment}", "// " + description));
            like = name;
        }

        this.Last = like;
        return like;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
