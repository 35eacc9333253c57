using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Every rule, in the order of its ID: PJ, area, number. Areas: 01xx purity, 02xx C# that is not compiled, 03xx shapes and
/// dtypes, 04xx control flow, 05xx randomness, 06xx transformations, 07xx calls, 09xx packaging. Numbers are never reused.
/// </summary>
public static class Rules
{
    private const string Site = "https://github.com/pure-jit/pure-jit/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor ImpureAssignment = Error(
        "PJ0101",
        "Purity",
        title: "Assignment to something that is not a local",
        message: "Assigning {0} has an effect outside this call; return the new value instead",
        description: "A [Jit] or [Pure] method assigns its own locals only. Arrays and records never change: make a new one (x.At(i).Set(v), record with { … }) and return it.");

    public static readonly DiagnosticDescriptor MutableState = Error(
        "PJ0102",
        "Purity",
        title: "Value that is known only when the program runs",
        message: "The value of {0} is known only when the program runs; {1}",
        description: "Compiled code depends on its arguments and on constants alone, so that equal arguments give equal results.");

    public static readonly DiagnosticDescriptor UnmarkedCall = Error(
        "PJ0103",
        "Purity",
        title: "Call of a method that is not marked [Pure]",
        message: "{0} is called in compiled code, but {1}",
        description: "What a called method does must be known when the project is built. Mark it [Pure], or use the function of Nd, Nn or Lax that does the same.");

    public static readonly DiagnosticDescriptor ImpureCall = Error(
        "PJ0104",
        "Purity",
        title: "Call that depends on more than its arguments",
        message: "{0} depends on more than its arguments, or has an effect; {1}",
        description: "Time, randomness, input and output do not belong into compiled code. Take their values as parameters; random numbers come from a PrngKey.");

    public static readonly DiagnosticDescriptor UnusedResult = Warning(
        "PJ0105",
        "Purity",
        title: "Result of a pure call that is not used",
        message: "Nobody uses the result of '{0}', which changes nothing: arrays, trees and keys are immutable; use what it returns",
        description: "Pure methods return new values and have no effect. An update such as x.At(0).Set(1f) gives a changed copy, Rand.Split new keys.");

    public static readonly DiagnosticDescriptor ElementAssignment = Warning(
        "PJ0106",
        "Purity",
        title: "Assignment to elements of an array",
        message: "'{0}' is an array, which never changes; write {1}",
        description: "An update gives a new array: x.At(0).Set(1f). In compiled code it costs no copy where nobody reads the old one.");

    public static readonly DiagnosticDescriptor UnsupportedConstruct = Error(
        "PJ0201",
        "CSharp",
        title: "C# that is not compiled",
        message: "{0} cannot be compiled; {1}",
        description: "The compiler takes expressions, locals, calls of pure methods, lambdas, and control flow over constants and shapes.");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "PJ0202",
        "CSharp",
        title: "Type that cannot stand in compiled code",
        message: "'{0}' cannot stand in compiled code: {1}",
        description: "Compiled code works on NDArray<T>, scalars, records, tuples and fixed arrays of these.");

    public static readonly DiagnosticDescriptor InaccessibleType = Error(
        "PJ0203",
        "CSharp",
        title: "Private or file-local type in the signature of a [Jit] method",
        message: "Generated code must name '{0}'; make it internal or public",
        description: "The compiled method stands in another class of the same assembly, from where private and file-local types cannot be named.");

    public static readonly DiagnosticDescriptor Recursion = Error(
        "PJ0204",
        "CSharp",
        title: "Method that calls itself",
        message: "Recursion cannot be compiled: {0}",
        description: "Each call is traced into its caller, which would never end. Write a loop over a constant number of steps, or over an axis.");

    public static readonly DiagnosticDescriptor JitUsage = Error(
        "PJ0205",
        "CSharp",
        title: "Method that cannot be [Jit]",
        message: "'{0}' cannot be a [Jit] method: {1}",
        description: "A [Jit] method has a body, returns a value, is not async, virtual or local, so that a call of it can be replaced by a call of its compiled form.");

    public static readonly DiagnosticDescriptor UnsupportedValue = Error(
        "PJ0206",
        "CSharp",
        title: "Value that the operation cannot use",
        message: "{0} cannot be compiled",
        description: "The C# is accepted, but the value that arises here is none that the operation can work with, such as a null or a function among arrays.");

    public static readonly DiagnosticDescriptor ShapeMismatch = Error(
        "PJ0301",
        "Shapes",
        title: "Shapes or dtypes that do not fit",
        message: "{0}",
        description: "Sizes that must be equal are not, or not provably. Give equal sizes one name in [Shape].");

    public static readonly DiagnosticDescriptor RankNeeded = Error(
        "PJ0302",
        "Shapes",
        title: "Array whose rank is not known",
        message: "{1}; state its shape with [Shape(\"…\")]{2}",
        description: "A parameter without [Shape] can have any rank as long as everything done with it is elementwise. This use needs to know its axes.");

    public static readonly DiagnosticDescriptor ShapeSyntax = Error(
        "PJ0303",
        "Shapes",
        title: "[Shape] that cannot be read",
        message: "[Shape(\"{0}\")] cannot be read: {1}",
        description: "Dimensions are separated by blanks: names, integers, _, sums and products such as 2*n+1; ... or *name stands alone for any shape.");

    public static readonly DiagnosticDescriptor StaticNeeded = Error(
        "PJ0304",
        "Shapes",
        title: "Value that must be a constant",
        message: "{0} must be known when the project is built: give {1}",
        description: "Axes, sizes and modes decide which code is generated. A parameter that carries one is marked [Static] and gets constants from its callers.");

    public static readonly DiagnosticDescriptor RefusedArgument = Error(
        "PJ0306",
        "Shapes",
        title: "Call that would throw",
        message: "This would throw: {0}",
        description: "The called method checks its arguments, and the check fails for the shapes and constants given here, whatever the data.");

    public static readonly DiagnosticDescriptor PrintedAsNumber = Warning(
        "PJ0307",
        "Shapes",
        title: "Array that is printed as one number",
        message: "Console.{0} takes the array as one number and throws unless it has one element; print its ToString()",
        description: "C# prefers the array's conversion to a number to the overload that takes any object. The conversion throws for arrays of more than one element.");

    public static readonly DiagnosticDescriptor SilentPromotion = Warning(
        "PJ0308",
        "Shapes",
        title: "Operands that meet in a type of neither's kind",
        message: "'{0}' of {1} and {2} gives {3}: {4}; convert one operand with As",
        description: "Operands of different element types meet where JAX's do. f32 and f64 give f64; unsigned integers and signed ones of no more bits may give a type that does not hold them.");

    public static readonly DiagnosticDescriptor OperandsOfTwoTypes = Warning(
        "PJ0309",
        "Shapes",
        title: "Operator between arrays of two element types",
        message: "No operator {0} takes arrays of {1} and {2}: {3}",
        description: "C# looks for a conversion of one of the arrays to a number instead, which is ambiguous or throws unless the array has one element.");

    public static readonly DiagnosticDescriptor EqualityOfArrays = Warning(
        "PJ0311",
        "Shapes",
        title: "Equality of arrays that is not elementwise",
        message: "'{0}' {1}; write {2}",
        description: "Arrays have no operator == of their own, so that C# compares references, or numbers that the arrays convert to. The comparisons < and > are elementwise.");

    public static readonly DiagnosticDescriptor TracedCondition = Error(
        "PJ0401",
        "ControlFlow",
        title: "Control flow that depends on data",
        message: "{0} cannot be compiled: {1}",
        description: "Branches and loops on values are compiled, but not what a method does beside giving values: whether a 'throw' is reached, for one, must follow from constants and shapes.");

    public static readonly DiagnosticDescriptor BranchMismatch = Error(
        "PJ0402",
        "ControlFlow",
        title: "Branch whose ways leave different types",
        message: "{0}",
        description: "Which way is taken is known only when the compiled code runs, so that what is read behind a branch has one shape and type on both of its ways.");

    public static readonly DiagnosticDescriptor CarryMismatch = Error(
        "PJ0403",
        "ControlFlow",
        title: "Loop whose turns change a type",
        message: "{0}",
        description: "One turn is compiled and run again and again, so that what goes from turn to turn keeps its shape and type.");

    public static readonly DiagnosticDescriptor EndlessLoop = Warning(
        "PJ0404",
        "ControlFlow",
        title: "Loop that ends at once or never",
        message: "{0}: it ends at once or never, and then nothing behind it is reached",
        description: "The condition of a loop follows from something that its turns change, or a turn leaves it by break or return. Compiled code has no other way to end one.");

    public static readonly DiagnosticDescriptor KeyReuse = Warning(
        "PJ0501",
        "Randomness",
        title: "Key that is used twice",
        message: "{0} {1}: the same key gives the same numbers; split it first, (key, PrngKey sub) = Rand.Split(key), or say Rand.Clone where that is meant",
        description: "Every draw, and Split, uses a key up; FoldIn does not. A key that is used again gives the same numbers again, or the children that it gave before.");

    public static readonly DiagnosticDescriptor UnknownFunction = Error(
        "PJ0601",
        "Transformations",
        title: "Transformation of a function that is not known",
        message: "{0} cannot be compiled: {1}",
        description: "A transformation is replaced by the transformed function's code, so the function must be known: a method, a lambda without captures, or a local assigned once or a static readonly field that is initialized with one. Pass what it needs as further arguments.");

    public static readonly DiagnosticDescriptor NotDifferentiable = Error(
        "PJ0602",
        "Transformations",
        title: "Derivative that does not exist",
        message: "{0}",
        description: "A gradient is that of one floating-point number with respect to floating-point arrays, through operations that have derivatives.");

    public static readonly DiagnosticDescriptor GradientOfInteger = Warning(
        "PJ0603",
        "Transformations",
        title: "Gradient with respect to an integer",
        message: "The gradient with respect to '{0}', which is {1}, is zeros; differentiate with respect to the floating-point parts and pass the others in an argument of their own",
        description: "Integers, bools and keys have no derivatives; zeros stand in their places in the gradient of a tree that holds them.");

    public static readonly DiagnosticDescriptor AppliedForm = Warning(
        "PJ0604",
        "Transformations",
        title: "Transformation without the arguments of its function",
        message: "{0} is applied at once and gives no function; write {1}",
        description: "JAX's grad(f)(x) is written Grad(f, x). Where a function is needed, write a lambda around that.");

    public static readonly DiagnosticDescriptor ZeroGradient = new(
        "PJ0605",
        "Gradient that is zero whatever the numbers are",
        "The gradient of {0} with respect to its {1} argument is zero everywhere: nothing that has a derivative leads from it to the result",
        "Pure.Jit.Transformations",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Rounding, comparisons, positions, integers and StopGradient have no slope, and what is not used has none either. Zeros are what is computed.",
        helpLinkUri: Site + "PJ0605.md");

    public static readonly DiagnosticDescriptor PlainBody = new(
        "PJ0701",
        "Use of a [Jit] method that runs its plain body",
        "This use of '{0}' runs its plain body, not its compiled form: {1}",
        "Pure.Jit.Calls",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The result is the same, only slower. Direct calls with types that are known at the call run compiled code.",
        helpLinkUri: Site + "PJ0701.md");

    public static readonly DiagnosticDescriptor BrokenPlainBody = Warning(
        "PJ0702",
        "Calls",
        title: "Use of a method whose plain body throws",
        message: "This use of '{0}' throws when it is called: {1}, which only compiled code can run, and {2}",
        description: "A transformation that runs on its own receives a delegate, of which it knows neither which function it is, nor the captured values, nor the ranks. Compile(F) is a delegate of the compiled form.");

    public static readonly DiagnosticDescriptor StaticAtRunTime = Warning(
        "PJ0703",
        "Calls",
        title: "[Static] argument that is known only when the program runs",
        message: "This call of '{0}' runs its plain body, not its compiled form: '{1}' is [Static], and this argument is no constant",
        description: "Code is generated for each value of a [Static] parameter that the calls in a project give. A value that is known only when the program runs has none.");

    public static readonly DiagnosticDescriptor OnHost = new(
        "PJ0801",
        "Operations that the host computes for a device",
        "With arrays on a device, '{0}' computes this on the host, on copies, for want of kernels: {1}",
        "Pure.Jit.Devices",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "What such an operation needs is copied from the device, and its results are copied back; a branch or a loop runs on the host with all that is in it. The numbers are the same, only later.",
        helpLinkUri: Site + "PJ0801.md");

    public static readonly DiagnosticDescriptor CoreVersion = Error(
        "PJ0901",
        "Packaging",
        title: "Library of another version",
        message: "{0} was built for Pure.Jit with core version {1}, which this version cannot read; use the same version of Pure.Jit in both",
        description: "A library carries the source of its [Pure] and [Jit] methods in a form that has a version.");

    private static DiagnosticDescriptor Warning(string id, string area, string title, string message, string description) => new(
        id, title, message, "Pure.Jit." + area, DiagnosticSeverity.Warning, isEnabledByDefault: true, description, Site + id + ".md");

    private static DiagnosticDescriptor Error(string id, string area, string title, string message, string description) => new(
        id, title, message, "Pure.Jit." + area, DiagnosticSeverity.Error, isEnabledByDefault: true, description, Site + id + ".md",
        // Whoever could turn one off would run the plain body without a word.
        WellKnownDiagnosticTags.NotConfigurable);
}
