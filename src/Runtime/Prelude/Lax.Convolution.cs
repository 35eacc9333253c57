namespace Pure.Jit;

// Convolutions with JAX's arguments.
public static partial class Lax
{
    /// <summary>
    /// The sums of products of a kernel with lhs at each place of a window over lhs's spatial axes; the kernel is not turned
    /// round. f32 and f64 are accumulated by fused multiply-add, f16 in f32; integers wrap. Linear in each operand.
    /// </summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="rhs">The kernel: features of the result, features of lhs (of one group), and spatial axes.</param>
    /// <param name="windowStrides">The step of the window along each spatial axis.</param>
    /// <param name="padding">
    /// "VALID" for places where the kernel is inside only; "SAME" for ⌈size / step⌉ places, with zeros around (the odd one after;
    /// "SAME_LOWER": before).
    /// </param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between; 1 if not given.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand; 1 if not given.</param>
    /// <param name="dimensionNumbers">
    /// The axes of lhs, rhs and the result as letters, for instance ("NHWC", "HWIO", "NHWC"): N examples, C features, O and I the
    /// kernel's features, others spatial. Without: N C …, O I …, N C ….
    /// </param>
    /// <param name="featureGroupCount">Into how many groups the features fall, each with its own part of the kernel's filters.</param>
    /// <param name="batchGroupCount">Into how many groups the examples fall, each with its own part of the kernel's filters.</param>
    /// <exception cref="ArgumentException">Sizes, groups, axes or the padding do not fit.</exception>
    [Pure]
    public static NDArray<T> ConvGeneralDilated<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, string padding, Axes? lhsDilation = null, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null, int featureGroupCount = 1, int batchGroupCount = 1)
        where T : unmanaged
    {
        (Axes lhsSpec, Axes rhsSpec, Axes outSpec) = Layouts(lhs.Rank, dimensionNumbers);
        Axes spread = rhsDilation ?? Axes.Repeat(1, lhs.Rank - 2);
        (Axes low, Axes high) = SpatialPadding(lhs.Shape, rhs.Shape, lhsSpec, rhsSpec, windowStrides, spread, padding);
        return ConvGeneralDilated(
            lhs, rhs, windowStrides, low, high, lhsDilation ?? Axes.Repeat(1, lhs.Rank - 2), spread, lhsSpec, rhsSpec, outSpec,
            [featureGroupCount, batchGroupCount]);
    }

    /// <summary>As the form with a name for the padding, with numbers of zeros; negative ones cut elements off.</summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="rhs">The kernel: features of the result, features of lhs (of one group), and spatial axes.</param>
    /// <param name="windowStrides">The step of the window along each spatial axis.</param>
    /// <param name="padding">How many zeros before and after each spatial axis.</param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between; 1 if not given.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand; 1 if not given.</param>
    /// <param name="dimensionNumbers">The axes of lhs, rhs and the result as letters, for instance ("NHWC", "HWIO", "NHWC").</param>
    /// <param name="featureGroupCount">Into how many groups the features fall, each with its own part of the kernel's filters.</param>
    /// <param name="batchGroupCount">Into how many groups the examples fall, each with its own part of the kernel's filters.</param>
    /// <exception cref="ArgumentException">Sizes, groups or axes do not fit.</exception>
    [Pure]
    public static NDArray<T> ConvGeneralDilated<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, (int Low, int High)[] padding, Axes? lhsDilation = null, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null, int featureGroupCount = 1, int batchGroupCount = 1)
        where T : unmanaged
    {
        (Axes lhsSpec, Axes rhsSpec, Axes outSpec) = Layouts(lhs.Rank, dimensionNumbers);
        (Axes low, Axes high) = Edges(padding);
        return ConvGeneralDilated(
            lhs, rhs, windowStrides, low, high, lhsDilation ?? Axes.Repeat(1, lhs.Rank - 2), rhsDilation ?? Axes.Repeat(1, lhs.Rank - 2),
            lhsSpec, rhsSpec, outSpec, [featureGroupCount, batchGroupCount]);
    }

    /// <summary>A convolution in the order N C …, O I …, N C …, without dilation or groups.</summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="rhs">The kernel: features of the result, features of lhs, and spatial axes.</param>
    /// <param name="windowStrides">The step of the window along each spatial axis.</param>
    /// <param name="padding">"SAME", "SAME_LOWER" or "VALID".</param>
    [Pure]
    public static NDArray<T> Conv<T>(NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, string padding)
        where T : unmanaged
        => ConvGeneralDilated(lhs, rhs, windowStrides, padding);

    /// <summary>A convolution in the order N C …, O I …, N C …, without groups.</summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="rhs">The kernel: features of the result, features of lhs, and spatial axes.</param>
    /// <param name="windowStrides">The step of the window along each spatial axis.</param>
    /// <param name="padding">"SAME", "SAME_LOWER" or "VALID".</param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between; 1 if not given.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand; 1 if not given.</param>
    [Pure]
    public static NDArray<T> ConvWithGeneralPadding<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, string padding, Axes? lhsDilation = null, Axes? rhsDilation = null)
        where T : unmanaged
        => ConvGeneralDilated(lhs, rhs, windowStrides, padding, lhsDilation, rhsDilation);

    /// <summary>As the form with a name for the padding, with numbers of zeros before and after each spatial axis.</summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="rhs">The kernel: features of the result, features of lhs, and spatial axes.</param>
    /// <param name="windowStrides">The step of the window along each spatial axis.</param>
    /// <param name="padding">How many zeros before and after each spatial axis; negative ones cut elements off.</param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between; 1 if not given.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand; 1 if not given.</param>
    [Pure]
    public static NDArray<T> ConvWithGeneralPadding<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes windowStrides, (int Low, int High)[] padding, Axes? lhsDilation = null, Axes? rhsDilation = null)
        where T : unmanaged
        => ConvGeneralDilated(lhs, rhs, windowStrides, padding, lhsDilation, rhsDilation);

    /// <summary>
    /// The convolution whose shapes undo those of a convolution with these steps: size · step places with "SAME". The kernel is
    /// not turned round unless asked.
    /// </summary>
    /// <param name="lhs">The array: examples, spatial axes, features, unless dimensionNumbers say otherwise.</param>
    /// <param name="rhs">The kernel: spatial axes, features of lhs, features of the result.</param>
    /// <param name="strides">The step along each spatial axis.</param>
    /// <param name="padding">"SAME" or "VALID", as of the convolution that is undone.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand; 1 if not given.</param>
    /// <param name="dimensionNumbers">The axes of lhs, rhs and the result as letters, for instance ("NHWC", "HWIO", "NHWC").</param>
    /// <param name="transposeKernel">Whether the kernel is turned round and its features exchanged: the derivative of a convolution.</param>
    /// <exception cref="ArgumentException">Sizes, axes or the padding do not fit.</exception>
    [Pure]
    public static NDArray<T> ConvTranspose<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes strides, string padding, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null, bool transposeKernel = false)
        where T : unmanaged
    {
        (Axes lhsSpec, Axes rhsSpec, Axes outSpec) = TransposedLayouts(lhs.Rank, dimensionNumbers);
        Axes spread = rhsDilation ?? Axes.Repeat(1, lhs.Rank - 2);
        Axes low = [], high = [];
        for (int i = 0; i < strides.Count; i++)
        {
            int extent = ((rhs.Shape[rhsSpec[i + 2]] - 1) * spread[i]) + 1;
            int step = strides[i];
            if (padding == "SAME")
            {
                // ⌈(extent + step − 2) / 2⌉, at most extent − 1.
                int before = Math.Min((extent + step - 1) / 2, extent - 1);
                low = low.Insert(i, before);
                high = high.Insert(i, extent + step - 2 - before);
            }
            else if (padding == "VALID")
            {
                low = low.Insert(i, extent - 1);
                high = high.Insert(i, step - 1 + Math.Max(extent - step, 0));
            }
            else
            {
                throw new ArgumentException($"'padding' is \"{padding}\"; it can be \"SAME\" or \"VALID\", or numbers", nameof(padding));
            }
        }

        return Undone(lhs, rhs, strides, low, high, spread, lhsSpec, rhsSpec, outSpec, transposeKernel);
    }

    /// <summary>As the form with a name for the padding, with numbers of zeros around the spread lhs.</summary>
    /// <param name="lhs">The array: examples, spatial axes, features, unless dimensionNumbers say otherwise.</param>
    /// <param name="rhs">The kernel: spatial axes, features of lhs, features of the result.</param>
    /// <param name="strides">The step along each spatial axis.</param>
    /// <param name="padding">How many zeros before and after each spatial axis.</param>
    /// <param name="rhsDilation">How far apart the kernel's elements stand; 1 if not given.</param>
    /// <param name="dimensionNumbers">The axes of lhs, rhs and the result as letters, for instance ("NHWC", "HWIO", "NHWC").</param>
    /// <param name="transposeKernel">Whether the kernel is turned round and its features exchanged: the derivative of a convolution.</param>
    [Pure]
    public static NDArray<T> ConvTranspose<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes strides, (int Low, int High)[] padding, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null, bool transposeKernel = false)
        where T : unmanaged
    {
        (Axes lhsSpec, Axes rhsSpec, Axes outSpec) = TransposedLayouts(lhs.Rank, dimensionNumbers);
        (Axes low, Axes high) = Edges(padding);
        return Undone(lhs, rhs, strides, low, high, rhsDilation ?? Axes.Repeat(1, lhs.Rank - 2), lhsSpec, rhsSpec, outSpec, transposeKernel);
    }

    /// <summary>
    /// The elements that a window covers at each of its places, as features: feature c · (size of the window) + i is element i
    /// of the window over feature c.
    /// </summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="filterShape">The window's size along each spatial axis.</param>
    /// <param name="windowStrides">Its step along each spatial axis.</param>
    /// <param name="padding">"SAME", "SAME_LOWER" or "VALID".</param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between; 1 if not given.</param>
    /// <param name="rhsDilation">How far apart the window's elements stand; 1 if not given.</param>
    /// <param name="dimensionNumbers">The axes of lhs, the kernel and the result as letters, for instance ("NHWC", "HWIO", "NHWC").</param>
    [Pure]
    public static NDArray<T> ConvGeneralDilatedPatches<T>(
        NDArray<T> lhs, Axes filterShape, Axes windowStrides, string padding, Axes? lhsDilation = null, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null)
        where T : unmanaged
    {
        (Axes lhsSpec, Axes rhsSpec, Axes outSpec) = Layouts(lhs.Rank, dimensionNumbers);
        int features = lhs.Shape[lhsSpec[1]];
        NDArray<T> rhs = OneElementEach<T>(filterShape, features, rhsSpec);
        Axes spread = rhsDilation ?? Axes.Repeat(1, lhs.Rank - 2);
        (Axes low, Axes high) = SpatialPadding(lhs.Shape, rhs.Shape, lhsSpec, rhsSpec, windowStrides, spread, padding);
        return ConvGeneralDilated(
            lhs, rhs, windowStrides, low, high, lhsDilation ?? Axes.Repeat(1, lhs.Rank - 2), spread, lhsSpec, rhsSpec, outSpec, [features, 1]);
    }

    /// <summary>As the form with a name for the padding, with numbers of zeros before and after each spatial axis.</summary>
    /// <param name="lhs">The array: examples, features, and spatial axes.</param>
    /// <param name="filterShape">The window's size along each spatial axis.</param>
    /// <param name="windowStrides">Its step along each spatial axis.</param>
    /// <param name="padding">How many zeros before and after each spatial axis.</param>
    /// <param name="lhsDilation">How far apart lhs's elements stand, with zeros between; 1 if not given.</param>
    /// <param name="rhsDilation">How far apart the window's elements stand; 1 if not given.</param>
    /// <param name="dimensionNumbers">The axes of lhs, the kernel and the result as letters, for instance ("NHWC", "HWIO", "NHWC").</param>
    [Pure]
    public static NDArray<T> ConvGeneralDilatedPatches<T>(
        NDArray<T> lhs, Axes filterShape, Axes windowStrides, (int Low, int High)[] padding, Axes? lhsDilation = null, Axes? rhsDilation = null,
        (string Lhs, string Rhs, string Out)? dimensionNumbers = null)
        where T : unmanaged
    {
        (Axes lhsSpec, Axes rhsSpec, Axes outSpec) = Layouts(lhs.Rank, dimensionNumbers);
        int features = lhs.Shape[lhsSpec[1]];
        (Axes low, Axes high) = Edges(padding);
        return ConvGeneralDilated(
            lhs, OneElementEach<T>(filterShape, features, rhsSpec), windowStrides, low, high, lhsDilation ?? Axes.Repeat(1, lhs.Rank - 2),
            rhsDilation ?? Axes.Repeat(1, lhs.Rank - 2), lhsSpec, rhsSpec, outSpec, [features, 1]);
    }

    // For each feature, as many filters as the window has elements, each of which takes one.
    [Pure]
    private static NDArray<T> OneElementEach<T>(Axes filterShape, int features, Axes rhsSpec)
        where T : unmanaged
    {
        Shape window = [];
        Axes order = Axes.Repeat(0, rhsSpec.Count);
        for (int i = 0; i < filterShape.Count; i++)
        {
            window = window.Insert(i, filterShape[i]);
        }

        for (int i = 0; i < rhsSpec.Count; i++)
        {
            order = order.With(rhsSpec[i], i);
        }

        int size = window.Size;
        NDArray<T> each = BroadcastInDim(Nd.Eye<T>(size), [features, size, size], (1, 2));
        Shape filters = [features * size, 1];
        return Transpose(Reshape(each, filters.Concat(window)), order);
    }

    [Pure]
    private static NDArray<T> Undone<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes strides, Axes low, Axes high, Axes rhsDilation, Axes lhsSpec, Axes rhsSpec, Axes outSpec, bool transposeKernel)
        where T : unmanaged
    {
        Axes ones = Axes.Repeat(1, lhs.Rank - 2);
        NDArray<T> kernel = rhs;
        Axes spec = rhsSpec;
        if (transposeKernel)
        {
            Axes spatial = [];
            for (int i = 2; i < rhsSpec.Count; i++)
            {
                spatial = spatial.Insert(i - 2, rhsSpec[i]);
            }

            kernel = Rev(rhs, spatial);
            spec = rhsSpec.With(0, rhsSpec[1]).With(1, rhsSpec[0]);
        }

        return ConvGeneralDilated(lhs, kernel, ones, low, high, strides, rhsDilation, lhsSpec, spec, outSpec, [1, 1]);
    }

    [Pure]
    private static (Axes Lhs, Axes Rhs, Axes Out) Layouts(int rank, (string Lhs, string Rhs, string Out)? numbers)
    {
        if (numbers is { } given)
        {
            return (Axes.Layout(given.Lhs, "NC", given.Rhs), Axes.Layout(given.Rhs, "OI", given.Rhs), Axes.Layout(given.Out, "NC", given.Rhs));
        }

        return (Axes.Range(0, rank), Axes.Range(0, rank), Axes.Range(0, rank));
    }

    // Features last, where nothing is said.
    [Pure]
    private static (Axes Lhs, Axes Rhs, Axes Out) TransposedLayouts(int rank, (string Lhs, string Rhs, string Out)? numbers)
    {
        if (numbers is { } given)
        {
            return Layouts(rank, given);
        }

        Axes data = Axes.Create([0, rank - 1]).Concat(Axes.Range(1, rank - 2));
        return (data, Axes.Create([rank - 1, rank - 2]).Concat(Axes.Range(0, rank - 2)), data);
    }

    [Pure]
    private static (Axes Low, Axes High) SpatialPadding(
        Shape lhs, Shape rhs, Axes lhsSpec, Axes rhsSpec, Axes windowStrides, Axes rhsDilation, string padding)
    {
        Axes lengths = [], window = [];
        for (int i = 2; i < lhsSpec.Count; i++)
        {
            lengths = lengths.Insert(i - 2, lhs[lhsSpec[i]]);
            window = window.Insert(i - 2, rhs[rhsSpec[i]]);
        }

        return WindowPadding(lengths, window, windowStrides, rhsDilation, padding);
    }

    // How much a window goes out of an array before and after each axis, under a name for it.
    [Pure]
    private static (Axes Low, Axes High) WindowPadding(Axes lengths, Axes window, Axes strides, Axes dilation, string padding)
    {
        if (padding != "SAME" && padding != "VALID" && padding != "SAME_LOWER")
        {
            throw new ArgumentException($"'padding' is \"{padding}\"; it can be \"SAME\", \"SAME_LOWER\" or \"VALID\", or numbers", nameof(padding));
        }

        Axes low = [], high = [];
        for (int i = 0; i < strides.Count; i++)
        {
            int extent = ((window[i] - 1) * dilation[i]) + 1;
            int step = strides[i];
            int total = padding == "VALID" ? 0
                : step == 1 ? extent - 1
                : Math.Max(((((lengths[i] + step - 1) / step) - 1) * step) + extent - lengths[i], 0);
            int before = padding == "SAME_LOWER" ? (total + 1) / 2 : total / 2;
            low = low.Insert(i, before);
            high = high.Insert(i, total - before);
        }

        return (low, high);
    }

    [Pure]
    private static (Axes Low, Axes High) Edges((int Low, int High)[] padding)
    {
        Axes low = [], high = [];
        for (int i = 0; i < padding.Length; i++)
        {
            low = low.Insert(i, padding[i].Low);
            high = high.Insert(i, padding[i].High);
        }

        return (low, high);
    }
}
