using System.Reflection;

namespace Pure.Jit.Conformance.Translation;

/// <summary>Binds calls to the runtime's public methods, found by name; what is not there is not served.</summary>
public static class Library
{
    // Arguments that do not change what a function gives, and None where it is the default.
    private static readonly HashSet<string> Hints = ["precision", "unique_indices", "indices_are_sorted", "is_stable", "stable", "out_sharding", "inline", "optimize", "check_finite", "overwrite_a", "overwrite_b", "implementation", "lapack_driver", "assume_a", "algorithm", "assume_unique", "assume_unique_indices", "index_dtype"];

    /// <summary>Binds a call of a static method.</summary>
    /// <param name="class">The class's name within Pure.Jit.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">By position.</param>
    /// <param name="keywords">By Python's name.</param>
    /// <param name="isX64">Whether numbers without a dtype are of 64 bits.</param>
    public static PythonValue Call(
        string @class, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords, bool isX64)
    {
        System.Type? type = typeof(Nd).Assembly.GetType("Pure.Jit." + @class.Replace('.', '+'));
        IEnumerable<MethodInfo> methods = (type?.GetMethods(BindingFlags.Public | BindingFlags.Static) ?? []).Where(m => m.Name == method);
        return Best(methods, $"{@class}.{method}", $"{@class}.{method}", arguments, keywords, new Binding(isX64));
    }

    /// <summary>Binds a call of a method of <c>x.At(…)</c>.</summary>
    public static PythonValue CallAt(PlaceText place, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        System.Type type = typeof(NDArrayAt<>);
        Binding binding = new(false);
        binding.Types[type.GetGenericArguments()[0].Name] = place.DType;
        return Best(type.GetMethods().Where(m => m.Name == method), $"{place.Code}.{method}", $"x.At(i).{method}", arguments, keywords, binding);
    }

    private static PythonValue Best(
        IEnumerable<MethodInfo> methods,
        string code,
        string display,
        IReadOnlyList<PythonValue> arguments,
        IReadOnlyDictionary<string, PythonValue> keywords,
        Binding start)
    {
        (int Cost, PythonValue Value)? best = null;
        bool isKnown = false;
        foreach (MethodInfo method in methods)
        {
            isKnown = true;
            if (Bind(method, code, arguments, keywords, start.Copy()) is { } bound && (best is null || bound.Cost < best.Value.Cost))
            {
                best = bound;
            }
        }

        string keys = keywords.Count == 0 ? "" : $", {string.Join(", ", keywords.Keys.Select(k => Names.Camel(k) + ":"))}";
        return best?.Value
            ?? throw new NotServedException(isKnown ? $"{display} with the arguments ({string.Join(", ", arguments.Select(a => a.GetType().Name.Replace("Text", "")))}{keys})" : display);
    }

