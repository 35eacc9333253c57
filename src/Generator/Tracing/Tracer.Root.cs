using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Roots: methods that are entered from plain C#, where sizes come from [Shape] and ranks from there too.</summary>
public sealed partial class Tracer
{
    /// <summary>Stands between the annotations of a tuple's items, see <see cref="TupleShape"/>.</summary>
    public const char TupleSeparator = '|';

    // The name of the size of the axis along which a record holds several.
    private const string Several = "count";

    // The records and parts of records that are parameters.
    private readonly List<(TreeValue Tree, string Path)> treePaths = [];

    /// <summary>Traces a method for callers outside. Throws <see cref="TraceException"/>.</summary>
    /// <param name="entry">The method.</param>
    /// <param name="typeArguments">Closed type arguments.</param>
    /// <param name="library">Where callees are found.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="keepsOrigins">Whether equations know where the user wrote them.</param>
    public static RootTrace Trace(
        CoreMethod entry, IReadOnlyList<TypeRef> typeArguments, ICoreLibrary library, CancellationToken cancellation, bool keepsOrigins = false)
    {
        Dictionary<string, Dim> unified = [];
        LearnedShapes known = new();
        while (true)
        {
            Tracer tracer = new(library, unified, known, cancellation);
            try
            {
                return Origins.While(keepsOrigins ? tracer.Here : (Func<Origin?>?)null, () => tracer.Root(entry, typeArguments));
            }
            catch (UnifyException e)
            {
                // Each restart removes a name, so this ends.
                foreach (string name in unified.Keys.ToList())
                {
                    unified[name] = unified[name].Substitute(n => n == e.Name ? e.With : null);
                }

                unified[e.Name] = e.With;
            }
            catch (ShapeLearnedException e)
            {
                known.Add(e.Name, e.Shape, e.IsGuess);
            }
            catch (StackLearnedException e)
            {
                known.Stack(e.Path, e.Axis);
            }
            catch (TraceException e) when (e.Problem.Fault == TraceFault.RankNeeded
                && tracer.stated.TryGetValue(FlatShape.Prefix + e.Problem.Arguments[0], out EquatableArray<Dim> stated))
            {
                known.Add(FlatShape.Prefix + e.Problem.Arguments[0], stated, false);
            }
            catch (TraceException e) when (e.Problem.Fault == TraceFault.RankNeeded && tracer.KeysOf(e.Problem.Arguments[0]) is { } keys)
            {
                throw new TraceException(new TraceProblem(TraceFault.RankNeeded, [keys, e.Problem.Arguments[1].Replace($"'{e.Problem.Arguments[0]}'", $"'{keys}'")]), e.Frames);
            }
            catch (ShapeException e)
            {
                throw tracer.Fail(TraceFault.ShapeMismatch, tracer.RuntimeFunction() is { } function ? e.Message.Replace("'reshape'", $"'{function}'") : e.Message);
            }
            catch (Exception e) when (e is InvalidCastException or InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException or OverflowException)
            {
                // A fault of the compiler's own must not take the rest of the project with it; it is an error at this place.
                throw tracer.Fail(TraceFault.Unsupported, $"this expression (internal error: {e.Message})");
            }
        }
    }

