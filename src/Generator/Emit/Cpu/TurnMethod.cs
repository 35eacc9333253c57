namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>A method that computes on pointers: those of its arrays, then those that it writes, then its numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sizes">The sizes that it takes behind everything else.</param>
/// <param name="Parameters">For each result the parameter that it is, or -1: such a result is not written.</param>
/// <param name="Firsts">For each result the first that is the same: others are not written.</param>
/// <param name="IsInPlace">Whether a result may have the memory of a parameter.</param>
internal sealed record TurnMethod(string Name, string Sizes, IReadOnlyList<int> Parameters, IReadOnlyList<int> Firsts, Func<int, int, bool> IsInPlace)
{
    public bool IsWritten(int result) => this.Parameters[result] < 0 && this.Firsts[result] == result;
}
