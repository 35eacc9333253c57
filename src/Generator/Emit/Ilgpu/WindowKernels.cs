using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Windowed;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>What is made of the elements under a window that moves over an array, and the way back.</summary>
internal static class WindowKernels
{
    /// <summary>The sum, the largest or the smallest under each place of the window.</summary>
    public static void Reduce(ElementText text)
    {
        Value x = text.Equation.Inputs[0];
        DType dtype = x.Type.DType;
        string kind = text.Equation.Op.Name.Substring("reduce_window_".Length);
        DType wide = dtype.IsNarrowFloat() ? DType.F32 : dtype;
        text.Write(indices =>
        {
            text.Body.Line($"{text.Register} all = {NodeText.Identity("reduce_" + kind, wide)};");
            Walk(text, Windowing.Of(text.Equation.Attributes), x.Type.Shape, indices, "k", offset =>
            {
                text.Body.Line($"{text.Register} one = {text.Arguments.Read(x, offset)};");
                text.Body.Line($"all = {kind switch
                {
                    "sum" => ElementText.Add(dtype, "all", "one"),
                    "max" => dtype == DType.Bool ? "all | one" : "DeviceMath.Max(one, all)",
                    _ => dtype == DType.Bool ? "all & one" : "DeviceMath.Min(one, all)",
                }};");
            });
            return "all";
        });
    }

    /// <summary>The tangent of the first of the extreme elements under each place.</summary>
    public static void Gather(ElementText text)
    {
        Value tangents = text.Equation.Inputs[0], operand = text.Equation.Inputs[1];
        text.Write(indices =>
        {
            Choose(text, operand, indices);
            text.Body.Line($"{text.Register} value = {DeviceText.Literal(tangents.Type.DType, Zero(tangents.Type.DType))};");
            using (text.Body.Open("if (best >= 0)"))
            {
                text.Body.Line($"value = {text.Arguments.Read(tangents, "best")};");
            }

            return "value";
        });
    }

    /// <summary>What of the places of the window an element was the first extreme of: a lane looks at all that it is under.</summary>
    public static void Scatter(ElementText text)
    {
        Value source = text.Equation.Inputs[0], operand = text.Equation.Inputs[1];
        Windowing window = Windowing.Of(text.Equation.Attributes);
        DType dtype = source.Type.DType;
        text.Write(indices =>
        {
            text.Body.Line($"{text.Register} sum = 0;");
            List<CodeWriter.Block> blocks = [];
            List<string> places = [];
            for (int axis = 0; axis < indices.Count; axis++)
            {
                // From the last tap to the first, so that places come in their order.
                string tap = "t" + Text(axis), distance = "d" + Text(axis), stride = Text(window.Strides[axis]), size = text.Arguments.Size(window.Sizes[axis]);
                places.Add("w" + Text(axis));
                blocks.Add(text.Body.Open($"for (int {tap} = {size} - 1; {tap} >= 0; {tap}--)"));
                text.Body.Line($"int {distance} = ({indices[axis]} * {Text(window.BaseDilation[axis])}) + {text.Arguments.Size(window.Low[axis])} - ({tap} * {Text(window.WindowDilation[axis])});");
                blocks.Add(text.Body.Open($"if ({distance} >= 0 && {distance} % {stride} == 0 && {distance} / {stride} < {text.Arguments.Size(source.Type.Shape[axis])})"));
                text.Body.Line($"int {places[axis]} = {distance} / {stride};");
            }

            Choose(text, operand, places);
            using (text.Body.Open("if (best == element)"))
            {
                text.Body.Line($"sum = {ElementText.Add(dtype, "sum", text.Arguments.Read(source, text.Offset(source.Type.Shape, places)))};");
            }

            Enumerable.Reverse(blocks).ToList().ForEach(b => b.Dispose());
            return "sum";
        });
    }

    // Where the first extreme lies under a place, a NaN before any number; -1 where the window is all outside.
    private static void Choose(ElementText text, Value operand, IReadOnlyList<string> place)
    {
        DType dtype = operand.Type.DType;
        string type = DeviceText.Register(dtype), test = $"one {(text.Equation.Attributes.Text("select") == "ge" ? ">" : "<")} most";
        text.Body.Line("int best = -1;");
        text.Body.Line($"{type} most = 0;");
        Walk(text, Windowing.Of(text.Equation.Attributes), operand.Type.Shape, place, "k", offset =>
        {
            text.Body.Line($"int where = {offset};");
            text.Body.Line($"{type} one = {text.Arguments.Read(operand, "where")};");

            // Not &&: a test of floats is no branch.
            text.Body.Line(dtype.IsFloating()
                ? $"bool isMore = (best < 0) | (DeviceMath.Not({type}.IsNaN(most)) & ({type}.IsNaN(one) | ({test})));"
                : $"bool isMore = (best < 0) | ({test});");
            text.Body.Line("best = isMore ? where : best;");
            text.Body.Line("most = isMore ? one : most;");
        });
    }

    // All elements under a place of the window, in order.
    private static void Walk(ElementText text, Windowing window, IReadOnlyList<Dim> shape, IReadOnlyList<string> place, string prefix, Action<string> write)
    {
        List<CodeWriter.Block> blocks = [];
        List<string> indices = [];
        for (int axis = 0; axis < shape.Count; axis++)
        {
            string tap = prefix + Text(axis), at = $"{prefix}p{Text(axis)}", dilation = Text(window.BaseDilation[axis]);
            blocks.Add(text.Body.Open($"for (int {tap} = 0; {tap} < {text.Arguments.Size(window.Sizes[axis])}; {tap}++)"));
            text.Body.Line($"int {at} = ({place[axis]} * {Text(window.Strides[axis])}) + ({tap} * {Text(window.WindowDilation[axis])}) - {text.Arguments.Size(window.Low[axis])};");
            blocks.Add(text.Body.Open($"if ({at} >= 0 && {at} % {dilation} == 0 && {at} / {dilation} < {text.Arguments.Size(shape[axis])})"));
            indices.Add($"({at} / {dilation})");
        }

        write(text.Offset(shape, indices));
        Enumerable.Reverse(blocks).ToList().ForEach(b => b.Dispose());
    }

    private static object Zero(DType dtype) => dtype == DType.Bool ? false : dtype.IsFloating() ? 0d : 0L;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
