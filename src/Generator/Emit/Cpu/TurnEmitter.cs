using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// Branches and loops on memory that is ready. Numbers stay in registers. A carried array has two memories that turns read and
/// write by turns, the last of them being the result's; rows are read and written where they lie.
/// </summary>
internal sealed class TurnEmitter
{
    private readonly CodeWriter writer;
    private readonly Func<Jaxpr, TurnMethod> method;
    private readonly ScalarProgram scalars;

    /// <summary>Writes branches and loops.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">Writes a program as a method on pointers.</param>
    public TurnEmitter(CodeWriter writer, Func<Jaxpr, TurnMethod> method) => (this.writer, this.method, this.scalars) = (writer, method, new ScalarProgram(writer));

    /// <summary>Writes an equation.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="inputs">Its operands: pointers to arrays, and numbers as such.</param>
    /// <param name="outputs">Pointers to its results.</param>
    public void Write(Equation equation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        string prefix = outputs.Count == 0 ? "none" : outputs[0];
        using (this.writer.Open())
        {
            switch (equation.Op)
            {
                case Cond:
                    this.WriteCond(CondForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                    break;
                case While:
                    this.WriteWhile(WhileForm.Of(equation.Attributes), inputs, outputs, prefix);
                    break;
                case Scan:
                    this.WriteScan(ScanForm.Of(equation.Attributes), inputs, outputs, prefix);
                    break;
                default:
                    throw new InvalidOperationException($"'{equation.Op}' runs no program");
            }
        }
    }

    private void WriteCond(CondForm form, Equation equation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string prefix) =>
        this.scalars.WriteBranches(form, equation.Inputs[0], inputs[0], (branch, k) =>
        {
            Turn turn = this.Prepare(branch);
            List<string> results = this.WriteProgram(turn, inputs.Skip(1).ToList(), outputs, $"{prefix}_b{Text(k)}_");
            for (int i = 0; i < outputs.Count; i++)
            {
                if (branch.Results[i].Type.Rank == 0)
                {
                    this.writer.Line($"*{outputs[i]} = {results[i]};");
                }
                else if (results[i] != outputs[i])
                {
                    this.WriteCopy(results[i], outputs[i], branch.Results[i]);
                }
            }
        });

    private void WriteWhile(WhileForm form, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string prefix)
    {
        List<string> constants = inputs.Take(form.ConstCount).ToList();
        Turn condition = this.Prepare(form.Condition), body = this.Prepare(form.Body);
        Carries carries = new(this, body, form.ConstCount, form.CarryCount, prefix);
        string? turns = CountedTurns.Of(form) is { } counted
            ? $"unchecked({(counted.Limit < 0 ? counted.Number.ToString(CultureInfo.InvariantCulture) : inputs[counted.Limit])} - {inputs[counted.Counter]})"
            : null;
        carries.Declare(inputs.Skip(form.ConstCount).ToList(), outputs, last: turns);
        using (this.writer.Open("while (true)"))
        {
            List<string> holds = this.WriteProgram(condition, [.. constants, .. carries.Names], [], prefix + "_t");
            using (this.writer.Open($"if (!{Number(holds[0])})"))
            {
                this.writer.Line("break;");
            }

            carries.WriteTurn([.. constants, .. carries.Names], []);
        }

        carries.WriteResults(outputs);
    }

    private void WriteScan(ScanForm form, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string prefix)
    {
        List<string> constants = inputs.Take(form.ConstCount).ToList();
        AheadEmitter ahead = new(this.writer, form, prefix, this.method);
        Turn body = this.Prepare(ahead.Body);
        Carries carries = new(this, body, form.ConstCount, form.CarryCount, prefix, hasRows: true);
        carries.Declare(inputs.Skip(form.ConstCount).ToList(), outputs, last: CSharp.SizeFactor(form.Length));
        carries.DeclareLeft(outputs, form);
        ahead.Declare();
        using (this.writer.Open($"for (nint {prefix}_turn0 = 0; {prefix}_turn0 < {CSharp.Size(form.Length)}; {prefix}_turn0++)"))
        {
            string row = $"{prefix}_turn0";
            if (form.Reverse)
            {
                row = $"{prefix}_row0";
                this.writer.Line($"nint {row} = {CSharp.SizeFactor(form.Length)} - 1 - {prefix}_turn0;");
            }

            List<string> taken = [];
            for (int i = form.Rows; i < inputs.Count; i++)
            {
                Value parameter = form.Body.Parameters[i];
                taken.Add($"{prefix}_r{Text(i)}");
                string type = parameter.Type.DType.CSharp();
                this.writer.Line(parameter.Type.Rank == 0
                    ? $"{type} {taken[taken.Count - 1]} = {inputs[i]}[{row}];"
                    : $"{type}* {taken[taken.Count - 1]} = {inputs[i]} + ({row} * {CSharp.SizeFactor(parameter.Type.Size)});");
            }

            taken.AddRange(ahead.WriteTurn(inputs, $"{prefix}_turn0"));
            List<string> slots = [];
            for (int i = form.CarryCount; i < outputs.Count; i++)
            {
                Value result = form.Body.Results[i];
                slots.Add($"{prefix}_y{Text(i)}");
                this.writer.Line($"{result.Type.DType.CSharp()}* {slots[slots.Count - 1]} = {outputs[i]} + {(result.Type.Rank == 0 ? row : $"({row} * {CSharp.SizeFactor(result.Type.Size)})")};");
            }

            carries.WriteNextLeft(slots, outputs, form, $"{prefix}_turn0");
            carries.WriteTurn([.. constants, .. carries.Names, .. taken], slots);
        }

        carries.WriteResults(outputs);
    }

    private Turn Prepare(Jaxpr program)
    {
        TurnProgram parts = TurnProgram.Of(program);
        return new Turn(parts, parts.RestResults.Count == 0 ? null : this.method(parts.Rest));
    }

    // The results: numbers, or the pointers to where they are.
    private List<string> WriteProgram(Turn turn, IReadOnlyList<string> arguments, IReadOnlyList<string> destinations, string prefix)
    {
        TurnProgram parts = turn.Parts;
        Dictionary<Value, string> names = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            names[parts.Program.Parameters[i]] = arguments[i];
        }

        List<string> numbers = this.scalars.Write(parts.Numbers, arguments, prefix);
        for (int i = 0; i < numbers.Count; i++)
        {
            names[parts.NumberValues[i]] = numbers[i];
        }

        string[] results = parts.Program.Results.Select(r => names.TryGetValue(r, out string? name) ? name : "").ToArray();
        if (turn.Method is not { } own)
        {
            return [.. results];
        }

        List<string> given = parts.RestParameters.Select(p => names[p]).ToList();
        List<string> pointers = [], found = [];
        for (int i = 0; i < parts.RestResults.Count; i++)
        {
            int at = parts.RestResults[i];
            Value result = parts.Program.Results[at];
            if (result.Type.Rank == 0)
            {
                results[at] = $"{prefix}_n{Text(i)}";
                found.Add($"out {result.Type.DType.CSharp()} {results[at]}");
            }
            else if (own.Parameters[i] >= 0)
            {
                results[at] = given[own.Parameters[i]];
            }
            else
            {
                results[at] = own.Firsts[i] == i ? destinations[at] : results[parts.RestResults[own.Firsts[i]]];
                pointers.AddRange(own.Firsts[i] == i ? [results[at]] : []);
            }
        }

        this.writer.Line($"{own.Name}({string.Join(", ", given.Concat(pointers).Concat(found))}{own.Sizes});");
        return [.. results];
    }

