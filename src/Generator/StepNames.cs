namespace Pure.Jit.Generator;

/// <summary>Tracking names of the pipeline's steps, for the tests of what re-runs.</summary>
public static class StepNames
{
    /// <summary>C# method → core.</summary>
    public const string Lower = nameof(Lower);

    /// <summary>Calls with the right names → call sites.</summary>
    public const string Sites = nameof(Sites);

    /// <summary>A root with the cores it reaches.</summary>
    public const string Close = nameof(Close);

    /// <summary>Core → jaxpr → optimised → C#.</summary>
    public const string Compile = nameof(Compile);
}
