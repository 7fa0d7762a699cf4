using KubeStellar.Build.Composition;
using KubeStellar.Delivery.GoCommands;
using Nuke.Common;

namespace KubeStellar.Build;

/// <summary>The targets that run go in a checkout (<c>make fmt</c>, <c>make vet</c>, <c>make test</c>, <c>hack/verify-go-versions.sh</c>).</summary>
public interface IGoChecks : IHazSource, IHazDryRun, IHazReport
{
    /// <summary>Formats the Go sources of the checkout in place and prints the files that change.</summary>
    Target Fmt => _ => _
        .Description("Format the checkout's Go sources, as make fmt does")
        .Executes(() => Interruption.GuardAsync(nameof(Fmt), interrupted => GoCheckTargets.RunAsync(this, nameof(Fmt), (_, _) => GoCommand.Format, interrupted)));

    /// <summary>Looks for suspicious code in the checkout.</summary>
    Target Vet => _ => _
        .Description("Vet the checkout's Go sources, as make vet does")
        .Executes(() => Interruption.GuardAsync(nameof(Vet), interrupted => GoCheckTargets.RunAsync(this, nameof(Vet), (_, _) => GoCommand.Vet, interrupted)));

    /// <summary>Runs the checkout's Go tests as its Makefile does, without what the Makefile does before; the coverage goes to <c>output/&lt;repository&gt;.cover.out</c>.</summary>
    Target GoTest => _ => _
        .Description("Run the checkout's Go tests, as make test does")
        .Executes(() => Interruption.GuardAsync(nameof(GoTest), interrupted => GoCheckTargets.RunAsync(this, nameof(GoTest), GoCheckTargets.TestOf, interrupted)));

    /// <summary>Verifies that the Go on <c>PATH</c> is new enough for the checkout's go.mod; <c>IGNORE_GO_VERSION</c> lets any pass.</summary>
    Target VerifyGoVersions => _ => _
        .Description("Verify that the Go on PATH is new enough for go.mod")
        .Executes(() => Interruption.GuardAsync(nameof(VerifyGoVersions), interrupted => GoCheckTargets.VerifyVersionsAsync(this, nameof(VerifyGoVersions), interrupted)));
}
