using System.Buffers;

namespace KubeStellar.Oci;

/// <summary>The grammar of hosts, paths and tags in the distribution specification, by hand because it is needed before anything else at startup.</summary>
internal static class ReferenceGrammar
{
    /// <summary>The greatest length of a tag in characters: 128, by the distribution specification.</summary>
    private const int MaxTagLength = 128;

    // RFC 1035, 2.3.4; what is longer is no host that anything can be sent to.
    private const int MaxLabelLength = 63;
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(LettersAndDigits + "-");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:");
    private static readonly SearchValues<char> TagCharacters = SearchValues.Create(LettersAndDigits + "-_.");

    public static bool IsTag(ReadOnlySpan<char> tag) =>
        tag.Length is > 0 and <= MaxTagLength && tag[0] is not ('.' or '-') && !tag.ContainsAnyExcept(TagCharacters);

    public static bool IsPath(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            if (!IsPathComponent(path[range]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsHost(ReadOnlySpan<char> host)
    {
        var name = host;
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']'))
        {
            var port = host[(colon + 1)..];
            if (port.Length is 0 or > 5 || port.ContainsAnyExceptInRange('0', '9') || int.Parse(port, null) > ushort.MaxValue)
            {
                return false;
            }

            name = host[..colon];
        }

        if (name is ['[', .. var address, ']'])
        {
            // Without zones such as %eth0, which only mean something on one machine.
            return address.Contains(':') && !address.ContainsAnyExcept(AddressCharacters) && System.Net.IPAddress.TryParse(address, out _);
        }

        foreach (var range in name.Split('.'))
        {
            var label = name[range];
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(HostCharacters))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Components are runs of lower-case letters and digits, joined by one dot, one or two underscores, or any number of dashes.</summary>
    private static bool IsPathComponent(ReadOnlySpan<char> component)
    {
        var position = 0;
        while (true)
        {
            var run = RunLength(component[position..], static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
            position += run;
            if (run == 0 || position == component.Length)
            {
                return run > 0;
            }

            var separator = component[position];
            var joint = RunLength(component[position..], c => c == separator);
            if (!(separator == '-' || (separator == '.' && joint == 1) || (separator == '_' && joint <= 2)))
            {
                return false;
            }

            position += joint;
        }
    }

    private static int RunLength(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
        {
            length++;
        }

        return length;
    }
}
