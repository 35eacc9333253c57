using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Passes;

/// <summary>A step of the pipeline: a pure function from program to program that keeps the meaning.</summary>
public sealed record Pass(string Name, string Description, Func<Jaxpr, Jaxpr> Run);
