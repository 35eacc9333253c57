using Pure.Jit.Conformance.Golden;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using IrTypes = Pure.Jit.Generator.Ir.DTypes;

namespace Pure.Jit.Conformance.Running;

/// <summary>Golden arrays as the interpreter's.</summary>
internal static class Tensors
{
    public static Tensor Of(GoldenArray array)
    {
        IrTypes.TryParse(array.DType, out DType dtype);
        EquatableArray<int> shape = array.Shape.ToEquatableArray();
        return array.IsFloating ? Tensor.Of(dtype, shape, array.Numbers()) : Tensor.Of(dtype, shape, array.Integers());
    }

    public static GoldenResult Result(Tensor tensor) => new(tensor.DType.Name(), tensor.Shape.ToArray(), tensor.Numbers, tensor.Integers);
}
