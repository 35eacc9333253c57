using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>Reads what <see cref="Printer"/> writes. Throws <see cref="FormatException"/> with the line of the fault.</summary>
public sealed class Parser
{
    private readonly string text;
    private readonly Func<string, Op?> findOp;
    private int at;

    private Parser(string text, Func<string, Op?> findOp)
    {
        this.text = text;
        this.findOp = findOp;
    }

    /// <summary>The program that a text states.</summary>
    /// <param name="text">A printed program.</param>
    /// <param name="findOp">The op of a name, or null.</param>
    public static Jaxpr Parse(string text, Func<string, Op?> findOp)
    {
        Parser parser = new(text, findOp);
        Jaxpr program = parser.ParseProgram();
        parser.SkipSpace();
        return parser.at == text.Length ? program : throw parser.Fault("the end");
    }

    public static Dim ParseDim(string text)
    {
        Parser parser = new(text, static _ => null);
        Dim dim = parser.ParseDim();
        parser.SkipSpace();
        return parser.at == text.Length ? dim : throw parser.Fault("the end");
    }

    private Jaxpr ParseProgram()
    {
        Dictionary<string, Value> values = new(StringComparer.Ordinal);
        this.Expect("jaxpr");
        this.SkipSpace();
        if (this.Peek() != '(')
        {
            this.ParseWord();
        }

        this.Expect("(");
        List<Value> parameters = this.Next(')') ? [] : this.ParseBinders(values);
        this.Expect(")");
        this.Expect("{");
        List<Equation> equations = [];
        while (!this.TryTake("return"))
        {
            equations.Add(this.ParseEquation(values));
        }

        List<Value> results = [];
        while (!this.Next('}'))
        {
            results.Add(this.ParseUse(values));
            if (!this.TryTake(","))
            {
                break;
            }
        }

        this.Expect("}");
        return new Jaxpr(parameters.ToEquatableArray(), equations.ToEquatableArray(), results.ToEquatableArray());
    }

    private Equation ParseEquation(Dictionary<string, Value> values)
    {
        List<(string, Value)> bound = [];
        List<Value> outputs = this.ParseBinders(values, bound);
        this.Expect("=");
        string name = this.ParseWord();
        Op op = this.findOp(name) ?? throw this.Fault($"a known op instead of '{name}'");
        Attributes attributes = this.Peek() == '[' ? this.ParseAttributes() : Attributes.None;
        List<Value> inputs = [];
        while (this.Peek() == ' ')
        {
            this.at++;
            inputs.Add(this.ParseUse(values));
        }

        foreach ((string key, Value value) in bound)
        {
            values[key] = value;
        }

        return new Equation(op, inputs.ToEquatableArray(), attributes, outputs.ToEquatableArray());
    }

    // Without a list to defer to, the values come into scope at once; an equation's outputs only after its inputs are read.
    private List<Value> ParseBinders(Dictionary<string, Value> values, List<(string, Value)>? deferred = null)
    {
        List<Value> bound = [];
        do
        {
            string key = this.ParseValueName();
            this.Expect(":");
            ArrayType type = this.ParseType();
            int mark = key.IndexOf('#');
            bool isUnnamed = mark < 0 && key.Length > 1 && key[0] == 'v' && key.Skip(1).All(char.IsDigit);
            Value value = new(values.Count + (deferred is null ? 0 : bound.Count), type, isUnnamed ? null : mark < 0 ? key : key.Substring(0, mark));
            bound.Add(value);
            if (deferred is null)
            {
                values.Add(key, value);
            }
            else
            {
                deferred.Add((key, value));
            }
        }
        while (this.TryTake(","));
        return bound;
    }

    private Value ParseUse(Dictionary<string, Value> values)
    {
        string key = this.ParseValueName();
        return values.TryGetValue(key, out Value? value) ? value : throw this.Fault($"a bound value instead of '{key}'");
    }

    private ArrayType ParseType()
    {
        string name = this.ParseWord();
        return DTypes.TryParse(name, out DType dtype)
            ? new ArrayType(dtype, this.ParseShape())
            : throw this.Fault($"a dtype instead of '{name}'");
    }

    private Attributes ParseAttributes()
    {
        List<(string, object)> items = [];
        this.Expect("[");
        do
        {
            string name = this.ParseWord();
            this.Expect("=");
            items.Add((name, this.ParseAttribute()));
        }
        while (this.TryTake(";"));
        this.Expect("]");
        return new Attributes(items.ToEquatableArray());
    }

    private object ParseAttribute()
    {
        switch (this.PeekPastSpace())
        {
            case '(':
                return this.ParseAxes();
            case '[':
                return this.ParseShape();
            case '"':
                return this.ParseString();
            case 'j':
                return this.ParseProgram();
        }

