using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Updates;
using static KubeStellar.Delivery.Tests.References.Artifacts;

namespace KubeStellar.Delivery.Tests.References.Updates;

public sealed class UncommittedChangesTests : IDisposable
{
    private readonly UpdateWorkshop _workshop = new();

    public UncommittedChangesTests() => _workshop.Repository.Commit("first", ("a.txt", "flex 0.9.2\n"), ("b.txt", "other\n"));

    [Fact]
    public async Task Work_of_the_user_s_in_a_file_to_rewrite_is_refused()
    {
        _workshop.Write("a.txt", "flex 0.9.2\nmore\n");
        var plan = await Plan("0.9.3");
        var error = Assert.Throws<UncommittedChangesException>(() => UncommittedChanges.Refuse(plan));
        Assert.Equal(["a.txt"], error.Paths);
        Assert.Contains("uncommitted changes in a.txt", error.Message, StringComparison.Ordinal);
        Assert.Equal("flex 0.9.2\nmore\n", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task Work_in_other_files_and_an_earlier_update_are_no_obstacle()
    {
        _workshop.Write("a.txt", "flex 0.9.1\n");
        _workshop.Repository.Write("b.txt", "mine\n");
        var plan = await Plan("0.9.3", "0.9.1");
        UncommittedChanges.Refuse(plan);
        plan.Apply();
        Assert.Equal("flex 0.9.3\n", _workshop.Text("a.txt"));
    }

    [Fact]
    public async Task A_file_that_git_does_not_know_is_work_of_the_user_s()
    {
        _workshop.Write("new.txt", "flex 0.9.2\n");
        _workshop.Written.Add("new.txt", "⟦0.9.2⟧", ReferenceForm.Variable, FlexSource);
        var plan = await _workshop.PlanAsync(KubeFlex, "0.9.3");
        Assert.Equal(["new.txt"], Assert.Throws<UncommittedChangesException>(() => UncommittedChanges.Refuse(plan)).Paths);
    }

    public void Dispose() => _workshop.Dispose();

    private Task<UpdatePlan> Plan(string version, string written = "0.9.2")
    {
        _workshop.Written.Add("a.txt", $"⟦{written}⟧", ReferenceForm.Variable, FlexSource);
        return _workshop.PlanAsync(KubeFlex, version);
    }
}
