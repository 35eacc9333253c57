using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>The rules of <see cref="Simplify"/> that only move, repeat or drop elements.</summary>
internal static class SimplifyStructure
{
    public static Value? Rewrite(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes)
    {
        Value x = inputs[0];
        return op.Name switch
        {
            "reshape" => Reshape(rewriter, x, attributes.Shape("newSizes")),
            "transpose" => Transpose(rewriter, x, attributes.Axes("permutation")),
            "broadcast_in_dim" => Broadcast(rewriter, x, attributes.Shape("shape"), attributes.Axes("broadcastDimensions")),
            "slice" => Slice(rewriter, op, x, attributes),
            "pad" => Pad(x, attributes),
            "rev" => Reverse(rewriter, x, attributes.Axes("dimensions")),
            "concatenate" => inputs.Count == 1 ? x : null, // concatenate(x) = x
            "reduce_max" or "reduce_min" or "reduce_prod" or "reduce_and" or "reduce_or" => Reduce(rewriter, op, x, attributes.Axes("axes")),
            _ => null,
        };
    }

    private static Value? Reshape(Rewriter rewriter, Value x, EquatableArray<Dim> shape)
    {
        // reshape[shape of x](x) = x
        if (x.Type.Shape.Equals(shape))
        {
            return x;
        }

        // reshape(reshape(x)) = reshape(x)
        if (rewriter.Definition(x, "reshape") is { } inner)
        {
            return rewriter.Bind(Primitives.Reshape, inner.Inputs, Attributes.Of(("newSizes", shape)));
        }

        // reshape(full[c]) = full[c]
        return Refill(rewriter, x, shape);
    }

    private static Value? Transpose(Rewriter rewriter, Value x, EquatableArray<int> permutation)
    {
        // transpose[0,1,…](x) = x
        if (IsAscending(permutation))
        {
            return x;
        }

        EquatableArray<Dim> shape = permutation.Select(axis => x.Type.Shape[axis]).ToEquatableArray();

        // transpose[p](transpose[q](x)) = transpose[q∘p](x)
        if (rewriter.Definition(x, "transpose") is { } inner)
        {
            EquatableArray<int> first = inner.Attributes.Axes("permutation");
            return rewriter.Bind(
                Primitives.Transpose, inner.Inputs, Attributes.Of(("permutation", permutation.Select(axis => first[axis]).ToEquatableArray())));
        }

        // transpose(full[c]) = full[c]
        if (Refill(rewriter, x, shape) is { } full)
        {
            return full;
        }

        // transpose(x) = reshape(x) when only axes of size 1 change places
        if (IsAscending(permutation.Where(axis => !IsOne(x.Type.Shape[axis])).ToEquatableArray()))
        {
            return rewriter.Bind(Primitives.Reshape, [x], Attributes.Of(("newSizes", shape)));
        }

        // transpose(broadcast(x)) = broadcast(x) when the axes of x keep their order
        if (rewriter.Definition(x, "broadcast_in_dim") is { } broadcast)
        {
            List<int> order = permutation.ToList();
            EquatableArray<int> moved =
                broadcast.Attributes.Axes("broadcastDimensions").Select(axis => order.IndexOf(axis)).ToEquatableArray();
            if (IsAscending(moved))
            {
                return BindBroadcast(rewriter, broadcast.Inputs[0], shape, moved);
            }
        }

        return null;
    }

    private static Value? Broadcast(Rewriter rewriter, Value x, EquatableArray<Dim> shape, EquatableArray<int> axes)
    {
        // broadcast[shape of x](x) = x
        if (x.Type.Shape.Equals(shape) && IsAscending(axes))
        {
            return x;
        }

        // broadcast(full[c]) = full[c]
        if (Refill(rewriter, x, shape) is { } full)
        {
            return full;
        }

        // broadcast[outer](broadcast[inner](x)) = broadcast[outer∘inner](x)
        if (rewriter.Definition(x, "broadcast_in_dim") is { } inner)
        {
            EquatableArray<int> composed =
                inner.Attributes.Axes("broadcastDimensions").Select(axis => axes[axis]).ToEquatableArray();
            return BindBroadcast(rewriter, inner.Inputs[0], shape, composed);
        }

        // broadcast(reshape(x)) = broadcast(x) when the reshape only inserts axes of size 1
        if (rewriter.Definition(x, "reshape") is { } reshape &&
            KeptAxes(reshape.Inputs[0].Type.Shape, x.Type.Shape) is { } kept)
        {
            return BindBroadcast(rewriter, reshape.Inputs[0], shape, kept.Select(axis => axes[axis]).ToEquatableArray());
        }

        // broadcast(x) = reshape(x) when it only inserts axes of size 1
        return axes.Select((axis, i) => shape[axis].Equals(x.Type.Shape[i])).All(same => same) &&
            shape.Where((size, axis) => !axes.Contains(axis)).All(IsOne)
            ? rewriter.Bind(Primitives.Reshape, [x], Attributes.Of(("newSizes", shape)))
            : null;
    }

