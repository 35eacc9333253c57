using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Roots and linear equations that are solved by the user's own code; their derivatives follow from the equation.</summary>
public sealed partial class Tracer
{
    private AbstractValue Root(PrimitiveCall call)
    {
        FunctionValue function = this.Function(call, "f"), solve = this.Function(call, "solve"), tangentSolve = this.Function(call, "tangentSolve");
        PrimitiveArgument guess = call.Arguments.First(a => a.Name == "initialGuess");
        TypeRef type = guess.Type;
        (AbstractValue, TypeRef, Func<ArrayType, ArrayType>?) unknown = (guess.Value, type, null);
        SubTrace solution = this.TraceFunction(new FunctionValue(solve.Name, _ => solve.Invoke([function, guess.Value])), type, []);
        this.derivatives++;
        SubTrace equation = this.TraceFunction(function, type, [unknown]);
        int count = equation.Program.Parameters.Count - equation.Captured.Count;
        this.RequireSameResults(
            equation.Program.Parameters.Take(count).ToList(), equation.Program.Results, TraceFault.ShapeMismatch, "the function given to CustomRoot returns what it takes, but it takes {0} and returns {1}");
        this.RequireSameResults(
            equation.Program.Parameters.Take(count).ToList(), solution.Program.Results, TraceFault.ShapeMismatch, "'solve' of CustomRoot returns a root like the guess, which is {0}, but it returns {1}");
        SubTrace tangent = this.TraceFunction(
            new FunctionValue(tangentSolve.Name, given => tangentSolve.Invoke([this.DerivativeAt(function, given[0], type, equation), given[1]])), type, [unknown, unknown]);
        this.derivatives--;
        SharedCaptures captures = new(this, [solution, equation, tangent]);
        IReadOnlyList<Value> roots = this.Bind(Primitives.CustomRoot, captures.Values, Attributes.Of(
            ("call", captures.Close(solution)), ("function", captures.Close(equation)), ("tangent", captures.Close(tangent))));
        return this.Rebuild(solution.Result, type, new Queue<Value>(roots));
    }

    // The derivative of a traced function at a point, as a function of the direction.
    private FunctionValue DerivativeAt(FunctionValue function, AbstractValue point, TypeRef type, SubTrace trace)
    {
        int count = trace.Program.Parameters.Count - trace.Captured.Count;
        Linearized split = Linearize.Program(trace.Program, trace.Program.Parameters.Select((_, i) => i < count).ToEquatableArray());
        split = split with { Linear = CustomVjpTangent.Expand(split.Linear) };
        List<TracedValue> residuals = this.Scope()
            .Inline(split.Known, [.. this.Flatten(point, type), .. this.Captured(trace)]).Skip(trace.Program.Results.Count).Select(this.Traced).ToList();
        return new FunctionValue($"the derivative of {function.Name}", given =>
        {
            List<Value> directions = this.Cotangents(given[0], type, trace.Program.Results);
            Queue<Value> found = new(this.Scope().Inline(split.Linear, [.. residuals.Select(this.scope.Enter), .. directions]));
            return this.Rebuild(trace.Result, type, new Queue<Value>(
                trace.Program.Results.Select((r, i) => split.HasTangent[i] ? found.Dequeue() : this.Scope().Zeros(r.Type)).ToList()));
        });
    }

    private AbstractValue LinearSolve(PrimitiveCall call)
    {
        FunctionValue matvec = this.Function(call, "matvec"), solve = this.Function(call, "solve");
        FunctionValue? transposeSolve = call.Arguments.First(a => a.Name == "transposeSolve").Value as FunctionValue;
        bool isSymmetric = call.Arguments.First(a => a.Name == "symmetric").Value is ConstantValue { Value: true };
        PrimitiveArgument b = call.Arguments.First(a => a.Name == "b");
        (AbstractValue, TypeRef, Func<ArrayType, ArrayType>?) right = (b.Value, b.Type, null);
        this.derivatives++;
        SubTrace matrix = this.TraceFunction(matvec, b.Type, [right]);
        int count = matrix.Program.Parameters.Count - matrix.Captured.Count;
        this.RequireSameResults(
            matrix.Program.Parameters.Take(count).ToList(), matrix.Program.Results, TraceFault.ShapeMismatch, "the matrix given to CustomLinearSolve is square, but of {0} it makes {1}");
        SubTrace solution = this.TraceFunction(new FunctionValue(solve.Name, given => solve.Invoke([matvec, given[0]])), b.Type, [right]);
        SubTrace? transposed = isSymmetric ? solution : transposeSolve is null ? null : this.TraceFunction(
            new FunctionValue(transposeSolve.Name, given => transposeSolve.Invoke([this.TransposeOf(matvec, b.Type, matrix), given[0]])), b.Type, [right]);
        this.derivatives--;
        SharedCaptures captures = new(this, [matrix, solution, transposed]);
        Jaxpr First(SubTrace? trace) => trace is null ? new Jaxpr([], [], []) : captures.CapturedFirst(trace);
        List<Value> operands = [.. captures.Values, .. this.Flatten(b.Value, b.Type)];
        IReadOnlyList<Value> found = this.Bind(Primitives.CustomLinearSolve, operands, Attributes.Of(
            ("matvec", First(matrix)), ("call", First(solution)), ("transposeCall", First(transposed)), ("captured", (long)captures.Values.Count)));
        return this.Rebuild(b.Value, b.Type, new Queue<Value>(found));
    }

    private FunctionValue TransposeOf(FunctionValue matvec, TypeRef type, SubTrace trace)
    {
        Jaxpr program = trace.Program;
        int count = program.Parameters.Count - trace.Captured.Count;
        Jaxpr ordered = program with { Parameters = [.. program.Parameters.Skip(count), .. program.Parameters.Take(count)] };
        Jaxpr transposed = Rules.Transposed(ordered, trace.Captured.Count)
            ?? throw this.Fail(TraceFault.NotDifferentiable, "the function given to CustomLinearSolve as the matrix is not linear in its argument");
        return new FunctionValue($"the transpose of {matvec.Name}", given =>
        {
            List<Value> cotangents = this.Cotangents(given[0], type, program.Results);
            return this.Rebuild(given[0], type, new Queue<Value>(this.Scope().Inline(transposed, [.. this.Captured(trace), .. cotangents])));
        });
    }
}
