namespace Pure.Jit;

internal enum NDIndexKind
{
    Position,
    Range,
    Positions,
    NewAxis,
    Ellipsis,
}
