namespace Pure.Jit;

// Samplers of orders and choices.
public static partial class Rand
{
    /// <summary>0 to n − 1 in random order.</summary>
    /// <exception cref="ArgumentException">n is negative.</exception>
    [Pure]
    public static NDArray<int> Permutation(PrngKey key, int n)
    {
        int count = Shape.Number(n);
        if (count < 0)
        {
            throw new ArgumentException($"Permutation orders 0 to n − 1, but 'n' is {n}: it is 0 or more");
        }

        return Shuffled(key, Lax.Iota<int>(count, 0), 0);
    }

    /// <summary>x in random order along an axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="independent">Whether every run along the axis gets an order of its own.</param>
    /// <exception cref="ArgumentException">x has rank 0.</exception>
    [Pure]
    public static NDArray<T> Permutation<T>(PrngKey key, NDArray<T> x, [Static] int axis = 0, [Static] bool independent = false)
        where T : unmanaged
    {
        if (x.Rank == 0)
        {
            throw new ArgumentException("Permutation orders an array along an axis, but 'x' has rank 0; for 0 to n − 1 give n as an int");
        }

        int along = Axes.NormalizeOne(axis, x.Rank);
        return independent || x.Rank == 1 ? Shuffled(key, x, along) : Lax.Gather(x, Permutation(key, x.Shape[along]), along, 0, "clip");
    }

    // Sorted by random numbers. Equal ones would keep their order, so many are sorted more than once.
    [Pure]
    private static NDArray<T> Shuffled<T>(PrngKey key, NDArray<T> x, [Static] int axis)
        where T : unmanaged
    {
        NDArray<int> size = x.Size;
        NDArray<int> rounds = (size > 1).As<int>() + (size > 1625).As<int>() + (size > 2642245).As<int>();
        return Lax.ForiLoop(
            0,
            rounds,
            (i, s) => (FoldEach(s.Item1, 0), Lax.SortKeyVal(Lax.RandomBits(FoldEach(s.Item1, 1).Hi, FoldEach(s.Item1, 1).Lo, x.Shape), s.Item2, axis).Values),
            ((KeyArray)key, x)).Item2;
    }

    /// <summary>Numbers from 0 to a − 1, drawn with or without putting back.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">How many there are to choose from.</param>
    /// <param name="shape">The shape; rank 0 if not given.</param>
    /// <param name="replace">Whether a number may be drawn again.</param>
    /// <param name="p">Their probabilities, of shape [a]; equal if not given. Without putting back they count as weights.</param>
    /// <param name="mode">How finely Gumbel's numbers are drawn where weights meet no putting back: "low", "high" or "highest".</param>
    /// <exception cref="ArgumentException">There are fewer to choose from than wanted without putting back, none at all, or p has another shape.</exception>
    [Pure]
    public static NDArray<int> Choice(
        PrngKey key, int a, Shape shape = default, [Static] bool replace = true, NDArray<float>? p = null, [Static] string mode = "low")
        => ChosenPlaces(key, Shape.Number(a), shape, replace, p, mode);

    /// <summary>Parts of an array along an axis, drawn with or without putting back.</summary>
    /// <param name="key">The key.</param>
    /// <param name="a">The array.</param>
    /// <param name="shape">The shape, which stands in place of the axis; rank 0 if not given.</param>
    /// <param name="replace">Whether a part may be drawn again.</param>
    /// <param name="p">Their probabilities, of rank 1; equal if not given. Without putting back they count as weights.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="mode">How finely Gumbel's numbers are drawn where weights meet no putting back: "low", "high" or "highest".</param>
    /// <exception cref="ArgumentException">There are fewer parts than wanted without putting back, none at all, or p has another shape.</exception>
    [Pure]
    public static NDArray<T> Choice<T>(
        PrngKey key, NDArray<T> a, Shape shape = default, [Static] bool replace = true, NDArray<float>? p = null, [Static] int axis = 0, [Static] string mode = "low")
        where T : unmanaged
    {
        if (a.Rank == 0)
        {
            throw new ArgumentException("Choice takes parts of an array along an axis, but 'a' has rank 0; to choose from 0 to n − 1 give n as an int");
        }

        int along = Axes.NormalizeOne(axis, a.Rank);
        return Nd.Take(a, ChosenPlaces(key, a.Shape[along], shape, replace, p, mode), along, mode: "clip");
    }

