using System.Runtime.CompilerServices;

namespace Pure.Jit.Generator.Core;

/// <summary>
/// Which locals of a body are read later, by statement. Branches and loops on values hand on only those. A local that a lambda
/// reads counts as read everywhere.
/// </summary>
internal sealed class Liveness
{
    private static readonly ConditionalWeakTable<Term, Liveness> Known = new();

    private readonly Dictionary<int, HashSet<string>> after = [];
    private readonly Dictionary<int, HashSet<string>> head = [];
    private readonly HashSet<string> captured = [];

    private Liveness(Term body)
    {
        this.Before(body, [], [], []);
    }

    /// <summary>The liveness of a method's body, computed once.</summary>
    public static Liveness Of(Term body) => Known.GetValue(body, b => new Liveness(b));

    /// <summary>True when the local may be read after the statement.</summary>
    public bool IsReadAfter(Term statement, string local) => this.captured.Contains(local) || !this.after.TryGetValue(statement.At, out HashSet<string>? live) || live.Contains(local);

    /// <summary>True when a turn of the loop may read what the local had before that turn.</summary>
    public bool IsReadInTurn(Term loop, string local) => this.captured.Contains(local) || !this.head.TryGetValue(loop.At, out HashSet<string>? live) || live.Contains(local);

    // What is live before a statement or expression, from what is live behind it.
    private HashSet<string> Before(Term term, HashSet<string> live, HashSet<string> broken, HashSet<string> next)
    {
        this.Note(this.after, term, live);
        switch (term.Kind)
        {
            case TermKind.Local:
                return [.. live, term.Name];
            case TermKind.Assign or TermKind.Let:
                return this.Before(term[0], Without(live, term.Name), broken, next);
            case TermKind.Declare:
                return Without(live, term.Name);
            case TermKind.If or TermKind.IfElse:
                HashSet<string> otherwise = term.Children.Count > 2 ? this.Before(term[2], live, broken, next) : live;
                return this.Before(term[0], Union(this.Before(term[1], live, broken, next), otherwise), broken, next);
            case TermKind.AndAlso or TermKind.OrElse:
                return this.Before(term[0], Union(this.Before(term[1], live, broken, next), live), broken, next);
            case TermKind.Loop:
                return this.Turns(term, live, turn =>
                {
                    HashSet<string> tested = this.Before(term[0], Union(turn, live), live, live);
                    HashSet<string> stepped = this.Before(term[2], tested, live, live);
                    return this.Before(term[1], stepped, live, stepped);
                }, body => term.Name == "do" ? body : this.Before(term[0], Union(body, live), live, live));
            case TermKind.ForEach:
                return this.Before(term[0], this.Turns(term, live, turn => Without(this.Before(term[1], Union(turn, live), live, Union(turn, live)), term.Name), body => Union(body, live)), broken, next);
            case TermKind.Return or TermKind.Throw:
                return term.Children.Count == 0 ? [] : this.Before(term[0], [], broken, next);
            case TermKind.Break:
                return broken;
            case TermKind.Continue:
                return next;
            case TermKind.Breakable:
                return this.Before(term[0], live, live, next);
            case TermKind.Lambda:
                HashSet<string> free = this.Before(term[0], [], [], []);
                free.ExceptWith(term.Name.Split(' '));
                this.captured.UnionWith(free);
                return Union(live, free);
            default:
                HashSet<string> before = live;
                for (int i = term.Children.Count - 1; i >= 0; i--)
                {
                    before = this.Before(term[i], before, broken, next);
                }

                return before;
        }
    }

    // A turn may read what the turn before it left: rounds until nothing is added.
    private HashSet<string> Turns(Term loop, HashSet<string> live, Func<HashSet<string>, HashSet<string>> turn, Func<HashSet<string>, HashSet<string>> first)
    {
        HashSet<string> body = [];
        for (int size = -1; body.Count > size;)
        {
            size = body.Count;
            body = Union(body, turn(body));
        }

        HashSet<string> head = first(body);
        // What the condition assigns is read by the turn behind it, and the condition may run at the end of a turn.
        this.Note(this.head, loop, Union(head, body));
        this.Note(this.after, loop, live);
        return head;
    }

    private void Note(Dictionary<int, HashSet<string>> table, Term term, HashSet<string> live) =>
        table[term.At] = table.TryGetValue(term.At, out HashSet<string>? known) ? Union(known, live) : live;

    private static HashSet<string> Union(HashSet<string> left, HashSet<string> right) => left.IsSupersetOf(right) ? left : [.. left, .. right];

    private static HashSet<string> Without(HashSet<string> live, string name)
    {
        if (!live.Contains(name))
        {
            return live;
        }

        HashSet<string> rest = [.. live];
        rest.Remove(name);
        return rest;
    }
}
