using System.Reflection;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>A primitive has one name, one order of operands and attributes, in the IR and in the runtime.</summary>
public sealed class RuntimeLinkTests
{
    // They exist in programs only: rules, branches and loops hold programs, and the tracer makes sizes into values.
    private static readonly string[] ProgramsOnly = ["all_gather", "axis_index", "checkpoint", "cond", "custom_jvp_call", "custom_linear_solve", "custom_root", "custom_vjp_call", "custom_vjp_tangent", "custom_vmap_call", "dim_as_value", "flush_subnormals", "reduce_scatter", "scan", "while", "while_each"];

    public static TheoryData<string> Names => [.. OpTable.All.Select(op => op.Name).Except(ProgramsOnly)];

    [Theory, MemberData(nameof(Names))]
    public void The_runtime_has_the_method_of_each_op(string name)
    {
        Op op = OpTable.Find(name)!;
        string pascal = string.Concat(name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        List<MethodInfo> methods = typeof(Lax).GetMethods().Where(m => m.Name == pascal && PrimitiveOf(m) == name).ToList();
        Assert.True(methods.Count > 0, $"Lax.{pascal} marked [Primitive(\"{name}\")] is missing.");
        Assert.All(methods, method =>
        {
            ParameterInfo[] parameters = method.GetParameters();
            int operands = parameters.TakeWhile(p => IsArray(p.ParameterType)).Count();
            Assert.Equal(op.Operands.Select(o => o.TrimEnd('.')), parameters.Take(operands).Select(p => p.Name));
            Assert.Equal(op.AttributeNames.Where(a => a != "dtype"), parameters.Skip(operands).Select(p => p.Name));
            for (int i = 0; i < operands; i++)
            {
                Assert.Equal(op.Operands[i].EndsWith("...", StringComparison.Ordinal), parameters[i].ParameterType.IsArray);
            }
        });
    }

    private static string? PrimitiveOf(MethodInfo method) =>
        method.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType.Name == "PrimitiveAttribute")?.ConstructorArguments[0].Value as string;

    private static bool IsArray(Type type)
    {
        Type element = type.IsArray ? type.GetElementType()! : type;
        return element.IsGenericType && element.GetGenericTypeDefinition() == typeof(NDArray<>);
    }
}
