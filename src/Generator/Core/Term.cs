using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>
/// The kinds of node of the core language. Beside each: what <see cref="Term.Name"/>, <see cref="Term.Types"/> and
/// <see cref="Term.Children"/> hold.
/// </summary>
public enum TermKind
{
    // Expressions

    /// <summary>A constant; Name is its text, Types its type.</summary>
    Literal,

    /// <summary>The null (or default) of a type; Types its type.</summary>
    Default,

    /// <summary>A local or parameter by name.</summary>
    Local,

    /// <summary>A call of a method with a core; Name is its id, Types its type arguments, Children the receiver (if any) and arguments.</summary>
    Call,

    /// <summary>
    /// A call of a member that types implement or override; Name is its id where it is declared, Types the type arguments of the declaring type and then
    /// the method's own, Children the receiver, whose type decides, and the arguments.
    /// </summary>
    Dispatch,

    /// <summary>
    /// A call of a static member that types implement; Name is its id where it is declared, Types the type that decides, the type arguments of the declaring type and
    /// then the method's own, Children the arguments.
    /// </summary>
    StaticDispatch,

    /// <summary>A call of a runtime primitive; Name is its name, Types the type arguments, Children are <see cref="Argument"/>s.</summary>
    Primitive,

    /// <summary>An argument of a primitive; Name is the parameter's name, Types the parameter's type, one child.</summary>
    Argument,

    /// <summary>A new record or struct; Types its type, Children are <see cref="Field"/>s.</summary>
    Construct,

    /// <summary>A named component of <see cref="Construct"/> or <see cref="With"/>; one child.</summary>
    Field,

    /// <summary>Whether a value is of a type; Types that type, one child.</summary>
    IsType,

    /// <summary>A value in a variable of an interface or base as what it is; Types that type, one child.</summary>
    Cast,

    /// <summary>A member of a tree; Name is the field, one child.</summary>
    Member,

    /// <summary>A copy with other fields; Children are the original and <see cref="Field"/>s.</summary>
    With,

    /// <summary>A tuple of the children.</summary>
    Tuple,

    /// <summary>A fixed-length array or collection expression of the children.</summary>
    Collection,

    /// <summary>An element of a fixed array; Children are the array and the index.</summary>
    Element,

    /// <summary>A lambda; Name is its parameters' names separated by blanks, Types their types, one child: the body block.</summary>
    Lambda,

    /// <summary>A method as a value; Name is its id, Types its type arguments, Children the receiver (if any).</summary>
    MethodGroup,

    /// <summary>An application of a function value; Children are the function and the arguments.</summary>
    Apply,

    /// <summary>A C# operator on scalars; Name is a primitive's name (<c>add</c>, <c>lt</c>, …), Types the operands' type.</summary>
    Operator,

    /// <summary>A conversion of scalars; Types are from and to; one child.</summary>
    Convert,

    /// <summary><c>c ? a : b</c>; Types may say what it gives.</summary>
    IfElse,

    /// <summary><c>a &amp;&amp; b</c>.</summary>
    AndAlso,

    /// <summary><c>a || b</c>.</summary>
    OrElse,

    /// <summary>True when the child is null.</summary>
    IsNull,

    /// <summary>Interpolated text of the children.</summary>
    Interpolate,

    /// <summary>An assignment as an expression whose value is the assigned one; Name is the local, Types its type where this declares it.</summary>
    Let,

    // Statements

    /// <summary>Children in order.</summary>
    Block,

    /// <summary>Name is the local, Types its type where this declares it, one child.</summary>
    Assign,

    /// <summary>Name is the locals' names separated by blanks (<c>_</c> discards), one child: a tuple.</summary>
    Deconstruct,

    /// <summary>Children: condition, then, and perhaps else.</summary>
    If,

    /// <summary>Children: condition, body, step. Name is <c>while</c>, <c>for</c>, or <c>do</c>, whose first turn needs no condition.</summary>
    Loop,

    /// <summary>Over a fixed array, the axes of a shape, or the rows of an array; Name is the local, children: what, body.</summary>
    ForEach,

    /// <summary>One child, or none; Types may say what it gives.</summary>
    Return,

    /// <summary>Leaves the loop.</summary>
    Break,

    /// <summary>Goes on with the next turn.</summary>
    Continue,

    /// <summary>One child: the message. Name is <c>switch</c> where no case of one fits.</summary>
    Throw,

    /// <summary>An expression for nothing but its evaluation; one child.</summary>
    Evaluate,

    /// <summary>A local that has no value yet; Name, and Types where its type has a place in core.</summary>
    Declare,

    /// <summary>What <see cref="Break"/> in it leaves; one child.</summary>
    Breakable,

    /// <summary>Expressions one after the other; the last is the value.</summary>
    Sequence,
}

/// <summary>
/// A node of the core language: what a method does, desugared and resolved, without Roslyn. <see cref="At"/> numbers the nodes
/// in the order of lowering, so that a source map can be kept beside the term; it follows from the structure alone.
/// </summary>
public sealed record Term(TermKind Kind, string Name, EquatableArray<TypeRef> Types, EquatableArray<Term> Children, int At)
{
    public Term this[int index] => this.Children[index];

    /// <summary>The one type of nodes that have one.</summary>
    public TypeRef Type => this.Types[0];

    /// <summary>The node and all below it.</summary>
    public IEnumerable<Term> All()
    {
        Stack<Term> pending = new([this]);
        while (pending.Count > 0)
        {
            Term next = pending.Pop();
            yield return next;
            foreach (Term child in next.Children)
            {
                pending.Push(child);
            }
        }
    }

    public override string ToString() => CoreText.Write(this);
}

/// <summary>A parameter of a core method.</summary>
public sealed record CoreParameter(string Name, TypeRef Type, string? Annotation, bool IsStatic, bool IsThis);

/// <summary>A method in core: everything a caller needs to trace it.</summary>
/// <param name="Id">The documentation comment id, the same in every compilation.</param>
/// <param name="Name">The name for messages.</param>
/// <param name="TypeParameters">Of the containing types, then of the method.</param>
/// <param name="Parameters">The receiver first, if there is one.</param>
/// <param name="Result">The C# type of the result.</param>
/// <param name="Body">A block.</param>
/// <param name="Rules">The methods that are its rules for transformations, or null.</param>
public sealed record CoreMethod(
    string Id,
    string Name,
    EquatableArray<string> TypeParameters,
    EquatableArray<CoreParameter> Parameters,
    TypeRef Result,
    Term Body,
    CoreRules? Rules);
