namespace Pure.Jit.Conformance.Translation;

// jax.lax's branches and loops: their functions become lambdas of the operands' types.
public sealed partial class Translator
{
    private FunctionText? Control(string id) => id switch
    {
        "jax.lax.cond" => new FunctionText(id, (arguments, keywords) => this.Cond(arguments, keywords)),
        "jax.lax.switch" => new FunctionText(id, (arguments, _) => this.Switch(arguments)),
        "jax.lax.while_loop" => new FunctionText(id, (arguments, keywords) => this.While(Each(arguments, keywords, "cond_fun", "body_fun", "init_val"))),
        "jax.lax.fori_loop" => new FunctionText(id, (arguments, keywords) => this.Fori(Each(arguments, keywords, "lower", "upper", "body_fun", "init_val"))),
        "jax.lax.scan" => new FunctionText(id, (arguments, keywords) => this.Scan(Each(arguments, keywords, "f", "init", "xs", "length", "reverse"))),
        "jax.lax.map" => new FunctionText(id, (arguments, keywords) => this.Map(Each(arguments, keywords, "f", "xs"))),
        "jax.checkpoint" or "jax.remat" => new FunctionText(id, (function, _) => new FunctionText(id, (given, _) =>
        {
            PythonValue operand = this.Carried(Operand(given));
            (string lambda, PythonValue result) = this.Lambda(Spread(Function(function[0]), given.Count), [operand]);
            return this.Rename(result, $"Lax.Checkpoint({lambda}, {operand.Text})");
        })),
        _ => null,
    };

    // Positional arguments and keywords in the order of the parameters; None where one is missing.
    private static PythonValue[] Each(IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords, params string[] names) =>
        names.Select((name, i) => arguments.ElementAtOrDefault(i) ?? keywords.GetValueOrDefault(name) ?? new NoneText()).ToArray();

    // Several operands go as one tuple.
    private static PythonValue Operand(IReadOnlyList<PythonValue> operands) => operands.Count == 1 ? operands[0] : new TupleText(operands);

    private static FunctionText Spread(FunctionText function, int count) =>
        count == 1 ? function : new FunctionText(function.Name, (given, _) => function.Apply(((TupleText)given[0]).Items));

    // What is carried is an array: numbers have JAX's default type.
    private PythonValue Carried(PythonValue value) => this.Arrays(value);

    private FunctionText Arrayed(FunctionText function) => new(function.Name, (given, keywords) => this.Arrays(function.Call(given, keywords)));

    private PythonValue Cond(IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        List<PythonValue> operands = keywords.TryGetValue("operand", out PythonValue? named) ? [named] : arguments.Skip(3).ToList();
        FunctionText onTrue = this.Arrayed(Function(arguments[1])), onFalse = this.Arrayed(Function(arguments[2]));
        if (operands.Count == 0)
        {
            return this.Rename(onTrue.Apply(), $"Lax.Cond({arguments[0].Text}, () => {onTrue.Apply().Text}, () => {onFalse.Apply().Text})");
        }

        PythonValue operand = this.Carried(Operand(operands));
        (string lambda, PythonValue result) = this.Lambda(Spread(onTrue, operands.Count), [operand]);
        return this.Rename(result, $"Lax.Cond({arguments[0].Text}, {lambda}, {this.Lambda(Spread(onFalse, operands.Count), [operand]).Code}, {operand.Text})");
    }

    private PythonValue Switch(IReadOnlyList<PythonValue> arguments)
    {
        List<PythonValue> operands = arguments.Skip(2).ToList();
        PythonValue operand = operands.Count == 0 ? NumberText.Of(0).Array("i32") : this.Carried(Operand(operands));
        List<(string Code, PythonValue Result)> branches = Elements(arguments[1]).Select(b => this.Lambda(
            operands.Count == 0 ? new FunctionText("a branch", (_, _) => this.Arrays(Function(b).Apply())) : Spread(this.Arrayed(Function(b)), operands.Count), [operand])).ToList();
        string types = $"System.Func<{operand.Type}, {branches[0].Result.Type}>";
        return this.Rename(branches[0].Result, $"Lax.Switch({arguments[0].Text}, new {types}[] {{ {string.Join(", ", branches.Select(b => b.Code))} }}, {operand.Text})");
    }

    private PythonValue While(PythonValue[] arguments)
    {
        PythonValue init = this.Carried(arguments[2]);
        string condition = this.Lambda(Function(arguments[0]), [init]).Code;
        (string body, PythonValue result) = this.Lambda(this.Arrayed(Function(arguments[1])), [init]);
        return this.Rename(result, $"Lax.WhileLoop({condition}, {body}, {init.Text})");
    }

    private PythonValue Fori(PythonValue[] arguments)
    {
        PythonValue init = this.Carried(arguments[3]);
        string index = $"i{++this.fresh}";

        // JAX's index is an array of i32.
        PythonValue carry = this.Rename(init, $"p{++this.fresh}");
        PythonValue result = this.Arrays(Function(arguments[2]).Apply(new ArrayText($"((NDArray<int>){index})", "i32"), carry));
        return this.Rename(init, $"Lax.ForiLoop({arguments[0].Text}, {arguments[1].Text}, (int {index}, {init.Type} {Root(carry)}) => {result.Text}, {init.Text})");
    }

    private PythonValue Scan(PythonValue[] arguments)
    {
        PythonValue init = this.Carried(arguments[1]), xs = arguments[2];
        string reverse = arguments[4] is NoneText ? "" : $", reverse: {arguments[4].Text}";
        bool hasRows = xs is not NoneText;
        PythonValue carry = this.Rename(init, $"p{++this.fresh}");
        PythonValue row = hasRows ? this.Rename(xs, $"p{++this.fresh}") : new NoneText();
        TupleText turn = (TupleText)Function(arguments[0]).Apply(carry, row);
        PythonValue next = this.Arrays(turn.Items[0]);
        bool hasResults = turn.Items[1] is not NoneText;
        PythonValue result = hasResults ? this.Arrays(turn.Items[1]) : new NoneText();
        string parameters = hasRows ? $"({init.Type} {Root(carry)}, {xs.Type} {Root(row)})" : $"({init.Type} {Root(carry)})";
        string body = hasResults ? $"({next.Text}, {result.Text})" : next.Text;
        if (!hasRows && !hasResults)
        {
            return this.Tuple([this.Rename(init, $"Lax.ForiLoop(0, {arguments[3].Text}, (int i{++this.fresh}, {init.Type} {Root(carry)}) => {body}, {init.Text})"), new NoneText()]);
        }

        string code = $"Lax.Scan({parameters} => {body}, {init.Text}, {(hasRows ? xs.Text : arguments[3].Text)}{reverse})";
        return hasResults
            ? this.Tuple([this.Rename(init, code + ".Item1"), this.Rename(result, code + ".Item2")])
            : this.Tuple([this.Rename(init, code), new NoneText()]);
    }

    private PythonValue Map(PythonValue[] arguments)
    {
        (string lambda, PythonValue result) = this.Lambda(this.Arrayed(Function(arguments[0])), [arguments[1]]);
        return this.Rename(result, $"Lax.Map({lambda}, {arguments[1].Text})");
    }
}
