using Microsoft.CodeAnalysis;
using Pure.Jit.Generator;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers;

/// <summary>Traces a root as the generator does, and says what stops it.</summary>
internal static class Traces
{
    /// <summary>The findings of one root's trace, or none.</summary>
    /// <param name="entry">The root.</param>
    /// <param name="typeArguments">Its closed type arguments.</param>
    /// <param name="cores">Where callees are found.</param>
    /// <param name="rootLocation">Where a node of the root itself stands.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="device">What is asked of the root as kernels; null where it has none.</param>
    /// <param name="shapePlace">Where a missing [Shape] belongs, if that is not plain.</param>
    /// <param name="generated">The generator's own form of the root, if it has another.</param>
    public static IEnumerable<Diagnostic> Check(
        CoreMethod entry, IReadOnlyList<TypeRef> typeArguments, ProjectCores cores, Func<int, Location> rootLocation, CancellationToken cancellation, DeviceUse? device, string shapePlace = "", CoreMethod? generated = null)
    {
        if (typeArguments.Count == 0 && cores.IsTraced(entry))
        {
            if (device is null)
            {
                return [];
            }

            if (TracedRoots.OnHost(entry) is { } known)
            {
                return device.Findings(known);
            }
        }

        try
        {
            RootTrace trace = Tracer.Trace(entry, typeArguments, cores, cancellation);
            if (cores.Failure(generated ?? entry) is { } failure)
            {
                // It is not compiled, whatever is found here.
                throw failure;
            }

            return [.. One(Notice(trace, entry, cores, rootLocation, cancellation)), .. device?.Findings(OnHost(trace, device.FastMath)) ?? []];
        }
        catch (HasProblemsException)
        {
            return [];
        }
        catch (CoreVersionException e)
        {
            return [Findings.Of(e, rootLocation(entry.Body.At))];
        }
        catch (TraceException e) when (e.Problem.Fault == TraceFault.ShapeSyntax && cores.Writes(e.Problem.Arguments[0]))
        {
            // ShapeAnnotationAnalyzer reports it where it is written.
            return [];
        }
        catch (TraceException e)
        {
            bool isMissing = e.Problem.Fault == TraceFault.UnmarkedCall;
            return Locate(e, entry, cores, rootLocation, cancellation) is { } location
                ? [Findings.Of(e.Problem, location, isMissing ? null : Callee(e, entry, cores), shapePlace, isMissing && cores.Own(e.Problem.Arguments[1]) is not null)]
                : [];
        }
    }

    private static Diagnostic[] One(Diagnostic? finding) => finding is null ? [] : [finding];

    // What traces but cannot be compiled is an error of the generated code, which says so.
    private static EquatableArray<string> OnHost(RootTrace trace, bool fastMath)
    {
        try
        {
            return Compiler.OnHost(trace, fastMath);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [];
        }
    }

    // The first that stands in the user's own text: what libraries do within is theirs.
    private static Diagnostic? Notice(RootTrace trace, CoreMethod entry, ProjectCores cores, Func<int, Location> rootLocation, CancellationToken cancellation) =>
        trace.Notices.Where(n => n.Frames[n.Frames.Count - 1].MethodId is var id && (id == entry.Id || cores.Own(id) is not null))
            .Select(n => Locate(new TraceException(n.Problem, n.Frames), entry, cores, rootLocation, cancellation) is { } location ? Findings.Of(n.Problem, location) : null)
            .FirstOrDefault(d => d is not null);

    // The library's method that met the fault, when it is neither the user's own nor the runtime's, which says itself what it is.
    private static string? Callee(TraceException failure, CoreMethod entry, ProjectCores cores)
    {
        for (int i = failure.Frames.Count - 1; i >= 0; i--)
        {
            string id = failure.Frames[i].MethodId;
            if (id == entry.Id || cores.Own(id) is not null)
            {
                return null;
            }

            if (cores.Library(id) is { } method && method.ContainingAssembly.Name != Symbols.RuntimeNamespace)
            {
                return $"{method.ContainingType.Name}.{method.Name}";
            }
        }

        return null;
    }

    // The innermost place that the user wrote: what happens within a library is told at the call into it.
    private static Location? Locate(
        TraceException failure, CoreMethod entry, ProjectCores cores, Func<int, Location> rootLocation, CancellationToken cancellation)
    {
        if (failure.Parameter is { } parameter && cores.Own(entry.Id) is { } root)
        {
            return root.HasCompilerErrors(cancellation) ? null : root.TypeOf(parameter);
        }

        for (int i = failure.Frames.Count - 1; i >= 0; i--)
        {
            TraceFrame frame = failure.Frames[i];
            if (frame.MethodId == entry.Id)
            {
                return rootLocation(frame.At);
            }

            if (cores.Own(frame.MethodId) is { } own)
            {
                return own.HasCompilerErrors(cancellation) ? null : own.At(frame.At);
            }
        }

        return rootLocation(entry.Body.At);
    }
}
