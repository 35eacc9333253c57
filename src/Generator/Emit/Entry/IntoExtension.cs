using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator.Emit.Entry;

/// <summary>
/// The overload of a [Jit] method that takes <c>into:</c>, written as an extension of the declaring type so that the type need
/// not be partial.
/// </summary>
internal static class IntoExtension
{
    private const string Entry = "global::Pure.Jit.CompilerServices.Entry";

    /// <summary>The whole file, or null when nothing in the result is an array.</summary>
    public static string? Write(IntoOverload overload, CompileRequest request, RootTrace trace, Trees trees)
    {
        if (trace.ResultLists.Count > 0 || HasOwnInto(request.Entry) || !trees.Leaves("r", trace.ResultType).Any(l => l.Type.Kind == Core.TypeKind.NDArray))
        {
            return null;
        }

        string arguments = string.Join(", ", Arguments(request.Entry).Append(EntryMethod.IntoName));
        string call = $"global::{GeneratedNames.Namespace}.{request.ClassName}.{request.Name}({arguments})";
        return File(overload, request.Name, request.ClassName, Signature(request.Entry, trees), writer => writer.Line($"return {call};"));
    }

    /// <summary>
    /// The file for a method that is refused, whose fault is the one thing to be told: calls with <c>into:</c> would be errors of C# beside it.
    /// </summary>
    public static string WriteRefused(RefusedMethod method, string className) =>
        File(method.Into, method.Name, className, method.Signature, writer => writer.Line($"throw new global::System.NotSupportedException({CSharp.Quote($"'{method.Name}' has no compiled form: the build has told an error in it")});"));

    /// <summary>The file for a method whose plain body runs: the arrays are donated, though their memory is not used.</summary>
    public static string? WriteEager(IntoOverload overload, CoreMethod method, string name, string className, Trees trees)
    {
        List<(string Expression, TypeRef Type)> leaves = trees.Leaves(EntryMethod.IntoName, method.Result, "?.").ToList();
        if (!leaves.Any(l => l.Type.Kind == TypeKind.NDArray) || leaves.Any(l => l.Type.Kind == TypeKind.Array) || HasOwnInto(method) || method.Parameters.Any(p => p.IsStatic || !HasName(p.Type)))
        {
            return null;
        }

        List<string> names = Arguments(method).ToList();
        string call = (overload.IsStatic ? "" : names[0] + ".") + $"{overload.Call}({string.Join(", ", names.Skip(overload.IsStatic ? 0 : 1))})";
        string result = Unused("result", names);
        return File(overload, name, className, Signature(method, trees), writer =>
        {
            // All checks come before the first array is taken, so that a refused call loses nothing.
            EntryMethod.WriteDistinct(writer, EntryMethod.IntoName, method.Result, method.Name, trees);
            writer.Line($"{trees.TypeName(method.Result)} {result} = {call};");
            List<(string Expression, TypeRef Type)> results = trees.Leaves(result, method.Result).ToList();
            List<int> arrays = Enumerable.Range(0, leaves.Count).Where(i => leaves[i].Type.Kind == TypeKind.NDArray).ToList();
            foreach (int i in arrays)
            {
                writer.Line($"{Entry}.CheckIntoLike({leaves[i].Expression}, {results[i].Expression}.Shape, {CSharp.Quote(method.Name)}, {i.ToString(CultureInfo.InvariantCulture)});");
            }

            foreach (int i in arrays)
            {
                writer.Line($"var {Kept(i)} = {leaves[i].Expression}?.Renew();");
            }

            // An argument may be a part of the result, though it was donated.
            Queue<string> built = new(results.Select(r => arrays.Where(i => leaves[i].Type.Equals(r.Type))
                .Aggregate(r.Expression, (text, i) => $"{Entry}.Renewed({text}, {leaves[i].Expression}, {Kept(i)})")));
            writer.Line($"return {trees.Build(method.Result, built, new Queue<int>())};");

            string Kept(int i) => Unused("kept" + i.ToString(CultureInfo.InvariantCulture), names);
        });
    }

    private static IEnumerable<string> Arguments(CoreMethod method) =>
        method.Parameters.Select(p => p.IsThis ? Unused("self", method.Parameters.Select(q => q.Name)) : Trees.Escape(p.Name));

    private static bool HasOwnInto(CoreMethod method) => method.Parameters.Any(p => p.Name == EntryMethod.IntoName);

