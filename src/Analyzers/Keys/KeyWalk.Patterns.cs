using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Pure.Jit.Analyzers.Keys;

// Patterns: their variables have what is matched, or a part of it.
internal sealed partial class KeyWalk
{
    private KeyValue matched = KeyValue.Unknown;

    private KeyValue Match(IIsPatternOperation test)
    {
        this.Match(test.Pattern, this.Read(test.Value));
        return KeyValue.Unknown;
    }

    private void Match(IPatternOperation pattern, KeyValue value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                this.Declare(declaration.DeclaredSymbol, value);
                break;
            case INegatedPatternOperation not:
                this.Match(not.Pattern, value);
                break;
            case IBinaryPatternOperation both:
                this.Match(both.LeftPattern, value);
                this.Match(both.RightPattern, value);
                break;
            case IRecursivePatternOperation recursive:
                this.Declare(recursive.DeclaredSymbol, value);
                for (int i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                {
                    string? part = recursive.MatchedType is INamedTypeSymbol { IsTupleType: false } type ? Positional(type, i) : $".Item{i + 1}";
                    this.Match(recursive.DeconstructionSubpatterns[i], part is null ? KeyValue.Unknown : this.Part(value, part));
                }

                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    this.matched = value;
                    this.Match(property.Pattern, this.Read(property.Member));
                }

                break;
            case IListPatternOperation list:
                this.Declare(list.DeclaredSymbol, value);
                int slice = list.Patterns.TakeWhile(static p => p is not ISlicePatternOperation).Count();
                for (int i = 0; i < list.Patterns.Length; i++)
                {
                    this.Match(list.Patterns[i], i == slice ? KeyValue.Unknown : this.Part(value, i < slice ? $"[{i}]" : $"[^{list.Patterns.Length - i}]"));
                }

                break;
            case ISlicePatternOperation { Pattern: { } rest }:
                this.Match(rest, KeyValue.Unknown);
                break;
        }
    }

    private void Declare(ISymbol? variable, KeyValue value)
    {
        if (variable is not null)
        {
            this.SetVariable(variable, value);
        }
    }
}
