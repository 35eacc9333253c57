using System.Text.Json.Nodes;
using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Tests;

/// <summary>Files that the checked-in ones do not foresee: other names, other Python, broken lines.</summary>
public sealed class OtherFilesTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("golden").FullName;

    public void Dispose() => Directory.Delete(this.directory, recursive: true);

    [Fact]
    public void NamesThatAreNotThereAreSkipped()
    {
        Outcome outcome = this.Run(Case("""{"t": "Call", "func": {"t": "Name", "id": "jnp.no_such_name"}, "args": [{"t": "Name", "id": "x"}], "keywords": {}}""", 0, 0, 0));

        Assert.True(outcome.IsSkipped);
        Assert.Equal("not served: jnp.no_such_name", outcome.Fault);
    }

    [Fact]
    public void ComprehensionsAreUnrolled()
    {
        const string Body = """
            {"t": "Call", "func": {"t": "Name", "id": "sum"}, "keywords": {}, "args": [{"t": "ListComp",
              "elt": {"t": "BinOp", "op": "Mult", "left": {"t": "Name", "id": "x"}, "right": {"t": "Name", "id": "i"}},
              "generators": [{"target": {"t": "Name", "id": "i"}, "iter": {"t": "Call", "func": {"t": "Name", "id": "range"}, "args": [{"t": "Constant", "value": 4, "kind": "int"}], "keywords": {}}}]}]}
            """;

        Assert.Null(this.Run(Case(Body, 6, 12, 18)).Fault);
    }

    [Fact]
    public void SlicesTakeSteps()
    {
        const string Body = """
            {"t": "Subscript", "value": {"t": "Name", "id": "x"}, "slice": {"t": "Slice", "step": {"t": "UnaryOp", "op": "USub", "operand": {"t": "Constant", "value": 1, "kind": "int"}}}}
            """;
        Outcome outcome = this.Run(Case(Body, 3, 2, 1));

        Assert.True(outcome.Fault is null || outcome.IsSkipped, outcome.Fault);
    }

    [Fact]
    public void GridsAreSubscripts()
    {
        const string Body = """
            {"t": "BinOp", "op": "Mult", "left": {"t": "Name", "id": "x"}, "right": {"t": "Subscript", "value": {"t": "Name", "id": "jnp.mgrid"},
              "slice": {"t": "Slice", "lower": {"t": "Constant", "value": 0, "kind": "int"}, "upper": {"t": "Constant", "value": 3, "kind": "int"}}}}
            """;

        Assert.Null(this.Run(Case(Body, 0, 2, 6)).Fault);
    }

    [Fact]
    public void LinesThatAreBrokenFailByThemselves()
    {
        Outcome[] outcomes = this.RunAll("{\"id\": \"cut", """{"form": "of a kind to come"}""", Case("""{"t": "Name", "id": "x"}""", 1, 2, 3).ToJsonString());

        Assert.StartsWith("line 1 cannot be read", outcomes[0].Fault, StringComparison.Ordinal);
        Assert.False(outcomes[0].IsSkipped);
        Assert.True(outcomes[1].IsSkipped);
        Assert.Null(outcomes[2].Fault);
    }

    [Fact]
    public void WrongAnswersAreFound() =>
        Assert.Equal("Value: [1] is 2, expected 9", this.Run(Case("""{"t": "Name", "id": "x"}""", 1, 9, 3)).Fault);

    private static JsonObject Case(string body, params float[] expected) => new()
    {
        ["id"] = "other/case",
        ["family"] = "other",
        ["expr"] = "lambda x: ...",
        ["ast"] = new JsonObject { ["t"] = "Lambda", ["params"] = new JsonArray("x"), ["body"] = JsonNode.Parse(body) },
        ["x64"] = false,
        ["inputs"] = new JsonArray(Array(1, 2, 3)),
        ["outputs"] = new JsonArray(Array(expected)),
        ["tol"] = new JsonObject { ["kind"] = "exact", ["ulp"] = 0, ["rtol"] = 0, ["atol"] = 0 },
    };

    private static JsonObject Array(params float[] elements) => new()
    {
        ["dtype"] = "f32",
        ["shape"] = new JsonArray(elements.Length),
        ["b64"] = Convert.ToBase64String(System.Runtime.InteropServices.MemoryMarshal.AsBytes(elements.AsSpan())),
    };

    private Outcome Run(JsonObject @case) => Assert.Single(this.RunAll(@case.ToJsonString()));

    private Outcome[] RunAll(params string[] lines)
    {
        File.WriteAllLines(Path.Combine(this.directory, "other.jsonl"), lines);
        return [.. Batch.Run(CaseFiles.ReadAll(this.directory), RunMode.Interpreter, isSymbolic: false)];
    }
}
