using System.Text.Json;
using KubeStellar.Delivery.References.Order;

namespace KubeStellar.Delivery.Tests.References.Order;

public sealed class ReleaseOrderWritingTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public ReleaseOrderWritingTests()
    {
        _workspace.Refer("o/plugin", "o/core", ReferencePurpose.BuildTime);
        _workspace.Refer("o/core", "o/plugin", ReferencePurpose.Script);
    }

    [Fact]
    public void Mermaid_shows_steps_purposes_and_the_cut() => Assert.Equal(
        """
        flowchart LR
            r0["o/core<br/>1. release 1.1.0<br/>3. update main"]
            r1["o/plugin<br/>2. release the next version"]
            r0 -.->|"scripts, may stay for one step"| r1
            r1 -->|"build time"| r0

        """,
        ReleaseOrderMermaid.Of(Order()),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Rows_say_what_a_table_shows()
    {
        var rows = OrderRow.Of(Order());
        Assert.Equal([(1, "release", "o/core", "1.1.0"), (2, "release", "o/plugin", "next"), (3, "update main", "o/core", "")], rows.Select(row => (row.Number, row.Action, row.Repository, row.Version)));
        Assert.Equal(["scripts/install.sh:1: 1.0.0 until o/plugin is released"], rows[0].Stays);
        Assert.Equal(["go.mod:1: 1.0.0 → 1.1.0"], rows[1].Before);
    }

    [Fact]
    public void Json_holds_all_of_it()
    {
        using var stream = new MemoryStream();
        ReleaseOrderJson.Write(Order(), "ReleaseOrder", stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        Assert.Equal("ReleaseOrder", root.GetProperty("target").GetString());
        Assert.Equal(["o/core", "o/plugin"], root.GetProperty("repositories").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("scripts/install.sh", root.GetProperty("cycles")[0].GetProperty("cuts")[0].GetProperty("references")[0].GetProperty("file").GetString());
        var steps = root.GetProperty("steps");
        Assert.Equal(["release", "release", "update"], steps.EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        Assert.Equal("1.1.0", steps[1].GetProperty("updates")[0].GetProperty("new").GetString());
        Assert.Equal(JsonValueKind.Null, steps[0].GetProperty("stays")[0].GetProperty("new").ValueKind);
        Assert.Equal(["script", "buildTime"], root.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("purpose").GetString()));
    }

    public void Dispose() => _workspace.Dispose();

    private ReleaseOrder Order() => _workspace.Order(["core"], "core=1.1.0");
}
