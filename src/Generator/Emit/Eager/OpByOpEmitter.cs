using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Eager;

/// <summary>
/// Writes a program as one call of the runtime for each equation, in order and with nothing fused: what transformations run
/// when calls are not compiled, and a second oracle for the compiled code.
/// </summary>
public static class OpByOpEmitter
{
    /// <summary>The method of an entry point, with the signature and the checks of its compiled form.</summary>
    public static string Emit(EntryPoint entry)
    {
        Jaxpr program = SpreadLoops.Run(Inline.Run(entry.Program));
        entry = entry with { Program = program, Source = entry.Source ?? program };
        Dictionary<int, string> names = NameLocals(program);
        CodeWriter writer = new();
        writer.Line(Printer.Comment(entry.Source, entry.DisplayName));
        using (writer.Open($"internal static void {entry.MethodName}({EntryChecks.Signature(entry)})"))
        {
            EntryChecks.Write(writer, entry);
            WriteIntoChecks(writer, entry, names, areSizesFound: false);
            WriteArguments(writer, entry, names);
            WriteEquations(writer, entry, program, names, [], NanChecks.Of(entry, program));

            WriteIntoChecks(writer, entry, names, areSizesFound: true);
            WriteResults(writer, entry, names);
        }

        return writer.ToString();
    }

    // All destinations are checked before the first is taken, so that a refused call loses nothing: those whose size follows from the
    // arguments before anything is computed.
    private static void WriteIntoChecks(CodeWriter writer, EntryPoint entry, Dictionary<int, string> names, bool areSizesFound)
    {
        Jaxpr program = entry.Program;
        HashSet<string> found = [.. program.Equations.Select(FreshSize.Of).OfType<string>()];
        List<int> due = Enumerable.Range(0, program.Results.Count).Where(i => program.Results[i].Type.Shape is { Count: > 0 } shape
            && shape.Any(d => d.Names().Any(found.Contains)) == areSizesFound).ToList();
        foreach (int i in due)
        {
            writer.Line(EntryChecks.Into(entry, i));
        }

        // What is computed is an array already, so nothing is gained by the memory of an argument.
        Dictionary<int, string> locals = Enumerable.Range(0, areSizesFound ? program.Parameters.Count : 0).ToDictionary(p => p, p => names[program.Parameters[p].Id]);
        foreach (int i in due)
        {
            Donations.Write(writer, entry, i, Enumerable.Range(0, program.Parameters.Count)
                .Where(p => program.Parameters[p].Type.Rank > 0 && program.Parameters[p].Type.DType == program.Results[i].Type.DType).Select(p => (p, false)).ToList(), locals: locals);
        }
    }

    // Identifiers never end in a digit, so v7 is free for values without a name of their own.
    private static Dictionary<int, string> NameLocals(Jaxpr program)
    {
        Dictionary<int, string> names = [];
        HashSet<string> taken = [.. SizeNames(program).Select(CSharp.Identifier)];
        foreach (Value value in program.Parameters.Concat(program.Equations.SelectMany(e => e.Outputs)))
        {
            string name = value.Name is { } own ? CSharp.Identifier(own) : "";
            names[value.Id] = name.Length > 0 && taken.Add(name) ? name : "v" + value.Id.ToString(CultureInfo.InvariantCulture);
        }

        return names;
    }

    private static IEnumerable<string> SizeNames(Jaxpr program) => program.Parameters
        .Concat(program.Equations.SelectMany(e => e.Outputs)).SelectMany(v => v.Type.Shape).SelectMany(d => d.Names()).Distinct();

    private static void WriteArguments(CodeWriter writer, EntryPoint entry, Dictionary<int, string> names)
    {
        for (int i = 0; i < entry.Program.Parameters.Count; i++)
        {
            Value parameter = entry.Program.Parameters[i];
            string argument = entry.IsFlat(parameter.Type)
                ? $"Lax.Reshape(a{i}, {CSharp.Shape(parameter.Type.Shape)})"
                : $"a{i}";
            writer.Line($"{ArrayOf(parameter)} {names[parameter.Id]} = {argument};");
        }
    }

    /// <summary>Writes the equations of a program whose values have these names.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="entry">The method.</param>
    /// <param name="program">The program.</param>
    /// <param name="names">The names, by id.</param>
    /// <param name="found">The sizes that are known by now, beside those of arguments.</param>
    /// <param name="checks">What is checked of results, if anything is.</param>
    internal static void WriteEquations(CodeWriter writer, EntryPoint entry, Jaxpr program, Dictionary<int, string> names, HashSet<string> found, NanChecks? checks = null)
    {
        HashSet<int> read = [.. program.Equations.SelectMany(e => e.Inputs).Concat(program.Results).Select(v => v.Id)];
        foreach (Equation equation in program.Equations)
        {
            if (equation.Op is ControlOp)
            {
                new ControlText(writer, (inner, own) => WriteEquations(writer, entry, inner, own, [.. found], checks?.Inside(equation, inner))).Write(equation, names);
                WriteSize(writer, entry, equation, names, found);
                checks?.Write(writer, equation, equation.Outputs, names);
            }
            else
            {
                WriteEquation(writer, entry, equation, names, read, found, checks);
            }
        }
    }

