using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ir;

public sealed class TextTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("n")]
    [InlineData("2*n+1")]
    [InlineData("-n+7")]
    [InlineData("n*n*m-2*n+m-1")]
    [InlineData("floordiv(n-3, 2)+1")]
    [InlineData("mod(n, 4)*m")]
    [InlineData("min(n, m)+max(n-1, 0)")]
    public void DimensionsReadBack(string text)
    {
        Dim dim = Parser.ParseDim(text);
        Assert.Equal(dim, Parser.ParseDim(dim.ToString()));
        Assert.Equal(
            dim.Evaluate(name => name == "n" ? 11 : 5),
            Parser.ParseDim(dim.ToString()).Evaluate(name => name == "n" ? 11 : 5));
    }

    [Fact]
    public void DimensionsAreCanonical() =>
        Assert.Equal(Parser.ParseDim("2*n+m"), Parser.ParseDim("m+n+n"));

    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    [InlineData(5e-324, "5E-324")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void NumbersReadBackToTheSameBits(double value, string text)
    {
        Assert.Equal(text, Printer.Number(value));
        string program = $"jaxpr() {{\n  v0: f64[] = full[shape=[]; value={text}; dtype=f64]\n  return v0\n}}";
        double read = Programs.Parse(program).Equations[0].Attributes.Number("value");
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
    }

    [Fact]
    public void AProgramPrintsAsItWasWritten()
    {
        const string Text = """
            jaxpr(layers[0].W1: f32[3,n], v1: f32[n], x#2: i32[]) {
              x#3: f32[3,n] = broadcast_in_dim[shape=[3,n]; broadcastDimensions=(1)] v1
              v4: f32[3,n] = add layers[0].W1 x#3
              v5: f32[3,n] = custom_jvp_call[call=jaxpr(a: f32[3,n]) {
                b: f32[3,n] = exp a
                return b
              }; jvp=jaxpr(a: f32[3,n], t: f32[3,n]) {
                b: f32[3,n] = exp a
                return b, t
              }; nondiff=()] v4
              return v5, x#2
            }
            """;
        Jaxpr program = Programs.Parse(Text);
        Assert.Equal("x", program.Equations[0].Output.Name);
        Assert.Null(program.Equations[1].Output.Name);
        Assert.Equal(Text, Printer.Print(program));
        Assert.Equal(program, Programs.Parse(Printer.Print(program)));
    }

    [Fact]
    public void StringsAreQuoted()
    {
        Attributes attributes = Attributes.Of(("mode", "a\"b\\c\nd"));
        Op op = Programs.Find("exp")!;
        Value x = new(0, ArrayType.Scalar(DType.F32));
        Jaxpr program = new([x], [new Equation(op, [x], attributes, [new Value(1, x.Type)])], [x]);
        Assert.Equal(program, Parser.Parse(Printer.Print(program), Programs.Find));
    }

    [Theory]
    [InlineData("jaxpr(x: f32[]) {\n  y: f32[] = nonsense x\n  return y\n}", "Line 2", "a known op instead of 'nonsense'")]
    [InlineData("jaxpr(x: f32[]) {\n  y: f32[] = exp z\n  return y\n}", "Line 2", "a bound value instead of 'z'")]
    [InlineData("jaxpr(x: f99[]) {\n  return x\n}", "Line 1", "a dtype instead of 'f99'")]
    public void FaultsHaveTheirLine(string text, string line, string fault)
    {
        FormatException exception = Assert.Throws<FormatException>(() => Parser.Parse(text, Programs.Find));
        Assert.Contains(line, exception.Message, StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ANameOfTheProgramIsPrintedButNotKept() =>
        Assert.StartsWith("jaxpr predict(w: f64[n,m]", Printer.Print(Programs.LogSumExp, "predict"), StringComparison.Ordinal);
}
