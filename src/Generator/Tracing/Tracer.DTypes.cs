using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tracing;

/// <summary>What is asked of element types while tracing: their kind, their bits, their limits.</summary>
public sealed partial class Tracer
{
    private AbstractValue DTypePrimitive(PrimitiveCall call)
    {
        DType dtype = call.Types[0].ScalarType ?? throw this.Fail(TraceFault.Unsupported, $"{call.Types[0]} as an element type");
        return call.Name switch
        {
            "dtype_is_floating" => ConstantValue.Of(dtype.IsFloating()),
            "dtype_is_integer" => ConstantValue.Of(dtype.IsInteger()),
            "dtype_is_signed" => ConstantValue.Of(dtype.IsSigned()),
            "dtype_is_unsigned" => ConstantValue.Of(dtype.IsUnsigned()),
            "dtype_is_bool" => ConstantValue.Of(dtype == DType.Bool),
            "dtype_bits" => IntValue.Of(dtype.ByteCount() * 8),
            "dtype_name" => new ConstantValue(dtype.Name()),
            _ => throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code"),
        };
    }

    private AbstractValue LimitPrimitive(PrimitiveCall call)
    {
        DType dtype = call.Types[0].ScalarType ?? throw this.Fail(TraceFault.Unsupported, $"{call.Types[0]} as an element type");
        bool isFloat = dtype.IsFloating();
        (double number, long integer) = call.Name switch
        {
            "limits_nan" => (double.NaN, 0L),
            "limits_positive_infinity" => (double.PositiveInfinity, MaxValue(dtype)),
            "limits_negative_infinity" => (double.NegativeInfinity, MinValue(dtype)),
            "limits_max_value" => (Largest(dtype), MaxValue(dtype)),
            "limits_min_value" => (-Largest(dtype), MinValue(dtype)),
            "limits_epsilon" => (dtype switch { DType.F16 => 9.765625e-4, DType.BF16 => 0.0078125, DType.F32 => 1.1920928955078125e-7, _ => 2.220446049250313e-16 }, 0L),
            "limits_tiny" => (dtype switch { DType.F16 => 6.103515625e-5, DType.F32 or DType.BF16 => 1.17549435082228750797e-38, _ => 2.2250738585072014e-308 }, 0L),
            _ => throw this.Fail(TraceFault.Unsupported, $"'{call.Name}' in compiled code"),
        };
        return isFloat ? new ConstantValue(number) : dtype == DType.Bool ? ConstantValue.Of(integer != 0) : IntValue.Of(integer);
    }

    private static double Largest(DType dtype) => dtype switch { DType.F16 => 65504, DType.BF16 => 3.3895313892515355e38, DType.F32 => float.MaxValue, _ => double.MaxValue };

    private static long MaxValue(DType dtype) => dtype switch
    {
        DType.Bool => 1,
        DType.I64 => long.MaxValue,
        DType.U64 => -1,
        _ when dtype.IsSigned() => (1L << ((dtype.ByteCount() * 8) - 1)) - 1,
        _ => (1L << (dtype.ByteCount() * 8)) - 1,
    };

    private static long MinValue(DType dtype) => dtype.IsSigned() ? -MaxValue(dtype) - 1 : 0;
}
