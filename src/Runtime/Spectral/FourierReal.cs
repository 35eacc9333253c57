using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;

namespace Pure.Jit.Spectral;

/// <summary>
/// Transforms of real lines that lie side by side. A line of even length is a complex one of half the length: its even elements are
/// the real parts.
/// </summary>
internal static unsafe class FourierReal
{
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>The first n/2 + 1 frequencies of lines x of n.</summary>
    public static void Forward<T>(FourierPlan<T> plan, int width, T* x, T* re, T* im)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        int n = plan.Length, half = n / 2;
        bool isEven = n % 2 == 0;
        int lines = isEven ? half : n;
        T* zRe = arena.Allocate<T>((nint)lines * width);
        T* zIm = arena.Allocate<T>((nint)lines * width);
        if (!isEven)
        {
            Copy(n * width, x, zRe);
            new Span<T>(zIm, n * width).Clear();
            FourierLines.Transform(plan, width, false, zRe, zIm);
            Copy((half + 1) * width, zRe, re);
            Copy((half + 1) * width, zIm, im);
            return;
        }

        for (int j = 0; j < half; j++)
        {
            Copy(width, x + (2 * (nint)j * width), zRe + ((nint)j * width));
            Copy(width, x + (((2 * (nint)j) + 1) * width), zIm + ((nint)j * width));
        }

        FourierLines.Transform(FourierPlan<T>.Of(half), width, false, zRe, zIm);
        for (int k = 0; k <= half; k++)
        {
            nint at = (nint)(k % half) * width, mirror = (nint)((half - k) % half) * width, to = (nint)k * width;
            Split(width, new ComplexNumber<T>(plan.RootRe[k], plan.RootIm[k]), zRe + at, zIm + at, zRe + mirror, zIm + mirror, re + to, im + to);
        }
    }

    /// <summary>The lines x of n whose first n/2 + 1 frequencies these are, times n.</summary>
    public static void Inverse<T>(FourierPlan<T> plan, int width, T* re, T* im, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        int n = plan.Length, half = n / 2;

        // A real line has no imaginary part there.
        new Span<T>(im, width).Clear();
        if (n % 2 == 0)
        {
            new Span<T>(im + ((nint)half * width), width).Clear();
            T* zRe = arena.Allocate<T>((nint)half * width);
            T* zIm = arena.Allocate<T>((nint)half * width);
            for (int k = 0; k < half; k++)
            {
                nint at = (nint)k * width, mirror = (nint)(half - k) * width;
                Join(width, new ComplexNumber<T>(plan.RootRe[k], -plan.RootIm[k]), re + at, im + at, re + mirror, im + mirror, zRe + at, zIm + at);
            }

            FourierLines.Transform(FourierPlan<T>.Of(half), width, true, zRe, zIm);
            for (int j = 0; j < half; j++)
            {
                Copy(width, zRe + ((nint)j * width), x + (2 * (nint)j * width));
                Copy(width, zIm + ((nint)j * width), x + (((2 * (nint)j) + 1) * width));
            }

            return;
        }

        T* allIm = arena.Allocate<T>((nint)n * width);
        for (int k = 0; k < n; k++)
        {
            nint from = (nint)(k <= half ? k : n - k) * width, to = (nint)k * width;
            for (int q = 0; q < width; q++)
            {
                x[to + q] = re[from + q];
                allIm[to + q] = k <= half ? im[from + q] : -im[from + q];
            }
        }

        FourierLines.Transform(plan, width, true, x, allIm);
    }

    // X = (Z + Z'*)/2 - i·w·(Z - Z'*)/2.
    [MethodImpl(Flat)]
    private static void Split<T>(int width, ComplexNumber<T> root, T* re, T* im, T* otherRe, T* otherIm, T* toRe, T* toIm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5);
        int q = 0;
        for (; q + Vector256<T>.Count <= width; q += Vector256<T>.Count)
        {
            ComplexLanes<T> z = new(Vector256.Load(re + q), Vector256.Load(im + q));
            ComplexLanes<T> other = new ComplexLanes<T>(Vector256.Load(otherRe + q), Vector256.Load(otherIm + q)).Conjugate();
            ComplexLanes<T> x = ((z + other) - (z - other).Turned(root).TimesI()).Times(half);
            x.Re.Store(toRe + q);
            x.Im.Store(toIm + q);
        }

        for (; q < width; q++)
        {
            ComplexNumber<T> z = new(re[q], im[q]), other = new(otherRe[q], -otherIm[q]);
            ComplexNumber<T> x = ((z + other) - (z - other).Turned(root).TimesI()).Times(half);
            toRe[q] = x.Re;
            toIm[q] = x.Im;
        }
    }

    // 2Z = X + X'* + i·w⁻¹·(X - X'*).
    [MethodImpl(Flat)]
    private static void Join<T>(int width, ComplexNumber<T> root, T* re, T* im, T* otherRe, T* otherIm, T* toRe, T* toIm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int q = 0;
        for (; q + Vector256<T>.Count <= width; q += Vector256<T>.Count)
        {
            ComplexLanes<T> x = new(Vector256.Load(re + q), Vector256.Load(im + q));
            ComplexLanes<T> other = new ComplexLanes<T>(Vector256.Load(otherRe + q), Vector256.Load(otherIm + q)).Conjugate();
            ComplexLanes<T> z = x + other + (x - other).Turned(root).TimesI();
            z.Re.Store(toRe + q);
            z.Im.Store(toIm + q);
        }

        for (; q < width; q++)
        {
            ComplexNumber<T> x = new(re[q], im[q]), other = new(otherRe[q], -otherIm[q]);
            ComplexNumber<T> z = x + other + (x - other).Turned(root).TimesI();
            toRe[q] = z.Re;
            toIm[q] = z.Im;
        }
    }

    private static void Copy<T>(int count, T* from, T* to)
        where T : unmanaged => new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
}
