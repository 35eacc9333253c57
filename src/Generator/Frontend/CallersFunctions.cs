using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Finds methods whose plain body cannot run because one that they call transforms what only its callers know: a function that it is given, or values of its type parameters.
/// Such a method has no compiled form of its own, and what its plain body hands to the transformation is no function that the build knows; traced from its caller, it is.
/// </summary>
/// <param name="find">The core of a method, by id.</param>
/// <param name="isEntered">Whether calls of a method can be redirected, if its types are known where they stand.</param>
public sealed class CallersFunctions(Func<string, CoreMethod?> find, Func<string, bool> isEntered)
{
    private static readonly HashSet<string> Transforms = new(
        ["grad", "value_and_grad", "value_and_grad_with_aux", "jvp", "vjp", "vjp_function", "vmap", "compile", "jacfwd", "jacrev", "hessian", "hvp", "linearize", "linear_transpose", "eval_shape", "make_jaxpr", "check_grads"],
        StringComparer.Ordinal);

    private readonly Dictionary<string, string?> faults = new(StringComparer.Ordinal);

    /// <summary>Why a method's plain body cannot run for such a reason, as a part of a sentence; null when it can.</summary>
    public string? Fault(CoreMethod method)
    {
        if (this.faults.TryGetValue(method.Id, out string? known))
        {
            return known;
        }

        // What calls itself is refused elsewhere.
        this.faults[method.Id] = null;
        return this.faults[method.Id] = this.Fault(method.Body, method);
    }

    /// <summary>True for methods that are given functions.</summary>
    public static bool TakesFunctions(CoreMethod method) => method.Parameters.Any(p => p.Type.Kind == TypeKind.Function);

    private string? Fault(Term term, CoreMethod method)
    {
        switch (term.Kind)
        {
            case TermKind.Primitive when Transforms.Contains(term.Name) && term.Children.Count > 0:
                bool isOpen = term.Types.Any(t => t.IsOpen) || IsOpen(term[0]);
                return isOpen && IsOfCalls(method)
                    ? "a transformation in its body is given what only its callers know"
                    : term.Children.Skip(1).Select(c => this.Fault(c, method)).FirstOrDefault(f => f is not null);
            case TermKind.If or TermKind.IfElse when term[0] is { Kind: TermKind.Primitive, Name: "array_is_traced" }:
                return term.Children.Skip(2).Select(c => this.Fault(c, method)).FirstOrDefault(f => f is not null);
            case TermKind.Call when find(term.Name) is { } callee && this.Fault(callee) is not null && !this.IsRedirected(callee, term):
                return $"'{callee.Name}', which it calls, transforms what only its callers know";
            default:
                return term.Children.Select(c => this.Fault(c, method)).FirstOrDefault(f => f is not null);
        }
    }

    private bool IsRedirected(CoreMethod callee, Term call) => !TakesFunctions(callee) && !call.Types.Any(t => t.IsOpen) && isEntered(callee.Id);

    // Methods that are not compiled but where they are called.
    private static bool IsOfCalls(CoreMethod method) => method.TypeParameters.Count > 0 || TakesFunctions(method) || method.Parameters.Any(p => p.IsStatic);

    // A function that mentions what stands outside of it.
    private static bool IsOpen(Term function)
    {
        HashSet<string> own = [.. function.All().Where(t => t.Kind is TermKind.Lambda or TermKind.Let or TermKind.Assign or TermKind.Deconstruct or TermKind.ForEach or TermKind.Declare).SelectMany(t => t.Name.Split(' '))];
        return function.All().Any(t => t.Kind == TermKind.Local && !own.Contains(t.Name));
    }

    /// <summary>The core of a library's method; null where there is none that can be read, which its trace tells.</summary>
    public static CoreMethod? Foreign(LibraryCores libraries, string id)
    {
        try
        {
            return libraries.Method(id);
        }
        catch (Exception e) when (e is CoreVersionException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether calls of a library's method are redirected, if its types are known where they stand.</summary>
    public static bool IsEntered(LibraryCores libraries, string id) => libraries.IsTracedOnly(id) || (Foreign(libraries, id) is { } core && !IsOfCalls(core));

    /// <summary>A project's methods, of which those whose plain body cannot run are entered in every mode.</summary>
    internal static IEnumerable<MethodModel> Mark(IReadOnlyList<MethodModel> methods, LibraryCores libraries)
    {
        Dictionary<string, MethodModel> own = new(StringComparer.Ordinal);
        foreach (MethodModel method in methods.Where(m => m.Core is not null))
        {
            own[method.Core!.Id] = method;
        }

        CallersFunctions all = new(
            id => own.TryGetValue(id, out MethodModel? method) ? method.Core : Foreign(libraries, id),
            id => own.TryGetValue(id, out MethodModel? method) ? (method.Entry ?? method.TracedOnly) is not null : IsEntered(libraries, id));
        return methods.Select(m => m is { Core: { } core } && (m.Entry ?? m.TracedOnly) is { IsPlainBodyBroken: false } entry && !TakesFunctions(core) && all.Fault(core) is not null
            ? m with { Entry = entry with { IsPlainBodyBroken = true } }
            : m is { Core: { } other, Entry: null, TracedOnly: null } && all.Fault(other) is not null ? m with { IsBroken = true } : m);
    }
}