    private RootTrace Root(CoreMethod entry, IReadOnlyList<TypeRef> typeArguments)
    {
        Dictionary<string, TypeRef> types = entry.TypeParameters.Zip(typeArguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
        this.stack.Add(new TraceFrame(entry.Id, entry.Body.At));
        List<RootLeaf> leaves = [];
        foreach (CoreParameter parameter in entry.Parameters)
        {
            this.CountRecords(parameter.Type.Close(types));
        }

        foreach (CoreParameter parameter in entry.Parameters)
        {
            this.NameInstances(parameter.Type.Close(types), parameter.Name, null);
        }

        List<AbstractValue> arguments = [];
        List<TypeRef> parameterTypes = [];
        foreach (CoreParameter parameter in entry.Parameters)
        {
            TypeRef type = parameter.Type.Close(types);
            parameterTypes.Add(type);
            arguments.Add(OfParameter(parameter.Name, () => this.RootParameter(type, parameter.Name, parameter.Annotation, null, leaves)));
        }

        this.stack.Clear();
        TypeRef resultType = entry.Result.Close(types);
        AbstractValue result = this.Run(entry, typeArguments, arguments);
        this.stack.Add(new TraceFrame(entry.Id, entry.Body.At));
        if (resultType.Kind == TypeKind.Text && result is ConstantValue { Value: string text } && entry.Id.StartsWith("site:", StringComparison.Ordinal))
        {
            return new RootTrace(this.scope.Build.Build([]), leaves.ToEquatableArray(), parameterTypes.ToEquatableArray(), resultType, [], []) { Text = text };
        }

        // C# asks for no result behind a loop without an end.
        if (result is ListValue { Items.Count: 0 } or TreeValue { Type: { Kind: TypeKind.Tuple, Arguments.Count: 0 } } && resultType.Kind is TypeKind.Scalar or TypeKind.NDArray)
        {
            throw this.Fail(TraceFault.Unsupported, "a loop that never ends");
        }

        List<int> lists = [];
        this.CheckResult(result, resultType, lists);
        List<Value> results = this.Flatten(result, resultType);
        Jaxpr program = this.scope.Build.Build(results);
        this.RefuseUnknownSizes(program, leaves);
        return new RootTrace(
            program, leaves.ToEquatableArray(), parameterTypes.ToEquatableArray(), resultType, lists.ToEquatableArray(), this.conditions.Distinct().ToEquatableArray())
        {
            Notices = this.notices.Distinct().ToEquatableArray(),
        };
    }

    private static T OfParameter<T>(string name, Func<T> find)
    {
        try
        {
            return find();
        }
        catch (TraceException e)
        {
            throw new TraceException(e.Problem, e.Frames) { Parameter = name };
        }
    }

    private Origin? Here()
    {
        Origin? place = null;
        foreach (TraceFrame frame in this.stack)
        {
            place = new Origin(frame.MethodId, frame.At, place);
        }

        return place;
    }

    private AbstractValue RootParameter(
        TypeRef type, string path, string? annotation, string? instance, List<RootLeaf> leaves)
    {
        annotation = this.learned.StackedAxis(path) is { } axis ? BatchedShape.OfMembers(axis) : annotation;
        switch (type.Kind)
        {
            case TypeKind.Scalar:
                leaves.Add(new RootLeaf(path, annotation, true));
                return this.Traced(this.scope.Build.Parameter(ArrayType.Scalar(type.ScalarType!.Value), path));
            case TypeKind.NDArray:
                DType dtype = type.ElementType ?? throw this.Fail(TraceFault.Unsupported, $"{type} as the parameter '{path}'");
                EquatableArray<Dim> shape = this.RootShape(path, annotation, instance);
                Value parameter = this.scope.Build.Parameter(new ArrayType(dtype, shape), path);
                bool isGuess = this.learned.IsGuess(FlatShape.Prefix + path);
                leaves.Add(new RootLeaf(path, this.Told(path, annotation), false, isGuess));
                if (isGuess)
                {
                    this.guessed[parameter] = (FlatShape.Prefix + path, []);
                }

                return this.Traced(parameter);
            case TypeKind.Tuple:
                // Several arguments of a transformation in one tuple keep their own annotations, with bars between them.
                bool isStated = annotation is not null && !BatchedShape.IsOfMembers(annotation);
                if (isStated && TupleShape.Fault(annotation!, type) is { } fault)
                {
                    throw this.Fail(TraceFault.ShapeSyntax, annotation!, fault);
                }

                IReadOnlyList<string?> each = isStated ? TupleShape.Items(annotation!, type) : [.. type.Arguments.Select(_ => (string?)null)];
                return this.Tree(path, new TreeValue(type, type.Arguments
                    .Select((t, i) => ($"Item{i + 1}", this.RootParameter(t, $"{path}.Item{i + 1}", OfMember(annotation, t, each[i]), instance, leaves))).ToList()));
            case TypeKind.Named when this.library.Record(type.Name) is { } record:
                if (!record.IsTransparent)
                {
                    throw this.Fail(TraceFault.Unsupported, $"'{path}', a {type}, which holds more than compiled code sees (what the framework's types hold, or a positional property that is declared once more with an initializer of its own),");
                }

                Dictionary<string, TypeRef> arguments = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);

                string? own = this.Instance(record, path, instance);
                bool areKeys = record.Name == KeyArrayName && annotation is not null && !BatchedShape.IsOfMembers(annotation);
                own = areKeys ? instance : own;
                return this.Tree(path, new TreeValue(type, record.Members
                    .Select(m => (m.Name, this.RootParameter(m.Type.Close(arguments), $"{path}.{m.Name}", areKeys ? annotation : OfMember(annotation, m.Type, m.Annotation), own, leaves))).ToList()));
            default:
                throw this.Fail(TraceFault.Unsupported, type.Kind == TypeKind.Array
                    ? $"the array '{path}' of a length known only at run time as a parameter (use a tuple, a record, or one array with a leading axis)"
                    : type.Kind == TypeKind.Text
                    ? $"the string '{path}' as a parameter of compiled code{AsStatic(path)}"
                    : $"{type} as the parameter '{path}'{(type.Kind is TypeKind.Named or TypeKind.Nullable ? AsStatic(path) : "")}");
        }
    }

