using Pure.Jit.Memory;
using Pure.Jit.Simd;

namespace Pure.Jit.Convolution;

/// <summary>
/// A convolution as products of matrices: rows are results of one filter, columns filters, and what is summed over are the
/// kernel's places and the features. A block of lhs is laid out as a matrix at a time, so that it stays in cache; where lhs is
/// such a matrix already, it is read where it lies. Sizes alone decide the blocks, so the bits are those of any number of threads.
/// </summary>
internal unsafe struct ConvBlocks<T> : IRangeBody
    where T : unmanaged
{
    private ConvPlan<T> plan;
    private ConvLayout<T> layout;
    private T* weights;
    private nint weightStep;
    private nint weightFilter;
    private nint weightGroup;
    private nint termRun;
    private int rowBlock;
    private int termBlock;
    private int blocksOfRun;

    public static void Run(in ConvPlan<T> plan)
    {
        ConvBlocks<T> body = new() { plan = plan, layout = ConvLayout<T>.Of(plan) };
        int terms = plan.Features * plan.TapCount;
        using ArenaScope arena = Arena.Enter();
        body.FindWeights(arena, terms);
        body.Cut(terms);
        Workers.For((nint)plan.Groups * (body.layout.Rows / body.layout.RowRun) * body.blocksOfRun, 1, ref body);
    }

    public readonly void Run(nint lo, nint hi)
    {
        for (nint unit = lo; unit < hi; unit++)
        {
            (nint rest, nint block) = Math.DivRem(unit, (nint)this.blocksOfRun);
            (nint group, nint run) = Math.DivRem(rest, (nint)(this.layout.Rows / this.layout.RowRun));
            int from = (int)block * this.rowBlock;
            this.Block((int)group, (int)run * this.layout.RowRun + from, int.Min(this.rowBlock, this.layout.RowRun - from));
        }
    }

    // Whether the terms lie in rhs one step apart, all or within runs; a matrix is made where they do not.
    private void FindWeights(in ArenaScope arena, int terms)
    {
        ConvPlan<T> p = this.plan;
        int taps = p.TapCount;
        bool areTapsEven = ConvLayout<T>.IsEven(p.Kernel, p.RhsSteps, p.Spatial, out nint tapStep);
        (int innerCount, nint innerStep, int outerCount, nint outerStep, bool isEven) = this.layout.AreTapsInner
            ? (taps, tapStep, p.Features, p.RhsFeature, areTapsEven)
            : (p.Features, p.RhsFeature, taps, tapStep, areTapsEven || taps == 1);
        bool isInnerEven = innerCount == 1 || !this.layout.AreTapsInner || areTapsEven;
        bool isAll = isEven && isInnerEven && (outerCount == 1 || innerCount == 1 || outerStep == innerStep * innerCount);
        this.weights = p.Rhs;
        this.weightGroup = p.RhsGroup;
        this.weightFilter = p.RhsFilter;
        this.weightStep = innerCount == 1 ? outerStep : innerStep;
        this.termRun = terms;
        if (isAll)
        {
            return;
        }

        if (isInnerEven && innerCount >= 128)
        {
            this.termRun = innerCount;
            return;
        }

        T* packed = arena.Allocate<T>((nint)p.Groups * terms * p.Filters);
        T* to = packed;
        for (int g = 0; g < p.Groups; g++)
        {
            for (int k = 0; k < terms; k++)
            {
                T* from = p.Rhs + (g * p.RhsGroup) + this.RhsTerm(k);
                for (int o = 0; o < p.Filters; o++)
                {
                    *to++ = from[o * p.RhsFilter];
                }
            }
        }

        this.weights = packed;
        (this.weightGroup, this.weightStep, this.weightFilter) = ((nint)terms * p.Filters, p.Filters, 1);
    }

    private readonly nint RhsTerm(int term)
    {
        (int feature, int tap) = this.layout.Term(this.plan, term);
        return (feature * this.plan.RhsFeature) + this.plan.RhsOffset(tap);
    }

    // Blocks of a matrix that stay in the second cache; several of them, where there is work for several threads.
    private void Cut(int terms)
    {
        int budget = (512 << 10) / sizeof(T);
        this.termBlock = this.layout.IsDirect ? terms : int.Min(int.Min(terms, Gemm.BlockK), (int)this.termRun);
        if (this.termRun < terms)
        {
            this.termBlock = int.Min(this.termBlock, (int)this.termRun);
        }

        int rows = this.layout.RowRun;
        int wanted = this.layout.IsDirect ? 4096 : int.Clamp(budget / int.Max(this.termBlock, 1), 48, 2048);
        long products = this.plan.Products;
        int total = this.plan.Groups * (this.layout.Rows / int.Max(rows, 1));
        while (wanted > 64 && (long)total * (((rows - 1) / wanted) + 1) < 8 && products > 4_000_000)
        {
            wanted /= 2;
        }

        this.rowBlock = int.Max(int.Min(wanted, rows), 1);
        this.blocksOfRun = rows == 0 ? 0 : ((rows - 1) / this.rowBlock) + 1;
    }

    private readonly void Block(int group, int row, int rows)
    {
        ConvPlan<T> p = this.plan;
        int terms = p.Features * p.TapCount, filters = p.Filters;
        using ArenaScope arena = Arena.Enter();
        T* lhs = p.Lhs + (group * p.LhsGroup);
        T* result = p.Result + (group * p.ResultGroup);
        bool isSpread = !this.layout.AreResultsEven;
        T* sums = isSpread ? arena.Allocate<T>((nint)rows * filters) : result + this.layout.ResultOfRow(p, row);
        bool areRowsSums = isSpread || p.ResultFilter == 1 || filters == 1;
        nint sumStep = isSpread ? filters : areRowsSums ? this.layout.ResultStep : p.ResultFilter;
        bool isAcross = !areRowsSums || (filters == 1 && !isSpread && this.layout.ResultStep == 1);
        if (isAcross)
        {
            sumStep = filters == 1 ? rows : p.ResultFilter;
        }

        T* matrix = this.layout.IsDirect ? null : arena.Allocate<T>((nint)rows * this.termBlock);
        int* tables = this.layout.IsDirect ? null : arena.Allocate<int>(this.layout.TableLength(p, rows, this.termBlock));
        for (int run = 0; run < terms || run == 0; run += (int)this.termRun)
        {
            nint runEnd = nint.Min(run + this.termRun, terms);
            for (int k = run; k < runEnd || (k == 0 && terms == 0); k += int.Max(this.termBlock, 1))
            {
                int count = (int)nint.Min(this.termBlock, runEnd - k);
                T* x = matrix;
                nint rowStep, columnStep;
                if (this.layout.IsDirect)
                {
                    x = lhs + this.layout.LhsOfRow(p, row) + (k * p.LhsFeature);
                    (rowStep, columnStep) = (this.layout.LhsStep, p.LhsFeature);
                }
                else
                {
                    (rowStep, columnStep) = this.layout.AreRowsInner ? (1, rows) : ((nint)count, 1);
                    this.layout.Fill(p, lhs, matrix, tables, row, rows, k, count);
                }

                T* w = this.weights + (group * this.weightGroup) + (this.termRun < terms ? this.RhsTerm(k) : k * this.weightStep);
                if (isAcross)
                {
                    Multiply(filters, rows, count, w, this.weightFilter, this.weightStep, x, columnStep, rowStep, sums, sumStep, k > 0);
                }
                else
                {
                    Multiply(rows, filters, count, x, rowStep, columnStep, w, this.weightStep, this.weightFilter, sums, sumStep, k > 0);
                }
            }

            if (terms == 0)
            {
                break;
            }
        }

        for (int r = 0; isSpread && r < rows; r++)
        {
            T* to = result + this.layout.ResultOfRow(p, row + r);
            for (int o = 0; o < filters; o++)
            {
                to[o * p.ResultFilter] = sums[((nint)r * filters) + o];
            }
        }
    }

    private static void Multiply(
        int m, int n, int k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, T* c, nint cRow, bool accumulate)
    {
        if (typeof(T) == typeof(float))
        {
            Gemm.Multiply(m, n, k, (float*)a, aRow, aCol, (float*)b, bRow, bCol, (float*)c, cRow, accumulate);
        }
        else
        {
            Gemm.Multiply(m, n, k, (double*)a, aRow, aCol, (double*)b, bRow, bCol, (double*)c, cRow, accumulate);
        }
    }
}
