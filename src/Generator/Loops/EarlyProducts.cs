using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Products of a loop's row with a matrix that is the same in every turn, as those of a recurrent network with its input: taken for
/// many turns at once, so that the matrix is read once for all of them. Each element is summed in the order in which it is in its turn.
/// </summary>
/// <param name="Body">The loop's body; behind its parameters are the products that it takes no more.</param>
/// <param name="Products">The products, in that order.</param>
internal sealed record EarlyProducts(Jaxpr Body, IReadOnlyList<EarlyProduct> Products)
{
    /// <summary>The products of a loop.</summary>
    /// <param name="form">The loop.</param>
    /// <param name="turns">The name of the number of turns for which products are taken at once.</param>
    public static EarlyProducts Of(ScanForm form, string turns)
    {
        List<Value> parameters = form.Body.Parameters.ToList();
        List<Equation> kept = [];
        List<EarlyProduct> products = [];
        foreach (Equation equation in form.Body.Equations)
        {
            if (Find(form, parameters, equation, turns) is { } product)
            {
                products.Add(product);
            }
            else
            {
                kept.Add(equation);
            }
        }

        return new EarlyProducts(
            products.Count == 0 ? form.Body : new([.. form.Body.Parameters, .. products.Select(p => p.Result)], kept.ToEquatableArray(), form.Body.Results), products);
    }

    private static EarlyProduct? Find(ScanForm form, List<Value> parameters, Equation equation, string turns)
    {
        if (equation.Op.Name != "dot_general" || OpFacts.Lower(equation) != Lowering.Dot || form.Length.IsOne()
            || equation.Attributes.Axes("lhsBatch").Count > 0 || IsSeen(form.Body, equation.Output))
        {
            return null;
        }

        // The rows' own axes come first in the result, as the turns do.
        int left = parameters.IndexOf(equation.Inputs[0]), right = parameters.IndexOf(equation.Inputs[1]);
        bool isTurned = right >= form.Rows && !DotShape.Free(equation, 1).Any();
        (int row, int matrix) = isTurned ? (right, left) : (left, right);
        if (row < form.Rows || matrix < 0 || matrix >= form.ConstCount)
        {
            return null;
        }

        JaxprBuilder build = new();
        ArrayType type = parameters[row].Type;
        Value rows = build.Parameter(type with { Shape = Shapes.Insert(type.Shape, 0, Dim.Name(turns)) });
        Value same = build.Parameter(parameters[matrix].Type);
        EquatableArray<int> ofRow = equation.Attributes.Axes(isTurned ? "rhsContracting" : "lhsContracting");
        EquatableArray<int> ofMatrix = equation.Attributes.Axes(isTurned ? "lhsContracting" : "rhsContracting");
        Value all = build.DotGeneral(rows, same, Batching.Shift(ofRow), ofMatrix, [], []);
        return new EarlyProduct(row, matrix, equation.Output, build.Build([all]));
    }

    // What a turn leaves is not to lie in memory that the next turns write again.
    private static bool IsSeen(Jaxpr body, Value product)
    {
        HashSet<Value> same = [product];
        foreach (Equation equation in body.Equations.Where(e => OpFacts.Lower(e) == Lowering.View && e.Inputs.Any(same.Contains)))
        {
            same.UnionWith(equation.Outputs);
        }

        return body.Results.Any(same.Contains);
    }
}

/// <summary>A product that is taken before the turns that need it.</summary>
/// <param name="Row">Which parameter is its row.</param>
/// <param name="Matrix">Which is its matrix.</param>
/// <param name="Result">What it is in a turn.</param>
/// <param name="Program">The product of the rows of some turns.</param>
internal sealed record EarlyProduct(int Row, int Matrix, Value Result, Jaxpr Program);
