using KubeStellar.Delivery.Versions;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Plans the edits of one repository.</summary>
/// <param name="source">The repository.</param>
/// <param name="goal">What the update is for.</param>
/// <param name="releases">Tells the commits of releases.</param>
internal sealed class RepositoryPlanner(ScannedRepository source, UpdateGoal goal, IReleaseSource releases)
{
    private const string DigestMark = "@sha256:";
    private readonly LiteralObstacles _obstacles = new(source.Name, goal);
    private readonly List<ReferenceEdit> _edits = [];
    private readonly List<UntouchedReference> _untouched = [];

    /// <summary>The texts of the files that change.</summary>
    public Dictionary<string, SourceText> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the edits and what stays, both by file and place.</summary>
    public (IReadOnlyList<ReferenceEdit> Edits, IReadOnlyList<UntouchedReference> Untouched) Plan()
    {
        foreach (var literal in Literals.Of(source.Ledger))
        {
            if (literal.All.Select(reference => goal.VersionFor(source.Name, reference)).FirstOrDefault(version => version is not null) is { } version)
            {
                Plan(literal, version);
            }
        }

        return (
            [.. _edits.OrderBy(edit => edit.Place.File, StringComparer.Ordinal).ThenBy(edit => edit.Place.Start)],
            [.. _untouched.OrderBy(left => left.Reference.Place.File, StringComparer.Ordinal).ThenBy(left => left.Reference.Place.Start)]);
    }

    private void Plan(Literal literal, ReleaseVersion version)
    {
        var (entry, differs) = (literal.Entry, literal.Entry.Release != version);
        if (_obstacles.Of(literal, version) is { } obstacle)
        {
            if (differs)
            {
                _untouched.Add(new UntouchedReference(source.Name, entry, obstacle.Cause, obstacle.Reason));
            }

            return;
        }

        if (TextFor(literal, version, out var pinned) is not { } text)
        {
            _untouched.Add(new UntouchedReference(source.Name, entry, UntouchedCause.Pinned, pinned));
        }
        else if (text != entry.Written)
        {
            Edit(literal, version, text);
        }
    }

    // Null where nothing tells what is to stand there.
    private string? TextFor(Literal literal, ReleaseVersion version, out string pinned)
    {
        var entry = literal.Entry;
        pinned = "";
        if (entry.Form == ReferenceForm.Action && TagStyleFormat.VersionOf(entry.Written) is null)
        {
            pinned = $"it names a commit, and no checkout beside it has the tag {version.GitTag} of {entry.Artifact.Repository ?? entry.Artifact.Name}";
            return entry.Artifact.Repository is { } repository ? releases.CommitOf(repository, version)?.Hex : null;
        }

        if (entry.Release is null)
        {
            pinned = "it names no release";
            return null;
        }

        pinned = "a digest beside it names the content of this very version";
        return IsBesideDigest(entry) ? null : literal.TextOf(version);
    }

    private bool IsBesideDigest(VersionedReference entry) =>
        entry.Form is ReferenceForm.Image or ReferenceForm.Dockerfile
        && TextOf(entry.Place.File) is { } text && entry.Place.Start + entry.Place.Length is var end && end < text.Text.Length
        && text.Text.AsSpan(end).StartsWith(DigestMark, StringComparison.Ordinal);

    private void Edit(Literal literal, ReleaseVersion version, string text)
    {
        var entry = literal.Entry;
        var edit = new ReferenceEdit
        {
            Repository = source.Name,
            Place = entry.Place,
            Form = entry.Form,
            Old = entry.Written,
            New = text,
            Artifact = entry.Artifact,
            Reason = entry.Reason,
        };
        var content = TextOf(entry.Place.File) ?? throw new ChangedSinceScanException(edit);
        _edits.Add(edit);
        _edits.AddRange(Companions.Of(content, edit, version).Where(companion => !source.Ledger.References.Any(reference => Overlap(reference.Place, companion.Place))));
        _untouched.AddRange(literal.Uses.Select(use => new UntouchedReference(source.Name, use, UntouchedCause.Use, $"its version stands at {entry.Place}")));
    }

    private SourceText? TextOf(string path)
    {
        if (!Texts.TryGetValue(path, out var text) && source.Tree.Find(path) is { } file && SourceText.Read(path, source.Tree.Read(file)) is { } read)
        {
            Texts[path] = text = read;
        }

        return text;
    }

    private static bool Overlap(TextPlace one, TextPlace other) => one.File == other.File && one.Start < other.Start + other.Length && other.Start < one.Start + one.Length;
}
