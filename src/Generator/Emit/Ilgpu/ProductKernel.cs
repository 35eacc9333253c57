using System.Globalization;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>Products of integers and of floats of sixteen bits: a lane sums the products of an element, one after the other.</summary>
internal static class ProductKernel
{
    public static void Write(ElementText text)
    {
        Equation equation = text.Equation;
        Value lhs = equation.Inputs[0], rhs = equation.Inputs[1];
        DType dtype = equation.Output.Type.DType;
        text.Write(indices =>
        {
            List<int> lhsBatch = [.. equation.Attributes.Axes("lhsBatch")], rhsBatch = [.. equation.Attributes.Axes("rhsBatch")];
            List<int> lhsSummed = [.. equation.Attributes.Axes("lhsContracting")], rhsSummed = [.. equation.Attributes.Axes("rhsContracting")];
            string[] left = new string[lhs.Type.Rank], right = new string[rhs.Type.Rank];
            int next = 0;
            for (int i = 0; i < lhsBatch.Count; i++)
            {
                left[lhsBatch[i]] = right[rhsBatch[i]] = indices[next++];
            }

            List<CodeWriter.Block> loops = [];
            text.Body.Line($"{text.Register} sum = 0;");
            for (int i = 0; i < lhsSummed.Count; i++)
            {
                string k = "k" + i.ToString(CultureInfo.InvariantCulture);
                left[lhsSummed[i]] = right[rhsSummed[i]] = k;
                loops.Add(text.Body.Open($"for (int {k} = 0; {k} < {text.Arguments.Size(lhs.Type.Shape[lhsSummed[i]])}; {k}++)"));
            }

            for (int axis = 0; axis < left.Length; axis++)
            {
                left[axis] ??= indices[next++];
            }

            for (int axis = 0; axis < right.Length; axis++)
            {
                right[axis] ??= indices[next++];
            }

            string product = ElementText.Multiply(dtype, text.Arguments.Read(lhs, text.Offset(lhs.Type.Shape, left)), text.Arguments.Read(rhs, text.Offset(rhs.Type.Shape, right)));
            text.Body.Line($"sum = {ElementText.Add(dtype, "sum", product)};");
            loops.ForEach(l => l.Dispose());
            return "sum";
        });
    }
}