    [Pure]
    private static NDArray<int> ChosenPlaces(PrngKey key, int count, Shape shape, [Static] bool replace, NDArray<float>? p, [Static] string mode)
    {
        if (Shape.IsShorter(count, Math.Min(shape.Size, 1), "Choice"))
        {
            throw new ArgumentException("Choice has nothing to choose from");
        }

        if (!replace && Shape.IsShorter(count, shape.Size, "Choice"))
        {
            throw new ArgumentException($"Choice cannot take {shape.Size} out of {count} without putting back; ask for fewer, or say replace: true");
        }

        if (p is not null && (p.Rank != 1 || !Shape.IsSame(p.Shape[0], count)))
        {
            throw new ArgumentException($"Choice needs a probability for each of the {count}, but 'p' has shape {p.Shape}");
        }

        if (p is null)
        {
            return replace
                ? Randint(key, shape, 0, count)
                : Lax.Reshape(Nd.SliceAlong(Permutation(key, count), 0, 0, shape.Size), shape);
        }

        if (!replace)
        {
            return Lax.Reshape(Lax.TopK(Gumbel<float>(key, count, mode) + Lax.Log(p), shape.Size).Indices, shape);
        }

        NDArray<float> sums = Nd.Cumsum(p);
        return Nd.Searchsorted(sums, sums[-1] * (1 - Uniform<float>(key, shape)));
    }

    /// <summary>Positions drawn with probabilities proportional to e^logits along an axis.</summary>
    /// <param name="key">The key.</param>
    /// <param name="logits">The logarithms of the weights.</param>
    /// <param name="axis">The axis of the choices.</param>
    /// <param name="shape">The result's shape, ending with that of logits without the axis; just that if not given.</param>
    /// <param name="replace">Whether a position may be drawn again; if not, those in the axes that shape has in front differ.</param>
    /// <param name="mode">How finely Gumbel's numbers are drawn: "low", "high" or "highest".</param>
    /// <exception cref="ArgumentException">The shape does not end so, there are too few choices, or T is not a floating-point type.</exception>
    [Pure]
    public static NDArray<int> Categorical<T>(
        PrngKey key, NDArray<T> logits, [Static] int axis = -1, Shape? shape = null, [Static] bool replace = true, [Static] string mode = "low")
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            throw new ArgumentException(
                $"Categorical's logits are floating-point numbers (float, double, Half or BFloat16), not {DTypes.Name<T>()}: convert them with As<float>()");
        }

        int along = Axes.NormalizeOne(axis, logits.Rank);
        Shape batch = logits.Shape.RemoveAt(along);
        Shape result = shape ?? batch;
        int extra = result.Rank - batch.Rank;
        if (extra < 0 || result[extra..] != batch)
        {
            throw new ArgumentException($"'shape' {result} does not end with {batch}, the shape of 'logits' without the axis of the choices");
        }

        if (replace)
        {
            NDArray<T> noise = Gumbel<T>(key, result.Insert(extra + along, logits.Shape[along]), mode);
            return Lax.Argmax(noise + logits, extra + along);
        }

        int count = result[..extra].Size;
        if (Shape.IsShorter(logits.Shape[along], count, "Categorical"))
        {
            throw new ArgumentException($"Categorical cannot draw {count} of {logits.Shape[along]} choices without putting back; ask for fewer, or say replace: true");
        }

        NDArray<T> ranked = Nd.Moveaxis(logits + Gumbel<T>(key, logits.Shape, mode), along, -1);
        return Lax.Reshape(Nd.Moveaxis(Lax.TopK(ranked, count).Indices, -1, 0), result);
    }
}