    private static (int Cost, PythonValue Value)? Bind(
        MethodInfo method, string code, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords, Binding binding)
    {
        ParameterInfo[] parameters = method.GetParameters();
        binding.Last = method.IsGenericMethodDefinition ? method.GetGenericArguments()[^1].Name : null;
        List<(ParameterInfo Parameter, PythonValue Value, bool IsNamed)> bound = [];
        int next = 0;
        foreach (PythonValue argument in Fitted(arguments, parameters))
        {
            if (AsDType(argument, binding.IsX64) is { } dtype && (argument is DTypeText || next >= parameters.Length || parameters[next].ParameterType != typeof(string)))
            {
                // A dtype of the result alone cannot set the operands' type.
                if (IsOfResult(method, dtype))
                {
                    continue;
                }

                if (!binding.Fix(dtype))
                {
                    return null;
                }
            }
            else if (next < parameters.Length)
            {
                bound.Add((parameters[next++], argument, false));
            }
            else
            {
                return null;
            }
        }

        foreach ((string key, PythonValue value) in keywords)
        {
            if (key == "dtype" && AsDType(value, binding.IsX64) is { } dtype)
            {
                if (!binding.Fix(dtype))
                {
                    return null;
                }
            }
            else if (parameters.Skip(next).FirstOrDefault(p => string.Equals(p.Name, Names.Camel(key), StringComparison.OrdinalIgnoreCase)) is { } parameter)
            {
                // None where it is the default is left out: forms may differ only there.
                if (value is NoneText && parameter is { HasDefaultValue: true, DefaultValue: null })
                {
                    continue;
                }

                bound.Add((parameter, value, true));
            }
            else if (value is not NoneText && !Hints.Contains(key))
            {
                return null;
            }
        }

        if (parameters.Any(p => !p.HasDefaultValue && !bound.Exists(b => b.Parameter == p)))
        {
            return null;
        }

        // C# does not find a type that stands in no argument: a method without one is meant where there is one.
        int cost = !method.IsGenericMethodDefinition ? 0 : binding.IsExplicit || bound.Exists(b => b.Parameter.ParameterType.ContainsGenericParameters) ? 1 : 3;
        foreach ((ParameterInfo parameter, PythonValue value, _) in bound)
        {
            int fit = Arguments.Fit(parameter.ParameterType, value, binding);
            if (fit < 0)
            {
                return null;
            }

            cost += fit;
        }

        binding.Widen(method);
        binding.Complete(method.IsGenericMethodDefinition ? method.GetGenericArguments().Select(a => a.Name) : []);
        IEnumerable<string> texts = bound.Select(b => (b.IsNamed ? Translator.Identifier(b.Parameter.Name!) + ": " : "") + Arguments.Write(b.Parameter.ParameterType, b.Value, binding));
        string types = binding.IsExplicit && method.IsGenericMethodDefinition
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => Names.CSharp(binding.Types[a.Name])))}>"
            : "";
        return (cost, Named(method, Result(method.ReturnType, $"{code}{types}({string.Join(", ", texts)})", binding)));
    }

    private static PythonValue Named(MethodInfo method, PythonValue result) =>
        result is TupleText tuple && method.ReturnParameter.GetCustomAttribute<System.Runtime.CompilerServices.TupleElementNamesAttribute>() is { } names
            ? tuple with { Names = names.TransformNames.Take(tuple.Items.Count).Select(n => n ?? "").ToList() }
            : result;

    /// <summary>A record of the library, made of its parts by position and by name; null if there is none of that name.</summary>
    public static PythonValue? Record(string name, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        if (typeof(Nd).Assembly.GetType("Pure.Jit." + name) is not { IsClass: true, IsAbstract: false } type)
        {
            return null;
        }

        ParameterInfo[] parameters = type.GetConstructors()[0].GetParameters();
        Binding binding = new(false);
        IEnumerable<string> parts = arguments.Select((a, i) => Part(parameters[i], a))
            .Concat(keywords.Select(k => parameters.FirstOrDefault(p => string.Equals(p.Name, Names.Camel(k.Key), StringComparison.OrdinalIgnoreCase)) is { } parameter
                ? $"{parameter.Name}: {Part(parameter, k.Value)}"
                : throw new NotServedException($"{name} with {k.Key}")));
        return new RecordText($"new {name}({string.Join(", ", parts)})", type);

        string Part(ParameterInfo parameter, PythonValue value) => Arguments.Fit(parameter.ParameterType, value, binding) >= 0
            ? Arguments.Write(parameter.ParameterType, value, binding)
            : throw new NotServedException($"{name} with this {parameter.Name}");
    }

    private static bool IsOfResult(MethodInfo method, string dtype) =>
        method.ReturnType is { IsGenericType: true, ContainsGenericParameters: false } result && Names.OfType(result.GetGenericArguments()[0]) == dtype;

    // Sizes may stand alone in a call (x.reshape(4, 6)), and dimension numbers may be nested.
    private static IReadOnlyList<PythonValue> Fitted(IReadOnlyList<PythonValue> arguments, ParameterInfo[] parameters)
    {
        int shape = Array.FindIndex(parameters, p => p.ParameterType == typeof(Shape) || p.ParameterType == typeof(Axes?));
        if (shape == parameters.Length - 1 && arguments.Count > parameters.Length && arguments.Skip(shape).All(a => a is NumberText))
        {
            return [.. arguments.Take(shape), new TupleText(arguments.Skip(shape).ToList())];
        }

        if (arguments.Count < parameters.Length && arguments is [.., TupleText { Items: [TupleText { Items: [TupleText, ..] }, ..] } nested])
        {
            return [.. arguments.Take(arguments.Count - 1), .. nested.Items.SelectMany(i => ((TupleText)i).Items)];
        }

        // params: what is left over is a list.
        if (parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute), false) && arguments.Count >= parameters.Length - 1
            && !(arguments.Count == parameters.Length && arguments[^1] is TupleText or ArraysText))
        {
            return [.. arguments.Take(parameters.Length - 1), new TupleText(arguments.Skip(parameters.Length - 1).ToList(), IsList: true)];
        }

        // A list of (low, high, interior) is three lists of the axes'.
        for (int at = 0; at < Math.Min(arguments.Count, parameters.Length); at++)
        {
            int count = parameters.Length - at;
            if (arguments.Count == at + 1 && count > 1 && parameters.Skip(at).All(p => p.ParameterType == typeof(Axes))
                && arguments[at] is TupleText triples && triples.Items.All(i => i is TupleText triple && triple.Items.Count == count))
            {
                return [.. arguments.Take(at), .. Enumerable.Range(0, count).Select(k => new TupleText(triples.Items.Select(i => ((TupleText)i).Items[k]).ToList()))];
            }
        }

        return arguments;
    }

    internal static string? AsDType(PythonValue value, bool isX64 = false) => value switch
    {
        DTypeText d => d.DType,
        StringText s => Names.OfPython(s.Value),

        // Python's own types.
        FunctionText { Name: "bool" } => "bool",
        FunctionText { Name: "int" } => isX64 ? "i64" : "i32",
        FunctionText { Name: "float" } => isX64 ? "f64" : "f32",
        _ => null,
    };

    private static PythonValue Result(System.Type type, string code, Binding binding)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NDArray<>))
        {
            return new ArrayText(code, binding.DType(type.GetGenericArguments()[0])!);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ComplexArray<>))
        {
            return new ComplexText(code, binding.DType(type.GetGenericArguments()[0])!);
        }

        if (type.IsArray && type.GetElementType() is { IsGenericType: true } element)
        {
            return new ArraysText(code, binding.DType(element.GetGenericArguments()[0])!);
        }

        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true || (type.IsGenericType && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal)))
        {
            return new TupleText(type.GetGenericArguments().Select((t, i) => Result(t, $"{code}.Item{i + 1}", binding)).ToList());
        }

        if (type == typeof(bool))
        {
            return new NumberText(null, code) { IsTruth = true };
        }

        return type == typeof(PrngKey) || type == typeof(KeyArray)
            ? new KeyText(type == typeof(KeyArray) ? code : $"((KeyArray){code})")
            : throw new NotServedException($"a result of type {type}");
    }
}

