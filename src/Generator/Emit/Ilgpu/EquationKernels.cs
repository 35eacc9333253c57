using System.Globalization;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>The operations that have a kernel of their own, a lane for each element of what they give.</summary>
internal static class EquationKernels
{
    /// <summary>Whether an equation is one.</summary>
    public static bool Has(Equation equation) => equation.Op.Name switch
    {
        "dynamic_slice" or "dynamic_update_slice" or "pad" or "reduce_window_sum" or "reduce_window_max" or "reduce_window_min" => true,
        "conv_general_dilated" or "dot_general" or "select_and_gather_add" or "select_and_scatter_add" => equation.Inputs[1].Type.DType != DType.Bool,
        _ => false,
    };

    /// <summary>The kernel's body.</summary>
    public static string Write(Equation equation, KernelArguments arguments)
    {
        ElementText text = new(equation, arguments);
        switch (equation.Op.Name)
        {
            case "dynamic_slice":
                SliceKernels.Read(text);
                break;
            case "dynamic_update_slice":
                SliceKernels.Update(text);
                break;
            case "pad":
                SliceKernels.Pad(text);
                break;
            case "dot_general":
                ProductKernel.Write(text);
                break;
            case "conv_general_dilated":
                ConvolutionKernel.Write(text);
                break;
            case "select_and_gather_add":
                WindowKernels.Gather(text);
                break;
            case "select_and_scatter_add":
                WindowKernels.Scatter(text);
                break;
            default:
                WindowKernels.Reduce(text);
                break;
        }

        return text.ToString();
    }
}

/// <summary>The text of a kernel whose lanes each compute an element of an equation's result.</summary>
internal sealed class ElementText(Equation equation, KernelArguments arguments)
{
    public Equation Equation => equation;

    public KernelArguments Arguments => arguments;

    public CodeWriter Body { get; } = new();

    /// <summary>The type of the result's element in a register.</summary>
    public string Register => DeviceText.Register(equation.Output.Type.DType);

    public override string ToString() => this.Body.ToString();

    /// <summary>Writes the loop over all elements; within it, what gives an element its value.</summary>
    /// <param name="write">Writes it, with the names of the element's indices; gives the value in a register.</param>
    public void Write(Func<IReadOnlyList<string>, string> write)
    {
        using (this.Body.Open(
            $"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {arguments.Size(equation.Output.Type.Size)}; at += (long)Grid.DimX * Group.DimX)"))
        {
            this.Body.Line("int element = (int)at;");
            IReadOnlyList<string> indices = this.Indices(equation.Output.Type.Shape, "element", "i");
            string value = write(indices);
            this.Body.Line($"{arguments.Array(equation.Output)}[element] = {DeviceText.Write(equation.Output.Type.DType, value)};");
        }
    }

    /// <summary>Declares the indices of an element by its running number.</summary>
    public IReadOnlyList<string> Indices(IReadOnlyList<Dim> shape, string number, string prefix)
    {
        string[] names = shape.Select((_, axis) => prefix + axis.ToString(CultureInfo.InvariantCulture)).ToArray();
        string rest = number;
        for (int axis = shape.Count - 1; axis >= 0; axis--)
        {
            string size = arguments.Size(shape[axis]);
            this.Body.Line($"int {names[axis]} = {(axis == 0 ? rest : $"{rest} % {size}")};");
            if (axis > 0)
            {
                this.Body.Line($"int rest{names[axis]} = {rest} / {size};");
                rest = $"rest{names[axis]}";
            }
        }

        return names;
    }

    /// <summary>The running number of an element of an array.</summary>
    public string Offset(IReadOnlyList<Dim> shape, IReadOnlyList<string> indices)
    {
        string offset = "0";
        for (int axis = 0; axis < shape.Count; axis++)
        {
            offset = axis == 0 ? indices[0] : $"({(axis > 1 ? $"({offset})" : offset)} * {arguments.Size(shape[axis])}) + {indices[axis]}";
        }

        return offset;
    }

    /// <summary>A sum of registers; integers wrap.</summary>
    public static string Add(DType dtype, string sum, string summand) =>
        dtype.IsInteger() ? $"unchecked(({dtype.CSharp()})({sum} + {summand}))" : $"{sum} + {summand}";

    /// <summary>A product of registers; integers wrap.</summary>
    public static string Multiply(DType dtype, string left, string right) =>
        dtype.IsInteger() ? $"unchecked(({dtype.CSharp()})({left} * {right}))" : $"({left} * {right})";
}
