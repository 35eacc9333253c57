using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>
/// A dimension: a polynomial with integer coefficients over atoms, kept in canonical form so that equal dimensions are equal
/// records. Names stand for sizes ≥ 0 that are known when the compiled method is called.
/// </summary>
public sealed class Dim : IEquatable<Dim>
{
    public static readonly Dim Zero = new(EquatableArray<Monomial>.Empty);
    public static readonly Dim One = Constant(1);

    private Dim(EquatableArray<Monomial> terms) => this.Terms = terms;

    /// <summary>The terms in canonical order: highest degree first, then by text; no zero coefficients.</summary>
    public EquatableArray<Monomial> Terms { get; }

    /// <summary>True for one name alone.</summary>
    public bool IsName => this.Terms is [{ Coefficient: 1, Factors: [NamedAtom] }];

    public bool IsConstant => this.Terms.Count == 0 || (this.Terms.Count == 1 && this.Terms[0].Factors.Count == 0);

    /// <summary>The value of a constant dimension.</summary>
    public long Value => this.Terms.Count == 0
        ? 0
        : this.IsConstant ? this.Terms[0].Coefficient : throw new InvalidOperationException($"Dimension {this} is not a constant.");

    public static Dim Constant(long value) => value == 0 ? Zero : new([new Monomial(value, [])]);

    public static Dim Name(string name) => OfAtom(new NamedAtom(name));

    public static Dim OfAtom(Atom atom) => new([new Monomial(1, [atom])]);

    public static implicit operator Dim(long value) => Constant(value);

    public static Dim operator +(Dim left, Dim right) => FromTerms(left.Terms.Concat(right.Terms));

    public static Dim operator -(Dim left, Dim right) => left + (right * -1);

    public static Dim operator *(Dim left, Dim right)
    {
        List<Monomial> terms = [];
        foreach (Monomial a in left.Terms)
        {
            foreach (Monomial b in right.Terms)
            {
                terms.Add(new Monomial(checked(a.Coefficient * b.Coefficient), SortedFactors(a.Factors.Concat(b.Factors))));
            }
        }

        return FromTerms(terms);
    }

    public static Dim Product(IEnumerable<Dim> dims) => dims.Aggregate(One, (a, b) => a * b);

    /// <summary>⌊left / right⌋; exact division of polynomials stays a polynomial.</summary>
    public static Dim FloorDivide(Dim left, Dim right)
    {
        if (left.TryDivide(right, out Dim quotient))
        {
            return quotient;
        }

        if (left.IsConstant && right.IsConstant && right.Value != 0)
        {
            return FloorDivide(left.Value, right.Value);
        }

        if (!right.IsConstant || right.Value <= 0)
        {
            return OfAtom(new OperationAtom(DimOperation.FloorDivide, left, right));
        }

        // What divides goes before: ⌊(2n + 1) / 2⌋ = n. And ⌊max(a, b) / k⌋ is the larger of the two quotients, if it is known which.
        Dim whole = FromTerms(left.Terms.Where(t => t.Factors.Count > 0 && t.Coefficient % right.Value == 0).Select(t => new Monomial(t.Coefficient / right.Value, t.Factors)));
        Dim rest = left - (whole * right);
        if (rest.Larger() is var (first, second))
        {
            Dim a = FloorDivide(first, right), b = FloorDivide(second, right);
            if (a.IsAtLeast(b) || b.IsAtLeast(a))
            {
                return whole + Max(a, b);
            }
        }

        return whole + (rest.IsConstant ? FloorDivide(rest.Value, right.Value) : OfAtom(new OperationAtom(DimOperation.FloorDivide, rest, right)));
    }

    /// <summary>left - right ⌊left / right⌋.</summary>
    public static Dim Modulo(Dim left, Dim right)
    {
        if (left.TryDivide(right, out _))
        {
            return Zero;
        }

        if (left.IsConstant && right.IsConstant && right.Value != 0)
        {
            return left.Value - (right.Value * FloorDivide(left.Value, right.Value));
        }

        Dim quotient = FloorDivide(left, right);
        return quotient.Terms.Any(t => t.Factors.Any(f => f is OperationAtom { Operation: DimOperation.FloorDivide }))
            ? OfAtom(new OperationAtom(DimOperation.Modulo, left, right))
            : left - (right * quotient);
    }

