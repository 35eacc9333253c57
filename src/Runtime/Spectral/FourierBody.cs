using System.Numerics;
using System.Runtime.Intrinsics;
using Pure.Jit.LinearAlgebra;
using Pure.Jit.Memory;

namespace Pure.Jit.Spectral;

/// <summary>Which transform is done.</summary>
internal enum FourierKind
{
    /// <summary>Complex to complex, negative exponent.</summary>
    Forward,

    /// <summary>Complex to complex, positive exponent.</summary>
    Inverse,

    /// <summary>Real to complex.</summary>
    RealForward,

    /// <summary>Complex to real.</summary>
    RealInverse,
}

/// <summary>Transforms along one axis: takes groups of lines, side by side, into memory of their own.</summary>
internal unsafe struct FourierBody : IMatrixBody
{
    /// <summary>How many lines are done together.</summary>
    public const int Together = 16;

    public FourierKind Kind;
    public void* FromRe;
    public void* FromIm;
    public void* ToRe;
    public void* ToIm;

    /// <summary>The length of the transform.</summary>
    public int Length;

    /// <summary>The elements of a line before and after.</summary>
    public int FromLength;

    /// <inheritdoc cref="FromLength"/>
    public int ToLength;

    /// <summary>The distance of a line's elements.</summary>
    public int Inner;

    public int Lines;

    /// <summary>The number of groups of lines.</summary>
    public readonly int Groups => (this.Lines + Together - 1) / Together;

    /// <summary>About how many operations a group needs.</summary>
    public readonly double Work => Together * 5.0 * this.Length * (1 + Math.Log2(Math.Max(this.Length, 1)));

    public readonly void Run<T>(nint index)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        int first = (int)index * Together, count = int.Min(Together, this.Lines - first);

        // Lanes without a line compute with zeros; a single line is done alone.
        int width = count == 1 ? 1 : (count + Vector256<T>.Count - 1) / Vector256<T>.Count * Vector256<T>.Count;
        FourierPlan<T> plan = FourierPlan<T>.Of(this.Length);
        nint most = (nint)int.Max(this.FromLength, this.ToLength) * width;
        T* re = arena.Allocate<T>(most);
        T* im = arena.Allocate<T>(most);
        this.Take((T*)this.FromRe, first, count, width, re);
        if (this.Kind != FourierKind.RealForward)
        {
            this.Take((T*)this.FromIm, first, count, width, im);
        }

        switch (this.Kind)
        {
            case FourierKind.RealForward:
                T* outRe = arena.Allocate<T>((nint)this.ToLength * width);
                FourierReal.Forward(plan, width, re, outRe, im);
                re = outRe;
                break;
            case FourierKind.RealInverse:
                T* x = arena.Allocate<T>(most);
                FourierReal.Inverse(plan, width, re, im, x);
                re = x;
                break;
            default:
                FourierLines.Transform(plan, width, this.Kind == FourierKind.Inverse, re, im);
                break;
        }

        this.Give(re, first, count, width, (T*)this.ToRe);
        if (this.Kind != FourierKind.RealInverse)
        {
            this.Give(im, first, count, width, (T*)this.ToIm);
        }
    }

    private readonly void Take<T>(T* from, int first, int count, int width, T* to)
        where T : unmanaged
    {
        if (count < width)
        {
            new Span<T>(to, this.FromLength * width).Clear();
        }

        T* start = from + this.Start(first, this.FromLength);
        if (this.Inner == 1)
        {
            Rows.Transpose(count, this.FromLength, start, this.FromLength, to, width);
        }
        else if (this.IsTogether(first, count))
        {
            for (nint j = 0; j < this.FromLength; j++)
            {
                new ReadOnlySpan<T>(start + (j * this.Inner), count).CopyTo(new Span<T>(to + (j * width), count));
            }
        }
        else
        {
            for (int q = 0; q < count; q++)
            {
                T* line = from + this.Start(first + q, this.FromLength);
                T* target = to + q;
                for (nint j = 0; j < this.FromLength; j++)
                {
                    target[j * width] = line[j * this.Inner];
                }
            }
        }
    }

    private readonly void Give<T>(T* from, int first, int count, int width, T* to)
        where T : unmanaged
    {
        T* start = to + this.Start(first, this.ToLength);
        if (this.Inner == 1)
        {
            Rows.Transpose(this.ToLength, count, from, width, start, this.ToLength);
        }
        else if (this.IsTogether(first, count))
        {
            for (nint j = 0; j < this.ToLength; j++)
            {
                new ReadOnlySpan<T>(from + (j * width), count).CopyTo(new Span<T>(start + (j * this.Inner), count));
            }
        }
        else
        {
            for (int q = 0; q < count; q++)
            {
                T* line = to + this.Start(first + q, this.ToLength);
                T* source = from + q;
                for (nint j = 0; j < this.ToLength; j++)
                {
                    line[j * this.Inner] = source[j * width];
                }
            }
        }
    }

    // Whether elements of these lines lie side by side.
    private readonly bool IsTogether(int first, int count) => (first % this.Inner) + count <= this.Inner;

    private readonly nint Start(int line, int length) => ((nint)(line / this.Inner) * length * this.Inner) + (line % this.Inner);
}
