using System.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit;

// Products of matrices and their generalisation.
public static partial class Lax
{
    /// <summary>
    /// Multiplies and sums over pairs of axes. The result has the batch axes, then lhs's other axes, then rhs's. Each
    /// f32 and f64 element is accumulated by fused multiply-add in the order of the contracted axes (see
    /// <see cref="Gemm"/>); f16 in f32; integers wrap.
    /// </summary>
    /// <param name="lhs">The left array.</param>
    /// <param name="rhs">The right array.</param>
    /// <param name="lhsContracting">The axes of lhs that are summed over.</param>
    /// <param name="rhsContracting">Their partners in rhs, in the same order.</param>
    /// <param name="lhsBatch">The axes of lhs that run alongside.</param>
    /// <param name="rhsBatch">Their partners in rhs, in the same order.</param>
    /// <exception cref="ArgumentException">Partners differ in size or number.</exception>
    [Primitive("dot_general")]
    public static NDArray<T> DotGeneral<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes lhsContracting, Axes rhsContracting, Axes lhsBatch, Axes rhsBatch)
        where T : unmanaged
    {
        lhsContracting = lhsContracting.Normalize(lhs.Rank);
        rhsContracting = rhsContracting.Normalize(rhs.Rank);
        lhsBatch = lhsBatch.Normalize(lhs.Rank);
        rhsBatch = rhsBatch.Normalize(rhs.Rank);
        RequirePartners(lhs, rhs, lhsContracting, rhsContracting, "contracted");
        RequirePartners(lhs, rhs, lhsBatch, rhsBatch, "batch");
        Axes lhsFree = Others(lhs.Rank, lhsBatch, lhsContracting);
        Axes rhsFree = Others(rhs.Rank, rhsBatch, rhsContracting);
        int batch = SizeOf(lhs, lhsBatch);
        int rows = SizeOf(lhs, lhsFree);
        int columns = SizeOf(rhs, rhsFree);
        int inner = SizeOf(lhs, lhsContracting);
        NDArray<T> left = Transpose(lhs, lhsBatch.Concat(lhsFree).Concat(lhsContracting));
        NDArray<T> right = Transpose(rhs, rhsBatch.Concat(rhsContracting).Concat(rhsFree));
        Shape shape = SizesOf(lhs, lhsBatch).Concat(SizesOf(lhs, lhsFree)).Concat(SizesOf(rhs, rhsFree));
        if (typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16))
        {
            return DotGeneral(
                Reshape(left, (batch, rows, inner)).As<float>(), Reshape(right, (batch, inner, columns)).As<float>(), 2, 1, 0, 0)
                .As<T>().View(0, shape);
        }

        NDArray<T> result = Full(shape, default(T));
        MatmulLoop<T> loop = new(left, right, result, batch, rows, inner, columns);
        Dispatch.Number<T, MatmulLoop<T>>(ref loop, "dot_general");
        GC.KeepAlive(left);
        GC.KeepAlive(right);
        return result;
    }

    private static void RequirePartners<T>(NDArray<T> lhs, NDArray<T> rhs, Axes left, Axes right, string kind)
        where T : unmanaged
    {
        if (left.Count != right.Count)
        {
            throw new ArgumentException($"lhs has {left.Count} {kind} axes {left}, rhs has {right.Count} {right}; they go in pairs");
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (lhs.Shape[left[i]] != rhs.Shape[right[i]])
            {
                throw new ArgumentException(
                    $"'dot_general' needs the {kind} sizes to match: axis {left[i]} of lhs {lhs.Shape} is {lhs.Shape[left[i]]}, "
                    + $"axis {right[i]} of rhs {rhs.Shape} is {rhs.Shape[right[i]]}");
            }
        }
    }

    private static Axes Others(int rank, Axes first, Axes second)
    {
        Axes others = default;
        for (int axis = 0; axis < rank; axis++)
        {
            others = first.Contains(axis) || second.Contains(axis) ? others : others.Insert(others.Count, axis);
        }

        return others;
    }

    private static Shape SizesOf<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
    {
        Shape sizes = default;
        foreach (int axis in axes)
        {
            sizes = sizes.Insert(sizes.Rank, x.Shape[axis]);
        }

        return sizes;
    }

    private static int SizeOf<T>(NDArray<T> x, Axes axes)
        where T : unmanaged
        => SizesOf(x, axes).Size;

    private readonly struct MatmulLoop<T>(
        NDArray<T> left, NDArray<T> right, NDArray<T> result, int batch, int rows, int inner, int columns) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> a = left.Elements<TSeen>();
            ReadOnlySpan<TSeen> b = right.Elements<TSeen>();
            Span<TSeen> c = result.WritableElements<TSeen>();
            for (int n = 0; n < batch; n++)
            {
                Multiply(a.Slice(n * rows * inner, rows * inner), b.Slice(n * inner * columns, inner * columns), c.Slice(n * rows * columns, rows * columns));
            }
        }

        private unsafe void Multiply<TSeen>(ReadOnlySpan<TSeen> a, ReadOnlySpan<TSeen> b, Span<TSeen> c)
            where TSeen : unmanaged, INumber<TSeen>
        {
            fixed (TSeen* lhs = a)
            fixed (TSeen* rhs = b)
            fixed (TSeen* sums = c)
            {
                if (typeof(TSeen) == typeof(float))
                {
                    Gemm.Multiply(rows, columns, inner, (float*)lhs, inner, 1, (float*)rhs, columns, 1, (float*)sums, columns);
                    return;
                }

                if (typeof(TSeen) == typeof(double))
                {
                    Gemm.Multiply(rows, columns, inner, (double*)lhs, inner, 1, (double*)rhs, columns, 1, (double*)sums, columns);
                    return;
                }
            }

            for (int i = 0; i < rows; i++)
            {
                Span<TSeen> row = c.Slice(i * columns, columns);
                for (int k = 0; k < inner; k++)
                {
                    ReadOnlySpan<TSeen> line = b.Slice(k * columns, columns);
                    for (int j = 0; j < columns; j++)
                    {
                        row[j] = unchecked(row[j] + (a[(i * inner) + k] * line[j]));
                    }
                }
            }
        }
    }
}
