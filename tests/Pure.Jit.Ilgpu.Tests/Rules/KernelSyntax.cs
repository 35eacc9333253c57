using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Ilgpu.Tests.Rules;

/// <summary>
/// Reads the text of kernels as the compiler understands it, and of everything they call, and says what ILGPU compiles for no device.
/// What is not known to be fine is a fault.
/// </summary>
internal sealed class KernelSyntax
{
    // What has no counterpart on a device, in words; all else that is not in Fine has the compiler's word.
    private static readonly Dictionary<OperationKind, string> Words = new()
    {
        [OperationKind.Throw] = "throws", [OperationKind.Try] = "catches exceptions", [OperationKind.Using] = "disposes of something",
        [OperationKind.UsingDeclaration] = "disposes of something", [OperationKind.Lock] = "locks", [OperationKind.AnonymousFunction] = "makes a delegate",
        [OperationKind.DelegateCreation] = "makes a delegate", [OperationKind.MethodReference] = "makes a delegate", [OperationKind.FlowAnonymousFunction] = "makes a delegate",
        [OperationKind.LocalFunction] = "has a local function", [OperationKind.ArrayCreation] = "makes an array", [OperationKind.CollectionExpression] = "makes a collection",
        [OperationKind.ArrayElementReference] = "uses an array", [OperationKind.InterpolatedString] = "has text", [OperationKind.IsType] = "asks for a type",
        [OperationKind.IsPattern] = "matches a pattern", [OperationKind.SwitchExpression] = "matches a pattern", [OperationKind.TypeOf] = "asks for a type",
        [OperationKind.AnonymousObjectCreation] = "makes an object", [OperationKind.TypeParameterObjectCreation] = "makes an object", [OperationKind.AddressOf] = "takes an address",
        [OperationKind.DynamicInvocation] = "decides where it runs what it calls", [OperationKind.DynamicMemberReference] = "decides where it runs what it calls",
        [OperationKind.Await] = "waits", [OperationKind.YieldReturn] = "gives a sequence", [OperationKind.InstanceReference] = "uses an object",
        [OperationKind.EventReference] = "has an event", [OperationKind.None] = "has memory of its own, or a pointer", [OperationKind.FunctionPointerInvocation] = "calls a pointer",
    };

    private static readonly HashSet<OperationKind> Fine =
    [
        OperationKind.MethodBody, OperationKind.Block, OperationKind.VariableDeclarationGroup, OperationKind.VariableDeclaration, OperationKind.VariableDeclarator,
        OperationKind.VariableInitializer, OperationKind.ExpressionStatement, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.Increment,
        OperationKind.Decrement, OperationKind.Binary, OperationKind.Unary, OperationKind.Conditional, OperationKind.Conversion, OperationKind.Literal,
        OperationKind.LocalReference, OperationKind.ParameterReference, OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.Invocation,
        OperationKind.Argument, OperationKind.Loop, OperationKind.Branch, OperationKind.Return, OperationKind.Parenthesized, OperationKind.DefaultValue,
        OperationKind.ObjectCreation, OperationKind.Tuple, OperationKind.DeconstructionAssignment, OperationKind.DeclarationExpression, OperationKind.Discard, OperationKind.Empty,
    ];

    // Members of the framework with the same meaning and the same bits on every device.
    private static readonly HashSet<string> Framework =
    [
        "Math.Sqrt", "MathF.Sqrt", "Math.FusedMultiplyAdd", "MathF.FusedMultiplyAdd", "Math.Abs", "MathF.Abs", "float.IsNaN", "double.IsNaN", "BitConverter.SingleToInt32Bits", "BitConverter.Int32BitsToSingle",
        "BitConverter.DoubleToInt64Bits", "BitConverter.Int64BitsToDouble", "BitOperations.PopCount", "BitOperations.LeadingZeroCount",
    ];

    private static readonly HashSet<SpecialType> Numbers =
    [
        SpecialType.System_Boolean, SpecialType.System_SByte, SpecialType.System_Byte, SpecialType.System_Int16, SpecialType.System_UInt16, SpecialType.System_Int32,
        SpecialType.System_UInt32, SpecialType.System_Int64, SpecialType.System_UInt64, SpecialType.System_Single, SpecialType.System_Double, SpecialType.System_Void,
    ];

