using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.LinearAlgebra;

namespace Pure.Jit.Spectral;

/// <summary>
/// One pass of a transform of length radix·rest·done: element t·rest + p of the rest goes, with the others of its group, to
/// p·radix + t. Each is done in vectors across the <c>step</c> elements that lie together, and one by one behind them, with the
/// same operations.
/// </summary>
internal static unsafe class FourierPasses
{
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Runs a pass.</summary>
    /// <param name="radix">How many elements a group has.</param>
    /// <param name="rest">How many groups there are.</param>
    /// <param name="step">How many elements lie together.</param>
    /// <param name="stride">The distance of the roots that groups use.</param>
    /// <param name="length">The length of the transform, and of the roots.</param>
    /// <param name="rootRe">cos(2πk/n).</param>
    /// <param name="rootIm">-sin(2πk/n).</param>
    /// <param name="fromRe">The real parts.</param>
    /// <param name="fromIm">The imaginary parts.</param>
    /// <param name="toRe">The real parts after the pass.</param>
    /// <param name="toIm">The imaginary parts after the pass.</param>
    public static void Run<T>(
        int radix, int rest, nint step, int stride, int length, T* rootRe, T* rootIm, T* fromRe, T* fromIm, T* toRe, T* toIm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ComplexNumber<T>* twiddles = stackalloc ComplexNumber<T>[radix];
        for (int p = 0; p < rest; p++)
        {
            for (int t = 1; t < radix; t++)
            {
                nint at = (nint)t * p * stride;
                twiddles[t] = new ComplexNumber<T>(rootRe[at], rootIm[at]);
            }

            Group<T> group = new()
            {
                Step = step, Spread = rest * step, FromRe = fromRe + (p * step), FromIm = fromIm + (p * step),
                ToRe = toRe + (p * radix * step), ToIm = toIm + (p * radix * step), Twiddles = twiddles,
            };
            switch (radix)
            {
                case 2:
                    Radix2(group);
                    break;
                case 3:
                    Radix3(group);
                    break;
                case 4:
                    Radix4(group);
                    break;
                case 5:
                    Radix5(group);
                    break;
                default:
                    AnyRadix(group, radix, length / radix, rootRe, rootIm);
                    break;
            }
        }
    }

    /// <summary>A line times one complex number.</summary>
    [MethodImpl(Flat)]
    public static void MultiplyLine<T>(nint n, T re, T im, T* fromRe, T* fromIm, T* toRe, T* toIm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint i = 0;
        for (; i + Vector256<T>.Count <= n; i += Vector256<T>.Count)
        {
            Vector256<T> x = Vector256.Load(fromRe + i), y = Vector256.Load(fromIm + i);
            Rows.Fma(x, Vector256.Create(re), -(y * Vector256.Create(im))).Store(toRe + i);
            Rows.Fma(x, Vector256.Create(im), y * Vector256.Create(re)).Store(toIm + i);
        }

        for (; i < n; i++)
        {
            T x = fromRe[i], y = fromIm[i];
            toRe[i] = T.FusedMultiplyAdd(x, re, -(y * im));
            toIm[i] = T.FusedMultiplyAdd(x, im, y * re);
        }
    }

    [MethodImpl(Flat)]
    private static void Radix2<T>(in Group<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint i = 0;
        for (; i + Vector256<T>.Count <= g.Step; i += Vector256<T>.Count)
        {
            ComplexLanes<T> a = g.Load(0, i), b = g.Load(1, i);
            g.Store(0, i, a + b);
            g.StoreTurned(1, i, a - b);
        }

        for (; i < g.Step; i++)
        {
            ComplexNumber<T> a = g.Item(0, i), b = g.Item(1, i);
            g.Put(0, i, a + b);
            g.PutTurned(1, i, a - b);
        }
    }

    [MethodImpl(Flat)]
    private static void Radix3<T>(in Group<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(-0.5), sine = T.CreateTruncating(-0.86602540378443864676);
        nint i = 0;
        for (; i + Vector256<T>.Count <= g.Step; i += Vector256<T>.Count)
        {
            ComplexLanes<T> a = g.Load(0, i), b = g.Load(1, i), c = g.Load(2, i), sum = b + c;
            ComplexLanes<T> middle = a.Plus(half, sum), side = (b - c).Times(sine).TimesI();
            g.Store(0, i, a + sum);
            g.StoreTurned(1, i, middle + side);
            g.StoreTurned(2, i, middle - side);
        }

        for (; i < g.Step; i++)
        {
            ComplexNumber<T> a = g.Item(0, i), b = g.Item(1, i), c = g.Item(2, i), sum = b + c;
            ComplexNumber<T> middle = a.Plus(half, sum), side = (b - c).Times(sine).TimesI();
            g.Put(0, i, a + sum);
            g.PutTurned(1, i, middle + side);
            g.PutTurned(2, i, middle - side);
        }
    }

