using KubeStellar.Oci;

namespace KubeStellar.Delivery.Signing;

/// <summary>A private key is encrypted, and the password is missing or another one.</summary>
public sealed class KeyPasswordException : FaultException
{
    /// <summary>Creates the error.</summary>
    /// <param name="location">The file.</param>
    /// <param name="found">What is wrong with the password.</param>
    public KeyPasswordException(string location, string found)
        : base(new Fault(
            "decrypt the key",
            location,
            $"its password in the environment variable {SigningKey.PasswordVariable}",
            found,
            $"set {SigningKey.PasswordVariable} to the password that the key was made with"))
        => Location = location;

    /// <summary>The file.</summary>
    public string Location { get; }
}
