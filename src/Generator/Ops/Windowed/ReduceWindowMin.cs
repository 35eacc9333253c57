namespace Pure.Jit.Generator.Ops.Windowed;

internal sealed class ReduceWindowMin() : ReduceWindowExtreme("reduce_window_min", "le")
{
    public override string Summary =>
        "The smallest over each place of a window, NaN if there is one; +∞ (or the greatest integer) where the window is all outside x.";
}