    private readonly Compilation compilation;
    private readonly List<IMethodSymbol> callers = [];
    private readonly HashSet<ISymbol> read = new(SymbolEqualityComparer.Default);
    private string file = "";

    private KernelSyntax(Compilation compilation) => this.compilation = compilation;

    /// <summary>How many kernels were read.</summary>
    public int Kernels { get; private set; }

    /// <summary>What they have that devices do not, with its place.</summary>
    public List<(string File, string What)> Faults { get; } = [];

    /// <summary>Reads the kernels of some files: every method that a <c>DeviceKernel</c> is made of.</summary>
    public static KernelSyntax Read(Compilation compilation, IEnumerable<SyntaxTree> files)
    {
        KernelSyntax reader = new(compilation);
        foreach (SyntaxTree file in files)
        {
            SemanticModel model = compilation.GetSemanticModel(file);
            reader.file = file.FilePath;
            foreach (BaseObjectCreationExpressionSyntax creation in file.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                if (creation.ArgumentList?.Arguments.Count == 1
                    && model.GetTypeInfo(creation).Type is INamedTypeSymbol { Name: "DeviceKernel" }
                    && model.GetSymbolInfo(creation.ArgumentList.Arguments[0].Expression).Symbol is IMethodSymbol kernel)
                {
                    reader.ReadKernel(kernel);
                }
            }
        }

        return reader;
    }

    private void ReadKernel(IMethodSymbol kernel)
    {
        this.Kernels++;
        for (INamedTypeSymbol? type = kernel.ContainingType; type is not null; type = type.ContainingType)
        {
            this.Expect(type.DeclaredAccessibility == Accessibility.Public, kernel, "is in a type that is not public");
        }

        this.Expect(kernel.IsStatic && kernel.MethodKind == MethodKind.Ordinary, kernel, "is no static method");
        this.Expect(kernel.ReturnsVoid && !kernel.IsGenericMethod && kernel.Parameters.Length == 1 && kernel.Parameters[0].RefKind == RefKind.None, kernel, "has another signature than one struct and no result");
        foreach (IParameterSymbol parameter in kernel.Parameters)
        {
            this.Expect(parameter.Type is { IsValueType: true, DeclaredAccessibility: Accessibility.Public }, kernel, $"takes {parameter.Type}");
            foreach (IFieldSymbol field in parameter.Type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic))
            {
                this.Expect(field.Type.SpecialType != SpecialType.System_Boolean && Fault(field.Type) is null, kernel, $"is given {field.Type}");
            }
        }

