using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Randomness;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Ops.Windowed;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Calls of [Primitive] methods: what is known now is computed, the rest is bound to the op of that name.</summary>
public sealed partial class Tracer
{
    // Ops whose C# method has the dtype as its last type argument.
    private static readonly HashSet<string> TakesDType =
        ["convert_element_type", "bitcast", "full", "iota", "dim_as_value"];

    private AbstractValue Primitive(Term term, Environment environment)
    {
        PrimitiveCall call = new(
            term.Name,
            Close(term.Types, environment),
            term.Children.Select(a => new PrimitiveArgument(a.Name, a.Type.Close(environment.Types), this.Evaluate(a[0], environment))).ToList());
        this.At(term);
        return this.Primitive(call);
    }

    private AbstractValue Primitive(PrimitiveCall call)
    {
        if (this.StaticPrimitive(call) is { } known)
        {
            return known;
        }

        if (this.TransformPrimitive(call) is { } transformed)
        {
            return transformed;
        }

        if (!OpTable.TryGet(call.Name, out Op op))
        {
            throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code");
        }

        return (op is ElementwiseOp or Threefry2X32) && op.AttributeNames.Count == 0
            ? this.Elementwise(op, call)
            : this.Structural(op, call);
    }

    /// <summary>Broadcasts the operands to one shape and binds the op.</summary>
    private AbstractValue Elementwise(Op op, PrimitiveCall call)
    {
        DType weak = DType.F32;
        foreach (PrimitiveArgument argument in call.Arguments)
        {
            if (argument.IsArray && argument.Type.ElementType is { } element && (element != DType.Bool || op.Name != "select_n"))
            {
                weak = element;
                break;
            }
        }

        if (!weak.IsFloating() && op.Name is ("add" or "sub" or "mul" or "div" or "rem")
            && call.Arguments.FirstOrDefault(a => !a.IsArray && a.Type.ScalarType == DType.F64) is { } real)
        {
            string number = real.Value is TracedValue ? "a floating-point number" : $"the floating-point number {Print(real.Value)}";
            throw this.Fail(TraceFault.ShapeMismatch, $"{number} beside an array of {weak.Name()} would give {weak.Name()} too; convert the array with As<float>(), or write a whole number without a point");
        }

        List<Value> operands = call.Arguments
            .Select(a => this.Operand(a.Value, a.IsArray ? a.Type.ElementType ?? weak : weak, a.IsArray)).ToList();
        return this.BindBroadcast(op, operands);
    }

    private AbstractValue BindBroadcast(Op op, IReadOnlyList<Value> operands)
    {
        EquatableArray<Dim> shape = operands[0].Type.Shape;
        for (int i = 1; i < operands.Count; i++)
        {
            shape = this.BroadcastShapes(op.Name, shape, operands[i].Type.Shape);
        }

        IReadOnlyList<Value> outputs = this.Bind(op, operands.Select(o => this.Scope().BroadcastTo(o, shape)).ToList(), Attributes.None);
        this.KeepGuess(operands, outputs);
        return outputs.Count == 1 ? this.Traced(outputs[0]) : TupleOf(outputs.Select(o => (AbstractValue)this.Traced(o)).ToList());
    }

