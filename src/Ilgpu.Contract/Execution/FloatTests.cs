using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Execution;

/// <summary>
/// Follows what a method's code has on its stack, to find remainders of floats, which ILGPU's back ends have not, and tests of floats that
/// ILGPU turns round: its OpenCL back end writes "not less" as "at least", and so takes the wrong way where a number is NaN.
/// </summary>
internal sealed class FloatTests
{
    private const string Turned = "turns a test of floats round, of which ILGPU loses the case of NaN on OpenCL; write if (!(x >= y)), or x < y ? a : b";

    private const string NumberFirst = "has a number before a variable in a test of floats, of which ILGPU turns the case of NaN round; write x > 1 for 1 < x";

    private readonly MethodBase method;
    private readonly Func<MethodBase, Type?, bool> givesTest;
    private readonly Type[] typeArguments;
    private readonly Type[] methodArguments;
    private readonly IList<LocalVariableInfo> locals;
    private readonly ParameterInfo[] parameters;
    private readonly HashSet<int> tests = [];
    private readonly Dictionary<int, Kind[]> merges = [];
    private readonly Stack<Kind> stack = [];
    private Type? constraint;

    /// <param name="method">The method.</param>
    /// <param name="givesTest">Whether a method that is called gives the outcome of a test of floats.</param>
    public FloatTests(MethodBase method, Func<MethodBase, Type?, bool> givesTest)
    {
        this.method = method;
        this.givesTest = givesTest;
        this.typeArguments = method.DeclaringType?.GetGenericArguments() ?? [];
        this.methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        this.locals = method.GetMethodBody()!.LocalVariables;
        this.parameters = method.GetParameters();
    }

    private enum Kind
    {
        Other,
        Zero,
        Float,
        Number,
        Test,
        TurnedTest,
    }

    /// <summary>Whether the method gives the outcome of a test of floats.</summary>
    public bool GivesTest { get; private set; }

    /// <summary>What is wrong with the code, if anything.</summary>
    public string? Check(IReadOnlyList<Instruction> code)
    {
        bool isReached = true;
        foreach (Instruction instruction in code)
        {
            if (this.merges.TryGetValue(instruction.Offset, out Kind[]? merged))
            {
                merged = isReached ? Joined(merged, [.. this.stack.Reverse()]) : merged;
                this.stack.Clear();
                foreach (Kind kind in merged)
                {
                    this.stack.Push(kind);
                }
            }

            if (this.Step(instruction) is { } fault)
            {
                return fault;
            }

            foreach (int target in instruction.Targets)
            {
                Kind[] here = [.. this.stack.Reverse()];
                this.merges[target] = this.merges.TryGetValue(target, out Kind[]? known) ? Joined(known, here) : here;
            }

            isReached = instruction.Code.FlowControl is not (FlowControl.Branch or FlowControl.Return or FlowControl.Throw);
            if (!isReached)
            {
                this.stack.Clear();
            }
        }

        return null;
    }

    // What is a number on one way and a variable on the other is no number.
    private static Kind[] Joined(Kind[] one, Kind[] other) =>
        one.Length != other.Length ? one : [.. one.Zip(other, (a, b) => a != b && IsFloat(a) && IsFloat(b) ? Kind.Float : a)];

    private static bool IsFloat(Kind kind) => kind is Kind.Float or Kind.Number;

    private static Kind Of(Type type) => type == typeof(float) || type == typeof(double) ? Kind.Float : Kind.Other;

