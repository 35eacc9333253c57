using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>Every element by itself: lanes step over the domain by their number.</summary>
internal sealed class ElementKernel(LoopKernel kernel, Names names) : DeviceKernelWriter(kernel, names)
{
    /// <summary>The kernel's body.</summary>
    public string Write()
    {
        this.WriteNumbers();
        string count = this.Arguments.Size(Dim.Product(this.Domain));
        this.Flat = "element";
        using (this.Body.Open($"for (long at = ((long)Grid.IdxX * Group.DimX) + Group.IdxX; at < {count}; at += (long)Grid.DimX * Group.DimX)"))
        {
            this.Body.Line("int element = (int)at;");
            string text = this.Apart(() =>
            {
                this.Declare(this.Kernel.Nodes.Where(n => this.RateOf(n) != Rate.Call));
                foreach (Store store in this.Kernel.Stores)
                {
                    this.Write(store);
                }
            });
            this.WriteIndices(0, this.Domain.Count, "element");
            this.Body.Line(text);
        }

        return this.Body.ToString();
    }
}
