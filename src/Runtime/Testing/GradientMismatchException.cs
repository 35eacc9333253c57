namespace Pure.Jit.Testing;

/// <summary>A derivative differs from the differences of its function.</summary>
/// <param name="message">Which derivative, and by how much.</param>
public sealed class GradientMismatchException(string message) : Exception(message);
