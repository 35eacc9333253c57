using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Emit.Entry;

/// <summary>
/// The method with the user's types around a compiled program: takes parameters apart into leaves, calls the program, builds
/// the result; and its form with <c>into:</c>, which donates arrays for the results.
/// </summary>
internal static class EntryMethod
{
    /// <summary>Writes the public method, and the form with destinations.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The method's name in the generated class.</param>
    /// <param name="displayName">The user's name for it, for messages.</param>
    /// <param name="leafMethod">The compiled program's method.</param>
    /// <param name="accessibility">public or internal.</param>
    /// <param name="paths">The parameters as messages call them; <c>this</c> for the receiver.</param>
    /// <param name="trace">The program and its types.</param>
    /// <param name="trees">The C# of the types.</param>
    /// <param name="isTracedOnly">Whether the method's own body cannot run.</param>
    public static void Write(
        CodeWriter writer, string name, string displayName, string leafMethod, string accessibility, IReadOnlyList<string> paths, RootTrace trace, Trees trees, bool isTracedOnly)
    {
        IReadOnlyList<string> names = Identifiers(paths);
        string result = trees.TypeName(trace.ResultType);
        if (isTracedOnly)
        {
            writer.Line("[TracedOnly]");
        }

        string parameters = string.Join(", ", trace.ParameterTypes.Select((t, i) => $"{trees.TypeName(t)} {names[i]}"));
        using (writer.Open($"{accessibility} static {result} {name}({parameters})"))
        {
            WriteBody(writer, displayName, leafMethod, paths, names, trace, trees, null);
        }

        if (trace.Program.Results.Any(r => r.Type.Rank > 0) || trees.Leaves("r", trace.ResultType).Any(l => l.Type.Kind == TypeKind.NDArray))
        {
            string separator = parameters.Length == 0 ? "" : ", ";
            using (writer.Open($"{accessibility} static {result} {name}({parameters}{separator}{Nullable(result, trace.ResultType, trees)} {IntoName})"))
            {
                WriteBody(writer, displayName, leafMethod, paths, names, trace, trees, IntoName);
            }
        }
    }

    /// <summary>The parameter that gives destinations.</summary>
    public const string IntoName = "into";

    // The user's names, apart from those that the body has for itself.
    private static IReadOnlyList<string> Identifiers(IReadOnlyList<string> paths)
    {
        HashSet<string> taken = new(["GC", "Entry", "ScalarResult", IntoName], StringComparer.Ordinal);
        List<string> names = [];
        foreach (string path in paths)
        {
            string name = path == "this" ? "self" : Trees.Escape(path);
            bool isResult = name.Length > 1 && name[0] == 'r' && name.Skip(1).All(char.IsDigit);
            while (isResult || !taken.Add(name))
            {
                name += "_";
                isResult = false;
            }

            names.Add(name);
        }

        return names;
    }

    private static string Nullable(string result, TypeRef type, Trees trees) => trees.IsReference(type) ? result + "?" : result;

    // An array of rank 0 goes in as its number.
    private static string Argument(string expression, TypeRef type, int leaf, string displayName, RootTrace trace)
    {
        if (type.Kind != TypeKind.NDArray || trace.Program.Parameters[leaf].Type.Rank > 0)
        {
            return expression;
        }

        RootLeaf given = trace.Leaves[leaf];
        string source = given.Annotation is null ? "null" : CSharp.Quote($"from [Shape(\"{given.Annotation}\")]");
        return $"RankZero.Number({expression}, {CSharp.Quote(displayName)}, {CSharp.Quote(given.Path)}, {source})";
    }

    /// <summary>Writes the check that no array is donated twice, where there are several.</summary>
    public static void WriteDistinct(CodeWriter writer, string into, TypeRef result, string displayName, Trees trees)
    {
        IEnumerable<IGrouping<string, string>> groups = trees.Leaves(into, result, "?.")
            .Where(l => l.Type.Kind == TypeKind.NDArray).GroupBy(l => trees.TypeName(l.Type.Arguments[0]), l => l.Expression);
        foreach (IGrouping<string, string> group in groups.Where(g => g.Count() > 1))
        {
            string paths = string.Join(",", group).Replace("?.", ".");
            writer.Line($"global::Pure.Jit.CompilerServices.Entry.CheckDistinct<{group.Key}>([{string.Join(", ", group)}], {CSharp.Quote(displayName)}, {CSharp.Quote(paths)});");
        }
    }

    private static void WriteBody(
        CodeWriter writer, string displayName, string leafMethod, IReadOnlyList<string> paths, IReadOnlyList<string> names, RootTrace trace, Trees trees, string? into)
    {
        List<string> arguments = [];
        for (int i = 0; i < names.Count; i++)
        {
            foreach (string reference in trees.References(names[i], trace.ParameterTypes[i]))
            {
                writer.Line($"Entry.CheckNotNull({reference}, {CSharp.Quote(paths[i] + reference.Substring(names[i].Length))});");
            }

            foreach ((string reference, string type) in trees.Open(names[i], trace.ParameterTypes[i]))
            {
                writer.Line($"global::Pure.Jit.CompilerServices.RecordChecks.CheckExact<{type}>({reference}, {CSharp.Quote(displayName)}, {CSharp.Quote(paths[i] + reference.Substring(names[i].Length))});");
            }

            foreach ((string expression, TypeRef type) in trees.Leaves(names[i], trace.ParameterTypes[i]))
            {
                arguments.Add(Argument(expression, type, arguments.Count, displayName, trace));
            }
        }

        EquatableArray<Value> results = trace.Program.Results;
        List<string> destinations = into is null || trace.ResultLists.Count > 0 ? [] : trees.Leaves(into, trace.ResultType, "?.").Select(l => l.Expression).ToList();
        if (destinations.Count > 0)
        {
            WriteDistinct(writer, into!, trace.ResultType, displayName, trees);
            foreach ((string number, int i) in trees.Leaves(into!, trace.ResultType, "?.").Select((l, i) => (l, i))
                .Where(x => x.l.Type.Kind == TypeKind.NDArray && results[x.i].Type.Rank == 0).Select(x => (x.l.Expression, x.i)).ToList())
            {
                writer.Line($"Entry.CheckInto({number}, [], {CSharp.Quote(displayName)}, {i.ToString(CultureInfo.InvariantCulture)});");
            }
        }

        for (int i = 0; i < results.Count; i++)
        {
            if (results[i].Type.Rank > 0)
            {
                arguments.Add(destinations.Count > 0 ? destinations[i] : "null");
            }
        }

        for (int i = 0; i < results.Count; i++)
        {
            string type = results[i].Type.Rank == 0 ? results[i].Type.DType.CSharp() : $"NDArray<{results[i].Type.DType.CSharp()}>";
            arguments.Add($"out {type} r{i.ToString(CultureInfo.InvariantCulture)}");
        }

        writer.Line($"{leafMethod}({string.Join(", ", arguments)});");
        foreach (string owner in names.SelectMany((n, i) => trees.Owners(n, trace.ParameterTypes[i])))
        {
            // Native memory lives as long as the array that owns it.
            writer.Line($"GC.KeepAlive({owner});");
        }

        Queue<string> leaves = new(results.Select((r, i) => destinations.Count > 0 && r.Type.Rank == 0 && trees.Leaves("r", trace.ResultType).ElementAt(i).Type.Kind == TypeKind.NDArray
            ? $"RankZero.Of(r{i}, {destinations[i]})"
            : $"r{i}"));
        writer.Line($"return {trees.Build(trace.ResultType, leaves, new Queue<int>(trace.ResultLists))};");
    }
}
