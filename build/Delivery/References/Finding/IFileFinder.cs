namespace KubeStellar.Delivery.References.Finding;

/// <summary>Finds what one kind of file says; it sees that file alone, so that what it finds can be kept for every commit that has the same content at the same path.</summary>
/// <remarks>Its time grows with the file's size alone, whatever the file holds: no file has more than <see cref="Scanning.FileSearch.MaxBytes"/>, no finding looks further than the windows of a <see cref="Text.TextArea"/>, and no more than <see cref="FileFindings.MaxOfSort"/> findings of a sort count.</remarks>
internal interface IFileFinder
{
    /// <summary>Whether files of this path are of its kind.</summary>
    /// <param name="path">The path below the repository's root.</param>
    bool Reads(string path);

    /// <summary>Finds what the file says. Malformed content is noted in the findings and never an error.</summary>
    /// <param name="text">The file.</param>
    /// <param name="findings">Gets what is found; of two mentions that overlap, the first counts, so that structure goes before plain text.</param>
    void Find(SourceText text, FileFindings findings);
}
