using System.Text;
using KubeStellar.Delivery.Charts.Metadata;
using KubeStellar.Delivery.Yaml;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Charts.Dependencies;

/// <summary>A <c>Chart.lock</c>: the dependencies of a chart at the versions that were packaged. Beside what helm writes, each may carry the digest of the OCI manifest that was fetched, which helm passes over.</summary>
/// <param name="Generated">When the file was made.</param>
/// <param name="Digest">What ties it to the dependencies of <c>Chart.yaml</c>; see <see cref="DigestOf"/>.</param>
/// <param name="Dependencies">The dependencies, in the order of <c>Chart.yaml</c>.</param>
public sealed record ChartLock(Timestamp Generated, string Digest, IReadOnlyList<LockedDependency> Dependencies)
{
    private const string DigestKey = "digest";

    /// <summary>Makes the lock of dependencies.</summary>
    /// <param name="requested">What <c>Chart.yaml</c> asks for.</param>
    /// <param name="locked">What was packaged.</param>
    /// <param name="generated">The time to write, kept in whole seconds.</param>
    public static ChartLock Of(IReadOnlyList<ChartDependency> requested, IReadOnlyList<LockedDependency> locked, DateTimeOffset generated) =>
        new(DateTimeOffset.FromUnixTimeSeconds(generated.ToUnixTimeSeconds()), DigestOf(requested, locked), locked);

    /// <summary>Returns the digest that helm computes (<c>HashReq</c>): of the JSON of what was asked for and what was locked, without the digests of contents.</summary>
    /// <param name="requested">What <c>Chart.yaml</c> asks for.</param>
    /// <param name="locked">What was packaged.</param>
    public static string DigestOf(IReadOnlyList<ChartDependency> requested, IReadOnlyList<LockedDependency> locked)
    {
        var json = new GoJsonWriter();
        json.StartArray();
        foreach (var dependencies in (IEnumerable<ChartDependency>[])[requested, locked.Select(AsDependency)])
        {
            json.StartArray();
            foreach (var dependency in dependencies)
            {
                dependency.WriteTo(json);
            }

            json.EndArray();
        }

        json.EndArray();
        return Oci.Digest.Of(json.ToArray()).ToString();
    }

    /// <summary>Reads the file.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">What to call the file in errors.</param>
    /// <exception cref="InvalidYamlException">The file is malformed.</exception>
    public static ChartLock Parse(string text, string file)
    {
        var root = YamlMap.Parse(text, file, GoScalars.Instance);
        return new ChartLock(ReadTime(root), root.Text(DigestKey) ?? "", [.. root.Maps("dependencies").Select(ReadDependency)]);
    }

    /// <summary>Refuses a lock that was made for other dependencies, as <c>helm dependency build</c> does.</summary>
    /// <param name="chart">The chart, for messages.</param>
    /// <param name="requested">What <c>Chart.yaml</c> asks for.</param>
    /// <exception cref="LockOutOfSyncException">It was.</exception>
    internal void RequireAgreement(string chart, IReadOnlyList<ChartDependency> requested)
    {
        if (requested.Count != Dependencies.Count || !requested.Zip(Dependencies).All(pair => Agree(pair.First, pair.Second)))
        {
            throw new LockOutOfSyncException(chart, Describe(requested.Select(AsLocked)), Describe(Dependencies));
        }

        var digest = DigestOf(requested, Dependencies);
        if (digest != Digest)
        {
            throw new LockOutOfSyncException(chart, $"digest: {digest}", $"digest: {Digest}");
        }
    }

    /// <summary>Returns the lock with what was packaged now.</summary>
    /// <param name="chart">The chart, for messages.</param>
    /// <param name="requested">What <c>Chart.yaml</c> asks for.</param>
    /// <param name="packaged">What was packaged.</param>
    /// <exception cref="LockedDigestException">Something was fetched that has another digest than is locked.</exception>
    internal ChartLock Renew(string chart, IReadOnlyList<ChartDependency> requested, IReadOnlyList<LockedDependency> packaged)
    {
        foreach (var (locked, found) in Dependencies.Zip(packaged))
        {
            if (locked.Digest is { } before && found.Digest is { } now && before != now)
            {
                throw new LockedDigestException(chart, $"{found.Name} {found.Version}", before, now);
            }
        }

        return this with { Digest = DigestOf(requested, packaged), Dependencies = packaged };
    }

    /// <summary>Returns the file as helm writes it, keys sorted.</summary>
    public byte[] ToYaml()
    {
        var json = new GoJsonWriter();
        json.StartObject();
        json.Name("generated");
        json.Text(Generated.ToString());
        json.Name(DigestKey);
        json.Text(Digest);
        json.Name("dependencies");
        json.StartArray();
        foreach (var dependency in Dependencies)
        {
            json.StartObject();
            json.Name("name");
            json.Text(dependency.Name);
            json.Name("repository");
            json.Text(dependency.Repository);
            json.OptionalText("version", dependency.Version);
            json.OptionalText(DigestKey, dependency.Digest?.ToString());
            json.EndObject();
        }

        json.EndArray();
        json.EndObject();
        return Encoding.UTF8.GetBytes(GoYaml.FromJson(json.ToArray()));
    }

    private static bool Agree(ChartDependency wanted, LockedDependency locked) =>
        wanted.Name == locked.Name && wanted.Repository == locked.Repository && LenientVersion.AreSame(wanted.Version, locked.Version);

    private static string Describe(IEnumerable<LockedDependency> dependencies) =>
        string.Join(", ", dependencies.Select(dependency => $"{dependency.Name} {dependency.Version} from {dependency.Repository}"));

    private static LockedDependency AsLocked(ChartDependency dependency) => new(dependency.Name, dependency.Repository, dependency.Version);

    private static ChartDependency AsDependency(LockedDependency locked) => new() { Name = locked.Name, Version = locked.Version, Repository = locked.Repository };

    private static Timestamp ReadTime(YamlMap root) =>
        root.Text("generated") is not { } text ? default
        : Timestamp.TryParse(text, null, out var time) ? time
        : throw root.Error("generated", "generated: a time of RFC 3339", $"\"{text}\"");

    private static LockedDependency ReadDependency(YamlMap map)
    {
        var digest = map.Text(DigestKey);
        return digest is null || Oci.Digest.TryParse(digest, out _)
            ? new LockedDependency(map.Text("name") ?? "", map.Text("repository") ?? "", map.Text("version") ?? "", digest is null ? null : Oci.Digest.Parse(digest))
            : throw map.Error(DigestKey, "digest: sha256: and 64 hexadecimal digits", $"\"{digest}\"");
    }
}
