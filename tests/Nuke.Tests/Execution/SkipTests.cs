namespace Nuke.Common.Tests.Execution;

public class SkipTests : HostTest
{
    private sealed class Build : TestBuild
    {
        public static bool IsOn { get; set; }

        public Target A => _ => _.Executes(() => Ran.Add("A"));
        public Target B => _ => _.DependsOn(A).Executes(() => Ran.Add("B"));
        public Target C => _ => _.DependsOn(B).Executes(() => Ran.Add("C"));
        public Target D => _ => _.DependsOn(A).Executes(() => Ran.Add("D"));

        public Target NeedsStatic => _ => _.DependsOn(Static).Executes(() => Ran.Add("NeedsStatic"));
        public Target Static => _ => _.DependsOn(A).OnlyWhenStatic(() => IsOn).OnlyWhenStatic(() => "x" == "y").Executes(() => Ran.Add("Static"));
        public Target Behaves => _ => _.DependsOn(A).OnlyWhenStatic(() => IsOn).WhenSkipped(DependencyBehavior.Execute).Executes(() => Ran.Add("Behaves"));
        public Target Dynamic => _ => _.DependsOn(A).OnlyWhenDynamic(() => Ran.Count > 5).Executes(() => Ran.Add("Dynamic"));
        public Target Throws => _ => _.OnlyWhenStatic(() => int.Parse("x") > 0).Executes(() => Ran.Add("Throws"));
    }

    [Theory]
    [InlineData("C --skip", "C")]
    [InlineData("C --skip B", "C")]
    [InlineData("C --skip a", "B C")]
    [InlineData("C D --skip B", "A D C")]
    [InlineData("C --skip A+B", "C")]
    [InlineData("C --skip A B", "C")]
    [InlineData("C B --skip", "B C")]
    public void Skip_leaves_out_targets_and_what_nothing_else_needs(string arguments, string ran)
    {
        Check.Equal(ran, string.Join(' ', Run.Run<Build>(arguments).Ran));
    }

    [Fact]
    public void The_table_says_why_a_target_is_skipped()
    {
        Run.Run<Build>("C --skip B");

        Check.Contains("B                  Skipped                // Skipped: via parameter\n", Output, StringComparison.Ordinal);
        Check.Contains("A                  Skipped                // Skipped: because of B\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_to_skip_must_exist()
    {
        Check.Equal(255, Run.Execute<Build>("C --skip E"));
        Check.Contains("Target 'E' does not exist", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_static_condition_that_is_false_skips_the_target_and_its_dependencies()
    {
        Check.Equal(["NeedsStatic"], Run.Run<Build>("NeedsStatic").Ran);
        Check.Contains("// OnlyWhen: IsOn && \"x\" == \"y\"\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Dependencies_of_a_skipped_target_run_when_it_says_so()
    {
        Check.Equal(["A"], Run.Run<Build>("Behaves").Ran);
    }

    [Fact]
    public void A_dynamic_condition_is_checked_after_the_dependencies_ran()
    {
        var build = Run.Run<Build>("Dynamic");

        Check.Equal(["A"], build.Ran);
        Check.Contains("skipped Dynamic", build.Events);
        Check.Contains("// OnlyWhen: Ran.Count > 5\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_throws_fails_the_build()
    {
        Check.Equal(255, Run.Execute<Build>("Throws"));
        Check.Contains("[ERR] A condition of target Throws failed: The input string 'x' was not in a correct format.", Output, StringComparison.Ordinal);
    }
}
