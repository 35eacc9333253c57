namespace Pure.Jit.Convolution;

/// <summary>
/// How the matrix of a convolution is arranged: in which order its rows (example and place) and its terms (feature and place of
/// the kernel) go, and which of them lie side by side in lhs and so are copied as runs.
/// </summary>
internal unsafe struct ConvLayout<T>
    where T : unmanaged
{
    private ConvRun run;
    private int runLength;
    private nint runStep;
    private bool areExamplesInner;

    public int Rows { get; private set; }

    /// <summary>Blocks of rows do not go over a multiple of this.</summary>
    public int RowRun { get; private set; }

    /// <summary>Whether terms go by feature, then by place of the kernel; otherwise the other way round.</summary>
    public bool AreTapsInner { get; private set; }

    /// <summary>Whether the matrix has rows side by side, not terms.</summary>
    public readonly bool AreRowsInner => this.run is ConvRun.Example or ConvRun.Place;

    /// <summary>Whether lhs can be read as the matrix, a row every <see cref="LhsStep"/> elements.</summary>
    public bool IsDirect { get; private set; }

    public nint LhsStep { get; private set; }

    /// <summary>Whether the results of a block of rows are <see cref="ResultStep"/> apart.</summary>
    public bool AreResultsEven { get; private set; }

    public nint ResultStep { get; private set; }

    public static ConvLayout<T> Of(in ConvPlan<T> plan)
    {
        ConvLayout<T> layout = default;
        layout.ChooseRun(plan);
        layout.ChooseRows(plan);
        return layout;
    }

    /// <summary>Whether the axes of more than one element are one run, and how far apart its elements are.</summary>
    public static bool IsEven(int* sizes, nint* steps, int count, out nint step)
    {
        step = 0;
        nint covered = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            if (sizes[i] == 1)
            {
                continue;
            }

            if (step != 0 && steps[i] != covered)
            {
                return false;
            }

            step = step == 0 ? steps[i] : step;
            covered = steps[i] * sizes[i];
        }

        return true;
    }

    /// <summary>The feature and the kernel's place of a term.</summary>
    public readonly (int Feature, int Tap) Term(in ConvPlan<T> plan, int term)
    {
        if (this.AreTapsInner)
        {
            return Math.DivRem(term, plan.TapCount);
        }

        (int tap, int feature) = Math.DivRem(term, plan.Features);
        return (feature, tap);
    }

    public readonly nint ResultOfRow(in ConvPlan<T> plan, int row)
    {
        (int example, int place) = this.Row(plan, row);
        return (example * plan.ResultExample) + plan.ResultOffset(place);
    }

    /// <summary>Where a row begins in lhs, if it is read where it lies: the kernel has one place, and nothing is outside.</summary>
    public readonly nint LhsOfRow(in ConvPlan<T> plan, int row)
    {
        (int example, int place) = this.Row(plan, row);
        int* at = stackalloc int[plan.Spatial];
        plan.PlaceAt(place, at);
        nint offset = example * plan.LhsExample;
        for (int i = 0; i < plan.Spatial; i++)
        {
            offset += at[i] * plan.LhsSteps[i];
        }

        return offset;
    }

    /// <summary>How many numbers <see cref="Fill"/> needs for its tables.</summary>
    public readonly int TableLength(in ConvPlan<T> plan, int rows, int terms)
    {
        int across = this.AreRowsInner ? rows : terms;
        return (int.Min((across / int.Max(this.runLength, 1)) + 2, across) + 1) * (plan.Spatial + 4);
    }

    /// <summary>Writes a block of the matrix: [terms, rows] where rows are inner, else [rows, terms].</summary>
    public readonly void Fill(in ConvPlan<T> plan, T* lhs, T* matrix, int* tables, int row, int rows, int term, int terms)
    {
        (int first, int across, int start, int along) = this.AreRowsInner ? (row, rows, term, terms) : (term, terms, row, rows);
        int width = plan.Spatial + 4;
        int count = 0;
        for (int at = first; at < first + across; count++)
        {
            int* entry = tables + (count * width);
            int within = at % this.runLength;
            int length = int.Min(this.runLength - within, first + across - at);
            entry[0] = at - first;
            entry[1] = length;
            entry[2] = this.run == ConvRun.Line ? within % plan.Features : 0;
            entry[3] = (int)this.Coordinates(plan, this.AreRowsInner, this.run == ConvRun.Line ? at - entry[2] : at, entry + 4);
            at += length;
        }

        int* own = stackalloc int[plan.Spatial];
        for (int i = 0; i < along; i++)
        {
            nint offset = this.Coordinates(plan, !this.AreRowsInner, start + i, own);
            T* to = matrix + ((nint)i * across);
            for (int r = 0; r < count; r++)
            {
                int* entry = tables + (r * width);
                this.Copy(plan, lhs + offset + entry[3], own, entry + 4, to + entry[0], entry[1], entry[2]);
            }
        }
    }

    // A run of elements whose first is at the sum of two coordinates.
    private readonly void Copy(in ConvPlan<T> plan, T* from, int* own, int* other, T* to, int length, int phase)
    {
        int last = plan.Last;
        int whole = this.run is ConvRun.Example or ConvRun.Feature ? plan.Spatial : last;
        for (int i = 0; i < whole; i++)
        {
            int at = own[i] + other[i];
            if (!plan.Element(i, ref at))
            {
                new Span<T>(to, length).Clear();
                return;
            }

            from += at * plan.LhsSteps[i];
        }

        int place = own[last] + other[last];
        switch (this.run)
        {
            case ConvRun.Example or ConvRun.Feature:
                Strided(from, this.runStep, to, length);
                break;
            case ConvRun.Line:
                int unit = plan.Features;
                Part(from + ((nint)place * unit) + phase, 1, to, length, (int)long.Clamp(-(long)place * unit - phase, 0, length),
                    (int)long.Clamp(((long)plan.Lengths[last] - place) * unit - phase, 0, length));
                break;
            default:
                int coordinateStep = this.run == ConvRun.Place ? plan.Strides[last] : plan.RhsDilation[last];
                if (plan.LhsDilation[last] > 1)
                {
                    Spread(plan, from, place, coordinateStep, to, length);
                    break;
                }

                nint step = coordinateStep * plan.LhsSteps[last];
                Part(from + (place * plan.LhsSteps[last]), step, to, length, Bound(0, place, coordinateStep, length), Bound(plan.Lengths[last], place, coordinateStep, length));
                break;
        }
    }

    private static int Bound(int bound, int start, int step, int count) =>
        start >= bound ? 0 : int.Min(((bound - start - 1) / step) + 1, count);

    private static void Part(T* from, nint step, T* to, int length, int lo, int hi)
    {
        hi = int.Max(lo, hi);
        for (int i = 0; i < lo; i++)
        {
            to[i] = default;
        }

        Strided(from + (lo * step), step, to + lo, hi - lo);
        for (int i = hi; i < length; i++)
        {
            to[i] = default;
        }
    }

    // Between the elements of lhs there are zeros.
    private static void Spread(in ConvPlan<T> plan, T* line, int place, int coordinateStep, T* to, int length)
    {
        int last = plan.Last;
        for (int i = 0; i < length; i++)
        {
            int at = place + (i * coordinateStep);
            to[i] = plan.Element(last, ref at) ? line[at * plan.LhsSteps[last]] : default;
        }
    }

    private static void Strided(T* from, nint step, T* to, int length)
    {
        if (step == 1 && length >= 8)
        {
            Buffer.MemoryCopy(from, to, (long)length * sizeof(T), (long)length * sizeof(T));
            return;
        }

        for (int i = 0; i < length; i++)
        {
            to[i] = from[i * step];
        }
    }

    // The coordinates of a row or of a term, and its distance in lhs apart from them.
    private readonly nint Coordinates(in ConvPlan<T> plan, bool isRow, int index, int* coordinates)
    {
        if (isRow)
        {
            (int example, int place) = this.Row(plan, index);
            plan.PlaceAt(place, coordinates);
            return example * plan.LhsExample;
        }

        (int feature, int tap) = this.Term(plan, index);
        plan.TapAt(tap, coordinates);
        return feature * plan.LhsFeature;
    }

    private readonly (int Example, int Place) Row(in ConvPlan<T> plan, int row)
    {
        if (this.areExamplesInner)
        {
            (int outer, int inner) = Math.DivRem(row, plan.Examples);
            return (inner, outer);
        }

        return Math.DivRem(row, plan.PlaceCount);
    }

    // The longest of what lies side by side in lhs; failing that, the longest.
    private void ChooseRun(in ConvPlan<T> plan)
    {
        int last = plan.Last;
        nint step = plan.LhsSteps[last];
        bool isLine = plan.LhsFeature == 1 && plan.Features > 1 && step == plan.Features && plan.RhsDilation[last] == 1 && plan.LhsDilation[last] == 1;
        bool isDense = step == 1 && plan.LhsDilation[last] == 1;
        (ConvRun Run, int Length, nint Step, bool IsSideBySide)[] choices =
        [
            (ConvRun.Line, isLine ? plan.Features * plan.Kernel[last] : 0, 1, isLine),
            (ConvRun.Feature, plan.Features, plan.LhsFeature, plan.LhsFeature == 1),
            (ConvRun.Example, plan.Examples, plan.LhsExample, plan.LhsExample == 1),
            (ConvRun.Place, plan.Places[last], step, isDense && plan.Strides[last] == 1),
            (ConvRun.Tap, plan.Kernel[last], step, isDense && plan.RhsDilation[last] == 1),
        ];
        (ConvRun Run, int Length, nint Step, bool IsSideBySide) best = choices[0];
        foreach ((ConvRun Run, int Length, nint Step, bool IsSideBySide) choice in choices)
        {
            if ((choice.IsSideBySide && choice.Length > 1, choice.Length).CompareTo((best.IsSideBySide && best.Length > 1, best.Length)) > 0)
            {
                best = choice;
            }
        }

        this.run = best.Run;
        this.runLength = int.Max(best.Length, 1);
        this.runStep = best.Step;
        this.areExamplesInner = best.Run == ConvRun.Example;

        // Rows side by side leave the order of the terms free: rhs decides.
        bool areTapsEven = IsEven(plan.Kernel, plan.RhsSteps, plan.Spatial, out nint tapStep);
        this.AreTapsInner = best.Run == ConvRun.Tap
            || (this.AreRowsInner && (plan.RhsFeature >= tapStep || !areTapsEven));
    }

    private void ChooseRows(in ConvPlan<T> plan)
    {
        int places = plan.PlaceCount, last = plan.Last;
        this.Rows = plan.Examples * places;
        bool isEven = IsEven(plan.Places, plan.ResultSteps, plan.Spatial, out nint step);
        bool isWhole = isEven && Joins(places, step, plan.Examples, plan.ResultExample);
        this.RowRun = this.Rows;
        this.AreResultsEven = isWhole;
        this.ResultStep = this.areExamplesInner ? plan.Examples > 1 ? plan.ResultExample : step : places > 1 ? step : plan.ResultExample;
        if (!isWhole && !this.areExamplesInner && isEven && places >= 16)
        {
            this.RowRun = places;
            this.AreResultsEven = true;
        }

        bool areResultsUsable = plan.Filters == 1 || plan.ResultFilter == 1 || this.ResultStep == 1;
        this.AreResultsEven &= areResultsUsable;
        this.RowRun = this.AreResultsEven ? this.RowRun : this.Rows;

        // A kernel of one place with nothing outside takes lhs as it is.
        nint* steps = stackalloc nint[plan.Spatial];
        bool isDirect = plan.TapCount == 1 && !this.areExamplesInner;
        for (int i = 0; i < plan.Spatial; i++)
        {
            steps[i] = plan.LhsSteps[i] * plan.Strides[i];
            isDirect &= plan.Low[i] == 0 && plan.LhsDilation[i] == 1 && (plan.Places[i] - 1) * plan.Strides[i] < plan.Lengths[i];
        }

        isDirect &= IsEven(plan.Places, steps, plan.Spatial, out nint lhsStep);
        bool isDirectWhole = places == 1 || plan.Examples == 1 || plan.LhsExample == lhsStep * places;
        if (!isDirect || (!isDirectWhole && places < 16))
        {
            return;
        }

        this.IsDirect = true;
        this.AreTapsInner = false;
        this.run = ConvRun.Feature;
        this.LhsStep = places > 1 ? lhsStep : plan.LhsExample;
        this.RowRun = isDirectWhole ? this.RowRun : places;
    }

    // Whether the outer of rows joins the inner one to an even whole.
    private readonly bool Joins(int places, nint step, int examples, nint exampleStep) =>
        places <= 1 || examples <= 1
            || (this.areExamplesInner ? step == exampleStep * examples : exampleStep == step * places);
}

/// <summary>What is copied as a run from lhs: along which of its axes the matrix's inner axis goes.</summary>
internal enum ConvRun
{
    Feature,

    /// <summary>Features, and the kernel's last spatial axis, together.</summary>
    Line,
    Example,
    Place,
    Tap,
}
