using System.Collections.Concurrent;
using System.Numerics;

namespace Pure.Jit.Spectral;

/// <summary>How transforms of one length are done: their factors and their roots of unity, made once and kept.</summary>
internal sealed class FourierPlan<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // More than this many lengths are not kept at once.
    private const int MaxPlans = 64;

    private static readonly ConcurrentDictionary<int, FourierPlan<T>> Plans = new();

    private FourierPlan(int length)
    {
        this.Length = length;
        List<int> radices = [];
        int rest = length;
        foreach (int radix in (ReadOnlySpan<int>)[4, 2, 3, 5, 7, 11, 13])
        {
            for (; rest % radix == 0 && rest > 1; rest /= radix)
            {
                radices.Add(radix);
            }
        }

        this.Radices = [.. radices];
        (this.RootRe, this.RootIm) = Roots(length, length);
        if (rest > 1)
        {
            this.Chirp = new ChirpPlan(length);
        }
    }

    /// <summary>How many elements a line has.</summary>
    public int Length { get; }

    /// <summary>The factors of the length, in the order of their passes; not all of them where there is a chirp.</summary>
    public int[] Radices { get; }

    /// <summary>cos(2πk/n).</summary>
    public T[] RootRe { get; }

    /// <summary>-sin(2πk/n).</summary>
    public T[] RootIm { get; }

    /// <summary>What lengths with a large prime factor need.</summary>
    public ChirpPlan? Chirp { get; }

    /// <summary>The plan of a length.</summary>
    public static FourierPlan<T> Of(int length)
    {
        if (Plans.TryGetValue(length, out FourierPlan<T>? known))
        {
            return known;
        }

        if (Plans.Count >= MaxPlans)
        {
            Plans.Clear();
        }

        return Plans.GetOrAdd(length, static n => new FourierPlan<T>(n));
    }

    /// <summary>exp(-2πi·k/n) for the first <paramref name="count"/> k, each rounded once from double.</summary>
    private static (T[] Re, T[] Im) Roots(long n, int count)
    {
        T[] re = new T[count], im = new T[count];
        for (int k = 0; k < count; k++)
        {
            (double c, double s) = Root(k, n);
            re[k] = T.CreateTruncating(c);
            im[k] = T.CreateTruncating(-s);
        }

        return (re, im);
    }

    // cos and sin of 2πk/n, from an angle of at most an eighth of a turn.
    private static (double Cos, double Sin) Root(long k, long n)
    {
        long eighths = 8 * k;
        int octant = (int)(eighths / n);
        long within = eighths - (octant * n);
        double angle = Math.PI / 4 * ((octant & 1) == 0 ? within : n - within) / n;
        (double s, double c) = Math.SinCos(angle);
        return octant switch
        {
            0 => (c, s),
            1 => (s, c),
            2 => (-s, c),
            3 => (-c, s),
            4 => (-c, -s),
            5 => (-s, -c),
            6 => (s, -c),
            _ => (c, -s),
        };
    }

    /// <summary>
    /// Bluestein's way: the transform as a convolution with exp(πi·k²/n), which is done by transforms of a longer, easy length.
    /// </summary>
    public sealed class ChirpPlan
    {
        /// <summary>Makes the plan.</summary>
        public ChirpPlan(int length)
        {
            int size = 1;
            while (size < (2 * length) - 1)
            {
                size *= 2;
            }

            this.Size = size;
            this.Re = new T[length];
            this.Im = new T[length];
            this.FilterRe = new T[size];
            this.FilterIm = new T[size];
            for (int k = 0; k < length; k++)
            {
                (double c, double s) = Root((long)k * k % (2L * length), 2L * length);
                this.Re[k] = T.CreateTruncating(c);
                this.Im[k] = T.CreateTruncating(-s);
                this.FilterRe[k] = this.FilterRe[(size - k) % size] = T.CreateTruncating(c / size);
                this.FilterIm[k] = this.FilterIm[(size - k) % size] = T.CreateTruncating(s / size);
            }

            FourierLines.Transform(Of(size), 1, false, this.FilterRe, this.FilterIm);
        }

        /// <summary>The length of the convolution, a power of two.</summary>
        public int Size { get; }

        /// <summary>The real part of exp(-πi·k²/n).</summary>
        public T[] Re { get; }

        /// <summary>The imaginary part of exp(-πi·k²/n).</summary>
        public T[] Im { get; }

        /// <summary>The real part of the transform of exp(πi·k²/n), divided by the size.</summary>
        public T[] FilterRe { get; }

        /// <summary>The imaginary part of that.</summary>
        public T[] FilterIm { get; }
    }
}
