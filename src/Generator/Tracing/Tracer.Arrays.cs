using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Members of NDArray: shape, conversions; indexing and functional updates by name.</summary>
public sealed partial class Tracer
{
    private AbstractValue ArrayPrimitive(PrimitiveCall call)
    {
        switch (call.Name)
        {
            case "ndarray_shape":
                return ShapeOf(this.TypeOf(call[0]));
            case "ndarray_rank":
                AbstractValue shape = ShapeOf(this.TypeOf(call[0]));
                this.RefuseFlat(((ListValue)shape).Items, "the rank of {0} is used here");
                return IntValue.Of(this.TypeOf(call[0]).Rank);
            case "ndarray_size":
                return new IntValue(this.TypeOf(call[0]).Size);
            case "ndarray_dtype":
                return new ConstantValue(this.TypeOf(call[0]).DType.Name());
            case "ndarray_from_scalar":
                // A weak constant keeps its C# type only through the array it becomes.
                return call[0] is TracedValue ? call[0] : this.Traced(this.Operand(call[0], call.Types[0].ScalarType ?? DType.F32));
            case "ndarray_item":
                return this.Item(call[0]);
            case "ndarray_index":
                return this.Index(call[0], this.Items(call[1]));
            case "ndarray_index_keys":
                TreeValue keys = (TreeValue)call[0];
                return keys with { Fields = keys.Fields.Select(f => (f.Name, this.Index(f.Value, this.Items(call[1])))).ToList() };
            case "ndarray_at":
                return new TreeValue(new TypeRef(TypeKind.Named, "Pure.Jit.NDArrayAt", []), [("array", call[0]), ("indices", new ListValue(this.Items(call[1])))]);
            case "ndarray_at_get":
                return this.Get((TreeValue)call[0], call[1], call[2]);
            case "ndarray_at_apply":
                TreeValue changed = (TreeValue)call[0];
                return this.Update(changed, ((FunctionValue)call[1]).Invoke([this.Index(changed.Find("array")!, this.Items(changed.Find("indices")!))]), "set", call[2]);
            case "ndarray_at_set" or "ndarray_at_add" or "ndarray_at_subtract" or "ndarray_at_multiply" or "ndarray_at_divide"
                or "ndarray_at_power" or "ndarray_at_min" or "ndarray_at_max":
                return this.Update((TreeValue)call[0], call[1], call.Name.Substring("ndarray_at_".Length), call[2]);
            case "index_new_axis":
                return new MarkerValue("NewAxis");
            case "index_ellipsis":
                return new MarkerValue("Ellipsis");
            case "index_slice":
                return new SliceValue(call[0], call[1], call[2]);
            case "index_position" or "index_range" or "index_positions" or "index_from_end":
                return call.Name == "index_from_end" ? new FromEndValue(this.SizeOf(call[0])) : call[0];
            default:
                throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code");
        }
    }

    private static ListValue ShapeOf(ArrayType type) => new(type.Shape.Select(d => (AbstractValue)new IntValue(d)).ToList());

    private AbstractValue Item(AbstractValue value)
    {
        if (value is not TracedValue traced || traced.Type.Rank == 0)
        {
            return value;
        }

        return traced.Type.Size.Equals(Dim.One)
            ? this.Traced(this.Scope().Reshape(this.scope.Enter(traced), []))
            : throw this.Fail(TraceFault.ShapeMismatch, $"an array of type {traced.Type} is not one number, as which C# takes it here; for every element use the function of Nd (Nd.Equal for ==), and All or Any for a condition on all of them");
    }
}
