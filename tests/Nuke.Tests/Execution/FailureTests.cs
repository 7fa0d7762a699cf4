namespace Nuke.Common.Tests.Execution;

public class FailureTests : HostTest
{
    private sealed class ToldException() : Exception("told")
    {
        public override string ToString() => Message;
    }

    private sealed class Build : TestBuild
    {
        public static bool IsBroken { get; set; } = true;

        public Target First => _ => _.Executes(() => Ran.Add("First"));
        public Target Broken => _ => _.DependsOn(First).Executes(() =>
        {
            if (IsBroken)
                Assert.Fail("it broke\nin two lines");
            Ran.Add("Broken");
        });
        public Target Next => _ => _.DependsOn(Broken).Executes(() => Ran.Add("Next"));
        public Target Cleanup => _ => _.AssuredAfterFailure().After(Next).Executes(() => Ran.Add("Cleanup"));
        public Target Tolerated => _ => _.ProceedAfterFailure().Executes(async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("tolerated");
        });
        public Target AfterTolerated => _ => _.DependsOn(Tolerated).Executes(() => Ran.Add("AfterTolerated"));
        public Target Bug => _ => _.Executes(() => throw new InvalidOperationException("outer \u001b[31m", new FormatException("inner")));
        public Target Told => _ => _.Executes(() => throw new ToldException());
        public Target Summary => _ => _.Executes(() => ReportSummary(x => new(x) { ["Images"] = "2" }));
        public Target Sets => _ => _.Executes(() => ExitCode = 7);
    }

    [Fact]
    public void A_failure_stops_the_run_but_not_what_is_assured()
    {
        Check.Equal(255, Run.Execute<Build>("Next Cleanup"));
        Check.Equal(["First", "Cleanup"], TestBuild.Latest!.Ran);
        Check.Equal(["First Succeeded", "Broken Failed", "Next NotRun", "Cleanup Succeeded"], Run.Outcome);
        Check.Equal(
            "created initialized running First succeeded First running Broken failed Broken running Cleanup succeeded Cleanup finished",
            string.Join(' ', TestBuild.Latest.Events));
    }

    [Fact]
    public void A_failure_is_told_by_its_message_and_once_more_at_the_end_by_its_first_line()
    {
        Run.Execute<Build>("Broken");

        Check.Contains("03:04:05 [ERR] it broke\nin two lines\n", Output, StringComparison.Ordinal);
        Check.Contains("\n[ERR] Broken: it broke\n\n", Output, StringComparison.Ordinal);
        Check.Contains("// Exception: it broke\n", Output, StringComparison.Ordinal);
        Check.EndsWith("Build failed on 2026-01-02 03:04:05.\n", Output, StringComparison.Ordinal);
        Check.DoesNotContain("   at ", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_trace_is_shown_only_when_asked_for()
    {
        Run.Execute<Build>("Broken --verbosity verbose");
        Check.Contains("   at Nuke.Common.Tests.Execution.FailureTests", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_was_not_foreseen_says_how_to_report_it()
    {
        Run.Execute<Build>("Bug");

        Check.Contains("[ERR] outer \uFFFD[31m\nThis was not foreseen (InvalidOperationException): run again with '--verbosity Verbose'", Output, StringComparison.Ordinal);
        Check.DoesNotContain("   at ", Output, StringComparison.Ordinal);
        Check.DoesNotContain('\u001b', Output);
    }

    [Fact]
    public void What_is_asked_for_of_a_failure_is_its_types_its_causes_and_its_stack()
    {
        Run.Execute<Build>("Bug --verbosity verbose");

        Check.Contains("System.InvalidOperationException: outer", Output, StringComparison.Ordinal);
        Check.Contains("caused by System.FormatException: inner", Output, StringComparison.Ordinal);
        Check.Contains("   at Nuke.Common.Tests.Execution.FailureTests", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_whose_text_is_its_message_was_foreseen()
    {
        Run.Execute<Build>("Told");

        Check.Contains("[ERR] told\n", Output, StringComparison.Ordinal);
        Check.DoesNotContain("not foreseen", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tolerated_failure_lets_the_rest_run_and_still_fails_the_build()
    {
        Check.Equal(255, Run.Execute<Build>("AfterTolerated"));
        Check.Equal(["AfterTolerated"], TestBuild.Latest!.Ran);
        Check.Equal(["Tolerated Failed", "AfterTolerated Succeeded"], Run.Outcome);
    }

    [Fact]
    public void A_summary_is_shown_beside_its_target()
    {
        Run.Run<Build>("Summary");
        Check.Contains("// Images: 2\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_can_set_its_exit_code()
    {
        Check.Equal(7, Run.Execute<Build>("Sets"));
    }

    [Fact]
    public void A_continued_run_leaves_out_what_succeeded_before()
    {
        Check.Equal(255, Run.Execute<Build>("Next"));
        Build.IsBroken = false;
        try
        {
            Check.Equal(["Broken", "Next"], Run.Run<Build>("Next --continue").Ran);
            Check.Equal(["First Skipped", "Broken Succeeded", "Next Succeeded"], Run.Outcome);
        }
        finally
        {
            Build.IsBroken = true;
        }
    }

    [Fact]
    public void A_continued_run_with_other_targets_starts_over()
    {
        Run.Run<Build>("First");
        Check.Equal(["First", "Cleanup"], Run.Run<Build>("First Cleanup --continue").Ran.Order().Reverse().OrderBy(x => x == "Cleanup"));
        Check.Contains("[WRN] The invocation is not the one of the previous attempt", Output, StringComparison.Ordinal);
    }

    private sealed class Interrupted : TestBuild
    {
        public static Action? OnRun { get; set; }

        public Target Long => _ => _.Executes(() => OnRun!());
        public Target Later => _ => _.DependsOn(Long).Executes(() => Ran.Add("Later"));
        public Target Cleanup => _ => _.AssuredAfterFailure().After(Later).Executes(() => Ran.Add("Cleanup"));
    }

    [Theory]
    [InlineData(130)]
    [InlineData(143)]
    public async Task An_interrupted_run_starts_only_what_is_assured_and_exits_as_the_signal_says(int exitCode)
    {
        Task? interrupt = null;
        Interrupted.OnRun = () =>
        {
            using var noticed = new ManualResetEventSlim();
            interrupt = Task.Run(() =>
            {
                noticed.Set();
                Run.Process!.InterruptHandler!(exitCode);
            });
            noticed.Wait();
            SpinWait.SpinUntil(() => false, 50);
            throw new OperationCanceledException("stopped");
        };

        Check.Equal(exitCode, Run.Execute<Interrupted>("Later Cleanup"));
        await interrupt!;
        Check.Equal(["Cleanup"], TestBuild.Latest!.Ran);
        Check.Equal(["Long Failed", "Later NotRun", "Cleanup Succeeded"], Run.Outcome);
    }

    private sealed class Logging : TestBuild
    {
        public Target Log => _ => _.Executes(() =>
        {
            Serilog.Log.Verbose("verbose");
            Serilog.Log.Debug("debug {Text} {Number}", "text", 1.5);
            Serilog.Log.Information("{Text,8}|{List}", "right", new[] { 1, 2 });
            Serilog.Log.Warning("warning");
            Serilog.Log.Error(new InvalidOperationException("inner"), "error");
        });
    }

    [Theory]
    [InlineData("verbose", "VRB DBG INF WRN ERR")]
    [InlineData("normal", "DBG INF WRN ERR")]
    [InlineData("minimal", "WRN ERR")]
    [InlineData("quiet", "ERR")]
    public void Verbosity_says_what_is_logged(string verbosity, string levels)
    {
        Run.Run<Logging>($"Log --verbosity {verbosity}");
        var logged = Output.Split('\n').Where(x => x.StartsWith("03:04:05 [", StringComparison.Ordinal)).Select(x => x[10..13]);
        Check.Equal(levels, string.Join(' ', logged));
    }

    [Fact]
    public void Messages_are_rendered_without_quotes()
    {
        Run.Run<Logging>("Log");

        Check.Contains("03:04:05 [DBG] debug text 1.5\n", Output, StringComparison.Ordinal);
        Check.Contains("03:04:05 [INF] ", Output, StringComparison.Ordinal);
        Check.Contains("|[1, 2]\n", Output, StringComparison.Ordinal);
        Check.Contains("03:04:05 [ERR] error\ninner\n", Output, StringComparison.Ordinal);
    }
}
