using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Trees: taking values of a C# type apart into leaves and putting them together again.</summary>
public sealed partial class Tracer
{
    /// <summary>The leaves of a value in order, as values of the current scope.</summary>
    private List<Value> Flatten(AbstractValue value, TypeRef type)
    {
        List<Value> leaves = [];
        this.Visit(value, type, (leaf, dtype) =>
        {
            leaves.Add(this.Operand(leaf, dtype, leaf is TracedValue));
            return leaf;
        });
        return leaves;
    }

    /// <summary>A value like <paramref name="like"/> with other leaves, taken from the queue in order.</summary>
    private AbstractValue Rebuild(AbstractValue like, TypeRef type, Queue<Value> leaves) =>
        this.Visit(like, type, (_, _) => this.Traced(leaves.Dequeue()));

    // The leaves that the functions of Tree see, as values of the current scope.
    private List<Value> Arrays(PrimitiveArgument tree)
    {
        List<Value> leaves = [];
        this.VisitArrays(tree.Value, tree.Type, (leaf, dtype) =>
        {
            leaves.Add(this.Operand(leaf, dtype, leaf is TracedValue));
            return leaf;
        });
        return leaves;
    }

    /// <summary>Maps the leaves of a value; what is neither array nor scalar (text, enum members, functions) stays.</summary>
    private AbstractValue Visit(AbstractValue value, TypeRef type, Func<AbstractValue, DType, AbstractValue> leaf) =>
        this.Visit(value, type, leaf, isForTree: false);

    /// <summary>
    /// The same for the functions of Tree, whose leaves are arrays only: keys, and numbers of C#, which a transformation sees as
    /// arrays of rank 0, stay there.
    /// </summary>
    private AbstractValue VisitArrays(AbstractValue value, TypeRef type, Func<AbstractValue, DType, AbstractValue> leaf) =>
        this.Visit(value, type, leaf, isForTree: true);

    private AbstractValue Visit(AbstractValue value, TypeRef type, Func<AbstractValue, DType, AbstractValue> leaf, bool isForTree)
    {
        switch (type.Kind)
        {
            case TypeKind.Scalar when isForTree:
            case TypeKind.Named when isForTree && type.Name == RuntimeRecords.PrngKey.Name:
                return value;
            case TypeKind.Scalar or TypeKind.NDArray:
                return value is NullValue ? value : leaf(value, type.ElementType ?? this.TypeOf(value).DType);
            case TypeKind.Nullable:
                return value is NullValue ? value : this.Visit(value, type.Arguments[0], leaf, isForTree);
            case TypeKind.Tuple when value is TreeValue tuple:
                return tuple with { Fields = tuple.Fields.Select((f, i) => (f.Name, this.Visit(f.Value, type.Arguments[i], leaf, isForTree))).ToList() };
            case TypeKind.Array when value is ListValue list:
                return new ListValue(list.Items.Select(i => this.Visit(i, type.Arguments[0], leaf, isForTree)).ToList());
            case TypeKind.Named when value is TreeValue tree && this.library.Record(type.Name) is { } record && (tree.Type.Kind != TypeKind.Named || tree.Type.Name == type.Name):
                Dictionary<string, TypeRef> arguments = [];
                for (int i = 0; i < record.TypeParameters.Count && i < type.Arguments.Count; i++)
                {
                    arguments[record.TypeParameters[i]] = type.Arguments[i];
                }

                return tree with
                {
                    Type = type,
                    Fields = record.Members.Select(m => (m.Name, this.Visit(tree.Find(m.Name) ?? NullValue.Instance, m.Type.Close(arguments), leaf, isForTree))).ToList(),
                };
            default:
                // In a variable of an interface or a base the value says what it is.
                return value is TreeValue { Type: { Kind: TypeKind.Named } held } && held != type && this.library.Record(held.Name) is not null
                    ? this.Visit(value, held, leaf, isForTree)
                    : value;
        }
    }

    private AbstractValue? TreePrimitive(PrimitiveCall call)
    {
        switch (call.Name)
        {
            case "tree_map":
                return this.TreeMap(call);
            case "tree_leaves":
                DType wanted = call.Types.Count < 2 ? DType.F32 : call.Types[1].ScalarType ?? DType.F32;
                return new ListValue(this.Arrays(call.Arguments[0])
                    .Where(v => v.Type.DType == wanted)
                    .Select(v => (AbstractValue)this.Traced(v)).ToList());
            case "tree_reduce":
                FunctionValue combine = (FunctionValue)call[0];
                return this.Arrays(call.Arguments[1]).Where(v => v.Type.DType == DType.F32)
                    .Aggregate(call[2], (total, v) => combine.Invoke([total, this.Traced(v)]));
            default:
                throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code");
        }
    }

    // The lambda's parameter type says which leaves it is for; the others of the first tree pass through.
    private AbstractValue TreeMap(PrimitiveCall call)
    {
        FunctionValue function = call[0] as FunctionValue ?? throw this.Fail(TraceFault.UnknownFunction, "Tree.Map");
        DType dtype = call.Arguments[0].Type.Arguments[0].ElementType ?? DType.F32;
        List<List<Value>> others = call.Arguments.Skip(2).Select(this.Arrays).ToList();
        int position = 0;
        SortedSet<DType> met = [];
        AbstractValue mapped = this.VisitArrays(call[1], call.Arguments[1].Type, (leaf, _) =>
        {
            Value first = this.Operand(leaf, dtype, leaf is TracedValue);
            met.Add(first.Type.DType);
            int at = position++;
            if (others.Any(o => at >= o.Count))
            {
                throw this.Fail(TraceFault.ShapeMismatch, "the trees given to Tree.Map have different numbers of leaves");
            }

            return first.Type.DType == dtype
                ? function.Invoke([this.Traced(first), .. others.Select(o => this.Traced(o[at]))])
                : leaf;
        });

        // One type argument: a lambda without types, which may have been meant for whatever the tree holds.
        return call.Types.Count > 1 || met.Count == 0 || met.Contains(dtype)
            ? mapped
            : throw this.Fail(
                TraceFault.Unsupported,
                $"'Tree.Map' with a lambda for float arrays on a tree that holds none, but {string.Join(", ", met.Select(d => d.CSharp()))} (give the lambda its type: (NDArray<{met.Min.CSharp()}> x) => …),");
    }
}