    private void WriteCopy(string from, string to, Value array) => this.writer.Line($"Turns.Copy({from}, {to}, {CSharp.Size(array.Type.Size)});");

    private static string Number(string text) => text.All(c => char.IsLetterOrDigit(c) || c == '_') ? text : $"({text})";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A program and the method for what of it is no number.</summary>
    private sealed record Turn(TurnProgram Parts, TurnMethod? Method)
    {
        /// <summary>Which of the method's results a result of the program is, or -1.</summary>
        public int Place(int result) => this.Parts.RestResults.ToList().IndexOf(result);

        /// <summary>Which parameter of the program an array among its results is, or -1.</summary>
        public int Parameter(int result) => this.Method!.Parameters[this.Place(result)] is var at and >= 0
            ? this.Parts.Program.Parameters.ToList().IndexOf(this.Parts.RestParameters[at])
            : -1;

        public bool IsInPlace(int parameter, int result) =>
            this.Parts.RestParameters.ToList().IndexOf(this.Parts.Program.Parameters[parameter]) is var at && (at < 0 || this.Method!.IsInPlace(at, this.Place(result)));
    }

    /// <summary>The carries of a loop.</summary>
    private sealed class Carries
    {
        private readonly TurnEmitter emitter;
        private readonly Turn body;
        private readonly int first;
        private readonly string prefix;
        private readonly int[] row;
        private readonly int[] left;
        private readonly bool[] hasSpare;

