using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// Branches and loops: C#'s own. What they run is a method of its own, or, where it computes with numbers alone, stands in the
/// loop. A carried array has two memories that a turn reads and writes by turns.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="method">Writes a program as a method; gives its name, and the sizes that it takes behind everything else.</param>
internal sealed class ControlEmitter(CodeWriter writer, Func<Jaxpr, (string Name, string Sizes)> method)
{
    private readonly ScalarProgram scalars = new(writer);

    /// <summary>Writes an equation.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="inputs">Its operands: arrays, and numbers as such.</param>
    /// <param name="outputs">What the arrays are called that it declares, those of rank 0 too.</param>
    public void Write(Equation equation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            writer.Line($"NDArray<{equation.Outputs[i].Type.DType.CSharp()}> {outputs[i]};");
        }

        string prefix = outputs.Count == 0 ? "none" : outputs[0];
        using (writer.Open())
        {
            switch (equation.Op)
            {
                case Cond:
                    this.WriteCond(CondForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                    break;
                case While:
                    this.WriteWhile(WhileForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                    break;
                case Scan:
                    this.WriteScan(ScanForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                    break;
                default:
                    throw new InvalidOperationException($"'{equation.Op}' runs no program");
            }
        }
    }

    private void WriteCond(CondForm form, Equation equation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string prefix) =>
        this.scalars.WriteBranches(form, equation.Inputs[0], inputs[0], (branch, k) =>
        {
            List<string> results = this.WriteProgram(branch, inputs.Skip(1).ToList(), [], $"{prefix}_{k.ToString(CultureInfo.InvariantCulture)}_");
            for (int i = 0; i < outputs.Count; i++)
            {
                writer.Line($"{outputs[i]} = {results[i]};");
            }
        });

    private void WriteWhile(WhileForm form, Equation equation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string prefix)
    {
        List<string> constants = inputs.Take(form.ConstCount).ToList();
        List<Value> carried = form.Body.Parameters.Skip(form.ConstCount).ToList();
        List<string> carries = Named(prefix, "_c", form.CarryCount), rows = Named(prefix, "_y", form.YsCount);
        for (int i = 0; i < rows.Count; i++)
        {
            writer.Line($"System.Collections.Generic.List<{TypeOf(form.Body.Results[form.CarryCount + i])}> {rows[i]} = [];");
        }

        this.WriteCarries(carried, inputs.Skip(form.ConstCount).ToList(), carries);
        if (ScalarProgram.IsNumbers(form.Condition) && ScalarProgram.IsNumbers(form.Body))
        {
            this.scalars.WriteLoop(form, constants, carries, prefix + "_b", results => Keep(results));
        }
        else
        {
            List<string> spares = this.WriteSpares(form.Body, carried, prefix);
            using (writer.Open("while (true)"))
            {
                List<string> condition = this.WriteProgram(form.Condition, [.. constants, .. carries], [], prefix + "_t");
                using (writer.Open($"if (!{condition[0]})"))
                {
                    writer.Line("break;");
                }

                List<string> results = this.WriteProgram(form.Body, [.. constants, .. carries], spares, prefix + "_b");
                Keep(results);
                this.WriteTurn(carries, spares, results, prefix);
            }
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            string shape = equation.Outputs[i].Type.Rank > 1 ? $", {CSharp.Shape(equation.Outputs[i].Type.Shape.Skip(1))}" : "";
            writer.Line($"{outputs[i]} = {(i < carries.Count ? carries[i] : $"Turns.Stack({rows[i - carries.Count]}{shape})")};");
        }

        void Keep(List<string> results)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                writer.Line($"{rows[i]}.Add({results[carries.Count + i]});");
            }
        }
    }