    // A member cannot be marked by itself.
    private static string AsStatic(string path) => path.IndexOf('.') is >= 0 and int end
        ? $" (if its value is known at the calls, take it as a [Static] parameter of its own, and leave it out of what '{path.Substring(0, end)}' is)"
        : " (mark it [Static] if its value is known at the calls)";

    // An array of keys has its shape as one array has, and both words of its keys have that.
    private const string KeyArrayName = "Pure.Jit.KeyArray";

    // The array of keys that one of its words belongs to, by its name.
    private string? KeysOf(string words) => this.treePaths.FirstOrDefault(t => t.Tree.Type.Name == KeyArrayName && words.StartsWith(t.Path + ".", StringComparison.Ordinal)).Path;

    // What messages say of an array's shape.
    private string? Told(string path, string? annotation) => BatchedShape.IsOfRank(annotation) ? null
        : annotation is not null && this.learned.StackAround(path) is not null ? annotation.Replace(BatchedShape.Size, Several) : annotation;

    private TreeValue Tree(string path, TreeValue tree)
    {
        this.treePaths.Add((tree, path));
        return tree;
    }

    // What a batched tree says of its members goes down to its arrays.
    private static string? OfMember(string? tree, TypeRef type, string? own) =>
        type.Kind == TypeKind.NDArray || (type.Kind == TypeKind.Tuple && own is not null) ? BatchedShape.OfMember(tree, own) : BatchedShape.IsOfMembers(tree) ? tree : own;

    private EquatableArray<Dim> RootShape(string path, string? annotation, string? instance)
    {
        if (this.learned.Find(FlatShape.Prefix + path) is { } own)
        {
            return this.Resolved(own);
        }

        try
        {
            EquatableArray<Dim> shape = annotation is null ? [Dim.Name(FlatShape.Prefix + path)] : BatchedShape.Ranked(annotation, path) ?? ShapeAnnotation.Parse(annotation, path);
            EquatableArray<Dim> resolved = this.Resolved(shape
                .Select(d => d.Substitute(n => n[0] == FlatShape.Prefix || n == BatchedShape.Size ? null : this.OfInstance(n, path, instance)))
                .Select(d => d.Substitute(n => n == BatchedShape.Size && this.learned.StackAround(path) is { } stack ? Dim.Name($"{stack}.{Several}") : null)));

            // What was learned of one array holds for all that have its shape.
            return resolved.Count == 1 && this.learned.Find(resolved[0].ToString()) is { } shared ? this.Resolved(shared) : resolved;
        }
        catch (FormatException e)
        {
            throw this.Fail(TraceFault.ShapeSyntax, annotation!, e.Message);
        }
    }

    private EquatableArray<Dim> Resolved(IEnumerable<Dim> shape) =>
        shape.Select(d => d.Substitute(n => this.unified.TryGetValue(n, out Dim? other) ? other : null)).ToEquatableArray();

    // Records the lengths of fixed arrays and refuses what cannot be handed back.
    private void CheckResult(AbstractValue value, TypeRef type, List<int> lists)
    {
        switch (type.Kind)
        {
            case TypeKind.Scalar or TypeKind.NDArray when value is not NullValue:
                if (type.Kind == TypeKind.Scalar && this.TypeOf(value).Rank != 0)
                {
                    throw this.Fail(TraceFault.ShapeMismatch, $"a result of type {this.TypeOf(value)} is not one number");
                }

                return;
            case TypeKind.Tuple when value is TreeValue tuple:
                for (int i = 0; i < type.Arguments.Count; i++)
                {
                    this.CheckResult(tuple.Fields[i].Value, type.Arguments[i], lists);
                }

                return;
            case TypeKind.Array when value is ListValue list:
                lists.Add(list.Items.Count);
                foreach (AbstractValue item in list.Items)
                {
                    this.CheckResult(item, type.Arguments[0], lists);
                }

                return;
            case TypeKind.Named when value is TreeValue tree && this.library.Record(type.Name) is { } record:
                if (tree.Type.Kind == TypeKind.Named && tree.Type.Name != type.Name)
                {
                    throw this.Fail(TraceFault.Unsupported, $"a {tree.Type} where a {type} is declared, which would lose what {tree.Type} adds,");
                }

                Dictionary<string, TypeRef> arguments = record.TypeParameters.Zip(type.Arguments, (n, t) => (n, t)).ToDictionary(p => p.n, p => p.t);
                foreach (RecordMember member in record.Members)
                {
                    this.CheckResult(tree.Find(member.Name) ?? NullValue.Instance, member.Type.Close(arguments), lists);
                }

                return;
            default:
                throw this.Fail(TraceFault.Unsupported, $"{(value is NullValue ? "null" : type.ToString())} as a result");
        }
    }
}
