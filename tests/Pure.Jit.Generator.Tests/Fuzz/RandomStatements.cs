using System.Globalization;
using System.Text;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Random methods of integers with everything that C# has for branches and loops: what is compiled gives what C# itself does, bit for
/// bit. Loops run on fuel, so that all of them end.
/// </summary>
internal sealed class RandomStatements
{
    private readonly Random random;
    private readonly StringBuilder text = new();
    private readonly List<string> readable = ["a", "b", "c"];
    private readonly List<string> assignable = ["a", "b"];
    private int names;
    private int budget;

    private RandomStatements(int seed)
    {
        this.random = new Random(seed);
        this.budget = 6 + this.random.Next(16);
    }

    /// <summary>A method of three ints with this name, over the local function that guards its loops.</summary>
    public static string Write(int seed, string name)
    {
        RandomStatements writer = new(seed);
        writer.text.AppendLine(CultureInfo.InvariantCulture, $"[Jit] public static int {name}(int a, int b, int c)\n{{\n    int fuel = 40;");
        if (writer.random.Next(2) == 0)
        {
            writer.text.AppendLine("    int G(int x, int y) { if (x > y) return x - y; return y * 2 - x; }");
        }
        else
        {
            writer.text.AppendLine("    Func<int, int, int> G = (x, y) => x % 3 == 0 ? y : x ^ y;");
        }

        writer.Block(1, inLoop: false);
        writer.text.AppendLine(CultureInfo.InvariantCulture, $"    return {writer.Expression(2)};\n}}");
        return writer.text.ToString();
    }

    private void Block(int depth, bool inLoop)
    {
        int readable = this.readable.Count, assignable = this.assignable.Count;
        int statements = 1 + this.random.Next(4);
        for (int i = 0; i < statements && this.budget > 0; i++)
        {
            this.budget--;
            this.Statement(depth, inLoop);
        }

        this.readable.RemoveRange(readable, this.readable.Count - readable);
        this.assignable.RemoveRange(assignable, this.assignable.Count - assignable);
    }

    private void Statement(int depth, bool inLoop)
    {
        string indent = new(' ', depth * 4);
        switch (this.random.Next(depth > 4 ? 5 : 14))
        {
            case 0:
                string local = this.Fresh();
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}int {local} = {this.Expression(2)};");
                this.readable.Add(local);
                this.assignable.Add(local);
                break;
            case 1 or 2:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}{this.Target()} {this.Pick("=", "+=", "-=", "*=", "^=")} {this.Expression(2)};");
                break;
            case 3:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}({this.assignable[0]}, {this.assignable[1]}) = ({this.Expression(1)}, {this.Expression(1)});");
                break;
            case 4:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}{this.Target()}{this.Pick("++", "--")};");
                break;
            case 5 or 6 or 7:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}if ({this.Condition(2)})\n{indent}{{");
                this.Nested(depth, inLoop, canLeave: true);
                if (this.random.Next(2) == 0)
                {
                    this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}}}\n{indent}else\n{indent}{{");
                    this.Nested(depth, inLoop, canLeave: true);
                }

                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}}}");
                break;
            case 8:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}while ({this.Condition(1)} && fuel-- > 0)\n{indent}{{");
                this.Nested(depth, true, canLeave: true);
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}}}");
                break;
            case 9:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}do\n{indent}{{");
                this.Nested(depth, true, canLeave: false);
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}}}\n{indent}while (--fuel > 0 && {this.Condition(1)});");
                break;
            case 10 or 11:
                string counter = this.Fresh();
                string bound = this.random.Next(2) == 0 ? this.random.Next(5).ToString(CultureInfo.InvariantCulture) : $"({this.Variable()} & 7)";
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}for (int {counter} = {this.random.Next(3)}; {counter} < {bound}; {counter}{this.Pick("++", " += 2")})\n{indent}{{");
                this.readable.Add(counter);
                this.Nested(depth, true, canLeave: true);
                this.readable.Remove(counter);
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}}}");
                break;
            case 12:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}switch ({this.Expression(1)} & 3)\n{indent}{{");
                foreach (string label in new[] { "case 0:", this.Pick("case 1 or 3:", "case > 1:", "case 1:"), "default:" })
                {
                    this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}    {label}");
                    this.Block(depth + 2, inLoop);
                    this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}        if ({this.Condition(1)}) break;");
                    this.Block(depth + 2, inLoop);
                    this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}        break;");
                }

                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}}}");
                break;
            default:
                this.text.AppendLine(CultureInfo.InvariantCulture, $"{indent}if ({this.Condition(2)}) {(inLoop ? this.Pick("break;", "continue;", $"return {this.Expression(1)};") : $"return {this.Expression(1)};")}");
                break;
        }
    }

    private void Nested(int depth, bool inLoop, bool canLeave)
    {
        this.Block(depth + 1, inLoop);
        if (canLeave && this.random.Next(6) == 0)
        {
            this.text.AppendLine(CultureInfo.InvariantCulture, $"{new string(' ', (depth + 1) * 4)}{(inLoop && this.random.Next(2) == 0 ? this.Pick("break;", "continue;") : $"return {this.Expression(1)};")}");
        }
    }

    private string Expression(int depth) => (depth == 0 ? this.random.Next(2) : this.random.Next(10)) switch
    {
        0 => this.Variable(),
        1 => this.random.Next(-3, 9).ToString(CultureInfo.InvariantCulture),
        2 or 3 => $"({this.Expression(depth - 1)} {this.Pick("+", "-", "*", "&", "|", "^")} {this.Expression(depth - 1)})",
        4 => $"({this.Expression(depth - 1)} {this.Pick("/", "%")} ({this.Expression(depth - 1)} | 1))",
        5 or 6 => $"({this.Condition(depth - 1)} ? {this.Expression(depth - 1)} : {this.Expression(depth - 1)})",
        7 => $"G({this.Expression(depth - 1)}, {this.Expression(depth - 1)})",
        8 => $"({this.Expression(depth - 1)} switch {{ 0 => {this.Expression(depth - 1)}, > 2 and < 9 => {this.Expression(depth - 1)}, var v when v < {this.Expression(0)} => v, _ => {this.Expression(depth - 1)} }})",
        _ => $"({this.Target()}{this.Pick("++", "--")})",
    };

    private string Condition(int depth) => (depth == 0 ? 0 : this.random.Next(6)) switch
    {
        0 or 1 => $"({this.Expression(Math.Max(0, depth - 1))} {this.Pick("<", ">", "<=", "==", "!=")} {this.Expression(0)})",
        2 => $"({this.Condition(depth - 1)} && {this.Condition(depth - 1)})",
        3 => $"({this.Condition(depth - 1)} || {this.Condition(depth - 1)})",
        4 => $"({this.Variable()} != 0 && {this.Expression(depth - 1)} / {this.readable[0]} {this.Pick("<", ">")} 2)".Replace($"/ {this.readable[0]}", $"/ ({this.readable[0]} | 1)", StringComparison.Ordinal),
        _ => $"({this.Expression(depth - 1)} is > 0 or {this.random.Next(-9, -1)})",
    };

    private string Variable() => this.readable[this.random.Next(this.readable.Count)];

    private string Target() => this.assignable[this.random.Next(this.assignable.Count)];

    private string Pick(params string[] all) => all[this.random.Next(all.Length)];

    private string Fresh() => $"v{++this.names}";
}
