namespace KubeStellar.Oci;

/// <summary>A bearer token and when to stop using it; a class without a text form, because it is a secret.</summary>
internal sealed class Token(string value, DateTimeOffset staleAt)
{
    public string Value { get; } = value;

    public DateTimeOffset StaleAt { get; } = staleAt;
}