    /// <summary>left / right as C# divides: toward zero, also below it.</summary>
    public static Dim Quotient(Dim left, Dim right)
    {
        if (left.TryDivide(right, out Dim quotient))
        {
            return quotient;
        }

        if (left.IsConstant && right.IsConstant && right.Value != 0)
        {
            return left.Value / right.Value;
        }

        // Below zero the floor of the negated quotient is the one that goes toward zero.
        return left.IsAtLeast(Zero) && right.IsAtLeast(Zero)
            ? FloorDivide(left, right)
            : Max(Zero, FloorDivide(left, right)) - Max(Zero, FloorDivide(left * -1, right));
    }

    /// <summary>left - right · (left / right) as C# divides: with the sign of the left one.</summary>
    public static Dim Remainder(Dim left, Dim right) => left.IsAtLeast(Zero) && right.IsAtLeast(Zero)
        ? Modulo(left, right)
        : left - (right * Quotient(left, right));

    public static Dim Min(Dim left, Dim right) => Extreme(DimOperation.Min, left, right);

    public static Dim Max(Dim left, Dim right) => Extreme(DimOperation.Max, left, right);

    /// <summary>True when the difference is provably ≥ 0 because every name is ≥ 0, and max(a, b) is at least a and at least b.</summary>
    public bool IsAtLeast(Dim other)
    {
        Dim difference = this - other;
        return difference.Terms.All(term => term.Coefficient >= 0 && term.Factors.All(f => f.IsNonNegative))
            || (difference.Larger() is var (first, second) && (first.IsAtLeast(Zero) || second.IsAtLeast(Zero)));
    }

    // The two of which this is the larger: the first max, or min that is taken away, resolved.
    private (Dim First, Dim Second)? Larger()
    {
        foreach (Monomial term in this.Terms)
        {
            if (term.Factors is [OperationAtom { Operation: DimOperation.Min or DimOperation.Max } atom]
                && term.Coefficient == (atom.Operation == DimOperation.Max ? 1 : -1))
            {
                Dim rest = this - FromTerms([term]);
                return (rest + (atom.Left * term.Coefficient), rest + (atom.Right * term.Coefficient));
            }
        }

        return null;
    }

    /// <summary>Divides exactly, for every value of the names, or not at all.</summary>
    public bool TryDivide(Dim by, out Dim quotient)
    {
        quotient = Zero;
        if (by.Equals(this))
        {
            quotient = One;
            return true;
        }

        if (this.Terms.Count == 0)
        {
            return true;
        }

        if (by.Terms.Count != 1)
        {
            return this.TryDivideByScaling(by, out quotient);
        }

        Monomial divisor = by.Terms[0];
        List<Monomial> terms = [];
        foreach (Monomial term in this.Terms)
        {
            if (term.Coefficient % divisor.Coefficient != 0)
            {
                return false;
            }

            List<Atom> factors = term.Factors.ToList();
            foreach (Atom atom in divisor.Factors)
            {
                if (!factors.Remove(atom))
                {
                    return false;
                }
            }

            terms.Add(new Monomial(term.Coefficient / divisor.Coefficient, SortedFactors(factors)));
        }

        quotient = FromTerms(terms);
        return true;
    }

    /// <summary>Every name that occurs, also inside floordiv, mod, min and max.</summary>
    public IEnumerable<string> Names() => this.Terms.SelectMany(t => t.Factors).SelectMany(a => a switch
    {
        NamedAtom named => [named.Name],
        OperationAtom operation => operation.Left.Names().Concat(operation.Right.Names()),
        _ => Enumerable.Empty<string>(),
    }).Distinct();

    /// <summary>Replaces names by dimensions.</summary>
    public Dim Substitute(Func<string, Dim?> replacement)
    {
        Dim result = Zero;
        foreach (Monomial term in this.Terms)
        {
            Dim product = Constant(term.Coefficient);
            foreach (Atom atom in term.Factors)
            {
                product *= atom switch
                {
                    NamedAtom named => replacement(named.Name) ?? OfAtom(named),
                    OperationAtom { Operation: DimOperation.FloorDivide } o => FloorDivide(o.Left.Substitute(replacement), o.Right.Substitute(replacement)),
                    OperationAtom { Operation: DimOperation.Modulo } o => Modulo(o.Left.Substitute(replacement), o.Right.Substitute(replacement)),
                    OperationAtom { Operation: DimOperation.Min } o => Min(o.Left.Substitute(replacement), o.Right.Substitute(replacement)),
                    OperationAtom { Operation: DimOperation.Max } o => Max(o.Left.Substitute(replacement), o.Right.Substitute(replacement)),
                    _ => OfAtom(atom),
                };
            }

            result += product;
        }

        return result;
    }

