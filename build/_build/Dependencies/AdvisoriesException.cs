using KubeStellar.Oci;

namespace KubeStellar.Build.Dependencies;

/// <summary>There are advisories about dependencies.</summary>
internal sealed class AdvisoriesException(IReadOnlyList<string> advisories) : FaultException(new Fault(
    "look for advisories about dependencies",
    $"{advisories.Count} found",
    "none",
    string.Join('\n', advisories),
    "raise the versions in build/Directory.Packages.props, then run dotnet restore and commit the lock files"));