    // What is computed again finds the size that is known.
    private static void WriteSize(CodeWriter writer, EntryPoint entry, Equation equation, Dictionary<int, string> names, HashSet<string> found)
    {
        if (FreshSize.Of(equation) is { } size && found.Add(size))
        {
            EntryChecks.WriteFound(writer, entry, size, names[equation.Outputs[FreshSize.Output(equation)].Id] + ".Shape[0]");
        }
    }

    private static void WriteEquation(CodeWriter writer, EntryPoint entry, Equation equation, Dictionary<int, string> names, HashSet<int> read, HashSet<string> found, NanChecks? checks)
    {
        string call = Call(equation, names);
        if (equation.Outputs.Count == 1)
        {
            writer.Line($"{ArrayOf(equation.Output)} {names[equation.Output.Id]} = {call};");
            WriteSize(writer, entry, equation, names, found);
            checks?.Write(writer, equation, equation.Outputs, names);
            return;
        }

        IEnumerable<string> outputs = equation.Outputs.Select(o => read.Contains(o.Id) ? $"{ArrayOf(o)} {names[o.Id]}" : "_");
        writer.Line($"({string.Join(", ", outputs)}) = {call};");
        checks?.Write(writer, equation, equation.Outputs.Where(o => read.Contains(o.Id)), names);
    }

    /// <summary>The call of the runtime for one equation over named operands.</summary>
    internal static string Call(Equation equation, Dictionary<int, string> names)
    {
        List<string> inputs = equation.Inputs.Select(v => names[v.Id]).ToList();
        Attributes attributes = equation.Attributes;
        switch (equation.Op.Name)
        {
            case "full":
                object value = attributes.Items.First(a => a.Name == "value").Value;
                return $"Lax.Full<{attributes.DType().CSharp()}>({CSharp.Shape(attributes.Shape("shape"))}, {CSharp.Literal(attributes.DType(), value)})";

            // A size is no array of the runtime's: it becomes a scalar, which converts.
            case "dim_as_value":
                return $"({attributes.DType().CSharp()}){CSharp.SizeFactor(attributes.Shape("size")[0])}";

            // Without a size the result says how long it is.
            case "nonzero" or "count_up":
                return FreshSize.Of(equation) is null
                    ? $"Lax.{Pascal(equation.Op.Name)}({inputs[0]}, {CSharp.IntSize(attributes.Shape("size")[0])})"
                    : $"Lax.{Pascal(equation.Op.Name)}({inputs[0]})";
        }

        string name = Pascal(equation.Op.Name);
        IEnumerable<string> operands = equation.Op.Name switch
        {
            "concatenate" => [$"[{string.Join(", ", inputs)}]"],
            "dynamic_slice" => [inputs[0], $"[{string.Join(", ", inputs.Skip(1))}]"],
            "dynamic_update_slice" => [inputs[0], inputs[1], $"[{string.Join(", ", inputs.Skip(2))}]"],
            _ => inputs,
        };
        IEnumerable<string> constants = attributes.Items.Where(a => a.Value is not DType).Select(a => Constant(a.Value));
        return $"Lax.{name}{TypeArguments(equation)}({string.Join(", ", operands.Concat(constants))})";
    }

    // Most are inferred from the operands. A dtype attribute is the last type argument, after those of the operands.
    private static string TypeArguments(Equation equation)
    {
        if (equation.Op.Name == "concatenate")
        {
            return $"<{equation.Inputs[0].Type.DType.CSharp()}>";
        }

        List<string> types = equation.Attributes.Items.Select(a => a.Value).OfType<DType>().Select(t => t.CSharp()).ToList();
        return types.Count == 0 ? "" : $"<{string.Join(", ", equation.Inputs.Select(v => v.Type.DType.CSharp()).Concat(types))}>";
    }

    private static string Constant(object value) => value switch
    {
        long number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        double number => CSharp.Literal(DType.F64, number),
        string text => CSharp.Quote(text),
        EquatableArray<int> axes => $"[{string.Join(", ", axes.Select(a => a.ToString(CultureInfo.InvariantCulture)))}]",
        EquatableArray<Dim> shape => CSharp.Shape(shape),
        _ => throw new InvalidOperationException($"An attribute of kind {value.GetType().Name} has no C# of its own."),
    };

    private static void WriteResults(CodeWriter writer, EntryPoint entry, Dictionary<int, string> names)
    {
        for (int i = 0; i < entry.Program.Results.Count; i++)
        {
            Value result = entry.Program.Results[i];
            if (result.Type.Rank == 0)
            {
                writer.Line($"r{i} = {names[result.Id]};");
                continue;
            }

            // A parameter that comes back unchanged is the same object.
            int parameter = entry.Program.Parameters.ToList().IndexOf(result);
            string value = !entry.IsFlat(result.Type) ? names[result.Id]
                : parameter >= 0 ? $"a{parameter}"
                : $"Lax.Reshape({names[result.Id]}, {EntryChecks.ResultShape(entry, result)})";
            writer.Line($"r{i} = OpByOp.Deliver({value}, into{i}, {CSharp.Quote(entry.DisplayName)}, {i});");
        }
    }

    private static string ArrayOf(Value value) => $"NDArray<{value.Type.DType.CSharp()}>";

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));
}
