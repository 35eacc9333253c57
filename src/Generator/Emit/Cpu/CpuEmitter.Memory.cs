using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Where a compiled method's results, temporaries and buffers are.</summary>
public sealed partial class CpuEmitter
{
    // Results, temporaries and buffers whose sizes are known by now.
    private void WriteMemory()
    {
        // A parameter may be donated too: it is pinned before its memory is taken out of it.
        this.WriteDestinations();
        this.PinAll(this.results.OrderBy(r => r.Value).Where(r => this.IsWritten(r.Key) && r.Key.Type.Rank > 0 && this.IsNew(r.Key))
            .Select(r => $"fixed ({this.Pointer(r.Key)} = &r{r.Value}.Reference)").ToList());
        foreach (Value temporary in this.Temporaries().Where(t => (t.Type.Rank == 0 || this.asArrays.Contains(t)) && this.IsNew(t)).ToList())
        {
            this.WriteTemporary(temporary);
            this.ready.Add(temporary);
        }

        foreach (KeyValuePair<Value, Value> home in this.homes.Where(h => this.IsNew(h.Key) && this.IsKnown(h.Value)).ToList())
        {
            this.WriteBuffer(home.Key, home.Value);
            this.ready.Add(home.Key);
        }

        this.ready.UnionWith(this.program.Results.Where(this.IsKnown));
    }

    private bool IsKnown(Value value) => this.missing.Count == 0 || !value.Type.Shape.SelectMany(d => d.Names()).Any(this.missing.Contains);

    private bool IsNew(Value value) => !this.ready.Contains(value) && this.IsKnown(value);

    // A result that loops write straight into its place.
    private bool IsWritten(Value value) =>
        this.results.ContainsKey(value) && !this.parameters.ContainsKey(value) && this.steps.Any(s => s is not LibraryStep && s.Writes.Contains(value));

    // What steps write that is no result, and every number.
    private IEnumerable<Value> Temporaries() => this.steps.Where(s => s is not LibraryStep).SelectMany(s => s.Writes).Distinct()
        .Where(v => v.Type.Rank == 0 || !this.results.ContainsKey(v));

    private void WriteDestinations()
    {
        // Where there are several, all are checked before the first is taken, so that a refused call loses nothing.
        bool isOnly = this.program.Results.Count(r => r.Type.Rank > 0) == 1;
        List<int> due = Enumerable.Range(0, this.program.Results.Count)
            .Where(i => this.program.Results[i].Type.Rank > 0 && this.IsNew(this.program.Results[i])).ToList();
        foreach (int i in due.Where(_ => !isOnly))
        {
            this.writer.Line(EntryChecks.Into(this.entry, i));
        }

        foreach (int i in due)
        {
            Donations.Write(this.writer, this.entry, i, this.ReadBeside(this.program.Results[i]), isOnly ? EntryChecks.Into(this.entry, i) : null);
        }

        for (int i = 0; i < this.program.Results.Count; i++)
        {
            Value result = this.program.Results[i];
            if (result.Type.Rank == 0 || this.results[result] != i || !this.IsWritten(result) || !this.IsNew(result))
            {
                continue;
            }

            string type = result.Type.DType.CSharp();
            this.writer.Line(
                $"r{i} = Entry.{(this.entry.IsFlat(result.Type) ? "DestinationLike" : "Destination")}<{type}>(into{i}, {EntryChecks.ResultShape(this.entry, result)}, {CSharp.Quote(this.entry.DisplayName)}, {i});");
        }
    }

    // The arguments that may not be what a result is written to, and those that may be.
    private List<(int Parameter, bool IsInPlace)> ReadBeside(Value result) => this.program.Parameters
        .Where(p => p.Type.Rank > 0 && p.Type.DType == result.Type.DType && (this.program.Results.Contains(p) || this.steps.Any(s => s.Reads.Contains(p))))
        .Select(p => (this.parameters[p], !this.program.Results.Contains(p) && this.IsWritten(result) && InPlace.IsSafe(this.program, this.steps, p, result)))
        .ToList();

    // One block for all.
    private void PinAll(List<string> heads)
    {
        for (int i = 0; i < heads.Count; i++)
        {
            this.writer.Line(heads[i]);
            if (i + 1 == heads.Count)
            {
                this.pinned.Add(this.writer.Open());
            }
        }
    }

    private void Pin(Value value, string array)
    {
        this.writer.Line($"fixed ({this.Pointer(value)} = {array})");
        this.pinned.Add(this.writer.Open());
    }

    private string Pointer(Value value) => $"{value.Type.DType.CSharp()}* {this.names.Of(value)}";

    private string ArrayOf(Value value) =>
        this.parameters.TryGetValue(value, out int parameter) && value.Type.Rank > 0 ? $"a{parameter}"
        : this.IsWritten(value) && value.Type.Rank > 0 ? $"r{this.results[value]}"
        : $"{this.names.Of(value)}_array";

    private void WriteTemporary(Value value)
    {
        string type = value.Type.DType.CSharp();
        string name = this.names.Of(value);
        if (value.Type.Rank == 0)
        {
            this.writer.Line($"{type} {name}_value;");
            this.writer.Line($"{type}* {name} = &{name}_value;");
        }
        else
        {
            this.writer.Line($"NDArray<{type}> {name}_array = NDArray<{type}>.Allocate({CSharp.Shape(value.Type.Shape)});");
            this.writer.Line($"fixed ({type}* {name} = &{name}_array.Reference)");
            this.pinned.Add(this.writer.Open());
        }
    }

    private void WriteBuffer(Value value, Value home)
    {
        string type = value.Type.DType.CSharp();
        this.writer.Line($"{type}* {this.names.Of(value)} = {(home.Equals(value)
            ? $"arena.Allocate<{type}>({CSharp.Size(value.Type.Size)})"
            : home.Type.DType == value.Type.DType ? this.names.Of(home) : $"({type}*){this.names.Of(home)}")};");
    }
}
