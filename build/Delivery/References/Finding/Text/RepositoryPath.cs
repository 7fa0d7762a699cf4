namespace KubeStellar.Delivery.References.Finding.Text;

/// <summary>Owner and name of a repository at the start of an address's path.</summary>
/// <param name="Name">Owner and name.</param>
/// <param name="End">The number of the first character behind them and the slash that follows.</param>
internal sealed record RepositoryPath(string Name, int End)
{
    private const int MaxPart = 100;

    /// <summary>Reads owner and name; null where there are none, or a variable stands for one of them, or nothing follows.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="at">The number of the owner's first character.</param>
    public static RepositoryPath? Read(TextArea area, int at)
    {
        var owner = EndOfPart(area, at);
        var name = owner > at && IsSlash(area, owner) ? EndOfPart(area, owner + 1) : owner;
        return name > owner + 1 && IsSlash(area, name) ? new RepositoryPath(NameOf(area.Text[at..name]), name + 1) : null;
    }

    /// <summary>Reads owner and name, whatever follows; null where there are none, or a variable stands for one of them.</summary>
    /// <param name="area">What is searched.</param>
    /// <param name="at">The number of the owner's first character.</param>
    public static RepositoryPath? ReadLast(TextArea area, int at)
    {
        var owner = EndOfPart(area, at);
        var name = owner > at && IsSlash(area, owner) ? EndOfPart(area, owner + 1) : owner;
        return name > owner + 1 ? new RepositoryPath(NameOf(area.Text[at..name]), name) : null;
    }

    private static string NameOf(string path) => path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path;

    private static bool IsSlash(TextArea area, int at) => at < area.End && area.Text[at] == '/';

    private static int EndOfPart(TextArea area, int at)
    {
        var end = at;
        while (end < area.End && end - at < MaxPart && (char.IsAsciiLetterOrDigit(area.Text[end]) || area.Text[end] is '.' or '_' or '-'))
        {
            end++;
        }

        return end;
    }
}