    private void WriteScan(ScanForm form, Equation equation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, string prefix)
    {
        List<string> constants = inputs.Take(form.ConstCount).ToList(), xs = inputs.Skip(form.Rows).ToList();
        List<Value> carried = form.Body.Parameters.Skip(form.ConstCount).Take(form.CarryCount).ToList();
        List<string> carries = Named(prefix, "_c", form.CarryCount), rows = outputs.Skip(form.CarryCount).ToList();
        for (int i = 0; i < rows.Count; i++)
        {
            Value output = equation.Outputs[form.CarryCount + i];
            writer.Line($"{rows[i]} = NDArray<{output.Type.DType.CSharp()}>.Allocate({CSharp.Shape(output.Type.Shape)});");
        }

        this.WriteCarries(carried, inputs.Skip(form.ConstCount).Take(form.CarryCount).ToList(), carries);
        bool isNumbers = ScalarProgram.IsNumbers(form.Body);
        List<string> spares = isNumbers ? [] : this.WriteSpares(form.Body, carried, prefix);

        // Numbers are read and written where they are.
        List<string> pinned = isNumbers
            ? [.. xs.Select((x, i) => $"fixed ({form.Body.Parameters[form.Rows + i].Type.DType.CSharp()}* {prefix}_x{i} = {x})"),
                .. rows.Select((y, i) => $"fixed ({form.Body.Results[form.CarryCount + i].Type.DType.CSharp()}* {prefix}_y{i} = &{y}.Reference)")]
            : [];
        foreach (string pin in pinned)
        {
            writer.Line(pin);
        }

        using (writer.Open($"for (nint {prefix}_turn0 = 0; {prefix}_turn0 < {CSharp.Size(form.Length)}; {prefix}_turn0++)"))
        {
            string row = form.Reverse ? $"{CSharp.SizeFactor(form.Length)} - 1 - {prefix}_turn0" : $"{prefix}_turn0";
            List<string> taken = xs.Select((x, i) => isNumbers ? $"{prefix}_x{i}[{row}]"
                : $"Turns.{(form.Body.Parameters[form.Rows + i].Type.Rank == 0 ? "Number" : "Row")}({x}, {row})").ToList();
            for (int i = 0; i < taken.Count; i++)
            {
                writer.Line($"{TypeOf(form.Body.Parameters[form.Rows + i])} {prefix}_r{i} = {taken[i]};");
                taken[i] = $"{prefix}_r{i}";
            }

            List<string> results = this.WriteProgram(form.Body, [.. constants, .. carries, .. taken], spares, prefix + "_b");
            for (int i = 0; i < rows.Count; i++)
            {
                string value = results[carries.Count + i];
                writer.Line(isNumbers ? $"{prefix}_y{i}[{row}] = {value};" : $"Turns.Keep({rows[i]}, {row}, {value});");
            }

            if (isNumbers)
            {
                this.scalars.WriteNext(carries, results.Take(carries.Count).ToList());
            }
            else
            {
                this.WriteTurn(carries, spares, results, prefix);
            }
        }

        for (int i = 0; i < carries.Count; i++)
        {
            writer.Line($"{outputs[i]} = {carries[i]};");
        }
    }

    private void WriteCarries(List<Value> parameters, IReadOnlyList<string> first, List<string> carries)
    {
        for (int i = 0; i < carries.Count; i++)
        {
            writer.Line($"{TypeOf(parameters[i])} {carries[i]} = {first[i]};");
        }
    }

    // The memory that a turn before the last has left, unless a turn may hand on what it was given, or one array twice: then nobody
    // knows whose memory it is.
    private List<string> WriteSpares(Jaxpr body, List<Value> carried, string prefix)
    {
        List<Value> arrays = body.Results.Where(r => r.Type.Rank > 0).ToList();
        bool isOwn = arrays.Distinct().Count() == arrays.Count && arrays.All(a => IsNew(body, a));
        List<string> spares = carried.Select((c, i) => isOwn && c.Type.Rank > 0 ? $"{prefix}_s{i}" : "").ToList();
        for (int i = 0; i < spares.Count; i++)
        {
            if (spares[i].Length > 0)
            {
                writer.Line($"{TypeOf(carried[i])}? {spares[i]} = null;");
            }
        }

        if (spares.Any(s => s.Length > 0))
        {
            writer.Line($"bool {prefix}_own0 = false;");
        }

        return spares;
    }

    // Loops write new memory; a branch, or a function of the runtime, may give back what it was given.
    private static bool IsNew(Jaxpr body, Value array) =>
        body.Equations.FirstOrDefault(e => e.Outputs.Contains(array)) is { } producer
        && OpFacts.Lower(producer) is Lowering.Element or Lowering.Reduce or Lowering.Dot;

    private void WriteTurn(List<string> carries, List<string> spares, List<string> results, string prefix)
    {
        for (int i = 0; i < carries.Count; i++)
        {
            if (spares[i].Length > 0)
            {
                writer.Line($"{spares[i]} = {prefix}_own0 ? {carries[i]} : null;");
            }
        }

        this.scalars.WriteNext(carries, results.Take(carries.Count).ToList());
        if (spares.Any(s => s.Length > 0))
        {
            writer.Line($"{prefix}_own0 = true;");
        }
    }

    // Numbers are computed here, arrays in a method.
    private List<string> WriteProgram(Jaxpr program, IReadOnlyList<string> arguments, List<string> spares, string prefix)
    {
        if (ScalarProgram.IsNumbers(program))
        {
            return this.scalars.Write(program, arguments, prefix);
        }

        (string name, string sizes) = method(program);
        List<string> results = Named(prefix, "_", program.Results.Count);
        IEnumerable<string> destinations = program.Results.Select((r, i) => (r, i)).Where(x => x.r.Type.Rank > 0)
            .Select(x => x.i < spares.Count && spares[x.i].Length > 0 ? spares[x.i] : "null");
        IEnumerable<string> given = results.Select((r, i) => $"out {TypeOf(program.Results[i])} {r}");
        writer.Line($"{name}({string.Join(", ", arguments.Concat(destinations).Concat(given))}{sizes});");
        return results;
    }

    private static List<string> Named(string prefix, string what, int count) =>
        Enumerable.Range(0, count).Select(i => $"{prefix}{what}{i.ToString(CultureInfo.InvariantCulture)}").ToList();

    private static string TypeOf(Value value) => value.Type.Rank == 0 ? value.Type.DType.CSharp() : $"NDArray<{value.Type.DType.CSharp()}>";
}
