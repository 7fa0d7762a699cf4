using System.Text.Json;
using KubeStellar.Delivery.Git;
using KubeStellar.Delivery.Provenance;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Published;

/// <summary>Reads in-toto statements with SLSA provenance; whatever is wrong with one is a <see cref="JsonException"/>.</summary>
internal static class ProvenanceReader
{
    /// <summary>The greatest number of artifacts that a statement may be about: 256.</summary>
    private const int MaxSubjects = 256;

    /// <summary>The greatest number of things that a statement may name as gone into a build: 4096.</summary>
    private const int MaxMaterials = 4096;

    /// <summary>The greatest number of those beside the source in a statement of this project's form: 256.</summary>
    private const int MaxOwnMaterials = 256;

    private const string OldStatementType = "https://in-toto.io/Statement/v0.1";
    private const string OldPredicateType = "https://slsa.dev/provenance/v0.2";

    public static ProvenanceRecord Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonFacts.Parse(bytes);
        var statement = document.RootElement;
        if (statement.Text("_type") is not (ProvenanceStatement.StatementType or OldStatementType))
        {
            throw new JsonException("'_type' is not that of an in-toto statement");
        }

        var predicate = statement.Object("predicate") ?? throw new JsonException("'predicate' is missing");
        var record = new ProvenanceRecord
        {
            Subjects = [.. Bounded(statement.Objects("subject"), MaxSubjects, "subject").SelectMany(SubjectsOf).Distinct()],
            PredicateType = statement.RequiredText("predicateType"),
        };
        return Bounded(record.PredicateType switch
        {
            ProvenanceStatement.PredicateType => ReadBuild(record, predicate),
            OldPredicateType => ReadOldBuild(record, predicate),
            var other => throw new JsonException($"'predicateType' is {RecordedText.Of(other)}, which is no SLSA provenance of a known version"),
        });
    }

    // SLSA v1.0: what the builder was told stands in externalParameters, whose form the build type decides, and what it took in resolvedDependencies.
    private static ProvenanceRecord ReadBuild(ProvenanceRecord record, JsonElement predicate)
    {
        var build = predicate.Object("buildDefinition") ?? throw new JsonException("'buildDefinition' is missing");
        var parameters = build.Object("externalParameters");
        var dependencies = Bounded(build.Objects("resolvedDependencies"), MaxMaterials, "resolvedDependencies").Select(BuildMaterial.Read).ToList();
        var common = record with { BuildType = build.Text("buildType"), BuilderId = predicate.Object("runDetails").Object("builder").Text("id") };
        return common.IsOwn ? ReadOwn(common with { Materials = [.. dependencies.Where(dependency => dependency.Commit is null).Select(dependency => dependency.Text).Order(StringComparer.Ordinal)] }, parameters ?? throw new JsonException("'externalParameters' is missing"), dependencies)
            : parameters.Object("workflow") is { } workflow ? Foreign(common, workflow.Text("repository"), workflow.Text("ref"), dependencies)
            : Foreign(common, parameters.Object("configSource"), dependencies);
    }

    // SLSA v0.2: configSource says where the build came from, materials what it took.
    private static ProvenanceRecord ReadOldBuild(ProvenanceRecord record, JsonElement predicate) => Foreign(
        record with { BuildType = predicate.Text("buildType"), BuilderId = predicate.Object("builder").Text("id") },
        predicate.Object("invocation").Object("configSource"), [.. Bounded(predicate.Objects("materials"), MaxMaterials, "materials").Select(BuildMaterial.Read)]);

    private static ProvenanceRecord ReadOwn(ProvenanceRecord record, JsonElement parameters, IReadOnlyList<BuildMaterial> dependencies)
    {
        var source = parameters.RequiredText("source");
        var commits = dependencies.Where(dependency => dependency.IsOf(source)).Select(dependency => dependency.Commit).Distinct().ToList();
        return record with
        {
            Source = source,
            Ref = parameters.RequiredText("ref"),
            Version = parameters.RequiredText("version"),
            Kind = parameters.RequiredText("kind"),
            Origin = parameters.RequiredText("origin"),
            Platforms = [.. parameters.Texts("platforms").Select(PlatformOf)],
            Commit = commits is [{ } commit] ? commit : throw new JsonException($"'resolvedDependencies' names {commits.Count} commits of the source instead of one"),
        };
    }

    private static ProvenanceRecord Foreign(ProvenanceRecord record, JsonElement? configSource, IReadOnlyList<BuildMaterial> materials) =>
        configSource is { } element && BuildMaterial.Read(element) is { Address: not null } source
            ? record with { Source = source.Address, Ref = source.Ref, Commit = source.Commit ?? CommitOf(source.Address, materials) }
            : Foreign(record, null, null, materials);

    private static ProvenanceRecord Foreign(ProvenanceRecord record, string? source, string? reference, IReadOnlyList<BuildMaterial> materials) =>
        source is not null ? record with { Source = source, Ref = reference, Commit = CommitOf(source, materials) }
        : materials.Where(material => material.Commit is not null).ToList() is [var only] ? record with { Source = only.Address, Ref = only.Ref, Commit = only.Commit }
        : record;

    private static CommitId? CommitOf(string source, IReadOnlyList<BuildMaterial> materials) =>
        materials.Where(material => material.IsOf(source)).Select(material => material.Commit).Distinct().ToList() is [var only] ? only : null;

    private static IEnumerable<Digest> SubjectsOf(JsonElement subject) =>
        subject.Object("digest") is not { } digests ? []
        : from algorithm in (string[])["sha256", "sha512"]
          let hex = digests.Text(algorithm)
          where hex is not null
          select Digest.TryParse($"{algorithm}:{hex}", out var digest) ? digest : throw new JsonException($"'{algorithm}' of a subject is no digest");

    private static Platform PlatformOf(string text) =>
        Platform.TryParse(text, null, out var platform) ? platform : throw new JsonException("'platforms' holds something that is no platform");

    private static IReadOnlyList<T> Bounded<T>(IReadOnlyList<T> list, int limit, string name) =>
        list.Count <= limit ? list : throw new JsonException($"'{name}' has {list.Count} entries, more than {limit}");

    // All that is told of it goes into reports.
    private static ProvenanceRecord Bounded(ProvenanceRecord record) => record with
    {
        BuildType = Cut(record.BuildType),
        Source = Cut(record.Source),
        Ref = Cut(record.Ref),
        Version = Cut(record.Version),
        Kind = Cut(record.Kind),
        Origin = Cut(record.Origin),
        BuilderId = Cut(record.BuilderId),
        Materials = [.. Bounded(record.Materials, MaxOwnMaterials, "resolvedDependencies").Select(RecordedText.Of)],
    };

    private static string? Cut(string? text) => text is null ? null : RecordedText.Of(text);
}
