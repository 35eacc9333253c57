using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>What a window gives at each of its places.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum WindowKind
{
    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The largest element.</summary>
    Max,

    /// <summary>The smallest element.</summary>
    Min,
}
