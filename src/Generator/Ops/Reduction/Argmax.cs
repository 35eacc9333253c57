namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class Argmax() : ArgReduceOp("argmax", isMax: true)
{
    public override string Summary => "The index of the first largest element along an axis, or of the first NaN.";
}
