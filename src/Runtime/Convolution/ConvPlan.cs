using System.Runtime.CompilerServices;

namespace Pure.Jit.Convolution;

/// <summary>
/// A convolution over memory: sizes by role, and the distance of neighbours along each axis of each array, in elements. Spatial
/// lists have <see cref="Spatial"/> entries, at least one; they lie on the caller's stack.
/// </summary>
internal unsafe struct ConvPlan<T>
    where T : unmanaged
{
    public T* Lhs;
    public T* Rhs;
    public T* Result;

    public int Spatial;

    /// <summary>Groups of features or of examples; the sizes below are those of one group.</summary>
    public int Groups;
    public int Examples;
    public int Features;
    public int Filters;

    public nint LhsGroup;
    public nint LhsExample;
    public nint LhsFeature;
    public nint RhsGroup;
    public nint RhsFilter;
    public nint RhsFeature;
    public nint ResultGroup;
    public nint ResultExample;
    public nint ResultFilter;

    public int* Lengths;
    public int* Places;
    public int* Kernel;
    public int* Strides;
    public int* Low;
    public int* LhsDilation;
    public int* RhsDilation;
    public nint* LhsSteps;
    public nint* RhsSteps;
    public nint* ResultSteps;

    /// <summary>How many results an example has for one filter.</summary>
    public readonly int PlaceCount => Product(this.Places, this.Spatial);

    /// <summary>How many places the kernel has for one feature.</summary>
    public readonly int TapCount => Product(this.Kernel, this.Spatial);

    public readonly int Last => this.Spatial - 1;

    /// <summary>Multiplications and additions of the whole.</summary>
    public readonly long Products => (long)this.Groups * this.Examples * this.PlaceCount * this.Filters * this.Features * this.TapCount;

    /// <summary>Where a place of the kernel at 0 meets lhs, by spatial axis; lhs's dilation is still in it.</summary>
    public readonly void PlaceAt(int place, int* coordinates)
    {
        for (int i = this.Last; i >= 0; i--)
        {
            (place, int at) = Math.DivRem(place, this.Places[i]);
            coordinates[i] = (at * this.Strides[i]) - this.Low[i];
        }
    }

    /// <summary>How far a place of the kernel is from its first, by spatial axis.</summary>
    public readonly void TapAt(int tap, int* coordinates)
    {
        for (int i = this.Last; i >= 0; i--)
        {
            (tap, int at) = Math.DivRem(tap, this.Kernel[i]);
            coordinates[i] = at * this.RhsDilation[i];
        }
    }

    /// <summary>The distance of a place's result from the first.</summary>
    public readonly nint ResultOffset(int place)
    {
        nint offset = 0;
        for (int i = this.Last; i >= 0; i--)
        {
            (place, int at) = Math.DivRem(place, this.Places[i]);
            offset += at * this.ResultSteps[i];
        }

        return offset;
    }

    /// <summary>The distance of a place of the kernel from its first.</summary>
    public readonly nint RhsOffset(int tap)
    {
        nint offset = 0;
        for (int i = this.Last; i >= 0; i--)
        {
            (tap, int at) = Math.DivRem(tap, this.Kernel[i]);
            offset += at * this.RhsSteps[i];
        }

        return offset;
    }

    /// <summary>Moves a coordinate along an axis of lhs to its element; false where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Element(int axis, ref int coordinate)
    {
        int dilation = this.LhsDilation[axis];
        if (dilation > 1)
        {
            if (coordinate < 0 || coordinate % dilation != 0)
            {
                return false;
            }

            coordinate /= dilation;
        }

        return (uint)coordinate < (uint)this.Lengths[axis];
    }

    /// <summary>
    /// The kernel's places that meet an element of lhs when the kernel is at a place: the distances in lhs and in rhs, in order.
    /// </summary>
    /// <returns>How many there are, at most <see cref="TapCount"/>.</returns>
    public readonly int TapsAt(int place, nint* lhsOffsets, nint* rhsOffsets)
    {
        int* start = stackalloc int[this.Spatial];
        int* tap = stackalloc int[this.Spatial];
        this.PlaceAt(place, start);
        int count = 0, taps = this.TapCount;
        for (int t = 0; t < taps; t++)
        {
            this.TapAt(t, tap);
            nint offset = 0;
            bool isInside = true;
            for (int i = 0; i < this.Spatial && isInside; i++)
            {
                int at = start[i] + tap[i];
                isInside = this.Element(i, ref at);
                offset += at * this.LhsSteps[i];
            }

            if (isInside)
            {
                lhsOffsets[count] = offset;
                rhsOffsets[count++] = this.RhsOffset(t);
            }
        }

        return count;
    }

    private static int Product(int* sizes, int count)
    {
        int product = 1;
        for (int i = 0; i < count; i++)
        {
            product *= sizes[i];
        }

        return product;
    }
}
