using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Derivatives held against differences.</summary>
public sealed partial class Tracer
{
    // CheckGrads(f, x, order, modes, tolerance): a row for each check, of the difference that was found and the one that is allowed.
    private TracedValue CheckedDerivatives(PrimitiveCall call)
    {
        (List<PrimitiveArgument> primals, _) = this.Untuple([call.Arguments[1]], this.Function(call), call);
        int order = call[2] is IntValue { Dim.IsConstant: true } given ? checked((int)given.Dim.Value) : throw this.Fail(TraceFault.StaticNeeded, "the order", "a constant");
        string modes = call[3] is ConstantValue { Value: string text } ? text : throw this.Fail(TraceFault.StaticNeeded, "the text of modes", "a constant");
        if (order is < 1 or > 4 || modes is not ("fwd" or "rev" or "fwd,rev" or "rev,fwd"))
        {
            throw this.Fail(TraceFault.Thrown, $"CheckGrads has orders from 1 to 4 and the modes \"fwd\", \"rev\" and \"fwd,rev\", not {order} and \"{modes}\"");
        }

        this.derivatives += order;
        SubTrace trace = this.TraceDifferentiated(call, primals);
        this.derivatives -= order;
        List<Value> leaves = primals.SelectMany(a => this.Flatten(a.Value, a.Type)).ToList();
        EquatableArray<bool> wrt = [.. leaves.Select(l => l.Type.DType.IsFloating()), .. trace.Captured.Select(_ => false)];
        Jaxpr floats = trace.Program with { Results = trace.Program.Results.Where(r => r.Type.DType.IsFloating()).ToEquatableArray() };
        if (!wrt.Contains(true) || floats.Results.Count == 0)
        {
            throw this.Fail(TraceFault.NotDifferentiable, $"CheckGrads of {this.Function(call).Name} needs floating-point arguments and results; convert with As<float>()");
        }

        Value tolerance = this.Flatten(call[4], call.Arguments[4].Type)[0];
        return this.Traced(this.Transformed(
            () => GradientCheck.Program(floats, wrt, order, modes.Contains("fwd"), modes.Contains("rev")), [.. leaves, .. this.Captured(trace), tolerance])[0]);
    }
}
