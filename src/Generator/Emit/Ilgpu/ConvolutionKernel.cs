using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Windowed;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>A convolution of any form: a lane sums the products of an element over the places of the kernel, and at each over the features.</summary>
internal static class ConvolutionKernel
{
    public static void Write(ElementText text)
    {
        Value lhs = text.Equation.Inputs[0], rhs = text.Equation.Inputs[1];
        DType dtype = text.Equation.Output.Type.DType;
        ConvGeometry form = ConvGeometry.Of(text.Equation.Attributes);
        (IReadOnlyList<Dim> Lhs, IReadOnlyList<Dim> Rhs) shapes = (lhs.Type.Shape, rhs.Type.Shape);
        text.Write(indices =>
        {
            string filter = indices[form.Out.Second], features = text.Arguments.Size(shapes.Rhs[form.Rhs.Second]);
            string[] left = new string[lhs.Type.Rank], right = new string[rhs.Type.Rank];
            Dim groups = form.FeatureGroups * form.BatchGroups;
            left[form.Lhs.First] = indices[form.Out.First];
            left[form.Lhs.Second] = "feature";
            right[form.Rhs.First] = filter;
            right[form.Rhs.Second] = "feature";
            if (!groups.IsOne())
            {
                text.Body.Line($"int group = {filter} / {text.Arguments.Size(Dim.FloorDivide(shapes.Rhs[form.Rhs.First], groups))};");
                if (form.BatchGroups.IsOne())
                {
                    left[form.Lhs.Second] = $"((group * {features}) + feature)";
                }
                else
                {
                    left[form.Lhs.First] = $"((group * {text.Arguments.Size(text.Equation.Output.Type.Shape[form.Out.First])}) + {indices[form.Out.First]})";
                }
            }

            text.Body.Line($"{text.Register} sum = 0;");
            List<CodeWriter.Block> blocks = [];
            for (int i = 0; i < form.Strides.Count; i++)
            {
                string tap = "k" + i.ToString(CultureInfo.InvariantCulture), place = "p" + i.ToString(CultureInfo.InvariantCulture);
                int axis = form.Lhs.Axes[i + 2], kernelAxis = form.Rhs.Axes[i + 2];
                string dilation = form.LhsDilation[i].ToString(CultureInfo.InvariantCulture);
                blocks.Add(text.Body.Open($"for (int {tap} = 0; {tap} < {text.Arguments.Size(shapes.Rhs[kernelAxis])}; {tap}++)"));
                text.Body.Line(
                    $"int {place} = ({indices[form.Out.Axes[i + 2]]} * {form.Strides[i].ToString(CultureInfo.InvariantCulture)}) + ({tap} * {form.RhsDilation[i].ToString(CultureInfo.InvariantCulture)}) - {text.Arguments.Size(form.Low[i])};");
                blocks.Add(text.Body.Open($"if ({place} >= 0 && {place} % {dilation} == 0 && {place} / {dilation} < {text.Arguments.Size(shapes.Lhs[axis])})"));
                left[axis] = $"({place} / {dilation})";
                right[kernelAxis] = tap;
            }

            blocks.Add(text.Body.Open($"for (int feature = 0; feature < {features}; feature++)"));
            string product = ElementText.Multiply(dtype, text.Arguments.Read(lhs, text.Offset(shapes.Lhs, left)), text.Arguments.Read(rhs, text.Offset(shapes.Rhs, right)));
            text.Body.Line($"sum = {ElementText.Add(dtype, "sum", product)};");
            blocks.ForEach(b => b.Dispose());
            return "sum";
        });
    }
}
