using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Pure.Jit.CompilerServices;

/// <summary>What a compiled method checks of the records that it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordChecks
{
    /// <summary>Throws when a record is of a derived type: the members that the type adds would be lost.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckExact<TRecord>(TRecord record, string method, string path)
        where TRecord : class
    {
        if (record.GetType() != typeof(TRecord))
        {
            ThrowDerived(record.GetType(), typeof(TRecord), method, path);
        }
    }

    [DoesNotReturn]
    private static void ThrowDerived(Type given, Type needed, string method, string path) => throw new ArgumentException(
        $"{method}: '{path}' is a {given.Name}, but the method is compiled for {needed.Name}, and what {given.Name} adds would be lost; give the method a parameter of type {given.Name}");
}
