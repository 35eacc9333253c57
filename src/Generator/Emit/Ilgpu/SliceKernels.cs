using System.Globalization;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>Windows at places that are data, and padding that cuts elements off or spreads them.</summary>
internal static class SliceKernels
{
    /// <summary>A window of an array.</summary>
    public static void Read(ElementText text)
    {
        Value x = text.Equation.Inputs[0];
        IReadOnlyList<string> starts = Starts(text, x.Type.Shape, text.Equation.Output.Type.Shape, 1);
        text.Write(indices => text.Arguments.Read(x, text.Offset(x.Type.Shape, indices.Select((i, axis) => $"({i} + {starts[axis]})").ToList())));
    }

    /// <summary>An array with a window of other elements.</summary>
    public static void Update(ElementText text)
    {
        Value x = text.Equation.Inputs[0], update = text.Equation.Inputs[1];
        IReadOnlyList<string> starts = Starts(text, x.Type.Shape, update.Type.Shape, 2);
        text.Write(indices =>
        {
            List<string> within = [];
            string isInside = "true";
            for (int axis = 0; axis < indices.Count; axis++)
            {
                within.Add($"w{Text(axis)}");
                text.Body.Line($"int {within[axis]} = {indices[axis]} - {starts[axis]};");
                string test = $"{within[axis]} >= 0 && {within[axis]} < {text.Arguments.Size(update.Type.Shape[axis])}";
                isInside = axis == 0 ? test : $"{isInside} && {test}";
            }

            text.Body.Line($"bool isInside = {isInside};");
            text.Body.Line($"{text.Register} value;");
            using (text.Body.Open("if (isInside)"))
            {
                text.Body.Line($"value = {text.Arguments.Read(update, text.Offset(update.Type.Shape, within))};");
            }

            using (text.Body.Open("else"))
            {
                text.Body.Line($"value = {text.Arguments.Read(x, "element")};");
            }

            return "value";
        });
    }

    /// <summary>The window alone, where the array around it stays where it is.</summary>
    public static string UpdateInPlace(Equation equation, KernelArguments arguments)
    {
        Value update = equation.Inputs[1];
        ElementText text = new(equation, arguments);
        IReadOnlyList<string> starts = Starts(text, equation.Output.Type.Shape, update.Type.Shape, 2);
        using (text.Body.Open($"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {arguments.Size(update.Type.Size)}; at += (long)Grid.DimX * Group.DimX)"))
        {
            text.Body.Line("int element = (int)at;");
            IReadOnlyList<string> indices = text.Indices(update.Type.Shape, "element", "i");
            string place = text.Offset(equation.Output.Type.Shape, indices.Select((i, axis) => $"({i} + {starts[axis]})").ToList());
            text.Body.Line($"{arguments.Array(equation.Output)}[{place}] = {DeviceText.Write(update.Type.DType, arguments.Read(update, "element"))};");
        }

        return text.ToString();
    }

    /// <summary>Padding of every form.</summary>
    public static void Pad(ElementText text)
    {
        Value x = text.Equation.Inputs[0];
        IReadOnlyList<Dim> low = Ops.Structure.Pad.Amounts(text.Equation.Attributes, "low");
        IReadOnlyList<int> interior = text.Equation.Attributes.Axes("interior");
        text.Write(indices =>
        {
            List<string> places = [];
            string isInside = "true";
            for (int axis = 0; axis < indices.Count; axis++)
            {
                string step = Text(interior[axis] + 1), place = $"p{Text(axis)}";
                text.Body.Line($"int {place} = {indices[axis]} - {text.Arguments.Size(low[axis])};");
                string test = $"{place} >= 0 && {place} % {step} == 0 && {place} / {step} < {text.Arguments.Size(x.Type.Shape[axis])}";
                isInside = axis == 0 ? test : $"{isInside} && {test}";
                places.Add($"({place} / {step})");
            }

            text.Body.Line($"bool isInside = {isInside};");
            text.Body.Line($"{text.Register} value = {text.Arguments.Read(text.Equation.Inputs[1], "0")};");
            using (text.Body.Open("if (isInside)"))
            {
                text.Body.Line($"value = {text.Arguments.Read(x, text.Offset(x.Type.Shape, places))};");
            }

            return "value";
        });
    }

    // Negative ones count from the end, and the window is moved inside.
    private static IReadOnlyList<string> Starts(ElementText text, IReadOnlyList<Dim> shape, IReadOnlyList<Dim> window, int first)
    {
        List<string> starts = [];
        for (int axis = 0; axis < shape.Count; axis++)
        {
            string given = $"given{Text(axis)}", length = text.Arguments.Size(shape[axis]), room = text.Arguments.Size(shape[axis] - window[axis]);
            starts.Add($"start{Text(axis)}");
            text.Body.Line($"int {given} = {text.Arguments.Read(text.Equation.Inputs[first + axis], "0")};");
            text.Body.Line($"{given} = {given} < 0 ? {given} + {length} : {given};");
            text.Body.Line($"int {starts[axis]} = {given} < 0 ? 0 : {given} > {room} ? {room} : {given};");
        }

        return starts;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
