using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit;

/// <summary>What an entry does when the memory donated for a result is an argument's, which is read after the result would be written.</summary>
internal static class Donations
{
    /// <summary>
    /// Writes that the result then gets memory of its own, and that what was donated ends for the caller only: the arguments go on under a new array.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="entry">The method.</param>
    /// <param name="result">The result's place among the results.</param>
    /// <param name="arguments">The arguments that are read, and whether the result may be written over each.</param>
    /// <param name="check">What refuses the donated array, if that has not been written before.</param>
    /// <param name="locals">Other names of arguments, by parameter.</param>
    public static void Write(
        CodeWriter writer, EntryPoint entry, int result, IReadOnlyList<(int Parameter, bool IsInPlace)> arguments, string? check = null, IReadOnlyDictionary<int, string>? locals = null)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        string overlaps = string.Join(" || ", arguments.Select(a => $"Entry.Overlaps(into{result}, a{a.Parameter}, {(a.IsInPlace ? "true" : "false")})"));
        using (writer.Open($"if (into{result} is not null && ({overlaps}))"))
        {
            if (check is not null)
            {
                writer.Line(check);
            }

            string type = entry.Program.Results[result].Type.DType.CSharp();
            writer.Line($"NDArray<{type}> kept{result} = into{result}.Renew();");
            foreach ((int parameter, bool _) in arguments)
            {
                writer.Line($"a{parameter} = Entry.Renewed(a{parameter}, into{result}, kept{result});");
                if (locals is not null && locals.TryGetValue(parameter, out string? local))
                {
                    writer.Line($"{local} = Entry.Renewed({local}, into{result}, kept{result});");
                }
            }

            writer.Line($"into{result} = null;");
        }

        writer.Line();
    }
}
