using System.Text;

namespace KubeStellar.Delivery.References.Updates;

/// <summary>Replaces pieces of a file and keeps every other byte.</summary>
internal static class EditedText
{
    /// <summary>Returns the file's new bytes.</summary>
    /// <param name="text">The file.</param>
    /// <param name="edits">The edits, which do not overlap.</param>
    /// <exception cref="ChangedSinceScanException">The file does not hold what was found in it.</exception>
    public static byte[] Apply(SourceText text, IEnumerable<ReferenceEdit> edits)
    {
        var (edited, position) = (new StringBuilder(text.Text.Length), 0);
        foreach (var edit in edits.OrderBy(edit => edit.Place.Start))
        {
            var (start, end) = (edit.Place.Start, edit.Place.Start + edit.Place.Length);
            if (start < position || end > text.Text.Length || !text.Text.AsSpan(start, edit.Place.Length).SequenceEqual(edit.Old))
            {
                throw new ChangedSinceScanException(edit);
            }

            edited.Append(text.Text, position, start - position).Append(edit.New);
            position = end;
        }

        return text.Encode(edited.Append(text.Text, position, text.Text.Length - position).ToString());
    }
}
