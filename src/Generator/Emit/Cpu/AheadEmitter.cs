using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Writes the products of a loop's rows, some turns ahead: as many as a piece of memory holds that stays in the cache.</summary>
internal sealed class AheadEmitter
{
    private const int AheadBytes = 128 << 10;

    private readonly CodeWriter writer;
    private readonly ScanForm form;
    private readonly string prefix;
    private readonly List<TurnMethod> methods;
    private readonly EarlyProducts early;

    /// <summary>The products of a loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="form">The loop.</param>
    /// <param name="prefix">What the names of its locals start with.</param>
    /// <param name="method">Writes a program as a method on pointers.</param>
    public AheadEmitter(CodeWriter writer, ScanForm form, string prefix, Func<Jaxpr, TurnMethod> method)
    {
        (this.writer, this.form, this.prefix) = (writer, form, prefix);
        this.early = EarlyProducts.Of(form, this.Ready);
        this.methods = this.early.Products.Select(p => method(p.Program)).ToList();
    }

    /// <summary>What is left of a turn; the products are its last parameters.</summary>
    public Jaxpr Body => this.early.Body;

    private string Ready => $"{this.prefix}_ready";

    private string Most => $"{this.prefix}_most";

    private string Used => $"{this.prefix}_used";

    /// <summary>Takes memory, before the loop.</summary>
    public void Declare()
    {
        if (this.methods.Count == 0)
        {
            return;
        }

        string bytes = string.Join(" + ", this.early.Products.Select(p => $"({CSharp.SizeFactor(p.Result.Type.Size)} * {Text(p.Result.Type.DType.ByteCount())})"));
        this.writer.Line($"using ArenaScope {this.prefix}_ahead0 = Arena.Enter();");
        this.writer.Line($"nint {this.Most} = nint.Max(1, nint.Min({CSharp.Size(this.form.Length)}, {Text(AheadBytes)} / nint.Max(1, {bytes})));");
        for (int i = 0; i < this.methods.Count; i++)
        {
            Value product = this.early.Products[i].Result;
            string type = product.Type.DType.CSharp();
            this.writer.Line($"{type}* {this.Memory(i)} = {this.prefix}_ahead0.Allocate<{type}>({this.Most} * {CSharp.SizeFactor(product.Type.Size)});");
        }

        this.writer.Line($"nint {this.Ready} = 0, {this.Used} = 0;");
    }

    /// <summary>Takes the products of the next turns where the last ones are used up, in a turn.</summary>
    /// <param name="inputs">The loop's operands.</param>
    /// <param name="turn">The number of the turn.</param>
    /// <returns>The pointers to the products of the turn.</returns>
    public IReadOnlyList<string> WriteTurn(IReadOnlyList<string> inputs, string turn)
    {
        if (this.methods.Count == 0)
        {
            return [];
        }

        string length = CSharp.SizeFactor(this.form.Length);
        using (this.writer.Open($"if ({this.Used} == {this.Ready})"))
        {
            this.writer.Line($"{this.Used} = 0;");
            this.writer.Line($"{this.Ready} = nint.Min({this.Most}, {length} - {turn});");
            string first = this.form.Reverse ? $"({length} - {turn} - {this.Ready})" : turn;
            for (int i = 0; i < this.methods.Count; i++)
            {
                EarlyProduct product = this.early.Products[i];
                string rows = $"{inputs[product.Row]} + ({first} * {CSharp.SizeFactor(this.form.Body.Parameters[product.Row].Type.Size)})";
                this.writer.Line($"{this.methods[i].Name}({rows}, {inputs[product.Matrix]}, {this.Memory(i)}{this.methods[i].Sizes});");
            }
        }

        this.writer.Line();
        List<string> pointers = [];
        string at = this.form.Reverse ? $"({this.Ready} - 1 - {this.Used})" : this.Used;
        for (int i = 0; i < this.methods.Count; i++)
        {
            ArrayType type = this.early.Products[i].Result.Type;
            pointers.Add($"{this.prefix}_q{Text(i)}");
            this.writer.Line($"{type.DType.CSharp()}* {pointers[i]} = {this.Memory(i)} + ({at} * {CSharp.SizeFactor(type.Size)});");
        }

        this.writer.Line($"{this.Used}++;");
        return pointers;
    }

    private string Memory(int product) => $"{this.prefix}_p{Text(product)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
