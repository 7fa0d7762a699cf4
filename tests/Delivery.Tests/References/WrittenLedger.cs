using KubeStellar.Delivery.References;
using KubeStellar.Delivery.References.Rules;

namespace KubeStellar.Delivery.Tests.References;

/// <summary>A ledger that a test writes by hand: each entry is a piece of a file with its version between ⟦ and ⟧.</summary>
internal sealed class WrittenLedger(string repository)
{
    private readonly Dictionary<string, SourceText> _texts = new(StringComparer.Ordinal);
    private readonly List<VersionedReference> _references = [];

    /// <summary>The entries by file and place.</summary>
    public ReferenceLedger Ledger => new()
    {
        Repository = repository,
        References = [.. _references.OrderBy(reference => reference.Place.File, StringComparer.Ordinal).ThenBy(reference => reference.Place.Start)],
    };

    /// <summary>Tells the content of a file.</summary>
    public void Read(string path, byte[] content) => _texts[path] = SourceText.Read(path, content) ?? throw new ArgumentException("no text", nameof(content));

    /// <summary>Adds an exact reference; a ledger's invariant gives its version.</summary>
    public VersionedReference Add(string path, string piece, ReferenceForm form, ReferencedArtifact artifact, Func<VersionedReference, VersionedReference>? with = null)
    {
        var written = piece[(piece.IndexOf('⟦', StringComparison.Ordinal) + 1)..piece.IndexOf('⟧', StringComparison.Ordinal)];
        var reference = new VersionedReference
        {
            Place = Place(path, piece),
            Written = written,
            Form = form,
            Artifact = artifact,
            Version = written,
            Kind = artifact.Repository == repository ? ReferenceKind.Self : ReferenceKind.Exact,
            Reason = "a test says so",
        };
        reference = with?.Invoke(reference) ?? reference;
        reference = reference.IsUse ? reference : reference with { Version = reference.Prefix + reference.Written };
        _references.Add(reference);
        return reference;
    }

    /// <summary>Returns the place of the marked part of a piece, which the file holds once.</summary>
    public TextPlace Place(string path, string piece)
    {
        var (text, open, close) = (_texts[path], piece.IndexOf('⟦', StringComparison.Ordinal), piece.IndexOf('⟧', StringComparison.Ordinal));
        var plain = piece.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
        var start = text.Text.IndexOf(plain, StringComparison.Ordinal);
        Assert.True(start >= 0 && text.Text.IndexOf(plain, start + 1, StringComparison.Ordinal) < 0, $"{path} does not hold \"{plain}\" once");
        return text.Place(start + open, close - open - 1);
    }

    public static ReferenceRule Rule(RuleMeaning meaning) => new("**", null, meaning, "a rule says so");
}