        this.Read(kernel);
    }

    private void Read(IMethodSymbol method)
    {
        if (this.callers.Contains(method, SymbolEqualityComparer.Default))
        {
            this.Add($"{method.Name} calls itself");
            return;
        }

        if (!this.read.Add(method) || method.IsImplicitlyDeclared)
        {
            return;
        }

        SyntaxNode? declaration = method.DeclaringSyntaxReferences.SingleOrDefault()?.GetSyntax();
        if (declaration is not MethodDeclarationSyntax || this.compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration) is not { } body)
        {
            this.Expect(method.MethodKind == MethodKind.Constructor, method, "has no text that can be read");
            return;
        }

        this.Expect(!method.IsAsync, method, "waits");
        this.callers.Add(method);
        this.Read(body, method);
        this.callers.RemoveAt(this.callers.Count - 1);
    }

    private void Read(IOperation operation, IMethodSymbol method)
    {
        void Fails(string what) => this.Add($"{method.Name} {what}: {operation.Syntax}");

        if (operation is IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue })
        {
            // The contract's own way of telling places apart; ILGPU has no such parameters.
            return;
        }

        if (!Fine.Contains(operation.Kind))
        {
            Fails(Words.TryGetValue(operation.Kind, out string? words) ? words : $"has {operation.Kind}");
            return;
        }

        if (operation.Type is { } type && Fault(type) is { } fault)
        {
            Fails(operation is IConversionOperation { Operand.Type.IsValueType: true } && type.IsReferenceType ? "boxes a value" : fault);
            return;
        }

        if (What(operation) is { } what)
        {
            Fails(what);
        }

        IMethodSymbol? called = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IPropertyReferenceOperation { Property: var property } => property.GetMethod ?? property.SetMethod,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            IBinaryOperation { OperatorMethod: { } own } => own,
            IUnaryOperation { OperatorMethod: { } own } => own,
            IConversionOperation { OperatorMethod: { } own } => own,
            _ => null,
        };
        if (called is not null)
        {
            this.Follow(called, method, Fails);
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            this.Read(child, method);
        }
    }

    private static string? What(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } } => "reads or writes a static field",
        IForEachLoopOperation => "goes through a sequence",
        IBinaryOperation { IsChecked: true } or IConversionOperation { IsChecked: true } or IUnaryOperation { IsChecked: true } or ICompoundAssignmentOperation { IsChecked: true } => "checks for overflow",
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } remainder when IsFloat(remainder.Type) => "has a remainder of floats",
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Remainder } remainder when IsFloat(remainder.Type) => "has a remainder of floats",
        IBinaryOperation comparison when IsTest(comparison) && comparison.LeftOperand.ConstantValue.HasValue => "has a number before a variable in a test of floats",
        IConditionalOperation { Type: null, Condition: var condition } when Stripped(condition) is IBinaryOperation test && IsTest(test) => "branches on a test of floats that is turned round",
        _ => null,
    };

    private static IOperation Stripped(IOperation operation) => operation is IParenthesizedOperation inner ? Stripped(inner.Operand) : operation;

    private static bool IsTest(IBinaryOperation operation) => IsFloat(operation.LeftOperand.Type)
        && operation.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool IsFloat(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private void Follow(IMethodSymbol called, IMethodSymbol method, Action<string> fails)
    {
        string name = $"{called.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{called.Name}";
        if (called.ContainingType.TypeKind == TypeKind.Delegate)
        {
            fails("calls a delegate");
        }
        else if ((called.IsVirtual || called.IsAbstract || called.IsOverride) && !called.ContainingType.IsValueType)
        {
            fails($"calls {name}, which is found where it runs");
        }
        else if (called.DeclaringSyntaxReferences.Length > 0)
        {
            this.Read(called);
        }
        else
        {
            string assembly = called.ContainingAssembly.Name;
            bool isKnown = assembly switch
            {
                "Pure.Jit.Ilgpu" => called.ContainingType.Name is "DeviceMath" or "GroupOps",
                "ILGPU" or "Pure.Jit.Ilgpu.Contract" => called.ContainingNamespace.ToDisplayString() == "ILGPU",
                _ => Framework.Contains(name) || called.ContainingType.IsTupleType,
            };
            this.Expect(isKnown, method, $"calls {name}, which devices have not, or not with the same bits");
        }
    }

    // What a device cannot hold.
    private static string? Fault(ITypeSymbol type) => type switch
    {
        _ when Numbers.Contains(type.SpecialType) => null,
        { TypeKind: TypeKind.Dynamic } => "decides where it runs what it calls",
        { SpecialType: SpecialType.System_String } => "has text",
        { IsReferenceType: true } => $"uses an object of type {type}",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "has a pointer",
        { IsRefLikeType: true } => $"uses {type}",
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } number } => Fault(number),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => Fault(e.Type)).FirstOrDefault(f => f is not null),
        INamedTypeSymbol { ContainingNamespace: var space } named when space.ToDisplayString() == "ILGPU" => named.TypeArguments.Select(Fault).FirstOrDefault(f => f is not null),
        INamedTypeSymbol { TypeKind: TypeKind.Struct, DeclaringSyntaxReferences.Length: > 0 } own =>
            own.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic).Select(f => Fault(f.Type)).FirstOrDefault(f => f is not null),
        _ => $"uses {type}, which devices have not",
    };

    private void Expect(bool isFine, IMethodSymbol method, string what)
    {
        if (!isFine)
        {
            this.Add($"{method.Name} {what}");
        }
    }

    private void Add(string what) => this.Faults.Add((this.file, what));
}
