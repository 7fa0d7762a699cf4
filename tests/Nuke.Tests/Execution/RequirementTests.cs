namespace Nuke.Common.Tests.Execution;

public class RequirementTests : HostTest
{
    private interface IComponent : INukeBuild
    {
        [Parameter] string? Registry => TryGetValue(() => Registry);
        [Parameter] int? Level => TryGetValue<int?>(() => Level);

        Target Push => _ => _
            .Requires(() => Registry)
            .Requires(() => Level)
            .Executes(() => ((TestBuild)this).Ran.Add("Push"));
    }

    private sealed class Build : TestBuild, IComponent
    {
        [Parameter] private readonly string? Version;
        [Parameter(Name = "Kind")] private readonly string? Type;
        private readonly string? _plain;

        public Target Release => _ => _
            .Requires(() => Version, () => Type)
            .Requires(() => IsServerBuild || !IsLocalBuild)
            .Requires(() => Ran.Count > 3)
            .Executes(() => Ran.Add("Release"));

        public Target Wrong => _ => _.Requires(() => _plain).Executes(() => Ran.Add("Wrong"));
        public Target First => _ => _.Executes(() => Ran.Add("First"));
    }

    [Fact]
    public void Everything_that_is_missing_is_reported_together_before_anything_runs()
    {
        Check.Equal(255, Run.Execute<Build>("Release Push First"));

        Check.Contains("[ERR] Target 'Release' requires member 'Version' to be not null or empty\n", Output, StringComparison.Ordinal);
        Check.Contains("[ERR] Target 'Release' requires member 'Kind' to be not null or empty\n", Output, StringComparison.Ordinal);
        Check.Contains("[ERR] Target 'Release' requires '(NukeBuild.IsServerBuild OrElse Not(NukeBuild.IsLocalBuild))'\n", Output, StringComparison.Ordinal);
        Check.Contains(".Ran.Count > 3)'\n", Output, StringComparison.Ordinal);
        Check.Contains("[ERR] Target 'Push' requires member 'Registry' to be not null or empty\n", Output, StringComparison.Ordinal);
        Check.Contains("[ERR] Target 'Push' requires member 'Level' to be not null or empty\n", Output, StringComparison.Ordinal);
        Check.Empty(TestBuild.Latest!.Ran);
        Check.EndsWith("Build failed on 2026-01-02 03:04:05.\n", Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_is_not_missing()
    {
        Check.Equal(["Push"], Run.Run<Build>("Push --registry r --level 3").Ran);
    }

    [Fact]
    public void A_skipped_target_requires_nothing()
    {
        Check.Equal(["First"], Run.Run<Build>("First --skip Push").Ran);
    }

    [Fact]
    public void A_required_member_must_be_injected()
    {
        Check.Equal(255, Run.Execute<Build>("Wrong"));
        Check.Contains("Member '_plain' is required from target 'Wrong' but not marked with an injection attribute.", Output, StringComparison.Ordinal);
    }

    private sealed class Demanding : TestBuild
    {
        [Parameter][Required] private readonly string? Token;

        public Target Any => _ => _.Executes(() => Ran.Add(Token!));
    }

    [Fact]
    public void A_required_member_is_required_for_every_target()
    {
        Check.Equal(255, Run.Execute<Demanding>("Any"));
        Check.Contains("[ERR] Member 'Token' is required to be not null or empty", Output, StringComparison.Ordinal);
        Check.Equal(["t"], Run.Run<Demanding>("Any --token t").Ran);
    }
}