        string word = this.ParseWord();
        if (word is "true" or "false")
        {
            return word == "true";
        }

        if (DTypes.TryParse(word, out DType dtype))
        {
            return dtype;
        }

        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return integer;
        }

        return word switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "-0.0" => -0.0,
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw this.Fault($"an attribute instead of '{word}'"),
        };
    }

    private EquatableArray<int> ParseAxes()
    {
        List<int> axes = [];
        this.Expect("(");
        while (!this.Next(')'))
        {
            axes.Add(int.Parse(this.ParseWord(), CultureInfo.InvariantCulture));
            if (!this.TryTake(","))
            {
                break;
            }
        }

        this.Expect(")");
        return axes.ToEquatableArray();
    }

    private EquatableArray<Dim> ParseShape()
    {
        List<Dim> dims = [];
        this.Expect("[");
        while (!this.Next(']'))
        {
            dims.Add(this.ParseDim());
            if (!this.TryTake(","))
            {
                break;
            }
        }

        this.Expect("]");
        return dims.ToEquatableArray();
    }

    private Dim ParseDim()
    {
        Dim sum = Dim.Zero;
        do
        {
            bool isNegative = this.TryTake("-");
            if (!isNegative)
            {
                this.TryTake("+");
            }

            Dim product = this.ParseFactor();
            while (this.TryTake("*"))
            {
                product *= this.ParseFactor();
            }

            sum = isNegative ? sum - product : sum + product;
        }
        while (this.PeekPastSpace() is '+' or '-');
        return sum;
    }

    private Dim ParseFactor()
    {
        string word = this.ParseWord(stop: "+-*");
        if (this.Peek() != '(')
        {
            return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : Dim.Name(word);
        }

        this.Expect("(");
        Dim left = this.ParseDim();
        this.Expect(",");
        Dim right = this.ParseDim();
        this.Expect(")");
        return word switch
        {
            "floordiv" => Dim.FloorDivide(left, right),
            "mod" => Dim.Modulo(left, right),
            "min" => Dim.Min(left, right),
            "max" => Dim.Max(left, right),
            _ => throw this.Fault($"floordiv, mod, min or max instead of '{word}'"),
        };
    }

    private string ParseString()
    {
        this.Expect("\"");
        StringBuilder words = new();
        for (; this.Peek() != '"'; this.at++)
        {
            if (this.Peek() == '\\')
            {
                this.at++;
                words.Append(this.Peek() == 'n' ? '\n' : this.Peek());
            }
            else
            {
                words.Append(this.Peek());
            }
        }

        this.at++;
        return words.ToString();
    }

    // A value's name may have dots and brackets, as in layers[0].W1.
    private string ParseValueName()
    {
        this.SkipSpace();
        int start = this.at;
        while (this.at < this.text.Length && !char.IsWhiteSpace(this.text[this.at]) && ":,)}".IndexOf(this.text[this.at]) < 0)
        {
            this.at++;
        }

        return this.at > start ? this.text.Substring(start, this.at - start) : throw this.Fault("a value");
    }

    private string ParseWord(string stop = "")
    {
        this.SkipSpace();
        int start = this.at;
        while (this.at < this.text.Length && !char.IsWhiteSpace(this.text[this.at]) &&
            "()[]{},;:=\"".IndexOf(this.text[this.at]) < 0 && stop.IndexOf(this.text[this.at]) < 0)
        {
            this.at++;
        }

        return this.at > start ? this.text.Substring(start, this.at - start) : throw this.Fault("a word");
    }

    private char Peek() => this.at < this.text.Length ? this.text[this.at] : '\0';

    private char PeekPastSpace()
    {
        this.SkipSpace();
        return this.Peek();
    }

    private bool Next(char c) => this.PeekPastSpace() == c;

    private bool TryTake(string token)
    {
        this.SkipSpace();
        bool isWord = char.IsLetter(token[0]);
        int end = this.at + token.Length;
        if (string.CompareOrdinal(this.text, this.at, token, 0, token.Length) != 0 ||
            (isWord && end < this.text.Length && !char.IsWhiteSpace(this.text[end])))
        {
            return false;
        }

        this.at = end;
        return true;
    }

    private void Expect(string token)
    {
        this.SkipSpace();
        if (string.CompareOrdinal(this.text, this.at, token, 0, token.Length) != 0)
        {
            throw this.Fault($"'{token}'");
        }

        this.at += token.Length;
    }

    private void SkipSpace()
    {
        while (this.at < this.text.Length && char.IsWhiteSpace(this.text[this.at]))
        {
            this.at++;
        }
    }

    private FormatException Fault(string expected)
    {
        int line = 1 + this.text.Take(this.at).Count(c => c == '\n');
        return new FormatException($"Line {line} of the program: expected {expected}.");
    }
}
