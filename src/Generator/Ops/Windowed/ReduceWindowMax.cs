namespace Pure.Jit.Generator.Ops.Windowed;

internal sealed class ReduceWindowMax() : ReduceWindowExtreme("reduce_window_max", "ge")
{
    public override string Summary =>
        "The largest over each place of a window, NaN if there is one; -∞ (or the least integer) where the window is all outside x.";
}
