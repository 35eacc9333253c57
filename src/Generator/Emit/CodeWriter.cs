using System.Text;

namespace Pure.Jit.Generator.Emit;

/// <summary>Lines of C#, indented by the blocks they stand in.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes lines at the present depth; an empty line stays empty.</summary>
    public void Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
            {
                this.text.Append(' ', this.depth * 4).Append(line);
            }

            this.text.Append('\n');
        }
    }

    /// <summary>Opens a block under a head; disposing closes it.</summary>
    public Block Open(string? head = null)
    {
        if (head is not null)
        {
            this.Line(head);
        }

        this.Line("{");
        this.depth++;
        return new Block(this);
    }

    /// <summary>What has been written since it was last taken.</summary>
    public string Take()
    {
        string taken = this.text.ToString();
        this.text.Clear();
        return taken;
    }

    public override string ToString() => this.text.ToString();

    public readonly struct Block(CodeWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line("}");
        }
    }
}
