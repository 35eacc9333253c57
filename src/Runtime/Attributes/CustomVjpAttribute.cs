namespace Pure.Jit;

/// <summary>
/// Gives a pure method its own rule for reverse mode: two static methods of the same type. The first takes the arguments and returns
/// the value and whatever the second needs; the second takes that and a cotangent of the value, and returns the cotangents of the
/// arguments (a tuple where there are several). Forward mode uses [CustomJvp] if the method has that too, and else the transpose of
/// the second, which must then be linear in the cotangent.
/// </summary>
/// <param name="forwardMethod">The name of the first method.</param>
/// <param name="backwardMethod">The name of the second method.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CustomVjpAttribute(string forwardMethod, string backwardMethod) : Attribute
{
    /// <summary>The name of the method that gives the value and what is kept.</summary>
    public string ForwardMethod { get; } = forwardMethod;

    /// <summary>The name of the method that gives the cotangents.</summary>
    public string BackwardMethod { get; } = backwardMethod;

    /// <summary>
    /// The parameters without a derivative: the second method takes them first and returns no cotangents of them. Functions and
    /// [Static] parameters are among them in any case.
    /// </summary>
    public string[] NonDiff { get; set; } = [];
}
