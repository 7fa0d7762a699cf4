namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds the files of a release: <c>releases/download/v1.2.3/name_1.2.3_linux_amd64.tar.gz</c>, whose name often holds the version again.</summary>
internal static class ReleaseFiles
{
    /// <summary>Finds the version of an address and in the file's name, there and wherever the text names the file again.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="repository">Owner and name of the repository.</param>
    /// <param name="at">Where the version starts.</param>
    /// <param name="findings">Gets what is found.</param>
    public static void Find(TextArea area, string repository, int at, FileFindings findings)
    {
        if (VersionExpression.Read(area.Text, at, area.End) is not { } version)
        {
            return;
        }

        var artifact = new ReferencedArtifact(ArtifactKind.ReleaseAsset, repository);
        findings.Add(new Mention(artifact, ReferenceForm.DownloadUrl, version, "a file of a release"));
        var slash = version.Start + version.Length;
        if (slash < area.End && area.Text[slash] == '/')
        {
            NamedFiles.FindFile(area, artifact, version, slash + 1, findings);
        }
    }
}
