using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Emit;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Emit.Eager;
using Pure.Jit.Generator.Emit.Entry;
using Pure.Jit.Generator.Emit.Ilgpu;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Generator;

/// <summary>How plain calls of [Jit] methods run.</summary>
public enum JitMode
{
    /// <summary>They are redirected to compiled code.</summary>
    Compiled,

    /// <summary>They run the method's own body; transformations run one runtime call an equation.</summary>
    Eager,
}

/// <summary>What the project asks of the generator, from MSBuild properties and the assembly's kind.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Mode">PureJitMode.</param>
/// <param name="WritesCores">Libraries carry the cores of their methods.</param>
/// <param name="CompilesRoots">False for the runtime itself, which carries cores only.</param>
/// <param name="WritesKernels">Whether kernels for devices are written as well: the project refers to Pure.Jit.Ilgpu.</param>
/// <param name="HasAnalyzers">Whether the analyzers run, which say why a method is not compiled; where they do not, the generated code says that it is not.</param>
/// <param name="ChecksNans">PureJitDebugNans.</param>
public sealed record ProjectOptions(string Assembly, JitMode Mode, bool WritesCores, bool CompilesRoots, bool WritesKernels, bool HasAnalyzers, bool ChecksNans);

/// <summary>A root and everything its code depends on; equal ones give equal text.</summary>
public sealed record CompileRequest(
    string Name, string DisplayName, CoreMethod Entry, EquatableArray<TypeRef> TypeArguments, Closure Closure, bool IsPublic, bool FastMath, IntoOverload? Into, JitMode Mode, string ClassName)
{
    /// <summary>Whether the method's own body cannot run, so that calls are redirected in every mode.</summary>
    public bool IsTracedOnly { get; init; }

    /// <summary>Whether kernels for devices are written as well.</summary>
    public bool WritesKernels { get; init; }

    /// <summary>Whether analyzers say why it is not compiled, when it is not.</summary>
    public bool HasAnalyzers { get; init; } = true;

    /// <summary>Where its methods stand in the user's files, when it is to run op by op and to throw at the first NaN or infinity; null otherwise.</summary>
    public SourceMap? NanChecks { get; init; }
}

/// <summary>A compiled root; <see cref="Text"/> is null when tracing found a problem, which the analyzer reports.</summary>
public sealed record CompiledRoot(string Name, string? Text, string? IntoText, EquatableArray<TypeRef> Trees, EquatableArray<RecordType> Records)
{
    /// <summary>Whether the method's own body cannot run.</summary>
    public bool IsTracedOnly { get; init; }

    /// <summary>The same program as kernels for devices, where the project asks for them.</summary>
    public string? DeviceText { get; init; }

    /// <summary>The operations that have no kernels there, by name; null where the project does not ask for kernels.</summary>
    public EquatableArray<string>? OnHost { get; init; }
}

/// <summary>Core → jaxpr → optimised → C#: everything behind the front end, for one root.</summary>
public static class Compiler
{
    private const string Usings = """
        using global::System;
        using global::System.Runtime.CompilerServices;
        using global::System.Runtime.Intrinsics;
        using global::System.Runtime.Intrinsics.X86;
        using Pure.Jit;
        using Pure.Jit.CompilerServices;
        using Pure.Jit.Memory;
        using Pure.Jit.Simd;
        """;

    private const string DeviceUsings = """
        using global::System;
        using global::System.Runtime.CompilerServices;
        using ILGPU;
        using Pure.Jit;
        using Pure.Jit.CompilerServices;
        using Pure.Jit.Ilgpu.CompilerServices;
        using Pure.Jit.Simd;
        using Device = Pure.Jit.Device;
        using Half = global::System.Half;
        """;

    // The method of a root's class that takes and gives arrays and numbers alone.
    private const string LeafMethod = "Run";

    public static CompiledRoot Compile(CompileRequest request, CancellationToken cancellation)
    {
        RootTrace trace;
        try
        {
            trace = Tracer.Trace(request.Entry, request.TypeArguments, request.Closure, cancellation, request.NanChecks is not null);
            if (trace.Notices.Count == 0)
            {
                TracedRoots.Add(request.Entry, request.Closure);
            }
        }
        catch (Exception e) when (e is TraceException or CoreVersionException or FormatException)
        {
            if (e is TraceException failure)
            {
                TracedRoots.Add(request.Entry, request.Closure, failure);
            }

            // Calls with 'into:' would be errors of C# beside the one that is told.
            string? plain = request.Into is { } overload ? IntoExtension.WriteEager(overload, request.Entry, request.Name, request.ClassName, new Emit.Entry.Trees(request.Closure.Records)) : null;
            return new CompiledRoot(request.Name, request.HasAnalyzers ? null : Untold(request.DisplayName), plain, [], []);
        }

        try
        {
            CompiledRoot root = Write(request, trace);
            TracedRoots.Note(request.Entry, root.OnHost);
            return root;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What traces must compile; when it does not, the build says so instead of running something slower.
            string message = e.Message.Replace('\r', ' ').Replace('\n', ' ');
            return new CompiledRoot(request.Name, $"#error Pure.Jit could not compile '{request.DisplayName}': {message}\n", null, [], []);
        }
    }

    /// <summary>What stands in the generated code for a method that cannot be compiled, where no analyzer tells.</summary>
    public static string Untold(string displayName) =>
        $"#error Pure.Jit cannot compile '{displayName}', and the analyzers that say why are off: leave out RunAnalyzers=false and RunAnalyzersDuringBuild=false\n";

