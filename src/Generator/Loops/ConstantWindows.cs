using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Windows at places that are known when the code is written: reading one is only another way to find elements, and writing one
/// copies what lies around it and computes the window where it belongs.
/// </summary>
internal static class ConstantWindows
{
    /// <summary>The attribute that has the place, of a dynamic_update_slice that is lowered so.</summary>
    public const string Place = "place";

    /// <summary>Whether an equation may be one, before its operands are looked at.</summary>
    public static bool IsCandidate(Equation equation) => equation.Op.Name is "dynamic_slice" or "dynamic_update_slice";

    /// <summary>Where the window of an equation starts, if that is known.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="producer">What computes a value.</param>
    public static EquatableArray<Dim>? Of(Equation equation, Func<Value, Equation?> producer)
    {
        bool isUpdate = equation.Op.Name == "dynamic_update_slice";
        EquatableArray<Dim> shape = equation.Inputs[0].Type.Shape;
        EquatableArray<Dim> window = isUpdate ? equation.Inputs[1].Type.Shape : equation.Attributes.Shape("sliceSizes");
        List<Dim> starts = [];
        for (int axis = 0; axis < shape.Count; axis++)
        {
            if (producer(equation.Inputs[axis + (isUpdate ? 2 : 1)]) is not { } e || StartOf(e, shape[axis]) is not { } start)
            {
                return null;
            }

            // A window of a size that fits lies inside when it starts at 0.
            bool isInside = start.IsZero() || shape[axis].Equals(window[axis])
                ? start.IsZero()
                : start.IsAtLeast(Dim.Zero) && (shape[axis] - window[axis] - start).IsAtLeast(Dim.Zero);
            if (!isInside)
            {
                return null;
            }

            starts.Add(start);
        }

        return starts.ToEquatableArray();
    }

    /// <summary>The regions around a window, as start and shape: along each axis what is before and behind, within the window along the axes before it.</summary>
    public static IEnumerable<(IReadOnlyList<Dim> Start, IReadOnlyList<Dim> Shape)> Around(EquatableArray<Dim> shape, EquatableArray<Dim> window, EquatableArray<Dim> place)
    {
        for (int axis = 0; axis < shape.Count; axis++)
        {
            Dim behind = place[axis] + window[axis];
            foreach ((Dim start, Dim length) in new[] { (Dim.Zero, place[axis]), (behind, shape[axis] - behind) })
            {
                if (!length.IsZero())
                {
                    yield return (
                        Enumerable.Range(0, shape.Count).Select(a => a < axis ? place[a] : a == axis ? start : Dim.Zero).ToList(),
                        Enumerable.Range(0, shape.Count).Select(a => a < axis ? window[a] : a == axis ? length : shape[a]).ToList());
                }
            }
        }
    }

    private static Dim? StartOf(Equation equation, Dim length) => equation.Op.Name switch
    {
        "full" when equation.Attributes.Number("value") is var number => number < 0 ? length + (long)number : (Dim)(long)number,
        "dim_as_value" => equation.Attributes.Shape("size")[0],
        _ => null,
    };
}
