using System.Reflection;

namespace ILGPU.Execution;

/// <summary>What ILGPU asks of a kernel's signature.</summary>
internal static class KernelRules
{
    public static void Check<T>(MethodInfo kernel)
    {
        if (!kernel.IsStatic)
        {
            throw new NotSupportedException($"{kernel.Name} is no static method; kernels capture nothing");
        }

        Check(typeof(T), kernel.Name);
        KernelCode.Check(kernel);
    }

    private static void Check(Type type, string kernel)
    {
        if (type.IsGenericType && type.Namespace == nameof(ILGPU))
        {
            return;
        }

        if (!type.IsValueType || type == typeof(bool) || type == typeof(char) || type == typeof(decimal) || type == typeof(System.Half) || type == typeof(Half))
        {
            throw new NotSupportedException($"{kernel} takes {type.Name}, which a device cannot be given; bytes stand for bools");
        }

        if (!type.IsPrimitive)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                Check(field.FieldType, kernel);
            }
        }
    }
}
