using System.Globalization;
using KubeStellar.Delivery.Faults;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.Catalog;

/// <summary>A template names a key that has no value.</summary>
public sealed class UnknownTemplateKeyException : FaultException
{
    private const int MaxShownKeys = 20;

    /// <summary>Creates the error.</summary>
    /// <param name="template">The whole template.</param>
    /// <param name="key">The dotted key, without the leading dot.</param>
    /// <param name="position">Where the field starts in the template, from 1.</param>
    /// <param name="knownKeys">The dotted keys that have a value.</param>
    public UnknownTemplateKeyException(string template, string key, int position, IReadOnlyList<string> knownKeys)
        : base(new Fault(
            "evaluate the template",
            template,
            Expected(key, knownKeys),
            string.Create(CultureInfo.InvariantCulture, $".{key} at character {position}"),
            NextStep(key, Nearest(key, knownKeys))))
    {
        Template = template;
        Key = key;
        Position = position;
        KnownKeys = knownKeys;
        NearestKey = Nearest(key, knownKeys);
    }

    /// <summary>The whole template.</summary>
    public string Template { get; }

    /// <summary>The dotted key, without the leading dot.</summary>
    public string Key { get; }

    /// <summary>Where the field starts in the template, from 1.</summary>
    public int Position { get; }

    /// <summary>The dotted keys that have a value.</summary>
    public IReadOnlyList<string> KnownKeys { get; }

    /// <summary>The known key that a slip of the keyboard may have meant; null when none is near.</summary>
    public string? NearestKey { get; }

    // The environment has dozens of names that are nobody's business here; only those that the release defines are listed.
    private static string Expected(string key, IReadOnlyList<string> knownKeys)
    {
        var environment = key.StartsWith("Env.", StringComparison.Ordinal);
        var shown = knownKeys.Where(known => !known.StartsWith("Env.", StringComparison.Ordinal)).Take(MaxShownKeys).ToArray();
        return environment ? "a variable that is set in the environment"
            : shown.Length == 0 ? "a key that has a value; there are none"
            : "one of ." + string.Join(", .", shown) + (knownKeys.Any(known => known.StartsWith("Env.", StringComparison.Ordinal)) ? ", .Env.<variable>" : "");
    }

    private static string NextStep(string key, string? nearest) =>
        nearest is not null ? $"did you mean .{nearest}?"
        : key.StartsWith("Env.", StringComparison.Ordinal) ? $"set the environment variable {key[4..]}"
        : "correct the key";

    private static string? Nearest(string key, IReadOnlyList<string> knownKeys) => NearNames.Of(key, knownKeys).FirstOrDefault();
}
