using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>A key that a method uses up: the place of its parameter, -1 for the receiver, and the members on the way to it.</summary>
internal sealed record LibraryKey(int Parameter, IReadOnlyList<string> Members);

/// <summary>
/// Which keys a method of a referenced library uses up whenever it runs, from its core. What it does under a condition, in loops and in
/// functions that it keeps is left out, so that what is told is so.
/// </summary>
internal sealed class LibraryKeys(Compilation compilation, LibraryCores libraries)
{
    private static readonly IReadOnlyList<LibraryKey> None = [];

    private readonly ConcurrentDictionary<string, IReadOnlyList<LibraryKey>> known = new(StringComparer.Ordinal);

    public IReadOnlyList<LibraryKey> Of(IMethodSymbol method) => method.DeclaringSyntaxReferences.IsEmpty && Symbols.HasCore(method) && !Symbols.IsRuntime(method.ContainingType)
        ? this.known.GetOrAdd(Symbols.Id(method), id => this.Of(id, []))
        : None;

    // What calls itself does there what it does anyway.
    private IReadOnlyList<LibraryKey> Of(string id, IReadOnlyList<string> callers)
    {
        if (callers.Contains(id) || CallersFunctions.Foreign(libraries, id) is not { } core)
        {
            return None;
        }

        int first = First(core);
        Body body = new(this, [.. callers, id]);
        for (int i = 0; i < core.Parameters.Count; i++)
        {
            body.Names[core.Parameters[i].Name] = new LibraryKey(i - first, []);
        }

        body.Run(core.Body);
        return body.Used;
    }

    private static int First(CoreMethod method) => method.Parameters.Count > 0 && method.Parameters[0].IsThis ? 1 : 0;

    // The parameters of a function of Rand that are keys, where it uses these up.
    private IEnumerable<int> OfRandom(string id) => Symbols.Method(id, compilation) is { } method && KeyTypes.UsesUp(method)
        ? method.Parameters.Where(p => KeyTypes.IsKey(p.Type)).Select(p => p.Ordinal)
        : [];

    private LibraryCores Libraries => libraries;

    private sealed class Body(LibraryKeys all, IReadOnlyList<string> callers)
    {
        /// <summary>What locals hold of the parameters.</summary>
        public Dictionary<string, LibraryKey> Names { get; } = new(StringComparer.Ordinal);

        public List<LibraryKey> Used { get; } = [];

        /// <summary>Runs a term; false when what follows it may not run.</summary>
        public bool Run(Term term)
        {
            switch (term.Kind)
            {
                case TermKind.If or TermKind.IfElse or TermKind.AndAlso or TermKind.OrElse:
                    return this.Run(term[0]) && this.Skip(term.Children.Skip(1));
                case TermKind.Loop or TermKind.ForEach:
                    return (term.Kind == TermKind.Loop || this.Run(term[0])) && this.Skip(term.Children);
                case TermKind.Lambda:
                    return true;
                case TermKind.Return or TermKind.Throw or TermKind.Break or TermKind.Continue:
                    this.RunAll(term.Children);
                    return false;
                case TermKind.Argument when term[0].Kind == TermKind.Lambda:
                    return this.Function(term[0]);
                case TermKind.Let or TermKind.Assign or TermKind.Deconstruct or TermKind.Declare:
                    bool goesOn = this.RunAll(term.Children);
                    LibraryKey? held = term.Kind is TermKind.Let or TermKind.Assign && term.Children.Count == 1 ? this.Held(term[0]) : null;
                    this.Set(term.Name, held);
                    return goesOn;
                case TermKind.Call:
                    bool runs = this.RunAll(term.Children);
                    this.Call(term);
                    return runs;
                default:
                    return this.RunAll(term.Children);
            }
        }

        private bool RunAll(IEnumerable<Term> terms)
        {
            foreach (Term term in terms)
            {
                if (!this.Run(term))
                {
                    return false;
                }
            }

            return true;
        }

        // A transformation runs the function that it is given, whatever that returns.
        private bool Function(Term lambda)
        {
            Dictionary<string, LibraryKey> outer = new(this.Names, StringComparer.Ordinal);
            this.Set(lambda.Name, null);
            this.Run(lambda[0]);
            this.Names.Clear();
            foreach (KeyValuePair<string, LibraryKey> name in outer)
            {
                this.Names[name.Key] = name.Value;
            }

            return true;
        }

        // What may run: locals that it sets hold nothing that is known, and it may leave the method.
        private bool Skip(IEnumerable<Term> terms)
        {
            List<Term> inside = [.. terms.SelectMany(t => t.All())];
            foreach (Term set in inside.Where(t => t.Kind is TermKind.Let or TermKind.Assign or TermKind.Deconstruct or TermKind.Declare or TermKind.ForEach))
            {
                this.Set(set.Name, null);
            }

            return !inside.Any(t => t.Kind is TermKind.Return or TermKind.Break or TermKind.Continue);
        }

        private void Set(string names, LibraryKey? held)
        {
            foreach (string name in names.Split(' '))
            {
                if (held is null)
                {
                    this.Names.Remove(name);
                }
                else
                {
                    this.Names[name] = held;
                }
            }
        }

        private LibraryKey? Held(Term term) => term.Kind switch
        {
            TermKind.Local => this.Names.TryGetValue(term.Name, out LibraryKey? key) ? key : null,
            TermKind.Member when this.Held(term[0]) is { } whole => whole with { Members = [.. whole.Members, term.Name] },
            _ => null,
        };

        private void Call(Term call)
        {
            foreach (int at in all.OfRandom(call.Name))
            {
                this.Use(call, at, []);
            }

            if (!call.Name.StartsWith("M:Pure.Jit.", StringComparison.Ordinal))
            {
                foreach (LibraryKey key in all.Of(call.Name, callers))
                {
                    this.Use(call, key.Parameter + First(CallersFunctions.Foreign(all.Libraries, call.Name)!), key.Members);
                }
            }
        }

        private void Use(Term call, int at, IReadOnlyList<string> members)
        {
            if (at < call.Children.Count && this.Held(call[at]) is { } key)
            {
                this.Used.Add(key with { Members = [.. key.Members, .. members] });
            }
        }
    }
}
