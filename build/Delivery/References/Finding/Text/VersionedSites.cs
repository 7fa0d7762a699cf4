namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds addresses outside of GitHub that hold a release's version: <c>https://dl.k8s.io/release/v1.2.3/…</c>, <c>https://get.helm.sh/helm-v1.2.3-…</c>.</summary>
internal sealed class VersionedSites : ITextRule
{
    private static readonly (string Start, string Prefix, ReferencedArtifact Artifact, ReferenceForm Form)[] Sites =
    [
        ("kind.sigs.k8s.io/dl/", "", Release("kubernetes-sigs/kind"), ReferenceForm.DownloadUrl),
        ("dl.k8s.io/release/", "", Release("kubernetes/kubernetes"), ReferenceForm.DownloadUrl),
        ("dl.k8s.io/", "", Release("kubernetes/kubernetes"), ReferenceForm.DownloadUrl),
        ("storage.googleapis.com/kubernetes-release/release/", "", Release("kubernetes/kubernetes"), ReferenceForm.DownloadUrl),
        ("get.helm.sh/helm-", "", Release("helm/helm"), ReferenceForm.DownloadUrl),
        ("go.dev/dl/go", "go", Release("golang/go"), ReferenceForm.DownloadUrl),
        ("docs.kubestellar.io/release-", "v", new(ArtifactKind.Source, "kubestellar/kubestellar"), ReferenceForm.PageUrl),
    ];

    private static readonly string[] Platforms = ["linux", "darwin", "windows"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var (start, prefix, artifact, form) in Sites)
        {
            foreach (var at in area.PlacesOf(start))
            {
                if (VersionExpression.Read(area.Text, at + start.Length, area.End) is { } version && Shorten(version, area.Text) is { } exact)
                {
                    findings.Add(new Mention(artifact, form, exact with { Prefix = prefix + exact.Prefix }, form == ReferenceForm.PageUrl ? "a page about a release" : "a file of a release"));
                }
            }
        }
    }

    private static ReferencedArtifact Release(string repository) => new(ArtifactKind.ReleaseAsset, repository);

    // Platforms and endings stand behind versions without a slash: helm-v1.2.3-linux-amd64, go1.2.3.linux-amd64.
    private static VersionText? Shorten(VersionText version, string text)
    {
        if (version.Names.Count > 0)
        {
            return version;
        }

        var literal = version.In(text);
        foreach (var platform in Platforms)
        {
            literal = literal.IndexOf(platform) is > 0 and var at ? literal[..(at - 1)] : literal;
        }

        return VersionExpression.IsVersion(literal) ? version with { Length = literal.Length } : null;
    }
}
