namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class Argmin() : ArgReduceOp("argmin", isMax: false)
{
    public override string Summary => "The index of the first smallest element along an axis, or of the first NaN.";
}
