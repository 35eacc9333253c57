using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit;

/// <summary>
/// The head of a generated method: its signature, and the checks of what it is given. Arguments are <c>a0, a1, …</c>, donated
/// destinations <c>into0, …</c>, results <c>r0, …</c>; each size name becomes a local of type nint.
/// </summary>
internal static class EntryChecks
{
    /// <summary>The text between the parentheses of the declaration.</summary>
    public static string Signature(EntryPoint entry)
    {
        Jaxpr program = entry.Program;
        IEnumerable<string> arguments = program.Parameters.Select((p, i) => p.Type.Rank == 0
            ? $"{p.Type.DType.CSharp()} a{i}"
            : $"NDArray<{p.Type.DType.CSharp()}> a{i}");
        IEnumerable<string> destinations = program.Results.Select((r, i) => (r, i)).Where(x => x.r.Type.Rank > 0)
            .Select(x => $"NDArray<{x.r.Type.DType.CSharp()}>? into{x.i}");
        IEnumerable<string> results = program.Results.Select((r, i) => r.Type.Rank == 0
            ? $"out {r.Type.DType.CSharp()} r{i}"
            : $"out NDArray<{r.Type.DType.CSharp()}> r{i}");
        return string.Join(", ", arguments.Concat(destinations).Concat(results));
    }

    /// <summary>Checks the arguments and declares the sizes.</summary>
    public static void Write(CodeWriter writer, EntryPoint entry)
    {
        Jaxpr program = entry.Program;
        string display = CSharp.Quote(entry.DisplayName);
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            if (program.Parameters[i].Type.Rank > 0)
            {
                writer.Line($"Entry.CheckNotNull(a{i}, {CSharp.Quote(entry.Parameters[i].Path)});");
            }
        }

