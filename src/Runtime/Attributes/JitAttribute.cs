namespace Pure.Jit;

/// <summary>
/// Marks a method to be compiled when the project is built. Its body stays the reference: a call that is not
/// redirected runs it as written, with the same results, only slower.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JitAttribute : Attribute
{
    /// <summary>Allows contraction across operations and reassociation of sums: faster, with other last bits.</summary>
    public bool FastMath { get; set; }
}