    [MethodImpl(Flat)]
    private static void Radix4<T>(in Group<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nint i = 0;
        for (; i + Vector256<T>.Count <= g.Step; i += Vector256<T>.Count)
        {
            ComplexLanes<T> a = g.Load(0, i), b = g.Load(1, i), c = g.Load(2, i), d = g.Load(3, i);
            ComplexLanes<T> evenSum = a + c, evenDifference = a - c, oddSum = b + d, oddDifference = (b - d).TimesI();
            g.Store(0, i, evenSum + oddSum);
            g.StoreTurned(1, i, evenDifference - oddDifference);
            g.StoreTurned(2, i, evenSum - oddSum);
            g.StoreTurned(3, i, evenDifference + oddDifference);
        }

        for (; i < g.Step; i++)
        {
            ComplexNumber<T> a = g.Item(0, i), b = g.Item(1, i), c = g.Item(2, i), d = g.Item(3, i);
            ComplexNumber<T> evenSum = a + c, evenDifference = a - c, oddSum = b + d, oddDifference = (b - d).TimesI();
            g.Put(0, i, evenSum + oddSum);
            g.PutTurned(1, i, evenDifference - oddDifference);
            g.PutTurned(2, i, evenSum - oddSum);
            g.PutTurned(3, i, evenDifference + oddDifference);
        }
    }

    [MethodImpl(Flat)]
    private static void Radix5<T>(in Group<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T c1 = T.CreateTruncating(0.30901699437494742410), c2 = T.CreateTruncating(-0.80901699437494742410);
        T s1 = T.CreateTruncating(-0.95105651629515357212), s2 = T.CreateTruncating(-0.58778525229247312917);
        nint i = 0;
        for (; i + Vector256<T>.Count <= g.Step; i += Vector256<T>.Count)
        {
            ComplexLanes<T> a = g.Load(0, i), b = g.Load(1, i), c = g.Load(2, i), d = g.Load(3, i), e = g.Load(4, i);
            ComplexLanes<T> outer = b + e, inner = c + d, outerSide = b - e, innerSide = c - d;
            ComplexLanes<T> first = a.Plus(c1, outer).Plus(c2, inner), second = a.Plus(c2, outer).Plus(c1, inner);
            ComplexLanes<T> firstSide = outerSide.Times(s1).Plus(s2, innerSide).TimesI(), secondSide = outerSide.Times(s2).Plus(-s1, innerSide).TimesI();
            g.Store(0, i, a + outer + inner);
            g.StoreTurned(1, i, first + firstSide);
            g.StoreTurned(2, i, second + secondSide);
            g.StoreTurned(3, i, second - secondSide);
            g.StoreTurned(4, i, first - firstSide);
        }

        for (; i < g.Step; i++)
        {
            ComplexNumber<T> a = g.Item(0, i), b = g.Item(1, i), c = g.Item(2, i), d = g.Item(3, i), e = g.Item(4, i);
            ComplexNumber<T> outer = b + e, inner = c + d, outerSide = b - e, innerSide = c - d;
            ComplexNumber<T> first = a.Plus(c1, outer).Plus(c2, inner), second = a.Plus(c2, outer).Plus(c1, inner);
            ComplexNumber<T> firstSide = outerSide.Times(s1).Plus(s2, innerSide).TimesI(), secondSide = outerSide.Times(s2).Plus(-s1, innerSide).TimesI();
            g.Put(0, i, a + outer + inner);
            g.PutTurned(1, i, first + firstSide);
            g.PutTurned(2, i, second + secondSide);
            g.PutTurned(3, i, second - secondSide);
            g.PutTurned(4, i, first - firstSide);
        }
    }

    [MethodImpl(Flat)]
    private static void AnyRadix<T>(in Group<T> g, int radix, int turn, T* rootRe, T* rootIm)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int k = 0; k < radix; k++)
        {
            nint i = 0;
            for (; i + Vector256<T>.Count <= g.Step; i += Vector256<T>.Count)
            {
                ComplexLanes<T> sum = g.Load(0, i);
                for (int t = 1; t < radix; t++)
                {
                    nint at = (nint)(t * k % radix) * turn;
                    sum += g.Load(t, i).Turned(new ComplexNumber<T>(rootRe[at], rootIm[at]));
                }

                g.StoreTurned(k, i, sum);
            }

            for (; i < g.Step; i++)
            {
                ComplexNumber<T> sum = g.Item(0, i);
                for (int t = 1; t < radix; t++)
                {
                    nint at = (nint)(t * k % radix) * turn;
                    sum += g.Item(t, i).Turned(new ComplexNumber<T>(rootRe[at], rootIm[at]));
                }

                g.PutTurned(k, i, sum);
            }
        }
    }

    // Where the elements of a group are, and by what its results are turned.
    private struct Group<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public nint Step;
        public nint Spread;
        public T* FromRe;
        public T* FromIm;
        public T* ToRe;
        public T* ToIm;
        public ComplexNumber<T>* Twiddles;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly ComplexLanes<T> Load(int t, nint i) => new(Vector256.Load(this.FromRe + (t * this.Spread) + i), Vector256.Load(this.FromIm + (t * this.Spread) + i));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Store(int t, nint i, ComplexLanes<T> x)
        {
            x.Re.Store(this.ToRe + (t * this.Step) + i);
            x.Im.Store(this.ToIm + (t * this.Step) + i);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void StoreTurned(int t, nint i, ComplexLanes<T> x) => this.Store(t, i, t == 0 ? x : x.Turned(this.Twiddles[t]));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly ComplexNumber<T> Item(int t, nint i) => new(this.FromRe[(t * this.Spread) + i], this.FromIm[(t * this.Spread) + i]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Put(int t, nint i, ComplexNumber<T> x)
        {
            this.ToRe[(t * this.Step) + i] = x.Re;
            this.ToIm[(t * this.Step) + i] = x.Im;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void PutTurned(int t, nint i, ComplexNumber<T> x) => this.Put(t, i, t == 0 ? x : x.Turned(this.Twiddles[t]));
    }
}