        WriteDevice(writer, entry);
        Dictionary<string, string> bound = [];
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            ArrayType type = program.Parameters[i].Type;
            if (entry.IsFlat(type))
            {
                WriteFlattened(writer, entry, i, display);
            }
            else if (type.Rank > 0)
            {
                writer.Line($"Entry.CheckRank(a{i}.Rank, {type.Rank}, {display}, {CSharp.Quote(entry.Parameters[i].Path)}, {Annotation(entry.Parameters[i])});");
                Bind(writer, entry, i, bound);
            }
        }

        for (int i = 0; i < program.Parameters.Count; i++)
        {
            if (!entry.IsFlat(program.Parameters[i].Type))
            {
                Check(writer, entry, i, bound, display);
            }
        }

        WriteConditions(writer, entry, null);
    }

    // Where the arrays are, there they are computed with.
    private static void WriteDevice(CodeWriter writer, EntryPoint entry)
    {
        var arrays = entry.Program.Parameters.Select((p, i) => (p.Type.Rank, Name: $"a{i}", entry.Parameters[i].Path))
            .Concat(entry.Program.Results.Select((r, i) => (r.Type.Rank, Name: $"into{i}", Path: $"into for result {i}"))).Where(a => a.Rank > 0).ToList();
        if (entry.DeviceMethod is null || arrays.Count == 0)
        {
            return;
        }

        string paths = CSharp.Quote(string.Join(",", arrays.Select(a => a.Path)));
        using (writer.Open($"if (Entry.DeviceOf({CSharp.Quote(entry.DisplayName)}, {paths}, {string.Join(", ", arrays.Select(a => a.Name))}) is {{ }} device0)"))
        {
            writer.Line($"{entry.DeviceMethod}(device0, {Ilgpu.DeviceEmitter.Arguments(entry)});");
            writer.Line("return;");
        }

        writer.Line();
    }

    /// <summary>
    /// Checks what is needed of sizes: those of the arguments when <paramref name="fresh"/> is null, else those that are known when
    /// the size of that name is found.
    /// </summary>
    public static void WriteConditions(CodeWriter writer, EntryPoint entry, string? fresh)
    {
        foreach (SizeCondition condition in entry.Conditions)
        {
            string? last = condition.Size.Names().Concat(condition.Least.Names()).Where(FreshSize.Is)
                .OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).LastOrDefault();
            if (last == fresh)
            {
                string display = CSharp.Quote(entry.DisplayName), size = CSharp.Quote(Readable(condition.Size));
                writer.Line($"Entry.CheckAtLeast({CSharp.Size(condition.Size)}, {CSharp.Size(condition.Least)}, {display}, {CSharp.Quote(condition.What)}, {size});");
            }
        }
    }

    /// <summary>
    /// Notes a size that an equation has found, and checks what follows from it. An argument may have had to have that size, as a
    /// cotangent has the result's.
    /// </summary>
    public static void WriteFound(CodeWriter writer, EntryPoint entry, string fresh, string found)
    {
        string size = CSharp.Identifier(fresh);
        var given = entry.Program.Parameters
            .SelectMany((p, i) => p.Type.Shape.Select((d, axis) => (Size: d, Path: entry.Parameters[i].Path, Axis: axis)))
            .FirstOrDefault(d => d.Size?.Names().Contains(fresh) == true);
        writer.Line(given.Size is null
            ? $"nint {size} = {found};"
            : $"Entry.CheckSize((int){size}, {found}, {CSharp.Quote(entry.DisplayName)}, {CSharp.Quote($"axis {given.Axis.ToString(CultureInfo.InvariantCulture)} of '{given.Path}'")}, {CSharp.Quote(Readable(Dim.Name(fresh)))}, null);");
        WriteConditions(writer, entry, fresh);
    }

    private static string Readable(Dim size) => FreshSize.Readable(size.ToString());

    /// <summary>The C# of a result's shape.</summary>
    public static string ResultShape(EntryPoint entry, Value result)
    {
        int first = entry.IsFlat(result.Type) ? FirstOf(entry, result.Type) : -1;
        return first >= 0 ? $"a{first}.Shape" : CSharp.Shape(result.Type.Shape);
    }

    /// <summary>The statement that checks what is donated for a result, before anything is taken.</summary>
    public static string Into(EntryPoint entry, int result)
    {
        Value value = entry.Program.Results[result];
        string check = entry.IsFlat(value.Type) ? "CheckIntoLike" : "CheckInto";
        return $"Entry.{check}(into{result}, {ResultShape(entry, value)}, {CSharp.Quote(entry.DisplayName)}, {result});";
    }

    // The first array of a flat size gives its shape; the others must have the same.
    private static void WriteFlattened(CodeWriter writer, EntryPoint entry, int parameter, string display)
    {
        ArrayType type = entry.Program.Parameters[parameter].Type;
        int first = FirstOf(entry, type);
        writer.Line(first < parameter
            ? $"Entry.CheckSameShape(a{parameter}.Shape, a{first}.Shape, {display}, {CSharp.Quote(entry.Parameters[parameter].Path)}, {CSharp.Quote(entry.Parameters[first].Path)});"
            : $"nint {CSharp.Identifier(type.Shape[0].ToString())} = a{parameter}.Size;");
    }

    private static int FirstOf(EntryPoint entry, ArrayType type)
    {
        EquatableArray<Value> parameters = entry.Program.Parameters;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (entry.IsFlat(parameters[i].Type) && parameters[i].Type.Shape.Equals(type.Shape))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Bind(CodeWriter writer, EntryPoint entry, int parameter, Dictionary<string, string> bound)
    {
        ArrayType type = entry.Program.Parameters[parameter].Type;
        for (int axis = 0; axis < type.Rank; axis++)
        {
            if (PlainName(type.Shape[axis]) is { } name && !bound.ContainsKey(name))
            {
                bound[name] = $"axis {axis.ToString(CultureInfo.InvariantCulture)} of '{entry.Parameters[parameter].Path}'";
                writer.Line($"nint {CSharp.Identifier(name)} = a{parameter}.Shape[{axis}];");
            }
        }
    }

    private static void Check(CodeWriter writer, EntryPoint entry, int parameter, Dictionary<string, string> bound, string display)
    {
        ArrayType type = entry.Program.Parameters[parameter].Type;
        EntryParameter leaf = entry.Parameters[parameter];
        for (int axis = 0; axis < type.Rank; axis++)
        {
            Dim size = type.Shape[axis];
            string place = $"axis {axis.ToString(CultureInfo.InvariantCulture)} of '{leaf.Path}'";
            string what = $"a{parameter}.Shape[{axis}]";
            if (size.IsConstant)
            {
                writer.Line($"Entry.CheckSize({what}, {CSharp.Size(size)}, {display}, {CSharp.Quote(place)}, {Annotation(leaf)});");
            }
            else if (PlainName(size) is not { } name)
            {
                foreach (string free in size.Names().Where(n => !bound.ContainsKey(n)).ToList())
                {
                    BindLinear(writer, size, free, what, display, place, leaf);
                    bound[free] = place;
                }

                writer.Line($"Entry.CheckSize({what}, {CSharp.Size(size)}, {display}, {CSharp.Quote(place)}, {CSharp.Quote(size.ToString())}, {Annotation(leaf)});");
            }
            else if (bound[name] != place)
            {
                writer.Line($"Entry.CheckSize({what}, {CSharp.Size(size)}, {display}, {CSharp.Quote(place)}, {CSharp.Quote(name)}, {CSharp.Quote("from " + bound[name])});");
            }
        }
    }

    // c·n + k = size: the check that follows finds a remainder.
    private static void BindLinear(CodeWriter writer, Dim size, string name, string what, string display, string place, EntryParameter leaf)
    {
        Dim rest = size.Substitute(n => n == name ? Dim.Zero : null);
        Dim scale = size.Substitute(n => n == name ? Dim.One : null) - rest;
        if (!(rest + (scale * Dim.Name(name))).Equals(size))
        {
            throw new InvalidOperationException($"{display}: the size '{name}' cannot be found from {place}, which is {size}.");
        }

        // Names are sizes: k alone is the least that c·n + k can be.
        writer.Line($"Entry.CheckRoom({what}, {CSharp.Size(rest)}, {CSharp.Size(scale)}, {display}, {CSharp.Quote(place)}, {CSharp.Quote(size.ToString())}, {Annotation(leaf)});");
        writer.Line($"nint {CSharp.Identifier(name)} = Sizes.FloorDivide({what} - {CSharp.SizeFactor(rest)}, {CSharp.Size(scale)});");
    }

    private static string? PlainName(Dim dim) =>
        dim.Terms.Count == 1 && dim.Terms[0] is { Coefficient: 1, Factors.Count: 1 } term && term.Factors[0] is NamedAtom named ? named.Name : null;

    private static string Annotation(EntryParameter parameter) =>
        parameter.Annotation is { } text ? CSharp.Quote($"from [Shape(\"{text}\")]")
        : parameter.IsGuess ? CSharp.Quote("without [Shape] on its parameter, the mapped function takes numbers") : "null";
}
