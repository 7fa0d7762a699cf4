using KubeStellar.Oci;

namespace KubeStellar.Delivery.Versions;

/// <summary>The text is not a semantic version that can name a release.</summary>
public sealed class InvalidVersionException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="text">The text as given.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="nextStep">What to give instead.</param>
    public InvalidVersionException(string text, string reason, string nextStep)
        : base(new Fault("read the version", $"\"{text}\"", "a semantic version without v, such as 1.2.3 or 1.2.3-rc.1 (semver.org)", reason, nextStep))
        => Text = text;

    /// <summary>The text as given.</summary>
    public string Text { get; }
}
