using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// A branch or a loop over arrays of one shape whose elements need nothing of one another: each lane runs all of it for its element,
/// with what it carries in registers.
/// </summary>
internal static class LaneKernel
{
    /// <summary>The equation in the form in which lanes run it, or null where elements need one another.</summary>
    public static Equation? Of(Equation equation)
    {
        if (equation.Op is not (Cond or While or Scan) || FreshSize.Of(equation) is not null
            || (equation.Op is While && WhileForm.Of(equation.Attributes).YsCount > 0))
        {
            return null;
        }

        Equation normal = Normal(equation);
        EquatableArray<Dim> domain = Domain(normal);
        return Programs(normal).All(p => p.Parameters.Concat(p.Results).All(v => v.Type.Rank == 0 || v.Type.Shape.Equals(domain)) && ThreadProgram.Fits(p, domain)) ? normal : null;
    }

    /// <summary>How many lanes it needs: one where there are no elements, since numbers are computed even so.</summary>
    public static Dim Count(Equation equation) => Dim.Product(Domain(equation));

    /// <summary>The kernel's body.</summary>
    public static string Write(Equation equation, KernelArguments arguments, Func<Value, bool> isNeeded)
    {
        CodeWriter body = new();
        EquatableArray<Dim> domain = Domain(equation);
        Dim size = Dim.Product(domain);
        string count = arguments.Size(size);
        bool isFull = size is { IsConstant: true, Value: > 0 };
        using (body.Open($"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {(isFull ? count : $"({count} == 0 ? 1 : {count})")}; at += (long)Grid.DimX * Group.DimX)"))
        {
            body.Line("int element = (int)at;");
            if (!isFull)
            {
                body.Line($"bool isInside = element < {count};");
            }

            Lane lane = new(equation, arguments, body, domain, isFull, isNeeded);
            lane.Write();
        }

        return body.ToString();
    }

    /// <summary>The operations of a lane, for the list of kernels.</summary>
    public static IEnumerable<string> Operations(Equation equation) =>
        Programs(equation).SelectMany(p => p.Equations).SelectMany(e => e.Op is ControlOp ? Operations(e) : [e.Op.Name]).Where(n => n is not "full").Prepend(equation.Op.Name);

    private static IEnumerable<Jaxpr> Programs(Equation equation) => equation.Attributes.Items.Select(a => a.Value).OfType<Jaxpr>();

    private static Equation Normal(Equation equation) => equation with
    {
        Attributes = new Attributes(equation.Attributes.Items.Select(i => i.Value is Jaxpr program ? (i.Name, (object)Normal(program)) : i).ToEquatableArray()),
    };

    private static Jaxpr Normal(Jaxpr program)
    {
        Jaxpr normal = Normalise.Run(program);
        return normal with { Equations = normal.Equations.Select(e => e.Op is ControlOp ? Normal(e) : e).ToEquatableArray() };
    }

    // The shape of all that is no number.
    private static EquatableArray<Dim> Domain(Equation equation) => Programs(equation)
        .SelectMany(p => p.Parameters.Concat(p.Results).Concat(p.Equations.SelectMany(e => e.Outputs)))
        .FirstOrDefault(v => v.Type.Rank > 0)?.Type.Shape ?? [];

    private sealed class Lane(Equation equation, KernelArguments arguments, CodeWriter body, EquatableArray<Dim> domain, bool isFull, Func<Value, bool> isNeeded)
    {
        private readonly ThreadProgram program = new(body, arguments, axis => Index(arguments, domain, axis));

        public void Write()
        {
            switch (equation.Op)
            {
                case Cond:
                    this.Store(this.program.WriteCond(CondForm.Of(equation.Attributes), equation, this.Given(equation.Inputs.Count), "r"));
                    break;
                case While:
                    this.Store(this.program.WriteWhile(WhileForm.Of(equation.Attributes), this.Given(equation.Inputs.Count), "w"));
                    break;
                default:
                    this.WriteScan(ScanForm.Of(equation.Attributes));
                    break;
            }
        }

        private static string Index(KernelArguments arguments, EquatableArray<Dim> domain, int axis) =>
            $"(element / {arguments.Size(Dim.Product(domain.Skip(axis + 1)))} % {arguments.Size(domain[axis])})";

        // The lane's elements of the first operands, and numbers.
        private List<Node> Given(int count)
        {
            List<Node> given = [];
            for (int i = 0; i < count; i++)
            {
                Value input = equation.Inputs[i];
                given.Add(this.Load(input, $"g{Text(i)}", input.Type.Rank == 0 ? "0" : "element", input.Type.Rank > 0));
            }

            return given;
        }

        private NumberNode Load(Value array, string local, string place, bool isElement)
        {
            DType dtype = array.Type.DType;
            string type = DeviceText.Register(dtype), read = arguments.Read(array, place);
            if (!isElement || isFull)
            {
                body.Line($"{type} {local} = {read};");
            }
            else
            {
                body.Line($"{type} {local} = {(dtype == DType.Bool ? "false" : "0")};");
                using (body.Open("if (isInside)"))
                {
                    body.Line($"{local} = {read};");
                }
            }

            return new NumberNode(dtype, local);
        }

        private void WriteScan(ScanForm form)
        {
            List<Value> parameters = form.Body.Parameters.Skip(form.ConstCount).Take(form.CarryCount).ToList();
            List<Node> given = this.Given(form.Rows);
            List<string> carries = this.program.WriteCarries(parameters, given.Skip(form.ConstCount).ToList(), "s");
            string length = arguments.Size(form.Length);
            using (body.Open($"for (int turn = 0; turn < {length}; turn++)"))
            {
                string row = form.Reverse ? "row" : "turn";
                if (form.Reverse)
                {
                    body.Line($"int row = {length} - 1 - turn;");
                }

                List<Node> all = [.. given.Take(form.ConstCount), .. carries.Select((c, i) => new NumberNode(parameters[i].Type.DType, c))];
                for (int i = form.Rows; i < equation.Inputs.Count; i++)
                {
                    bool isElement = equation.Inputs[i].Type.Rank > 1;
                    all.Add(this.Load(equation.Inputs[i], $"x{Text(i)}", this.Place(row, isElement), isElement));
                }

                List<Node> results = this.program.Write(form.Body, all, "s_b");
                for (int i = form.CarryCount; i < equation.Outputs.Count; i++)
                {
                    bool isElement = equation.Outputs[i].Type.Rank > 1;
                    this.Store(equation.Outputs[i], this.Place(row, isElement), ThreadProgram.Operand(results[i]), isElement);
                }

                this.program.WriteNext(carries, parameters, results.Take(form.CarryCount).ToList(), "s");
            }

            this.Store(carries);
        }

        private string Place(string row, bool isElement) => isElement ? $"({row} * {arguments.Size(Dim.Product(domain))}) + element" : row;

        private void Store(IReadOnlyList<string> locals)
        {
            for (int i = 0; i < locals.Count; i++)
            {
                Value output = equation.Outputs[i];
                this.Store(output, output.Type.Rank > 0 ? "element" : "0", locals[i], output.Type.Rank > 0);
            }
        }

        private void Store(Value output, string place, string value, bool isElement)
        {
            if (!isNeeded(output))
            {
                return;
            }

            string line = $"{arguments.Array(output)}[{place}] = {DeviceText.Write(output.Type.DType, value)};";
            if (isElement && isFull)
            {
                body.Line(line);
                return;
            }

            // A number is the same for all lanes.
            using (body.Open(isElement ? "if (isInside)" : "if (element == 0)"))
            {
                body.Line(line);
            }
        }

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
