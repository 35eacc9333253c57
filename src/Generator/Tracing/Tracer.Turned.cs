using System.Globalization;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tracing;

/// <summary>How loops take their rows: several side by side, one after the other without a loop; and what checkpoints keep.</summary>
public sealed partial class Tracer
{
    // Rows in groups that vmap computes side by side, and what is left of them as one smaller group.
    private AbstractValue MapGroups(PrimitiveCall call, PrimitiveArgument xs, TypeRef type, List<Value> rows, Dim length, int size)
    {
        this.vmaps++;
        SubTrace trace = this.TraceFunction(this.Function(call), type, [(xs.Value, xs.Type, DropRows)]);
        this.vmaps--;
        this.RequireKnownSizes([trace], $"a function of '{Title(call.Name)}'");
        List<Value> captured = this.Captured(trace);
        List<bool> isBatched = [.. rows.Select(_ => true), .. captured.Select(_ => false)];
        Dim turns = Dim.FloorDivide(length, size), whole = turns * size;
        List<IReadOnlyList<Value>> parts = [];
        if (!turns.Equals(Dim.Zero))
        {
            Jaxpr group = this.MappedProgram(trace.Program, isBatched, size);
            List<Value> parameters = [.. group.Parameters.Skip(rows.Count), .. group.Parameters.Take(rows.Count)];
            Jaxpr body = Programs.Make(parameters, (inner, own) => inner.Inline(group, [.. own.Skip(captured.Count), .. own.Take(captured.Count)]));
            IEnumerable<Value> given = rows.Select(r => this.Scope().Reshape(this.RowRange(r, Dim.Zero, whole), [turns, size, .. r.Type.Shape.Skip(1)]));
            parts.Add(this.Bind(Primitives.Scan, [.. captured, .. given], new ScanForm(turns, false, captured.Count, 0, body).Attributes)
                .Select(y => this.Scope().Reshape(y, [whole, .. y.Type.Shape.Skip(2)])).ToList());
        }

        Dim left = length - whole;
        if (!left.Equals(Dim.Zero))
        {
            parts.Add(this.Scope().Inline(
                this.MappedProgram(trace.Program, isBatched, left), [.. rows.Select(r => this.RowRange(r, whole, length)), .. captured]));
        }

        IEnumerable<Value> results = parts.Count == 1 ? parts[0] : parts[0].Select((first, i) => this.Scope().Concatenate([first, parts[1][i]], 0));
        return this.Rebuild(trace.Result, trace.ResultType, new Queue<Value>(results));
    }

    // Another program each time: its loops count their turns on their own.
    private Jaxpr MappedProgram(Jaxpr program, IReadOnlyList<bool> isBatched, Dim size) =>
        this.Numbered(Vmap.Program(program, isBatched, size));

    private Value RowRange(Value array, Dim start, Dim limit) =>
        start.Equals(Dim.Zero) && limit.Equals(array.Type.Shape[0]) ? array : this.Scope().SliceAxis(array, 0, start, limit);

    /// <summary>The turns of a loop one after the other, without a loop: the last carries, then the stacked rows.</summary>
    private List<Value> WrittenOut(ScanForm form, IReadOnlyList<Value> captured, IReadOnlyList<Value> init, IReadOnlyList<Value> rows)
    {
        int length = (int)form.Length.Value;
        List<Value> carry = [.. init];
        Value[][] stacked = new Value[length][];
        for (int turn = 0; turn < length; turn++)
        {
            int row = form.Reverse ? length - 1 - turn : turn;
            IEnumerable<Value> taken = rows.Select(r => this.Scope().Reshape(this.RowRange(r, row, row + 1), r.Type.Shape.Skip(1).ToEquatableArray()));
            IReadOnlyList<Value> results = this.Scope().Inline(form.Body, [.. captured, .. carry, .. taken]);
            carry = results.Take(form.CarryCount).ToList();
            stacked[row] = results.Skip(form.CarryCount).Select(y => this.Scope().Reshape(y, [Dim.One, .. y.Type.Shape])).ToArray();
        }

        return [.. carry, .. Enumerable.Range(0, form.YsCount).Select(i => length == 1 ? stacked[0][i] : this.Scope().Concatenate(stacked.Select(s => s[i]).ToList(), 0))];
    }

    private int CountOf(PrimitiveCall call, string name)
    {
        if (call.Arguments.FirstOrDefault(a => a.Name == name)?.Value is not { } given)
        {
            return 1;
        }

        int count = given is IntValue { Dim.IsConstant: true } number ? checked((int)number.Dim.Value)
            : throw this.Fail(TraceFault.StaticNeeded, $"'{name}' of '{Title(call.Name)}'", "a constant, or a parameter marked [Static]");
        return count >= 1 ? count : throw this.Fail(TraceFault.Thrown, $"'{name}' of '{Title(call.Name)}' is at least 1, not {count.ToString(CultureInfo.InvariantCulture)}");
    }

    private CheckpointPolicy Policy(PrimitiveCall call)
    {
        string name = call.Arguments.FirstOrDefault(a => a.Name == "policy")?.Value switch
        {
            null => CheckpointPolicy.Nothing,
            ConstantValue { Value: string text } => text,
            _ => throw this.Fail(TraceFault.StaticNeeded, "'policy' of 'Checkpoint'", "one of CheckpointPolicies"),
        };
        if (!CheckpointPolicy.Names.Contains(name))
        {
            throw this.Fail(TraceFault.Thrown, $"'Checkpoint' has no policy \"{name}\"; CheckpointPolicies has {string.Join(", ", CheckpointPolicy.Names)}");
        }

        List<string> names = call.Arguments.FirstOrDefault(a => a.Name == "names")?.Value is { } given and not NullValue
            ? this.Items(given).Select(n => n is ConstantValue { Value: string text } ? text : throw this.Fail(TraceFault.StaticNeeded, "'names' of 'Checkpoint'", "constant texts")).ToList()
            : [];
        return name.Contains("names") == (names.Count > 0)
            ? new CheckpointPolicy(name, names)
            : throw this.Fail(TraceFault.Thrown, names.Count > 0
                ? $"the policy \"{name}\" of 'Checkpoint' speaks of no names; give save_only_these_names or save_any_names_but_these with them"
                : $"the policy \"{name}\" of 'Checkpoint' needs names; give names: [\"…\"], as in Lax.CheckpointName(x, \"…\")");
    }
}
