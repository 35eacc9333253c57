using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>
/// Core as text, the form in which a method travels in its assembly: <c>(kind "name" [types] children…)</c>. Compact rather than
/// pretty, versioned by <see cref="Version"/>; what is written is read back equal.
/// </summary>
public static class CoreText
{
    /// <summary>Raised when the form changes; older versions stay readable.</summary>
    public const int Version = 1;

    /// <summary>The longest text that is read; a longer one is damage or an attack.</summary>
    public const int MaxLength = 1 << 20;

    public static string Write(CoreMethod method)
    {
        StringBuilder text = new();
        text.Append('(');
        Quote(text, method.Id);
        Quote(text, method.Name);
        Quote(text, string.Join(" ", method.TypeParameters));
        Quote(text, method.Rules?.Text ?? "");
        Write(text, method.Result);
        text.Append('(');
        foreach (CoreParameter parameter in method.Parameters)
        {
            text.Append('(');
            Quote(text, parameter.Name);
            Write(text, parameter.Type);
            Quote(text, parameter.Annotation ?? "\u0001");
            text.Append(parameter.IsStatic ? 's' : '-').Append(parameter.IsThis ? 't' : '-').Append(')');
        }

        text.Append(')');
        Write(text, method.Body);
        return text.Append(')').ToString();
    }

    public static string Write(Term term)
    {
        StringBuilder text = new();
        Write(text, term);
        return text.ToString();
    }

    /// <summary>A hash of the text, the same in every process.</summary>
    public static string Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a method back; throws <see cref="FormatException"/> on damaged text.</summary>
    public static CoreMethod Read(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new FormatException($"Core text of {text.Length} characters is longer than {MaxLength}.");
        }

        return new Reader(text).Method();
    }

    private static void Write(StringBuilder text, Term term)
    {
        text.Append('(').Append(((int)term.Kind).ToString(CultureInfo.InvariantCulture)).Append(' ');
        Quote(text, term.Name);
        text.Append('[');
        foreach (TypeRef type in term.Types)
        {
            Write(text, type);
        }

        text.Append(']');
        foreach (Term child in term.Children)
        {
            Write(text, child);
        }

        text.Append(')');
    }

    private static void Write(StringBuilder text, TypeRef type)
    {
        text.Append('<').Append(((int)type.Kind).ToString(CultureInfo.InvariantCulture)).Append(' ');
        Quote(text, type.Name);
        foreach (TypeRef argument in type.Arguments)
        {
            Write(text, argument);
        }

        text.Append('>');
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('\'');
        foreach (char c in value)
        {
            if (c is '\'' or '\\')
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        text.Append('\'');
    }

    private sealed class Reader(string text)
    {
        private int position;
        private int nodes;

        public CoreMethod Method()
        {
            this.Expect('(');
            string id = this.Quoted();
            string name = this.Quoted();
            string typeParameters = this.Quoted();
            string rules = this.Quoted();
            TypeRef result = this.Type();
            this.Expect('(');
            List<CoreParameter> parameters = [];
            while (this.Peek() == '(')
            {
                this.Expect('(');
                string parameterName = this.Quoted();
                TypeRef type = this.Type();
                string annotation = this.Quoted();
                bool isStatic = this.Next() == 's';
                bool isThis = this.Next() == 't';
                this.Expect(')');
                parameters.Add(new CoreParameter(parameterName, type, annotation == "\u0001" ? null : annotation, isStatic, isThis));
            }

            this.Expect(')');
            Term body = this.Term();
            this.Expect(')');
            return new CoreMethod(
                id,
                name,
                typeParameters.Split([' '], StringSplitOptions.RemoveEmptyEntries).ToEquatableArray(),
                parameters.ToEquatableArray(),
                result,
                body,
                CoreRules.Parse(rules));
        }

        private Term Term()
        {
            int at = this.nodes++;
            this.Expect('(');
            TermKind kind = (TermKind)this.Number();
            this.Expect(' ');
            string name = this.Quoted();
            this.Expect('[');
            List<TypeRef> types = [];
            while (this.Peek() == '<')
            {
                types.Add(this.Type());
            }

            this.Expect(']');
            List<Term> children = [];
            while (this.Peek() == '(')
            {
                children.Add(this.Term());
            }

            this.Expect(')');
            return new Term(kind, name, types.ToEquatableArray(), children.ToEquatableArray(), at);
        }

        private TypeRef Type()
        {
            this.Expect('<');
            TypeKind kind = (TypeKind)this.Number();
            this.Expect(' ');
            string name = this.Quoted();
            List<TypeRef> arguments = [];
            while (this.Peek() == '<')
            {
                arguments.Add(this.Type());
            }

            this.Expect('>');
            return new TypeRef(kind, name, arguments.ToEquatableArray());
        }

        private int Number()
        {
            int value = 0;
            while (char.IsDigit(this.Peek()))
            {
                value = (value * 10) + (text[this.position++] - '0');
            }

            return value;
        }

        private string Quoted()
        {
            this.Expect('\'');
            StringBuilder value = new();
            while (this.Peek() != '\'')
            {
                if (this.Peek() == '\\')
                {
                    this.position++;
                }

                value.Append(this.Next());
            }

            this.position++;
            return value.ToString();
        }

        private char Peek() => this.position < text.Length
            ? text[this.position]
            : throw new FormatException("Core text ends too early.");

        private char Next()
        {
            char next = this.Peek();
            this.position++;
            return next;
        }

        private void Expect(char c)
        {
            if (this.Peek() != c)
            {
                throw new FormatException($"Core text has '{this.Peek()}' at {this.position} where '{c}' belongs.");
            }

            this.position++;
        }
    }
}
