using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pure.Jit;

// The loops of the scatters.
public static partial class Lax
{
    private static NDArray<T> ScatterInto<T, TStep>(
        NDArray<T> operand, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode)
        where T : unmanaged
        where TStep : struct, IScatterStep
    {
        NDArray<T> result = Copy(operand);
        ScatterLoop<T, TStep> loop = new(result, indices, updates, axis, batchDims, mode);
        if (TStep.TakesBool)
        {
            Dispatch.NumberOrBool<T, ScatterLoop<T, TStep>>(ref loop, TStep.Name);
        }
        else
        {
            Dispatch.Number<T, ScatterLoop<T, TStep>>(ref loop, TStep.Name);
        }

        GC.KeepAlive(indices);
        GC.KeepAlive(updates);
        return result;
    }

    private interface IScatterStep
    {
        static abstract string Name { get; }

        static virtual bool TakesBool => true;

        static abstract TSeen Combine<TSeen>(TSeen element, TSeen update)
            where TSeen : unmanaged, INumber<TSeen>;
    }

    /// <summary>The sizes B, P, n, I, Q of a gather or scatter, each as one number.</summary>
    private readonly struct IndexLayout
    {
        public IndexLayout(Shape operand, Shape indices, int axis, int batchDims)
        {
            if (batchDims < 0 || axis < batchDims || axis >= operand.Rank || indices.Rank < batchDims
                || operand[..batchDims] != indices[..batchDims])
            {
                throw new ArgumentException(
                    $"Axis {axis} with {batchDims} batch axes does not fit operand {operand} and indices {indices}", nameof(axis));
            }

            this.Batch = operand[..batchDims].Size;
            this.Prefix = operand[batchDims..axis].Size;
            this.Length = operand[axis];
            this.Suffix = operand[(axis + 1)..].Size;
            this.Positions = indices[batchDims..].Size;
            this.Result = operand[..axis].Concat(indices[batchDims..]).Concat(operand[(axis + 1)..]);
        }

        public int Batch { get; }

        public int Prefix { get; }

        public int Length { get; }

        public int Suffix { get; }

        public int Positions { get; }

        public Shape Result { get; }
    }

    private readonly struct ScatterStep : IScatterStep
    {
        public static string Name => "scatter";

        public static TSeen Combine<TSeen>(TSeen element, TSeen update)
            where TSeen : unmanaged, INumber<TSeen>
            => update;
    }

    private readonly struct ScatterAddStep : IScatterStep
    {
        public static string Name => "scatter_add";

        public static bool TakesBool => false;

        public static TSeen Combine<TSeen>(TSeen element, TSeen update)
            where TSeen : unmanaged, INumber<TSeen>
            => unchecked(element + update);
    }

    private readonly struct ScatterMulStep : IScatterStep
    {
        public static string Name => "scatter_mul";

        public static bool TakesBool => false;

        public static TSeen Combine<TSeen>(TSeen element, TSeen update)
            where TSeen : unmanaged, INumber<TSeen>
            => unchecked(element * update);
    }

    private readonly struct ScatterMinStep : IScatterStep
    {
        public static string Name => "scatter_min";

        public static TSeen Combine<TSeen>(TSeen element, TSeen update)
            where TSeen : unmanaged, INumber<TSeen>
            => TSeen.Min(element, update);
    }

    private readonly struct ScatterMaxStep : IScatterStep
    {
        public static string Name => "scatter_max";

        public static TSeen Combine<TSeen>(TSeen element, TSeen update)
            where TSeen : unmanaged, INumber<TSeen>
            => TSeen.Max(element, update);
    }

    private readonly struct ScatterLoop<T, TStep>(
        NDArray<T> result, NDArray<int> indices, NDArray<T> updates, int axis, int batchDims, string mode) : INumberVisitor
        where T : unmanaged
        where TStep : struct, IScatterStep
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            IndexLayout layout = new(result.Shape, indices.Shape, axis, batchDims);
            if (updates.Shape != layout.Result)
            {
                throw new ArgumentException($"Updates of shape {updates.Shape} do not fit the positions, which need {layout.Result}", nameof(updates));
            }