    private static string Unused(string name, IEnumerable<string> taken) => taken.Contains(name) ? Unused(name + "_", taken) : name;

    private static bool HasName(TypeRef type) => type.Kind is not (TypeKind.Function or TypeKind.Parameter) && type.Arguments.All(HasName);

    private static PlainSignature Signature(CoreMethod method, Trees trees) => new(
        method.Parameters.Select(p => trees.TypeName(p.Type)).ToEquatableArray(), Arguments(method).ToEquatableArray(), trees.IsReference(method.Result));

    private static string File(IntoOverload overload, string name, string className, PlainSignature signature, Action<CodeWriter> body)
    {
        string result = overload.Result;
        string into = signature.IsReference ? result + "?" : result;
        List<string> parameters = signature.Types.Zip(signature.Names, (t, n) => $"{t} {n}").ToList();
        int receiver = parameters.Count - overload.Defaults.Count;

        // After optional parameters 'into' is optional too; without it the plain method is the better overload.
        string tail = $"{into} {EntryMethod.IntoName}";
        List<string> withDefaults = [.. parameters.Select((p, i) => i < receiver ? p : p + overload.Defaults[i - receiver])];
        withDefaults.Add(tail + (overload.Defaults.Any(d => d.Length > 0) ? " = default" : ""));
        parameters.Add(tail);
        string declaration = $"public static {result} {Trees.Escape(overload.Method)}(";
        CodeWriter writer = new();
        writer.Line("// <auto-generated/>");
        writer.Line(GeneratedNames.Directives);
        writer.Line();
        if (overload.Namespace.Length > 0)
        {
            writer.Line($"namespace {overload.Namespace};");
            writer.Line();
        }

        if (overload.IsInType)
        {
            using (OpenClass(writer, overload, $"{name}_{className}_Into"))
            using (writer.Open($"extension({overload.Type})"))
            {
                WriteMember(writer, declaration + string.Join(", ", withDefaults) + ")", body);
            }
        }

        if (overload.IsExtension || !overload.IsStatic)
        {
            using (OpenClass(writer, overload, $"{name}_{className}_IntoThis"))
            {
                WriteMember(writer, declaration + "this " + string.Join(", ", overload.IsExtension ? parameters : withDefaults) + ")", body);
                if (overload.IsExtension && overload.IsInType)
                {
                    WriteShorter(writer, overload, declaration, parameters, [.. signature.Names], result);
                }
            }
        }

        return writer.ToString();
    }

    // Beside another extension method no overload is better for having optional parameters, so there is one for each number of
    // them that stands before 'into:'. Its type there is one that no other argument converts to.
    private static void WriteShorter(CodeWriter writer, IntoOverload overload, string declaration, List<string> parameters, List<string> names, string result)
    {
        int first = overload.Defaults.TakeWhile(d => d.Length == 0).Count();
        for (int given = first; given < names.Count; given++)
        {
            IEnumerable<string> left = parameters.Take(names.Count).Skip(given).Select((p, i) => p + overload.Defaults[given + i]);
            IEnumerable<string> all = parameters.Take(given).Append($"global::Pure.Jit.CompilerServices.Into<{result}> {EntryMethod.IntoName}").Concat(left);
            writer.Line();
            writer.Line("/// <summary>The same, with the optional arguments after <paramref name=\"into\"/> left out.</summary>");
            writer.Line($"[global::System.Runtime.CompilerServices.OverloadResolutionPriority({(first - given - 1).ToString(CultureInfo.InvariantCulture)})]");
            using (writer.Open($"{declaration}this {string.Join(", ", all)})"))
            {
                writer.Line($"return {Trees.Escape(overload.Method)}({string.Join(", ", names)}, {EntryMethod.IntoName}.Array);");
            }
        }
    }

    private static IDisposable OpenClass(CodeWriter writer, IntoOverload overload, string name)
    {
        writer.Line($"/// <summary>The form of <c>{overload.Method}</c> that writes into donated arrays.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        return writer.Open($"{(overload.IsPublic ? "public" : "internal")} static class {name}");
    }

    private static void WriteMember(CodeWriter writer, string declaration, Action<CodeWriter> body)
    {
        writer.Line("/// <summary>Computes the result in the memory of <paramref name=\"into\"/>, whose arrays must not be used any more.</summary>");
        using (writer.Open(declaration))
        {
            body(writer);
        }
    }
}
