namespace Pure.Jit.Testing;

/// <summary>Two arrays differ that a test requires to be equal or close.</summary>
/// <param name="message">Where and by how much.</param>
public sealed class ArrayMismatchException(string message) : Exception(message);
