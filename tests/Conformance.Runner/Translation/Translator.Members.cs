namespace Pure.Jit.Conformance.Translation;

// Subscripts, attributes and methods of arrays.
public sealed partial class Translator
{
    private PythonValue Subscript(PythonValue value, PythonValue index)
    {
        switch (value)
        {
            case TupleText { Keys: { } keys } dict when index is StringText key:
                return keys.ToList().IndexOf(key.Value) is var place && place >= 0 ? dict.Items[place] : throw new NotServedException($"the key {key.Value}");
            case TupleText tuple when index is NumberText { Value: long n }:
                return tuple.Items[(int)(n < 0 ? n + tuple.Items.Count : n)];
            case ArraysText arrays when index is NumberText { Value: long n }:
                return new ArrayText($"{arrays.Code}[{(n < 0 ? $"^{-n}" : $"{n}")}]", arrays.DType);
            case KeyText { IsMany: true } keys when index is NumberText { Value: long n }:
                return new KeyText($"{keys.Code}[{(n < 0 ? $"^{-n}" : $"{n}")}]");
            case ShapeText shape when index is NumberText { Value: long n }:
                return new NumberText(null, $"{shape.Code}[{(n < 0 ? $"^{-n}" : $"{n}")}]");
            case ArrayText array:
                return new ArrayText($"{array.Code}[{Index(index)}]", array.DType);
            case AtText at:
                return new PlaceText($"{at.Array.Code}.At({Index(index)})", at.Array.DType);
            default:
                throw new NotServedException("a subscript of what is not an array");
        }
    }

    private static string Index(PythonValue index) => string.Join(", ", (index is TupleText { IsList: false } tuple ? tuple.Items : [index]).Select(Entry));

    private static string Entry(PythonValue entry) => entry switch
    {
        NumberText { Value: long or null } number => number.Code,
        ArrayText { DType: "i32" } array => array.Code,
        ArrayText array => throw new NotServedException($"an index of {array.DType}"),
        NoneText => "Nd.NewAxis",
        EllipsisText => "Nd.Ellipsis",
        SliceText slice => $"{Bound(slice.Lower)}..{Bound(slice.Upper)}",
        _ => throw new NotServedException("an index of this form"),
    };

    private static string Bound(PythonValue? bound) => bound switch
    {
        null => "",
        NumberText { Value: long n } when n < 0 => $"^{-n}",
        NumberText number => number.Code,
        _ => throw new NotServedException("a slice with a bound that is not a number"),
    };

    private PythonValue Attribute(PythonValue value, string name)
    {
        switch (value)
        {
            case ArrayText array when name is "T" or "at" or "shape" or "ndim" or "size" or "dtype" or "astype":
                return name switch
                {
                    "T" => Library.Call("Nd", "Transpose", [array], new Dictionary<string, PythonValue>(), isX64),
                    "at" => new AtText(array),
                    "shape" => new ShapeText($"{array.Code}.Shape"),
                    "ndim" => new NumberText(null, $"{array.Code}.Rank"),
                    "size" => new NumberText(null, $"{array.Code}.Size"),
                    "dtype" => new DTypeText(array.DType),
                    _ => new FunctionText(name, (arguments, _) => arguments switch
                    {
                        [DTypeText d] => new ArrayText($"{array.Code}.As<{Names.CSharp(d.DType)}>()", d.DType),
                        [StringText s] when Names.OfPython(s.Value) is { } dtype => new ArrayText($"{array.Code}.As<{Names.CSharp(dtype)}>()", dtype),
                        _ => throw new NotServedException("astype of this dtype"),
                    }),
                };
            case ArrayText array:
                return new FunctionText(name, (arguments, keywords) => this.CallLibrary($"x.{name}", "Nd", Names.Pascal(name), [array, .. arguments], keywords));
            case PlaceText place:
                return new FunctionText(name, (arguments, keywords) => Library.CallAt(place, Names.Pascal(name), arguments, keywords));
            default:
                throw new NotServedException($"the attribute {name}");
        }
    }
}
