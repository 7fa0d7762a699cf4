namespace KubeStellar.Oci;

/// <summary>How errors name what allows plain HTTP.</summary>
internal static class PlainHttpOption
{
    public static string For(string host) => $"--plain-http {host}";
}
