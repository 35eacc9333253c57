using System.Runtime.InteropServices;

namespace ILGPU;

/// <summary>ILGPU's own f16. Nothing here uses it; it is declared since its name takes the place of .NET's where the namespace is used.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct Half
{
    private readonly ushort bits;

    internal Half(ushort bits) => this.bits = bits;

    internal ushort Bits => this.bits;
}
