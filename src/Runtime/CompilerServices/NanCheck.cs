using System.ComponentModel;
using System.Globalization;

namespace Pure.Jit.CompilerServices;

/// <summary>What code generated with PureJitDebugNans calls after each operation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NanCheck
{
    /// <summary>
    /// Throws if an operation made NaN or an infinity. One that an operand holds already is not of its making: at the same place where it
    /// works on elements, anywhere otherwise. NaN out of infinities is.
    /// </summary>
    /// <param name="result">What the operation gave.</param>
    /// <param name="operation">Which it is, and where it stands.</param>
    /// <param name="isElementwise">Whether each element follows from those at its place, and from operands of other sizes.</param>
    /// <param name="operands">The floating-point operands.</param>
    /// <exception cref="NotFiniteNumberException">The operation made NaN or an infinity.</exception>
    public static void Result<T>(NDArray<T> result, string operation, bool isElementwise, params ReadOnlySpan<INDArray> operands)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(result);
        double[] values = Numbers(result);
        Operand[]? known = null;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (double.IsFinite(value))
            {
                continue;
            }

            known ??= Look(operands, isElementwise, values.Length);
            if (Array.Exists(known, o => o.Explains(value, i)))
            {
                continue;
            }

            string[] operandsThere = isElementwise ? [.. known.Select(o => o.At(i)).OfType<double>().Select(Print)] : [];
            string from = operandsThere.Length > 0 ? ", from " + string.Join(" and ", operandsThere) : "";
            string at = result.Rank == 0 ? "" : $" at {Index(i, result.Shape)}";
            throw new NotFiniteNumberException($"{operation} gave {Print(value)}{at}, in a result of type {result.Dtype} and shape {result.Shape}{from}", value);
        }
    }

    private static Operand[] Look(ReadOnlySpan<INDArray> operands, bool isElementwise, int size)
    {
        Operand[] known = new Operand[operands.Length];
        for (int i = 0; i < known.Length; i++)
        {
            double[] numbers = operands[i] switch
            {
                NDArray<float> array => Numbers(array),
                NDArray<double> array => Numbers(array),
                NDArray<Half> array => Numbers(array),
                NDArray<BFloat16> array => Numbers(array),
                _ => [],
            };
            known[i] = new Operand(numbers, isElementwise && numbers.Length == size);
        }

        return known;
    }

    private static double[] Numbers<T>(NDArray<T> array)
        where T : unmanaged
    {
        double[] numbers = new double[array.Size];
        ElementConversion.Convert(array.AsSpan(), numbers.AsSpan());
        return numbers;
    }

    private static string Print(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "∞" : "-∞") : value.ToString("G9", CultureInfo.InvariantCulture);

    private static string Index(int place, Shape shape)
    {
        int[] index = new int[shape.Rank];
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            (place, index[axis]) = Math.DivRem(place, shape[axis]);
        }

        return $"[{string.Join(", ", index.Select(i => i.ToString(CultureInfo.InvariantCulture)))}]";
    }

    private sealed class Operand(double[] numbers, bool isByPlace)
    {
        private readonly bool hasNan = Array.Exists(numbers, double.IsNaN);
        private readonly bool hasInfinity = Array.Exists(numbers, double.IsInfinity);

        public double? At(int place) => isByPlace ? numbers[place] : numbers.Length == 1 ? numbers[0] : null;

        // An infinity may come of NaN too: max and the like.
        public bool Explains(double value, int place) => isByPlace
            ? double.IsNaN(numbers[place]) || (double.IsInfinity(value) && double.IsInfinity(numbers[place]))
            : this.hasNan || (double.IsInfinity(value) && this.hasInfinity);
    }
}
