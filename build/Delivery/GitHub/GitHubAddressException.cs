using KubeStellar.Delivery.Git;
using KubeStellar.Oci;

namespace KubeStellar.Delivery.GitHub;

/// <summary>The address of GitHub's API cannot be used.</summary>
public sealed class GitHubAddressException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="variable">The variable that holds the address.</param>
    /// <param name="address">The address.</param>
    public GitHubAddressException(string variable, string address)
        : base(new Fault("connect to GitHub", variable, "an https address such as https://api.github.com, without a user name", GitUrl.ForDisplay(address), $"set {variable}, or unset it for github.com"))
        => Variable = variable;

    /// <summary>The variable that holds the address.</summary>
    public string Variable { get; }
}
