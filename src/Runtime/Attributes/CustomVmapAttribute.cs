namespace Pure.Jit;

/// <summary>
/// Gives a pure method its own rule for Vmap: a static method of the same type with the same signature, whose arrays all have a
/// further axis in front, along which the examples are. Arguments that are the same for all examples come repeated.
/// </summary>
/// <param name="ruleMethod">The name of the rule method.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CustomVmapAttribute(string ruleMethod) : Attribute
{
    /// <summary>The name of the rule method.</summary>
    public string RuleMethod { get; } = ruleMethod;
}
