namespace Pure.Jit.Conformance;

/// <summary>A case speaks of something that has no translation to C# or no method in the library.</summary>
public sealed class NotServedException(string what) : Exception($"not served: {what}");
