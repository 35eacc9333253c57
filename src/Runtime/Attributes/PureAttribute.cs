namespace Pure.Jit;

/// <summary>
/// Marks a method, property or constructor without side effects that compiled code may call. Its source travels in
/// its assembly, so that callers in other projects can trace through it.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Constructor)]
public sealed class PureAttribute : Attribute;
