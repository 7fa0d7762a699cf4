using System.Diagnostics.CodeAnalysis;

namespace KubeStellar.Delivery.Git;

/// <summary>A full commit name: 40 lower-case hexadecimal digits (SHA-1 repositories).</summary>
public readonly record struct CommitId : IParsable<CommitId>
{
    private const int Length = 40;

    // Makefiles abbreviate with git rev-parse --short, whose length grows with the clone; what goes into a binary must not.
    private const int StableAbbreviation = 7;

    private readonly string? _hex;

    private CommitId(string hex) => _hex = hex;

    /// <summary>The 40 digits.</summary>
    public string Hex => _hex ?? throw new InvalidOperationException("A default CommitId names no commit.");

    /// <summary>The first seven digits, the same in every clone.</summary>
    public string Abbreviated => Hex[..StableAbbreviation];

    /// <summary>Reads a full commit name.</summary>
    /// <param name="text">40 hexadecimal digits.</param>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static CommitId Parse(string text) =>
        TryParse(text, null, out var commit) ? commit : throw new FormatException($"\"{text}\" is not a full commit name of {Length} hexadecimal digits.");

    /// <inheritdoc/>
    static CommitId IParsable<CommitId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a full commit name; false when the text is anything else.</summary>
    /// <param name="s">40 hexadecimal digits.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The commit name.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CommitId result)
    {
        var valid = s is { Length: Length } && s.All(char.IsAsciiHexDigit);
        result = valid ? new CommitId(s!.ToLowerInvariant()) : default;
        return valid;
    }

    /// <summary>Returns the 40 digits.</summary>
    public override string ToString() => Hex;
}
