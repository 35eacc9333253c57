namespace ILGPU.Runtime;

/// <summary>A device refused what was asked of it.</summary>
public class AcceleratorException(string message) : Exception(message);