    private string? Step(Instruction instruction)
    {
        string name = instruction.Code.Name!;

        // x >= y is written as not (x < y or unordered), which ILGPU makes one test of.
        if (this.stack.Contains(Kind.TurnedTest) && name is not ("ldc.i4.0" or "ceq"))
        {
            return Turned;
        }

        switch (name.Split('.')[0])
        {
            case "ldloc" or "ldarg":
                this.stack.Push(this.Variable(name, instruction.Variable));
                return null;
            case "stloc":
                if (this.Pop() == Kind.Test)
                {
                    this.tests.Add(Number(name, instruction.Variable));
                }

                return null;
            case "dup":
                this.stack.Push(this.stack.TryPeek(out Kind top) ? top : Kind.Other);
                return null;
            case "add" or "sub" or "mul" or "div" or "rem":
                bool isFloat = IsFloat(this.Pop()) | IsFloat(this.Pop());
                this.stack.Push(isFloat ? Kind.Float : Kind.Other);
                return name == "rem" && isFloat ? "has a remainder of floats, which ILGPU compiles for no device" : null;
            case "neg":
                this.stack.Push(IsFloat(this.Pop()) ? Kind.Float : Kind.Other);
                return null;
            case "and" or "or":
                this.stack.Push(this.Pop() == Kind.Test | this.Pop() == Kind.Test ? Kind.Test : Kind.Other);
                return null;
            case "ceq":
                (Kind right, Kind left) = (this.Pop(), this.Pop());
                this.stack.Push(left == Kind.TurnedTest ? Kind.Test : Kind.Other);
                return (left, right) is (Kind.Test, Kind.Zero) or (Kind.Zero, Kind.Test) ? Turned : null;
            case "clt" or "cgt":
                (right, left) = (this.Pop(), this.Pop());
                isFloat = IsFloat(left);
                this.stack.Push(!isFloat ? Kind.Other : name.EndsWith(".un", StringComparison.Ordinal) ? Kind.TurnedTest : Kind.Test);
                return left == Kind.Number && right == Kind.Float ? NumberFirst : null;
            case "blt" or "ble" or "bgt" or "bge":
                (right, left) = (this.Pop(), this.Pop());
                return IsFloat(left) && name.Contains(".un", StringComparison.Ordinal) ? Turned : left == Kind.Number && right == Kind.Float ? NumberFirst : null;
            case "brfalse":
                return this.Pop() == Kind.Test ? Turned : null;
            case "ret":
                this.GivesTest |= this.stack.TryPeek(out Kind result) && result == Kind.Test;
                return null;
            case "call" or "callvirt" or "newobj":
                this.Call(this.method.Module.ResolveMethod(instruction.Token, this.typeArguments, this.methodArguments)!, name == "newobj");
                return null;
            case "constrained":
                this.constraint = this.method.Module.ResolveType(instruction.Token, this.typeArguments, this.methodArguments);
                return null;
            case "ldfld":
                this.Pop();
                this.stack.Push(Of(this.method.Module.ResolveField(instruction.Token, this.typeArguments, this.methodArguments)!.FieldType));
                return null;
            case "ldobj":
                this.Pop();
                this.stack.Push(Of(this.method.Module.ResolveType(instruction.Token, this.typeArguments, this.methodArguments)));
                return null;
            default:
                this.Others(instruction.Code);
                return null;
        }
    }

    private Kind Pop() => this.stack.TryPop(out Kind kind) ? kind : Kind.Other;

    private static int Number(string name, int operand) => char.IsAsciiDigit(name[^1]) ? name[^1] - '0' : operand;

    private Kind Variable(string name, int operand)
    {
        int number = Number(name, operand);
        if (name.StartsWith("ldloc", StringComparison.Ordinal))
        {
            return this.tests.Contains(number) ? Kind.Test : Of(this.locals[number].LocalType);
        }

        int parameter = number - (this.method.IsStatic ? 0 : 1);
        return parameter < 0 ? Kind.Other : Of(this.parameters[parameter].ParameterType);
    }

    private void Call(MethodBase called, bool isNew)
    {
        int operands = called.GetParameters().Length + (called.IsStatic || isNew ? 0 : 1);
        for (int i = 0; i < operands; i++)
        {
            this.Pop();
        }

        Type? type = isNew ? called.DeclaringType : (called as MethodInfo)?.ReturnType;
        if (type is not null && type != typeof(void))
        {
            this.stack.Push(this.givesTest(called, this.constraint) ? Kind.Test : Of(type));
        }

        this.constraint = null;
    }

    private void Others(OpCode code)
    {
        int popped = code.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 or StackBehaviour.Varpop => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4
                or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
            _ => 2,
        };
        for (int i = 0; i < popped; i++)
        {
            this.Pop();
        }

        Kind? pushed = code.StackBehaviourPush switch
        {
            StackBehaviour.Push0 or StackBehaviour.Varpush => null,
            StackBehaviour.Pushr4 or StackBehaviour.Pushr8 => code == OpCodes.Ldc_R4 || code == OpCodes.Ldc_R8 ? Kind.Number : Kind.Float,
            _ => code == OpCodes.Ldc_I4_0 ? Kind.Zero : Kind.Other,
        };
        if (pushed is { } kind)
        {
            this.stack.Push(kind);
        }
    }
}