    /// <summary>The value under an assignment of the names.</summary>
    public long Evaluate(Func<string, long> size) => this.Substitute(name => Constant(size(name))).Value;

    public bool Equals(Dim? other) => other is not null && this.Terms.Equals(other.Terms);

    public override bool Equals(object? other) => this.Equals(other as Dim);

    public override int GetHashCode() => this.Terms.GetHashCode();

    public override string ToString()
    {
        if (this.Terms.Count == 0)
        {
            return "0";
        }

        StringBuilder text = new();
        foreach (Monomial term in this.Terms)
        {
            string sign = term.Coefficient < 0 ? "-" : text.Length > 0 ? "+" : "";
            string magnitude = Math.Abs(term.Coefficient).ToString(CultureInfo.InvariantCulture);
            string factors = string.Join("*", term.Factors);
            text.Append(sign).Append(
                factors.Length == 0 ? magnitude : magnitude == "1" ? factors : magnitude + "*" + factors);
        }

        return text.ToString();
    }

    private static long FloorDivide(long left, long right) =>
        (left / right) - (left % right != 0 && (left < 0) != (right < 0) ? 1 : 0);

    private static Dim Extreme(DimOperation operation, Dim left, Dim right)
    {
        bool isMax = operation == DimOperation.Max;
        if (left.IsAtLeast(right))
        {
            return isMax ? left : right;
        }

        if (right.IsAtLeast(left))
        {
            return isMax ? right : left;
        }

        return string.CompareOrdinal(left.ToString(), right.ToString()) <= 0
            ? OfAtom(new OperationAtom(operation, left, right))
            : OfAtom(new OperationAtom(operation, right, left));
    }

    private static EquatableArray<Atom> SortedFactors(IEnumerable<Atom> factors) =>
        factors.OrderBy(f => f.ToString(), StringComparer.Ordinal).ToEquatableArray();

    private static Dim FromTerms(IEnumerable<Monomial> terms) => new(terms
        .GroupBy(t => t.Factors)
        .Select(g => new Monomial(g.Sum(t => t.Coefficient), g.Key))
        .Where(t => t.Coefficient != 0)
        .OrderByDescending(t => t.Factors.Count)
        .ThenBy(t => t.Factors.ToString(), StringComparer.Ordinal)
        .ToEquatableArray());

    // (2n + 2m) / (n + m): a multiple by one term, found from the leading terms and checked by multiplication.
    private bool TryDivideByScaling(Dim by, out Dim quotient)
    {
        quotient = Zero;
        if (by.Terms.Count == 0 || !new Dim([this.Terms[0]]).TryDivide(new Dim([by.Terms[0]]), out Dim scale) || !(scale * by).Equals(this))
        {
            return false;
        }

        quotient = scale;
        return true;
    }
}

/// <summary>One product of a polynomial: a coefficient times atoms in order of their text.</summary>
public sealed record Monomial(long Coefficient, EquatableArray<Atom> Factors);

/// <summary>What a dimension's polynomial is made of.</summary>
public abstract record Atom
{
    /// <summary>True when no assignment of the names makes this negative.</summary>
    public abstract bool IsNonNegative { get; }
}

/// <summary>A named size, such as <c>batch</c>; also a fresh size found only at run time.</summary>
public sealed record NamedAtom(string Name) : Atom
{
    public override bool IsNonNegative => true;

    public override string ToString() => this.Name;
}

/// <summary>Operations on dimensions that are not polynomial.</summary>
public enum DimOperation
{
    FloorDivide,
    Modulo,
    Min,
    Max,
}

/// <summary>An operation on dimensions that stays symbolic.</summary>
public sealed record OperationAtom(DimOperation Operation, Dim Left, Dim Right) : Atom
{
    public override bool IsNonNegative => this.Operation switch
    {
        DimOperation.Max => this.Left.IsAtLeast(Dim.Zero) || this.Right.IsAtLeast(Dim.Zero),
        DimOperation.Modulo => this.Right.IsAtLeast(Dim.Zero),
        _ => this.Left.IsAtLeast(Dim.Zero) && this.Right.IsAtLeast(Dim.Zero),
    };

    public override string ToString() => this.Operation switch
    {
        DimOperation.FloorDivide => $"floordiv({this.Left}, {this.Right})",
        DimOperation.Modulo => $"mod({this.Left}, {this.Right})",
        DimOperation.Min => $"min({this.Left}, {this.Right})",
        _ => $"max({this.Left}, {this.Right})",
    };
}
