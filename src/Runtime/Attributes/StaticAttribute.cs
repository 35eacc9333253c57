namespace Pure.Jit;

/// <summary>Marks a parameter whose value must be known when the project is built.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StaticAttribute : Attribute;
