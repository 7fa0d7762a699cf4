namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>A word of a command: where it stands without its quotes.</summary>
/// <param name="Start">The number of its first character.</param>
/// <param name="End">The number of the first character behind it.</param>
internal readonly record struct ShellWord(int Start, int End)
{
    /// <summary>Returns the word.</summary>
    /// <param name="text">The file's text.</param>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
}
