using System.ComponentModel;

namespace Pure.Jit;

/// <summary>
/// Marks the compiled form of a method whose own body cannot run, since a transformation in it needs what only its trace knows:
/// calls of it are redirected even where others are not.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TracedOnlyAttribute : Attribute;