    private static Value? Slice(Rewriter rewriter, Op op, Value x, Attributes attributes)
    {
        EquatableArray<Dim> starts = attributes.Shape("startIndices"), limits = attributes.Shape("limitIndices");

        // slice[everything](x) = x
        if (starts.All(s => s.Equals(Dim.Zero)) && limits.Equals(x.Type.Shape) && attributes.Axes("strides").All(s => s == 1))
        {
            return x;
        }

        // slice(full[c]) = full[c]
        return rewriter.Definition(x, "full") is null ? null : Refill(rewriter, x, op.InferTypes([x.Type], attributes)[0].Shape);
    }

    // pad[nothing](x) = x
    private static Value? Pad(Value x, Attributes attributes) =>
        IsNothing(attributes, "low") && IsNothing(attributes, "high") && IsNothing(attributes, "interior") ? x : null;

    // Amounts with names in them are a shape, others axes.
    private static bool IsNothing(Attributes attributes, string name) =>
        attributes.Items.Any(a => a.Name == name && a.Value is EquatableArray<int> amounts && amounts.All(n => n == 0));

    private static Value? Reverse(Rewriter rewriter, Value x, EquatableArray<int> dimensions)
    {
        // rev[no axes](x) = x
        if (dimensions.Count == 0)
        {
            return x;
        }

        // rev[a](rev[a](x)) = x
        return rewriter.Definition(x, "rev") is { } inner && inner.Attributes.Axes("dimensions").Equals(dimensions) ? inner.Inputs[0] : null;
    }

    private static Value? Reduce(Rewriter rewriter, Op op, Value x, EquatableArray<int> axes)
    {
        // reduce[no axes](x) = x; not for sums, which add to +0 and so turn -0 into +0
        if (axes.Count == 0)
        {
            return x;
        }

        // reduce[axes of size 1](x) = reshape(x); not for sums, likewise
        if (axes.All(axis => IsOne(x.Type.Shape[axis])))
        {
            EquatableArray<Dim> shape = x.Type.Shape.Where((_, axis) => !axes.Contains(axis)).ToEquatableArray();
            return rewriter.Bind(Primitives.Reshape, [x], Attributes.Of(("newSizes", shape)));
        }

        // max[a](max[b](x)) = max[b and a](x), likewise min, and, or: exact in any order
        if (op.Name != "reduce_prod" && rewriter.Definition(x, op.Name) is { } inner)
        {
            EquatableArray<int> first = inner.Attributes.Axes("axes");
            int[] remaining = Enumerable.Range(0, inner.Inputs[0].Type.Rank).Where(axis => !first.Contains(axis)).ToArray();
            EquatableArray<int> both = first.Concat(axes.Select(axis => remaining[axis])).OrderBy(axis => axis).ToEquatableArray();
            return rewriter.Bind(op, inner.Inputs, Attributes.Of(("axes", both)));
        }

        return null;
    }

    private static Value BindBroadcast(Rewriter rewriter, Value x, EquatableArray<Dim> shape, EquatableArray<int> axes) =>
        rewriter.Bind(Primitives.BroadcastInDim, [x], Attributes.Of(("shape", shape), ("broadcastDimensions", axes)));

    private static Value? Refill(Rewriter rewriter, Value x, EquatableArray<Dim> shape) =>
        rewriter.Definition(x, "full") is { } full
            ? rewriter.Full(new ArrayType(x.Type.DType, shape), full.Attributes.Items.First(a => a.Name == "value").Value)
            : null;

    private static bool IsOne(Dim size) => size.Equals(Dim.One);

    private static bool IsAscending(EquatableArray<int> axes)
    {
        for (int i = 1; i < axes.Count; i++)
        {
            if (axes[i] <= axes[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    // Where the axes of a shape are in another one that has only axes of size 1 more.
    private static EquatableArray<int>? KeptAxes(EquatableArray<Dim> shape, EquatableArray<Dim> expanded)
    {
        List<int> kept = [];
        for (int axis = 0; axis < expanded.Count; axis++)
        {
            if (kept.Count < shape.Count && expanded[axis].Equals(shape[kept.Count]))
            {
                kept.Add(axis);
            }
            else if (!IsOne(expanded[axis]))
            {
                return null;
            }
        }

        return kept.Count == shape.Count ? kept.ToEquatableArray() : null;
    }
}