    private AbstractValue Structural(Op op, PrimitiveCall call)
    {
        List<Value> operands = [];
        List<(string, object)> attributes = [];
        List<PrimitiveArgument> scalars = [];
        bool isOverAll = false;
        foreach (PrimitiveArgument argument in call.Arguments)
        {
            if (argument.Type.Kind == TypeKind.Array && argument.IsArray)
            {
                ListValue list = argument.Value as ListValue ?? throw this.Fail(TraceFault.StaticNeeded, $"'{argument.Name}' of '{op.Name}'", "a fixed array of arrays");
                operands.AddRange(list.Items.Select(i => this.Operand(i, argument.Type.Arguments[0].ElementType ?? DType.F32, true)));
            }
            else if (argument.IsArray)
            {
                operands.Add(this.Operand(argument.Value, argument.Type.ElementType ?? DType.F32, true));
            }
            else if (op == Primitives.Nonzero)
            {
                return this.Traced(this.Nonzero(operands[0], argument.Value is NullValue ? null : this.SizeOf(argument.Value)));
            }
            else if (op == Primitives.CountUp)
            {
                return this.Traced(this.CountUp(this.Traced(operands[0]), argument.Value is NullValue ? null : this.SizeOf(argument.Value)));
            }
            else if (op.Name == "full" && argument.Name == "value" && argument.Value is TracedValue or IntValue { Dim.IsConstant: false })
            {
                scalars.Add(argument);
            }
            else
            {
                isOverAll |= argument.Value is ListValue { Items: [var only] } && IsAllOfFlat(only);
                attributes.Add((argument.Name, this.Attribute(op, argument)));
            }
        }

        if (TakesDType.Contains(op.Name))
        {
            TypeRef type = call.Types[call.Types.Count - 1];
            attributes.Add(("dtype", type.ScalarType ?? throw this.Fail(TraceFault.Unsupported, $"{type} as an element type")));
        }

        if (scalars.Count > 0)
        {
            // A traced fill value: the scalar, stretched.
            Value scalar = this.Operand(scalars[0].Value, call.Types[call.Types.Count - 1].ScalarType ?? DType.F32, false);
            return this.Traced(this.Scope().BroadcastTo(scalar, (EquatableArray<Dim>)attributes[0].Item2));
        }

        this.RefuseFlat(op, operands, isOverAll);
        Attributes given = new(attributes.Select(a => (a.Item1, operands.Count == 0 ? a.Item2 : FromStart(a.Item1, a.Item2, operands[0].Type.Rank))).ToEquatableArray());
        if (op is ArgReduceOp && given.Int("axis") is var along && along >= 0 && along < operands[0].Type.Rank)
        {
            this.Require(Dim.One, operands[0].Type.Shape[(int)along], $"'{op.Name}' over axis {along}", TraceFault.Thrown);
        }

        if (op == Primitives.DotGeneral)
        {
            IEnumerable<(int Left, int Right)> pairs = given.Axes("lhsContracting").Zip(given.Axes("rhsContracting"), (l, r) => (l, r))
                .Concat(given.Axes("lhsBatch").Zip(given.Axes("rhsBatch"), (l, r) => (l, r)));
            foreach ((int left, int right) in pairs)
            {
                UnifyInstances(operands[0].Type.Shape[left], operands[1].Type.Shape[right]);
            }
        }

        if (op == Primitives.ConvGeneralDilated && operands.All(o => o.Type.Rank >= 2))
        {
            ConvGeometry form = ConvGeometry.Of(given);
            UnifyInstances(operands[0].Type.Shape[form.Lhs.Second], operands[1].Type.Shape[form.Rhs.Second] * form.FeatureGroups);
        }

        this.RefuseGuess(op, operands);
        IReadOnlyList<Value> outputs = this.Bind(op, operands, given);
        if (op is ElementwiseOp)
        {
            this.KeepGuess(operands, outputs);
        }

        if (op.IsSize("low"))
        {
            foreach (Dim size in outputs[0].Type.Shape)
            {
                this.Require(Dim.Zero, size, $"the result of '{op.Name}'", TraceFault.ShapeMismatch);
            }
        }

        return outputs.Count == 1 ? this.Traced(outputs[0]) : TupleOf(outputs.Select(o => (AbstractValue)this.Traced(o)).ToList());
    }

    // Axes counted from the end, as the functions take them in eager mode too; what is outside, the op reports.
    private static object FromStart(string name, object attribute, int rank)
    {
        return (name, attribute) switch
        {
            ("axis" or "dimension", long axis) => (long)Axis((int)axis),
            ("axes" or "dimensions" or "permutation", EquatableArray<int> axes) => axes.Select(Axis).ToEquatableArray(),
            _ => attribute,
        };

