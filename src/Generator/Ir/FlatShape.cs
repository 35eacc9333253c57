namespace Pure.Jit.Generator.Ir;

/// <summary>
/// An array of any rank that every use takes as one: a type of rank 1 whose only size has a name with this prefix. The name
/// stands for the number of elements; arrays with the same name have the same shape.
/// </summary>
public static class FlatShape
{
    public const char Prefix = '*';

    public static bool Is(Dim dim) => dim.Terms is [{ Coefficient: 1, Factors: [NamedAtom { Name: [Prefix, ..] }] }];

    public static bool Is(ArrayType type) => type.Rank == 1 && Is(type.Shape[0]);
}
