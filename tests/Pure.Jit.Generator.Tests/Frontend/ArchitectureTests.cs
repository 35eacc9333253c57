using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>Which folders may know Roslyn.</summary>
public class ArchitectureTests
{
    private static readonly string[] Roslyn = ["Pure.Jit.Generator.Frontend", "Pure.Jit.Generator"];

    [Fact]
    public void OnlyTheFrontEndNamesRoslyn()
    {
        using PEReader image = new(File.OpenRead(typeof(JitGenerator).Assembly.Location));
        MetadataReader reader = image.GetMetadataReader();
        List<string> wrong = [];
        foreach (TypeDefinition type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            string home = Namespace(reader, type);
            if (!Roslyn.Contains(home) && Named(type).FirstOrDefault(n => n.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)) is { } roslyn)
            {
                wrong.Add($"{home}.{reader.GetString(type.Name)} names {roslyn}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void BackEndsDoNotNameTheFrontEnd()
    {
        using PEReader image = new(File.OpenRead(typeof(JitGenerator).Assembly.Location));
        MetadataReader reader = image.GetMetadataReader();
        string[] backs = ["Pure.Jit.Generator.Ir", "Pure.Jit.Generator.Ops", "Pure.Jit.Generator.Transforms", "Pure.Jit.Generator.Passes", "Pure.Jit.Generator.Loops", "Pure.Jit.Generator.Core", "Pure.Jit.Generator.Support"];
        List<string> wrong = [];
        foreach (TypeDefinition type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            string home = Namespace(reader, type);
            if (backs.Contains(home) && Named(type).FirstOrDefault(n => n.StartsWith("Pure.Jit.Generator.Frontend", StringComparison.Ordinal) || n.StartsWith("Pure.Jit.Generator.Emit", StringComparison.Ordinal)) is { } other)
            {
                wrong.Add($"{home}.{reader.GetString(type.Name)} names {other}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    // Nested types, such as closures, belong to the namespace of the type around them.
    private static string Namespace(MetadataReader reader, TypeDefinition type)
    {
        while (!type.GetDeclaringType().IsNil)
        {
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        }

        return reader.GetString(type.Namespace);
    }

    // Every type in the signatures of a type's members and in what its bodies call.
    private static IEnumerable<string> Named(TypeDefinition type)
    {
        Assembly assembly = typeof(JitGenerator).Assembly;
        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            MethodBase? method = assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(handle));
            if (method is null)
            {
                continue;
            }

            foreach (ParameterInfo parameter in method.GetParameters())
            {
                yield return parameter.ParameterType.FullName ?? parameter.ParameterType.Name;
            }

            if (method.GetMethodBody() is not { } body)
            {
                continue;
            }

            foreach (LocalVariableInfo local in body.LocalVariables)
            {
                yield return local.LocalType.FullName ?? local.LocalType.Name;
            }

            foreach (string called in Called(method, body.GetILAsByteArray()!))
            {
                yield return called;
            }
        }

        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            yield return assembly.ManifestModule.ResolveField(MetadataTokens.GetToken(handle))!.FieldType.ToString();
        }
    }

    // call, callvirt and newobj carry a method's token in the next four bytes; other bytes that look alike resolve to nothing.
    private static IEnumerable<string> Called(MethodBase method, byte[] il)
    {
        Type[] typeArguments = method.DeclaringType?.GetGenericArguments() ?? [];
        Type[] methodArguments = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        for (int i = 0; i + 4 < il.Length; i++)
        {
            if (il[i] is not (0x28 or 0x6F or 0x73))
            {
                continue;
            }

            int token = BitConverter.ToInt32(il, i + 1);
            string? name = null;
            if ((token >> 24) is 0x06 or 0x0A or 0x2B)
            {
                try
                {
                    name = method.Module.ResolveMethod(token, typeArguments, methodArguments)?.DeclaringType?.FullName;
                }
                catch (ArgumentException)
                {
                    continue;
                }
            }

            if (name is not null)
            {
                yield return name;
            }
        }
    }
}