    private static CompiledRoot Write(CompileRequest request, RootTrace trace)
    {
        Emit.Entry.Trees trees = new(request.Closure.Records);
        if (trace.Text is { } text)
        {
            return WriteText(request, trace, trees, text);
        }

        bool isOpByOp = request.Mode == JitMode.Eager || request.NanChecks is not null;
        Jaxpr program = isOpByOp ? trace.Program : request.FastMath ? Pipeline.RunFast(trace.Program) : Pipeline.Run(trace.Program);
        string code = $"{request.Name}_{request.ClassName}";
        bool isForDevices = request.WritesKernels && !isOpByOp, hasKernels = isForDevices && HasArrays(program);
        EntryPoint entry = new(
            LeafMethod,
            request.DisplayName,
            program,
            trace.Leaves.Select(l => new EntryParameter(l.Path, l.Annotation, l.IsScalar, l.IsGuess)).ToEquatableArray(),
            false,
            new EmitOptions(request.FastMath)) { Source = trace.Program, Conditions = trace.Conditions, NanChecks = request.NanChecks, DeviceMethod = hasKernels ? $"{code}_Device.{LeafMethod}" : null };
        string members = isOpByOp ? OpByOpEmitter.Emit(entry) : CpuEmitter.Emit(entry);
        CodeWriter writer = new();
        writer.Line("// <auto-generated/>");
        writer.Line($"// Pure.Jit {Version} from {request.DisplayName}");
        writer.Line(GeneratedNames.Directives);
        writer.Line();
        writer.Line($"namespace {GeneratedNames.Namespace};");
        writer.Line();
        writer.Line(Usings.Replace("\r", ""));
        writer.Line();
        using (writer.Open($"public static unsafe partial class {request.ClassName}"))
        {
            EntryMethod.Write(
                writer, request.Name, request.DisplayName, $"{code}.{LeafMethod}", request.IsPublic ? "public" : "internal", request.Entry.Parameters.Select(p => p.Name).ToList(), trace, trees, request.IsTracedOnly);
        }

        // A class for each program: the C# compiler compiles classes side by side, but one class's methods one after another.
        writer.Line();
        using (writer.Open($"internal static unsafe class {code}"))
        {
            writer.Line(members.TrimEnd('\n'));
        }

        string? into = request.Into is { } overload
            ? IntoExtension.Write(overload, request, trace, trees)
            : null;
        (string Text, EquatableArray<string> OnHost)? device = hasKernels ? WriteDevice(entry, request, code) : null;
        EquatableArray<TypeRef> types = trace.ParameterTypes.Append(trace.ResultType).ToEquatableArray();
        return new CompiledRoot(request.Name, writer.ToString(), into, types, request.Closure.Records.Values.OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray())
        {
            IsTracedOnly = request.IsTracedOnly,
            DeviceText = device?.Text,
            OnHost = device?.OnHost ?? (isForDevices ? EquatableArray<string>.Empty : default(EquatableArray<string>?)),
        };
    }

    /// <summary>The operations of a root that run on the host where its arrays are on a device: those that the emission finds without kernels.</summary>
    public static EquatableArray<string> OnHost(RootTrace trace, bool fastMath)
    {
        if (trace.Text is not null || !HasArrays(trace.Program))
        {
            return [];
        }

        return DeviceEmitter.OnHost(fastMath ? Pipeline.RunFast(trace.Program) : Pipeline.Run(trace.Program));
    }

    // Computation follows the arrays that are given.
    private static bool HasArrays(Jaxpr program) => program.Parameters.Any(p => p.Type.Rank > 0);

    // What the call gives is known now: nothing runs.
    private static CompiledRoot WriteText(CompileRequest request, RootTrace trace, Emit.Entry.Trees trees, string text)
    {
        CodeWriter writer = new();
        writer.Line("// <auto-generated/>");
        writer.Line($"// Pure.Jit {Version} from {request.DisplayName}");
        writer.Line(GeneratedNames.Directives);
        writer.Line();
        writer.Line($"namespace {GeneratedNames.Namespace};");
        writer.Line();
        writer.Line("using Pure.Jit;");
        writer.Line();
        using (writer.Open($"public static unsafe partial class {request.ClassName}"))
        {
            string parameters = string.Join(", ", trace.ParameterTypes.Select((t, i) => $"{trees.TypeName(t)} argument{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
            writer.Line($"{(request.IsPublic ? "public" : "internal")} static string {request.Name}({parameters}) => {CSharp.Quote(text)};");
        }

        return new CompiledRoot(request.Name, writer.ToString(), null, trace.ParameterTypes, request.Closure.Records.Values.OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    // A file of its own: ILGPU has names that the processor's code uses for other things.
    private static (string Text, EquatableArray<string> OnHost) WriteDevice(EntryPoint entry, CompileRequest request, string code)
    {
        CodeWriter writer = new();
        writer.Line("// <auto-generated/>");
        writer.Line($"// Pure.Jit {Version} from {request.DisplayName}, for devices");
        writer.Line(GeneratedNames.Directives);
        writer.Line();
        writer.Line($"namespace {GeneratedNames.Namespace};");
        writer.Line();
        writer.Line(DeviceUsings.Replace("\r", ""));
        writer.Line();

        (string members, EquatableArray<string> onHost) = DeviceEmitter.Emit(entry);

        // Public, because ILGPU starts kernels from an assembly of its own.
        writer.Line("[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]");
        using (writer.Open($"public static class {code}_Device"))
        {
            writer.Line(members.TrimEnd('\n'));
        }

        return (writer.ToString(), onHost);
    }

    /// <summary>The version that generated code names.</summary>
    public static readonly string Version = typeof(Compiler).Assembly.GetName().Version.ToString(3);
}
