using KubeStellar.Oci;

namespace KubeStellar.Build.Dependencies;

/// <summary>Nobody tells whether there are advisories about dependencies.</summary>
internal sealed class UnknownAdvisoriesException(string subject, string found) : FaultException(new Fault(
    "look for advisories about dependencies",
    subject,
    "a package source that tells advisories, as api.nuget.org does",
    found,
    "run it where such a source can be reached, or name one under packageSources of nuget.config"));
