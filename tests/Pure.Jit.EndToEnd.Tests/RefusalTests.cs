namespace Pure.Jit.EndToEnd.Tests;

#if !EAGER
/// <summary>What compiled calls say to arguments that do not fit.</summary>
public class RefusalTests
{
    [Fact]
    public void WrongRank() => Says(
        "Product: 'a' has 1 axis, but 2 are needed (from [Shape(\"n k\")])", () => Forms.Product(Ones(3), Ones((3, 2))));

    [Fact]
    public void WrongSizeOfAName() => Says(
        "Product: axis 0 of 'b' is 4, but 'k' is 3 (from axis 1 of 'a')", () => Forms.Product(Ones((2, 3)), Ones((4, 2))));

    [Fact]
    public void WrongSizeOfANumber() => Says(
        "Checked: axis 1 of 'x' is 5, but 4 is needed (from [Shape(\"n 4\")])", () => Forms.Checked(Ones((2, 5))));

    [Fact]
    public void WrongSizeInsideARecord() => Says(
        "Apply: axis 0 of 'this.B' is 4, but 'outputs' is 5 (from axis 1 of 'this.W')",
        () => new Library.Dense(Ones((3, 5)), Ones(4)).Apply(Ones((2, 3))));

    [Fact]
    public void NamesAreNeverNegative()
    {
        Says("AllButSome: axis 0 of 'x' is 3, but 'n+4' needs at least 4 (from [Shape(\"n+4\")])", () => SizeArithmetic.AllButSome(Ones(3)));
        Assert.Equal([1f, 1f], SizeArithmetic.AllButSome(Ones(6)).ToArray());
        Says("Rows: axis 1 of 'x' is 0, from which 'k*m' does not follow, because a factor in it is 0 (from [Shape(\"k k*m\")])", () => SizeArithmetic.Rows(Ones((0, 0))));
    }

    [Fact]
    public void ChosenElementsAreNotNamed() => Says(
        "BestChosen: 'max' over axis 0 needs a size of at least 1, but 'the number of elements chosen' is 0", () => SizeArithmetic.BestChosen(Ones(3)));

    [Fact]
    public void IndicesNameTheArrayAndTheMethod() => Assert.StartsWith(
        "Index 5 is outside axis 0 of 'x' in Indexed.Read, which is 3;", Assert.Throws<ArgumentOutOfRangeException>(() => Indexed.Read(Ones(3), new int[] { 5 })).Message);

    [Fact]
    public void ADivisorOfZero() => Says(
        "Parts: the division of n by m needs a size of at least 1, but 'm' is 0", () => SizeArithmetic.Parts(Ones(3), Ones(0)));

    [Fact]
    public void ShapesThatDiffer() => Says(
        "Norm: 'this.Y' has shape (3,), but 'this.X' has shape (2,) and both are used element by element", () => new Point(Ones(2), Ones(3)).Norm());

    [Fact]
    public void WrongShapeAtATransformation() => Says(
        "Grad: axis 0 of 'y' is 2, but 'k' is 3 (from axis 0 of 'x')", () => Grad(Transformed.Weighted, Ones(3), Ones(2)));

    [Fact]
    public void ADerivedRecordIsNotCutDownToItsBase()
    {
        Says(
            "Twice: 'b' is a Longer, but the method is compiled for Based, and what Longer adds would be lost; give the method a parameter of type Longer",
            () => Trees.Twice(new Longer(Ones(2), Ones(3))).W);
        Says(
            "Grad: 'b' is a Longer, but the method is compiled for Based, and what Longer adds would be lost; give the method a parameter of type Longer",
            () => Grad(Trees.Total, (Based)new Longer(Ones(2), Ones(3))).W);
        Arrays.ArrayEqual(Array([2f, 2f]), Trees.Twice(new Based(Ones(2))).W);
    }

    [Fact]
    public void Null()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Forms.Halve(null!)).ParamName);
        Assert.Equal("p.Hidden", Assert.Throws<ArgumentNullException>(() => Forms.Network(new Layered(null!, null!), Ones((2, 2)))).ParamName);
        Assert.Equal("o.First.Weights", Assert.Throws<ArgumentNullException>(
            () => Forms.Step(new Outer(new Inner(null!, 1), (Ones(1), Ones(1))) { Bias = Ones(1) }, 1)).ParamName);
        Assert.Equal("o.Pair.Item2", Assert.Throws<ArgumentNullException>(
            () => Forms.Step(new Outer(new Inner(Ones(1), 1), (Ones(1), null!)) { Bias = Ones(1) }, 1)).ParamName);
    }

    [Fact]
    public void AFunctionThatIsNotKnown()
    {
        Func<NDArray<float>, NDArray<float>> unknown = Forms.Total;
        Func<Func<NDArray<float>, NDArray<float>>, NDArray<float>, NDArray<float>> differentiate = Grad; // A call that no build sees.
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => differentiate(unknown, Ones(2)));
        Assert.StartsWith("The function given to 'Grad' is not known when the project is built.", e.Message);
    }

    private static void Says(string message, Func<object> call) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);
}
#endif
