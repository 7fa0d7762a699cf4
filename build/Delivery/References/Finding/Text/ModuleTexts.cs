using System.Buffers;

namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Finds Go modules with their versions as the go command takes them: <c>go install host/path@v1.2.3</c>.</summary>
internal sealed class ModuleTexts : ITextRule
{
    private const int MaxPath = 255;
    private const string Site = "pkg.go.dev/";

    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/~");

    private static readonly string[] MovingVersions = ["latest", "main", "master", "HEAD", "upgrade"];

    /// <inheritdoc/>
    public void Find(TextArea area, FileFindings findings)
    {
        foreach (var at in area.PlacesOf("@"))
        {
            var floor = Math.Max(area.Start, at - MaxPath);
            var start = floor + area.Text.AsSpan(floor, at - floor).LastIndexOfAnyExcept(PathCharacters) + 1;
            var path = area.Text[start..at].TrimStart('/');
            path = path.StartsWith(Site, StringComparison.Ordinal) ? path[Site.Length..] : path;
            if (IsPackage(path) && VersionExpression.Read(area.Text, at + 1, area.End) is { } version && IsVersion(version, area.Text))
            {
                findings.Add(new Mention(new(ArtifactKind.Module, path), ReferenceForm.GoInstall, version, "a Go module with its version"));
            }
        }
    }

    private static bool IsPackage(string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && path.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < slash && path[^1] != '/';

    private static bool IsVersion(VersionText version, string text) =>
        version.Names.Count > 0 || MovingVersions.AsSpan().Contains(version.In(text).ToString()) || (version.In(text)[0] == 'v' && VersionExpression.IsVersion(version.In(text)));
}
