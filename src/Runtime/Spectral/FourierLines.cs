using System.Numerics;
using Pure.Jit.Memory;

namespace Pure.Jit.Spectral;

/// <summary>
/// Transforms of complex lines that lie side by side: element j of line q at <c>j * width + q</c>, so that vectors go across
/// lines. Passes of radix 4, 2, 3, 5 and other small primes, each from one buffer to another in order; other lengths as a
/// convolution.
/// </summary>
internal static unsafe class FourierLines
{
    /// <summary>Transforms in place, with no factor.</summary>
    /// <param name="plan">The plan of the lines' length.</param>
    /// <param name="width">How many lines there are.</param>
    /// <param name="isInverse">The sign of the exponent: negative if false.</param>
    /// <param name="re">The real parts.</param>
    /// <param name="im">The imaginary parts.</param>
    public static void Transform<T>(FourierPlan<T> plan, int width, bool isInverse, Span<T> re, Span<T> im)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* real = re, imaginary = im)
        {
            Transform(plan, width, isInverse, real, imaginary);
        }
    }

    /// <inheritdoc cref="Transform{T}(FourierPlan{T}, int, bool, Span{T}, Span{T})"/>
    public static void Transform<T>(FourierPlan<T> plan, int width, bool isInverse, T* re, T* im)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The transform with the other sign is that of the exchanged parts, exchanged.
        if (isInverse)
        {
            T* real = re;
            re = im;
            im = real;
        }

        if (plan.Chirp is { } chirp)
        {
            Convolve(plan.Length, chirp, width, re, im);
            return;
        }

        using ArenaScope arena = Arena.Enter();
        nint size = (nint)plan.Length * width;
        T* otherRe = arena.Allocate<T>(size);
        T* otherIm = arena.Allocate<T>(size);
        T* fromRe = re;
        T* fromIm = im;
        T* toRe = otherRe;
        T* toIm = otherIm;
        int rest = plan.Length, done = 1;
        fixed (T* rootRe = plan.RootRe, rootIm = plan.RootIm)
        {
            foreach (int radix in plan.Radices)
            {
                rest /= radix;
                FourierPasses.Run(radix, rest, (nint)done * width, done, plan.Length, rootRe, rootIm, fromRe, fromIm, toRe, toIm);
                done *= radix;
                T* usedRe = fromRe;
                T* usedIm = fromIm;
                fromRe = toRe;
                fromIm = toIm;
                toRe = usedRe;
                toIm = usedIm;
            }
        }

        if (fromRe != re)
        {
            Buffer.MemoryCopy(fromRe, re, size * sizeof(T), size * sizeof(T));
            Buffer.MemoryCopy(fromIm, im, size * sizeof(T), size * sizeof(T));
        }
    }

    private static void Convolve<T>(int length, FourierPlan<T>.ChirpPlan chirp, int width, T* re, T* im)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        nint size = (nint)chirp.Size * width, used = (nint)length * width;
        T* longRe = arena.Allocate<T>(size);
        T* longIm = arena.Allocate<T>(size);
        new Span<T>(longRe + used, checked((int)(size - used))).Clear();
        new Span<T>(longIm + used, checked((int)(size - used))).Clear();
        for (int k = 0; k < length; k++)
        {
            FourierPasses.MultiplyLine(width, chirp.Re[k], chirp.Im[k], re + ((nint)k * width), im + ((nint)k * width), longRe + ((nint)k * width), longIm + ((nint)k * width));
        }

        FourierPlan<T> plan = FourierPlan<T>.Of(chirp.Size);
        Transform(plan, width, false, longRe, longIm);
        for (int k = 0; k < chirp.Size; k++)
        {
            T* lineRe = longRe + ((nint)k * width);
            T* lineIm = longIm + ((nint)k * width);
            FourierPasses.MultiplyLine(width, chirp.FilterRe[k], chirp.FilterIm[k], lineRe, lineIm, lineRe, lineIm);
        }

        Transform(plan, width, true, longRe, longIm);
        for (int k = 0; k < length; k++)
        {
            FourierPasses.MultiplyLine(width, chirp.Re[k], chirp.Im[k], longRe + ((nint)k * width), longIm + ((nint)k * width), re + ((nint)k * width), im + ((nint)k * width));
        }
    }
}
