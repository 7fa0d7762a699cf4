using System.Globalization;
using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Releases;
using KubeStellar.Delivery.Releases.Checks;
using KubeStellar.Delivery.Versions;
using LibGit2Sharp;

namespace KubeStellar.Build.Packing;

/// <summary>Makes the NuGet packages of this repository by the rule that images obey: from the commit that the version's tag names, wherever the checkout stands, with the same bytes each time.</summary>
/// <param name="source">This repository.</param>
/// <param name="dotnet">The .NET SDK.</param>
/// <param name="scratch">The absolute folder for checkouts of the commit.</param>
/// <param name="isOnNuke">Whether the components are compiled on NUKE's own packages instead of the host, which then is not packed.</param>
internal sealed class PackageBuild(SourceRepository source, Command dotnet, string scratch, bool isOnNuke)
{
    /// <summary>Makes the packages and their symbols.</summary>
    /// <param name="versionText">The version as given.</param>
    /// <param name="folder">The absolute folder that they go to.</param>
    /// <param name="cancellation">Ends the SDK.</param>
    /// <exception cref="ReleaseRefusedException">The version has no tag, the tag is not at HEAD or not the one of the remote, or files are changed.</exception>
    /// <exception cref="OtherPackageException">The folder holds a package of that version with other bytes.</exception>
    public async Task<IReadOnlyList<PackedPackage>> PackAsync(string versionText, string folder, CancellationToken cancellation)
    {
        var candidate = ReleaseCandidate.Of(Path.GetFileName(source.Location), source, versionText);
        var verdicts = await Task.WhenAll(SourceChecks.For(source).Select(check => check.EvaluateAsync(candidate, cancellation)));
        new ReleasePlan(versionText, [], []).With(verdicts.OfType<CheckResult>()).EnsureClear();
        var (version, commit) = (candidate.Version!, candidate.Tag!.Commit!.Value);
        using var checkout = ScratchCheckout.Create(source, commit, version.GitTag, scratch);
        NameOrigin(checkout.Folder);
        var made = Path.Combine(checkout.Folder, "output", "packages");

        // The components refer to all other libraries, and each is packed as it is built.
        foreach (var project in (string[])["Components/KubeStellar.Build.csproj", "Template/KubeStellar.Build.Template.csproj"])
        {
            await BuildAsync(Path.Combine(checkout.Folder, "build", project), version, source.TimeOf(commit), made, cancellation);
        }

        return PackageFolder.Take(made, folder);
    }

    // What debuggers fetch sources by; a password in the address is nobody's business.
    private void NameOrigin(string checkout)
    {
        if (source.Remotes.FirstOrDefault(remote => remote.Name == "origin") is { } origin && GitUrl.IsUrl(origin.Url))
        {
            using var repository = new Repository(checkout);
            repository.Network.Remotes.Add("origin", GitUrl.ForDisplay(origin.Url));
        }
    }

    private async Task BuildAsync(string project, ReleaseVersion version, DateTimeOffset time, string made, CancellationToken cancellation) => await dotnet
        .With("build", project, "--configuration", "Release", "--nologo", "--verbosity", "quiet")
        .With("-p:GeneratePackageOnBuild=true", $"-p:PackageOutputPath={made}", $"-p:Version={version}", "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false")
        .With($"-p:NukePackages={(isOnNuke ? "true" : "false")}")
        .WithEnvironment("SOURCE_DATE_EPOCH", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
        .WithWorkingDirectory(Path.GetDirectoryName(project)!)
        .RunAsync(cancellation);
}
