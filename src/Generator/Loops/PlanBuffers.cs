using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Gives each temporary the memory of an earlier one that nobody reads any more, where that is provably large enough for every
/// size, and memory of its own otherwise.
/// </summary>
internal static class PlanBuffers
{
    /// <summary>For each temporary, in the order in which they are written, the one whose memory it has; itself where it has its own.</summary>
    public static IReadOnlyDictionary<Value, Value> Run(IReadOnlyList<Step> steps, IReadOnlyList<Value> temporaries)
    {
        Dictionary<Value, int> firstWrite = [];
        Dictionary<Value, int> lastUse = [];
        for (int i = 0; i < steps.Count; i++)
        {
            foreach (Value value in steps[i].Writes)
            {
                if (!firstWrite.ContainsKey(value))
                {
                    firstWrite[value] = i;
                }

                lastUse[value] = i;
            }

            foreach (Value value in steps[i].Reads)
            {
                lastUse[value] = i;
            }
        }

        Dictionary<Value, Value> homes = [];
        Dictionary<Value, int> busyUntil = [];
        foreach (Value value in temporaries.OrderBy(t => firstWrite[t]))
        {
            Dim bytes = value.Type.Size * value.Type.DType.ByteCount();
            Value? free = busyUntil.Where(b => b.Value < firstWrite[value] && (b.Key.Type.Size * b.Key.Type.DType.ByteCount()).IsAtLeast(bytes))
                .Select(b => b.Key).OrderBy(v => v.Id).FirstOrDefault();
            homes[value] = free ?? value;
            busyUntil[free ?? value] = lastUse[value];
        }

        return homes;
    }
}
