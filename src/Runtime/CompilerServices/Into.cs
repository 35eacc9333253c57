using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>Donated arrays where other arguments of a call may be left out: nothing but what is donated converts to it.</summary>
/// <param name="Array">The donated arrays, or the default for none.</param>
/// <typeparam name="T">The result's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Into<T>(T? Array)
{
    /// <summary>Donates.</summary>
    public static implicit operator Into<T>(T? array) => new(array);
}
