using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// Convolutions in the primitive's form; Prelude/Lax.Convolution.cs has JAX's.
public static partial class Lax
{
    /// <summary>
    /// A convolution with every axis named by number, as the primitive has it; the other forms have JAX's arguments. f32 and f64 are accumulated by fused multiply-add, f16 in f32; integers wrap. The bits do not depend
    /// on the number of threads. Linear in each operand.
    /// </summary>
    /// <param name="lhs">The array, with an axis of examples, one of features, and spatial axes.</param>
    /// <param name="rhs">The kernel, with an axis of the result's features, one of lhs's (of one group), and spatial axes.</param>
    /// <param name="windowStrides">The step of the window along each spatial axis.</param>
    /// <param name="low">How many zeros before each spatial axis of lhs; a negative number cuts off.</param>
    /// <param name="high">How many after it.</param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand.</param>
    /// <param name="lhsSpec">lhs's axes: examples, features, then the spatial ones.</param>
    /// <param name="rhsSpec">rhs's axes: the result's features, lhs's features, then the spatial ones in the same order.</param>
    /// <param name="outSpec">The result's axes: examples, features, then the spatial ones in the same order.</param>
    /// <param name="groupCounts">How many groups of features, and of examples; one of them is 1.</param>
    /// <exception cref="ArgumentException">Sizes, groups or axes do not fit.</exception>
    [Primitive("conv_general_dilated")]
    public static unsafe NDArray<T> ConvGeneralDilated<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, Axes low, Axes high, Axes lhsDilation, Axes rhsDilation,
        Axes lhsSpec, Axes rhsSpec, Axes outSpec, Axes groupCounts)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
        {
            throw Dispatch.Undefined<T>("conv_general_dilated");
        }

        RequireConvolution(lhs, rhs, lhsSpec, rhsSpec, outSpec, groupCounts);
        int[] sizes = new int[lhs.Rank];
        sizes[outSpec[0]] = lhs.Shape[lhsSpec[0]] / groupCounts[1];
        sizes[outSpec[1]] = rhs.Shape[rhsSpec[0]];
        RequireSpatial(nameof(windowStrides), windowStrides, lhs.Rank, isPositive: true);
        RequireSpatial(nameof(low), low, lhs.Rank, isPositive: false);
        RequireSpatial(nameof(high), high, lhs.Rank, isPositive: false);
        RequireSpatial(nameof(lhsDilation), lhsDilation, lhs.Rank, isPositive: true);
        RequireSpatial(nameof(rhsDilation), rhsDilation, lhs.Rank, isPositive: true);
        for (int i = 0; i < windowStrides.Count; i++)
        {
            sizes[outSpec[i + 2]] = WindowPlaces(
                lhs.Shape[lhsSpec[i + 2]], low[i], high[i], lhsDilation[i], rhs.Shape[rhsSpec[i + 2]], rhsDilation[i], windowStrides[i]);
        }

        NDArray<T> result = NDArray<T>.Allocate(Shape.Create(sizes));
        fixed (T* left = &lhs.Reference)
        fixed (T* right = &rhs.Reference)
        fixed (T* sums = &result.Reference)
        {
            Convolutions.Run(
                left, right, sums, lhs.Shape.Sizes, rhs.Shape.Sizes, sizes, windowStrides.Items, low.Items, high.Items, lhsDilation.Items, rhsDilation.Items,
                lhsSpec.Items, rhsSpec.Items, outSpec.Items, groupCounts.Items);
        }

        GC.KeepAlive(lhs);
        GC.KeepAlive(rhs);
        return result;
    }

    /// <summary>How many places a window has along an axis.</summary>
    internal static int WindowPlaces(int length, int low, int high, int baseDilation, int window, int windowDilation, int stride)
    {
        int padded = low + high + (length == 0 ? 0 : ((length - 1) * baseDilation) + 1);
        int extent = ((window - 1) * windowDilation) + 1;
        return padded < extent ? 0 : ((padded - extent) / stride) + 1;
    }

    private static void RequireConvolution<T>(NDArray<T> lhs, NDArray<T> rhs, Axes lhsSpec, Axes rhsSpec, Axes outSpec, Axes groupCounts)
        where T : unmanaged
    {
        if (lhs.Rank != rhs.Rank || lhs.Rank < 2)
        {
            throw new ArgumentException(
                $"'conv_general_dilated' needs equal ranks of at least 2: lhs has shape {lhs.Shape}, rhs {rhs.Shape}", nameof(rhs));
        }

        RequireOrder(nameof(lhsSpec), lhsSpec, lhs.Rank);
        RequireOrder(nameof(rhsSpec), rhsSpec, lhs.Rank);
        RequireOrder(nameof(outSpec), outSpec, lhs.Rank);
        if (groupCounts.Count != 2 || groupCounts[0] < 1 || groupCounts[1] < 1 || (groupCounts[0] > 1 && groupCounts[1] > 1))
        {
            throw new ArgumentException(
                $"'conv_general_dilated' takes groups of features or of examples, at least 1: the counts are {groupCounts}", nameof(groupCounts));
        }

        int features = lhs.Shape[lhsSpec[1]], taken = rhs.Shape[rhsSpec[1]];
        if (features != taken * groupCounts[0])
        {
            throw new ArgumentException(
                $"'conv_general_dilated' needs as many features in lhs as rhs takes, times the {groupCounts[0]} feature groups: "
                + $"axis {lhsSpec[1]} of lhs {lhs.Shape} is {features}, axis {rhsSpec[1]} of rhs {rhs.Shape} is {taken}");
        }

        int groups = groupCounts[0] * groupCounts[1];
        if (rhs.Shape[rhsSpec[0]] % groups != 0 || lhs.Shape[lhsSpec[0]] % groupCounts[1] != 0)
        {
            throw new ArgumentException(
                $"'conv_general_dilated' needs group counts {groupCounts} that divide the filters, axis {rhsSpec[0]} of rhs {rhs.Shape}, "
                + $"and for groups of examples axis {lhsSpec[0]} of lhs {lhs.Shape}", nameof(groupCounts));
        }
    }

    private static void RequireOrder(string name, Axes axes, int rank)
    {
        if (axes.Count != rank || axes.Normalize(rank) != axes)
        {
            throw new ArgumentException($"'{name}' {axes} must have every axis of an array of rank {rank} once", name);
        }
    }

    private static void RequireSpatial(string name, Axes items, int rank, bool isPositive)
    {
        if (items.Count != rank - 2)
        {
            throw new ArgumentException($"'{name}' {items} has {items.Count} entries, but there are {rank - 2} spatial axes", name);
        }

        foreach (int item in items)
        {
            if (isPositive && item < 1)
            {
                throw new ArgumentException($"'{name}' {items} has an entry below 1", name);
            }
        }
    }
}
