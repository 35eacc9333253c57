namespace Pure.Jit.Benchmarks.Serve;

/// <summary>A workload at one size.</summary>
/// <param name="Run">One call.</param>
/// <param name="Check">The checksum of what calls compute.</param>
internal sealed record Case(Action Run, Func<Checksum> Check);
