using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>How a kernel writes results: whole vectors, the rest of a row, strided places.</summary>
internal sealed partial class KernelEmitter
{
    private void WriteTailStores(int stage, string to)
    {
        foreach (Store store in this.PassStores(stage))
        {
            this.writer.Line(this.RestStoreText(store, $"{to} - j") + ";");
        }
    }

    private string StoreText(Store store, int shift)
    {
        string place = $"{this.scope.Pointer(store)} + {this.scope.Place(store.Address, shift)}";
        string value = this.scope.ElementOf(store.Node);
        if (!store.Address.Coefficients[this.scope.Inner].IsOne())
        {
            return this.StridedStore(store, $"{this.scope.Pointer(store)} + ({this.scope.Place(store.Address, shift)})", this.lanes.Count.ToString(CultureInfo.InvariantCulture));
        }

        return store.Array.Type.DType == DType.Bool ? $"Masks.Store({value}, {place})" : $"{value}.Store({place})";
    }

    // The lanes that are left of the last vector, or all.
    private string RestStoreText(Store store, string left)
    {
        string place = $"{this.scope.Pointer(store)} + {this.scope.Place(store.Address, 0)}";
        string value = this.scope.ElementOf(store.Node);
        if (!store.Address.Coefficients[this.scope.Inner].IsOne())
        {
            return this.StridedStore(store, $"{this.scope.Pointer(store)} + ({this.scope.Place(store.Address, 0)})", $"(int)nint.Min({left}, {this.lanes.Count})");
        }

        return store.Array.Type.DType == DType.Bool
            ? $"Masks.Store({value}, {place}, (int)nint.Min({left}, {this.lanes.Count}))"
            : $"Partial.StoreRest({value}, {place}, {left})";
    }

    private string StridedStore(Store store, string place, string count) =>
        $"{(store.Array.Type.DType == DType.Bool ? "Masks.StoreStrided" : "Strided.Store")}({this.scope.ElementOf(store.Node)}, {place}, {CSharp.Size(store.Address.Coefficients[this.scope.Inner])}, {count})";
}
