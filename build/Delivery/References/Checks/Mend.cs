using KubeStellar.Delivery.Commands;
using KubeStellar.Delivery.References.Rules;
using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Checks;

/// <summary>What to do about references, as commands and as rules.</summary>
internal static class Mend
{
    /// <summary>Returns the command that makes every reference to an artifact name a version.</summary>
    public static string Update(CheckedRepository repository, ReferencedArtifact artifact, ReleaseVersion version) => Run(repository, "--artifact", artifact.Name, "--to", $"{version}");

    /// <summary>Returns the command that makes the declared references of a repository to itself name a release.</summary>
    public static string Release(CheckedRepository repository, ReleaseVersion version) => Run(repository, "--release", $"{version}");

    /// <summary>Returns the rule that declares what is found, to be written into the repository's rules.</summary>
    public static string Declare(string file, RuleMeaning meaning) => $"declare it in {ReferenceRules.FileName}: {{ path: {file}, is: {ReferenceRulesFile.NameOf(meaning)}, reason: … }}";

    /// <summary>Returns the rule that declares an artifact at several places: of their file where it is one, else wherever the artifact is named.</summary>
    public static string Declare(IReadOnlyList<ReferenceSite> sites, RuleMeaning meaning) => sites.Select(site => site.Place.File).Distinct(StringComparer.Ordinal).Skip(1).Any()
        ? $"declare it in {ReferenceRules.FileName}: {{ path: \"*\", artifact: {sites[0].Artifact.Name}, is: {ReferenceRulesFile.NameOf(meaning)}, reason: … }}"
        : Declare(sites[0].Place.File, meaning);

    private static string Run(CheckedRepository repository, params IEnumerable<string> arguments) =>
        new Command("./build.sh").With(["UpdateReferences", "--source", repository.Scanned.Tree.Checkout, .. arguments]).ToString();
}
