namespace Pure.Jit.Generator.Core;

/// <summary>Questions about terms that their structure answers.</summary>
internal static class Terms
{
    /// <summary>The locals that a statement or expression assigns, in order, but not those that lambdas in it do.</summary>
    public static IEnumerable<string> Assigned(Term term) => term.Kind switch
    {
        TermKind.Lambda => [],
        TermKind.Assign or TermKind.Let or TermKind.ForEach or TermKind.Declare => Below(term).Append(term.Name),
        _ => Below(term),
    };

    /// <summary>The locals that an expression reads.</summary>
    public static IEnumerable<string> Read(Term term) =>
        term.Kind == TermKind.Local ? [term.Name] : term.Children.SelectMany(Read);

    /// <summary>True when what follows is never reached.</summary>
    public static bool Ends(Term statement) => statement.Kind switch
    {
        TermKind.Return or TermKind.Break or TermKind.Continue or TermKind.Throw => true,
        TermKind.Block => statement.Children.Any(Ends),
        TermKind.If => statement.Children.Count > 2 && Ends(statement[1]) && Ends(statement[2]),
        TermKind.Loop => IsEndless(statement) && !Leaves(statement[1], TermKind.Break),
        _ => false,
    };

    /// <summary>True for a loop whose condition is the word 'true'.</summary>
    public static bool IsEndless(Term loop) => loop[0] is { Kind: TermKind.Literal, Name: "true" };

    /// <summary>True when a statement holds a 'return', or a 'break' or 'continue' that leads out of it.</summary>
    public static bool Leaves(Term statement, TermKind by) => statement.Kind switch
    {
        TermKind.Lambda => false,
        TermKind.Loop or TermKind.ForEach when by != TermKind.Return => false,
        TermKind.Breakable when by == TermKind.Break => false,
        _ => statement.Kind == by || statement.Children.Any(c => Leaves(c, by)),
    };

    private static IEnumerable<string> Below(Term term) => term.Children.SelectMany(Assigned);
}
