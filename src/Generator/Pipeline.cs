using System.Diagnostics;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator;

/// <summary>The passes between tracing and emission, in order. This is the only place that states order.</summary>
public static class Pipeline
{
    public static readonly EquatableArray<Pass> Passes =
    [
        Inline.Pass,
        DeadTurns.Pass,       // before the programs inside are optimised
        Hoist.Pass,           // after that, from the inside out
        Simplify.Pass,
        ConstantFold.Pass,
        CommonSubexpressions.Pass,
        DeadCode.Pass,        // what nobody reads would hide that a value has one reader
        Simplify.Pass,        // sharing exposes select(p, x, x), max(x, x) and the like
        DeadCode.Pass,        // last: fusion counts uses
    ];

    /// <summary>The optimised program; programs inside attributes are optimised too.</summary>
    public static Jaxpr Run(Jaxpr program) => Run(program, verify: false);

    /// <summary>The optimised program, with every pass's output verified when <paramref name="verify"/> (always in Debug).</summary>
    public static Jaxpr Run(Jaxpr program, bool verify)
    {
        foreach (Pass pass in Passes)
        {
            program = pass.Run(program);
            VerifyInDebug(program, pass);
            if (verify)
            {
                Verifier.Verify(program, pass.Name);
            }

            if (pass == DeadTurns.Pass)
            {
                program = RunNested(program, verify);
            }
        }

        return program;
    }

    /// <summary>The optimised program of a method with FastMath: sums may be taken in another order.</summary>
    public static Jaxpr RunFast(Jaxpr program) => Reassociated(Run(program));

    private static Jaxpr Reassociated(Jaxpr program)
    {
        program = program with
        {
            Equations = program.Equations.Select(e => e.Attributes.Items.Any(a => a.Value is Jaxpr)
                ? e with { Attributes = new(e.Attributes.Items.Select(a => a.Value is Jaxpr nested ? (a.Name, Reassociated(nested)) : a).ToEquatableArray()) }
                : e).ToEquatableArray(),
        };
        Jaxpr changed = OuterProducts.Run(program);
        return ReferenceEquals(changed, program) ? program : DeadCode.Run(CommonSubexpressions.Run(Simplify.Run(changed)));
    }

    private static Jaxpr RunNested(Jaxpr program, bool verify)
    {
        static bool HasProgram(Equation equation) => equation.Attributes.Items.Any(a => a.Value is Jaxpr);
        if (!program.Equations.Any(HasProgram))
        {
            return program;
        }

        Attributes Optimised(Attributes attributes) => new(attributes.Items
            .Select(a => a.Value is Jaxpr nested ? (a.Name, Run(nested, verify)) : a).ToEquatableArray());
        return program with
        {
            Equations = program.Equations
                .Select(e => HasProgram(e) ? e with { Attributes = Optimised(e.Attributes) } : e).ToEquatableArray(),
        };
    }

    [Conditional("DEBUG")]
    private static void VerifyInDebug(Jaxpr program, Pass pass) => Verifier.Verify(program, pass.Name);
}
