namespace Pure.Jit;

/// <summary>
/// Gives a pure method its own derivative rule: a static method of the same type that takes all arguments, then all
/// their tangents, and returns the value and its tangent.
/// </summary>
/// <param name="ruleMethod">The name of the rule method.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CustomJvpAttribute(string ruleMethod) : Attribute
{
    /// <summary>The name of the rule method.</summary>
    public string RuleMethod { get; } = ruleMethod;

    /// <summary>The parameters that the rule knows no derivative in; differentiating with respect to them is an error.</summary>
    public string[] NonDiff { get; set; } = [];
}
