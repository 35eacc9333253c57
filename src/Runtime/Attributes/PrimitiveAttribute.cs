namespace Pure.Jit;

/// <summary>
/// Names the operation that a member stands for in compiled code. The member itself is the eager implementation.
/// </summary>
/// <param name="name">The operation's name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor)]
public sealed class PrimitiveAttribute(string name) : Attribute
{
    /// <summary>The operation's name.</summary>
    public string Name { get; } = name;
}