/// <summary>The element types that a call's type parameters stand for.</summary>
public sealed class Binding(bool isX64)
{
    /// <summary>Whether numbers without a dtype are of 64 bits.</summary>
    public bool IsX64 => isX64;

    public Dictionary<string, string> Types { get; private init; } = [];

    /// <summary>The last type parameter, which a dtype argument sets.</summary>
    public string? Last { get; set; }

    /// <summary>Whether type arguments must be written.</summary>
    public bool IsExplicit { get; private set; }

    /// <summary>Whether a whole number stood for an array.</summary>
    public bool HasInteger { get; set; }

    /// <summary>Whether a number with a point stood for an array.</summary>
    public bool HasFloat { get; set; }

    public Binding Copy() => new(isX64) { Types = new Dictionary<string, string>(this.Types) };

    public bool Fix(string dtype)
    {
        this.IsExplicit = true;
        return this.Last is { } last && this.Types.TryAdd(last, dtype);
    }

    /// <summary>Notes an array argument's type; two meet in their promotion.</summary>
    public void Add(System.Type parameter, string dtype) =>
        this.Types[parameter.Name] = this.Types.TryGetValue(parameter.Name, out string? other) && !(this.IsExplicit && parameter.Name == this.Last)
            ? Names.Promote(other, dtype)
            : this.Types.GetValueOrDefault(parameter.Name, dtype);

    public string? DType(System.Type type) => type.IsGenericParameter ? this.Types.GetValueOrDefault(type.Name) : Names.OfType(type);

    /// <summary>A number with a point among whole arrays makes them floating-point, unless the function fills an array of the given type.</summary>
    public void Widen(MethodInfo method)
    {
        foreach ((string parameter, string dtype) in this.Types.ToList())
        {
            if (this.HasFloat && !this.IsExplicit && method.DeclaringType == typeof(Nd) && !Names.IsFloating(dtype) && !Names.KeepsType(method.Name)
                && method.GetParameters().Count(p => IsOf(p.ParameterType, parameter)) > 1)
            {
                this.Types[parameter] = isX64 ? "f64" : "f32";
            }
        }
    }

    private static bool IsOf(System.Type type, string parameter) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NDArray<>) && type.GetGenericArguments()[0].Name == parameter;

    /// <summary>Numbers alone are of JAX's default types.</summary>
    public void Complete(IEnumerable<string> parameters)
    {
        foreach (string parameter in parameters)
        {
            if (!this.Types.ContainsKey(parameter))
            {
                this.IsExplicit = true;
                this.Types[parameter] = (this.HasInteger && !this.HasFloat ? "i" : "f") + (isX64 ? "64" : "32");
            }
        }
    }
}
