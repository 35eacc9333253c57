using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Emit.Eager;

/// <summary>
/// After each operation that gives floating-point numbers, a call that throws if it made NaN or an infinity. What a function of a library
/// computes on its way, and may well drop, is its own affair: only what leaves it is looked at, beside what came in.
/// </summary>
internal sealed class NanChecks
{
    private readonly SourceMap places;
    private readonly string displayName;
    private readonly IReadOnlyList<Origin> around;
    private readonly Dictionary<Value, Equation> producers = [];
    private readonly Dictionary<Equation, Origin> calls = new(ByReference.Instance);
    private readonly HashSet<Value> leaving = [];

    private NanChecks(SourceMap places, string displayName, Jaxpr program, IReadOnlyList<Origin> around)
    {
        this.places = places;
        this.displayName = displayName;
        this.around = around;
        foreach (Equation equation in program.Equations)
        {
            (Origin? place, Origin? within) = this.Place(equation);
            if (within is not null && place is not null)
            {
                this.calls[equation] = place with { IsDerivative = false };
            }

            foreach (Value output in equation.Outputs)
            {
                this.producers[output] = equation;
            }

            this.leaving.UnionWith(equation.Inputs.Where(i => !this.IsWithin(i, this.CallOf(equation))));
        }

        this.leaving.UnionWith(program.Results);
    }

    /// <summary>The checks of a program; null where the entry asks for none.</summary>
    public static NanChecks? Of(EntryPoint entry, Jaxpr program) => entry.NanChecks is { } places ? new NanChecks(places, entry.DisplayName, program, []) : null;

    /// <summary>The checks of a program that an equation runs.</summary>
    public NanChecks Inside(Equation equation, Jaxpr program) =>
        new(this.places, this.displayName, program, this.CallOf(equation) is { } call ? [.. this.around, call] : this.around);

    /// <summary>Writes the checks of these outputs of an equation.</summary>
    public void Write(CodeWriter writer, Equation equation, IEnumerable<Value> outputs, Dictionary<int, string> names)
    {
        Origin? call = this.CallOf(equation);

        // Constants are what the user wrote, however large, and what runs programs is checked in these.
        if (equation.Op is CreationOp || (call is null && equation.Op is Ops.Control.ControlOp) || (call is not null && this.around.Contains(call)))
        {
            return;
        }

        HashSet<Equation> before = new(ByReference.Instance);
        List<Value> given = [];
        this.Follow(equation, call, before, given, []);
        bool isAlone = !before.Any(IsArithmetic);
        bool isElementwise = isAlone ? equation.Op is ElementwiseOp : before.Append(equation).All(e => e.Op is ElementwiseOp or CreationOp || e.Op.Name == "broadcast_in_dim");
        foreach (Value output in outputs.Where(o => o.Type.DType.IsFloating() && this.leaving.Contains(o)))
        {
            string operands = string.Concat((isAlone ? (IReadOnlyList<Value>)equation.Inputs : given).Where(i => i.Type.DType.IsFloating()).Select(i => ", " + names[i.Id]));
            writer.Line($"NanCheck.Result({names[output.Id]}, {CSharp.Quote(this.Describe(equation, isAlone))}, {(isElementwise ? "true" : "false")}{operands});");
        }
    }

    // The equations of a call that an equation follows from, and what they take from outside.
    private void Follow(Equation equation, Origin? call, HashSet<Equation> before, List<Value> given, HashSet<Value> seen)
    {
        foreach (Value input in equation.Inputs.Where(seen.Add))
        {
            if (call is null || !this.IsWithin(input, call))
            {
                given.Add(input);
            }
            else if (before.Add(this.producers[input]))
            {
                this.Follow(this.producers[input], call, before, given, seen);
            }
        }
    }

    // What may make a number that is none out of others.
    private static bool IsArithmetic(Equation equation) =>
        equation.Op is not CreationOp && equation.Op.Name is not ("broadcast_in_dim" or "reshape" or "transpose" or "slice" or "rev" or "concatenate" or "convert_element_type");

    private Origin? CallOf(Equation equation) => this.calls.TryGetValue(equation, out Origin? call) ? call : null;

    private bool IsWithin(Value value, Origin? call) =>
        call is not null && this.producers.TryGetValue(value, out Equation? producer) && call.Equals(this.CallOf(producer));

    // Where the user wrote it, and the function of a library that was called there, if it is one.
    private (Origin? Place, Origin? Within) Place(Equation equation)
    {
        Origin? place = equation.Origin, within = null;
        while (place is not null && this.places.Find(place.Method, place.At) is null)
        {
            (within, place) = (place, place.Caller);
        }

        return (place, within);
    }

    // "Model.cs(12,24): 'div' in the derivative of 'Nn.Softmax', in 'Model.Loss',"
    private string Describe(Equation equation, bool isAlone)
    {
        (Origin? place, Origin? within) = this.Place(equation);
        bool isDerivative = equation.Origin is { IsDerivative: true };
        string function = within is null ? "" : Identity.Display(within.Method);
        string op = $"'{equation.Op.Name}'", of = function.Length == 0 || function.Contains(".op_") ? "" : $"'{function}'", written = of.Length > 0 ? of : "what is written there";
        bool isItself = string.Equals(function.Substring(function.IndexOf('.') + 1), equation.Op.Name.Replace("_", ""), StringComparison.OrdinalIgnoreCase);
        string text = (isAlone, isDerivative) switch
        {
            (false, true) => $"the derivative of {written}",
            (false, false) => of.Length > 0 ? of : op,
            (true, true) => $"{op} in the derivative of {written}",
            (true, false) => of.Length > 0 && !isItself ? $"{op} in {of}" : op,
        };
        return place is null ? $"'{this.displayName}': {text}" : $"{this.places.Find(place.Method, place.At)}: {text}, in '{(IsSite(place.Method) ? this.displayName : Identity.Display(place.Method))}',";
    }

    private static bool IsSite(string id) => !id.StartsWith("M:", StringComparison.Ordinal);

    // Equations that compute the same twice are two.
    private sealed class ByReference : IEqualityComparer<Equation>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(Equation? x, Equation? y) => ReferenceEquals(x, y);

        public int GetHashCode(Equation equation) => equation.Outputs.Count == 0 ? 0 : equation.Outputs[0].Id;
    }
}
