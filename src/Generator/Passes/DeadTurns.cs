using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Dead code through branches and loops: results that nobody reads, carries that nothing needs, operands that nothing reads. A carry
/// that each turn hands on is a constant, and constants that are one value are one constant.
/// </summary>
public static class DeadTurns
{
    public static readonly Pass Pass = new("dead_turns", "removes what branches and loops compute and nobody needs", Run);

    public static Jaxpr Run(Jaxpr program)
    {
        if (!program.Equations.Any(e => e.Op is ControlOp))
        {
            return program;
        }

        HashSet<Value> needed = [.. program.Results];
        Dictionary<Value, Value> same = [];
        List<Equation> kept = [];
        for (int i = program.Equations.Count - 1; i >= 0; i--)
        {
            Equation equation = program.Equations[i];
            bool isNeeded = equation.Outputs.Any(needed.Contains) || FreshSize.Of(equation) is not null;
            if (isNeeded && equation.Op is ControlOp)
            {
                equation = Trim(equation, needed, same);
            }

            if (isNeeded || equation.Op is not ControlOp)
            {
                kept.Add(equation);
                needed.UnionWith(equation.Inputs);
            }
        }

        kept.Reverse();
        return DeadCode.Run(new Jaxpr(
            program.Parameters,
            kept.Select(e => e with { Inputs = e.Inputs.Select(Known).ToEquatableArray() }).ToEquatableArray(),
            program.Results.Select(Known).ToEquatableArray()));

        Value Known(Value value)
        {
            while (same.TryGetValue(value, out Value? other))
            {
                value = other;
            }

            return value;
        }
    }

    private static Equation Trim(Equation equation, HashSet<Value> needed, Dictionary<Value, Value> same)
    {
        bool[] wanted = equation.Outputs.Select(needed.Contains).ToArray();
        switch (equation.Op)
        {
            case Scan:
                ScanForm scan = ScanForm.Of(equation.Attributes);
                return Loop(equation, wanted, scan.ConstCount, scan.CarryCount, scan.Body, null, needed, same, (constCount, carryCount, body, _) =>
                    (scan with { ConstCount = constCount, CarryCount = carryCount, Body = body }).Attributes);
            case While:
                WhileForm loop = WhileForm.Of(equation.Attributes);
                if (loop.Size is not null)
                {
                    // The rows find a size.
                    wanted[wanted.Length - 1] = true;
                }

                return Loop(equation, wanted, loop.ConstCount, loop.CarryCount, loop.Body, loop.Condition, needed, same, (constCount, _, body, condition) =>
                    (loop with { ConstCount = constCount, Body = body, Condition = condition! }).Attributes);
            case Cond:
                return Branches(equation, wanted);
            default:
                return equation;
        }
    }

    private static Equation Branches(Equation equation, bool[] wanted)
    {
        List<Jaxpr> branches = CondForm.Of(equation.Attributes).Branches
            .Select(b => DeadCode.Run(b with { Results = b.Results.Where((_, i) => wanted[i]).ToEquatableArray() })).ToList();
        bool[] read = Enumerable.Range(0, equation.Inputs.Count - 1).Select(i => branches.Any(b => Read(b).Contains(b.Parameters[i]))).ToArray();
        if (wanted.All(w => w) && read.All(r => r))
        {
            return equation;
        }

        CondForm form = new(branches.Select(b => DeadCode.Run(b with { Parameters = b.Parameters.Where((_, i) => read[i]).ToEquatableArray() })).ToList());
        return new Equation(
            equation.Op, [equation.Inputs[0], .. equation.Inputs.Skip(1).Where((_, i) => read[i])], form.Attributes, equation.Outputs.Where((_, i) => wanted[i]).ToEquatableArray());
    }

    // Constants, carries, rows; carries, rows.
    private static Equation Loop(
        Equation equation, bool[] wanted, int constCount, int carryCount, Jaxpr body, Jaxpr? condition, HashSet<Value> needed, Dictionary<Value, Value> same,
        Func<int, int, Jaxpr, Jaxpr?, Attributes> attributes)
    {
        int rows = constCount + carryCount;
        bool[] isSame = Enumerable.Range(0, carryCount).Select(i => body.Results[i].Equals(body.Parameters[constCount + i])).ToArray();
        bool[] isNeeded = Enumerable.Range(0, carryCount).Select(i => wanted[i] && !isSame[i]).ToArray();
        HashSet<Value> inCondition = condition is null ? [] : Read(condition);
        for (int i = 0; i < carryCount; i++)
        {
            isNeeded[i] |= !isSame[i] && condition is not null && inCondition.Contains(condition.Parameters[constCount + i]);
        }

        Jaxpr Needed() => DeadCode.Run(body with
        {
            Results = body.Results.Where((_, i) => i < carryCount ? isNeeded[i] : wanted[i]).ToEquatableArray(),
        });
        Jaxpr found = Needed();
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            HashSet<Value> read = Read(found);
            for (int i = 0; i < carryCount; i++)
            {
                if (!isNeeded[i] && !isSame[i] && read.Contains(found.Parameters[constCount + i]))
                {
                    isNeeded[i] = isChanged = true;
                }
            }

            found = isChanged ? Needed() : found;
        }

        // Operands in their new order: constants and carries that are, carries, rows. Of equal constants the first.
        HashSet<Value> inBody = Read(found);
        bool IsRead(int i) => inBody.Contains(found.Parameters[i]) || (i < rows && condition is not null && inCondition.Contains(condition.Parameters[i]));
        List<int> constants = [], repeated = [];
        foreach (int i in Enumerable.Range(0, rows).Where(i => (i < constCount || isSame[i - constCount]) && IsRead(i)))
        {
            (constants.Any(c => equation.Inputs[c].Equals(equation.Inputs[i])) ? repeated : constants).Add(i);
        }

        for (int i = 0; i < carryCount; i++)
        {
            if (isSame[i])
            {
                same[equation.Outputs[i]] = equation.Inputs[constCount + i];
                needed.UnionWith(wanted[i] ? [equation.Inputs[constCount + i]] : []);
            }
        }

        List<int> carries = Enumerable.Range(constCount, carryCount).Where(i => isNeeded[i - constCount]).ToList();
        List<int> order = [.. constants, .. carries, .. Enumerable.Range(rows, equation.Inputs.Count - rows).Where(IsRead)];
        if (order.Count == equation.Inputs.Count && found.Results.Count == body.Results.Count)
        {
            return equation;
        }

        return new Equation(
            equation.Op,
            order.Select(i => equation.Inputs[i]).ToEquatableArray(),
            attributes(constants.Count, carries.Count, Reorder(found, order), condition is null ? null : Reorder(condition, order)),
            equation.Outputs.Where((_, i) => i < carryCount ? isNeeded[i] : wanted[i]).ToEquatableArray());

        Jaxpr Reorder(Jaxpr program, List<int> parameters)
        {
            Dictionary<Value, Value> first = repeated.ToDictionary(
                r => program.Parameters[r], r => program.Parameters[constants.First(c => equation.Inputs[c].Equals(equation.Inputs[r]))]);
            Value Of(Value value) => first.TryGetValue(value, out Value? other) ? other : value;
            return DeadCode.Run(new Jaxpr(
                parameters.Select(i => program.Parameters[i]).ToEquatableArray(),
                program.Equations.Select(e => e with { Inputs = e.Inputs.Select(Of).ToEquatableArray() }).ToEquatableArray(),
                program.Results.Select(Of).ToEquatableArray()));
        }
    }

    private static HashSet<Value> Read(Jaxpr program) => [.. program.Equations.SelectMany(e => e.Inputs), .. program.Results];
}
