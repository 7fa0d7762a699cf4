namespace Nuke.Common.Tests.Execution;

public class PlanTests : HostTest
{
    private sealed class Build : TestBuild
    {
        public Target Clean => _ => _.Before(Compile).Executes(() => Ran.Add("Clean"));
        public Target Restore => _ => _.Executes(() => Ran.Add("Restore"));
        public Target Compile => _ => _.DependsOn(Restore).Executes(() => Ran.Add("Compile"));
        public Target Test => _ => _.DependsOn(Compile).Executes(() => Ran.Add("Test"));
        public Target Pack => _ => _.DependsOn(Compile).After(Test).Produces("x").Executes(() => Ran.Add("Pack"));
        public Target Publish => _ => _.DependsOn(Pack).Triggers(Announce).Executes(() => Ran.Add("Publish"));
        public Target Announce => _ => _.Executes(() => Ran.Add("Announce"));
        public Target Lint => _ => _.DependentFor(Test).Executes(() => Ran.Add("Lint"));
        public Target Cover => _ => _.TriggeredBy(Test).Executes(() => Ran.Add("Cover"));
        public Target All => _ => _.DependsOn(Publish, Test);
        public Target Default => _ => _.DependsOn(Restore).Executes(() => Ran.Add("Default"));
    }

    [Theory]
    [InlineData("Compile", "Restore Compile")]
    [InlineData("Pack", "Restore Compile Pack")]
    [InlineData("Test", "Restore Lint Compile Test Cover")]
    [InlineData("Publish", "Restore Compile Pack Publish Announce")]
    [InlineData("Pack Test", "Restore Lint Compile Test Pack Cover")]
    [InlineData("Compile Clean", "Restore Clean Compile")]
    [InlineData("Announce Restore Clean", "Restore Clean Announce")]
    public void What_a_target_needs_runs_before_it_and_what_it_triggers_after_it(string arguments, string ran)
    {
        Check.Equal(ran, string.Join(' ', Run.Run<Build>(arguments).Ran));
    }

    [Theory]
    [InlineData("restore clean")]
    [InlineData("Restore+Clean")]
    [InlineData("--target Restore Clean")]
    [InlineData("--target RESTORE+clean")]
    [InlineData("-Target restore clean")]
    public void Targets_are_named_in_many_ways(string arguments)
    {
        Check.Equal(["Restore", "Clean"], Run.Run<Build>(arguments).Ran);
    }

    private sealed class Independent : TestBuild
    {
        public Target A => _ => _.Executes(() => Ran.Add("A"));
        public Target B => _ => _.Executes(() => Ran.Add("B"));
        public Target C => _ => _.Executes(() => Ran.Add("C"));
    }

    [Fact]
    public void Independent_targets_run_in_reverse_order_of_declaration()
    {
        Check.Equal(["C", "B", "A"], Run.Run<Independent>("A C B").Ran);
    }

    [Fact]
    public void Without_a_name_the_default_targets_run()
    {
        var build = Run.Run<Build>("", x => x.Default, x => x.Clean);

        Check.Equal(["Restore", "Default", "Clean"], build.Ran);
        Check.Empty(build.InvokedTargets);
    }

    [Fact]
    public void Without_a_name_and_a_default_the_help_is_printed()
    {
        Check.Equal(0, Run.Execute<Build>(""));
        Check.Contains("Targets (with their direct dependencies):", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_without_actions_only_groups_others_and_is_not_in_the_table()
    {
        var build = Run.Run<Build>("All");

        Check.Equal(["Restore", "Lint", "Compile", "Test", "Pack", "Publish", "Cover", "Announce"], build.Ran);
        Check.DoesNotContain("All Collective", Run.Outcome);
        Check.Contains("Publish Succeeded", Run.Outcome);
    }

    [Fact]
    public void A_name_that_is_no_target_is_refused_with_the_nearest_one()
    {
        Check.Equal(255, Run.Execute<Build>("Complie Foo"));
        Check.Contains("Target 'Complie' does not exist. Did you mean 'Compile'? Available targets are:\n  - All\n  - Announce\n", Output, StringComparison.Ordinal);
        Check.Contains("Target 'Foo' does not exist. Available", Output, StringComparison.Ordinal);
        Check.Empty(TestBuild.Latest!.Ran);
    }

    private sealed class Circular : TestBuild
    {
        public Target A => _ => _.DependsOn(B);
        public Target B => _ => _.After(C);
        public Target C => _ => _.DependsOn(A);
        public Target X => _ => _.Before(Y);
        public Target Y => _ => _.Before(X);
        public Target Free => _ => _.Executes(() => Ran.Add("Free"));
    }

    [Fact]
    public void All_cycles_are_named_and_nothing_runs()
    {
        Check.Equal(255, Run.Execute<Circular>("Free"));
        Check.Contains("Circular dependencies between targets:\n  - A -> B -> C -> A\n  - X -> Y -> X\n", Output, StringComparison.Ordinal);
        Check.Empty(TestBuild.Latest!.Ran);
    }

    private sealed class Selfish : TestBuild
    {
        public Target A => _ => _.DependsOn(A);
    }

    [Fact]
    public void A_target_cannot_depend_on_itself()
    {
        Check.Equal(255, Run.Execute<Selfish>("A"));
        Check.Contains("Target 'A' cannot have a dependency on itself", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_page_is_written_and_opened_only_on_a_terminal()
    {
        Check.Equal(0, Run.Execute<Build>("Publish --plan"));
        var page = File.ReadAllText(Run.Root / ".nuke" / "temp" / "execution-plan.html");

        Check.Contains("const shown = \"Restore Compile Pack Publish Announce\";", page, StringComparison.Ordinal);
        Check.DoesNotContain("http", page, StringComparison.Ordinal);
        Check.Empty(Run.Process!.Opened);
        Check.Empty(TestBuild.Latest!.Ran);

        Run.IsTerminal = true;
        Run.Execute<Build>("--plan", x => x.Default);
        Check.Single(Run.Process!.Opened);
    }
}