        public Carries(TurnEmitter emitter, Turn body, int first, int count, string prefix, bool hasRows = false)
        {
            (this.emitter, this.body, this.first, this.prefix) = (emitter, body, first, prefix);
            this.Names = Enumerable.Range(0, count).Select(i => $"{prefix}_c{Text(i)}").ToList();
            this.row = new int[count];
            this.left = Enumerable.Repeat(-1, count).ToArray();
            this.hasSpare = new bool[count];
            for (int i = 0; i < count; i++)
            {
                this.row[i] = -1;
                if (!this.IsArray(i))
                {
                    continue;
                }

                if (body.Parameter(i) is var parameter and >= 0)
                {
                    // Another carry's memory is written again soon; constants and rows stay as they are.
                    this.hasSpare[i] = parameter >= first && parameter < first + count && parameter != first + i;
                }
                else
                {
                    // A row of the results that is the same array is its memory.
                    int same = this.First(i);
                    this.row[i] = Enumerable.Range(count, this.Results.Count - count).Where(r => this.IsArray(r) && body.Parameter(r) < 0 && this.First(r) == same).DefaultIfEmpty(-1).First();
                    if (this.row[i] < 0 && hasRows)
                    {
                        // What a turn finds and leaves as a row is that row's memory: the turn before writes it there.
                        this.left[i] = Enumerable.Range(count, this.Results.Count - count).Where(r => this.IsArray(r) && body.Parameter(r) == first + i).DefaultIfEmpty(-1).First();
                    }

                    this.hasSpare[i] = this.row[i] < 0 && this.left[i] < 0;
                }
            }
        }

        public IReadOnlyList<string> Names { get; }

        private IReadOnlyList<Value> Results => this.body.Parts.Program.Results;

        // With the number of turns known, the last turn writes the result.
        public void Declare(IReadOnlyList<string> initial, IReadOnlyList<string> outputs, string? last)
        {
            CodeWriter writer = this.emitter.writer;
            bool[] isInPlace = this.Names.Select((_, i) => this.hasSpare[i] && this.body.Parameter(i) < 0 && this.First(i) == this.body.Place(i) && this.body.IsInPlace(this.first + i, i)).ToArray();
            if (this.hasSpare.Where((h, i) => h && !isInPlace[i]).Any())
            {
                writer.Line($"using ArenaScope {this.prefix}_arena0 = Arena.Enter();");
            }

            for (int i = 0; i < this.Names.Count; i++)
            {
                ArrayType type = this.Results[i].Type;
                string element = type.DType.CSharp();
                if (type.Rank == 0)
                {
                    writer.Line($"{element} {this.Names[i]} = {initial[i]};");
                    continue;
                }

                writer.Line($"{element}* {this.Names[i]} = {initial[i]};");
                if (!this.hasSpare[i])
                {
                    continue;
                }

                string other = outputs[i];
                if (!isInPlace[i])
                {
                    other = $"{this.prefix}_m{Text(i)}";
                    writer.Line($"{element}* {other} = {this.prefix}_arena0.Allocate<{element}>({CSharp.Size(type.Size)});");
                }

                bool isOrdered = last is not null && !isInPlace[i];
                string odd = $"({last} & 1) != 0";
                writer.Line($"{element}* {this.Spare(i)} = {(isOrdered ? $"{odd} ? {outputs[i]} : {other}" : outputs[i])};");
                writer.Line($"{element}* {this.Further(i)} = {(isOrdered ? $"{odd} ? {other} : {outputs[i]}" : other)};");
            }
        }