        int Axis(int axis) => axis < 0 && axis >= -rank ? axis + rank : axis;
    }

    private object Attribute(Op op, PrimitiveArgument argument)
    {
        TypeRef type = argument.Type.Kind == TypeKind.Nullable ? argument.Type.Arguments[0] : argument.Type;
        switch (argument.Value)
        {
            case ListValue list when type.Name == "Pure.Jit.Shape":
                return list.Items.Select(i => this.SizeOf(this.SizeFrom(i))).ToEquatableArray();
            case IntValue size when type.Name == "Pure.Jit.Shape":
                return new EquatableArray<Dim>([size.Dim]);
            case ListValue list when type.Name == "Pure.Jit.Axes" && op.IsSize(argument.Name):
                return Pad.Canonical(list.Items.Select(this.SizeOf).ToEquatableArray());
            case ListValue list when type.Name == "Pure.Jit.Axes":
                return list.Items.Select(i => IsAllOfFlat(i) ? 0 : this.ConstantInt(i)).ToEquatableArray();
            case IntValue axis when type.Name == "Pure.Jit.Axes":
                return new EquatableArray<int>([this.ConstantInt(axis)]);
            case IntValue { Dim.IsConstant: true } integer:
                return type.ScalarType is { } scalar && scalar.IsFloating() ? (object)(double)integer.Dim.Value : integer.Dim.Value;
            case ConstantValue constant:
                return constant.Value;
            default:
                throw this.Fail(TraceFault.StaticNeeded, $"'{argument.Name}' of '{op.Name}'", "a constant, or a parameter marked [Static]");
        }
    }

    private Dim SizeOf(AbstractValue value) => value is IntValue size
        ? size.Dim
        : throw this.Fail(TraceFault.StaticNeeded, "a size of a shape", "a constant, a size of an array, or a parameter marked [Static]");

    private int ConstantInt(AbstractValue value) => value is IntValue { Dim.IsConstant: true } integer
        ? checked((int)integer.Dim.Value)
        : throw this.Fail(TraceFault.StaticNeeded, "an axis", "a constant, or a parameter marked [Static]");

    /// <summary>A value as an operand of the current scope, with its dtype.</summary>
    /// <param name="value">Traced, or a constant that becomes a rank-0 <c>full</c>.</param>
    /// <param name="dtype">What a constant, or a weak traced scalar, becomes.</param>
    /// <param name="isStrong">Keeps a traced value's own dtype.</param>
    private Value Operand(AbstractValue value, DType dtype, bool isStrong = true)
    {
        switch (value)
        {
            case TracedValue traced:
                Value entered = this.scope.Enter(traced);
                return isStrong || entered.Type.DType == dtype ? entered : this.Scope().Convert(entered, dtype);
            case IntValue { Dim.IsConstant: false } size:
                return this.Scope().DimAsValue(size.Dim, dtype);
            case IntValue integer:
                return this.Scope().Full(ArrayType.Scalar(dtype), this.Fitting(integer.Dim.Value, dtype));
            case ConstantValue { Value: bool flag }:
                return this.Scope().Full(ArrayType.Scalar(dtype), flag ? 1 : 0);
            case ConstantValue { Value: double number }:
                return this.Scope().Full(ArrayType.Scalar(dtype), this.Fitting(number, dtype));
            default:
                throw this.Fail(TraceFault.Unsupported, $"{Print(value)} as an array");
        }
    }

    // A ulong above long.MaxValue is carried as the long of the same bits.
    private long Fitting(long number, DType dtype) =>
        !dtype.IsInteger() || dtype == DType.U64 || ScalarFold.Wrap(number, dtype) == number
            ? number
            : throw this.Fail(TraceFault.ShapeMismatch, $"{number} is not a value of {dtype.Name()}; convert the array with As first");

