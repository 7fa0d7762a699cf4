using System.Text.RegularExpressions;

namespace KubeStellar.Build.Workflows;

/// <summary>An action of a workflow, named by the commit that its release had when it was looked at: <c>owner/name@&lt;40 hex digits&gt; # v1.2.3</c>.</summary>
public sealed partial record PinnedAction
{
    private PinnedAction(string name, string commit, string version) => (Name, Commit, Version) = (name, commit, version);

    /// <summary>The repository, with a folder where the action lies below its root: <c>owner/name[/folder]</c>.</summary>
    public string Name { get; }

    /// <summary>The full commit, 40 lower-case hexadecimal digits.</summary>
    public string Commit { get; }

    /// <summary>The release that the commit is, such as <c>v1.2.3</c>; it says to a reader what the commit is and decides nothing.</summary>
    public string Version { get; }

    /// <summary>Reads the form of <see cref="ToString"/>.</summary>
    /// <param name="text">The action, commit and release.</param>
    /// <exception cref="FormatException">The text is of another form: a tag or branch in the place of the commit can be moved to other content.</exception>
    public static PinnedAction Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        return match.Success
            ? new PinnedAction(match.Groups["name"].Value, match.Groups["commit"].Value, match.Groups["version"].Value)
            : throw new FormatException($"\"{text}\" is no pinned action; write owner/name@<commit of 40 hexadecimal digits> # <its version>");
    }

    /// <summary>Returns the value of <c>uses</c>, with the release as comment.</summary>
    public override string ToString() => $"{Name}@{Commit} # {Version}";

    [GeneratedRegex(@"\A(?<name>[A-Za-z0-9-]+/[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)@(?<commit>[0-9a-f]{40}) # (?<version>v[0-9]+(\.[0-9]+)*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
