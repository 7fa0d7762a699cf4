namespace KubeStellar.Testing.Faults;

/// <summary>Content and headers that are not what they were.</summary>
internal static class Damage
{
    private const int MostDroppedBytes = 16;

    // What clients act upon, and what they are told instead; null leaves the header out.
    private static readonly (string Name, Func<string, string?> Change)[] Headers =
    [
        ("Docker-Content-Digest", digest => digest[..^1] + (digest[^1] == '0' ? '1' : '0')),
        ("Docker-Content-Digest", _ => "sha256:none"),
        ("Docker-Content-Digest", _ => null),
        ("Location", _ => null),
        ("Location", _ => "http://127.0.0.1:9/nowhere"),
        ("Location", location => new Uri(new Uri(location), "./00000000-0000-4000-8000-000000000000").AbsoluteUri),
        ("Range", _ => "0-1"),
        ("Range", _ => "0-123456789"),
        ("Range", _ => null),
        ("Content-Type", _ => "text/plain"),
        ("Content-Type", _ => null),
        ("OCI-Subject", _ => null),
        ("Www-Authenticate", _ => "Basic realm=\"proxy\""),
    ];

    /// <summary>Returns all bytes before a place, which is never the end.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="place">The place, from 0 to below 1.</param>
    public static byte[] Truncate(byte[] body, double place) => body[..PlaceIn(body, place)];

    /// <summary>Returns the bytes without some in the middle.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="place">The place, from 0 to below 1.</param>
    public static byte[] DropBytes(byte[] body, double place) => [.. body[..PlaceIn(body, place)], .. body.Skip(PlaceIn(body, place) + MostDroppedBytes)];

    /// <summary>Returns the bytes with another one at a place.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="place">The place, from 0 to below 1.</param>
    public static byte[] Flip(byte[] body, double place)
    {
        if (body.Length > 0)
            body[PlaceIn(body, place)] ^= 1;
        return body;
    }

    /// <summary>Changes one of the headers that clients act upon.</summary>
    /// <param name="dice">Chooses the header.</param>
    public static Misbehaviour Header(Random dice)
    {
        var (name, change) = Headers[dice.Next(Headers.Length)];
        return Misbehave.ByChangingHeaders(name, change);
    }

    private static int PlaceIn(byte[] body, double place) => (int)(body.Length * place);
}
