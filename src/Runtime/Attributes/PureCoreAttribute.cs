using System.ComponentModel;

namespace Pure.Jit;

/// <summary>The source of one pure method in compiled form, written by the build for other projects' builds.</summary>
/// <param name="version">The version of the text's format.</param>
/// <param name="id">The method's documentation id, and the assembly that has it.</param>
/// <param name="hash">The hash of the text.</param>
/// <param name="text">The method.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PureCoreAttribute(int version, string id, string hash, string text) : Attribute
{
    /// <summary>The version of the text's format.</summary>
    public int Version { get; } = version;

    /// <summary>The method's documentation id, and the assembly that has it.</summary>
    public string Id { get; } = id;

    /// <summary>The hash of the text.</summary>
    public string Hash { get; } = hash;

    /// <summary>The method.</summary>
    public string Text { get; } = text;
}
