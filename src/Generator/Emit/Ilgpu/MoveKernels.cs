using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>Kernels that only bring elements to other places.</summary>
internal static class MoveKernels
{
    /// <summary>The rows and columns of a square that is turned in shared memory.</summary>
    public const int Square = 16;

    /// <summary>target[b, r, c] = source[b, c, r], in squares, so that both are read and written along their rows.</summary>
    public static string Transpose(TransposeStep step, KernelArguments arguments)
    {
        CodeWriter body = new();
        string type = DeviceText.Memory(step.Source.Type.DType);
        string rows = arguments.Size(step.RowCount), columns = arguments.Size(step.ColumnCount);
        string square = Text(Square), across = Text(Square + 1);
        body.Line($"ArrayView<{type}> tile = SharedMemory.Allocate<{type}>({Text(Square * (Square + 1))});");
        body.Line($"int squaresDown = ({rows} + {Text(Square - 1)}) / {square};");
        body.Line($"int squaresAcross = ({columns} + {Text(Square - 1)}) / {square};");
        string batches = step.Batch.IsOne() ? "" : $" * {arguments.Size(step.Batch)}";
        using (body.Open($"for (long at = Grid.IdxX; at < (long)squaresDown * squaresAcross{batches}; at += Grid.DimX)"))
        {
            body.Line("int number = (int)at;");
            body.Line($"int firstColumn = number % squaresAcross * {square};");
            body.Line("int down = number / squaresAcross;");
            body.Line($"int firstRow = down % squaresDown * {square};");
            body.Line(step.Batch.IsOne() ? "int first = 0;" : $"int first = down / squaresDown * {arguments.Size(step.RowCount * step.ColumnCount)};");
            using (body.Open($"for (int place = Group.IdxX; place < {Text(Square * Square)}; place += Group.DimX)"))
            {
                body.Line($"int row = place % {square};");
                body.Line($"int column = place / {square};");
                using (body.Open($"if (firstRow + row < {rows} && firstColumn + column < {columns})"))
                {
                    body.Line($"tile[(column * {across}) + row] = {arguments.Array(step.Source)}[first + ((firstColumn + column) * {rows}) + firstRow + row];");
                }
            }

            body.Line("Group.Barrier();");
            using (body.Open($"for (int place = Group.IdxX; place < {Text(Square * Square)}; place += Group.DimX)"))
            {
                body.Line($"int row = place / {square};");
                body.Line($"int column = place % {square};");
                using (body.Open($"if (firstRow + row < {rows} && firstColumn + column < {columns})"))
                {
                    body.Line($"{arguments.Array(step.Target)}[first + ((firstRow + row) * {columns}) + firstColumn + column] = tile[(column * {across}) + row];");
                }
            }

            body.Line("Group.Barrier();");
        }

        return body.ToString();
    }

    /// <summary>The same, element by element, where a matrix is small.</summary>
    public static string SmallTranspose(TransposeStep step, KernelArguments arguments)
    {
        CodeWriter body = new();
        string rows = arguments.Size(step.RowCount), columns = arguments.Size(step.ColumnCount);
        using (body.Open(OverElements(arguments.Size(step.Batch * step.RowCount * step.ColumnCount))))
        {
            body.Line("int element = (int)at;");
            body.Line($"int column = element % {columns};");
            body.Line($"int row = element / {columns} % {rows};");
            body.Line($"int first = element / ({columns} * {rows}) * ({columns} * {rows});");
            body.Line($"{arguments.Array(step.Target)}[element] = {arguments.Array(step.Source)}[first + (column * {rows}) + row];");
        }

        return body.ToString();
    }

    /// <summary>Elements along an axis at positions that are data; a position outside is moved inside where the mode does not say what it gives.</summary>
    public static string Gather(Equation equation, KernelArguments arguments)
    {
        Value operand = equation.Inputs[0], indices = equation.Inputs[1];
        EquatableArray<Dim> shape = operand.Type.Shape;
        int axis = (int)equation.Attributes.Int("axis"), batch = (int)equation.Attributes.Int("batchDims");
        string mode = equation.Attributes.Text("mode");
        string prefix = arguments.Size(Dim.Product(shape.Skip(batch).Take(axis - batch)));
        string length = arguments.Size(shape[axis]);
        string positions = arguments.Size(Dim.Product(indices.Type.Shape.Skip(batch)));
        string suffix = arguments.Size(Dim.Product(shape.Skip(axis + 1)));
        CodeWriter body = new();
        using (body.Open(OverElements(arguments.Size(equation.Output.Type.Size))))
        {
            body.Line("int element = (int)at;");
            body.Line($"int behind = element % {suffix};");
            body.Line($"int rest = element / {suffix};");
            body.Line($"int position = rest % {positions};");
            body.Line($"int before = rest / {positions};");
            body.Line($"int place = {arguments.Read(indices, $"(before / {prefix} * {positions}) + position")};");
            string target = $"{arguments.Array(equation.Output)}[element]";
            string source = $"{arguments.Array(operand)}[(((before * {length}) + place) * {suffix}) + behind]";
            if (mode is "fill" or "zero")
            {
                using (body.Open($"if (place < 0 || place >= {length})"))
                {
                    body.Line($"{target} = {DeviceText.Write(operand.Type.DType, mode == "zero" ? DeviceText.Literal(operand.Type.DType, 0L) : Fill(operand.Type.DType))};");
                }

                using (body.Open("else"))
                {
                    body.Line($"{target} = {source};");
                }
            }
            else
            {
                body.Line($"place = place < 0 ? 0 : place < {length} ? place : {length} - 1;");
                body.Line($"{target} = {source};");
            }
        }

        return body.ToString();
    }

    private static string OverElements(string count) =>
        $"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {count}; at += (long)Grid.DimX * Group.DimX)";

    // What lies outside: not a number, or the least number there is, or the largest where there are no negative ones.
    private static string Fill(DType dtype) => dtype switch
    {
        DType.Bool => "true",
        _ when dtype.IsFloating() => dtype == DType.F64 ? "double.NaN" : "float.NaN",
        _ => dtype.CSharp() + (dtype.IsUnsigned() ? ".MaxValue" : ".MinValue"),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