        // The first of the rows that are left is what the loop starts with.
        public void DeclareLeft(IReadOnlyList<string> outputs, ScanForm form)
        {
            foreach (int i in this.Left())
            {
                string length = CSharp.SizeFactor(form.Length), size = CSharp.SizeFactor(this.Results[i].Type.Size);
                using (this.emitter.writer.Open($"if ({length} > 0)"))
                {
                    string first = outputs[this.left[i]] + (form.Reverse ? $" + (({length} - 1) * {size})" : "");
                    this.emitter.WriteCopy(this.Names[i], first, this.Results[i]);
                    this.emitter.writer.Line($"{this.Names[i]} = {first};");
                }
            }
        }

        public void WriteNextLeft(IReadOnlyList<string> slots, IReadOnlyList<string> outputs, ScanForm form, string turn)
        {
            foreach (int i in this.Left())
            {
                string size = CSharp.SizeFactor(this.Results[i].Type.Size);
                string next = $"{slots[this.left[i] - this.Names.Count]} {(form.Reverse ? "-" : "+")} {size}";
                this.emitter.writer.Line($"{this.Results[i].Type.DType.CSharp()}* {this.Next(i)} = {turn} + 1 < {CSharp.SizeFactor(form.Length)} ? {next} : {outputs[i]};");
            }
        }

        public void WriteTurn(IReadOnlyList<string> arguments, IReadOnlyList<string> slots)
        {
            CodeWriter writer = this.emitter.writer;
            int count = this.Names.Count;
            string[] places = this.Results.Select((_, i) => i >= count ? slots[i - count] : this.hasSpare[i] ? this.Spare(i) : this.left[i] >= 0 ? this.Next(i) : "").ToArray();

            // What is both a carry and a row is written once.
            List<string> destinations = places.Select((p, i) => i < count && this.row[i] >= 0 ? places[this.row[i]] : p).ToList();
            List<string> results = this.emitter.WriteProgram(this.body, arguments, destinations, this.prefix + "_b");
            for (int i = 0; i < this.Results.Count; i++)
            {
                if (!this.IsArray(i))
                {
                    if (i >= count)
                    {
                        writer.Line($"*{slots[i - count]} = {results[i]};");
                    }
                }
                else if (places[i].Length > 0 && results[i] != places[i] && !this.left.Contains(i))
                {
                    this.emitter.WriteCopy(results[i], places[i], this.Results[i]);
                    results[i] = places[i];
                }
            }

            this.emitter.scalars.WriteNext(
                this.Names.Where((_, i) => !this.IsArray(i)).ToList(), results.Take(count).Where((_, i) => !this.IsArray(i)).ToList());
            for (int i = 0; i < count; i++)
            {
                if (this.IsArray(i) && results[i] != this.Names[i])
                {
                    writer.Line($"{this.Names[i]} = {results[i]};");
                    if (this.hasSpare[i])
                    {
                        writer.Line($"{this.Spare(i)} = {this.Further(i)};");
                        writer.Line($"{this.Further(i)} = {this.Names[i]};");
                    }
                }
            }
        }

        public void WriteResults(IReadOnlyList<string> outputs)
        {
            for (int i = 0; i < this.Names.Count; i++)
            {
                if (this.IsArray(i))
                {
                    this.emitter.WriteCopy(this.Names[i], outputs[i], this.Results[i]);
                }
                else
                {
                    this.emitter.writer.Line($"*{outputs[i]} = {this.Names[i]};");
                }
            }
        }

        private bool IsArray(int result) => this.Results[result].Type.Rank > 0;

        private int First(int result) => this.body.Method!.Firsts[this.body.Place(result)];

        private IEnumerable<int> Left() => Enumerable.Range(0, this.left.Length).Where(i => this.left[i] >= 0);

        private string Next(int i) => $"{this.prefix}_d{Text(i)}";

        private string Spare(int i) => $"{this.prefix}_s{Text(i)}";

        private string Further(int i) => $"{this.prefix}_o{Text(i)}";
    }
}
