using Pure.Jit.Spectral;
using Pure.Jit.LinearAlgebra;

namespace Pure.Jit;

// Fourier transforms along one axis, without a factor; complex arrays are pairs of a real and an imaginary part.
public static partial class Lax
{
    /// <summary>
    /// The discrete Fourier transform of any length: the sum of x[j]·exp(−2πi·j·k/n); with +2πi, and not divided by n, if inverse.
    /// f32 and f64; linear.
    /// </summary>
    /// <param name="re">The real parts.</param>
    /// <param name="im">The imaginary parts, of the same shape.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="inverse">Whether the exponent is positive.</param>
    /// <exception cref="ArgumentException">The shapes differ, or the element type is another.</exception>
    [Primitive("fft")]
    public static (NDArray<T> Re, NDArray<T> Im) Fft<T>(NDArray<T> re, NDArray<T> im, int axis, bool inverse = false)
        where T : unmanaged
    {
        RequireParts(re, im, "fft");
        int along = Axes.NormalizeOne(axis, re.Rank, nameof(axis));
        int length = re.Shape[along];
        NDArray<T> toRe = NDArray<T>.Allocate(re.Shape);
        NDArray<T> toIm = NDArray<T>.Allocate(re.Shape);
        Transform(inverse ? FourierKind.Inverse : FourierKind.Forward, "fft", along, length, re, im, toRe, toIm);
        return (toRe, toIm);
    }

    /// <summary>The first n/2 + 1 frequencies of real lines of n; the others are their conjugates. f32 and f64; linear.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">The axis is empty, or the element type is another.</exception>
    [Primitive("rfft")]
    public static (NDArray<T> Re, NDArray<T> Im) Rfft<T>(NDArray<T> x, int axis)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank, nameof(axis));
        x.Shape.NonEmpty(along, "rfft");
        int length = x.Shape[along];
        Shape shape = x.Shape.With(along, (length / 2) + 1);
        NDArray<T> toRe = NDArray<T>.Allocate(shape);
        NDArray<T> toIm = NDArray<T>.Allocate(shape);
        Transform(FourierKind.RealForward, "rfft", along, length, x, x, toRe, toIm);
        return (toRe, toIm);
    }

    /// <summary>
    /// The real lines of a length whose first length/2 + 1 frequencies these are, times the length; imaginary parts that a real line
    /// cannot have are taken as 0. f32 and f64; linear.
    /// </summary>
    /// <param name="re">The real parts.</param>
    /// <param name="im">The imaginary parts, of the same shape.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="length">The length of the result's lines.</param>
    /// <exception cref="ArgumentException">The axis has not length/2 + 1 elements, the shapes differ, or the element type is another.</exception>
    [Primitive("irfft")]
    public static NDArray<T> Irfft<T>(NDArray<T> re, NDArray<T> im, int axis, Shape length)
        where T : unmanaged
    {
        RequireParts(re, im, "irfft");
        int along = Axes.NormalizeOne(axis, re.Rank, nameof(axis));
        if (re.Shape[along] != (length[0] / 2) + 1 || length[0] < 1)
        {
            throw new ArgumentException(
                $"'irfft' of length {length[0]} needs {(length[0] / 2) + 1} frequencies, and at least one element: axis {along} of {re.Shape} has {re.Shape[along]}", nameof(length));
        }

        NDArray<T> result = NDArray<T>.Allocate(re.Shape.With(along, length[0]));
        Transform(FourierKind.RealInverse, "irfft", along, length[0], re, im, result, result);
        return result;
    }

    private static void RequireParts<T>(NDArray<T> re, NDArray<T> im, string operation)
        where T : unmanaged
    {
        if (re.Shape != im.Shape)
        {
            throw new ArgumentException($"'{operation}' needs real and imaginary parts of one shape: re is {re.Shape}, im is {im.Shape}", nameof(im));
        }
    }

    private static unsafe void Transform<T>(
        FourierKind kind, string operation, int axis, int length, NDArray<T> re, NDArray<T> im, NDArray<T> toRe, NDArray<T> toIm)
        where T : unmanaged
    {
        if (toRe.Size > 0)
        {
            fixed (T* fromRe = re, fromIm = im)
            fixed (T* resultRe = &toRe.Reference, resultIm = &toIm.Reference)
            {
                FourierBody body = new()
                {
                    Kind = kind, FromRe = fromRe, FromIm = fromIm, ToRe = resultRe, ToIm = resultIm, Length = length,
                    FromLength = re.Shape[axis], ToLength = toRe.Shape[axis], Inner = re.Shape[(axis + 1)..].Size,
                    Lines = re.Shape.RemoveAt(axis).Size,
                };
                MatrixLoop.Run<T, FourierBody>(operation, body.Groups, body.Work, ref body);
            }
        }

        GC.KeepAlive(re);
        GC.KeepAlive(im);
    }
}
