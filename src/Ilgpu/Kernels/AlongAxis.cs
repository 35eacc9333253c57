namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>An array seen as [outer, length, inner] along one of its axes; every outer and inner index has a row.</summary>
internal readonly record struct AlongAxis(int Outer, int Length, int Inner)
{
    public int Rows => this.Outer * this.Inner;

    public static AlongAxis Of(Shape shape, int axis) => new(shape[..axis].Size, shape[axis], shape[(axis + 1)..].Size);
}
