namespace KubeStellar.Delivery.References.Order;

/// <summary>Tells by form and file what a reference is for.</summary>
public static class ReferencePurposes
{
    private static readonly string[] DocumentFolders = ["docs", "doc"];
    private static readonly string[] DocumentFiles = ["mkdocs.yml", "mkdocs.yaml"];
    private static readonly string[] DocumentEnds = [".md", ".markdown", ".txt", ".rst", ".adoc", ".html"];
    private static readonly string[] TestFolders = ["test", "tests", "e2e"];
    private static readonly string[] TestEnds = ["_test.go", ".bats"];
    private static readonly string[] ScriptFolders = ["scripts", "hack", ".github"];
    private static readonly string[] ScriptEnds = [".sh", ".bash", ".mk", ".py", "Makefile", ".goreleaser.yaml", ".goreleaser.yml"];

    /// <summary>Returns what the reference is for.</summary>
    /// <param name="reference">The reference.</param>
    public static ReferencePurpose PurposeOf(this VersionedReference reference)
    {
        var path = reference.Place.File;
        return reference.Form switch
        {
            ReferenceForm.Prose or ReferenceForm.PageUrl => ReferencePurpose.Document,
            ReferenceForm.GoRequirement or ReferenceForm.GoReplacement or ReferenceForm.ChartDependency or ReferenceForm.Dockerfile when !IsIn(path, TestFolders) => ReferencePurpose.BuildTime,
            _ when IsDocument(path) => ReferencePurpose.Document,
            _ when IsIn(path, TestFolders) || EndsIn(path, TestEnds) => ReferencePurpose.Test,
            ReferenceForm.Action or ReferenceForm.GoInstall => ReferencePurpose.Script,
            _ when IsIn(path, ScriptFolders) || EndsIn(path, ScriptEnds) => ReferencePurpose.Script,
            _ => ReferencePurpose.RunTime,
        };
    }

    /// <summary>Whether a file is a document, of which nothing that is published is made.</summary>
    /// <param name="path">The path below the root.</param>
    internal static bool IsDocument(string path) => EndsIn(path, DocumentEnds) || IsIn(path, DocumentFolders) || DocumentFiles.Contains(Path.GetFileName(path));

    private static bool EndsIn(string path, IEnumerable<string> ends) => ends.Any(end => path.EndsWith(end, StringComparison.Ordinal));

    private static bool IsIn(string path, IReadOnlyCollection<string> folders) => path.Split('/')[..^1].Any(folders.Contains);
}
