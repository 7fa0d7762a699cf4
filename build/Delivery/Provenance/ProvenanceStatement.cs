using KubeStellar.Oci;

namespace KubeStellar.Delivery.Provenance;

/// <summary>Says how an artifact came to be: an in-toto statement v1 with the predicate SLSA provenance v1 (slsa.dev/spec/v1.0/provenance).</summary>
public static class ProvenanceStatement
{
    /// <summary>The media type of in-toto statements.</summary>
    public const string MediaType = "application/vnd.in-toto+json";

    /// <summary>The type of the statement.</summary>
    public const string StatementType = "https://in-toto.io/Statement/v1";

    /// <summary>The type of the predicate.</summary>
    public const string PredicateType = "https://slsa.dev/provenance/v1";

    /// <summary>The annotation that tells the predicate's type without reading the statement.</summary>
    public const string PredicateTypeAnnotation = "in-toto.io/predicate-type";

    /// <summary>The type of builds: what the parameters mean is said at <see cref="BuildDefinition"/>.</summary>
    public const string BuildType = "https://kubestellar.io/delivery/release/v1";

    private const string BuilderName = "kubestellar-delivery";

    /// <summary>Returns the statement about one artifact; equal arguments give equal bytes.</summary>
    /// <param name="name">The canonical repository, wherever the artifact lies.</param>
    /// <param name="digest">The digest of the artifact's manifest or index.</param>
    /// <param name="definition">What the build was told.</param>
    /// <param name="run">Who ran it.</param>
    public static Attestation Create(RepositoryName name, Digest digest, BuildDefinition definition, BuildRun run)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(run);
        var json = new GoJsonWriter();
        json.StartObject();
        json.OptionalText("_type", StatementType);
        json.Name("subject");
        json.StartArray();
        WriteSubject(json, name, digest);
        json.EndArray();
        json.OptionalText("predicateType", PredicateType);
        json.Name("predicate");
        json.StartObject();
        json.Name("buildDefinition");
        WriteDefinition(json, definition);
        json.Name("runDetails");
        WriteRun(json, run);
        json.EndObject();
        json.EndObject();
        return new Attestation(MediaType, json.ToArray(), new Dictionary<string, string> { [PredicateTypeAnnotation] = PredicateType });
    }

    private static void WriteSubject(GoJsonWriter json, RepositoryName name, Digest digest)
    {
        json.StartObject();
        json.OptionalText("name", name.ToString());
        json.OptionalMap("digest", new Dictionary<string, string> { [digest.Algorithm] = digest.Hex });
        json.EndObject();
    }

    private static void WriteDefinition(GoJsonWriter json, BuildDefinition definition)
    {
        var source = ResourceDescriptor.OfSource(definition.Source, definition.Release.Version.GitTag, definition.Release.Commit);
        json.StartObject();
        json.OptionalText("buildType", BuildType);
        json.Name("externalParameters");
        WriteParameters(json, definition);
        json.Name("internalParameters");
        json.StartObject();
        json.OptionalMap("settings", definition.Settings);
        json.EndObject();
        json.Name("resolvedDependencies");
        json.StartArray();
        foreach (var dependency in definition.Dependencies.Prepend(source))
        {
            dependency.Write(json);
        }

        json.EndArray();
        json.EndObject();
    }

    private static void WriteParameters(GoJsonWriter json, BuildDefinition definition)
    {
        json.StartObject();
        json.OptionalText("source", definition.Source);
        json.OptionalText("ref", $"refs/tags/{definition.Release.Version.GitTag}");
        json.OptionalText("version", definition.Release.Version.ToString());
        json.OptionalText("kind", definition.Kind);
        json.OptionalText("origin", definition.Origin);
        json.OptionalList("platforms", [.. definition.Platforms.Select(platform => platform.ToString())]);
        json.EndObject();
    }

    private static void WriteRun(GoJsonWriter json, BuildRun run)
    {
        json.StartObject();
        json.Name("builder");
        json.StartObject();
        json.OptionalText("id", run.BuilderId);
        json.OptionalMap("version", new Dictionary<string, string> { [BuilderName] = run.BuilderVersion });
        json.EndObject();
        json.Name("metadata");
        json.StartObject();
        json.OptionalText("invocationId", run.InvocationId);
        json.OptionalText("startedOn", Time(run.StartedOn));
        json.OptionalText("finishedOn", Time(run.FinishedOn));
        json.EndObject();
        json.EndObject();
    }

    private static string? Time(DateTimeOffset? time) =>
        time is { } known ? Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeSeconds(known.ToUnixTimeSeconds())).ToString() : null;
}
