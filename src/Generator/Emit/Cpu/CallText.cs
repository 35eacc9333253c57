using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Calls of the runtime that compute one equation from memory into memory.</summary>
internal static class CallText
{
    public static string Of(Equation equation, Names names, bool isFast)
    {
        Attributes attributes = equation.Attributes;
        List<string> arguments = equation.Inputs
            .Select(i => (names.IsScalar(i) ? "&" : "") + names.Of(i)).Append(names.Of(equation.Output)).ToList();
        string List(string name) => CSharp.Shape(Pad.Amounts(attributes, name));
        string Axes(string name) => $"[{string.Join(", ", attributes.Axes(name).Select(a => a.ToString(CultureInfo.InvariantCulture)))}]";
        IEnumerable<string> Window() => [List("windowDimensions"), Axes("windowStrides"), List("low"), Axes("baseDilation"), Axes("windowDilation")];
        switch (equation.Op.Name)
        {
            case "conv_general_dilated":
                arguments.AddRange(equation.Inputs.Append(equation.Output).Select(v => CSharp.Shape(v.Type.Shape)));
                arguments.AddRange([Axes("windowStrides"), List("low"), List("high"), Axes("lhsDilation"), Axes("rhsDilation")]);
                arguments.AddRange([Axes("lhsSpec"), Axes("rhsSpec"), Axes("outSpec"), List("groupCounts")]);
                return $"Convolutions.Run({string.Join(", ", arguments)});";
            case "select_and_gather_add" or "select_and_scatter_add":
                // The places of the window are those of the result that is gathered, or of the source that is scattered.
                bool isGather = equation.Op.Name == "select_and_gather_add";
                arguments.Add(CSharp.Shape(equation.Inputs[1].Type.Shape));
                arguments.Add(CSharp.Shape((isGather ? equation.Output : equation.Inputs[0]).Type.Shape));
                arguments.Add(attributes.Text("select") == "ge" ? "true" : "false");
                return $"Windows.{(isGather ? "SelectAndGather" : "SelectAndScatter")}({string.Join(", ", arguments.Concat(Window()))});";
            case string name when name.StartsWith("reduce_window_", StringComparison.Ordinal):
                string kind = name.Substring("reduce_window_".Length);
                arguments.Insert(0, $"WindowKind.{char.ToUpperInvariant(kind[0])}{kind.Substring(1)}");
                arguments.AddRange([CSharp.Shape(equation.Inputs[0].Type.Shape), CSharp.Shape(equation.Output.Type.Shape)]);
                return $"Windows.Reduce({string.Join(", ", arguments.Concat(Window()))});";
            case "sort" or "argmax" or "argmin":
                EquatableArray<Dim> runs = equation.Inputs[0].Type.Shape;
                arguments.AddRange([CSharp.Size(Dim.Product(runs.Take(runs.Count - 1))), CSharp.Size(runs[runs.Count - 1])]);
                return $"Ordered.{char.ToUpperInvariant(equation.Op.Name[0])}{equation.Op.Name.Substring(1)}({string.Join(", ", arguments)});";
            case "cumsum" or "cumprod" or "cummax" or "cummin":
                EquatableArray<Dim> shape = equation.Inputs[0].Type.Shape;
                int axis = (int)attributes.Int("axis");
                arguments.AddRange([CSharp.Size(Dim.Product(shape.Take(axis))), CSharp.Size(shape[axis]), CSharp.Size(Dim.Product(shape.Skip(axis + 1)))]);
                arguments.Add(attributes.Bool("reverse") ? "true" : "false");
                if (equation.Op.Name == "cumsum")
                {
                    arguments.Add(isFast ? "true" : "false");
                }

                string method = equation.Op.Name switch { "cumsum" => "Sum", "cumprod" => "Product", "cummax" => "Max", _ => "Min" };
                return $"Running.{method}({string.Join(", ", arguments)});";
            default:
                throw new InvalidOperationException($"emit: '{equation.Op.Name}' is no call");
        }
    }
}
