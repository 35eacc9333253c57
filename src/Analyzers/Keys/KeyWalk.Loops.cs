using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

// Loops: the elements that they have used up when they go on, and when they begin again.
internal sealed partial class KeyWalk
{
    // foreach asks for an enumerator, and that for the next element.
    private void Go(IInvocationOperation call)
    {
        if (!call.IsImplicit || call.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is not { } loop)
        {
            return;
        }

        string each = KeyNames.EachOf(loop);
        switch (call.TargetMethod.Name)
        {
            case "GetEnumerator" or "GetAsyncEnumerator":
                this.Enter(loop);
                this.State = this.State.WithUses((n, _) => KeyNames.EarlierOf(n, each));
                break;
            case "MoveNext" or "MoveNextAsync":
                // The key of the turn before is one of all that the loop had.
                body.Loops.Ask([new Condition(KeyNames.Of(call.Syntax), null, true)]);
                this.State = this.State.WithUses((n, u) => KeyNames.EveryOf(n, each, body.Loops.IsAtEveryTurn(loop, u.Ways)));
                break;
        }
    }

    // A loop that counts begins where its variable is declared.
    private void Begin(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is ILocalReferenceOperation { Local: var variable } && assignment.Syntax is VariableDeclaratorSyntax && body.Loops.Of(variable) is { } loop)
        {
            this.Enter(loop.Syntax);
            body.Loops.Ask(loop.Conditions);
            this.State = this.State.Without(n => KeyNames.Mentions(n, variable.Name)).WithUses((n, _) => KeyNames.Renamed(n, loop.Past, loop.Earlier));
        }
    }

    // Elements that the loop sets are others after it, even if it might have no turn.
    private void Enter(SyntaxNode loop)
    {
        body.Loops.Enter(loop, this.State.Ways);
        foreach (IOperation list in body.Loops.Written(loop))
        {
            this.ForgetElements(list, this.Read(list), isOnlyByVariables: false);
        }
    }
}