            ReadOnlySpan<TSeen> source = updates.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            bool isDropped = mode == "drop";
            for (int b = 0; b < layout.Batch; b++)
            {
                ReadOnlySpan<int> positions = indices.AsSpan().Slice(b * layout.Positions, layout.Positions);
                for (int p = 0; p < layout.Prefix; p++)
                {
                    int run = (b * layout.Prefix) + p;
                    ReadOnlySpan<TSeen> from = source.Slice(run * layout.Positions * layout.Suffix, layout.Positions * layout.Suffix);
                    Span<TSeen> to = target.Slice(run * layout.Length * layout.Suffix, layout.Length * layout.Suffix);
                    if (layout.Suffix == 1 && layout.Length > 0)
                    {
                        this.Numbers(to, positions, from, isDropped);
                        continue;
                    }

                    for (int i = 0; i < positions.Length; i++)
                    {
                        int at = positions[i];
                        if ((uint)at >= (uint)layout.Length)
                        {
                            if (isDropped)
                            {
                                continue;
                            }

                            at = Clip(at, layout.Length, mode, axis);
                        }

                        Span<TSeen> row = to.Slice(at * layout.Suffix, layout.Suffix);
                        ReadOnlySpan<TSeen> update = from.Slice(i * layout.Suffix, layout.Suffix);
                        for (int q = 0; q < row.Length; q++)
                        {
                            row[q] = TStep.Combine(row[q], update[q]);
                        }
                    }
                }
            }
        }

        // One element a place, the common case: a block of positions is checked first and then used without further questions.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private unsafe void Numbers<TSeen>(Span<TSeen> to, ReadOnlySpan<int> positions, ReadOnlySpan<TSeen> from, bool isDropped)
            where TSeen : unmanaged, INumber<TSeen>
        {
            fixed (TSeen* element = to, update = from)
            fixed (int* places = positions)
            {
                for (nint first = 0; first < positions.Length; first += Simd.Positions.Block)
                {
                    nint end = nint.Min(first + Simd.Positions.Block, positions.Length), i = first;
                    if (BitConverter.IsLittleEndian && Simd.Positions.AreBelow(places + first, end - first, (uint)to.Length))
                    {
                        for (; i + 16 <= end; i += 16)
                        {
                            Simd.Positions.Prefetch(places + i);
                            Simd.Positions.Prefetch(update + i);
                            Four(element, places + i, update + i);
                            Four(element, places + i + 4, update + i + 4);
                            Four(element, places + i + 8, update + i + 8);
                            Four(element, places + i + 12, update + i + 12);
                        }
                    }

                    for (; i < end; i++)
                    {
                        int at = places[i];
                        if ((uint)at >= (uint)to.Length)
                        {
                            if (isDropped)
                            {
                                continue;
                            }

                            at = Clip(at, to.Length, mode, axis);
                        }

                        element[at] = TStep.Combine(element[at], update[i]);
                    }
                }
            }
        }

        // Two positions in each load, the first below.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static unsafe void Four<TSeen>(TSeen* element, int* places, TSeen* update)
            where TSeen : unmanaged, INumber<TSeen>
        {
            ulong low = Unsafe.ReadUnaligned<ulong>(places), high = Unsafe.ReadUnaligned<ulong>(places + 2);
            nuint p = (uint)low, q = (nuint)(low >> 32), r = (uint)high, s = (nuint)(high >> 32);
            element[p] = TStep.Combine(element[p], update[0]);
            element[q] = TStep.Combine(element[q], update[1]);
            element[r] = TStep.Combine(element[r], update[2]);
            element[s] = TStep.Combine(element[s], update[3]);
        }
    }
}
