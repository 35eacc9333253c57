using System.Reflection;

namespace Pure.Jit.Conformance.Translation;

/// <summary>How Python's values stand for parameters of C# types.</summary>
internal static class Arguments
{
    /// <summary>How badly a value fits a parameter: 0 is best, −1 not at all. Array types are noted in the binding.</summary>
    public static int Fit(System.Type type, PythonValue value, Binding binding)
    {
        System.Type bare = Nullable.GetUnderlyingType(type) ?? type;
        bool isOptional = bare != type || !type.IsValueType;
        if (value is NoneText)
        {
            return isOptional ? 0 : -1;
        }

        if (IsNDArray(bare))
        {
            return FitArray(bare.GetGenericArguments()[0], value, binding);
        }

        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ComplexArray<>))
        {
            return value is ComplexText complex ? FitArray(bare.GetGenericArguments()[0], new ArrayText(complex.Code, complex.DType), binding)
                : value is ArrayText real && Names.IsFloating(real.DType) && FitArray(bare.GetGenericArguments()[0], real, binding) >= 0 ? 5 : -1;
        }

        if (typeof(Delegate).IsAssignableFrom(bare))
        {
            return value is FunctionText ? 0 : -1;
        }

        if (bare.IsArray && IsTuple(bare.GetElementType()!))
        {
            int[] each = value is TupleText { Keys: null } pairs ? pairs.Items.Select(i => Fit(bare.GetElementType()!, i, binding)).ToArray() : [-1];
            return each.Contains(-1) ? -1 : each.Sum();
        }

        if (bare.IsArray)
        {
            return FitItems(bare, value, binding);
        }

        if (bare == typeof(int) || bare == typeof(long) || bare == typeof(uint))
        {
            return value is NumberText { Value: long or null } number && (bare == typeof(long) || number.Value is not long whole || whole == (int)whole) ? 0 : -1;
        }

        if (bare == typeof(double) || bare == typeof(float))
        {
            return value is NumberText { Value: not bool } number ? number.IsFloat ? 0 : 1 : -1;
        }

        if (value is RecordText record)
        {
            return record.Class == bare ? 0 : -1;
        }

        if (bare == typeof(bool))
        {
            return value is NumberText { Value: bool } or NumberText { IsTruth: true } ? 0 : -1;
        }

        if (bare == typeof(string))
        {
            return value is StringText ? 0 : -1;
        }

        if (bare.IsEnum)
        {
            return Member(bare, value) is null ? -1 : 0;
        }

        if (bare == typeof(PrngKey) || bare == typeof(KeyArray))
        {
            return value is not KeyText ? -1 : bare == typeof(KeyArray) ? 0 : 1;
        }

        if (bare == typeof(Shape) || bare == typeof(Axes))
        {
            return value is ShapeText && bare == typeof(Shape) ? 0
                : value is NumberText { Value: long or null } ? 1
                : value is TupleText tuple && tuple.Items.All(i => i is NumberText { Value: long or null }) ? 0 : -1;
        }

        if (bare == typeof(Axes[]) || bare == typeof(Shape[]))
        {
            return value is TupleText lists && lists.Items.All(i => Fit(bare.GetElementType()!, i, binding) >= 0) ? 0 : -1;
        }

        if (IsTuple(bare) && value is TupleText { Keys: null } items && items.Items.Count == bare.GetGenericArguments().Length)
        {
            int[] fits = bare.GetGenericArguments().Select((t, i) => Fit(t, items.Items[i], binding)).ToArray();
            return fits.Contains(-1) ? -1 : fits.Sum();
        }

        // A type of the library that converts from something that fits, such as a padding from "SAME".
        int[] through = Conversions(bare).Select(t => Fit(t, value, binding)).Where(f => f >= 0).ToArray();
        return through.Length == 0 ? -1 : through.Min() + 1;
    }

    private static IEnumerable<System.Type> Conversions(System.Type type) => type.Assembly != typeof(Nd).Assembly || IsNDArray(type) ? []
        : type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name == "op_Implicit" && m.ReturnType == type).Select(m => m.GetParameters()[0].ParameterType);

    // Names of choices are members of enumerations: "SAME" and lax.max are Same and Max.
    private static string? Member(System.Type type, PythonValue value)
    {
        string? name = value switch
        {
            StringText text => text.Value,
            FunctionText function => function.Name.Split('.')[^1],
            _ => null,
        };
        return name is null ? null : System.Array.Find(Enum.GetNames(type), n => n.Equals(name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    public static string Write(System.Type type, PythonValue value, Binding binding)
    {
        System.Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (value is NoneText)
        {
            return "null";
        }

        if (bare.IsEnum)
        {
            return $"{bare.Name}.{Member(bare, value)}";
        }

        if (bare == typeof(Axes[]) || bare == typeof(Shape[]))
        {
            return $"[{string.Join(", ", ((TupleText)value).Items.Select(i => Write(bare.GetElementType()!, i, binding)))}]";
        }

        if (Conversions(bare).FirstOrDefault(t => Fit(t, value, binding) >= 0) is { } source && bare != typeof(Shape) && bare != typeof(Axes) && bare != typeof(PrngKey) && bare != typeof(KeyArray))
        {
            return Write(source, value, binding);
        }

        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ComplexArray<>) && value is ArrayText real)
        {
            return $"new ComplexArray<{Names.CSharp(real.DType)}>({real.Code}, Nd.ZerosLike({real.Code}))";
        }

        if (IsNDArray(bare))
        {
            return Array(value, binding.DType(bare.GetGenericArguments()[0])!);
        }

        if (value is FunctionText function && typeof(Delegate).IsAssignableFrom(bare))
        {
            // Of arrays to an array: what the call makes of parameters of those types.
            Type[] types = bare.GetGenericArguments()[..^1];
            ArrayText[] parameters = types.Select((t, i) => new ArrayText($"e{i}", binding.DType(t.GetGenericArguments()[0])!)).ToArray();
            return $"({string.Join(", ", parameters.Select(p => p.Code))}) => {function.Apply(parameters).Text}";
        }

        if (bare.IsArray && IsTuple(bare.GetElementType()!))
        {
            return $"[{string.Join(", ", ((TupleText)value).Items.Select(i => Write(bare.GetElementType()!, i, binding)))}]";
        }

        if (bare.IsArray)
        {
            IReadOnlyList<PythonValue>? items = (value as TupleText)?.Items;
            System.Type element = bare.GetElementType()!;
            return items is null ? value.Text
                : IsTuple(element) ? $"[{string.Join(", ", items.Select(i => Write(element, i, binding)))}]"
                : IsNDArray(element) ? $"[{string.Join(", ", items.Select(i => Array(i, binding.DType(element.GetGenericArguments()[0])!)))}]"
                : $"new {Names.CSharp(binding.DType(element)!)}[{new string(',', bare.GetArrayRank() - 1)}] {Elements(items, binding.DType(element)!)}";
        }

        return bare == typeof(float) ? ((NumberText)value).As("f32")
            : bare == typeof(double) ? ((NumberText)value).As("f64")
            : (bare == typeof(Shape) || bare == typeof(Axes)) && value is TupleText sizes ? $"[{string.Join(", ", sizes.Items.Select(i => i.Text))}]"
            : IsTuple(bare) ? $"({string.Join(", ", bare.GetGenericArguments().Select((t, i) => Write(t, ((TupleText)value).Items[i], binding)))})"
            : value.Text;
    }

    /// <summary>A value as an array of a dtype.</summary>
    public static string Array(PythonValue value, string dtype) => value switch
    {
        NumberText number => number.As(dtype),
        ArrayText array when array.DType != dtype => $"{array.Code}.As<{Names.CSharp(dtype)}>()",
        _ => value.Text,
    };

    private static int FitArray(System.Type element, PythonValue value, Binding binding)
    {
        string? dtype = value switch
        {
            ArrayText array => array.DType,
            NumberText { Value: bool } => "bool",
            NumberText { Value: long or null } => "",
            NumberText => "f",
            _ => null,
        };
        if (dtype is null)
        {
            return -1;
        }

        if (dtype.Length < 2)
        {
            binding.HasFloat |= dtype == "f";
            binding.HasInteger |= dtype.Length == 0;
            return element.IsGenericParameter || Names.OfType(element) is { } fixedType && (dtype.Length == 0 || Names.IsFloating(fixedType)) ? 1 : -1;
        }

        if (!element.IsGenericParameter)
        {
            return Names.OfType(element) == dtype ? 0 : -1;
        }

        binding.Add(element, dtype);
        return 0;
    }

    private static int FitItems(System.Type type, PythonValue value, Binding binding)
    {
        System.Type element = type.GetElementType()!;
        if (IsTuple(element))
        {
            return value is TupleText { Items.Count: > 0 } tuples && tuples.Items.All(i => Fit(element, i, binding) >= 0) ? 0 : -1;
        }

        if (IsNDArray(element))
        {
            if (value is ArraysText arrays)
            {
                binding.Add(element.GetGenericArguments()[0], arrays.DType);
                return 0;
            }

            // A form that keeps each array's own type is better.
            return value is TupleText tuple && tuple.Items.All(i => FitArray(element.GetGenericArguments()[0], i, binding) >= 0)
                ? tuple.Items.OfType<ArrayText>().Select(a => a.DType).Distinct().Count() > 1 ? 3 : 0
                : -1;
        }

        if (value is not TupleText list || Depth(list) != type.GetArrayRank() || (!element.IsGenericParameter && Names.OfType(element) is null))
        {
            return -1;
        }

        binding.HasFloat |= Leaves(list).Any(n => n.IsFloat);
        binding.HasInteger |= Leaves(list).Any(n => !n.IsFloat);
        return 0;
    }

    private static int Depth(TupleText list) => list.Items.Count > 0 && list.Items.All(i => i is TupleText) ? 1 + Depth((TupleText)list.Items[0])
        : list.Items.All(i => i is NumberText) ? 1 : int.MinValue;

    private static IEnumerable<NumberText> Leaves(TupleText list) => list.Items.SelectMany(i => i is TupleText t ? Leaves(t) : [(NumberText)i]);

    private static string Elements(IReadOnlyList<PythonValue> items, string dtype) =>
        $"{{ {string.Join(", ", items.Select(i => i is TupleText t ? Elements(t.Items, dtype) : ((NumberText)i).As(dtype)))} }}";

    private static bool IsNDArray(System.Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NDArray<>);

    private static bool IsTuple(System.Type type) => type.IsGenericType && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);
}
