using System.Globalization;

namespace KubeStellar.Delivery.Provenance.Sbom;

/// <summary>Identifiers of one SPDX document: letters, digits, points and dashes (SPDX 2.3, 7.2), each once.</summary>
internal sealed class SpdxIds
{
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    /// <summary>Returns the identifier of a text, with a number where another text has the same one.</summary>
    public string Of(string text)
    {
        var id = "SPDXRef-" + string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-'));
        var uses = _uses[id] = _uses.GetValueOrDefault(id) + 1;
        return uses == 1 ? id : Of($"{id["SPDXRef-".Length..]}-{uses.ToString(CultureInfo.InvariantCulture)}");
    }
}
