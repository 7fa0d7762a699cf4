using KubeStellar.Delivery.Catalog;

namespace KubeStellar.Delivery.References.Finding.GoModules;

/// <summary>Finds the modules that a <c>go.mod</c> file requires by its own choice, those of the family that come along, and what replaces modules.</summary>
internal sealed class GoModFinder : IFileFinder
{
    // Versions of these are compared with what is installed, whoever chose them.
    private static readonly string[] Family = ["github.com/kubestellar/", "open-cluster-management.io/"];

    /// <inheritdoc/>
    public bool Reads(string path) => path == GoModFile.FileName || path.EndsWith("/" + GoModFile.FileName, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Find(SourceText text, FileFindings findings)
    {
        GoModFile file;
        try
        {
            file = GoModFile.Parse(text.Text, text.Path);
        }
        catch (GoModFileException malformed)
        {
            findings.Add(new UnreadFile(text.Path, malformed.Line, $"it is no Go module file: {malformed.Fault.Expected} is expected, {malformed.Fault.Found} is found"));
            return;
        }

        var lines = new LineTexts(text.Text);
        foreach (var required in file.Requirements.Where(required => (!required.Indirect || IsFamily(required.Path)) && !IsFolder(file, required)))
        {
            var reason = required.Indirect ? "a required module that other modules import" : "a required module";
            Add(text, lines, required.Line, required.Path, required.Version, ReferenceForm.GoRequirement, reason, findings);
        }

        foreach (var replaced in file.Replacements.Where(replaced => replaced.NewVersion is not null))
        {
            Add(text, lines, replaced.Line, replaced.NewPath, replaced.NewVersion!, ReferenceForm.GoReplacement, $"a module that replaces {replaced.OldPath}", findings);
        }
    }

    // What takes a module's place from a folder of the checkout has no version, whatever is required.
    private static bool IsFolder(GoModFile file, GoModFileRequirement required) =>
        file.Replacements.Any(replaced => replaced.IsFolder && replaced.OldPath == required.Path && (replaced.OldVersion is null || replaced.OldVersion == required.Version));

    private static bool IsFamily(string module) => Array.Exists(Family, prefix => module.StartsWith(prefix, StringComparison.Ordinal));

    // The version is the last word of its line but for a comment, and stands behind the module's path.
    private static void Add(SourceText text, LineTexts lines, int line, string path, string version, ReferenceForm form, string reason, FileFindings findings)
    {
        var (start, end) = lines.Of(line);
        var arrow = form == ReferenceForm.GoReplacement ? text.Text.IndexOf("=>", start, end - start, StringComparison.Ordinal) : start;
        var module = arrow < 0 ? -1 : text.Text.IndexOf(path, arrow, end - arrow, StringComparison.Ordinal);
        var from = module + path.Length;
        var at = module < 0 ? -1 : text.Text.IndexOf(version, from, end - from, StringComparison.Ordinal);
        if (at < 0)
        {
            findings.Add(new UnreadFile(text.Path, line, "it names a module in characters that are not written as they read"));
        }
        else
        {
            findings.Add(new Mention(new(ArtifactKind.Module, path), form, new VersionText(at, version.Length), reason));
        }
    }
}
