using System.Reflection;
using ILGPU;
#if ILGPU_PACKAGE
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;
#endif

namespace Pure.Jit.Ilgpu;

/// <summary>Compiles kernels to PTX, for which no GPU is needed.</summary>
internal sealed class PtxCompiler : IDisposable
{
#if ILGPU_PACKAGE
    private static readonly CudaArchitecture Architecture = new(7, 5);

    private readonly PTXBackend backend;

    public PtxCompiler(Context context) =>
        this.backend = new PTXBackend(context, new CudaCapabilityContext(Architecture), Architecture, new CudaInstructionSet(7, 0), null);

    public string Compile(MethodInfo kernel) =>
        ((PTXCompiledKernel)this.backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), default)).PTXAssembly;

    public void Dispose() => this.backend.Dispose();
#else
    public PtxCompiler(Context context) =>
        throw new PlatformNotSupportedException("This build runs kernels without ILGPU, which is what compiles to PTX; build with -p:IlgpuPackage=true");

    public string Compile(MethodInfo kernel) => kernel.Name;

    public void Dispose()
    {
    }
#endif
}
