using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Loops;

/// <summary>A <c>while</c> that counts up by one to a number which is there before it starts, so that the number of its turns is.</summary>
/// <param name="Counter">Which of the loop's operands it counts from.</param>
/// <param name="Limit">Which it counts to, or -1 for <see cref="Number"/>.</param>
/// <param name="Number">The number to which it counts.</param>
internal sealed record CountedTurns(int Counter, int Limit, long Number)
{
    public static CountedTurns? Of(WhileForm form)
    {
        Equation? test = Producer(form.Condition, form.Condition.Results[0]);
        int counter = test is { Op.Name: "lt" } && test.Inputs[0].Type.DType is DType.I32 or DType.I64 ? form.Condition.Parameters.ToList().IndexOf(test.Inputs[0]) : -1;
        if (counter < form.ConstCount)
        {
            return null;
        }

        Equation? next = Producer(form.Body, form.Body.Results[counter - form.ConstCount]);
        if (next?.Op.Name != "add" || !next.Inputs[0].Equals(form.Body.Parameters[counter]) || Constant(form.Body, next.Inputs[1]) != 1)
        {
            return null;
        }

        int limit = form.Condition.Parameters.ToList().IndexOf(test!.Inputs[1]);
        return limit >= form.ConstCount ? null
            : limit >= 0 ? new CountedTurns(counter, limit, 0)
            : Constant(form.Condition, test.Inputs[1]) is { } number ? new CountedTurns(counter, -1, number) : null;
    }

    private static Equation? Producer(Jaxpr program, Value value) => program.Equations.FirstOrDefault(e => e.Outputs.Contains(value));

    private static long? Constant(Jaxpr program, Value value) =>
        Producer(program, value) is { Op.Name: "full" } full && value.Type.Rank == 0 ? (long)full.Attributes.Number("value") : null;
}
