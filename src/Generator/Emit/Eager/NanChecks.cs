using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Emit.Eager;

/// <summary>After each operation that gives floating-point numbers, a call that throws if it made NaN or an infinity.</summary>
internal static class NanChecks
{
    /// <summary>Writes the checks of these outputs of an equation, where the entry asks for them.</summary>
    public static void Write(CodeWriter writer, EntryPoint entry, Equation equation, IEnumerable<Value> outputs, Dictionary<int, string> names)
    {
        // Constants are what the user wrote, however large.
        if (entry.NanChecks is null || equation.Op is CreationOp)
        {
            return;
        }

        foreach (Value output in outputs.Where(o => o.Type.DType.IsFloating()))
        {
            string each = equation.Op is ElementwiseOp ? "true" : "false";
            string operands = string.Concat(equation.Inputs.Where(i => i.Type.DType.IsFloating()).Select(i => ", " + names[i.Id]));
            writer.Line($"NanCheck.Result({names[output.Id]}, {CSharp.Quote(Describe(entry, equation))}, {each}{operands});");
        }
    }

    // "Model.cs(12,24): 'div' in the derivative of 'Nn.Softmax', in 'Model.Loss',"
    private static string Describe(EntryPoint entry, Equation equation)
    {
        Origin? place = equation.Origin, within = null;
        string? found = null;
        while (place is not null && (found = entry.NanChecks!.Find(place.Method, place.At)) is null)
        {
            (within, place) = (place, place.Caller);
        }

        string function = within is null ? "" : DisplayName(within.Method);
        bool isDerivative = equation.Origin is { IsDerivative: true };
        bool isItself = !isDerivative && string.Equals(function.Substring(function.IndexOf('.') + 1), equation.Op.Name.Replace("_", ""), StringComparison.OrdinalIgnoreCase);
        string of = function.Length > 0 && !function.Contains(".op_") && !isItself ? $"'{function}'" : "";
        string text = $"'{equation.Op.Name}'";
        text += isDerivative ? $" in the derivative of {(of.Length > 0 ? of : "what is written there")}" : of.Length > 0 ? $" in {of}" : "";
        return place is null ? $"'{entry.DisplayName}': {text}" : $"{found}: {text}, in '{(IsSite(place.Method) ? entry.DisplayName : DisplayName(place.Method))}',";
    }

    private static bool IsSite(string id) => !id.StartsWith("M:", StringComparison.Ordinal);

    private static string DisplayName(string id)
    {
        string name = id.Split('(')[0];
        string[] parts = name.Substring(name.IndexOf(':') + 1).Split('.');
        string last = parts[parts.Length - 1].Split('`')[0];
        return parts.Length < 2 ? last : $"{parts[parts.Length - 2].Split('`')[0]}.{last}";
    }
}
