namespace Pure.Jit;

internal enum NDIndexKind
{
    Position,
    Range,
    Slice,
    Positions,
    Mask,
    NewAxis,
    Ellipsis,
}