    private double Fitting(double number, DType dtype)
    {
        bool fits = dtype.IsFloating() || (number == Math.Floor(number) && ScalarFold.Wrap((long)number, dtype) == (long)number) || dtype == DType.Bool;
        return fits ? number : throw this.Fail(TraceFault.ShapeMismatch, $"{Print(new ConstantValue(number))} is not a value of {dtype.Name()}; convert the array with As first");
    }

    private EquatableArray<Dim> BroadcastShapes(string what, EquatableArray<Dim> left, EquatableArray<Dim> right)
    {
        if (left.Equals(right))
        {
            return left;
        }

        int rank = Math.Max(left.Count, right.Count);
        Dim[] result = new Dim[rank];
        for (int axis = 1; axis <= rank; axis++)
        {
            Dim a = axis <= left.Count ? left[left.Count - axis] : Dim.One, b = axis <= right.Count ? right[right.Count - axis] : Dim.One;
            if (IsFlat(a) || IsFlat(b))
            {
                return this.BroadcastFlat(left, right);
            }

            result[rank - axis] = a.Equals(Dim.One) ? b : a;
            if (!a.Equals(Dim.One) && !b.Equals(Dim.One) && !a.Equals(b))
            {
                UnifyInstances(a, b);
                throw this.Fail(
                    TraceFault.ShapeMismatch,
                    $"'{what}' cannot broadcast ({string.Join(", ", left)}) with ({string.Join(", ", right)}): axis {-axis} is {a} in one and {b} in the other" + Shapes.IfAlwaysEqual(a, b));
            }
        }

        return new EquatableArray<Dim>(result);
    }

    // Arrays of unknown rank go elementwise with scalars and with arrays of the same shape, which is checked on entry.
    private EquatableArray<Dim> BroadcastFlat(EquatableArray<Dim> left, EquatableArray<Dim> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return left.Count == 0 ? right : left;
        }

        if (left.Count == 1 && right.Count == 1 && IsFlat(left[0]) && IsFlat(right[0]))
        {
            throw new UnifyException(right[0].ToString(), left[0]);
        }

        throw this.RankNeeded(IsFlat(left[0]) ? left[0] : right[0], "{0} is broadcast with an array of known rank here");
    }

    private static bool IsFlat(Dim dim) => FlatShape.Is(dim);

    private void RefuseFlat(Op op, IReadOnlyList<Value> operands, bool isOverAll)
    {
        foreach (Value operand in operands)
        {
            if (operand.Type.Rank == 1 && IsFlat(operand.Type.Shape[0]) && op is not ElementwiseOp && !(op is ReduceOp && isOverAll) && op.Name != "stop_gradient")
            {
                throw this.RankNeeded(operand.Type.Shape[0], $"'{op.Name}' needs the rank of {{0}}");
            }
        }
    }

    private TraceException RankNeeded(Dim flat, string use)
    {
        string parameter = flat.ToString().TrimStart(FlatShape.Prefix);
        return this.Fail(TraceFault.RankNeeded, parameter, use.Replace("{0}", $"'{parameter}'"));
    }

    private JaxprBuilder Scope() => this.scope.Build;

    private TracedValue Traced(Value value) => new(value, this.scope);

    private IReadOnlyList<Value> Bind(Op op, IReadOnlyList<Value> operands, Attributes attributes)
    {
        try
        {
            IReadOnlyList<Value> results = this.Scope().BindAll(op, operands, attributes);
            return results.FirstOrDefault(r => r.Type.Shape.Any(d => d.IsConstant && d.Value < 0)) is { } negative
                ? throw this.Fail(TraceFault.ShapeMismatch, $"'{this.RuntimeFunction() ?? op.Name}' would have the shape [{string.Join(", ", negative.Type.Shape)}]; a size is at least 0")
                : results;
        }
        catch (ShapeException e)
        {
            // The user knows the function that was called, not what it is made of.
            throw this.Fail(TraceFault.ShapeMismatch, this.RuntimeFunction() is { } function ? e.Message.Replace($"'{op.Name}'", $"'{function}'") : e.Message);
        }
    }
}
