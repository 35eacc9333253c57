namespace Pure.Jit.Windowing;

/// <summary>
/// A window over memory. Leading and trailing axes that the window takes element by element are the loops around
/// (<see cref="Outer"/>) and the lanes (<see cref="Inner"/>); lists are of the axes between. They lie on the caller's stack.
/// </summary>
internal unsafe struct WindowPlan
{
    public int Rank;
    public nint Outer;
    public nint Inner;
    public int* Lengths;
    public int* Places;
    public int* Window;
    public int* Strides;
    public int* Low;
    public int* BaseDilation;
    public int* WindowDilation;

    /// <summary>Elements of the operand for one index of the loops around.</summary>
    public readonly nint LengthOfBlock => Product(this.Lengths, this.Rank) * this.Inner;

    /// <summary>Results for one index of the loops around.</summary>
    public readonly nint ResultsOfBlock => Product(this.Places, this.Rank) * this.Inner;

    public readonly nint TapCount => Product(this.Window, this.Rank);

    /// <summary>Splits the axes; the lists have room for one entry an axis each.</summary>
    public static WindowPlan Of(
        int* memory, ReadOnlySpan<int> shape, ReadOnlySpan<int> resultShape, ReadOnlySpan<int> window, ReadOnlySpan<int> strides, ReadOnlySpan<int> low,
        ReadOnlySpan<int> baseDilation, ReadOnlySpan<int> windowDilation)
    {
        int from = 0, to = shape.Length;
        while (from < to && IsPlain(from, shape, resultShape, window, strides, low, baseDilation))
        {
            from++;
        }

        while (to > from && IsPlain(to - 1, shape, resultShape, window, strides, low, baseDilation))
        {
            to--;
        }

        int rank = to - from, room = int.Max(rank, 1);
        WindowPlan plan = new()
        {
            Rank = rank, Outer = 1, Inner = 1, Lengths = memory, Places = memory + room, Window = memory + (2 * room), Strides = memory + (3 * room),
            Low = memory + (4 * room), BaseDilation = memory + (5 * room), WindowDilation = memory + (6 * room),
        };
        for (int axis = 0; axis < from; axis++)
        {
            plan.Outer *= shape[axis];
        }

        for (int axis = to; axis < shape.Length; axis++)
        {
            plan.Inner *= shape[axis];
        }

        for (int i = 0; i < rank; i++)
        {
            plan.Lengths[i] = shape[from + i];
            plan.Places[i] = resultShape[from + i];
            plan.Window[i] = window[from + i];
            plan.Strides[i] = strides[from + i];
            plan.Low[i] = low[from + i];
            plan.BaseDilation[i] = baseDilation[from + i];
            plan.WindowDilation[i] = windowDilation[from + i];
        }

        return plan;
    }

    /// <summary>The element that a place of the window meets along an axis; −1 if none.</summary>
    public readonly int Element(int axis, int place, int tap)
    {
        int at = (place * this.Strides[axis]) + (tap * this.WindowDilation[axis]) - this.Low[axis], dilation = this.BaseDilation[axis];
        if (at < 0 || (dilation > 1 && at % dilation != 0))
        {
            return -1;
        }

        at = dilation > 1 ? at / dilation : at;
        return at < this.Lengths[axis] ? at : -1;
    }

    private static bool IsPlain(
        int axis, ReadOnlySpan<int> shape, ReadOnlySpan<int> resultShape, ReadOnlySpan<int> window, ReadOnlySpan<int> strides, ReadOnlySpan<int> low,
        ReadOnlySpan<int> baseDilation) =>
        window[axis] == 1 && strides[axis] == 1 && low[axis] == 0 && baseDilation[axis] == 1 && shape[axis] == resultShape[axis];

    private static nint Product(int* sizes, int count)
    {
        nint product = 1;
        for (int i = 0; i < count; i++)
        {
            product *= sizes[i];
        }

        return product;
    }
}
